"""Which columns of the ranking tell something that no other column does."""

from collections.abc import Iterable

from pipeline.model.result import Review
from pipeline.model.scale import Kind
from pipeline.ranking.places import SECTION
from pipeline.reports.figures.ranking_columns import Column, ranking_rows

_DISPENSABLE = {"bonus": Kind.BONUS, "deduction": Kind.DEDUCTION, "grade": None, "awards": None}
"""Columns that are left out where nobody has anything there, unless the scale has rows of such a kind."""
_NOTHING = (None, "", (), 0)


def telling(review: Review, columns: Iterable[Column]) -> list[Column]:
    """The columns without those in which nobody has anything, and without sections that bonus and deduction tell."""
    return [
        column
        for column in columns
        if not _has_nothing(review, column) and not (column.section and _told_beside(review, column.section))
    ]


def _has_nothing(review: Review, column: Column) -> bool:
    if column.name not in _DISPENSABLE or any(line.kind is _DISPENSABLE[column.name] for line in review.scale.lines):
        return False
    return all(column.value(row) in _NOTHING for row in ranking_rows(review)[: len(review.board.standings)])


def _told_beside(review: Review, section: str) -> bool:
    """Whether a section holds bonus and deduction only, and breaks no ties."""
    scale, kinds = review.scale, set[Kind]()
    for line in scale.lines:
        if line.rule is not None and scale.ancestry(line)[-1].code == section:
            kinds.add(line.kind)
    return Kind.BASE not in kinds and f"{SECTION}{section}" not in review.config.ranking.tie_breaks
