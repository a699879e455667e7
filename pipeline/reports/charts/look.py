"""A chart as XlsxWriter draws it: to be read in black and white, in the papers' font, numbers with Vietnam's comma."""

from typing import Any, NamedTuple

from xlsxwriter import Workbook

from pipeline.reports.charts.chart import CROWD, WIDTH, Chart
from pipeline.reports.charts.frame import Frame, framed
from pipeline.sheets.looks.styles import FONT
from pipeline.text.numbers import cell_format, signed_format

_EDGE = {"color": "#000000", "width": 0.75}
_FILL = {"color": "#BFBFBF"}
_SMALL, _PLAIN = 8, 9
_BREADTH = WIDTH * 72 / 25.4
"""Points."""


class Place(NamedTuple):
    """Where the numbers stand: the heading's row, the column of the labels, and of the values."""

    sheet: str
    row: int
    labels: int
    values: int


def drawn(book: Workbook, chart: Chart, place: Place) -> Any:
    """The chart of the numbers at `place`, one row a category."""
    frame, shape = frame_of(chart), book.add_chart({"type": "bar"})
    shape.add_series({**_source(chart, place), **_bars(chart)})
    shape.set_y_axis(_names(chart))
    shape.set_x_axis(_value_axis(chart, frame))
    shape.set_plotarea({"layout": {"x": frame.left, "y": frame.top, "width": frame.width, "height": frame.height}})
    shape.set_legend({"none": True})
    shape.set_chartarea({"border": {"none": True}, "fill": {"color": "#FFFFFF"}})
    return shape


def frame_of(chart: Chart) -> Frame:
    """Where the bars stand, on paper."""
    return framed(chart, _BREADTH, _size(chart))


def _source(chart: Chart, place: Place) -> dict[str, Any]:
    first, last, column = place.row + 1, place.row + len(chart.categories), place.values
    return {
        # A reference, for a text that starts with "=" would be taken as one.
        "name": [place.sheet, place.row, column],
        "categories": [place.sheet, first, place.labels, last, place.labels],
        "values": [place.sheet, first, column, last, column],
    }


def _bars(chart: Chart) -> dict[str, Any]:
    return {
        "fill": _FILL,
        "border": _EDGE,
        "gap": 40,
        "data_labels": {
            "value": True,
            "position": "outside_end",
            "num_format": number_format(chart),
            "font": _font(_size(chart)),
        },
    }


def _names(chart: Chart) -> dict[str, Any]:
    """Every one beside its bar, and left of those that go to the left; the first on top."""
    return {
        "num_font": _font(_size(chart)),
        "line": {"color": "#000000"},
        "major_tick_mark": "none",
        "minor_tick_mark": "none",
        "label_position": "low",
        "interval_unit": 1,
        "reverse": True,
    }


def _value_axis(chart: Chart, frame: Frame) -> dict[str, Any]:
    """Hidden, for every bar tells its number; with zero on it, so that bars are as long as what they tell."""
    return {
        "min": float(frame.least),
        "max": float(frame.most),
        "visible": False,
        "num_format": number_format(chart),
        "major_gridlines": {"visible": False},
    }


def number_format(chart: Chart) -> str:
    """The format of the chart's numbers in a workbook."""
    return signed_format(chart.decimals) if chart.signed else cell_format(chart.decimals)


def _size(chart: Chart) -> int:
    return _SMALL if len(chart.categories) > CROWD else _PLAIN


def _font(size: int) -> dict[str, object]:
    return {"name": FONT, "size": size, "bold": False, "color": "#000000"}
