"""Papers of a review written at once, without its other outputs."""

from collections import Counter
from pathlib import Path
from typing import Any

from pipeline.reports.papers.numbering import Numbered, Numbers
from pipeline.reports.papers.of_a_review import Papers
from pipeline.reports.papers.paper import Paper
from pipeline.reports.papers.written_fields import NOTHING_WRITTEN, WrittenFields
from pipeline.reports.templates.left_to_fill import Left
from pipeline.reports.templates.prepared import filled, values_in
from pipeline.scoring.stages import TracedReview


def write_papers(
    folder: Path,
    traced: TracedReview,
    templates: Path,
    written: WrittenFields = NOTHING_WRITTEN,
    numbers: Numbers | None = None,
) -> Left:
    """Write every paper that the review calls for; the places that they leave to fill in."""
    papers, left = Papers(traced, templates, written, numbers), Counter[str]()
    for paper, members in papers.parts():
        left[paper.goal] += papers.write(folder, paper, members)
    return left


def write_paper(
    folder: Path, paper: Paper, traced: TracedReview, templates: Path, numbered: Numbered | None = None
) -> None:
    """Write every copy of one paper that the review calls for; `numbered` is the first one's number and date."""
    Papers(traced, templates, NOTHING_WRITTEN, {paper.name: numbered} if numbered else None).write(folder, paper)


def fill(template: bytes, context: Any, written: WrittenFields = NOTHING_WRITTEN) -> bytes:
    """A template filled with the values of a context and what people wrote."""
    return filled(template, values_in(context, written)).file
