"""What the tables of a review rest on: whose cards and which sections they show, and how points are summed up."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import reduce

from pipeline.model.result import Mark, Review, Scorecard
from pipeline.model.rounding import EXACT, quotient
from pipeline.model.scale import Kind, Line, Scale

ZERO = Decimal(0)


def scorecards(review: Review) -> tuple[Scorecard, ...]:
    """Every member's card: the ranked in order of place, then those scored but not ranked."""
    ranked = [standing.card for standing in review.board.standings]
    return (*ranked, *(one.card for one in review.board.not_ranked if one.card is not None))


def signed_points(mark: Mark) -> Decimal:
    """What the mark adds to the total: a deduction takes."""
    return -mark.points if mark.kind is Kind.DEDUCTION and mark.points else mark.points


def answered_yes(mark: Mark) -> bool:
    """Whether a condition holds for the member (CONTRACT section 8)."""
    return mark.kind is Kind.CONDITION and mark.reported in ("Có", "x")


def scores(scale: Scale, line: Line) -> bool:
    """Whether the row or some row below it gives or takes points: of conditions alone none does."""
    return line.rule is not None or any(scores(scale, child) for child in scale.children.get(line.code, ()))


def scored_sections(review: Review) -> tuple[str, ...]:
    """Codes of the level-1 rows that can give or take points."""
    scale = review.scale
    return tuple(section.code for section in scale.sections if scores(scale, section))


def exact_sum(numbers: Iterable[Decimal]) -> Decimal:
    """The sum, whatever the number of digits."""
    return reduce(EXACT.add, numbers, ZERO)


def mean(points: Sequence[Decimal], decimals: int) -> Decimal:
    """The arithmetic mean of at least one figure, rounded once."""
    return quotient(exact_sum(points), len(points), decimals)


def share_lost(points: Decimal, maximum: Decimal) -> Decimal | None:
    """The part of the maximum that was not reached, in percent with one decimal; None without a maximum."""
    return quotient(EXACT.multiply(EXACT.subtract(maximum, points), 100), maximum, 1) if maximum else None
