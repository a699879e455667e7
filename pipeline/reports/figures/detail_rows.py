"""Lines × members for people: what every row of `Chi tiết` shows, before any look is given to it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple

from pipeline.model.result import Basis, Mark, Review, Scorecard, Tally
from pipeline.model.scale import Kind, Line, Scale
from pipeline.reports.figures.losses import kept
from pipeline.reports.figures.tables import (
    answered_yes,
    exact_sum,
    mean,
    scorecards,
    scores,
    share_lost,
    signed_points,
)
from pipeline.scoring.applicability import Concerned
from pipeline.text.workbooks.sheets import OWN_POINTS


class Shown(StrEnum):
    """How a member's cell is to be understood."""

    POINTS = "points"
    MISSING = "missing"
    APPRAISED = "appraised"
    ABSENT = "absent"
    YES = "yes"


CellOf = tuple[Decimal | str | None, Shown]
NOTHING: CellOf = ("–", Shown.ABSENT)
_SHOWN = {Basis.MISSING: Shown.MISSING, Basis.APPRAISED: Shown.APPRAISED}
_PLAIN: Callable[[Mark], Decimal] = attrgetter("points")


class DetailRow(NamedTuple):
    """One row: a heading with what its branch adds up to, or a line's own points, by member; a deduction below zero.

    `lost` is the share of the maximum that they lost together, in percent with one decimal; None without a maximum.
    """

    line: Line
    title: str
    heading: bool
    maximum: Decimal | None
    mean: Decimal | None
    lost: Decimal | None
    cells: tuple[CellOf, ...]


class Details(NamedTuple):
    """The rows of the scale that concern some member in this period, with every scored member's points."""

    review: Review
    cards: tuple[Scorecard, ...]
    marks: Mapping[str, Sequence[Mark | None]]
    concerned: frozenset[str]

    def rows(self, section: Line) -> Iterator[DetailRow]:
        """A level-1 row and its branch, in scale order."""
        for line, title in branch(self.review.scale, self.concerned, section):
            if title is None:
                yield self._heading(line)
            elif line.condition:
                yield _without_points(line, tuple(map(_answer, self.marks[line.code])))
            else:
                yield self._own(line, title)

    def _heading(self, line: Line) -> DetailRow:
        if not scores(self.review.scale, line):
            return _without_points(line, ((None, Shown.ABSENT),) * len(self.cards))
        tallies = [card.tallies.get(line.code) for card in self.cards]
        known = [tally for tally in tallies if tally is not None]
        points = [None if tally is None else tally.net for tally in tallies]
        maximum = exact_sum([tally.maximum for tally in known])
        return DetailRow(
            line=line,
            title=line.title,
            heading=True,
            maximum=largest_maximum(line, known),
            mean=self._mean([one for one in points if one is not None]),
            lost=share_lost(exact_sum(map(kept, known)), maximum),
            cells=tuple([NOTHING if one is None else (one, Shown.POINTS) for one in points]),
        )

    def _own(self, line: Line, title: str) -> DetailRow:
        """A line: its mean and what was lost are of the members on whom it applies, ranked or not."""
        marks = self.marks[line.code]
        applying = [mark for mark in marks if mark is not None and mark.basis is not Basis.NOT_APPLICABLE]
        of = signed_points if line.kind is Kind.DEDUCTION else _PLAIN
        points = list(map(of, applying))
        maximum = exact_sum([mark.maximum for mark in applying])
        return DetailRow(
            line=line,
            title=title,
            heading=False,
            maximum=line.maximum,
            mean=self._mean(points),
            lost=share_lost(exact_sum(points), maximum),
            cells=tuple(
                [
                    NOTHING
                    if mark is None or (mark.basis is Basis.NOT_APPLICABLE and not mark.points)
                    else (of(mark), _SHOWN.get(mark.basis, Shown.POINTS))
                    for mark in marks
                ]
            ),
        )

    def _mean(self, points: Sequence[Decimal]) -> Decimal | None:
        return mean(points, self.review.config.scoring.decimals) if points else None


def branch(scale: Scale, concerned: Set[str], line: Line) -> Iterator[tuple[Line, str | None]]:
    """A row and all below it as they are shown: a heading, and the line itself by its title; headings have None."""
    if line.code not in concerned:
        return
    children = scale.children.get(line.code, ())
    if children or line.kind is Kind.GROUP:
        yield line, None
    if line.condition or line.rule:
        yield line, OWN_POINTS if children and not line.condition else line.title
    for child in children:
        yield from branch(scale, concerned, child)


def largest_maximum(line: Line, tallies: Iterable[Tally]) -> Decimal | None:
    """The maximum that a heading shows: that of the members on whom most of it applies."""
    return max((tally.maximum for tally in tallies), default=line.maximum) or line.maximum


def concerned_in(review: Review) -> frozenset[str]:
    """The rows that concern some member in the review's period."""
    found = Concerned(review.scale, review.period)
    by_groups = {member.groups: found.lines(member) for member in review.config.bloc.members}
    return frozenset(line.code for lines in by_groups.values() for line in lines)


def details(review: Review) -> Details:
    """Everything the detail sheets show, looked up once."""
    cards = scorecards(review)
    return Details(review, cards, _by_line(review.scale, cards), concerned_in(review))


def _by_line(scale: Scale, cards: Sequence[Scorecard]) -> Mapping[str, Sequence[Mark | None]]:
    """The marks of every line, a member's in its place."""
    found: dict[str, list[Mark | None]] = {line.code: [None] * len(cards) for line in scale.lines}
    for place, card in enumerate(cards):
        for mark in card.marks:
            found[mark.code][place] = mark
    return found


def _without_points(line: Line, cells: tuple[CellOf, ...]) -> DetailRow:
    return DetailRow(
        line=line, title=line.title, heading=line.kind is Kind.GROUP, maximum=None, mean=None, lost=None, cells=cells
    )


def _answer(mark: Mark | None) -> CellOf:
    if mark is None:
        return NOTHING
    return ("Có", Shown.YES) if answered_yes(mark) else ("Không", Shown.ABSENT)
