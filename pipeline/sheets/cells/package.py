"""The zip that .xlsx and .ods files are: its parts by name, unpacked within bounds.

Nothing that the package says of itself is trusted: sizes are counted while a part is unpacked, its sum is checked.
"""

import zlib
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from struct import Struct
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from pipeline.sheets.cells import limits
from pipeline.sheets.cells.faults import LibraryCall, TooLarge, Unreadable, too_many_bytes
from pipeline.text.unreadable import PARTS, PASSWORD, count_words, part_twice

_ENTRY, _LOCAL = b"PK\x01\x02", b"PK\x03\x04"
_LEAST_ENTRY = 46
"""Bytes of the shortest entry in the list of parts."""

_LENGTHS = Struct("<26xHH")
"""Of a part's name and of what more its header says; the part itself comes behind them."""


class Package:
    """The parts of a zip. Names are compared without case, `\\` is `/`. Raises: Unreadable, TooLarge."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name, self._data = name, data
        if len(data) > limits.ENTRIES * _LEAST_ENTRY and data.count(_ENTRY) > limits.ENTRIES:
            raise TooLarge(f"{name}: parts", size=count_words(limits.ENTRIES, PARTS))
        with LibraryCall(name):
            infos = ZipFile(BytesIO(data)).infolist()
        self._parts: dict[str, ZipInfo] = {}
        for info in infos:
            path = path_of(info.filename)
            if path in self._parts:
                raise Unreadable(f"{name}: {path} twice", why=part_twice(path))
            self._parts[path] = info

    def __contains__(self, part: str) -> bool:
        return self.find(part) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def find(self, part: str) -> str | None:
        """The name under which a part is there, also where its name was written with `%20`."""
        if part in self._parts:
            return part
        return next((path for path in (path_of(part), path_of(unquote(part))) if path in self._parts), None)

    def size(self, part: str) -> int:
        """Bytes of a part, as the package says: it is never unpacked any further."""
        path = self.find(part)
        return self._parts[path].file_size if path else 0

    def check_size(self) -> None:
        """Raises: TooLarge."""
        size = sum(info.file_size for info in self._parts.values())
        if size > limits.UNPACKED_BYTES:
            raise too_many_bytes(size, unpacked=True)

    def read(self, part: str) -> bytes:
        """A part, unpacked. Raises: Unreadable, where it is not there, damaged, or other than the package says."""
        path = self.find(part)
        if path is None:
            raise Unreadable(f"{self.name}: no {part}")
        info = self._parts[path]
        if info.flag_bits & 1:
            raise Unreadable(f"{self.name}: {part} is encrypted", why=PASSWORD)
        found = self._unpacked(info)
        if found is None or len(found) != info.file_size or zlib.crc32(found) != info.CRC:
            raise Unreadable(f"{self.name}: {part} is damaged")
        return found

    def _unpacked(self, info: ZipInfo) -> bytes | None:
        """The bytes of a part, one more at most than the package says; None where they cannot be unpacked."""
        header = self._data[info.header_offset : info.header_offset + _LENGTHS.size]
        if len(header) < _LENGTHS.size or not header.startswith(_LOCAL):
            return None
        start = info.header_offset + _LENGTHS.size + sum(_LENGTHS.unpack(header))
        packed = self._data[start : start + info.compress_size]
        if info.compress_type == ZIP_STORED:
            return packed
        if info.compress_type != ZIP_DEFLATED:
            return None
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            return unpacking.decompress(packed, min(info.file_size, limits.UNPACKED_BYTES) + 1)
        except zlib.error:
            return None


@lru_cache(maxsize=1024)
def path_of(name: str) -> str:
    """The name of a part as it is compared: without case, `/` between folders, no `.` and `..`."""
    steps: list[str] = []
    for step in name.replace("\\", "/").casefold().split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps) + ("/" if name.endswith("/") else "")
