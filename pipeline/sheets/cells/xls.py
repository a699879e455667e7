""".xls (Excel 97 to 2003, and older), by xlrd.

xlrd gives the stored value of a formula but does not tell that there is one: formulas are found in the file's own
records.
"""

import struct
import unicodedata
from io import StringIO
from struct import unpack_from
from types import MappingProxyType
from typing import Any

import xlrd
from xlrd.compdoc import CompDoc

from pipeline.model.cells import CellKind
from pipeline.sheets.cells.book import Book, Found, Grid, LibraryCall, Sheet, Unreadable, without_hidden, without_tail
from pipeline.sheets.cells.numbers import number_cell
from pipeline.text.legacy_fonts import join

_BEGIN = (0x0009, 0x0209, 0x0409, 0x0809)
_END = 0x000A
_FORMULA = (0x0006, 0x0206, 0x0406)
"""Record types of BIFF 2 to 8."""


def xls_book(data: bytes, name: str) -> Book:
    """A workbook from the bytes of its file; sheets are parsed when their rows are asked for. Raises: Unreadable."""
    with LibraryCall(name, struct.error):
        _check_short_sectors(data, name)
        source = xlrd.open_workbook(file_contents=data, formatting_info=True, on_demand=True, logfile=StringIO())
        loaders = {
            unicodedata.normalize("NFC", title): _Loader(source, index, name)
            for index, title in enumerate(source.sheet_names())
        }
    if not loaders:
        raise Unreadable(f"{name}: no sheets")
    sheets, stored = (
        MappingProxyType({title: Sheet(title, name, load, stored=values) for title, load in loaders.items()})
        for values in (False, True)
    )
    return Book(name, sheets, lambda: stored)


def _check_short_sectors(data: bytes, name: str) -> None:
    """A workbook of less than 4 KB stands in short sectors, each naming the next: xlrd may go round in them for ever.

    Raises: Unreadable.
    """
    document = CompDoc(data, logfile=StringIO())
    streams = [stream for stream in document.dirlist if stream.name.casefold() in ("workbook", "book")]
    for stream in streams:
        sector, seen = stream.first_SID, set[int]()
        while stream.tot_size < document.min_size_std_stream and sector >= 0:
            if sector in seen:
                raise Unreadable(f"{name}: short sectors go round")
            seen.add(sector)
            sector = document.SSAT[sector]


class _Loader:
    """Parses one sheet."""

    def __init__(self, source: Any, index: int, name: str) -> None:
        self.source, self.index, self.name = source, index, name

    def __call__(self) -> Grid:
        with LibraryCall(self.name, struct.error):
            sheet = self.source.sheet_by_index(self.index)
            formulas = self._formulas()
            grid = [
                without_tail([self._found(sheet, row, column, formulas) for column in range(sheet.row_len(row))])
                for row in range(sheet.nrows)
            ]
            # xlrd counts from 0 and ends an area behind its last row and column.
            merged = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
            return without_hidden(grid, merged)

    def _formulas(self) -> frozenset[tuple[int, int]]:
        """Rows and columns, from 0, of the cells with a formula."""
        data, at, depth, found = self.source.mem, self.source._sh_abs_posn[self.index], 0, set()
        while at + 4 <= len(data):
            kind, size = unpack_from("<HH", data, at)
            if kind in _FORMULA:
                found.add(unpack_from("<HH", data, at + 4))
            depth += (kind in _BEGIN) - (kind == _END)  # a chart in the sheet begins and ends inside it
            if depth <= 0:
                break
            at += 4 + size
        return frozenset(found)

    def _found(self, sheet: Any, row: int, column: int, formulas: frozenset[tuple[int, int]]) -> Found | None:
        kind, value, formula = sheet.cell_type(row, column), sheet.cell_value(row, column), (row, column) in formulas
        match kind:
            case xlrd.XL_CELL_NUMBER | xlrd.XL_CELL_DATE:
                code = self.source.format_map[self._style(sheet, row, column).format_key].format_str
                return number_cell(value, code, from_1904=self.source.datemode == 1, formula=formula)
            case xlrd.XL_CELL_TEXT:
                return self._text(sheet, row, column, formula)
            case xlrd.XL_CELL_BOOLEAN:
                return Found(CellKind.BOOL, bool(value), formula)
            case xlrd.XL_CELL_ERROR:
                return Found(CellKind.ERROR, xlrd.error_text_from_code[value], formula)
            case _:
                return Found(CellKind.BLANK, None, formula) if formula else None

    def _style(self, sheet: Any, row: int, column: int) -> Any:
        return self.source.xf_list[sheet.cell_xf_index(row, column)]

    def _text(self, sheet: Any, row: int, column: int, formula: bool) -> Found:
        text = sheet.cell_value(row, column)
        if text.isascii():
            return Found(CellKind.TEXT, text, formula)
        starts = [(0, self._style(sheet, row, column).font_index), *sheet.rich_text_runlist_map.get((row, column), ())]
        ends = [start for start, _ in starts[1:]] + [len(text)]
        fonts = self.source.font_list
        seen = join((text[start:end], fonts[font].name) for (start, font), end in zip(starts, ends, strict=True))
        return Found(CellKind.TEXT, seen, formula, legacy=text if seen != text else "")
