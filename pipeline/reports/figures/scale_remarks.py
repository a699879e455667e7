"""What is remarkable in the statistics of the scale, in sentences: for the sheet `Thang điểm` and for index.html."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from pipeline.model.bloc import Period
from pipeline.model.result import Review
from pipeline.model.scale import Kind
from pipeline.reports.figures.scale_statistics import LineOnScale, ScaleStatistics, Twins
from pipeline.text.numbers import vietnamese
from pipeline.text.scale_statistics import (
    all_alike,
    at_the_maximum,
    lines_that_separate_nobody,
    never_given,
    nobody_reached,
    overclaimed,
    places_moved,
    twins,
)
from pipeline.text.sentences import one_line

_MANY = Fraction(1, 3)
"""From this share of the members on, claiming too much is worth a word."""


def remarks_on(review: Review, one: LineOnScale) -> tuple[str, ...]:
    """Sentences on a line; none where nothing is remarkable."""
    return (*_on_points(one, review.period), *_on_claims(one), *_on_places(review, one))


def idle_in_words(found: ScaleStatistics) -> str | None:
    """How many base lines separate hardly anybody, and how many points they hold; None where all do their work."""
    if not found.idle:
        return None
    idle, base = (_maxima(lines) for lines in (found.idle, found.base))
    return lines_that_separate_nobody(len(found.idle), len(found.base), idle, base)


def twins_in_words(pair: Twins) -> str:
    """Two lines that measure alike."""
    return twins(one_line(pair.line.code), one_line(pair.other.code), vietnamese(pair.correlation))


def _maxima(lines: tuple[LineOnScale, ...]) -> Decimal:
    return sum((one.line.maximum or Decimal(0) for one in lines), Decimal(0))


def _on_points(one: LineOnScale, period: Period) -> Iterator[str]:
    """At six months what is asked of the whole year is not too much yet."""
    if one.members < 2:
        return
    if one.line.kind is Kind.BONUS and not one.highest and period is Period.YEAR_END:
        yield never_given(one.members)
    if one.line.kind is not Kind.BASE:
        return
    maximum = one.line.maximum or Decimal(0)
    if not one.separates and 2 * (one.best or 0) > one.members:
        yield at_the_maximum(one.best or 0, one.members)
    elif one.lowest == one.highest:
        yield all_alike(one.members)
    if 2 * one.highest < maximum and period is Period.YEAR_END:
        yield nobody_reached(one.members)


def _on_claims(one: LineOnScale) -> Iterator[str]:
    if one.over > 1 and one.over >= _MANY * one.claims:
        yield overclaimed(one.over, one.claims, one.over_points)


def _on_places(review: Review, one: LineOnScale) -> Iterator[str]:
    """Only where another would be first."""
    first = [move.unit for move in one.moves or () if move.without == 1]
    if first:
        names = _names(review)
        yield places_moved(len(one.moves or ()), [names[unit] for unit in first])


def _names(review: Review) -> Mapping[str, str]:
    return {member.code: one_line(member.label) for member in review.config.bloc.members}
