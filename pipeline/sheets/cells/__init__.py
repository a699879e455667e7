"""The one place that turns a workbook file into cells; nothing else knows what reads it.

A book is read from memory: no file stays open, and the received file is never touched.
"""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from pipeline.sheets.cells.book import Book, LibraryCall, Sheet, Unreadable

__all__ = ["Book", "Sheet", "Unreadable", "read_book"]

_ZIP = b"PK"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def read_book(path: Path, name: str) -> Book:
    """Read a workbook; `name` is what its cells' references call the file.

    What kind of file it is, its content tells, not its name. A reader is loaded when the first file wants it.
    Raises: Unreadable, here or when a damaged sheet is parsed.
    """
    with LibraryCall(name, OSError):
        data = path.read_bytes()
    kind = _kind(data, name)
    if kind == "ods":
        from pipeline.sheets.cells.ods import ods_book

        return ods_book(data, name)
    if kind == "xls":
        from pipeline.sheets.cells.xls import xls_book

        return xls_book(data, name)
    from pipeline.sheets.cells.xlsx import xlsx_book

    return xlsx_book(data, name)


def _kind(data: bytes, name: str) -> str:
    """`xls`: an OLE file, which may also be an encrypted .xlsx. Raises: Unreadable, for what is no spreadsheet."""
    if data.startswith(_OLE):
        return "xls"
    if not data.startswith(_ZIP):
        raise Unreadable(f"{name}: neither a zip nor an OLE file")
    with LibraryCall(name), ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
    return "ods" if "content.xml" in names else "xlsx"
