"""What kind of file this is, by its content. Source: CONTRACT section 10, "What a file is, its content says"."""

from enum import StrEnum
from typing import NamedTuple

from pipeline.sheets.cells.faults import Unreadable
from pipeline.sheets.cells.ole import SIGNATURE, names_in
from pipeline.sheets.cells.package import Package
from pipeline.sheets.cells.xlsx import workbook_part

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_DOCUMENTS = ("word/", "ppt/", "visio/")


class FileKind(StrEnum):
    """What a file holds, whatever it is called."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    LOCKED = "locked"
    """An encrypted Office file: what is in it, nobody knows."""
    DOCUMENT = "document"
    """Another document that is a zip: .docx, .pptx, .odt."""
    ZIP = "zip"
    """An archive of files."""
    DAMAGED_ZIP = "damaged_zip"
    MESSAGE = "message"
    """An Outlook message (.msg)."""
    OLE = "ole"
    """Another OLE file: .doc, .ppt."""
    OTHER = "other"


SPREADSHEETS = frozenset({FileKind.XLSX, FileKind.XLSB, FileKind.XLS, FileKind.ODS, FileKind.LOCKED})
"""What people save forms as. Nobody reads an .xlsb or a locked one here, but it must be asked for again."""


class Content(NamedTuple):
    """What was found in a file: the `package` of a zip, and the part of it that lists the sheets.

    `fault`: why the zip cannot be opened.
    """

    kind: FileKind
    package: Package | None = None
    main: str = ""
    fault: Unreadable | None = None


def content_of(data: bytes, name: str) -> Content:
    """The kind of a whole file; of a zip only the list of its parts and one small part are read."""
    if data.startswith(SIGNATURE):
        return Content(_ole_kind(names_in(data)))
    if not data.startswith(_ZIP):
        return Content(FileKind.OTHER)
    try:
        package = Package(data, name)
        main = workbook_part(package)
        return Content(_zip_kind(package, main), package, main)
    except Unreadable as fault:
        return Content(FileKind.DAMAGED_ZIP, fault=fault)


def kind_of(data: bytes) -> FileKind:
    """The kind of a whole file."""
    return content_of(data, "").kind


def _ole_kind(names: frozenset[str]) -> FileKind:
    if "encryptedpackage" in names:
        return FileKind.LOCKED
    if names & {"workbook", "book"}:
        return FileKind.XLS
    return FileKind.MESSAGE if "__properties_version1.0" in names else FileKind.OLE


def _zip_kind(package: Package, main: str) -> FileKind:
    if main:
        if main.endswith(".bin"):
            return FileKind.XLSB
        return FileKind.DOCUMENT if main.startswith(_DOCUMENTS) else FileKind.XLSX
    if "xl/workbook.bin" in package:
        return FileKind.XLSB
    if "content.xml" in package:
        told = package.read("mimetype").strip() if package.size("mimetype") in range(1, 200) else _ODS
        return FileKind.ODS if told.startswith(_ODS) else FileKind.DOCUMENT
    return FileKind.ZIP
