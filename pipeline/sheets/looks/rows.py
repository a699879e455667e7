"""The sheets of our workbooks: XlsxWriter's, without the work that ours do not need. The bytes are those it writes."""

from collections.abc import Sequence
from functools import lru_cache
from io import StringIO
from typing import Any

from xlsxwriter.worksheet import CellBlankTuple, CellNumberTuple, CellStringTuple, Worksheet

_KEPT = 4096
"""Cells of a sheet that are remembered: more than a form's worth of rows holds."""

_LONGEST = 16_000
"""Letters up to which a text is surely no longer than Excel allows, whatever they are."""

_PLAIN = (CellStringTuple, CellNumberTuple, CellBlankTuple)

Shown = float | str | None


class Sheet(Worksheet):  # type: ignore[misc]  # XlsxWriter has no types
    """A sheet whose formulas are written as they are.

    XlsxWriter looks through each for thirty functions of Excel 365, none of which is used here: two thirds of the time
    of a form.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")


class Rows(Sheet):
    """A sheet that is written from top to bottom, row by row: what a cell becomes in the file is worked out once.

    Most cells of a long list hold what others held before them. `forgets`: nothing is drawn on the sheet, so
    that heights of rows that are written need not be kept.
    """

    fh: Any
    forgets = False

    def _initialize(self, init_data: Any) -> None:
        super()._initialize(init_data)
        self._behind_address = lru_cache(_KEPT)(self._written)

    def put(self, row: int, first: int, cells: Sequence[tuple[Shown, Any]]) -> None:
        """Write numbers, texts, or looks alone side by side, from the column `first` on; all counted from 0."""
        if row > self.previous_row:
            self._write_single_row(row)
        line = self.table[row]
        for column, (value, look) in enumerate(cells, start=first):
            if value is None:
                line[column] = CellBlankTuple(look)
            elif not isinstance(value, str):
                line[column] = CellNumberTuple(value, look)
            elif len(value) <= _LONGEST:
                line[column] = CellStringTuple(value, look)
            else:
                self.write_string(row, column, value, look)
        self._check_dimensions(row, first)
        self._check_dimensions(row, first + len(cells) - 1)

    def mark_table(self, name: str, headings: Sequence[str], rows: int) -> None:
        """Make an Excel table of the headings, which stand from A1 on and are written after this, and so many rows.

        XlsxWriter refuses that where rows are not kept, because it would write the headings itself in between.
        """
        columns = [{"header": heading} for heading in headings]
        self.constant_memory = False
        try:
            self.add_table(0, 0, max(rows, 1), len(headings) - 1, {"name": name, "columns": columns, "style": None})
        finally:
            self.constant_memory = True

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        if cell.__class__ not in _PLAIN or cell.format is None:
            super()._write_cell(row, col, cell)
        else:
            self.fh.write(f'<c r="{_letters(col)}{row + 1}"{self._behind_address(cell)}')

    def _written(self, cell: Any) -> str:
        """What XlsxWriter writes for a cell, behind its address."""
        file, self.fh = self.fh, StringIO()
        try:
            super()._write_cell(0, 0, cell)
            return str(self.fh.getvalue()).removeprefix('<c r="A1"')
        finally:
            self.fh = file

    def _xml_rich_inline_string(self, string: str, attributes: Any = ()) -> None:
        """A text that looks like the XML of a rich one is a text like others: we write none that are rich."""
        self._xml_inline_string(string, False, attributes)

    def _write_single_row(self, current_row_num: int = 0) -> None:
        written, file = self.previous_row, self.fh
        self.fh = StringIO()
        super()._write_single_row(current_row_num)
        file.write(self.fh.getvalue())
        self.fh = file
        if self.forgets:
            self.row_info.pop(written, None)
            self.row_sizes.pop(written, None)


@lru_cache(1 << 14)
def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
