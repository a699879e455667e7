"""Sheets on paper: widths of columns in Excel's characters (of 7 pixels, plus 5 of padding), A4 pages, margins."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from pipeline.model.frozen import dataclass
from pipeline.sheets.looks.styles import FONT

A4 = 9
A4_LONG, A4_SHORT = 297.0, 210.0
"""Millimetres of the paper."""

LANDSCAPE_WIDTH, LANDSCAPE_HEIGHT = 267.0, 172.0
"""What a page holds between our margins, in millimetres."""


SMALLEST_SCALE = 73
"""The smallest scale in percent at which type of 11 points is printed: 8 points."""


def width_for(numbers: Iterable[Decimal], decimals: int) -> float:
    """The width of a column that holds the longest of the numbers in bold; Excel shows ### where it does not."""
    return 1.15 * max((len(f"{number:,.{decimals}f}") for number in numbers), default=0) + 1


def pixels(width: float) -> int:
    """A column's width on the screen."""
    return int(width * 7 + 5)


def millimetres(widths: Sequence[float]) -> float:
    """The columns' width on paper, unscaled."""
    return sum(map(pixels, widths)) * 25.4 / 96


def print_scale(widths: Sequence[float]) -> int:
    """The scale in percent at which the columns go on one landscape page, with room for programs that draw wider."""
    return min(100, int(100 * LANDSCAPE_WIDTH * 0.93 / millimetres(widths)))


@dataclass(frozen=True, slots=True)
class Paper:
    """Landscape pages on which rows of some height are printed, at a scale in percent.

    `repeated` is the height in points of what every page but the first repeats.
    """

    scale: int
    repeated: float = 0.0

    @property
    def room(self) -> float:
        """What a page holds, in points of the sheet; programs and printers do not measure quite alike."""
        return LANDSCAPE_HEIGHT * 72 / 25.4 * 100 / self.scale - 24

    def left(self, height: float) -> float:
        """What is left of the last page below `height` points of rows."""
        if height <= self.room:
            return self.room - height
        later = self.room - self.repeated
        return later - (height - self.room) % later


def set_widths(sheet: Any, widths: Sequence[float]) -> None:
    """The widths of the first columns."""
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)


def on_a4(sheet: Any, *, landscape: bool = True) -> None:
    """A4 without gridlines."""
    sheet.set_paper(A4)
    if landscape:
        sheet.set_landscape()
    sheet.hide_gridlines(2)


def set_paper(sheet: Any, *, landscape: bool = True) -> None:
    """A4 with margins that can be bound, the sheet's name and the page number below."""
    on_a4(sheet, landscape=landscape)
    sheet.set_margins(left=0.6, right=0.55, top=0.7, bottom=0.75)
    sheet.set_footer(f'&L&"{FONT},Italic"&10&A&R&"{FONT},Regular"&10Trang &P/&N', {"margin": 0.35})
