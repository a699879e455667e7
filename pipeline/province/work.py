"""One bloc of a province: reviewed in its own folder as `thidua run` would, unless nothing of it changed.

What is done is kept beside the review (`.review.tinh.json`), so that a run that was broken off goes on where it was.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from pipeline.loading import read_setup
from pipeline.model.bloc import Period
from pipeline.province.rows import Outcome, as_text, from_text, outcome_of
from pipeline.province.workspaces import content_of, year_of
from pipeline.reports.papers.written import read_written
from pipeline.reports.review_folder import longest_names, write_review
from pipeline.reviewing import review_with_status
from pipeline.text.province import IN_USE, NO_PERIOD
from pipeline.workspace.edited import publish_beside_edits
from pipeline.workspace.occupied import Occupied, occupied
from pipeline.workspace.refused import refused_by_machine
from pipeline.workspace.workspace import OutputInUse, Workspace, check_lengths, write_file

REVIEW, RECORD = "review", ".review.tinh.json"


def reviewed(root: Path, folder: str, period: Period) -> Outcome:
    """The outcome of the bloc in `folder` below `root`, its output written.

    Faults of its configuration and what the machine refuses are in the outcome; a bug is an exception.
    """
    place = Workspace(root / folder)
    content = content_now(place, period)
    kept = unchanged(place, folder, period, content)
    return kept or in_its_own_folder(place, folder, lambda: _review(place, folder, period, content))


def in_its_own_folder(place: Workspace, folder: str, work: Callable[[], Outcome]) -> Outcome:
    """What the work comes to that has the workspace for itself; what the machine refuses is the outcome's fault."""
    try:
        with occupied(place.root, {"command": "province", "since": f"{datetime.now():%H:%M ngày %d/%m/%Y}"}):
            return work()
    except Occupied:
        return Outcome(folder=folder, faults=(IN_USE,))
    except OutputInUse as held:
        return Outcome(folder=folder, faults=(str(held),))
    except OSError as error:
        sentence = refused_by_machine(error)
        if sentence is None:
            raise
        return Outcome(folder=folder, faults=(sentence,))


def content_now(place: Workspace, period: Period) -> str | None:
    """What the review is to rest on, taken before it is made: a change meanwhile shows at the next run.

    None where the year or a file cannot be read: then nothing is kept, and the bloc is reviewed each time.
    """
    year = year_of(place)
    try:
        return None if year is None else content_of(place, year, period)
    except OSError:
        return None


def unchanged(place: Workspace, folder: str, period: Period, content: str | None) -> Outcome | None:
    """The outcome that was kept, where all that it rests on is as it was and the review is there."""
    year = year_of(place)
    if year is None or content is None:
        return None
    review = place.output(year, period, REVIEW)
    try:
        record = json.loads((review.parent / RECORD).read_bytes())
        if record["content"] == content and all((review / path).is_file() for path in record["files"]):
            return replace(from_text(record["outcome"]), folder=folder, unchanged=True)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return None


def keep(place: Workspace, period: Period, outcome: Outcome, content: str | None) -> None:
    """Remember what became of a bloc that has a result, and by what content."""
    if outcome.bloc is None or content is None:
        return
    review = place.output(outcome.bloc.year, period, REVIEW)
    files = sorted(path.relative_to(review).as_posix() for path in review.rglob("*") if path.is_file())
    record = {"content": content, "files": files, "outcome": as_text(outcome)}
    write_file(review.parent / RECORD, json.dumps(record, ensure_ascii=False, indent=1).encode())


@dataclass(frozen=True, slots=True)
class Made:
    """A bloc reviewed, and not yet written: `write` puts all outputs into an empty folder; None without a result."""

    outcome: Outcome
    names: tuple[str, ...] = ()
    write: Callable[[Path], None] | None = None


def made(place: Workspace, folder: str, period: Period) -> Made:
    """The review of a bloc; the faults of its configuration are its outcome."""
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
