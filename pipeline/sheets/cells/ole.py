"""The names inside an OLE file (.xls, .doc, .msg, an encrypted .xlsx), read from its own directory.

Source: [MS-CFB]. A directory entry has 128 bytes: its name in UTF-16, the bytes of the name at 64, its type at 66.
"""

from collections.abc import Iterator
from struct import Struct, unpack_from

SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")

_HEADER = Struct("<30xH16xI")  # the power of the sector's size, the first sector of the directory
_TABLE_AT, _TABLE_SIZE = 76, 109
_ENTRY_BYTES, _LAST_SECTOR = 128, 0xFFFFFFFA
_MOST_ENTRIES = 4096


def names_in(data: bytes) -> frozenset[str]:
    """The names of all streams and folders, without case; none where the file is damaged. Lists are followed once."""
    if len(data) < 512 or not data.startswith(SIGNATURE):
        return frozenset()
    power, first = _HEADER.unpack_from(data)
    if power not in (9, 12):
        return frozenset()
    found: set[str] = set()
    for sector in _chain(data, 1 << power, first):
        found |= set(_names(data[(sector + 1) << power : (sector + 2) << power]))
        if len(found) > _MOST_ENTRIES:
            break
    return frozenset(found)


def _chain(data: bytes, size: int, sector: int) -> Iterator[int]:
    """The sectors of the directory in order, as the table of sectors links them."""
    seen: set[int] = set()
    tables = unpack_from(f"<{_TABLE_SIZE}I", data, _TABLE_AT)
    per_table = size // 4
    while sector < _LAST_SECTOR and sector not in seen and (sector + 1) * size < len(data):
        seen.add(sector)
        yield sector
        table, place = divmod(sector, per_table)
        at = (tables[table] + 1) * size + place * 4 if table < _TABLE_SIZE else len(data)
        if at + 4 > len(data):
            return
        (sector,) = unpack_from("<I", data, at)


def _names(entries: bytes) -> Iterator[str]:
    for at in range(0, len(entries) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
        (size,) = unpack_from("<H", entries, at + 64)
        if 2 < size <= 64 and entries[at + 66]:
            yield entries[at : at + size - 2].decode("utf-16-le", "replace").casefold()
