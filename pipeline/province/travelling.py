"""A bloc that is reviewed on another machine: its inputs go there, its outputs come back. No disk is shared."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from pipeline.model.bloc import Period
from pipeline.province.handing_out import Hands, Task, as_they_finish
from pipeline.province.kept import REVIEW, content_now, in_its_own_folder, keep, unchanged
from pipeline.province.rows import Outcome
from pipeline.province.workspaces import program, year_of
from pipeline.publication.inputs import input_paths
from pipeline.text.province import OTHER_PROGRAM
from pipeline.workspace.circles import seldom_look_for_circles
from pipeline.workspace.edited import publish_beside_edits
from pipeline.workspace.workspace import Workspace

Files = tuple[tuple[str, bytes], ...]
"""Paths below a folder, with `/`, and what the files hold."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A bloc on its way to a worker: which, and every file on which its review rests."""

    folder: str
    period: Period
    content: str | None
    program: str
    inputs: Files


@dataclass(frozen=True, slots=True)
class Back:
    """What comes back: the outcome, and the files of the review; none where there is no result."""

    period: Period
    content: str | None
    outcome: Outcome
    review: Files


def review_elsewhere(
    root: Path, folders: Sequence[str], period: Period, executor: Executor, hands: Hands
) -> Iterator[Outcome]:
    """The same by workers that do not see this disk: inputs travel there, outputs come back and are published here."""
    kept: list[Outcome] = []

    def tasks() -> Iterator[Task[Back]]:
        for folder in folders:
            place = Workspace(root / folder)
            content = content_now(place, period)
            as_it_was = unchanged(place, folder, period, content)
            if as_it_was:
                kept.append(as_it_was)
            else:
                yield reviewed_there, (packed(root, folder, period, content),)

    for back in as_they_finish(executor, tasks(), hands):
        yield unpacked(root, back)
        while kept:
            yield kept.pop()
    yield from kept


def packed(root: Path, folder: str, period: Period, content: str | None) -> Sent:
    """A bloc to be sent. A bloc whose year cannot be read travels with its configuration only."""
    place = Workspace(root / folder)
    year = year_of(place)
    paths = (place.config,) if year is None else tuple(input_paths(place, year, period))
    return Sent(folder, period, content, program(), _read(place.root, paths))


def reviewed_there(sent: Sent) -> Back:
    """On the worker: the review in a folder of its own, which is gone afterwards."""
    if sent.program != program():
        return Back(sent.period, sent.content, Outcome(folder=sent.folder, faults=(OTHER_PROGRAM,)), ())
    from pipeline.province.work import made  # all that a review needs, which who sends it does without

    seldom_look_for_circles()
    with tempfile.TemporaryDirectory() as kept:
        root = Path(kept)
        place = Workspace(root / "khoi")
        place.root.mkdir()
        _write(place.root, sent.inputs)
        review = root / REVIEW

        def written() -> Outcome:
            found = made(place, sent.folder, sent.period)
            review.mkdir()
            if found.write:
                found.write(review)
            return found.outcome

        outcome = in_its_own_folder(place, sent.folder, written)
        return Back(sent.period, sent.content, outcome, _read(review, sorted(review.rglob("*"))))


def unpacked(root: Path, back: Back) -> Outcome:
    """Here again: the review is published in the bloc's own folder."""
    place = Workspace(root / back.outcome.folder)
    if back.outcome.bloc is None:
        return back.outcome
    review = place.output(back.outcome.bloc.year, back.period, REVIEW)

    def published() -> Outcome:
        publish_beside_edits(review, lambda new: _write(new, back.review))
        keep(place, back.period, back.outcome, back.content)
        return back.outcome

    return in_its_own_folder(place, back.outcome.folder, published)


def _read(root: Path, paths: Iterable[Path]) -> Files:
    return tuple((path.relative_to(root).as_posix(), path.read_bytes()) for path in paths if path.is_file())


def _write(root: Path, files: Files) -> None:
    for name, content in files:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
