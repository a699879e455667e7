""".ods (OpenDocument), by odfpy.

Of a formula over several cells only the first is known to be a formula.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from types import MappingProxyType
from typing import Any
from xml.sax import handler
from zipfile import ZipFile

from defusedxml.sax import make_parser
from odf.load import LoadParser
from odf.namespaces import OFFICENS, TABLENS
from odf.opendocument import OpenDocument

from pipeline.model.cells import CellKind
from pipeline.sheets.cells.book import Book, Found, Grid, LibraryCall, Sheet, Unreadable, without_tail
from pipeline.sheets.cells.numbers import number_cell
from pipeline.sheets.cells.ods_text import Fonts, text_of

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"

_CALCEXTNS = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
_MOST_ROWS, _MOST_COLUMNS, _MOST_CELLS = 1_048_576, 16_384, 1_048_576
"""Of one sheet: what a spreadsheet program holds, and more cells than anyone fills."""

_ROWS, _COLUMNS, _CELLS = ("table-row",), ("table-column",), ("table-cell", "covered-table-cell")
_GROUPS = {
    f"table-{what}" for what in ("rows", "row-group", "header-rows", "columns", "column-group", "header-columns")
}
_COUNT = re.compile("[0-9]{1,9}")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_ERROR = re.compile(r"#[A-Z0-9/]+[!?]?|Err:[0-9]+")
_TRUTH = {"of:=TRUE()": True, "of:=FALSE()": False}
"""How LibreOffice writes truth values that came from an .xlsx."""


def ods_book(data: bytes, name: str) -> Book:
    """A workbook from the bytes of its file. Raises: Unreadable."""
    with LibraryCall(name):
        document = _document(data)
        fonts = Fonts(document)
        loaders = {
            unicodedata.normalize("NFC", _told(table, TABLENS, "name")): _Loader(table, fonts, name)
            for table in _inside(document.body.firstChild, ("table",))
        }
    if not loaders:
        raise Unreadable(f"{name}: no sheets")
    sheets, stored = (
        MappingProxyType({title: Sheet(title, name, load, stored=values) for title, load in loaders.items()})
        for values in (False, True)
    )
    return Book(name, sheets, lambda: stored)


def _document(data: bytes) -> Any:
    """The two parts that tell cells and fonts. odfpy's own `load` would print a broken part and go on without it."""
    document = OpenDocument(MIMETYPE, add_generator=False)
    with ZipFile(BytesIO(data)) as archive:
        for part in ("styles.xml", "content.xml"):
            if part in archive.namelist():
                document._parsing = part
                parser = make_parser()
                parser.setFeature(handler.feature_namespaces, True)
                parser.setContentHandler(LoadParser(document))
                parser.parse(BytesIO(archive.read(part)))
    if document.body.firstChild is None:
        raise Unreadable("no spreadsheet inside")
    return document


def _told(element: Any, space: str, name: str) -> str:
    return str(element.attributes.get((space, name), ""))


def _inside(element: Any, names: tuple[str, ...]) -> Iterator[Any]:
    """The elements of these names in order, also those in groups."""
    for child in element.childNodes:
        space, name = getattr(child, "qname", ("", ""))
        if space == TABLENS and name in names:
            yield child
        elif space == TABLENS and name in _GROUPS:
            yield from _inside(child, names)


def _times(element: Any, what: str, most: int) -> int:
    """How often a row, column or cell stands there."""
    times = _told(element, TABLENS, f"number-{what}-repeated") or "1"
    if not _COUNT.fullmatch(times) or not 1 <= int(times) <= most:
        raise Unreadable(f"repeated {times} times")
    return int(times)


class _Loader:
    """Reads one sheet. Repeated blank rows and cells cost nothing: only what is followed by something is spread out."""

    def __init__(self, table: Any, fonts: Fonts, name: str) -> None:
        self.table, self.fonts, self.name = table, fonts, name

    def __call__(self) -> Grid:
        with LibraryCall(self.name):
            styles = self._column_styles()
            grid: Grid = []
            blank = filled = 0
            for row in _inside(self.table, _ROWS):
                times, cells = _times(row, "rows", _MOST_ROWS), self._row(row, styles)
                blank += times
                if not cells:
                    continue
                filled += times * len(cells)
                if len(grid) + blank > _MOST_ROWS or filled > _MOST_CELLS:
                    raise Unreadable("larger than any spreadsheet")
                grid += [[] for _ in range(blank - times)] + [cells] * times
                blank = 0
            return grid

    def _column_styles(self) -> list[tuple[int, str]]:
        """Up to which column (from 1) which style holds for cells without one."""
        styles, last = [], 0
        for column in _inside(self.table, _COLUMNS):
            last += _times(column, "columns", _MOST_COLUMNS)
            styles.append((last, _told(column, TABLENS, "default-cell-style-name")))
        return styles

    def _row(self, row: Any, styles: list[tuple[int, str]]) -> list[Found | None]:
        """The cells up to the last that holds something. What lies below merged cells is blank."""
        cells: list[Found | None] = []
        place = 0
        of_row = _told(row, TABLENS, "default-cell-style-name")
        for element in _inside(row, _CELLS):
            times = _times(element, "columns", _MOST_COLUMNS)
            holds = element.childNodes or _told(element, OFFICENS, "value-type") or _formula(element)
            if element.qname[1] == "table-cell" and holds:
                of_column = next((style for last, style in styles if place < last), "")
                style = _told(element, TABLENS, "style-name") or of_row or of_column
                if place + times > _MOST_COLUMNS:
                    raise Unreadable("wider than any spreadsheet")
                cells += [None] * (place - len(cells)) + [self._found(element, style)] * times
            place += times
        return without_tail(cells)

    def _found(self, cell: Any, style: str) -> Found | None:
        kind, formula = _told(cell, OFFICENS, "value-type"), bool(_formula(cell))
        match kind:
            case "float" | "percentage" | "currency" if _formula(cell) not in _TRUTH:
                number = _told(cell, OFFICENS, "value")
                if not (_NUMBER.fullmatch(number) or number == "NaN"):
                    raise Unreadable(f"{self.name}: {number!r} is no number")
                return number_cell(float(number), "0%" if kind == "percentage" else "0", formula=formula)
            case "float":
                return Found(CellKind.BOOL, _TRUTH[_formula(cell)])
            case "date":
                return Found(CellKind.DATE, _day(_told(cell, OFFICENS, "date-value")), formula)
            case "time":
                return Found(CellKind.DATE, None, formula)
            case "boolean":
                return Found(CellKind.BOOL, _told(cell, OFFICENS, "boolean-value") == "true", formula)
            case _:
                return self._text(cell, style, formula)

    def _text(self, cell: Any, style: str, formula: bool) -> Found | None:
        seen, stored = text_of(cell, style, self.fonts)
        error = _told(cell, _CALCEXTNS, "value-type") == "error" or (formula and _ERROR.fullmatch(stored))
        if not (stored or formula):
            return None
        kind = CellKind.ERROR if error else CellKind.TEXT
        return Found(kind, seen, formula, legacy=stored if seen != stored else "")


def _formula(cell: Any) -> str:
    return _told(cell, TABLENS, "formula")


def _day(text: str) -> date | None:
    """The day of `2018-06-20T08:30:00`; None for times alone, which stand on the day before spreadsheets begin."""
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return None
    return day if day.year >= 1900 else None
