""".xls (Excel 97 to 2003, and older), by xlrd.

xlrd gives the stored value of a formula but does not tell that there is one: formulas are found in the file's own
records.
"""

import unicodedata
from collections.abc import Callable, Iterable
from io import StringIO
from math import isfinite
from struct import unpack_from
from types import MappingProxyType
from typing import Any

import xlrd
from xlrd.compdoc import CompDoc

from pipeline.model.cells import CellKind, CellValue
from pipeline.sheets.cells import limits
from pipeline.sheets.cells.book import Book, Grid, Rows, Sheet, in_order, made_grid
from pipeline.sheets.cells.faults import LibraryCall, TooLarge, Unreadable
from pipeline.sheets.cells.formats import BUILT_IN, GENERAL
from pipeline.sheets.cells.making import made_cell
from pipeline.sheets.cells.numbers import OVERFLOW, Value, decimal, number_value
from pipeline.text.legacy_fonts import join
from pipeline.text.unreadable import CELLS, PASSWORD, count_words

_BEGIN = (0x0009, 0x0209, 0x0409, 0x0809)
_END = 0x000A
_FORMULA = (0x0006, 0x0206, 0x0406)
"""Record types of BIFF 2 to 8."""


def xls_book(data: bytes, name: str) -> Book:
    """A workbook from the bytes of its file; sheets are parsed when their rows are asked for. Raises: Unreadable."""
    _check_short_sectors(data, name)
    try:
        with LibraryCall(name):
            source = xlrd.open_workbook(file_contents=data, formatting_info=True, on_demand=True, logfile=StringIO())
    except Unreadable as error:
        locked = "encrypted" in str(error)
        raise Unreadable(str(error), **({"why": PASSWORD} if locked else {})) from error
    loaders = {unicodedata.normalize("NFC", title): (index, title) for index, title in enumerate(source.sheet_names())}
    if not loaders:
        raise Unreadable(f"{name}: no sheets")
    sheets = {title: Sheet(title, name, _loader(source, index, title, name)) for title, (index, _) in loaders.items()}
    return Book(name, MappingProxyType(sheets))


def _check_short_sectors(data: bytes, name: str) -> None:
    """A workbook of less than 4 KB stands in short sectors, each naming the next: xlrd may go round in them for ever.

    Raises: Unreadable.
    """
    with LibraryCall(name):
        document = CompDoc(data, logfile=StringIO())
    streams = [stream for stream in document.dirlist if stream.name.casefold() in ("workbook", "book")]
    for stream in streams:
        sector, seen = stream.first_SID, set[int]()
        while stream.tot_size < document.min_size_std_stream and 0 <= sector < len(document.SSAT):
            if sector in seen:
                raise Unreadable(f"{name}: short sectors go round")
            seen.add(sector)
            sector = document.SSAT[sector]


def _loader(source: Any, index: int, title: str, name: str) -> Callable[[], Grid]:
    def load() -> Grid:
        with LibraryCall(name):
            sheet = source.sheet_by_index(index)
        return _SheetReader(source, sheet, _formulas(source, index), name).grid()

    return load


def _formulas(source: Any, index: int) -> frozenset[tuple[int, int]]:
    """Rows and columns, from 0, of the cells with a formula."""
    data, at, depth, found = source.mem, source._sh_abs_posn[index], 0, set()
    while 0 <= at <= len(data) - 8:
        kind, size, row, column = unpack_from("<HHHH", data, at)
        if kind in _FORMULA:
            found.add((row, column))
        depth += (kind in _BEGIN) - (kind == _END)  # a chart in the sheet begins and ends inside it
        if depth <= 0:
            break
        at += 4 + size
    return frozenset(found)


class _SheetReader:
    """The cells of one sheet that xlrd has parsed."""

    def __init__(self, source: Any, sheet: Any, formulas: frozenset[tuple[int, int]], name: str) -> None:
        self._source, self._sheet, self._formulas, self._name = source, sheet, formulas, name

    def grid(self) -> Grid:
        """The filled cells. Raises: Unreadable, TooLarge."""
        sheet, rows, filled = self._sheet, Rows(), 0
        for row in range(sheet.nrows):
            for column, kind in enumerate(sheet.row_types(row)):
                formula = (row, column) in self._formulas
                if not formula and kind in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                    continue
                found, value, legacy = self._found(kind, row, column)
                if cell := made_cell(found, value, formula, legacy):
                    rows.setdefault(row + 1, {})[column + 1] = cell
                    filled += 1
            if filled > limits.FILLED:
                raise TooLarge(f"{self._name}: cells", size=count_words(limits.FILLED, CELLS))
        return made_grid(*in_order(rows), self._merged(), self._name)

    def _merged(self) -> Iterable[tuple[int, int, int, int]]:
        """xlrd counts from 0 and ends an area behind its last row and column."""
        return ((top + 1, left + 1, bottom, right) for top, bottom, left, right in self._sheet.merged_cells)

    def _found(self, kind: int, row: int, column: int) -> tuple[CellKind, CellValue, str]:
        """Kind, value and stored legacy text of a cell."""
        value = self._sheet.cell_value(row, column)
        match kind:
            case xlrd.XL_CELL_NUMBER | xlrd.XL_CELL_DATE:
                return *self._number(value, row, column), ""
            case xlrd.XL_CELL_TEXT:
                seen = value if value.isascii() else self._seen(value, row, column)
                return CellKind.TEXT, seen, value if seen != value else ""
            case xlrd.XL_CELL_BOOLEAN:
                return CellKind.BOOL, bool(value), ""
            case xlrd.XL_CELL_ERROR:
                return CellKind.ERROR, xlrd.error_text_from_code.get(value, f"#ERR{value}"), ""
            case _:
                return CellKind.BLANK, None, ""

    def _number(self, value: float, row: int, column: int) -> Value:
        if not isfinite(value):
            return OVERFLOW
        style = self._style(row, column)
        key = style.format_key if style else 0
        told = self._source.format_map.get(key)
        code = told.format_str if told and told.format_str else BUILT_IN.get(key, GENERAL)
        return number_value(decimal(value), code, from_1904=self._source.datemode == 1)

    def _style(self, row: int, column: int) -> Any:
        """The style of a cell; None for one that is not there."""
        index = self._sheet.cell_xf_index(row, column)
        return self._source.xf_list[index] if 0 <= index < len(self._source.xf_list) else None

    def _seen(self, text: str, row: int, column: int) -> str:
        """The text with each of its parts in its font."""
        style = self._style(row, column)
        runs = self._sheet.rich_text_runlist_map.get((row, column), ())
        starts = [(0, style.font_index if style else 0), *runs]
        ends = [start for start, _ in runs] + [len(text)]
        return join((text[start:end], self._font(font)) for (start, font), end in zip(starts, ends, strict=True))

    def _font(self, index: int) -> str:
        fonts = self._source.font_list
        return str(fonts[index].name) if 0 <= index < len(fonts) else ""
