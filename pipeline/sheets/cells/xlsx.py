""".xlsx and .xlsm (also their templates), by openpyxl."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from io import BytesIO
from types import MappingProxyType
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.datetime import MAC_EPOCH
from openpyxl.worksheet._reader import WorkSheetParser

from pipeline.model.cells import CellKind
from pipeline.sheets.cells.book import Area, Book, Found, Grid, LibraryCall, Sheet, Unreadable, without_hidden
from pipeline.sheets.cells.numbers import number_cell
from pipeline.text.legacy_fonts import is_legacy, join

_FORMULA = Found(CellKind.BLANK, None, formula=True)
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
_LEGACY_RUN = re.compile(rb'rFont\s+val="(?:\.vn|vni-)', re.IGNORECASE)
_ROOT = re.compile(rb"<(?:\w+:)?worksheet\b[^>]*>")
_CELLS = re.compile(rb"<(\w+:)?sheetData\b[^>]*(?<!/)>")
_MOST_ROWS = 1_048_576
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def xlsx_book(data: bytes, name: str) -> Book:
    """A workbook from the bytes of its file; sheets are parsed when their rows are asked for.

    Formulas and their stored values stand in the same file but are read by turns: the values only when wanted.
    Raises: Unreadable.
    """
    return Book(name, _sheets(data, name, stored=False), lambda: _sheets(data, name, stored=True))


def _sheets(data: bytes, name: str, stored: bool) -> Mapping[str, Sheet]:
    with LibraryCall(name):
        book: Any = load_workbook(
            BytesIO(data), read_only=True, data_only=stored, keep_links=False, rich_text=_has_legacy_runs(data)
        )
        sheets: dict[str, Sheet] = {}
        for source in book.worksheets:
            title = unicodedata.normalize("NFC", source.title)
            sheets.setdefault(title, Sheet(title, name, _Loader(source, name), stored=True))
    if not sheets:
        raise Unreadable(f"{name}: no sheets")
    return MappingProxyType(sheets)


def _has_legacy_runs(data: bytes) -> bool:
    """Whether any text has parts in a legacy font: only then are texts taken apart, which takes time."""
    with ZipFile(BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if name.casefold().endswith("sharedstrings.xml")]
        return any(_LEGACY_RUN.search(archive.read(part)) for part in parts)


class _Loader:
    """Parses one sheet."""

    def __init__(self, source: Any, name: str) -> None:
        self.source, self.name = source, name
        self.from_1904 = source.parent.epoch == MAC_EPOCH
        fonts = {place: str(font.name) for place, font in enumerate(source.parent._fonts) if font.name}
        self.legacy_fonts = {place: font for place, font in fonts.items() if is_legacy(font)}

    def __call__(self) -> Grid:
        with LibraryCall(self.name), self.source._get_source() as opened:
            part = opened.read()
            grid: Grid = []
            areas: list[str] = []
            for number, cells in self._parser(part).parse():
                if not 1 <= number <= _MOST_ROWS:
                    raise Unreadable(f"{self.name}: row {number}")
                grid += [[] for _ in range(number - len(grid))]
                _put(grid[number - 1], {cell["column"]: self._found(cell, areas) for cell in cells})
            for area in areas:
                _mark_formulas(grid, area)
            return without_hidden(grid, [_area(area.decode()) for area in _MERGED.findall(part)])

    def _parser(self, part: bytes) -> WorkSheetParser:
        """For the cells only: checks and conditional formats take as long, and may be such that openpyxl gives up.

        Dates are told from their formats here: openpyxl turns a serial that is no day into an error value.
        """
        book: Any = self.source.parent
        return WorkSheetParser(
            BytesIO(_cells_only(part)),
            self.source._shared_strings,
            data_only=book.data_only,
            epoch=book.epoch,
            rich_text=_LEGACY_RUN.search(part) is not None,
        )

    def _found(self, parsed: dict[str, Any], areas: list[str]) -> Found | None:
        """None for a blank cell, formatted or not; formats and fonts are looked up only where they matter."""
        value, letter = parsed["value"], parsed["data_type"]
        if value is None:
            return None
        if letter == "f":
            areas += [area] if (area := getattr(value, "ref", None)) else []
            return _FORMULA
        if isinstance(value, (str, CellRichText)):
            return self._text(parsed, CellKind.ERROR if letter == "e" else CellKind.TEXT)
        if isinstance(value, bool):
            return Found(CellKind.BOOL, value)
        if isinstance(value, (date, time, timedelta)):  # written in words (ISO 8601), not as a serial number
            day = value.date() if isinstance(value, datetime) else value
            return Found(CellKind.DATE, day if isinstance(day, date) else None)
        return number_cell(value, ReadOnlyCell(self.source, **parsed).number_format, from_1904=self.from_1904)

    def _text(self, parsed: dict[str, Any], kind: CellKind) -> Found:
        value = parsed["value"]
        text = _unescaped(str(value))
        if text.isascii() or not (self.legacy_fonts or isinstance(value, CellRichText)):
            return Found(kind, text)
        font = self.legacy_fonts.get(ReadOnlyCell(self.source, **parsed).style_array.fontId, "")
        runs = value if isinstance(value, CellRichText) else (text,)
        seen = join(_run(run, font) for run in runs)
        return Found(kind, seen, legacy=text if seen != text else "")


def _cells_only(part: bytes) -> bytes:
    """A sheet's XML with nothing but its cells."""
    root, start = _ROOT.search(part), _CELLS.search(part)
    prefix = start[1] or b"" if start else b""
    end = part.find(b"</%ssheetData>" % prefix, start.end()) if start else -1
    if root is None or start is None or end < 0:
        return part
    return b"%s%s</%ssheetData></%sworksheet>" % (part[: root.end()], part[start.start() : end], prefix, prefix)


def _put(row: list[Found | None], cells: Mapping[int, Found | None]) -> None:
    """Put cells into a row, by column; what is blank behind the last is left out."""
    last = max((column for column, found in cells.items() if found), default=0)
    row += [None] * (last - len(row))
    for column, found in cells.items():
        if found:
            row[column - 1] = found


def _area(text: str) -> Area:
    """Top, left, bottom and right of `B2:C5`."""
    left, top, right, bottom = (edge or 1 for edge in range_boundaries(text))
    return top, left, bottom, right


def _run(run: Any, font: str) -> tuple[str, str]:
    """A part of a text and its font; without one of its own, the cell's."""
    if isinstance(run, TextBlock):
        return _unescaped(run.text), str(run.font.rFont or font)
    return _unescaped(str(run)), font


def _unescaped(text: str) -> str:
    """Text whose characters that XML cannot hold are written as `_x000D_`."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _mark_formulas(grid: Grid, area: str) -> None:
    """A formula over several cells (`area`) is written in the first of them only; the others are formulas as well."""
    top, left, bottom, right = _area(area)
    for cells in grid[top - 1 : bottom]:
        for column in range(left, min(right, len(cells)) + 1):
            cells[column - 1] = _FORMULA
