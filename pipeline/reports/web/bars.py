"""The charts of the page: bars from zero, each beside its figure, so that a chart is a table as well."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from pipeline.model.result import Review
from pipeline.model.rounding import half_up
from pipeline.reports.charts.chart import Chart
from pipeline.reports.charts.figures import distance_to_mean, moved_since_half, points_lost
from pipeline.text.numbers import signed, vietnamese

ZERO = Decimal(0)


class BarRow(NamedTuple):
    """What a bar belongs to, how its figure is written, where the bar starts and how long it is.

    Both in percent of the room, as SVG writes it.
    """

    name: str
    figure: str
    start: str
    length: str


class BarChart(NamedTuple):
    """A title, what the rows and the figures are; `zero` is where zero stands, in percent of the room."""

    title: str
    rows_are: str
    measure: str
    rows: tuple[BarRow, ...]
    zero: str


def bar_charts(review: Review) -> tuple[BarChart, ...]:
    """Those for which there are figures: distances to the mean, points lost by section, six months to the year."""
    found = (distance_to_mean(review), points_lost(review), moved_since_half(review))
    return tuple(_bar_chart(chart) for chart in found if chart)


def _bar_chart(chart: Chart) -> BarChart:
    return BarChart(
        title=chart.title,
        rows_are=chart.heading,
        measure=chart.measure,
        rows=tuple(_rows(chart)),
        zero=_percent(_zero(chart)),
    )


def _zero(chart: Chart) -> Fraction:
    """How much of the room lies left of zero."""
    least, most = _least_and_most(chart)
    return -least / (most - least)


def _least_and_most(chart: Chart) -> tuple[Fraction, Fraction]:
    """The chart has a value other than zero: that is why it was drawn."""
    return Fraction(min(ZERO, *chart.values)), Fraction(max(ZERO, *chart.values))


def _rows(chart: Chart) -> Iterator[BarRow]:
    least, most = _least_and_most(chart)
    written = signed if chart.signed else vietnamese
    for category, value in zip(chart.categories, chart.values, strict=True):
        length = abs(Fraction(value)) / (most - least)
        start = _zero(chart) - (length if value < 0 else 0)
        yield BarRow(category.name, written(value), _percent(start), _percent(length))


def _percent(share: Fraction) -> str:
    return format(half_up(share * 100, 2), "f")
