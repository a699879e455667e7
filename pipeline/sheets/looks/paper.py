"""Sheets on paper: widths of columns in Excel's characters (of 7 pixels, plus 5 of padding), pages, margins."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any, NamedTuple

from pipeline.model.bloc import PaperSize
from pipeline.sheets.looks.styles import FONT

A4 = 9
"""Excel's number of the paper."""

A4_LONG, A4_SHORT = 297.0, 210.0
"""Millimetres of the paper."""

SMALLEST_SCALE = 73
"""The smallest scale in percent at which type of 11 points is printed: 8 points."""

_SLACK = 0.93
"""Of a page's breadth what columns may take: some programs draw them wider."""


class Landscape(NamedTuple):
    """A landscape page: Excel's number of the paper, and what it holds between our margins, in millimetres."""

    number: int
    width: float
    height: float

    def breadth(self, scale: int) -> float:
        """Millimetres of columns, unscaled, that go beside each other on a page printed at a scale in percent."""
        return self.width * _SLACK * 100 / scale


A4_PAGE = Landscape(A4, 267.0, 179.0)
A3_PAGE = Landscape(8, 390.0, 266.0)


def page_of(size: PaperSize) -> Landscape:
    """The landscape page of a size of paper."""
    return A3_PAGE if size is PaperSize.A3 else A4_PAGE


def width_for(numbers: Iterable[Decimal], decimals: int) -> float:
    """The width of a column that holds the longest of the numbers in bold; Excel shows ### where it does not."""
    known = list(numbers)
    ends = (min(known), max(known)) if known else ()
    return 1.15 * max((len(f"{number:,.{decimals}f}") for number in ends), default=0) + 1


def pixels(width: float) -> int:
    """A column's width on the screen."""
    return int(width * 7 + 5)


def millimetres(widths: Sequence[float]) -> float:
    """The columns' width on paper, unscaled."""
    return on_paper(sum(map(pixels, widths)))


def on_paper(pixels: int) -> float:
    """Millimetres, unscaled."""
    return pixels * 25.4 / 96


def print_scale(widths: Sequence[float], page: Landscape = A4_PAGE) -> int:
    """The scale in percent at which the columns go on one landscape page, with room for programs that draw wider."""
    return min(100, int(100 * page.breadth(100) / millimetres(widths)))


class Paper(NamedTuple):
    """Landscape pages on which rows of some height are printed, at a scale in percent.

    `repeated` is the height in points of what every page but the first repeats.
    """

    scale: int
    repeated: float = 0.0
    page: Landscape = A4_PAGE

    @property
    def room(self) -> float:
        """What a page holds, in points of the sheet; programs and printers do not measure quite alike."""
        return self.whole - 24

    @property
    def whole(self) -> float:
        """What a page holds where the program that prints fits the sheet to it."""
        return self.page.height * 72 / 25.4 * 100 / self.scale

    def left(self, height: float) -> float:
        """What is left of the last page below `height` points of rows."""
        if height <= self.room:
            return self.room - height
        later = self.room - self.repeated
        return later - (height - self.room) % later


def set_widths(sheet: Any, widths: Sequence[float]) -> None:
    """The widths of the first columns. XlsxWriter would keep something of each; of those alike one is enough."""
    first = 0
    for width, alike in groupby(widths):
        next_one = first + len(list(alike))
        sheet.set_column(first, first, width)
        sheet.col_info.update(dict.fromkeys(range(first, next_one), sheet.col_info[first]))
        first = next_one


def on_a4(sheet: Any, *, landscape: bool = True) -> None:
    """A4 without gridlines."""
    sheet.set_paper(A4)
    if landscape:
        sheet.set_landscape()
    sheet.hide_gridlines(2)


def set_paper(sheet: Any, *, landscape: bool = True, page: Landscape = A4_PAGE) -> None:
    """A4, or a landscape page, with margins that can be bound, the sheet's name and the page number below."""
    on_a4(sheet, landscape=landscape)
    sheet.set_paper(page.number)
    sheet.set_margins(left=0.6, right=0.55, top=0.55, bottom=0.6)
    sheet.set_footer(f'&L&"{FONT},Italic"&10&A&R&"{FONT},Regular"&10Trang &P/&N', {"margin": 0.35})
