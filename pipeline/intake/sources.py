"""Where the bytes of a file are: on the disk, or in a container that was opened."""

import hashlib
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol

from pipeline.intake.containers.contents import LARGEST_LETTER, MEBIBYTE


class Source(Protocol):
    """Something that can be opened and read, once or again."""

    def open(self) -> BinaryIO:
        """The bytes as a file. Raises: OSError."""


class OnDisk(NamedTuple):
    """A file of the inbox."""

    path: Path

    def open(self) -> BinaryIO:
        return self.path.open("rb")


class InMemory(NamedTuple):
    """What was unpacked from a container."""

    data: bytes

    def open(self) -> BinaryIO:
        return BytesIO(self.data)


class Lost:
    """A part of a container that cannot be unpacked."""

    def open(self) -> BinaryIO:
        raise OSError("damaged inside its container")


def size_of(file: BinaryIO) -> int:
    """How many bytes an open file has."""
    size = file.seek(0, 2)
    file.seek(0)
    return size


def digest_of(source: Source) -> str:
    """SHA-256 of the bytes; "" where they cannot be read, or are more than anything that is opened may have."""
    digest = hashlib.sha256()
    try:
        with source.open() as file:
            if size_of(file) > LARGEST_LETTER:
                return ""
            while block := file.read(MEBIBYTE):
                digest.update(block)
    except OSError:
        return ""
    return digest.hexdigest()
