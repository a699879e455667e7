"""The charts of the page: bars that begin at zero, each beside its figure, so that a chart is a table as well."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pipeline.model.result import Review
from pipeline.model.rounding import half_up
from pipeline.reports.charts.chart import Chart, Series
from pipeline.reports.charts.figures import half_and_year, points_by_member, points_lost
from pipeline.text.numbers import vietnamese
from pipeline.text.page import upright_line
from pipeline.text.papers.memory import UNKNOWN

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure: how it is written, and how long its bar is in percent of the room, as SVG writes it."""

    figure: str
    length: str


@dataclass(frozen=True, slots=True)
class BarRow:
    """What the bars of a row belong to, and one bar for each column of figures."""

    name: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """A title, what the rows are, a heading for each column of figures.

    `line` is where an upright line stands, in percent of the room, and `line_meaning` what it is; both "" without one.
    """

    title: str
    rows_are: str
    headings: tuple[str, ...]
    rows: tuple[BarRow, ...]
    line: str
    line_meaning: str


def bar_charts(review: Review) -> tuple[BarChart, ...]:
    """Those for which there are figures: points against the mean, points lost by section, six months and the year."""
    found = (points_by_member(review), points_lost(review), half_and_year(review))
    return tuple(_bar_chart(chart) for chart in found if chart)


def _bar_chart(chart: Chart) -> BarChart:
    bars = [series for series in chart.series if not series.line]
    line = next((series for series in chart.series if series.line), None)
    most = max((value for series in chart.series for value in series.values if value is not None), default=ZERO)
    return BarChart(
        title=chart.title,
        rows_are=chart.heading,
        headings=tuple(series.name for series in bars),
        rows=tuple(_rows(chart, bars, most)),
        line=_length(line.values[0] or ZERO, most) if line else "",
        line_meaning=upright_line(line.name) if line else "",
    )


def _rows(chart: Chart, bars: list[Series], most: Decimal) -> Iterator[BarRow]:
    for place, category in enumerate(chart.categories):
        values = [series.values[place] for series in bars]
        yield BarRow(category.name, tuple(_bar(value, most) for value in values))


def _bar(value: Decimal | None, most: Decimal) -> Bar:
    return Bar(UNKNOWN, "0") if value is None else Bar(vietnamese(value), _length(value, most))


def _length(number: Decimal, most: Decimal) -> str:
    """In percent of the longest; what is below zero has no bar."""
    share = Fraction(max(number, ZERO)) * 100 / Fraction(most) if most > 0 else Fraction(0)
    return format(half_up(share, 2), "f")
