"""Whole files by kind: how heavy they are to read, and what reads them. A reader is loaded when a file wants it."""

from pipeline.sheets.cells import limits
from pipeline.sheets.cells.book import Book
from pipeline.sheets.cells.faults import Unreadable
from pipeline.sheets.cells.kinds import Content, FileKind
from pipeline.text.unreadable import BINARY_WORKBOOK, PASSWORD

_WHY = {FileKind.LOCKED: PASSWORD, FileKind.XLSB: BINARY_WORKBOOK}


def is_light(content: Content) -> bool:
    """Whether reading is bounded by what the file says of itself; of an .xls nobody knows. Raises: TooLarge."""
    package = content.package
    if package is None:
        return content.kind is not FileKind.XLS
    package.check_size()
    return sum(package.size(part) for part in package if part.endswith(".xml")) <= limits.LIGHT_BYTES


def open_book(data: bytes, content: Content, name: str) -> Book:
    """A workbook from the bytes of its file. Raises: Unreadable."""
    kind, package = content.kind, content.package
    if package is not None and kind is FileKind.XLSX:
        from pipeline.sheets.cells.xlsx import xlsx_book

        return xlsx_book(package, content.main)
    if package is not None and kind is FileKind.ODS:
        from pipeline.sheets.cells.ods import ods_book

        return ods_book(package)
    if kind is FileKind.XLS:
        from pipeline.sheets.cells.xls import xls_book

        return xls_book(data, name)
    why = {"why": _WHY[kind]} if kind in _WHY else {}
    raise content.fault or Unreadable(f"{name}: no spreadsheet but {kind.value}", **why)
