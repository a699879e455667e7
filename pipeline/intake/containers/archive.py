"""What a .zip holds. Source: APPNOTE.TXT of PKWARE, 4.3 and 4.4."""

import stat
import struct
from collections.abc import Iterator
from typing import BinaryIO
from zipfile import ZipFile, ZipInfo

from pipeline.intake.containers.contents import (
    MEBIBYTE,
    MOST_ENTRIES,
    MOST_UNPACKED,
    Damaged,
    Part,
    TooLarge,
    library_call,
)

_END, _END_SIZE, _LONGEST_COMMENT = b"PK\x05\x06", 22, 65_535
_END_64, _LOCATOR_64, _LOCATOR_SIZE, _IN_END_64 = b"PK\x06\x06", b"PK\x06\x07", 20, 0xFFFFFFFF
_LARGEST_DIRECTORY = 16 * MEBIBYTE
_UTF8_NAME = 0x800
_MADE_BY_UNIX = 3


def directory_of(file: BinaryIO) -> tuple[ZipFile, list[ZipInfo]]:
    """The archive and its list of entries. Raises: Damaged; TooLarge, before a list without end is read."""
    if _directory_size(file) > _LARGEST_DIRECTORY:
        raise TooLarge
    with library_call():
        archive = ZipFile(file)
    return archive, archive.infolist()


def _directory_size(file: BinaryIO) -> int:
    """What the end of the archive says of its list of entries, in bytes; 0 where it has no end."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_SIZE:
        return 0
    told = int(struct.unpack_from("<L", tail, at + 12)[0])
    return _directory_size_64(file, tail[:at]) if told == _IN_END_64 else told


def _directory_size_64(file: BinaryIO, before: bytes) -> int:
    """The same where it is told in the end of a ZIP64 archive, which stands `before` the plain one; 0 without one."""
    if len(before) < _LOCATOR_SIZE or not before[-_LOCATOR_SIZE:].startswith(_LOCATOR_64):
        return 0
    (at,) = struct.unpack_from("<Q", before, len(before) - _LOCATOR_SIZE + 8)
    size = file.seek(0, 2)
    file.seek(min(int(at), size))
    end = file.read(48)
    file.seek(0)
    return int(struct.unpack_from("<Q", end, 40)[0]) if end.startswith(_END_64) and len(end) == 48 else 0


def parts_of_archive(file: BinaryIO) -> Iterator[Part]:
    """The files of an archive, one after another. Raises: Damaged, TooLarge, before the first."""
    archive, entries = directory_of(file)
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise TooLarge
    return (_part(archive, entry) for entry in entries if not _name(entry).endswith(("/", "\\")))


def _part(archive: ZipFile, entry: ZipInfo) -> Part:
    if entry.create_system == _MADE_BY_UNIX and stat.S_ISLNK(entry.external_attr >> 16):
        return Part(_name(entry), None, link=True)
    try:
        with library_call():
            return Part(_name(entry), archive.read(entry))
    except Damaged:
        return Part(_name(entry), None)


def _name(entry: ZipInfo) -> str:
    """The name; many systems write UTF-8 and do not say so."""
    if entry.flag_bits & _UTF8_NAME:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename
