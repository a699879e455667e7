""".ods (OpenDocument), by expat: the sheets of content.xml, and the fonts of both parts.

Of a formula over several cells only the first is known to be a formula.
"""

from types import MappingProxyType

from pipeline.sheets.cells.book import Book, Sheet
from pipeline.sheets.cells.faults import Unreadable
from pipeline.sheets.cells.ods_sheet import TablesPass
from pipeline.sheets.cells.ods_styles import Styles, StylesPass
from pipeline.sheets.cells.package import Package
from pipeline.sheets.cells.xml_pass import elements, run_pass
from pipeline.text.unreadable import PASSWORD

_CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "meta-inf/manifest.xml"


def ods_book(package: Package) -> Book:
    """A workbook; its sheets are read at once, and a damaged one is met when its cells are asked for.

    Raises: Unreadable.
    """
    name = package.name
    if _locked(package):
        raise Unreadable(f"{name}: encrypted", why=PASSWORD)
    styles = Styles()
    if _STYLES in package:
        run_pass(package.read(_STYLES), StylesPass(styles), name)
    over = TablesPass(styles, name)
    run_pass(package.read(_CONTENT), over, name)
    if not over.tables:
        raise Unreadable(f"{name}: no sheets")
    return Book(name, MappingProxyType({title: Sheet(title, name, load) for title, load in over.tables.items()}))


def _locked(package: Package) -> bool:
    if _MANIFEST not in package:
        return False
    try:
        return any(tag == "encryption-data" for tag, _ in elements(package.read(_MANIFEST)))
    except Unreadable:
        return False
