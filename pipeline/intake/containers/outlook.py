"""An Outlook message (.msg): a compound file of MAPI properties. Source: [MS-OXMSG], [MS-OXPROPS]."""

import re
import struct
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any, BinaryIO, NamedTuple

from pipeline.intake.containers.contents import (
    DEEPEST,
    LARGEST_LETTER,
    MOST_ENTRIES,
    Letter,
    Part,
    TooLarge,
    bounded,
    library_call,
)
from pipeline.intake.containers.letter import headers_of, senders_in
from pipeline.intake.containers.names import raw_bytes

PROPERTIES = "__properties_version1.0"
_ROOT_HEAD, _INNER_HEAD, _ATTACHMENT_HEAD = 32, 24, 8
_DELIVERED, _SENT = 0x0E060040, 0x00390040
_HIDDEN, _FLAGS = 0x7FFE000B, 0x37140003
_SHOWN_IN_HTML = 4
_ADDRESSES = ((0x5D02, 0x0065), (0x5D01, 0x0C1F))
"""From whom: an address as mails have it, else one that may be Exchange's own; on behalf of whom before by whom."""
_HEADERS, _LONG_NAME, _SHORT_NAME, _CONTENT_ID, _MIME, _HTML, _DATA = (
    0x007D, 0x3707, 0x3704, 0x3712, 0x370E, 0x1013, 0x3701,
)  # fmt: skip
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|bmp|emf|wmf|webp|svg)\Z", re.IGNORECASE)
_UNOPENED = Letter(None, (), ())  # deeper than anything is opened
_BEFORE_UNIX = 11_644_473_600  # seconds from 1601 to 1970


class _Storage(NamedTuple):
    """A message or an attachment inside the file: `path` is its storage, `head` the bytes before its properties."""

    ole: Any
    path: tuple[str, ...]
    head: int

    def stream(self, name: str) -> bytes | None:
        where = [*self.path, name]
        with library_call():
            return bytes(self.ole.openstream(where).read()) if self.ole.exists(where) else None

    def text(self, tag: int) -> str:
        """A property that is a text, "" where there is none."""
        wide = self.stream(f"__substg1.0_{tag:04X}001F")
        if wide is not None:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        return raw_bytes(self.stream(f"__substg1.0_{tag:04X}001E") or b"").rstrip("\0")

    def binary(self, tag: int) -> bytes | None:
        return self.stream(f"__substg1.0_{tag:04X}0102")

    def fixed(self) -> dict[int, bytes]:
        """The properties of fixed length, eight bytes each."""
        data = self.stream(PROPERTIES) or b""
        rows = range(self.head, len(data) - 15, 16)
        return {struct.unpack_from("<L", data, at)[0]: data[at + 8 : at + 16] for at in rows}

    def inside(self, name: str, head: int) -> "_Storage":
        return _Storage(self.ole, (*self.path, name), head)


def streams_of(file: BinaryIO) -> set[str]:
    """The names that stand at the top of a compound file, in lower case. Raises: Damaged."""
    from olefile import OleFileIO

    with library_call(), closing(OleFileIO(file)) as ole:
        names = {str(path[0]).lower() for path in ole.listdir(streams=True, storages=True)}
    file.seek(0)
    return names


def letter_of_outlook(file: BinaryIO) -> Letter:
    """Read a message and those attached to it. Raises: Damaged, TooLarge."""
    from olefile import OleFileIO

    if file.seek(0, 2) > LARGEST_LETTER:
        raise TooLarge
    file.seek(0)
    with library_call():
        ole = OleFileIO(file)
    with closing(ole):
        return _letter(_Storage(ole, (), _ROOT_HEAD), 1)


def _letter(message: _Storage, depth: int) -> Letter:
    fixed, html = message.fixed(), (message.binary(_HTML) or b"").lower()
    attachments = list(_attachments(message))
    if len(attachments) > MOST_ENTRIES:
        raise TooLarge
    parts = tuple(part for one in attachments for part in _part(one, html, depth))
    received = next((moment for tag in (_DELIVERED, _SENT) if (moment := _moment(fixed.get(tag)))), None)
    return Letter(received, _senders(message), bounded(parts))


def _attachments(message: _Storage) -> Iterator[_Storage]:
    with library_call():
        paths = message.ole.listdir(streams=False, storages=True)
    depth = len(message.path)
    names = {path[depth] for path in paths if len(path) == depth + 1 and tuple(path[:depth]) == message.path}
    for name in sorted(names):
        if name.lower().startswith("__attach_version1.0_"):
            yield message.inside(name, _ATTACHMENT_HEAD)


def _part(attachment: _Storage, html: bytes, depth: int) -> Iterator[Part]:
    """What an attachment is; nothing for a picture shown in the text."""
    name = attachment.text(_LONG_NAME) or attachment.text(_SHORT_NAME)
    embedded = f"__substg1.0_{_DATA:04X}000D"
    if attachment.ole.exists([*attachment.path, embedded, PROPERTIES]):
        yield Part(name, _letter(attachment.inside(embedded, _INNER_HEAD), depth + 1) if depth < DEEPEST else _UNOPENED)
    elif not _is_shown(attachment, name, html):
        yield Part(name, attachment.binary(_DATA))


def _is_shown(attachment: _Storage, name: str, html: bytes) -> bool:
    picture = attachment.text(_MIME).lower().startswith("image/") or _PICTURE.search(name)
    if not picture:
        return False
    fixed, identity = attachment.fixed(), attachment.text(_CONTENT_ID).strip("<>").lower()
    hidden = any(fixed.get(_HIDDEN, b""))
    flags = struct.unpack("<Q", fixed[_FLAGS])[0] if _FLAGS in fixed else 0
    return hidden or bool(flags & _SHOWN_IN_HTML) or (bool(identity) and b"cid:" + identity.encode() in html)


def _senders(message: _Storage) -> tuple[str, ...]:
    for tags in _ADDRESSES:
        address = next((text for tag in tags if "@" in (text := message.text(tag))), None)
        if address:
            return (address.strip(),)
    headers = message.text(_HEADERS)
    return senders_in(headers_of(headers.encode("utf-8", "surrogatepass"))) if headers else ()


def _moment(value: bytes | None) -> datetime | None:
    """Hundreds of nanoseconds since 1601, in UTC."""
    ticks = struct.unpack("<Q", value)[0] if value else 0
    since_1970 = ticks // 10 - _BEFORE_UNIX * 1_000_000
    try:
        return datetime.fromtimestamp(0, UTC) + timedelta(microseconds=since_1970) if ticks else None
    except OverflowError:
        return None
