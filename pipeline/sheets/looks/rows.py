"""The sheets of our workbooks: XlsxWriter's, without the work that ours do not need."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache, partial
from io import StringIO
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import Any, NamedTuple

from xlsxwriter.url import Url
from xlsxwriter.utility import _utf16_truncate, xl_col_to_name, xl_range
from xlsxwriter.worksheet import CellStringTuple, RowInfo, Worksheet

_KEPT = 512
"""Cells of a sheet that are remembered: a few forms' worth of rows, as long as the workbook is open."""

_WAITING = 1 << 19
"""Bytes of rows that are kept in memory, those of most blocs; more go to a file."""

_TOGETHER = 256
"""Rows of a list that are written at once."""

_letters = lru_cache(1 << 14)(xl_col_to_name)
"""Of a column, counted from 0."""

_PIXELS = 4 / 3
"""Pixels to a point."""

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
"""What a sheet of Excel holds."""

MOST_LINKS = 65_530
"""What Excel allows on one sheet."""

_LONGEST_LINK = 2079
"""Letters of a path, and of a place in a file, that Excel allows."""
_LONGEST_CELL = 16

Value = Decimal | float | date | str | None
"""What a cell holds: of a moment what the clock of its zone shows, of an empty text nothing."""

Cell = tuple[Value, Any]
"""What a cell holds, and the format it is shown in."""

Made = bytes
"""Cells as they stand in the file, but for the number of their row: in its place is a zero, which no text can hold."""


class Target(NamedTuple):
    """Where links lead: the path of a file, and what stands before a cell of it in a formula.

    `sheet` is `'Phiếu chấm điểm'!`, "" where only the file is meant.
    """

    path: str
    sheet: str = ""


Lead = tuple[int, Target, str]
"""A column of a row that leads somewhere: the sheet or file, and the cell, "" where the file is meant."""

ListRow = tuple[Made, float, Sequence[Lead]]
"""A row of a list: its cells as the sheet has made them, how high it is in points, and what of it leads to a file."""


