"""One pass over one sheet of an .xlsx: its filled cells and its merged areas."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from pipeline.model.cells import Cell, CellKind, CellRef, CellValue
from pipeline.sheets.cells import limits
from pipeline.sheets.cells.addresses import Area, area_of, letters_of, place_of
from pipeline.sheets.cells.book import Grid, Rows, made_cell, made_grid
from pipeline.sheets.cells.faults import TooLarge, Unreadable
from pipeline.sheets.cells.numbers import OVERFLOW, Value, is_number, number_value, written_number
from pipeline.sheets.cells.xlsx_styles import Styles
from pipeline.sheets.cells.xlsx_texts import Text, TextPass, as_seen, letters_within
from pipeline.sheets.cells.xlsx_words import MAIN
from pipeline.sheets.cells.xml_pass import Attributes
from pipeline.text.unreadable import ARRAYS, CELLS, cell_astray, cell_twice, count_words

_ROW = re.compile(r"[0-9]{1,9}(?:\.0*)?", re.ASCII)
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ].*)?", re.ASCII | re.DOTALL)
_TIME = re.compile(r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?Z?|P.*", re.ASCII)
_TRUTH = {"1": True, "0": False, "true": True, "false": False}
_NEVER_EMPTY = ("n", "b", "d", "e", "s")
"""Types of cells whose value, where it is written empty, is none: of the others it is an empty text."""

_OVER_SEVERAL = ("array", "dataTable")


@dataclass(frozen=True, slots=True)
class Workbook:
    """What the sheets of one workbook share."""

    file: str
    texts: list[Text]
    styles: Styles
    from_1904: bool


class SheetPass:
    """Cells are built as they end; only those that hold something are kept."""

    def __init__(self, book: Workbook, title: str) -> None:
        self._book, self._title = book, title
        self._rows: Rows = {}
        self._seen: set[int] = set()
        self._merged: list[Area] = []
        self._arrays: list[Area] = []
        self._filled = 0
        self._row = self._column = 0
        self._row_told = False
        self._inside = self._in_row = False
        self._cell: Attributes | None = None
        self._formula = False
        self._value: str | None = None
        self._pieces: list[str] | None = None
        self._length = 0
        self._inline: Text | None = None
        self._text: TextPass | None = None

    def start(self, name: str, attributes: Attributes, /) -> None:
        tag = MAIN.get(name)
        if tag == "c" and self._in_row:
            self._cell, self._value, self._formula, self._inline = attributes, None, False, None
        elif self._text is not None:
            self._text.start(tag, attributes)
        elif self._cell is not None:
            self._start_in_cell(tag, attributes)
        elif tag == "row":
            if self._inside:
                self._start_row(attributes.get("r"))
        elif tag == "sheetData":
            self._inside = True
        elif tag == "mergeCell" and not self._inside:
            self._merge(attributes.get("ref", ""))

    def _start_in_cell(self, tag: str | None, attributes: Attributes) -> None:
        if tag == "v":
            if self._value is None:
                self._pieces, self._length = [], 0
        elif tag == "f":
            self._formula = True
            if attributes.get("t") in _OVER_SEVERAL and (area := area_of(attributes.get("ref", ""))):
                self._arrays.append(area)
        elif tag == "is":
            self._text = TextPass(self._book.file)

    def end(self, name: str, /) -> None:
        tag = MAIN.get(name)
        if tag == "c":
            if self._cell is not None:
                self._end_cell(self._cell)
                self._cell = None
        elif tag == "v":
            if (pieces := self._pieces) is not None:
                self._value, self._pieces = pieces[0] if len(pieces) == 1 else "".join(pieces), None
        elif tag == "is" and self._text is not None:
            self._inline, self._text = self._text.made(), None
        elif self._text is not None:
            self._text.end(tag)
        elif tag == "row":
            self._in_row = False
        elif tag == "sheetData":
            self._inside = False

    def text(self, text: str, /) -> None:
        if self._pieces is not None:
            self._length += len(text)
            letters_within(self._length, self._book.file)
            self._pieces.append(text)
        elif self._text is not None:
            self._text.text(text)

    def grid(self) -> Grid:
        """All that was found. Raises: TooLarge."""
        self._spread_formulas()
        return made_grid(self._rows, self._merged, self._book.file)

    def _merge(self, ref: str) -> None:
        area = area_of(ref)
        if area and ":" in ref:
            self._merged.append(area)
            if len(self._merged) > limits.MERGES:
                self.grid()

    def _start_row(self, told: str | None) -> None:
        if told is None:
            self._row += 1
        elif _ROW.fullmatch(told):
            self._row = int(told.partition(".")[0])
        else:
            self._row = 0
        if not 1 <= self._row <= limits.ROWS:
            raise self._damaged(f"row {told}")
        self._row_told, self._column, self._in_row = told is not None, 0, True

    def _end_cell(self, cell: Attributes) -> None:
        told = cell.get("r")
        row, column = place_of(told) if told else (self._row, self._column + 1)
        if row != self._row or not 0 < column <= limits.COLUMNS:
            self._correct_row(told or "", row)
        self._column = column
        place, seen = row * limits.COLUMNS + column, self._seen
        if place in seen:
            raise self._damaged(f"{self._address()} twice", why=cell_twice(self._address()))
        seen.add(place)
        if self._value or self._formula or self._inline is not None:
            self._keep(cell)
        if len(seen) > limits.CELLS:
            raise TooLarge(f"{self._book.file}: cells", size=count_words(limits.CELLS, CELLS))

    def _correct_row(self, told: str, row: int) -> None:
        """A cell knows its row where the row itself says nothing."""
        if not row or not told:
            raise self._damaged(f"cell {told}")
        if self._row_told:
            raise self._damaged(f"{told} in row {self._row}", why=cell_astray(told, self._row))
        self._row = row

    def _address(self) -> str:
        return f"{letters_of(self._column)}{self._row}"

    def _damaged(self, detail: str, **facts: str) -> Unreadable:
        return Unreadable(f"{self._book.file} › {self._title}: {detail}", **facts)

    def _keep(self, cell: Attributes) -> None:
        ref = CellRef(self._book.file, self._title, self._address())
        kind, value, legacy = self._found(cell)
        made = made_cell(kind, value, ref, self._formula, legacy)
        if made is None:
            return
        self._rows.setdefault(self._row, {})[self._column] = made
        self._filled += 1
        if self._filled > limits.FILLED:
            raise TooLarge(f"{self._book.file}: cells", size=count_words(limits.FILLED, CELLS))

    def _found(self, cell: Attributes) -> tuple[CellKind, CellValue, str]:
        """Kind, value and stored legacy text of the cell that ends."""
        kind, value = cell.get("t", "n"), self._value
        if kind == "inlineStr" or value is None:
            return self._texted(self._inline, cell) if self._inline is not None else (CellKind.BLANK, None, "")
        if not value and kind in _NEVER_EMPTY:
            return CellKind.BLANK, None, ""
        if kind in _READERS:
            found, what = _READERS[kind](self, value, cell)
            return found, what, ""
        _, seen, legacy = self._texted(self._shared(value) if kind == "s" else value, cell)
        return CellKind.ERROR if kind == "e" else CellKind.TEXT, seen, legacy

    def _texted(self, text: Text, cell: Attributes) -> tuple[CellKind, CellValue, str]:
        font = self._book.styles.font(_style(cell)) if self._book.styles.fonts else ""
        seen, stored = as_seen(text, font)
        return CellKind.TEXT, seen, stored if seen != stored else ""

    def _shared(self, text: str) -> Text:
        place = text.strip()
        if not (place.isascii() and place.isdigit() and len(place) < 10) or int(place) >= len(self._book.texts):
            raise self._damaged(f"no shared text {text!r}")
        return self._book.texts[int(place)]

    def _number(self, text: str, cell: Attributes) -> Value:
        number = written_number(text)
        if number is not None:
            return number_value(number, self._book.styles.code(_style(cell)), from_1904=self._book.from_1904)
        if not is_number(text):
            raise self._damaged(f"{text!r} is no number")
        return OVERFLOW

    def _truth(self, text: str, cell: Attributes) -> Value:
        truth = _TRUTH.get(text.strip())
        if truth is None:
            raise self._damaged(f"{text!r} is no truth value")
        return CellKind.BOOL, truth

    def _date(self, text: str, cell: Attributes) -> Value:
        """A date written in words (ISO 8601), not as a serial number."""
        day = _DAY.fullmatch(text)
        if day is None and not _TIME.fullmatch(text):
            raise self._damaged(f"{text!r} is no date")
        if day is None:
            return CellKind.DATE, None
        try:
            return CellKind.DATE, date(int(day[1]), int(day[2]), int(day[3]))
        except ValueError as error:
            raise self._damaged(f"{text!r} is no date") from error

    def _spread_formulas(self) -> None:
        """A formula over several cells is written in the first of them only; the others are formulas as well."""
        visits = 0
        for top, left, bottom, right in self._arrays:
            visits += len(self._rows)
            for number in [number for number in self._rows if top <= number <= bottom]:
                cells = self._rows[number]
                last = min(right, max(cells))
                visits += len(cells) + max(last - left, 0)
                for column in range(left, last + 1) if visits < limits.ARRAYS else ():
                    cells[column] = self._as_formula(cells.get(column), number, column)
            if visits > limits.ARRAYS:
                raise TooLarge(f"{self._book.file}: array formulas", size=count_words(limits.ARRAYS, ARRAYS))

    def _as_formula(self, cell: Cell | None, row: int, column: int) -> Cell:
        if cell is not None:
            return replace(cell, formula=True)
        return Cell(CellKind.BLANK, None, CellRef(self._book.file, self._title, f"{letters_of(column)}{row}"), True)


_READERS: Mapping[str, Callable[[SheetPass, str, Attributes], Value]] = {
    "n": SheetPass._number,
    "b": SheetPass._truth,
    "d": SheetPass._date,
}


def _style(cell: Attributes) -> int:
    style = cell.get("s", "0")
    return int(style) if len(style) < 10 and style.isascii() and style.isdigit() else 0
