"""Of several papers of one sender the one that counts (CONTRACT section 10)."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from pipeline.intake.examining import Examined, about, record
from pipeline.model.finding import FileRecord, FileStatus, Finding, Severity


class Choice(NamedTuple):
    """Of one sender's accepted papers the one that counts, or None where nobody can tell, and the others."""

    counted: Examined | None
    others: tuple[Examined, ...]


def choose(papers: Sequence[Examined], says: Callable[[Examined], object]) -> Choice:
    """Of several accepted papers of one sender, the one received last; `says` is what a paper answers.

    With a time unknown, or the last two equal: the first by path when all give the same answers, else none.
    """
    if len(papers) < 2:
        return Choice(papers[0] if papers else None, ())
    times_known = sorted(paper.arrival.received for paper in papers if paper.arrival.received)
    if len(times_known) == len(papers) and times_known[-1] != times_known[-2]:
        counted = next(paper for paper in papers if paper.arrival.received == times_known[-1])
    elif all(says(paper) == says(papers[0]) for paper in papers):
        counted = min(papers, key=lambda paper: paper.arrival.file)
    else:
        return Choice(None, tuple(papers))
    return Choice(counted, tuple(paper for paper in papers if paper is not counted))


def undecided(papers: Sequence[Examined]) -> tuple[tuple[FileRecord, ...], tuple[Finding, ...]]:
    """What becomes of papers of which nobody can tell the one that counts: each is refused, and all are named."""
    names = "; ".join(one.arrival.file for one in papers)
    return (
        tuple(record(one, FileStatus.REJECTED, "which_form") for one in papers),
        tuple(about(one, "which_form", Severity.ERROR, others=names) for one in papers),
    )
