"""Workbooks that were sent out and have not come back: appraisals, members' answers, the count of the votes."""

from collections.abc import Iterable
from pathlib import Path

from pipeline.forms.appraisal.reader import read_appraisal
from pipeline.forms.ballots.reader import read_count
from pipeline.forms.responses.reader import read_response
from pipeline.intake.forms import Intake
from pipeline.model.grounds import Grounds
from pipeline.scoring.offices import offices_of
from pipeline.sheets.cells import Book, Unreadable, read_book
from pipeline.text.words import fold

Paper = tuple[str, str, int]
"""What a workbook is: its kind, whose it is (an appraiser or a member), and the round."""


def outstanding(sent: Iterable[Path], intake: Intake, grounds: Grounds) -> tuple[str, ...]:
    """The names of the workbooks among `sent` of which none came back filled. One that cannot be read is left out."""
    back = set(_received(intake))
    papers = ((path, _paper_at(path, grounds)) for path in sent)
    return tuple(f"{path.parent.name}/{path.name}" for path, paper in papers if paper and paper not in back)


def _received(intake: Intake) -> Iterable[Paper]:
    for appraisal in intake.appraisals:
        if appraisal.identity:
            yield "appraisal", fold(appraisal.identity.appraiser), appraisal.identity.round
    for answer in intake.answered:
        if answer.identity:
            yield "response", answer.identity.unit, answer.identity.round
    if intake.ballot:
        yield "count", "", 0


def _paper_at(path: Path, grounds: Grounds) -> Paper | None:
    try:
        return _paper(read_book(path, path.name), grounds)
    except Unreadable:
        return None


def _paper(book: Book, grounds: Grounds) -> Paper | None:
    if appraisal := read_appraisal(book, grounds.scale):
        identity = appraisal.identity
        key = offices_of(grounds.config.bloc, grounds.scale).key(identity.appraiser) if identity else ""
        return ("appraisal", fold(key), identity.round) if identity else None
    if read_count(book):
        return "count", "", 0
    response = read_response(book, grounds.scale)
    return ("response", response.identity.unit, response.identity.round) if response and response.identity else None
