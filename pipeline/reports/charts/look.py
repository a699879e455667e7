"""A chart as XlsxWriter draws it: to be read in black and white, in the papers' font, numbers with Vietnam's comma."""

from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook

from pipeline.reports.charts.chart import Chart
from pipeline.sheets.looks.styles import FONT
from pipeline.text.numbers import cell_format

_EDGE = {"color": "#000000", "width": 0.75}
_FILLS: tuple[dict[str, Any], ...] = (
    {"fill": {"color": "#BFBFBF"}},
    {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": "#000000", "bg_color": "#FFFFFF"}},
)
"""Of the first and the second kind of bars: a grey and a pattern, which a copier keeps apart."""
_SMALL, _PLAIN = 8, 9
_FEW = 5
"""Upright bars up to which they are slim."""
_CROWD = 24
"""Groups of lying bars from which on letters must be small."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the numbers stand: the heading's row, the column of the labels, and of the first series."""

    sheet: str
    row: int
    labels: int
    values: int


def drawn(book: Workbook, chart: Chart, place: Place) -> Any:
    """The chart of the numbers at `place`, one column a series, one row a category."""
    shape = book.add_chart({"type": "bar" if chart.sideways else "column"})
    bars = [number for number, one in enumerate(chart.series) if not one.line]
    for number in bars:
        shape.add_series({**_source(chart, place, number), **_bars(chart, bars.index(number))})
    lines = [number for number, one in enumerate(chart.series) if one.line]
    if lines:
        across = book.add_chart({"type": "line"})
        for number in lines:
            across.add_series({**_source(chart, place, number), "line": {**_EDGE, "width": 1.75, "dash_type": "dash"}})
        shape.combine(across)
    _dress(shape, chart)
    return shape


def _source(chart: Chart, place: Place, number: int) -> dict[str, Any]:
    first, last, column = place.row + 1, place.row + len(chart.categories), place.values + number
    return {
        # A reference, for a text that starts with "=" would be taken as one.
        "name": [place.sheet, place.row, column],
        "categories": [place.sheet, first, place.labels, last, place.labels],
        "values": [place.sheet, first, column, last, column],
    }


def _bars(chart: Chart, number: int) -> dict[str, Any]:
    size = _SMALL if _crowded(chart) else _PLAIN
    turned = {"rotation": -90} if chart.narrow and not chart.sideways else {}
    return {
        **_FILLS[number % len(_FILLS)],
        "border": _EDGE,
        "gap": 40 if chart.sideways else 60 if len(chart.categories) > _FEW else 150,
        "data_labels": {
            "value": True,
            "position": "outside_end",
            "num_format": cell_format(chart.decimals),
            "font": {**_font(size), **turned},
            "fill": {"color": "#FFFFFF"},
        },
    }


def _dress(shape: Any, chart: Chart) -> None:
    turned = {"rotation": -90} if chart.narrow and not chart.sideways else {}
    labels = {
        "num_font": {**_font(_SMALL if _crowded(chart) else _PLAIN), **turned},
        "line": {"color": "#000000"},
        "major_tick_mark": "none",
        "minor_tick_mark": "none",
    }
    if chart.sideways:
        shape.set_y_axis({**labels, "reverse": True})  # the first category on top
        shape.set_x_axis(_value_axis(chart))
    else:
        shape.set_x_axis(labels)
        shape.set_y_axis(_value_axis(chart))
    several = len(chart.series) > 1
    shape.set_legend({"position": "bottom", "font": _font(10)} if several else {"none": True})
    shape.set_chartarea({"border": {"none": True}, "fill": {"color": "#FFFFFF"}})


def _value_axis(chart: Chart) -> dict[str, Any]:
    """Hidden, for every bar tells its number; from zero, so that bars are as long as what they tell."""
    return {
        "min": 0,
        "visible": False,
        "num_format": cell_format(chart.decimals),
        "major_gridlines": {"visible": False},
    }


def _crowded(chart: Chart) -> bool:
    return len(chart.categories) * len(chart.series) >= _CROWD


def _font(size: int) -> dict[str, object]:
    return {"name": FONT, "size": size, "bold": False, "color": "#000000"}
