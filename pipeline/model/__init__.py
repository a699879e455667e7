"""The nouns of an emulation bloc's review. Frozen, and they know nothing of ours.

Points are `Decimal` with the bloc's decimals once they are rounded, `Fraction` before. Texts are NFC.
Codes identify; names only describe. Sequences are tuples, and `None` is "not there", never zero.
"""
