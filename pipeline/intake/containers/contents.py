"""What is inside a container, and how much of it is opened at most (CONTRACT section 10)."""

import re
import struct
import unicodedata
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from lzma import LZMAError
from typing import NamedTuple
from zipfile import BadZipFile

MEBIBYTE = 1024 * 1024
MOST_ENTRIES = 200
MOST_UNPACKED = 200 * MEBIBYTE
DEEPEST = 4
LARGEST_SPREADSHEET = 50 * MEBIBYTE
LARGEST_LETTER = 300 * MEBIBYTE
"""What a message of `MOST_UNPACKED` may weigh as it lies there: base64 takes four bytes for three."""

UNNAMED_LETTER, UNNAMED = "message.eml", "attachment"

_CONTROLS = re.compile("[\x00-\x1f\x7f]+")


class TooLarge(Exception):  # noqa: N818 - it names what the container is
    """A container with more in it than is opened."""


class Damaged(Exception):  # noqa: N818 - it names what the container is
    """A container that cannot be read."""


class Part(NamedTuple):
    """One thing inside a container. `name` "" where it has none.

    `content` is its bytes; a message that its container has already read; or None where it cannot be read. A `link`
    is no file. A `text` of a message is listed only where its content or its name says that it is something else.
    """

    name: str
    content: "bytes | Letter | None"
    link: bool = False
    text: bool = False


class Letter(NamedTuple):
    """Thư: when it was received (else sent; None where it does not say), the addresses it is from, what is attached."""

    received: datetime | None
    senders: tuple[str, ...]
    parts: tuple[Part, ...]


# What zipfile, its decompressors and olefile raise where a file is broken, cut off or has a password.
_BROKEN = (
    OSError, BadZipFile, zlib.error, LZMAError, struct.error, EOFError, ValueError, LookupError, RuntimeError,
    TypeError, AttributeError, MemoryError, OverflowError,
)  # fmt: skip


@contextmanager
def library_call() -> Iterator[None]:
    """Around a call of a library, and nothing of ours: whatever it makes of a broken file becomes `Damaged`."""
    try:
        yield
    except _BROKEN as error:
        raise Damaged from error


def bounded(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts, where they are not too many and not too large together. Raises: TooLarge."""
    if len(parts) > MOST_ENTRIES or sum(map(_size, parts)) > MOST_UNPACKED:
        raise TooLarge
    return parts


def _size(part: Part) -> int:
    return len(part.content) if isinstance(part.content, bytes) else 0


def inner_name(part: Part) -> str:
    """The path of a part below its container: `\\` is `/`, a leading `/`, `.` and `..` are dropped; NFC.

    What has no name gets one.
    """
    pieces = _CONTROLS.sub(" ", part.name).replace("\\", "/").split("/")
    name = "/".join(piece for piece in pieces if piece.strip() not in ("", ".", ".."))
    name = unicodedata.normalize("NFC", name).encode("utf-8", "replace").decode()
    return name or (UNNAMED_LETTER if isinstance(part.content, Letter) else UNNAMED)
