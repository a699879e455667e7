"""One pass over one sheet of an .xlsx: its filled cells and its merged areas."""

import re
from xml.parsers.expat import XMLParserType

from pipeline.sheets.cells import limits
from pipeline.sheets.cells.addresses import Area, area_of, letters_of, place_of
from pipeline.sheets.cells.book import Grid, Rows, in_order, made_grid
from pipeline.sheets.cells.faults import TooLarge
from pipeline.sheets.cells.making import FORMULA
from pipeline.sheets.cells.xlsx_cells import CellMaker
from pipeline.sheets.cells.xlsx_texts import TextPass, letters_within
from pipeline.sheets.cells.xlsx_usual import usual_sheet
from pipeline.sheets.cells.xlsx_words import MAIN, Text
from pipeline.sheets.cells.xml_pass import Attributes, run_steered
from pipeline.text.unreadable import ARRAYS, CELLS, cell_astray, cell_twice, count_words

_ROW = re.compile(r"[0-9]{1,9}(?:\.0*)?", re.ASCII)
_OVER_SEVERAL = ("array", "dataTable")


def sheet_grid(data: bytes, cells: CellMaker, file: str) -> Grid:
    """What a sheet holds, be its part of the usual shape or not. Raises: Unreadable, TooLarge."""
    usual = usual_sheet(data, cells)
    if usual is not None:
        return made_grid(*usual, file)
    over = SheetPass(cells, file)
    run_steered(data, over.steer, file)
    return over.grid()


class SheetPass:
    """Cells are made as they end; only those that hold something are kept.

    Half of a form's cells are blank and only coloured: of these no more is asked than where they stand.
    """

    def __init__(self, cells: CellMaker, file: str) -> None:
        self._cells, self._file = cells, file
        self._rows: Rows = {}
        self._seen: set[int] = set()
        self._merged: list[Area] = []
        self._arrays: list[Area] = []
        self._filled = 0
        self._row = self._column = 0
        self._row_told = False
        self._parser: XMLParserType
        self._inside = self._in_row = False
        self._c = self._v = ""
        self._cell: Attributes | None = None
        self._formula = self._holds = False
        self._value: str | None = None
        self._pieces: list[str] | None = None
        self._length = 0
        self._inline: Text | None = None
        self._text: TextPass | None = None

    def steer(self, parser: XMLParserType) -> None:
        """Nothing is to be told of a sheet but of its cells, and which of them are merged."""
        self._parser = parser
        self._leave_cells()

    def _enter_cells(self) -> None:
        self._inside, parser = True, self._parser
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._tell

    def _leave_cells(self) -> None:
        self._inside, parser = False, self._parser
        parser.StartElementHandler, parser.EndElementHandler = self._start_outside, None
        parser.CharacterDataHandler = None

    def _start(self, name: str, attributes: Attributes, /) -> None:
        if name == self._c:
            if self._in_row:
                if self._holds:
                    self._clear()
                self._cell = attributes
        elif self._text is not None:
            self._text.start(MAIN.get(name), attributes)
        elif self._cell is None:
            self._start_outside(name, attributes)
        elif name != self._v:
            self._start_in_cell(MAIN.get(name), attributes)
        elif self._value is None:
            self._pieces, self._length, self._holds = [], 0, True

    def _start_outside(self, name: str, attributes: Attributes, /) -> None:
        tag = MAIN.get(name)
        if tag == "row":
            if self._inside:
                self._start_row(attributes.get("r"))
        elif tag == "sheetData":
            space = name.removesuffix(tag)
            self._c, self._v = f"{space}c", f"{space}v"
            self._enter_cells()
        elif tag == "mergeCell" and not self._inside:
            self._merge(attributes.get("ref", ""))

    def _start_in_cell(self, tag: str | None, attributes: Attributes) -> None:
        if tag == "f":
            self._formula = self._holds = True
            if attributes.get("t") in _OVER_SEVERAL and (area := area_of(attributes.get("ref", ""))):
                self._arrays.append(area)
        elif tag == "is":
            self._text = TextPass(self._file)
            self._holds = True

    def _clear(self) -> None:
        """What a cell held is kept, or lost with it."""
        self._value, self._formula, self._inline, self._holds = None, False, None, False

    def _end(self, name: str, /) -> None:
        if name == self._c:
            if (cell := self._cell) is not None:
                self._cell = None
                told = cell.get("r")
                row, column = place_of(told) if told else (self._row, self._column + 1)
                if row != self._row or not 0 < column <= limits.COLUMNS:
                    self._correct_row(told or "", row)
                self._column = column
                self._take_place(row * limits.COLUMNS + column)
                if self._holds:
                    self._keep(cell)
                    self._clear()
        elif name == self._v:
            if (pieces := self._pieces) is not None:
                self._value, self._pieces = pieces[0] if len(pieces) == 1 else "".join(pieces), None
        elif self._text is not None:
            self._end_in_text(self._text, MAIN.get(name))
        elif self._cell is None:
            self._end_outside(MAIN.get(name))

    def _end_outside(self, tag: str | None) -> None:
        if tag == "row":
            self._in_row = False
        elif tag == "sheetData":
            self._leave_cells()

    def _end_in_text(self, text: TextPass, tag: str | None) -> None:
        if tag == "is":
            self._inline, self._text = text.made(), None
        else:
            text.end(tag)

    def _tell(self, text: str, /) -> None:
        if self._pieces is not None:
            self._length += len(text)
            if self._length > limits.LETTERS:
                letters_within(self._length, self._file)
            self._pieces.append(text)
        elif self._text is not None:
            self._text.text(text)

    def grid(self) -> Grid:
        """All that was found. Raises: TooLarge."""
        self._spread_formulas()
        return made_grid(*in_order(self._rows), self._merged, self._file)

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
            raise self._cells.damaged(f"row {told}")
        self._row_told, self._column, self._in_row = told is not None, 0, True

    def _take_place(self, place: int) -> None:
        seen = self._seen
        if place in seen:
            raise self._cells.damaged(f"{self._address()} twice", why=cell_twice(self._address()))
        seen.add(place)
        if len(seen) > limits.CELLS:
            raise TooLarge(f"{self._file}: cells", size=count_words(limits.CELLS, CELLS))

    def _correct_row(self, told: str, row: int) -> None:
        """A cell knows its row where the row itself says nothing."""
        if not row or not told:
            raise self._cells.damaged(f"cell {told}")
        if self._row_told:
            raise self._cells.damaged(f"{told} in row {self._row}", why=cell_astray(told, self._row))
        self._row = row

    def _address(self) -> str:
        return f"{letters_of(self._column)}{self._row}"

    def _keep(self, cell: Attributes) -> None:
        made = self._cells[cell.get("t", "n"), cell.get("s", ""), self._value, self._formula, self._inline]
        if made is None:
            return
        self._rows.setdefault(self._row, {})[self._column] = made
        self._filled += 1
        if self._filled > limits.FILLED:
            raise TooLarge(f"{self._file}: cells", size=count_words(limits.FILLED, CELLS))

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
                    cells[column] = cells.get(column, FORMULA)._replace(formula=True)
            if visits > limits.ARRAYS:
                raise TooLarge(f"{self._file}: array formulas", size=count_words(limits.ARRAYS, ARRAYS))
