"""How a sheet is printed and protected."""

from collections.abc import Container, Sequence
from typing import Any, NamedTuple

from pipeline.sheets.looks.paper import A4_LONG, A4_SHORT, millimetres
from pipeline.sheets.looks.styles import FONT

_FOOTER_NAME = 80
"""Characters of a name in the footer: with every & doubled it stays within the 255 that Excel takes."""

_ALLOWED = {"format_columns": True, "format_rows": True}
_LEFT, _RIGHT, _TOP, _BOTTOM = 0.4, 0.4, 0.5, 0.6
"""Margins in inches."""
_INCH = 25.4
_ROOM_TO_DRAW = 0.93
"""Programs and printers draw columns a little wider than Excel counts them."""
_ROW_TO_SPARE = 24.0
_MOST_BREAKS = 1000
"""About as many as Excel takes on a sheet."""


def set_footer(sheet: Any, name: str = "") -> None:
    """The page number, and on the left a name."""
    left = f'&L&"{FONT},Italic"&9{" "}{name_in_footer(name)}' if name else ""
    sheet.set_footer(f'{left}&R&"{FONT},Regular"&9Trang &P/&N')


def name_in_footer(name: str) -> str:
    """As much of a name as the footer holds."""
    return name[:_FOOTER_NAME].replace("&", "&&")


def set_margins(sheet: Any) -> None:
    """Narrow margins: a form is wide."""
    sheet.set_margins(left=_LEFT, right=_RIGHT, top=_TOP, bottom=_BOTTOM)


def lock(sheet: Any, **allowed: bool) -> None:
    """Only input cells can be written; rows and columns may be widened."""
    sheet.protect("", {**_ALLOWED, **allowed})


class Page(NamedTuple):
    """How a sheet is cut into pages as wide as its columns; the row `header` (from 0) is repeated on each."""

    landscape: bool
    widths: Sequence[float]
    heights: Sequence[float]
    header: int

    def set_breaks(self, sheet: Any, joined: Container[int], tail: int) -> None:
        """Begins pages as `page_starts` says; Excel heeds that only on a sheet that is not fitted to pages."""
        across, down = (A4_LONG, A4_SHORT) if self.landscape else (A4_SHORT, A4_LONG)
        scale = min(100, int(100 * (across - (_LEFT + _RIGHT) * _INCH) * _ROOM_TO_DRAW / millimetres(self.widths)))
        room = (down - (_TOP + _BOTTOM) * _INCH) * 72 / _INCH * 100 / scale - _ROW_TO_SPARE
        starts = page_starts(self.heights, room, self.heights[self.header], joined, tail)
        sheet.set_print_scale(scale)
        sheet.set_h_pagebreaks(starts[:_MOST_BREAKS])


def page_starts(heights: Sequence[float], room: float, repeated: float, joined: Container[int], tail: int) -> list[int]:
    """The rows (from 0) with which the second and later pages begin; `room` is what a page holds, in points.

    Rows that are `joined` stay with the next, and the last `tail` rows stand together, where a page can hold that.
    """
    starts: list[int] = []
    first, used = 0, 0.0
    for row, height in enumerate(heights):
        if row > first and used + height > room - (repeated if starts else 0.0):
            first = _begun(row, first, joined)
            starts.append(first)
            used = sum(heights[first:row])
        used += height
    last = len(heights) - tail
    if starts and starts[-1] > last > (starts[-2] if len(starts) > 1 else 0):
        starts[-1] = _begun(last, 0, joined)
    return starts


def _begun(row: int, first: int, joined: Container[int]) -> int:
    """Where a page begins that is to begin with a row: with the headings above it, if they do not fill a page."""
    start = row
    while start - 1 > first and start - 1 in joined:
        start -= 1
    return start if start - 1 > first or start - 1 not in joined else row
