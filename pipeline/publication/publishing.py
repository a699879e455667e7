"""`thidua publish`: the result that was looked at is sealed with the inputs it was made from.

The inputs are copied first and the review is made anew from the copies: what is sealed is known to come out of the
sealed inputs, byte for byte, and a result that is not the one lying in `review/` is never sealed.
"""

from collections.abc import Iterator
from pathlib import Path

from pipeline import __version__
from pipeline.model.bloc import Period
from pipeline.publication.remaking import LOCKS, Faulty, copy_inputs, remake
from pipeline.publication.verifying import unlike
from pipeline.text.terminal.publication import NO_REVIEW, STALE
from pipeline.workspace.seal import (
    PUBLISHED,
    RESULTS_FOLDER,
    Seal,
    files_below,
    inputs_of,
    read_seal,
    sealed,
    write_seal,
)
from pipeline.workspace.workspace import OutputInUse, Workspace, publish


class CannotPublish(Exception):  # noqa: N818 - it names what is the matter
    """Nothing was published, and why."""


def publish_review(place: Workspace, year: int, period: Period) -> Seal:
    """Seal the review that lies in `review/`, in place of a former publication.

    Raises: CannotPublish where there is no review, it is not what the inputs give now, or the folder is held open.
    """
    reviewed, goal = place.output(year, period, "review"), place.output(year, period, PUBLISHED)
    if not reviewed.is_dir():
        raise CannotPublish(NO_REVIEW.format(period=period.value))

    def build(new: Path) -> None:
        version = _make(new, place, year, period)
        stale = tuple(_stale(reviewed, new / RESULTS_FOLDER))
        if stale:
            raise CannotPublish("\n".join((STALE.format(period=period.value), *stale)))
        seal = Seal(program=__version__, scale=version, year=year, period=period, files=files_below(new))
        write_seal(new, sealed(seal))

    try:
        publish(goal, build)
    except OutputInUse as held:
        raise CannotPublish(str(held)) from held
    return read_seal(goal)


def _make(new: Path, place: Workspace, year: int, period: Period) -> str:
    """Copy the inputs, review the copies, and tell the version of the scale."""
    copy_inputs(place, inputs_of(new), year, period)
    try:
        return remake(inputs_of(new), year, period, new / RESULTS_FOLDER).scale.version
    except Faulty as faulty:
        raise CannotPublish(str(faulty)) from faulty


def _stale(reviewed: Path, made: Path) -> Iterator[str]:
    """What in `review/` is not what the inputs give; lock files of office suites do not count."""
    there = {one.path: one for one in files_below(reviewed) if not Path(one.path).name.startswith(LOCKS)}
    yield from unlike({one.path: one for one in files_below(made)}, there)
