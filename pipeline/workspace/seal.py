"""Niêm phong: the list of every file of a publication with its size and SHA-256, and one code for the whole.

`niem-phong.json` says nothing of the clock or the machine: the same review sealed twice gives the same bytes. It
has one way to be written, and carries the hash of all the rest of its text, so that a change of any byte of it shows.
"""

import hashlib
import json
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.model.bloc import Period
from pipeline.workspace.workspace import Workspace

PUBLISHED = "published"
MANIFEST, RESULTS_FOLDER, INPUTS_FOLDER = "niem-phong.json", "ket-qua", "dau-vao"
EDITED_FOLDER = "ban-sua-tay"
"""Papers that people edited, or signed and laid beside the others, since they were written."""
_SCHEMA = 1


class BrokenSeal(Exception):  # noqa: N818 - it names what is the matter
    """The list of sealed files is missing or is not as it was written."""


class SealedFile(NamedTuple):
    """A file as it was sealed; `path` is below the publication's folder, with `/`. Not a regular file: no hash."""

    path: str
    size: int
    sha256: str


class Seal(NamedTuple):
    """What was sealed, and by which version of the program and of the scale. `code` is told by `sealed`."""

    program: str
    scale: str
    year: int
    period: Period
    files: tuple[SealedFile, ...]
    code: str = ""

    def below(self, folder: str) -> dict[str, SealedFile]:
        """The sealed files of one folder, named by their path below it."""
        inside = (one for one in self.files if one.path.startswith(f"{folder}/"))
        named = (one._replace(path=one.path.removeprefix(f"{folder}/")) for one in inside)
        return {one.path: one for one in named}


def inputs_of(published: Path) -> Workspace:
    """The sealed inputs: a workspace of their own, from which the review can be made again."""
    return Workspace(published / INPUTS_FOLDER)


def sealed(seal: Seal) -> Seal:
    """The seal with its code (mã niêm phong), to be written into the minutes."""
    return seal._replace(code=hashlib.sha256(_text(_data(seal))).hexdigest())


def write_seal(published: Path, seal: Seal) -> None:
    """Write the list of sealed files, the code last."""
    (published / MANIFEST).write_bytes(_text({**_data(seal), "seal": seal.code}))


def read_seal(published: Path) -> Seal:
    """Raises: BrokenSeal where the list is missing or any byte of it was changed."""
    try:
        raw = (published / MANIFEST).read_bytes()
        seal = _seal(json.loads(raw))
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise BrokenSeal from error
    if _text({**_data(seal), "seal": seal.code}) != raw or sealed(seal) != seal:
        raise BrokenSeal
    return seal


def seal_file(folder: Path, path: Path) -> SealedFile:
    """A file as it is now, named by its path below a folder."""
    if path.is_symlink() or not path.is_file():
        return SealedFile(path.relative_to(folder).as_posix(), 0, "")
    with path.open("rb") as file:  # piece by piece: results of thousands of members are larger than a run may grow
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return SealedFile(path.relative_to(folder).as_posix(), file.tell(), digest)


def files_below(folder: Path) -> tuple[SealedFile, ...]:
    """Everything below a folder that is no folder, by path."""
    paths = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    return tuple(sorted((seal_file(folder, path) for path in paths), key=lambda one: one.path))


def _data(seal: Seal) -> dict[str, Any]:
    return {
        "schema": _SCHEMA,
        "program": seal.program,
        "scale": seal.scale,
        "year": seal.year,
        "period": seal.period.value,
        "files": [one._asdict() for one in seal.files],
    }


def _seal(data: dict[str, Any]) -> Seal:
    return Seal(
        program=data["program"],
        scale=data["scale"],
        year=data["year"],
        period=Period(data["period"]),
        files=tuple(SealedFile(**one) for one in data["files"]),
        code=data["seal"],
    )


def _text(data: dict[str, Any]) -> bytes:
    """Readable UTF-8; a byte of a file name that is no Unicode is written as JSON's own escape."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")
