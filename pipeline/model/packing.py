"""How everything that the program packs is packed, workbooks and documents as well: at one level, without the clock."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from shutil import copyfileobj
from struct import pack_into
from typing import IO, Literal
from zipfile import ZIP_DEFLATED, ZipFile

LEVEL = 3
"""Of deflate. On our papers and workbooks it takes half the time of zlib's usual 6 for an eighth more bytes; 2 and 1
take as long for texts, and make workbooks larger by an eighth again."""

_CREATED_BY, _CREATED_AT, _ENTRY = 5, 12, 46
"""Where an entry of the list at a zip's end tells its system and its moment, and how long it is without its names."""
_WRITTEN_AT = 10
"""Where the head before a member's data tells its moment."""
_LONG_AGO = 0, 1 << 5 | 1
"""The first moment a zip can tell, 1 January 1980: the time, the day."""


def new_zip(goal: IO[bytes] | Path, mode: Literal["w", "a"] = "w") -> ZipFile:
    """A zip to be filled by `pack`, or to be filled further."""
    return ZipFile(goal, mode, ZIP_DEFLATED, compresslevel=LEVEL)


def pack(goal: ZipFile, name: str, content: bytes | Iterable[bytes | IO[bytes]]) -> None:
    """One member of a zip: bytes, or pieces and files from their beginning on as they come; made by no system."""
    with goal.open(name, "w") as member:
        for piece in (content,) if isinstance(content, bytes) else content:
            if isinstance(piece, bytes):
                member.write(piece)
            else:
                piece.seek(0)
                copyfileobj(piece, member)
    goal.infolist()[-1].create_system = 0


def fixed_zip(data: bytes) -> bytes:
    """A zip of a library without the clock, all of one time; what it compressed stays as it is."""
    fixed = bytearray(data)
    with ZipFile(BytesIO(data)) as source:
        entry = source.start_dir
        for member in source.infolist():
            pack_into("<HH", fixed, member.header_offset + _WRITTEN_AT, *_LONG_AGO)
            pack_into("<HH", fixed, entry + _CREATED_AT, *_LONG_AGO)
            fixed[entry + _CREATED_BY] = 0
            entry += _ENTRY + len(member.orig_filename.encode()) + len(member.extra) + len(member.comment)
    return bytes(fixed)
