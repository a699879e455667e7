"""Papers of a review written at once, without its other outputs."""

from pathlib import Path

from pipeline.reports.papers.catalogue import Papers
from pipeline.reports.papers.numbering import Numbered, Numbers
from pipeline.reports.papers.paper import Paper
from pipeline.reports.papers.written_fields import NOTHING_WRITTEN, WrittenFields
from pipeline.scoring.stages import TracedReview


def write_papers(
    folder: Path,
    traced: TracedReview,
    templates: Path,
    written: WrittenFields = NOTHING_WRITTEN,
    numbers: Numbers | None = None,
) -> None:
    """Write every paper that the review calls for."""
    papers = Papers(traced, templates, written, numbers)
    for paper, members in papers.parts():
        papers.write(folder, paper, members)


def write_paper(
    folder: Path, paper: Paper, traced: TracedReview, templates: Path, numbered: Numbered | None = None
) -> None:
    """Write every copy of one paper that the review calls for; `numbered` is the first one's number and date."""
    Papers(traced, templates, NOTHING_WRITTEN, {paper.name: numbered} if numbered else None).write(folder, paper)
