"""What arrived: every file of the inbox and everything in its containers, with what the register says of it.

Source: CONTRACT section 10. Nothing here writes.
"""

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.intake.opening import Arrival, Opened, Way, ignored_by_name
from pipeline.intake.receipts import SIDECAR, is_sidecar, sidecar_of
from pipeline.intake.register import REGISTER, Register, key_of, read_register
from pipeline.intake.sources import OnDisk
from pipeline.model.finding import FileRecord, FileStatus, Finding, Severity
from pipeline.sheets.cells import Unreadable

_JUNCTION = 0xA0000003  # a folder of Windows that is a link


class Inbox(NamedTuple):
    """What lies in the inbox: what is to be examined, and the records of all that is not; both by path.

    `findings` are about the register and the sidecars of containers.
    """

    arrivals: tuple[Arrival, ...] = ()
    records: tuple[FileRecord, ...] = ()
    findings: tuple[Finding, ...] = ()


def arrivals(folder: Path) -> Inbox:
    """Everything below a folder, containers opened. No folder: nothing. Raises: OSError, where it cannot be entered."""
    if not folder.exists():
        return Inbox()
    opened, findings = Opened(), list[Finding]()
    for path, regular in sorted(_below(folder), key=lambda found: name_below(folder, found[0])):
        file = name_below(folder, path)
        if regular and (file == REGISTER or is_sidecar(path)):
            continue
        if not regular:
            opened.ignore(file, "not_a_file")
        elif path.name.endswith(SIDECAR) and ignored_by_name(path.name) != "lock_file":
            opened.ignore_on_disk(file, path, "orphan_sidecar")
        else:
            findings += _take(opened, file, path)
    return _with_register(opened, folder / REGISTER, findings)


def _below(root: Path) -> Iterator[tuple[Path, bool]]:
    """Every path that is no folder, and those of folders that cannot be entered; True for regular files."""
    folders = [root]
    while folders:
        folder = folders.pop()
        try:
            found = _entries(folder)
        except OSError:
            if folder == root:
                raise
            yield folder, False
            continue
        folders += [path for path, is_folder, _ in found if is_folder]
        yield from ((path, is_file) for path, is_folder, is_file in found if not is_folder)


def _entries(folder: Path) -> list[tuple[Path, bool, bool]]:
    """What is in a folder: its path, whether it is a folder, whether it is a regular file. Raises: OSError."""
    with os.scandir(folder) as entries:
        return [(folder / entry.name, _is_folder(entry), entry.is_file(follow_symlinks=False)) for entry in entries]


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    """True for a folder that is no link."""
    if not entry.is_dir(follow_symlinks=False):
        return False
    return getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0) != _JUNCTION


def name_below(folder: Path, path: Path) -> str:
    """The path below the inbox, NFC; a name that is no Unicode (old archives have such) is told with `?` in it."""
    return unicodedata.normalize("NFC", path.relative_to(folder).as_posix()).encode("utf-8", "replace").decode()


def _take(opened: Opened, file: str, path: Path) -> Iterator[Finding]:
    """Open one file of the inbox, with what stands beside it."""
    before = len(opened.arrivals)
    opened.begin()
    opened.take(file, OnDisk(path), Way())
    sidecar = sidecar_of(path)
    for at in range(before, len(opened.arrivals)):
        one = opened.arrivals[at]
        fault = sidecar.fault and one.file == file
        opened.arrivals[at] = one._replace(received=sidecar.received or one.received, sidecar_fault=fault)
    if sidecar.fault and any(record.file == file and record.status is FileStatus.OPENED for record in opened.records):
        yield Finding(code="bad_sidecar", severity=Severity.WARNING, file=file)


def _with_register(opened: Opened, path: Path, findings: list[Finding]) -> Inbox:
    """All that was found, with what the register says of it; the register itself is recorded too."""
    register = Register()
    if path.is_file() and not path.is_symlink():
        try:
            files = [REGISTER, *(one.file for one in opened.arrivals), *(one.file for one in opened.records)]
            register = read_register(path.read_bytes(), files)
            opened.ignore_on_disk(REGISTER, path, "register")
        except (OSError, Unreadable):
            opened.refuse(REGISTER, OnDisk(path), Way(), "unreadable")
    return Inbox(
        tuple(sorted((_ruled(one, register) for one in opened.arrivals), key=lambda one: one.file)),
        tuple(sorted(opened.records, key=lambda record: record.file)),
        (*findings, *register.findings),
    )


def _ruled(arrival: Arrival, register: Register) -> Arrival:
    """An arrival as the register has it: a time at its own row, else at that of the nearest container around it."""
    own = register.rulings.get(key_of(arrival.file))
    rows = [own, *(register.rulings.get(key_of(one)) for one in reversed(arrival.way.containers))]
    received = next((row.received for row in rows if row and row.received), arrival.received)
    return arrival._replace(
        received=received,
        requested=bool(own and own.requested),
        allowed=bool(own and own.allowed),
    )
