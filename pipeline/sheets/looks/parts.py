"""A zip whose parts are replaced: those that stay are neither inflated nor compressed again, nor moved."""

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pipeline.model.packing import LEVEL

_LOCAL, _LENGTHS = 30, struct.Struct("<HH")
_SIZES = struct.Struct("<LLL")
_ENTRY = struct.Struct("<4s4B4HL2L5H2L")
_END = struct.Struct("<4s4H2LH")


class Packer:
    """Compresses the texts of one part. What a text begins with is compressed once, as long as it stays the same.

    The bytes are those of the whole text compressed at once.
    """

    def __init__(self) -> None:
        self._head: bytes | None = None

    def packed(self, head: bytes, tail: bytes) -> tuple[bytes, int]:
        """The head and the tail compressed, and their checksum."""
        if head != self._head:
            self._packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -15)
            self._head, self._begun, self._checked = head, self._packer.compress(head), zlib.crc32(head)
        packer = self._packer.copy()
        return b"".join((self._begun, packer.compress(tail), packer.flush())), zlib.crc32(tail, self._checked)


class _Part(NamedTuple):
    """`head` is what stands before the data in the file, with checksum and sizes at 14."""

    info: ZipInfo
    head: bytes
    data: bytes
    packer: Packer

    def with_data(self, head: bytes, tail: bytes) -> "_Part":
        packed, checksum = self.packer.packed(head, tail)
        info = ZipInfo(self.info.filename, self.info.date_time)
        for name in ("create_system", "create_version", "extract_version", "flag_bits", "external_attr"):
            setattr(info, name, getattr(self.info, name))
        info.CRC, info.compress_size, info.file_size = checksum, len(packed), len(head) + len(tail)
        sizes = _SIZES.pack(info.CRC, info.compress_size, info.file_size)
        return _Part(info, self.head[:14] + sizes + self.head[26:], packed, self.packer)

    def entry(self, offset: int) -> bytes:
        """The part in the list at the end of the file."""
        info, name = self.info, self.info.filename.encode()
        year, month, day, hour, minute, second = info.date_time
        fixed = (
            b"PK\x01\x02", info.create_version, info.create_system, info.extract_version, 0, info.flag_bits,
            ZIP_DEFLATED, hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day, info.CRC,
            info.compress_size, info.file_size, len(name), 0, 0, 0, 0, info.external_attr, offset,
        )  # fmt: skip
        return _ENTRY.pack(*fixed) + name


class Parts:
    """A small zip as Python writes it: compressed parts without comments or extra fields."""

    def __init__(self, file: bytes) -> None:
        self._file = file
        with ZipFile(BytesIO(file)) as zipped:
            self._parts = {info.filename: _part(file, info) for info in zipped.infolist()}

    def texts(self, below: str = "") -> dict[str, str]:
        """The texts of all parts, or of those whose names begin so."""
        names = [one for one in self._parts if one.startswith(below) and one.endswith((".xml", ".rels"))]
        with ZipFile(BytesIO(self._file)) as zipped:
            return {name: zipped.read(name).decode() for name in names}

    def replaced(self, texts: Mapping[str, tuple[str, str]]) -> bytes:
        """The file with other texts in some of its parts, each in two: the first may be that of the file before."""
        written, entries, offset = list[bytes](), list[bytes](), 0
        for name, kept in self._parts.items():
            part = kept.with_data(*map(str.encode, texts[name])) if name in texts else kept
            written += [part.head, part.data]
            entries.append(part.entry(offset))
            offset += len(part.head) + len(part.data)
        length = sum(map(len, entries))
        end = _END.pack(b"PK\x05\x06", 0, 0, len(entries), len(entries), length, offset, 0)
        return b"".join((*written, *entries, end))


def _part(file: bytes, info: ZipInfo) -> _Part:
    name, extra = _LENGTHS.unpack_from(file, info.header_offset + 26)
    start = info.header_offset + _LOCAL + name + extra
    return _Part(info, file[info.header_offset : start], file[start : start + info.compress_size], Packer())
