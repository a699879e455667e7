"""A file of the inbox, and all that is in it where it is a container: each is told as one of few kinds.

Source: CONTRACT section 10.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple

from pipeline.intake.containers.contents import (
    DEEPEST,
    LARGEST_LETTER,
    LARGEST_SPREADSHEET,
    MOST_ENTRIES,
    MOST_UNPACKED,
    Damaged,
    Letter,
    Part,
    TooLarge,
    inner_name,
)
from pipeline.intake.kinds import Kind, kind_of
from pipeline.intake.sources import InMemory, Lost, OnDisk, Source, digest_of, size_of
from pipeline.model.beside import is_lock, is_of_a_manager
from pipeline.model.finding import FileRecord, FileStatus

_MOST_PARTS = 25 * MOST_ENTRIES
_MOST_BYTES = 4 * MOST_UNPACKED
"""What one file of the inbox may hold in all the containers in it, each of which has its own bounds."""

Contents = Iterable[tuple[str, Letter | None, Iterable[Part]]]
"""What is in a container: before each name what stands before it, the message it came in if any, and the parts."""


class Way(NamedTuple):
    """How a thing came: the containers around it, the outermost first, and the messages among them.

    `received` is what the outermost message says; `senders` are the addresses of all of them.
    """

    containers: tuple[str, ...] = ()
    by_mail: bool = False
    received: datetime | None = None
    senders: tuple[str, ...] = ()

    def into(self, container: str, letter: Letter | None) -> "Way":
        """The way of what is in a container."""
        containers = (*self.containers, container)
        if letter is None:
            return self._replace(containers=containers)
        received = self.received if self.by_mail else letter.received
        return Way(containers, True, received, (*self.senders, *letter.senders))


class Arrival(NamedTuple):
    """A spreadsheet as it came, or something refused for the `reason`: `file` is its path, `way` how it came.

    `received` None = unknown; `sidecar_fault` where its sidecar cannot be read. `sha256` is that of the bytes that were
    read, "" before. `requested`, `allowed`: the register says it is a correction the bloc asked for; that it is let in.
    """

    file: str
    source: Source
    received: datetime | None = None
    sidecar_fault: bool = False
    sha256: str = ""
    reason: str | None = None
    way: Way = Way()
    requested: bool = False
    allowed: bool = False


@dataclass(slots=True)
class Opened:
    """All that was found so far. `parts` and `unpacked` count what came out of the file of the inbox at hand."""

    arrivals: list[Arrival] = field(default_factory=list)
    records: list[FileRecord] = field(default_factory=list)
    parts: int = 0
    unpacked: int = 0

    def ignore(self, file: str, reason: str, sha256: str = "") -> None:
        """Record what is none of ours."""
        self.records.append(FileRecord(file=file, sha256=sha256, unit=None, status=FileStatus.IGNORED, reason=reason))

    def ignore_on_disk(self, file: str, path: Path, reason: str) -> None:
        """Record a file of the inbox that is none of ours."""
        self.ignore(file, reason, digest_of(OnDisk(path)))

    def begin(self) -> None:
        """The next file of the inbox: what came out of the one before no longer counts."""
        self.parts = self.unpacked = 0

    def refuse(self, file: str, source: Source, way: Way, reason: str) -> None:
        """Keep what cannot be opened, to be told as an error."""
        self.arrivals.append(Arrival(file, source, way.received, sha256=digest_of(source), reason=reason, way=way))

    def take(self, file: str, source: Source, way: Way, part: Part | None = None) -> None:
        """Tell what a thing is; what is in it follows it. `part`: what its container says of it."""
        inside = file.removeprefix(f"{way.containers[-1]}/") if way.containers else file
        reason = ignored_by_name(inside)
        if reason:
            self.ignore(file, reason, digest_of(source))
            return
        try:
            if part and isinstance(part.content, Letter):
                self._open(file, source, way, (("", part.content, part.content.parts),))
            else:
                with source.open() as opened:
                    self._tell(file, source, way, opened, listed=not (part and part.text))
        except OSError:
            self.refuse(file, source, way, "unreadable")

    def _tell(self, file: str, source: Source, way: Way, opened: BinaryIO, *, listed: bool) -> None:
        try:
            kind = kind_of(opened, file)
        except TooLarge:
            self.refuse(file, source, way, "too_large")
            return
        if kind is Kind.SPREADSHEET and size_of(opened) <= LARGEST_SPREADSHEET:
            self.arrivals.append(Arrival(file, source, way.received, way=way))
        elif kind is Kind.SPREADSHEET:
            self.refuse(file, source, way, "too_large")
        elif kind is Kind.BROKEN:
            self.refuse(file, source, way, "unreadable")
        elif kind in (Kind.OTHER, Kind.SYSTEM):
            if listed:
                self.ignore(file, "system_file" if kind is Kind.SYSTEM else "not_a_spreadsheet", digest_of(source))
        else:
            self._open_container(file, source, way, kind, opened)

    def _open_container(self, file: str, source: Source, way: Way, kind: Kind, opened: BinaryIO) -> None:
        try:
            contents = contents_of(kind, opened)
        except TooLarge:
            self.refuse(file, source, way, "too_large")
        except Damaged:
            self.refuse(file, source, way, "unreadable")
        else:
            self._open(file, source, way, contents)

    def _open(self, file: str, source: Source, way: Way, contents: Contents) -> None:
        if len(way.containers) >= DEEPEST or self.parts > _MOST_PARTS or self.unpacked > _MOST_BYTES:
            self.refuse(file, source, way, "too_large")
            return
        self.records.append(FileRecord(file=file, sha256=digest_of(source), unit=None, status=FileStatus.OPENED))
        taken: set[str] = set()
        for before, letter, parts in contents:
            inner = way.into(file, letter)
            for part in parts:
                name = _free(before + inner_name(part), taken)
                self._take_part(f"{file}/{name}", part, inner)

    def _take_part(self, file: str, part: Part, way: Way) -> None:
        self.parts += 1
        if part.link:
            self.ignore(file, "not_a_file")
        elif isinstance(part.content, bytes):
            self.unpacked += len(part.content)
            self.take(file, InMemory(part.content), way, part)
        else:
            self.take(file, Lost(), way, part)


def contents_of(kind: Kind, file: BinaryIO) -> Contents:
    """What is in a container; how each kind is read is loaded with the first that comes. Raises: Damaged, TooLarge."""
    if kind is Kind.ARCHIVE:
        from pipeline.intake.containers.archive import parts_of_archive

        return (("", None, parts_of_archive(file)),)
    if kind is Kind.OUTLOOK:
        from pipeline.intake.containers.outlook import letter_of_outlook

        letter = letter_of_outlook(file)
        return (("", letter, letter.parts),)
    if size_of(file) > LARGEST_LETTER:
        raise TooLarge
    data = file.read()
    if kind is Kind.WINMAIL:
        from pipeline.intake.containers.winmail import parts_of_winmail

        return (("", None, parts_of_winmail(data)),)
    from pipeline.intake.containers.letter import letter_of
    from pipeline.intake.containers.mailbox import letters_of

    if kind is Kind.MAILBOX:
        return tuple((f"{number}/", one, one.parts) for number, one in enumerate(letters_of(data), start=1))
    letter = letter_of(data)
    return (("", letter, letter.parts),)


def ignored_by_name(name: str) -> str | None:
    """Why a file is none of ours by its name alone, a path below its container or the inbox."""
    pieces = PurePosixPath(name).parts
    last = pieces[-1] if pieces else name
    if is_lock(last):
        return "lock_file"
    if any(piece.startswith(".") for piece in pieces):
        return "hidden"
    return "system_file" if is_of_a_manager(last) else None


def _free(name: str, taken: set[str]) -> str:
    """The name, with ` (2)`, ` (3)` … before its extension where it is taken; it is then."""
    path, free, number = PurePosixPath(name), name, 2
    while free in taken:
        free = name.removesuffix(path.suffix) + f" ({number}){path.suffix}"
        number += 1
    taken.add(free)
    return free
