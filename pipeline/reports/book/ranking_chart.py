"""A chart below a table of members: one bar a ranked member, the first on top, readable in black and white."""

from math import ceil
from typing import Any, NamedTuple

from pipeline.reports.book.page import Page
from pipeline.sheets.looks.heights import LINE_HEIGHT
from pipeline.sheets.looks.paper import Paper, pixels, set_paper
from pipeline.sheets.looks.styles import FONT, in_decimals
from pipeline.text.ranking import in_order_of_place

MOST_BARS = 40
_NARROW_BAR, _BAR, _WIDE_BAR, _AROUND, _LEAST = 19, 26, 44, 80, 170
_PIXELS = 96 / 72
"""Pixels to a point."""


class Source(NamedTuple):
    """Where the chart's figures stand: the first row and the columns of the names and of the values."""

    sheet: str
    row: int
    names: int
    values: int


class Caption(NamedTuple):
    """What a chart says: its title, the name of its bars, the decimals of their numbers, and where the axis ends."""

    title: str
    name: str
    decimals: int
    most: int | None = None


def drawn_members(members: int) -> str:
    """Which members a chart shows, and in what order."""
    return in_order_of_place(MOST_BARS if members > MOST_BARS else None)


def place_chart(page: Page, source: Source, caption: Caption, members: int, paper: Paper, own_sheet: str) -> None:
    """Puts a chart below what is on the page: on the same sheet of paper where it fits, else on the next.

    Where every sheet of paper repeats the table's heading the next would too: then it gets a worksheet of its own,
    `own_sheet`. Beyond `MOST_BARS` members only the first places are drawn.
    """
    bars, room = min(members, MOST_BARS), paper.left(page.height) * _PIXELS
    chart = _chart(page, source, caption, bars)
    height = min(_height(bars, _BAR), int(room))
    if height < _height(bars, _NARROW_BAR):
        page, height = _next_paper(page, paper, bars, own_sheet)
    _place(page, chart, sum(map(pixels, page.widths)), height)


def _next_paper(page: Page, paper: Paper, bars: int, own_sheet: str) -> tuple[Page, int]:
    if not paper.repeated:
        # Excel heeds page breaks only on a sheet that is not fitted to pages.
        page.sheet.set_print_scale(paper.scale)
        page.sheet.set_h_pagebreaks([page.row])
        return page, min(_height(bars, _WIDE_BAR), int(paper.room * _PIXELS))
    own = Page(page.styles.book.add_worksheet(own_sheet), page.styles, [13.0] * 7)
    set_paper(own.sheet, landscape=False)
    own.sheet.fit_to_pages(1, 1)
    return own, _height(bars, _BAR)


def _height(bars: int, bar: int) -> int:
    return max(_LEAST, bars * bar + _AROUND)


def _place(page: Page, chart: Any, width: int, height: int) -> None:
    chart.set_size({"width": width - 4, "height": height - 4})
    rows = ceil(height / _PIXELS / LINE_HEIGHT)
    # Some programs cut a chart off at the last row in use.
    page.sheet.print_area(0, 0, page.row + rows, len(page.widths) - 1)
    page.sheet.insert_chart(page.row, 0, chart, {"x_offset": 2, "y_offset": 2, "object_position": 2})


def _chart(page: Page, source: Source, caption: Caption, bars: int) -> Any:
    last = source.row + bars - 1
    chart = page.styles.book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": caption.name,
            "categories": [source.sheet, source.row, source.names, last, source.names],
            "values": [source.sheet, source.row, source.values, last, source.values],
            "fill": {"color": "#A6A6A6"},
            "border": {"color": "#000000", "width": 0.75},
            "gap": 45,
            "data_labels": {
                "value": True,
                "num_format": in_decimals(caption.decimals)["num_format"],
                "font": _font(10, bold=True),
            },
        }
    )
    _dress(chart, caption)
    return chart


def _dress(chart: Any, caption: Caption) -> None:
    chart.set_title({"name": caption.title, "name_font": _font(13, bold=True), "overlay": False})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": _font(10), "line": {"color": "#000000"}, "major_tick_mark": "none"})
    end = {} if caption.most is None else {"max": caption.most}
    chart.set_x_axis({"min": 0, **end, "visible": False, "major_gridlines": {"visible": False}})
    chart.set_chartarea({"border": {"color": "#808080"}, "fill": {"color": "#FFFFFF"}})


def _font(size: int, *, bold: bool = False) -> dict[str, object]:
    return {"name": FONT, "size": size, "bold": bold, "color": "#000000"}
