"""Where things lie in a bloc's workspace, and how an output folder is replaced whole or not at all.

Source: CONTRACT section 1.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from pipeline.model.bloc import Period
from pipeline.text.terminal.faults import OUTPUT_IN_USE

PATIENCE = 2.0
"""For how many seconds what is refused is tried again."""

LONGEST_PATH = 259
"""UTF-16 units of a whole path that Windows holds (260 with the zero at its end)."""

_BETWEEN = 0.05
_AT_ONCE = 8  # files that are brought to the disk at a time

RESULTS = "results.json"
"""The whole review as data, in the folder of the review (CONTRACT section 11)."""

RANKING_BOOK, WORKING_BOOK = "bang-xep-hang.xlsx", "so-lam-viec.xlsx"
"""To hand out, and for the secretary."""
INDEX_PAGE = "index.html"
SLIDES = "trinh-chieu.pptx"


class Workspace(NamedTuple):
    """The folder of one bloc."""

    root: Path

    @property
    def config(self) -> Path:
        """config.toml"""
        return self.root / "config.toml"

    @property
    def scale(self) -> Path:
        """Thang điểm."""
        return self.root / "input_templates" / "scale.xlsx"

    @property
    def targets(self) -> Path:
        """Chỉ tiêu giao ước; the file may be missing."""
        return self.root / "input_templates" / "targets.xlsx"

    @property
    def word_templates(self) -> Path:
        """The bloc's own templates of papers; the folder may be missing."""
        return self.root / "input_templates" / "word"

    @property
    def mail_templates(self) -> Path:
        """The bloc's own templates of mails; the folder may be missing."""
        return self.root / "input_templates" / "mail"

    @property
    def new_word_templates(self) -> Path:
        """Built-in templates beside the bloc's own, for people to look at; the folder may be missing."""
        return self.word_templates / "moi"

    @property
    def new_mail_templates(self) -> Path:
        """Built-in templates of mails beside the bloc's own; the folder may be missing."""
        return self.mail_templates / "moi"

    @property
    def written(self) -> Path:
        """What people write for the papers; the folder may be missing."""
        return self.root / "noi-dung"

    def written_for(self, period: Period) -> Path:
        """What people write for the papers of a period; the file may be missing."""
        return self.written / f"{period.value}.md"

    @property
    def written_for_agreement(self) -> Path:
        """What people write for the pact of the year; the file may be missing."""
        return self.written / "agreement.md"

    def inbox(self, year: int, period: Period) -> Path:
        """Where the filled forms of a period are put; the folder may be missing."""
        return self.root / "inbox" / f"{year}-{period.value}"

    def output(self, year: int, period: Period, folder: str) -> Path:
        """A command's own folder, which `publish` replaces as a whole."""
        return self.root / "output" / f"{year}-{period.value}" / folder

    def sent(self, year: int, period: Period) -> tuple[Path, ...]:
        """The workbooks that went out and are to come back filled: appraisals, answers, the count of the votes."""
        folder = self.output(year, period, "appraisal").parent
        patterns = ("appraisal/vong-*/*.xlsx", "responses/vong-*/*.xlsx", "ballots/kiem-phieu.xlsx")
        return tuple(path for pattern in patterns for path in sorted(folder.glob(pattern)))

    @property
    def sent_mails(self) -> Path:
        """The register of mails that were sent; the file may be missing."""
        return self.root / "output" / "so-gui-thu.xlsx"

    def registrations_received(self, year: int) -> Path:
        """Where filled registrations of targets are put; the folder may be missing."""
        return self.root / "inbox" / f"{year}-registration"

    def registration(self, year: int) -> Path:
        """Where the members' forms to register targets are put, which `publish` replaces as a whole."""
        return self.root / "output" / str(year) / "registration"

    def agreement(self, year: int) -> Path:
        """Where the pact of a year is put, which `publish` replaces as a whole; it belongs to no period."""
        return self.root / "output" / str(year) / "agreement"

    def agreement_pdfs(self, year: int) -> Path:
        """Where the pact lies as PDF."""
        return self.root / "output" / str(year) / "agreement-pdf"


