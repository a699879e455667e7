"""Text typed for the fonts from before Unicode: TCVN3 (`.VnTime`, …) and VNI (`VNI-Times`, …).

Such text holds the Latin-1 letters that the font draws as Vietnamese ones: `Kh«ng` in `.VnTime` is seen as `Không`.
Source: TCVN 5712:1993 (VN3) and the VNI table, as Vietnamese keyboards type them.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping

_TONES = "\u0301\u0300\u0309\u0303\u0323"
"""Sắc, huyền, hỏi, ngã, nặng: the order of all tables here."""

_TCVN3_VOWELS = {
    "a": "¸µ¶·¹", "ă": "¾»¼½Æ", "â": "ÊÇÈÉË", "e": "ÐÌÎÏÑ", "ê": "ÕÒÓÔÖ", "i": "Ý×ØÜÞ",
    "o": "ãßáâä", "ô": "èåæçé", "ơ": "íêëìî", "u": "óïñòô", "ư": "øõö÷ù", "y": "ýúûüþ",
}  # fmt: skip
_TCVN3_LETTERS = dict(zip("¡¢§£¤¥¦¨©ª«¬\xad®", "ĂÂĐÊÔƠƯăâêôơưđ", strict=True))

_VNI_VOWELS = {"a": "a", "e": "e", "o": "o", "ô": "ơ", "u": "u", "ö": "ư", "y": "y"}
_VNI_MARKS = {
    **dict(zip("ùøûõï", _TONES, strict=True)),
    "â": "\u0302",
    **dict(zip("áàåãä", ("\u0302" + tone for tone in _TONES), strict=True)),
    "ê": "\u0306",
    **dict(zip("éèúüë", ("\u0306" + tone for tone in _TONES), strict=True)),
}
_VNI_LETTERS = dict(zip("ñíìæóòîôö", "đíìỉĩịỵơư", strict=True))
_VNI_PAIR = f"(?i:([aeouyôö])([{''.join(_VNI_MARKS)}])|([{''.join(_VNI_LETTERS)}]))"

# What neither table can hold: Vietnamese letters beyond Latin-1, and combining marks.
_UNICODE = "[\u0102-\u0111\u0128-\u0129\u0168-\u0169\u01a0-\u01b0\u0300-\u0323\u1ea0-\u1ef9]"


def _composed(letter: str, marks: str) -> str:
    return unicodedata.normalize("NFC", letter + marks)


def _tcvn3_table() -> Mapping[int, str]:
    toned = {
        stored: _composed(vowel, tone)
        for vowel, letters in _TCVN3_VOWELS.items()
        for stored, tone in zip(letters, _TONES, strict=True)
    }
    return str.maketrans(_TCVN3_LETTERS | toned)


_TCVN3 = _tcvn3_table()


def is_legacy(font: str) -> bool:
    """True for the fonts named `.Vn…` (TCVN3) and `VNI-…`."""
    return font.casefold().startswith((".vn", "vni-"))


def to_unicode(text: str, font: str) -> str:
    """What a reader sees: the text in Unicode (NFC). Text in another font, or that is Unicode already, stays.

    The fonts of TCVN3 whose names end in `H` draw every letter as a capital.
    """
    if not is_legacy(font) or re.search(_UNICODE, text):
        return text
    if not font.casefold().startswith(".vn"):
        return re.sub(_VNI_PAIR, _vni, text)
    seen = text.translate(_TCVN3)
    return seen.upper() if font.rstrip("0123456789 ").endswith("H") else seen


def join(runs: Iterable[tuple[str, str]]) -> str:
    """Text in several fonts, as (text, font) pairs, in Unicode."""
    return "".join(to_unicode(text, font) for text, font in runs)


def _vni(found: re.Match[str]) -> str:
    vowel, mark, letter = found.groups()
    if letter is not None:
        return _in_case(_VNI_LETTERS[letter.lower()], letter)
    return _in_case(_composed(_VNI_VOWELS[vowel.lower()], _VNI_MARKS[mark.lower()]), vowel)


def _in_case(text: str, like: str) -> str:
    return text.upper() if like.isupper() else text
