"""From the places of six months to those of the year, a line a member."""

from fractions import Fraction
from typing import NamedTuple

from pipeline.model.result import Review
from pipeline.model.rounding import half_up
from pipeline.reports.charts.figures import MOST
from pipeline.reports.figures.past import result_then
from pipeline.text.papers.memory import moved_in_words
from pipeline.text.sentences import one_line


class SlopeLine(NamedTuple):
    """A member: its places then and now, how it moved (`up`, `down`, `same`), both ends in percent of the height."""

    name: str
    then: int
    now: int
    way: str
    moved: str
    start: str
    end: str


class Slope(NamedTuple):
    """The lines in the order of the year, and the same in that of the six months."""

    year: tuple[SlopeLine, ...]
    half: tuple[SlopeLine, ...]


def slope(review: Review) -> Slope | None:
    """Of the members with a place in both, the first `MOST` of the year; None where there are not two of them."""
    both = [
        (one, then.place)
        for one in review.board.standings
        for then in [result_then(review.memory.six_month, one.card.member)]
        if then and then.place is not None
    ][:MOST]
    if len(both) < 2:
        return None
    before = sorted(range(len(both)), key=lambda at: (both[at][1], at))
    level = {at: rank for rank, at in enumerate(before)}
    lines = tuple(
        SlopeLine(
            name=one_line(one.card.member.label),
            then=then,
            now=one.place,
            way="up" if one.place < then else "down" if one.place > then else "same",
            moved=moved_in_words(then, one.place),
            start=_height(level[at], len(both)),
            end=_height(at, len(both)),
        )
        for at, (one, then) in enumerate(both)
    )
    return Slope(lines, tuple(lines[at] for at in before))


def _height(row: int, rows: int) -> str:
    return format(half_up(Fraction(200 * row + 100, 2 * rows), 2), "f")
