"""What is still open in a result that is about to be sealed: to be mended, to be filled in, to be decided."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.model.finding import FileStatus, Severity
from pipeline.model.result import Review
from pipeline.reports.templates.left_to_fill import left_in
from pipeline.text.terminal.publication import held_back, open_errors, open_places


def still_open(review: Review, folder: Path) -> Iterator[str]:
    """A sentence for each member's errors, each file held back, and each paper's places; none where all is done.

    `folder` is the review's, with its papers.
    """
    errors = Counter(finding.unit or "" for finding in review.findings if finding.severity is Severity.ERROR)
    for unit, number in errors.items():
        yield open_errors(unit, number)
    for record in review.files:
        if record.status is FileStatus.HELD:
            yield held_back(record.file)
    for paper, number in left_in(folder).items():
        yield open_places(paper, number)
