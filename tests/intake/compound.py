"""Compound files (MS-CFB, version 3) in memory: as much of the format as an Outlook message needs."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

SECTOR, SMALL, CUTOFF = 512, 64, 4096
END, FREE, NONE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFD
STORAGE, STREAM, ROOT = 1, 2, 5

Tree = Mapping[str, "bytes | Tree"]


@dataclass
class _Entry:
    name: str
    kind: int
    data: bytes = b""
    child: int = NONE
    right: int = NONE
    start: int = END
    size: int = 0
    children: list[int] = field(default_factory=list)


def compound(tree: Tree) -> bytes:
    """A file with these storages and streams."""
    entries = [_Entry("Root Entry", ROOT)]
    _add(entries, 0, tree)
    for entry in entries:
        for one, after in zip(entry.children, [*entry.children, NONE][1:], strict=True):
            entries[one].right = after
        entry.child = entry.children[0] if entry.children else NONE
    small = _place([one for one in entries if one.kind == STREAM and len(one.data) < CUTOFF], SMALL)
    entries[0].data = small[0]
    large = _place([entries[0], *(one for one in entries if one.kind == STREAM and len(one.data) >= CUTOFF)], SECTOR)
    return _file(entries, large, small[1])


def _add(entries: list[_Entry], parent: int, tree: Tree) -> None:
    for name, content in sorted(tree.items(), key=lambda item: (len(item[0]), item[0].upper())):
        at = len(entries)
        entries[parent].children.append(at)
        if isinstance(content, bytes):
            entries.append(_Entry(name, STREAM, content))
        else:
            entries.append(_Entry(name, STORAGE))
            _add(entries, at, content)


def _place(entries: Sequence[_Entry], unit: int) -> tuple[bytes, list[int]]:
    """The data one after another in whole sectors, and the chain of each."""
    body, chain = b"", list[int]()
    for entry in entries:
        entry.size = len(entry.data)
        if not entry.data:
            continue
        number = -(-len(entry.data) // unit)
        entry.start = len(chain)
        chain += [*range(len(chain) + 1, len(chain) + number), END]
        body += entry.data.ljust(number * unit, b"\0")
    return body, chain


def _file(entries: Sequence[_Entry], large: tuple[bytes, list[int]], small_chain: Sequence[int]) -> bytes:
    body, chain = large
    directory_at, directory = len(chain), b"".join(map(_directory_entry, entries))
    body, chain = _more(body, chain, directory)
    small_at, small = len(chain), b"".join(struct.pack("<L", one) for one in small_chain)
    body, chain = _more(body, chain, small, fill=b"\xff")
    tables = 1
    while tables * (SECTOR // 4) < len(chain) + tables:
        tables += 1
    fat_at = len(chain)
    numbers = [*chain, *[FAT] * tables]
    numbers += [FREE] * (tables * (SECTOR // 4) - len(numbers))
    body += b"".join(struct.pack("<L", one) for one in numbers)
    assert tables <= 109
    places = [*range(fat_at, fat_at + tables), *[FREE] * (109 - tables)]
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<LLLLL", 0, tables, directory_at, 0, CUTOFF)
    head += struct.pack("<LLLL", small_at if small else END, -(-len(small) // SECTOR), END, 0)
    return head + b"".join(struct.pack("<L", one) for one in places) + body


def _more(body: bytes, chain: list[int], data: bytes, fill: bytes = b"\0") -> tuple[bytes, list[int]]:
    number = -(-len(data) // SECTOR)
    links = [*range(len(chain) + 1, len(chain) + number), END] if number else []
    return body + data.ljust(number * SECTOR, fill), [*chain, *links]


def _directory_entry(entry: _Entry) -> bytes:
    name = (entry.name + "\0").encode("utf-16-le")
    return (
        name.ljust(64, b"\0")
        + struct.pack("<HBBLLL", len(name), entry.kind, 1, NONE, entry.right, entry.child)
        + bytes(36)
        + struct.pack("<LQ", entry.start, entry.size)
    )