class Sheet(Worksheet):  # type: ignore[misc]  # XlsxWriter has no types
    """A sheet whose formulas are written as they are.

    XlsxWriter looks through each for thirty functions of Excel 365, none of which is used here: two thirds of the time
    of a form.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")


class Rows(Sheet):
    """A sheet that is written from top to bottom, row by row: what a cell becomes in the file is worked out once.

    Most cells of a long list hold what others held before them. Cells are those that XlsxWriter writes. Links wait
    until the rows are written; those that lead into one file share what names it.
    """

    fh: Any
    row_data_fh: Any
    merge: list[list[int]]
    previous_row: int
    outline_row_level: int

    def _initialize(self, init_data: Any) -> None:
        super()._initialize({**init_data, "constant_memory": False})  # which would make a file with a name
        self.constant_memory = True
        self.fh = self.row_data_fh = SpooledTemporaryFile(_WAITING)  # noqa: SIM115  # closed with it
        self._behind_address = lru_cache(_KEPT)(self._written)
        self._behind_number = lru_cache(_KEPT)(self._opened)
        self._to_sheet = lru_cache(_KEPT)(self._target)
        self._whole: tuple[Sequence[Cell], bytes] | None = None
        self._targets: dict[str, int] = {}
        self._links, self._linked = SpooledTemporaryFile(_WAITING), 0  # noqa: SIM115  # closed with the sheet

    def put(self, row: int, first: int, cells: Sequence[Cell]) -> None:
        """Write values and their looks side by side, from the column `first` on; all counted from 0.

        Raises `ValueError` for what would stand beyond a sheet of Excel.
        """
        self._begin(row, first, len(cells))
        self.table[row].update(enumerate(cells, start=first))

    def line(self, row: int, cells: Sequence[Cell], height: float | None = None, level: int = 0) -> None:
        """Write a whole row, from the first column on: its height in points (None = Excel's) and its outline level.

        Nothing is drawn on a sheet that has such. Raises `ValueError` as `put` does.
        """
        self._begin(row, 0, len(cells))
        self.outline_row_level = max(self.outline_row_level, level)
        self._whole = cells, self._behind_number(None if height is None else int(height * _PIXELS + 0.5), level)

    def made(self, first: int, cells: Sequence[Cell]) -> Made:
        """What cells side by side that begin in the column `first` become in the file, in whatever row."""
        behind = self._behind_address
        return "".join([f'<c r="{_letters(at)}\0"{behind(cell)}' for at, cell in enumerate(cells, first)]).encode()

    def write_rows(self, row: int, rows: Iterable[ListRow]) -> int:
        """Write whole rows from `row` on as `line` does, below one with as many cells; the number of the row below.

        What is made may be the cells of several calls, one behind the other.
        """
        self._end_row_above(row)
        left = iter(rows)
        while together := list(islice(left, _TOGETHER)):
            written, links = list[bytes](), list[str]()
            for number, (made, height, leads) in enumerate(together, start=row + 1):
                written.append(_row(number, self._behind_number(int(height * _PIXELS + 0.5), 0), made))
                links += [self._link(number, *lead) for lead in leads]
            self.fh.write(b"".join(written))
            self._links.write("".join(links).encode())
            row += len(together)
            self._begin(row - 1, 0, 1)
        return row

    def _begin(self, row: int, first: int, columns: int) -> None:
        """Begin a row or go on with it, at so many columns."""
        self._end_row_above(row)
        if self._check_dimensions(row, first) or self._check_dimensions(row, first + columns - 1):
            raise ValueError(f"row {row}, columns {first} to {first + columns - 1}: more than a sheet holds")

    def _end_row_above(self, row: int) -> None:
        """Write what is kept of the row above, which is whole."""
        if row > self.previous_row:
            self._write_single_row(row)

    def lead(self, row: int, column: int, target: Target, cell: str = "") -> None:
        """Make a cell lead to a file or a cell of it, as far as Excel allows; from top to bottom."""
        self._links.write(self._link(row + 1, column, target, cell).encode())

    def _link(self, number: int, column: int, target: Target, cell: str) -> str:
        """The link of a cell in the row of this number; "" beyond what Excel allows."""
        if self._linked == MOST_LINKS or not (behind := self._to_sheet(target)):
            return ""
        self._linked += 1
        place = cell if cell.isalnum() else self._escape_attributes(cell)
        return f'<hyperlink ref="{_letters(column)}{number}{behind}{place}"/>'

    def _target(self, target: Target) -> str:
        """What stands between a cell that leads somewhere and the cell that it leads to."""
        path, sheet = target
        if max(_length(path), _length(sheet) + _LONGEST_CELL) > _LONGEST_LINK:
            return ""
        if path not in self._targets:
            self._targets[path] = len(self._targets) + 1
            self.external_hyper_links.append(["/hyperlink", _external(path), "External"])
        location = f'" location="{self._escape_attributes(sheet)}' if sheet else ""
        return f'" r:id="rId{self._targets[path]}{location}'

    def across(self, row: int, first: int, last: int, text: str, look: Any) -> None:
        """Write a text across the columns from `first` to `last`, of which no cell is in another such text."""
        self.put(row, first, [(None, look)] * (last - first + 1))
        self.write_string(row, first, text, look)
        if last > first:
            self.merge.append([row, first, row, last])

    def mark_table(self, name: str, headings: Sequence[str], rows: int) -> None:
        """Make an Excel table of the headings, which stand from A1 on and are written after this, and so many rows.

        XlsxWriter refuses that where rows are not kept, because it would write the headings itself in between. It would
        also remember every cell of the table: it is told of one row, and of the others afterwards.
        """
        columns = [{"header": heading} for heading in headings]
        self.constant_memory = False
        try:
            self.add_table(0, 0, 1, len(headings) - 1, {"name": name, "columns": columns, "style": None})
        finally:
            self.constant_memory = True
        whole = xl_range(0, 0, max(rows, 1), len(headings) - 1)
        self.tables[-1].update(range=whole, a_range=whole, autofilter=whole)

    def _write_single_row(self, current_row_num: int = 0) -> None:
        row, self.previous_row = self.previous_row, current_row_num
        cells, info = self.table[row], self.row_info.get(row)
        self.table.clear()
        if self._whole:
            (whole, high), self._whole = self._whole, None
            self.fh.write(_row(row + 1, high, self.made(0, whole)))
            return
        if not cells and info is None:
            return
        self.row_info.pop(row, None)
        number, behind = row + 1, self._behind_address
        high = self._behind_number(info.height, info.level) if info else self._behind_number(None, 0)
        written = [
            f'<c r="{_letters(at)}{number}"{behind(cell)}'
            if cell.__class__ is tuple
            else self._captured(partial(self._write_cell, row, at, cell))
            for at, cell in sorted(cells.items())
        ]
        end = f">{''.join(written)}</row>" if cells else "/>"
        self.fh.write(b'<row r="%d"%b%b' % (number, high, end.encode()))

    def _written(self, cell: Cell) -> str:
        """What XlsxWriter writes for a value and a look, behind its address."""
        value, look = cell
        if isinstance(value, str) and value:
            return self._of_text(value, look)
        style = f' s="{look._get_xf_index()}"'
        if value is None or isinstance(value, str):
            return f"{style}/>"
        if isinstance(value, date):
            moment = value.replace(tzinfo=None) if isinstance(value, datetime) else value
            return f"{style}><v>{self._convert_date_time(moment):.16G}</v></c>"
        return f"{style}><v>{float(value):.16G}</v></c>"

    def _of_text(self, text: str, look: Any) -> str:
        if text.isprintable() and text == text.strip() and "_x" not in text and len(text) < self.xls_strmax // 2:
            data = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            return f' s="{look._get_xf_index()}" t="inlineStr"><is><t>{data}</t></is></c>'
        whole = CellStringTuple(_utf16_truncate(text, self.xls_strmax), look)
        return self._captured(partial(self._write_cell, 0, 0, whole)).removeprefix('<c r="A1"')

    def _opened(self, height: int | None, level: int) -> bytes:
        """What XlsxWriter writes for a row of this height in pixels and outline level, behind its number."""
        info = RowInfo(height=height, level=level)
        written = self._captured(partial(self._write_row, 0, None, info))
        return written.removeprefix('<row r="1"').removesuffix(">").encode()

    def _captured(self, write: Callable[[], None]) -> str:
        """What XlsxWriter writes."""
        file, self.fh = self.fh, StringIO()
        try:
            write()
            return str(self.fh.getvalue())
        finally:
            self.fh = file

    def _xml_rich_inline_string(self, string: str, attributes: Any = ()) -> None:
        """A text that looks like the XML of a rich one is a text like others: we write none that are rich."""
        self._xml_inline_string(string, False, attributes)

    def _write_optimized_sheet_data(self) -> None:
        """The rows that wait in their file, as the bytes they are."""
        if self.dim_rowmin is None:
            super()._write_optimized_sheet_data()
            return
        self._xml_start_tag("sheetData")
        self.fh.put(self.row_data_fh)
        self._xml_end_tag("sheetData")

    def _write_hyperlinks(self) -> None:
        """After the rows: the links that wait for it."""
        self.rel_count += len(self._targets)
        if self._linked:
            self._xml_start_tag("hyperlinks")
            self.fh.put(self._links)
            self._xml_end_tag("hyperlinks")

    def _opt_close(self) -> None:
        super()._opt_close()
        self._links.close()


def _row(number: int, opened: bytes, made: Made) -> bytes:
    """A row of this number, of which the cells were made."""
    digits = b"%d" % number
    return b'<row r="%b"%b>%b</row>' % (digits, opened, made.replace(b"\0", digits))


@lru_cache(_KEPT)
def _external(path: str) -> str:
    """A file as the list of what a sheet leads to names it: several sheets of a book lead to the same."""
    return str(Url(f"external:{path}")._target())


def _length(text: str) -> int:
    """As Excel counts letters."""
    return len(text.encode("utf-16-le")) // 2
