"""The members on the page: how each is called there, and the address of its way."""

from collections.abc import Mapping
from typing import NamedTuple

from pipeline.model.result import Review
from pipeline.reports.figures.ranking_columns import chosen, in_words, ranking_rows
from pipeline.text.sentences import one_line


class Subject(NamedTuple):
    """A member on the page: `number` counts from 1 in the order of the ranking, and is its address there."""

    number: int
    name: str
    code: str
    summary: str


Subjects = Mapping[str, Subject]
"""By the member's code."""


def subjects_of(review: Review) -> Subjects:
    """Every member of the bloc, ranked or not."""
    place, total = chosen(review, ("place", "total"))
    return {
        row.member.code: Subject(
            row.number,
            one_line(row.member.name),
            one_line(row.member.code),
            f"Hạng {in_words(place, row)} – {in_words(total, row)} điểm" if row.standing else "Không xếp hạng",
        )
        for row in ranking_rows(review)
    }
