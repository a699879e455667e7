"""The inputs of a review: which files they are, and copied whole."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from pipeline.model.beside import is_lock
from pipeline.model.bloc import Period
from pipeline.setup.memory import memory_files
from pipeline.workspace.seal import SealedFile, seal_file
from pipeline.workspace.workspace import Workspace


def input_files(place: Workspace, year: int, period: Period) -> tuple[SealedFile, ...]:
    """Everything a review of the period reads, as it is now, by path below the workspace."""
    return tuple(seal_file(place.root, path) for path in input_paths(place, year, period))


def copy_inputs(place: Workspace, goal: Workspace, year: int, period: Period) -> None:
    """The same files in another workspace, names and bytes as they are."""
    for path in input_paths(place, year, period):
        copy = goal.root / path.relative_to(place.root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)


def input_paths(place: Workspace, year: int, period: Period) -> Iterator[Path]:
    """All of the inbox, of which a run accounts for every regular file, and the past; of the rest no lock files."""
    beside, all_templates = {place.new_word_templates, place.mail_templates}, place.scale.parent.rglob("*")
    templates = (path for path in all_templates if not is_lock(path.name) and not beside & {*path.parents})
    received, past = place.inbox(year, period).rglob("*"), memory_files(place, year, period)
    paths = [place.config, *templates, place.written_for(period), *received, *past]
    yield from sorted(path for path in paths if path.is_file() and not path.is_symlink())
