"""What the number in a cell is, by the cell's number format: a number, a percentage, a date."""

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from math import isfinite

from pipeline.model.cells import CellKind
from pipeline.sheets.cells.book import Found
from pipeline.text.numbers import plain

_FIFTEEN = Context(prec=15, rounding=ROUND_HALF_UP)
# Parts of a number format that are printed as they are: "quoted", \escaped, _space, *fill, [colour or locale].
_LITERAL = re.compile(r'"[^"]*"|[\\_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_LAST_DAY = date(9999, 12, 31)


@lru_cache(maxsize=1024)
def _format(code: str) -> tuple[CellKind, bool]:
    """What a number with this format is, and whether it is a length of time (`[h]:mm`)."""
    positive = _LITERAL.sub("", code).split(";")[0]
    if re.search("[dmhys]", positive, re.IGNORECASE):
        return CellKind.DATE, _ELAPSED.search(positive) is not None
    return (CellKind.PERCENT if "%" in positive else CellKind.NUMBER), False


def decimal(number: int | float) -> Decimal:
    """A binary number rounded to 15 significant digits. Source: CONTRACT, "Numbers"."""
    if isinstance(number, int) and abs(number) < 10**15:
        return Decimal(number)
    return Decimal(plain(_FIFTEEN.create_decimal(Decimal(number))))


def _day(serial: Decimal, from_1904: bool) -> date | None:
    """The day of a serial number, its time of day dropped; None for times alone and days that never were.

    Serial 60 is 29/02/1900, which only spreadsheets know.
    """
    days = int(serial)
    if serial < 1 or (days == 60 and not from_1904):
        return None
    first = date(1904, 1, 1) if from_1904 else date(1899, 12, 31 if days < 60 else 30)
    return first + timedelta(days) if days <= (_LAST_DAY - first).days else None


def number_cell(number: int | float, code: str, *, from_1904: bool = False, formula: bool = False) -> Found:
    """A number with this number format. One too large for a spreadsheet is the error it shows."""
    if not isfinite(number):
        return Found(CellKind.ERROR, "#NUM!", formula)
    kind, elapsed = _format(code)
    value = decimal(number)
    if kind is CellKind.DATE:
        return Found(kind, None if elapsed else _day(value, from_1904), formula)
    return Found(kind, value, formula)