class OutputInUse(Exception):  # noqa: N818 - it names what is the matter
    """The output folder cannot be replaced because a program holds a file in it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(OUTPUT_IN_USE.format(folder=folder))


def check_lengths(folder: Path, names: Iterable[str]) -> None:
    """Before anything is written: see that Windows can hold every file that `publish` is to make below a folder.

    Raises: OSError (ENAMETOOLONG) with the longest path, if it cannot be held while it is built or in its place.
    """
    paths = (folder.absolute() / name for name in names)
    longest = max(paths, key=_units, default=folder.absolute())
    if _units(longest) + len("..new") > LONGEST_PATH:
        raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG), str(longest))


def _units(path: Path) -> int:
    return len(str(path).encode("utf-16-le", "surrogatepass")) // 2


def publish(folder: Path, build: Callable[[Path], None]) -> None:
    """Replace `folder` by what `build` writes into the empty folder it is given.

    Whatever fails, the former folder is there whole. A run killed between the two renames leaves it under a
    hidden name beside its place; the next run puts it back first. Raises: OutputInUse, and what `build` raises.
    """
    _clear(folder)
    new, old = _free(folder, "new"), _free(folder, "old")
    try:
        new.mkdir(parents=True)
        build(new)
        _sync(new, folder)
        if folder.exists():
            _patiently(lambda: os.rename(folder, old), folder)
        _patiently(lambda: os.rename(new, folder), folder)
        _sync_folder(folder.parent)
    finally:
        _clear(folder)


def keep_others(folder: Path, new: Path, names: Iterable[str]) -> None:
    """Copy into the empty folder `new` what `folder` holds, byte for byte, but for the files of these names."""
    written = frozenset(names)
    if folder.is_dir():
        shutil.copytree(folder, new, dirs_exist_ok=True, ignore=lambda _, found: written.intersection(found))


def write_file(path: Path, data: bytes) -> None:
    """Replace a file whole or not at all. Raises: OutputInUse, where another program holds it; OSError."""
    new = _free(path, "new")
    try:
        with new.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _patiently(lambda: os.replace(new, path), path)
        _sync_folder(path.parent)
    finally:
        new.unlink(missing_ok=True)


def _clear(folder: Path) -> None:
    """Leave the folder in its place and nothing beside it: the old one goes back where no new one came.

    What another program holds of a former folder stays under its hidden name, and is in nobody's way.
    """
    left = sorted(folder.parent.glob(f".{folder.name}.old*"), key=lambda one: one.stat().st_mtime)
    if left and not folder.exists():
        last = left.pop()
        _patiently(lambda: os.rename(last, folder), folder)
    for one in (*left, *folder.parent.glob(f".{folder.name}.new*")):
        _remove(one)


def _free(path: Path, word: str) -> Path:
    """A hidden name beside a path that nothing has: `.review.new`, else `.review.new2` …"""
    names = (path.with_name(f".{path.name}.{word}{number or ''}") for number in (0, *range(2, 1000)))
    return next(name for name in names if not name.exists())


def _remove(folder: Path) -> None:
    """Remove a folder, also what is read-only in it; what is held stays."""
    for path in folder.rglob("*"):
        if not path.is_symlink():
            with suppress(OSError):
                path.chmod(stat.S_IRWXU)
    shutil.rmtree(folder, ignore_errors=True)


def _patiently(act: Callable[[], object], published: Path) -> None:
    """Do it; where the system refuses, again for two seconds: a fresh file is often held for a moment on Windows.

    Raises: OutputInUse.
    """
    until = time.monotonic() + PATIENCE
    while True:
        try:
            act()
            return
        except PermissionError as error:
            if time.monotonic() >= until:
                raise OutputInUse(published) from error
        time.sleep(_BETWEEN)


def _sync(folder: Path, published: Path) -> None:
    """Have every file and folder below on the disk before a rename makes them count.

    Several wait for it at a time: a disk brings many there together nearly as fast as one alone.
    """
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_AT_ONCE) as threads:
        for _ in threads.map(partial(_sync_one, published), [folder, *folder.rglob("*")]):
            pass


def _sync_one(published: Path, path: Path) -> None:
    if path.is_file():
        _patiently(partial(_sync_file, path), published)
    else:
        _sync_folder(path)


def _sync_file(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Folders can be synced on POSIX only; Windows keeps their entries itself."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
