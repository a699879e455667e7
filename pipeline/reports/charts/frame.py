"""Where the bars of a chart stand: names left of all of them, and room for the number behind each.

Programs that draw charts give names what they need, and bars and numbers what is left: a number would then stand over
a name. Here the bars' room is said, and the axis goes on as far as the longest number needs.
"""

from decimal import Decimal
from typing import NamedTuple

from pipeline.reports.charts.chart import Chart

_LETTER, _GAP = 0.52, 0.9
"""Of a letter's size: how wide it is, and the room around a number."""
_MOST, _LEAST = 0.46, 0.12
"""Of the breadth what names have, at most and at least."""
_EDGE = 0.01


class Frame(NamedTuple):
    """The bars' room in shares of the chart's breadth and height, and where their axis begins and ends."""

    left: float
    top: float
    width: float
    height: float
    least: Decimal
    most: Decimal


def framed(chart: Chart, breadth: float, size: int) -> Frame:
    """The frame of a chart that is `breadth` points wide, in letters of a size in points."""
    letters = max(len(line) for one in chart.categories for line in one.label.split("\n"))
    names = letters * size * _LETTER / breadth + _EDGE
    left = min(_MOST, max(_LEAST, names))
    width = 1 - left - _EDGE
    number = Decimal((_longest(chart) * _LETTER + _GAP) * size / (width * breadth))
    least, most = min(Decimal(0), *chart.values), max(Decimal(0), *chart.values)
    below, above = number if least < 0 else Decimal(0), number if most > 0 or not least else Decimal(0)
    whole = (most - least) / (1 - below - above)
    return Frame(left, _EDGE, width, 1 - 2 * _EDGE, least - below * whole, most + above * whole)


def _longest(chart: Chart) -> int:
    """Letters of the longest number."""
    return max(len(f"{abs(value):,.{chart.decimals}f}") for value in chart.values) + chart.signed
