"""winmail.dat, in which Outlook hides attachments from other mail programs. Source: [MS-OXTNEF]."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.intake.containers.contents import Damaged, Part, bounded
from pipeline.intake.containers.names import raw_bytes

_HEAD = 6
_RENDERING, _TITLE, _DATA, _PROPERTIES = 0x9002, 0x8010, 0x800F, 0x9005
_LONG_NAME, _TEXT_8, _TEXT_16, _MANY = 0x3707, 0x001E, 0x001F, 0x1000
_FIXED = {0x0002: 4, 0x0003: 4, 0x0004: 4, 0x000A: 4, 0x000B: 4, 0x0005: 8, 0x0006: 8, 0x0007: 8, 0x0014: 8, 0x0040: 8,
          0x0048: 16}  # fmt: skip
_VARIABLE = (0x001E, 0x001F, 0x000D, 0x0102)


@dataclass(slots=True)
class _Attachment:
    title: str = ""
    name: str = ""
    data: bytes | None = None


def parts_of_winmail(data: bytes) -> tuple[Part, ...]:
    """The attachments. Raises: Damaged, TooLarge."""
    found: list[_Attachment] = []
    for attribute, value in _attributes(data):
        if attribute == _RENDERING:
            found.append(_Attachment())
        elif found:
            _note(found[-1], attribute, value)
    return bounded(tuple(Part(one.name or one.title, one.data) for one in found if one.data is not None))


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = _HEAD
    while at < len(data):
        if at + 9 > len(data):
            raise Damaged
        _, tag, size = struct.unpack_from("<BLL", data, at)
        if at + 11 + size > len(data):
            raise Damaged
        yield tag & 0xFFFF, data[at + 9 : at + 9 + size]
        at += 11 + size


def _note(attachment: _Attachment, attribute: int, value: bytes) -> None:
    if attribute == _TITLE:
        attachment.title = raw_bytes(value.rstrip(b"\0"))
    elif attribute == _DATA:
        attachment.data = value
    elif attribute == _PROPERTIES:
        attachment.name = _long_name(value) or attachment.name


def _long_name(data: bytes) -> str:
    """The long name among an attachment's properties; "" where none is told, or what stands before is unknown."""
    try:
        count, at = struct.unpack_from("<L", data)[0], 4
        for _ in range(min(count, 1000)):
            kind, tag = struct.unpack_from("<HH", data, at)
            at = _after_name(data, at + 4) if tag >= 0x8000 else at + 4
            values, at = _values(data, kind, at)
            if tag == _LONG_NAME and values:
                text = values[0]
                told = text.decode("utf-16-le", "replace") if kind == _TEXT_16 else raw_bytes(text)
                return told.rstrip("\0")
    except (struct.error, LookupError):
        return ""
    return ""


def _after_name(data: bytes, at: int) -> int:
    """Past the name of a named property: its set, and a number or a text."""
    (kind,) = struct.unpack_from("<L", data, at + 16)
    if kind == 0:
        return at + 24
    (size,) = struct.unpack_from("<L", data, at + 20)
    return at + 24 + _padded(int(size))


def _values(data: bytes, kind: int, at: int) -> tuple[list[bytes], int]:
    """The values of a property and where the next begins. Raises: LookupError for a kind that nobody knows."""
    many, kind = bool(kind & _MANY), kind & ~_MANY
    count = 1
    if many or kind in _VARIABLE:
        (count,) = struct.unpack_from("<L", data, at)
        at += 4
    values = []
    for _ in range(min(count, 1000)):
        size = _FIXED.get(kind)
        if size is None:
            if kind not in _VARIABLE:
                raise LookupError(kind)
            (size,) = struct.unpack_from("<L", data, at)
            at += 4
        values.append(data[at : at + size])
        at += _padded(int(size))
    return values, at


def _padded(size: int) -> int:
    return (size + 3) // 4 * 4
