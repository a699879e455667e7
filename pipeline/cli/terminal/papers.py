"""What is printed of the papers: what is left to write, what was written for no paper, and their PDFs."""

from collections.abc import Iterable
from pathlib import Path

from pipeline.cli.terminal.console import say
from pipeline.model.bloc import Period
from pipeline.model.result import Review
from pipeline.reports.papers.numbering import GOING_OUT
from pipeline.reports.papers.of_a_review import papers_in
from pipeline.reports.papers.submission import waits_for_the_vote
from pipeline.reports.papers.written import Written
from pipeline.reports.templates.left_to_fill import Left
from pipeline.text.terminal.papers import complete_papers, places_left, places_left_in, submission_waits
from pipeline.text.terminal.reports import (
    NO_OFFICE,
    pdf_failed,
    pdfs_are_old,
    pdfs_made,
)
from pipeline.workspace.workspace import Workspace


def tell_left(left: Left, written: str) -> None:
    """How many places are left for people to fill in, by paper; `written` is the file that may fill them."""
    if not any(left.values()):
        return
    say(places_left(sum(left.values())))
    for name, number in sorted(left.items()):
        if number:
            say(f"  • {places_left_in(name, number)}")
    say(complete_papers(written))


def tell_remarks(place: Workspace, period: Period, written: Written, folder: Path) -> None:
    """What people wrote that none of the papers in the review's folder takes, nor those that went out before it."""
    say(*map(str, written.remarks))
    if not any(written.fields):
        return
    from pipeline.checking.paper_oddities import sections_left_out

    path = place.written_for(period)
    papers = (*(paper.template for paper in papers_in(folder)), *(f"{name}.docx" for name in GOING_OUT))
    left_out = sections_left_out(path, written.fields, place.word_templates, papers)
    say(*map(str, left_out))


def tell_waiting(review: Review, inbox: Path) -> None:
    """That the submission waits for the vote, where only that is missing."""
    if waits_for_the_vote(review):
        say(submission_waits(review.period.value, str(inbox)))


def tell_no_office(goal: Path) -> None:
    """There is no LibreOffice; PDFs that lie in `goal` are of an earlier run."""
    say(NO_OFFICE)
    tell_old_pdfs(goal)


def tell_pdfs(goal: Path, made: int, failed: Iterable[str]) -> None:
    """How many PDFs are in `goal`, and the papers of which there is none."""
    say(pdfs_made(made, goal), *map(pdf_failed, failed))


def tell_old_pdfs(goal: Path) -> None:
    """PDFs of an earlier run are not those of this one."""
    if goal.exists():
        say(pdfs_are_old(goal))
