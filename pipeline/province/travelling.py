"""A bloc that is reviewed on another machine: its inputs go there, its outputs come back. No disk is shared."""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.model.bloc import Period
from pipeline.province.rows import Outcome
from pipeline.province.work import REVIEW, keep, reviewed
from pipeline.province.workspaces import program, year_of
from pipeline.publication.remaking import input_paths
from pipeline.text.province import IN_USE, OTHER_PROGRAM
from pipeline.workspace.edited import publish_beside_edits
from pipeline.workspace.occupied import Occupied, occupied
from pipeline.workspace.workspace import OutputInUse, Workspace

Files = tuple[tuple[str, bytes], ...]
"""Paths below a folder, with `/`, and what the files hold."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A bloc on its way to a worker: which, and every file on which its review rests."""

    folder: str
    period: Period
    year: int | None
    program: str
    inputs: Files


@dataclass(frozen=True, slots=True)
class Back:
    """What comes back: the outcome, and the files of the review; none where there is no result."""

    period: Period
    outcome: Outcome
    review: Files


def packed(root: Path, folder: str, period: Period) -> Sent:
    """A bloc to be sent. A bloc whose year cannot be read travels with its configuration only."""
    place = Workspace(root / folder)
    year = year_of(place)
    paths = (place.config,) if year is None else tuple(input_paths(place, year, period))
    return Sent(folder, period, year, program(), _read(place.root, paths))


def reviewed_there(sent: Sent) -> Back:
    """On the worker: the review in a folder of its own, which is gone afterwards."""
    if sent.program != program():
        return Back(sent.period, Outcome(folder=sent.folder, faults=(OTHER_PROGRAM,)), ())
    with tempfile.TemporaryDirectory() as kept:
        root = Path(kept)
        place = Workspace(root / "khoi")
        place.root.mkdir()
        _write(place.root, sent.inputs)
        outcome = reviewed(root, "khoi", sent.period)
        if outcome.bloc is None:
            return Back(sent.period, replace(outcome, folder=sent.folder), ())
        review = place.output(outcome.bloc.year, sent.period, REVIEW)
        return Back(sent.period, replace(outcome, folder=sent.folder), _read(review, sorted(review.rglob("*"))))


def unpacked(root: Path, back: Back) -> Outcome:
    """Here again: the review is published in the bloc's own folder. Raises: OSError."""
    outcome, place = back.outcome, Workspace(root / back.outcome.folder)
    if outcome.bloc is None:
        return outcome
    review = place.output(outcome.bloc.year, back.period, REVIEW)
    try:
        with occupied(place.root, {"command": "province"}):
            publish_beside_edits(review, lambda new: _write(new, back.review))
            keep(place, outcome.bloc.year, back.period, outcome)
    except Occupied:
        return Outcome(folder=outcome.folder, faults=(IN_USE,))
    except OutputInUse as held:
        return Outcome(folder=outcome.folder, faults=(str(held),))
    return outcome


def _read(root: Path, paths: Iterable[Path]) -> Files:
    return tuple((path.relative_to(root).as_posix(), path.read_bytes()) for path in paths if path.is_file())


def _write(root: Path, files: Files) -> None:
    for name, content in files:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
