"""One bloc of a province: reviewed in its own folder as `thidua run` would, unless nothing of it changed."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from pipeline.loading import read_setup
from pipeline.model.bloc import Period
from pipeline.province.handing_out import Hands, as_they_finish
from pipeline.province.kept import REVIEW, content_now, in_its_own_folder, keep, unchanged
from pipeline.province.rows import Outcome
from pipeline.province.taken import outcome_of
from pipeline.reports.papers.written import read_written
from pipeline.reports.review_folder import longest_names, write_review
from pipeline.reviewing import review_with_status
from pipeline.text.province import NO_PERIOD
from pipeline.workspace.circles import let_circles_go
from pipeline.workspace.edited import publish_beside_edits
from pipeline.workspace.workspace import Workspace, check_lengths


def review_here(
    root: Path, folders: Sequence[str], period: Period, executor: Executor, hands: Hands
) -> Iterator[Outcome]:
    """Every bloc's outcome as it comes, worked out in the blocs' own folders."""
    yield from as_they_finish(executor, ((reviewed, (root, folder, period)) for folder in folders), hands)


def reviewed(root: Path, folder: str, period: Period) -> Outcome:
    """The outcome of the bloc in `folder` below `root`, its output written.

    Faults of its configuration and what the machine refuses are in the outcome; a bug is an exception.
    """
    place = Workspace(root / folder)
    content = content_now(place, period)
    kept = unchanged(place, folder, period, content)
    return kept or in_its_own_folder(place, folder, lambda: _review(place, folder, period, content))


@dataclass(frozen=True, slots=True)
class Made:
    """A bloc reviewed, and not yet written: `write` puts all outputs into an empty folder; None without a result."""

    outcome: Outcome
    names: tuple[str, ...] = ()
    write: Callable[[Path], None] | None = None


def made(place: Workspace, folder: str, period: Period) -> Made:
    """The review of a bloc; the faults of its configuration are its outcome."""
    let_circles_go()  # of the bloc before: else a process grows by a megabyte a bloc
    setup, faults = read_setup(place, period)
    if setup is None:
        return Made(Outcome(folder=folder, faults=tuple(map(str, faults))))
    if period not in setup.config.periods:
        return Made(Outcome(folder=folder, faults=(NO_PERIOD.format(period=period.value),)))
    traced, statuses = review_with_status(setup.grounds(period), place.inbox(setup.config.bloc.year, period))
    written = read_written(place.written_for(period))

    def write(new: Path) -> None:
        write_review(new, traced, place.word_templates, written.fields, written.numbers)

    return Made(outcome_of(folder, traced.review, statuses), longest_names(setup.config.bloc.members), write)


def _review(place: Workspace, folder: str, period: Period, content: str | None) -> Outcome:
    found = made(place, folder, period)
    if found.write and found.outcome.bloc:
        review = place.output(found.outcome.bloc.year, period, REVIEW)
        check_lengths(review, found.names)
        publish_beside_edits(review, found.write)
        keep(place, period, found.outcome, content)
    return found.outcome
