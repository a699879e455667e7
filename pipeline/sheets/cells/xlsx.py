""".xlsx and .xlsm (also their templates): the parts that hold answers, and nothing else.

The list of sheets, the sheets themselves, the shared texts, number formats and the fonts of texts. Whatever more the
package holds is not looked at and cannot refuse a file.
"""

import unicodedata
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from types import MappingProxyType

from pipeline.sheets.cells.book import Book, Grid, Sheet
from pipeline.sheets.cells.faults import Unreadable
from pipeline.sheets.cells.package import Package, path_of
from pipeline.sheets.cells.xlsx_cells import CellMaker
from pipeline.sheets.cells.xlsx_shared import Workbook, shared_cells
from pipeline.sheets.cells.xlsx_sheet import sheet_grid
from pipeline.sheets.cells.xlsx_styles import NO_STYLES, Styles, styles_of
from pipeline.sheets.cells.xlsx_texts import texts_of
from pipeline.sheets.cells.xlsx_words import MAIN, Text
from pipeline.sheets.cells.xml_pass import Attributes, Elements, elements, local, run_pass

_ROOT_LINKS = "_rels/.rels"
_USUAL = "xl/workbook.xml"
_TRUE = ("1", "true", "on")

Listed = tuple[tuple[tuple[str, str], ...], bool]
"""The title and link of each sheet of a workbook part; and whether days are counted from 1904."""


def workbook_part(package: Package) -> str:
    """The part that lists the sheets: where the package says it is, else where it usually is; "" without one."""
    told = ""
    if _ROOT_LINKS in package:
        try:
            links = elements(package.read(_ROOT_LINKS))
        except Unreadable:
            links = ()
        told = next((attributes.get("Target", "") for _, attributes in links if _is(attributes, "officeDocument")), "")
    return next((part for part in (path_of(told), _USUAL) if part in package), "")


def _is(link: Attributes, what: str) -> bool:
    return link.get("Type", "").endswith(f"/{what}") and link.get("TargetMode") != "External"


def xlsx_book(package: Package, part: str) -> Book:
    """A workbook whose sheets this part lists; a sheet is read when its cells are asked for. Raises: Unreadable."""
    source = _Source(package, part)
    sheets: dict[str, Sheet] = {}
    for title, part in source.sheets():
        sheets.setdefault(title, Sheet(title, package.name, source.loader(title, part)))
    if not sheets:
        raise Unreadable(f"{package.name}: no sheets")
    return Book(package.name, MappingProxyType(sheets))


class _Source:
    """The package as one workbook; what all its sheets share is read once."""

    def __init__(self, package: Package, part: str) -> None:
        self._package, self._part = package, part
        folder, _, file = part.rpartition("/")
        self._folder = folder
        links = elements(package.read(f"{folder}/_rels/{file}.rels"))
        self._links = [attributes for name, attributes in links if name == "Relationship"]

    def sheets(self) -> list[tuple[str, str]]:
        """Title (NFC) and part of each worksheet, in order; charts are none, and what is not there is not listed."""
        sheets, _ = self._listed
        links = {link.get("Id", ""): self._at(link) for link in self._links if _is(link, "worksheet")}
        return [
            (unicodedata.normalize("NFC", title), links[key])
            for title, key in sheets
            if key in links and links[key] in self._package
        ]

    @cached_property
    def _listed(self) -> Listed:
        return _listed(self._package.read(self._part))

    def _at(self, link: Attributes) -> str:
        target = link.get("Target", "")
        return path_of(target if target.startswith(("/", "\\")) else f"{self._folder}/{target}")

    def _shared(self, what: str, usual: str) -> str:
        """The part that all sheets share; "" where it is not there."""
        told = (self._at(link) for link in self._links if _is(link, what))
        return next((part for part in (*told, path_of(f"{self._folder}/{usual}")) if part in self._package), "")

    @cached_property
    def _workbook(self) -> Workbook:
        texts, styles = self._texts(), self._styles()
        cells = () if styles.fonts else shared_cells(texts)
        return Workbook(self._package.name, texts, styles, self._listed[1], cells)

    def _texts(self) -> Sequence[Text]:
        part = self._shared("sharedStrings", "sharedStrings.xml")
        return texts_of(self._package.read(part), self._package.name) if part else []

    def _styles(self) -> Styles:
        """Formats and fonts; a part that is damaged tells those up to there."""
        part = self._shared("styles", "styles.xml")
        try:
            return styles_of(self._package.read(part)) if part else NO_STYLES
        except Unreadable:
            return NO_STYLES

    def loader(self, title: str, part: str) -> Callable[[], Grid]:
        """What reads a sheet when it is wanted."""

        def load() -> Grid:
            return sheet_grid(self._package.read(part), CellMaker(self._workbook, title), self._package.name)

        return load


@lru_cache(maxsize=64)
def _listed(data: bytes) -> Listed:
    noted = _ListPass()
    run_pass(data, noted, "list of sheets")
    return tuple(noted.sheets), noted.from_1904


class _ListPass(Elements):
    """The list of sheets of a workbook part: title and link of each."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.from_1904 = False

    def start(self, name: str, attributes: Attributes, /) -> None:
        tag = MAIN.get(name)
        if tag == "sheet":
            key = next((value for key, value in attributes.items() if "}" in key and local(key) == "id"), "")
            self.sheets.append((attributes.get("name", ""), key))
        elif tag == "workbookPr":
            self.from_1904 = attributes.get("date1904", "").casefold() in _TRUE
