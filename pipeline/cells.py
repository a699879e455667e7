"""The one place that turns a workbook file into cells; nothing else knows what reads it.

A book is read from memory: no file stays open, and the received file is never touched. Sheets are parsed
when their rows are asked for.
"""

from __future__ import annotations

import lzma
import re
import struct
import unicodedata
import warnings
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cached_property, lru_cache
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.formula.tokenizer import TokenizerError
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter, range_boundaries
from openpyxl.utils.datetime import MAC_EPOCH

from pipeline.model import Cell, CellKind, CellRef
from pipeline.text.numbers import plain
from pipeline.text.words import clean

Row = tuple[Cell, ...]
T = TypeVar("T")


class Unreadable(Exception):  # noqa: N818 - it names what the file is
    """A file that is no workbook: not a spreadsheet at all, cut off, encrypted, or damaged inside."""


# What openpyxl lets through from zip, XML and its own descriptors when it meets a broken file. Both XML
# parsers' errors are SyntaxErrors; "File is encrypted" is a RuntimeError, "no workbook part" an OSError.
_BROKEN = (
    OSError, BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, SyntaxError, LookupError,
    ValueError, TypeError, AttributeError, OverflowError, RuntimeError, TokenizerError,
)  # fmt: skip


@contextmanager
def _reading(name: str) -> Iterator[None]:
    """Any way in which a file can be broken becomes `Unreadable`; what openpyxl will not keep is no news."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except _BROKEN as error:
            raise Unreadable(f"{name}: {error}") from error


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


def _decimal(number: int | float) -> Decimal:
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


def _number(number: int | float, code: str, from_1904: bool) -> tuple[CellKind, Decimal | date | str | None]:
    """What a number with this number format is. One too large for a spreadsheet is the error it shows."""
    if number in (float("inf"), float("-inf")):
        return CellKind.ERROR, "#NUM!"
    kind, elapsed = _format(code)
    value = _decimal(number)
    if kind is CellKind.DATE:
        return kind, None if elapsed else _day(value, from_1904)
    return kind, value


@dataclass(frozen=True, slots=True)
class _Found:
    """A cell as openpyxl gives it: its value, type letter and, for numbers, number format."""

    value: Any
    letter: str
    code: str = ""


def _found(cell: Any) -> _Found | None:
    """None for a blank cell, formatted or not. The format is looked up for numbers only: it takes time."""
    if cell.value is None:
        return None
    return _Found(cell.value, cell.data_type, cell.number_format if cell.data_type == "n" else "")


def _cell(found: _Found | None, ref: CellRef, from_1904: bool) -> Cell:
    """A cell as ours. A formula is BLANK here: `Book.stored` knows its value."""
    if found is None or found.letter == "f":
        return Cell(CellKind.BLANK, None, ref, formula=found is not None)
    value = found.value
    if isinstance(value, str):
        text = clean(value)
        kind = CellKind.ERROR if found.letter == "e" else CellKind.TEXT
        return Cell(kind, text, ref) if text else Cell(CellKind.BLANK, None, ref)
    if isinstance(value, bool):
        return Cell(CellKind.BOOL, value, ref)
    if isinstance(value, (date, time, timedelta)):  # written in words (ISO 8601), not as a serial number
        day = value.date() if isinstance(value, datetime) else value
        return Cell(CellKind.DATE, day if isinstance(day, date) else None, ref)
    return Cell(*_number(value, found.code, from_1904), ref)


@dataclass(frozen=True)
class Sheet:
    """One sheet, hidden or not. `rows[r - 1][c - 1]` is a cell; blank cells after the last are not kept."""

    name: str
    file: str
    _source: Any = field(repr=False, compare=False)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All rows down to the last that holds anything; they may differ in length.

        Raises: Unreadable, where the sheet is damaged.
        """
        with _reading(self.file):
            self._source.reset_dimensions()  # programs write wrong ones
            found = [_without_tail([_found(cell) for cell in row]) for row in self._source.iter_rows()]
        from_1904 = self._source.parent.epoch == MAC_EPOCH
        rows = [
            tuple(_cell(cell, self._ref(row, column), from_1904) for column, cell in enumerate(cells, start=1))
            for row, cells in enumerate(_without_tail(found), start=1)
        ]
        for formula in (cell.value for cells in found for cell in cells if cell and cell.letter == "f"):
            _mark_formulas(rows, getattr(formula, "ref", None))
        return tuple(rows)

    def cell(self, row: int, column: int) -> Cell:
        """The cell in this row and column, both from 1; blank beyond the end."""
        if row <= len(self.rows) and column <= len(self.rows[row - 1]):
            return self.rows[row - 1][column - 1]
        return Cell(CellKind.BLANK, None, self._ref(row, column))

    def _ref(self, row: int, column: int) -> CellRef:
        return CellRef(self.file, self.name, f"{get_column_letter(column)}{row}")


def _without_tail(items: list[T]) -> list[T]:
    """The items up to the last that holds something: formatting alone may go on for a million rows."""
    size = len(items)
    while size and not items[size - 1]:
        size -= 1
    return items[:size]


def _mark_formulas(rows: list[Row], area: str | None) -> None:
    """A formula over several cells (`area`) is written in the first of them only; the others are formulas as well."""
    if area is None:
        return
    left, top, right, bottom = (edge or 1 for edge in range_boundaries(area))
    for at in range(top - 1, min(bottom, len(rows))):
        rows[at] = tuple(
            Cell(CellKind.BLANK, None, cell.ref, formula=True) if left <= column <= right else cell
            for column, cell in enumerate(rows[at], start=1)
        )


@dataclass(frozen=True)
class Book:
    """A workbook: its sheets by name (NFC), in order."""

    name: str
    sheets: Mapping[str, Sheet]
    _data: bytes = field(repr=False, compare=False)

    def stored(self, cell: Cell) -> Cell:
        """The cell with the value that was stored when its formula was last computed; others as they are.

        A formula without a stored value stays BLANK. Raises: Unreadable.
        """
        if not cell.formula or cell.ref is None:
            return cell
        return replace(self._values[cell.ref.sheet].cell(*coordinate_to_tuple(cell.ref.cell)), formula=True)

    @cached_property
    def _values(self) -> Mapping[str, Sheet]:
        """The same sheets with stored values in place of formulas: read a second time, and only when wanted."""
        return _sheets(self._data, self.name, stored=True)


def _sheets(data: bytes, name: str, stored: bool) -> Mapping[str, Sheet]:
    with _reading(name):
        book: Any = load_workbook(BytesIO(data), read_only=True, data_only=stored, keep_links=False)
        # Dates are told from their formats here: openpyxl turns a serial that is no day into an error value.
        book._date_formats = set()
        sheets: dict[str, Sheet] = {}
        for source in book.worksheets:
            title = unicodedata.normalize("NFC", source.title)
            sheets.setdefault(title, Sheet(title, name, source))
    if not sheets:
        raise Unreadable(f"{name}: no sheets")
    return MappingProxyType(sheets)


def read_book(path: Path, name: str) -> Book:
    """Read a workbook; `name` is what its cells' references call the file.

    Raises: Unreadable, here or when a damaged sheet is parsed.
    """
    with _reading(name):
        data = path.read_bytes()
    return Book(name, _sheets(data, name, stored=False), data)
