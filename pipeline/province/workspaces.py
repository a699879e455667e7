"""Which blocs there are, and whether anything of one changed since it was reviewed."""

import hashlib
import json
import os
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pipeline
from pipeline.model.bloc import Period
from pipeline.publication.inputs import input_paths
from pipeline.workspace.workspace import Workspace

CONFIG = "config.toml"


def workspaces_below(folder: Path) -> tuple[Path, ...]:
    """Every folder below `folder` with a config.toml, none inside another; in the order of their names.

    Hidden folders, and links that lead elsewhere, are not looked into.
    """
    return tuple(sorted(_found(folder)))


def _found(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        below = [Path(entry) for entry in entries if entry.is_dir(follow_symlinks=False)]
    for path in below:
        if path.name.startswith("."):
            continue
        if (path / CONFIG).is_file():
            yield path
        else:
            yield from _found(path)


def year_of(place: Workspace) -> int | None:
    """The bloc's year as config.toml says it; None where it cannot be read: the review will tell why."""
    try:
        year = tomllib.loads(place.config.read_bytes().decode("utf-8-sig"))["bloc"]["year"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return year if type(year) is int else None


def content_of(place: Workspace, year: int, period: Period) -> str:
    """SHA-256 of all that a review rests on: the program, the period, and each file with its name and content."""
    whole = hashlib.sha256(f"{program()}\n{period.value}\n".encode())
    for path in input_paths(place, year, period):
        name = path.relative_to(place.root).as_posix()
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        whole.update(f"{json.dumps(name)} {content}\n".encode())
    return whole.hexdigest()


@cache
def program() -> str:
    """SHA-256 of the program's own files: what another version would make is made anew."""
    home = Path(pipeline.__file__).parent
    whole = hashlib.sha256()
    for path in sorted(home.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts and "examples" not in path.parts:
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            whole.update(f"{path.relative_to(home).as_posix()} {content}\n".encode())
    return whole.hexdigest()
