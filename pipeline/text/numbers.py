"""Numbers as Vietnamese papers write them, and as data files do."""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from pipeline.model.rounding import half_up

_SIGNS = str.maketrans(",.", ".,")
_REMEMBERED = 4096


def plain(number: Decimal) -> str:
    """Data: plain decimal text without trailing zeros, `12.5`, `100`, `0` (CONTRACT section 11)."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def vietnamese(number: Decimal | int) -> str:
    """Papers: decimal comma, thousands point, the decimals as they are: `24.111`, `94,50`."""
    return format(number, ",f" if isinstance(number, Decimal) else ",d").translate(_SIGNS)


@lru_cache(_REMEMBERED)
def short(number: Decimal) -> str:
    """Running text: like `vietnamese`, without trailing zeros: `94,5`, `0,25`. Many are the same."""
    return vietnamese(Decimal(plain(number)))


def percent(share: Fraction | Decimal) -> str:
    """Running text: a share of one in percent, with one decimal at most: `89,7%`, `100%`."""
    return f"{short(half_up(Fraction(share) * 100, 1))}%"


def exact(number: Fraction) -> str:
    """Workings: every digit of a number that ends, `27,5`; a fraction of one that does not, `10/3`."""
    rest, places = number.denominator, 0
    if rest == 1:
        return vietnamese(number.numerator)
    while rest % 10 == 0 or rest % 2 == 0 or rest % 5 == 0:
        rest //= 10 if rest % 10 == 0 else 2 if rest % 2 == 0 else 5
        places += 1
    if rest != 1:
        return f"{vietnamese(number.numerator)}/{vietnamese(number.denominator)}"
    return short(Decimal(f"{number.numerator * 10**places // number.denominator}e-{places}"))


def in_decimals(number: Fraction, places: int = 4) -> str:
    """Workings: as `exact`, but of a number that does not end the first decimals: `14,1666…`."""
    told = exact(number)
    if "/" not in told:
        return told
    whole = abs(number.numerator) * 10**places // number.denominator
    return f"{'-' if number < 0 else ''}{vietnamese(Decimal(f'{whole}e-{places}'))}…"


def count(number: int) -> str:
    """Counts in running text: below ten with a leading zero, `07`, `11` (Nghị định 30)."""
    return f"{number:02d}" if number < 10 else vietnamese(number)


def cell_format(decimals: int, before: str = "") -> str:
    """Workbooks: the number format with that many decimals, with Vietnam's comma where the program can tell it.

    `before` stands in front of the number, as the format writes it; the language must come first of all.
    Excel always takes the comma or point of the reader's country; LibreOffice takes that of the format's language.
    """
    return f"[$-42A]{before}#,##0" + ("." + "0" * decimals if decimals else "")


def signed(number: Decimal) -> str:
    """A difference: `+1,25`, `−0,50`, `0,00`."""
    return f"{'+' if number > 0 else '−' if number < 0 else ''}{vietnamese(abs(number))}"


def signed_format(decimals: int) -> str:
    """Workbooks: the number format of a difference, as `signed` writes it."""
    return ";".join(cell_format(decimals, before) for before in ("+", '"−"', ""))
