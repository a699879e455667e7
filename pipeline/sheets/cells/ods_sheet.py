"""One pass over the tables of an .ods: their filled cells."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from pipeline.model.cells import Cell, CellKind, CellValue
from pipeline.sheets.cells import limits
from pipeline.sheets.cells.book import Grid, Rows, in_order, made_grid
from pipeline.sheets.cells.faults import TooLarge, Unreadable
from pipeline.sheets.cells.making import made_cell
from pipeline.sheets.cells.numbers import OVERFLOW, Value, is_number, number_value, written_number
from pipeline.sheets.cells.ods_styles import Styles, StylesPass
from pipeline.sheets.cells.xlsx_texts import letters_within
from pipeline.sheets.cells.xml_pass import Attributes
from pipeline.text.legacy_fonts import join
from pipeline.text.unreadable import CELLS, count_words

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE, _TEXT = f"{_SPACE}table:1.0}}", f"{_SPACE}office:1.0}}", f"{_SPACE}text:1.0}}"
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_TABLE_DEPTH = 4
"""Tables stand in the spreadsheet, that in the body, that in the document."""

_GROUPS = frozenset(
    f"{_TABLE}table-{what}"
    for what in ("rows", "row-group", "header-rows", "columns", "column-group", "header-columns")
)
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_SPACES = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_COUNT = re.compile("[0-9]{1,9}")
_ERROR = re.compile(r"#[A-Z0-9/]+[!?]?|Err:[0-9]+")
_TRUTH = {"of:=TRUE()": True, "of:=FALSE()": False}
"""How LibreOffice writes truth values that came from an .xlsx."""


class _Found(NamedTuple):
    """A cell with something in it, and the columns in which it stands; None where nobody sees it."""

    columns: range
    cell: Cell | None


@dataclass
class _Row:
    """A row as it is read: the cells that hold something."""

    times: int
    style: str
    column: int = 1
    found: list[_Found] = field(default_factory=list)


@dataclass
class _Table:
    """A sheet as it is read. Repeated blank rows cost nothing."""

    title: str
    next_row: int = 1
    filled: int = 0
    rows: Rows = field(default_factory=dict)
    columns: list[tuple[int, str]] = field(default_factory=list)
    """Up to which column which style holds for cells without one."""
    fault: Unreadable | None = None


class TablesPass:
    """Reads `tables`, by title: what gives each one's grid. Styles of the part are read on the way."""

    def __init__(self, styles: Styles, name: str) -> None:
        self.tables: dict[str, Callable[[], Grid]] = {}
        self._styles, self._name, self._style_pass = styles, name, StylesPass(styles)
        self._depth = self._skipped = self._length = 0
        self._table: _Table | None = None
        self._row: _Row | None = None
        self._cell: Attributes | None = None
        self._runs: list[tuple[str, str]] = []
        self._fonts: list[str] = []

    def start(self, name: str, attributes: Attributes, /) -> None:
        self._depth += 1
        if self._skipped:
            self._skipped += 1
        elif self._table is None:
            if name == f"{_TABLE}table" and self._depth == _TABLE_DEPTH:
                self._table = _Table(unicodedata.normalize("NFC", attributes.get(f"{_TABLE}name", "")))
            else:
                self._style_pass.start(name, attributes)
        elif self._table.fault:
            self._skipped = 1
        else:
            try:
                self._start_inside(self._table, name, attributes)
            except Unreadable as fault:
                self._table.fault, self._skipped = fault, 1

    def _start_inside(self, table: _Table, name: str, attributes: Attributes) -> None:
        if self._cell is not None:
            self._start_in_cell(name, attributes)
        elif self._row is not None and name in _CELLS:
            self._cell, self._runs, self._fonts = attributes, [], []
            if name == _CELLS[1]:  # below merged cells
                self._row.column += self._times(attributes, "columns", limits.COLUMNS)
                self._cell, self._skipped = None, 1
        elif name == f"{_TABLE}table-row":
            style = attributes.get(f"{_TABLE}default-cell-style-name", "")
            self._row = _Row(self._times(attributes, "rows", limits.ROWS), style)
        elif name == f"{_TABLE}table-column":
            last = (table.columns[-1][0] if table.columns else 0) + self._times(attributes, "columns", limits.COLUMNS)
            table.columns.append((last, attributes.get(f"{_TABLE}default-cell-style-name", "")))
        elif name not in _GROUPS:
            self._skipped = 1

    def _start_in_cell(self, name: str, attributes: Attributes) -> None:
        """A paragraph, or a part of one; comments and pictures are no text of the cell."""
        if not self._fonts:
            if name == f"{_TEXT}p":
                self._runs += [("\n", "")] if self._runs else []
                self._fonts.append(self._styles.font("table-cell", self._style() or "Default"))
            else:
                self._skipped = 1
        elif not name.startswith(_TEXT):
            self._skipped = 1
        else:
            if name == f"{_TEXT}s":
                times = attributes.get(f"{_TEXT}c", "1")
                self.text(" " * (min(int(times), 100) if _COUNT.fullmatch(times) else 1))
            elif name in _SPACES:
                self.text(_SPACES[name])
            style = attributes.get(f"{_TEXT}style-name", "") if name == f"{_TEXT}span" else ""
            self._fonts.append((style and self._styles.font("text", style)) or self._fonts[-1])

    def _style(self) -> str:
        """The style of the cell, else of its row, else of its column."""
        cell, row, table = self._cell or {}, self._row or _Row(1, ""), self._table or _Table("")
        own = cell.get(f"{_TABLE}style-name", "") or row.style
        return own or next((style for last, style in table.columns if row.column <= last), "")

    def end(self, name: str, /) -> None:
        self._depth -= 1
        if self._skipped:
            self._skipped -= 1
        elif self._table is None:
            self._style_pass.end(name)
        elif self._depth < _TABLE_DEPTH:
            self.tables.setdefault(self._table.title, _loader(self._table, self._name))
            self._table = self._row = self._cell = None
            self._fonts = []
        elif self._fonts:
            self._fonts.pop()
        elif not self._table.fault:
            try:
                self._end_inside(self._table, name)
            except Unreadable as fault:
                self._table.fault = fault

    def _end_inside(self, table: _Table, name: str) -> None:
        if self._cell is not None and self._row is not None:
            self._end_cell(self._row, self._cell)
            self._cell = None
        elif name == f"{_TABLE}table-row" and self._row is not None:
            self._end_row(table, self._row)
            self._row = None

    def text(self, text: str, /) -> None:
        if self._fonts and not self._skipped:
            self._length += len(text)
            letters_within(self._length, self._name)
            self._runs.append((text, self._fonts[-1]))

    def _times(self, attributes: Attributes, what: str, most: int) -> int:
        """How often a row, column or cell stands there."""
        times = attributes.get(f"{_TABLE}number-{what}-repeated", "1")
        if not _COUNT.fullmatch(times) or not 1 <= int(times) <= most:
            raise Unreadable(f"{self._name}: repeated {times} times")
        return int(times)

    def _end_cell(self, row: _Row, cell: Attributes) -> None:
        times, self._length = self._times(cell, "columns", limits.COLUMNS), 0
        kind, value, legacy = self._found(cell)
        formula = bool(_formula(cell)) and kind is not CellKind.BOOL
        if kind is not CellKind.BLANK or formula:
            if row.column + times - 1 > limits.COLUMNS:
                raise Unreadable(f"{self._name}: wider than any spreadsheet")
            columns = range(row.column, row.column + times)
            row.found.append(_Found(columns, made_cell(kind, value, formula, legacy)))
        row.column += times

    def _end_row(self, table: _Table, row: _Row) -> None:
        first, table.next_row = table.next_row, table.next_row + row.times
        table.filled += row.times * sum(len(found.columns) for found in row.found)
        if row.found and table.next_row - 1 > limits.ROWS:
            raise Unreadable(f"{self._name}: longer than any spreadsheet")
        if table.filled > limits.FILLED:
            raise TooLarge(f"{self._name}: cells", size=count_words(limits.FILLED, CELLS))
        for number in range(first, table.next_row if row.found else first):
            table.rows[number] = {column: one.cell for one in row.found if one.cell for column in one.columns}

    def _found(self, cell: Attributes) -> tuple[CellKind, CellValue, str]:
        """Kind, value and stored legacy text of the cell that ends."""
        told = cell.get(f"{_OFFICE}value-type", "")
        reader = _READERS.get(told)
        return (*reader(self, cell), "") if reader else self._texted(cell, told)

    def _number(self, cell: Attributes) -> Value:
        if _formula(cell) in _TRUTH and cell.get(f"{_OFFICE}value-type") == "float":
            return CellKind.BOOL, _TRUTH[_formula(cell)]
        text = cell.get(f"{_OFFICE}value", "")
        number = written_number(text)
        if number is None and not is_number(text) and text not in ("NaN", "INF", "-INF"):
            raise Unreadable(f"{self._name}: {text!r} is no number")
        percent = cell.get(f"{_OFFICE}value-type") == "percentage"
        return OVERFLOW if number is None else number_value(number, "0%" if percent else "0")

    def _date(self, cell: Attributes) -> Value:
        return CellKind.DATE, _day(cell.get(f"{_OFFICE}date-value", ""))

    def _time(self, cell: Attributes) -> Value:
        return CellKind.DATE, None

    def _truth(self, cell: Attributes) -> Value:
        return CellKind.BOOL, cell.get(f"{_OFFICE}boolean-value") == "true"

    def _texted(self, cell: Attributes, told: str) -> tuple[CellKind, CellValue, str]:
        runs = self._runs or [(cell.get(f"{_OFFICE}string-value", ""), "")]
        seen, stored = join(runs), "".join(text for text, _ in runs)
        if not stored and told != "string":
            return CellKind.BLANK, None, ""
        error = cell.get(f"{_CALC}value-type") == "error" or (_formula(cell) and _ERROR.fullmatch(stored))
        return CellKind.ERROR if error else CellKind.TEXT, seen, stored if seen != stored else ""


_READERS: Mapping[str, Callable[[TablesPass, Attributes], Value]] = {
    **dict.fromkeys(("float", "percentage", "currency"), TablesPass._number),
    "date": TablesPass._date,
    "time": TablesPass._time,
    "boolean": TablesPass._truth,
}


def _loader(table: _Table, name: str) -> Callable[[], Grid]:
    def load() -> Grid:
        if table.fault:
            raise table.fault
        return made_grid(*in_order(table.rows), (), name)

    return load


def _formula(cell: Attributes) -> str:
    return cell.get(f"{_TABLE}formula", "")


def _day(text: str) -> date | None:
    """The day of `2018-06-20T08:30:00`; None for times alone, which stand on the day before spreadsheets begin."""
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return None
    return day if day.year >= 1900 else None
