"""What a file is: its content says, and only where that says nothing, its name (CONTRACT section 10)."""

import re
from enum import Enum, auto
from pathlib import PurePosixPath
from typing import BinaryIO
from zipfile import ZipFile

from pipeline.intake.containers.archive import directory_of
from pipeline.intake.containers.contents import Damaged, library_call
from pipeline.intake.containers.mailbox import is_postmark

SPREADSHEETS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".ods")
"""What people save forms as. Nobody reads an .xlsb here, but it is a form that must be asked for again."""

CONTAINERS = (".zip", ".eml", ".msg", ".mbox")

_ZIP, _OLE, _APPLE_DOUBLE = b"PK", bytes.fromhex("d0cf11e0a1b11ae1"), bytes.fromhex("00051607")
_WINMAIL = bytes.fromhex("789f3e22")
_HEAD = 65_536
_LARGEST_TYPES = 1_000_000
_FIELD = rb"([!-9;-~]+)[ \t]*:"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_OF_LETTERS = frozenset(
    (b"from", b"date", b"subject", b"to", b"received", b"return-path", b"message-id", b"mime-version", b"content-type",
     b"delivered-to", b"reply-to", b"cc", b"sender")
)  # fmt: skip
_BY_MAIL_PROGRAMS = frozenset((b"received", b"return-path", b"message-id", b"mime-version", b"delivered-to"))


class Kind(Enum):
    """What is done with a file."""

    SPREADSHEET = auto()
    ARCHIVE = auto()
    LETTER = auto()
    OUTLOOK = auto()
    MAILBOX = auto()
    WINMAIL = auto()
    SYSTEM = auto()
    BROKEN = auto()
    OTHER = auto()


def kind_of(file: BinaryIO, name: str) -> Kind:
    """The kind of an open file, of which little is read. `BROKEN`: its name says one thing and its content nothing.

    Raises: OSError, where the file itself cannot be read; TooLarge, of an archive whose list of entries has no end.
    """
    head = file.read(_HEAD)
    file.seek(0)
    kind = _by_content(file, head, _suffix(name))
    if kind is Kind.OTHER and _suffix(name) in (*SPREADSHEETS, *CONTAINERS):
        return Kind.BROKEN
    return kind


def _suffix(name: str) -> str:
    return PurePosixPath(name.strip().lower()).suffix


def _by_content(file: BinaryIO, head: bytes, suffix: str) -> Kind:
    if head.startswith(_ZIP):
        return _kind_of_zip(file, suffix)
    if head.startswith(_OLE):
        return _kind_of_compound(file, suffix)
    if head.startswith(_WINMAIL):
        return Kind.WINMAIL
    if head.startswith(_APPLE_DOUBLE):
        return Kind.SYSTEM
    if suffix != ".eml" and is_postmark(head):
        return Kind.MAILBOX
    return Kind.LETTER if _is_letter(head, suffix) else Kind.OTHER


def _kind_of_zip(file: BinaryIO, suffix: str) -> Kind:
    """A workbook, another kind of document, or an archive; one without entries is none under a spreadsheet's name."""
    try:
        archive, entries = directory_of(file)
    except Damaged:
        return Kind.OTHER
    names = {entry.filename.replace("\\", "/").lstrip("/").lower() for entry in entries}
    if any(name.startswith("xl/workbook.") for name in names):
        return Kind.SPREADSHEET
    if "[content_types].xml" in names:
        return Kind.SPREADSHEET if b"spreadsheetml" in _small_part(archive, "[content_types].xml") else Kind.OTHER
    if "mimetype" in names or {"content.xml", "meta-inf/manifest.xml"} <= names:
        spreadsheet = b"spreadsheet" in _small_part(archive, "mimetype") or "mimetype" not in names
        return Kind.SPREADSHEET if spreadsheet else Kind.OTHER
    if not names and suffix in SPREADSHEETS:
        return Kind.OTHER
    return Kind.SPREADSHEET if "content.xml" in names else Kind.ARCHIVE


def _small_part(archive: ZipFile, name: str) -> bytes:
    """A part by its name in any case; nothing where it is damaged."""
    try:
        with library_call():
            entry = next((one for one in archive.infolist() if one.filename.lstrip("/\\").lower() == name), None)
            return archive.open(entry).read(_LARGEST_TYPES) if entry else b""
    except Damaged:
        return b""


def _kind_of_compound(file: BinaryIO, suffix: str) -> Kind:
    """An old workbook, an Outlook message, or something else; of a damaged file its name decides."""
    from pipeline.intake.containers.outlook import PROPERTIES, streams_of

    try:
        names = streams_of(file)
    except Damaged:
        return Kind.SPREADSHEET if suffix in SPREADSHEETS else Kind.OTHER
    if PROPERTIES in names:
        return Kind.OUTLOOK
    locked = "encryptedpackage" in names and suffix in SPREADSHEETS
    return Kind.SPREADSHEET if locked or names & {"workbook", "book"} else Kind.OTHER


def _is_letter(head: bytes, suffix: str) -> bool:
    """True where a file begins with headers of a message; of one that is not called .eml, what only mail writes."""
    fields = _fields(head)
    if suffix == ".eml":
        return bool(fields & _OF_LETTERS)
    return bool(fields & _BY_MAIL_PROGRAMS) and len(fields & _OF_LETTERS) > 1


def _fields(head: bytes) -> set[bytes]:
    """The names of the headers that stand before the first line that is none."""
    fields: set[bytes] = set()
    for line in head.removeprefix(_BYTE_ORDER_MARK).lstrip(b"\r\n").splitlines():
        field = re.match(_FIELD, line)
        if field:
            fields.add(field[1].lower())
        elif not line.strip() or not line.startswith((b" ", b"\t", b"From ", b">From ")):
            break
    return fields
