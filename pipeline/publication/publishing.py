"""`thidua publish`: the result that was looked at is sealed with the inputs it was made from.

The inputs are copied first and the review is made anew from the copies: what is sealed is known to come out of the
sealed inputs, byte for byte, and a result that is not the one lying in `review/` is never sealed. Only the links of
the workbook are led from the inbox to the sealed inputs. Papers that people edited since they were written, or signed
and laid beside the others, are sealed in a folder of their own beside those that were written.
"""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline import __version__
from pipeline.model.beside import is_lock, is_of_a_system
from pipeline.model.bloc import Period
from pipeline.publication.inputs import copy_inputs, input_paths
from pipeline.publication.remaking import Faulty, remake
from pipeline.publication.sealed_links import lead_to_sealed_forms
from pipeline.publication.verifying import unlike
from pipeline.text.terminal.publication import NO_REVIEW, STALE
from pipeline.workspace.edited import edited_or_added
from pipeline.workspace.seal import (
    EDITED_FOLDER,
    INPUTS_FOLDER,
    PUBLISHED,
    RESULTS_FOLDER,
    Seal,
    files_below,
    inputs_of,
    read_seal,
    sealed,
    write_seal,
)
from pipeline.workspace.workspace import RESULTS, OutputInUse, Workspace, check_lengths, publish


class CannotPublish(Exception):  # noqa: N818 - it names what is the matter
    """Nothing was published, and why."""


def publish_review(place: Workspace, year: int, period: Period) -> Seal:
    """Seal the review that lies in `review/`, in place of a former publication.

    Raises: CannotPublish where there is no review, it is not what the inputs give now, or the folder is held open;
    OSError where a sealed file would have a path that Windows cannot hold.
    """
    reviewed, goal = place.output(year, period, "review"), place.output(year, period, PUBLISHED)
    if not reviewed.is_dir():
        raise CannotPublish(NO_REVIEW.format(period=period.value))
    check_lengths(
        goal,
        (
            *_names(RESULTS_FOLDER, reviewed, reviewed.rglob("*")),
            *_names(INPUTS_FOLDER, place.root, input_paths(place, year, period)),
        ),
    )

    def build(new: Path) -> None:
        version = _make(new, place, year, period)
        edited = _edited(reviewed, new / RESULTS_FOLDER)
        stale = tuple(_stale(reviewed, new / RESULTS_FOLDER, edited))
        if stale:
            raise CannotPublish("\n".join((STALE.format(period=period.value), *stale)))
        for path in edited:
            (new / EDITED_FOLDER / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(reviewed / path, new / EDITED_FOLDER / path)
        lead_to_sealed_forms(new / RESULTS_FOLDER)
        seal = Seal(program=__version__, scale=version, year=year, period=period, files=files_below(new))
        write_seal(new, sealed(seal))

    try:
        publish(goal, build)
    except OutputInUse as held:
        raise CannotPublish(str(held)) from held
    return read_seal(goal)


def _names(folder: str, root: Path, paths: Iterable[Path]) -> Iterator[str]:
    """Where files below a root come to lie in the publication."""
    return (f"{folder}/{path.relative_to(root).as_posix()}" for path in paths)


def _make(new: Path, place: Workspace, year: int, period: Period) -> str:
    """Copy the inputs, review the copies, and tell the version of the scale."""
    copy_inputs(place, inputs_of(new), year, period)
    try:
        return remake(inputs_of(new), year, period, new / RESULTS_FOLDER).scale.version
    except Faulty as faulty:
        raise CannotPublish(str(faulty)) from faulty


def _edited(reviewed: Path, made: Path) -> frozenset[str]:
    """What people changed or laid in `review/` since it was written; the figures themselves are nobody's to change."""
    paths = edited_or_added(reviewed, made)
    return frozenset(path for path in paths if path != RESULTS and not is_lock(Path(path).name))


def _stale(reviewed: Path, made: Path, edited: frozenset[str]) -> Iterator[str]:
    """What in `review/` is not what the inputs give; what people edited, and lock files, do not count."""
    there = {one.path: one for one in files_below(reviewed) if not is_of_a_system(one.path) and one.path not in edited}
    yield from unlike({one.path: one for one in files_below(made) if one.path not in edited}, there)
