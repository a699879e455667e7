"""What became of a bloc, kept beside its review (`.review.tinh.json`): a run that was broken off goes on where it was.

Nothing here makes a review: who only gives out the work loads this and no more.
"""

import json
from collections.abc import Callable
from datetime import datetime

from pipeline.model.bloc import Period
from pipeline.province.rows import Outcome, as_text, from_text
from pipeline.province.workspaces import content_of, year_of
from pipeline.text.province import IN_USE
from pipeline.workspace.occupied import Occupied, occupied
from pipeline.workspace.refused import refused_by_machine
from pipeline.workspace.workspace import OutputInUse, Workspace, write_file

REVIEW, RECORD = "review", ".review.tinh.json"


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
            return from_text(record["outcome"])._replace(folder=folder, unchanged=True)
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
