"""What the number in a cell is, by the cell's number format: a number, a percentage, a date."""

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from math import isfinite

from pipeline.model.cells import CellKind, CellValue
from pipeline.sheets.cells.formats import section_for
from pipeline.text.numbers import plain

_FIFTEEN = Context(prec=15, rounding=ROUND_HALF_UP)
_SPACES = "[ \t\r\n]*"  # what XML has of them
_WRITTEN = re.compile(rf"{_SPACES}[+-]?(?:[0-9]+(?:(\.)[0-9]*)?|(\.)[0-9]+)(?:([eE])[+-]?[0-9]+)?{_SPACES}")
_LAST_DAY = date(9999, 12, 31)

Value = tuple[CellKind, CellValue]
OVERFLOW: Value = (CellKind.ERROR, "#NUM!")
"""A number too large for a spreadsheet is the error it shows."""


def decimal(number: int | float) -> Decimal:
    """A binary number rounded to 15 significant digits. Source: CONTRACT, "Numbers"."""
    if isinstance(number, int) and abs(number) < 10**15:
        return Decimal(number)
    return Decimal(plain(_FIFTEEN.create_decimal(Decimal(number))))


def written_number(text: str) -> Decimal | None:
    """The number that a file writes in a cell, rounded to 15 significant digits; None where it is none, or infinite.

    A short one without an exponent is its own digits: the binary number next to it rounds to the same.
    """
    if len(text) < 16 and text.isascii() and text.isdigit():
        return Decimal(text)
    found = _WRITTEN.fullmatch(text)
    number = float(text) if found else 0.0
    if found is None or not isfinite(number):
        return None
    if not found[3] and len(text) < 16:
        return Decimal(plain(Decimal(text.strip())))
    broken = found[1] or found[2] or found[3]
    return decimal(number) if broken else Decimal(plain(_FIFTEEN.create_decimal(text.strip())))


def is_number(text: str) -> bool:
    """Whether a text is a number as files write them, however large."""
    return _WRITTEN.fullmatch(text) is not None


def _day(serial: Decimal, from_1904: bool) -> date | None:
    """The day of a serial number, its time of day dropped; None for times alone and days that never were.

    Serial 60 is 29/02/1900, which only spreadsheets know.
    """
    days = int(serial)
    if serial < 1 or (days == 60 and not from_1904):
        return None
    first = date(1904, 1, 1) if from_1904 else date(1899, 12, 31 if days < 60 else 30)
    return first + timedelta(days) if days <= (_LAST_DAY - first).days else None


def number_value(number: Decimal, code: str, *, from_1904: bool = False) -> Value:
    """A number with this number format."""
    section = section_for(code, number)
    if section.kind is CellKind.DATE:
        return section.kind, None if section.elapsed else _day(number, from_1904)
    return section.kind, number
