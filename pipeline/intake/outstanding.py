"""Workbooks that were sent out and have not come back: appraisals, members' answers, the count of the votes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.forms.appraisal.appraisers import appraisers_of
from pipeline.intake.forms import Intake
from pipeline.model.grounds import Grounds
from pipeline.model.status import AppraisalsOut
from pipeline.scoring.offices import Offices, offices_of
from pipeline.sheets.cells import Book, Unreadable, read_book
from pipeline.text.words import clean, fold

if TYPE_CHECKING:
    from pipeline.forms.appraisal.reader import FilledAppraisal

ROUND = re.compile("vong-([1-9][0-9]?)")

Paper = tuple[str, str, int]
"""What a workbook is: its kind, whose it is (an appraiser or a member), and the round."""


def outstanding(sent: Iterable[Path], intake: Intake, grounds: Grounds) -> tuple[str, ...]:
    """The names of the workbooks among `sent` of which none came back filled. One that cannot be read is left out."""
    back = set(_received(intake))
    papers = ((path, _paper_at(path, grounds)) for path in sent)
    return tuple(f"{path.parent.name}/{path.name}" for path, paper in papers if paper and paper not in back)


def _received(intake: Intake) -> Iterable[Paper]:
    for appraisal in intake.papers.appraisals:
        if appraisal.identity:
            yield "appraisal", fold(appraisal.identity.appraiser), appraisal.identity.round
    for answer in intake.papers.answered:
        if answer.identity:
            yield "response", answer.identity.unit, answer.identity.round
    if intake.papers.ballot:
        yield "count", "", 0


def _paper_at(path: Path, grounds: Grounds) -> Paper | None:
    try:
        return _paper(read_book(path, path.name), grounds)
    except Unreadable:
        return None


def _paper(book: Book, grounds: Grounds) -> Paper | None:
    from pipeline.forms.appraisal.reader import read_appraisal
    from pipeline.forms.ballots.reader import read_count
    from pipeline.forms.responses.reader import read_response

    if appraisal := read_appraisal(book, grounds.scale):
        identity = appraisal.identity
        key = offices_of(grounds.config.bloc, grounds.scale).key(identity.appraiser) if identity else ""
        return ("appraisal", fold(key), identity.round) if identity else None
    if read_count(book):
        return "count", "", 0
    response = read_response(book, grounds.scale)
    return ("response", response.identity.unit, response.identity.round) if response and response.identity else None


def appraisals_out(
    sent: Iterable[Path], back: Iterable[FilledAppraisal], grounds: Grounds
) -> tuple[AppraisalsOut, ...]:
    """Every round whose workbooks lie among `sent`, in order; `back` are those that count."""
    received = {(fold(one.identity.appraiser), one.identity.round) for one in back if one.identity}
    offices = offices_of(grounds.config.bloc, grounds.scale)
    rounds: dict[int, dict[str, str]] = {}
    for key, number in _appraisers_at(sent, grounds, offices):
        rounds.setdefault(number, {}).setdefault(fold(key), key)
    return tuple(
        AppraisalsOut(
            number,
            len(keys),
            tuple(offices.called(key) for word, key in keys.items() if (word, number) not in received),
        )
        for number, keys in sorted(rounds.items())
    )


def _appraisers_at(sent: Iterable[Path], grounds: Grounds, offices: Offices) -> Iterator[tuple[str, int]]:
    """Whose workbooks these are, by their names, and of which round; what lies elsewhere is left out."""
    keys = {appraiser.file: appraiser.key for appraiser in appraisers_of(grounds)[0]}
    for path in sent:
        of_round = ROUND.fullmatch(path.parent.name)
        if of_round and path.parent.parent.name == "appraisal":
            yield keys.get(path.name) or offices.key(clean(path.stem)), int(of_round[1])
