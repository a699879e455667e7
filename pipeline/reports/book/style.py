"""How our workbooks look: formats, paper, and how much room a text takes.

Widths are Excel's characters (of 7 pixels, plus 5 of padding), heights points. Texts of the scale and of members
are written with `write_string` only, and never stand in a header, a title of a chart or a sheet's footer.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from math import ceil
from typing import Any

from xlsxwriter import Workbook

from pipeline.text.numbers import cell_format, plain

FONT = "Times New Roman"
LINE_HEIGHT = 15.0
TALLEST_ROW = 409.0
A4 = 9
LANDSCAPE_WIDTH, LANDSCAPE_HEIGHT = 267.0, 172.0
"""What a page holds between our margins, in millimetres."""

Style = Mapping[str, object]

GRID: Style = {"border": 1, "border_color": "#808080", "valign": "vcenter"}
WRAP: Style = {"text_wrap": True}
INDENT: Style = {"indent": 1}
RIGHT: Style = {"align": "right", "indent": 1}
TEXT: Style = {**GRID, **WRAP, **INDENT}
TOP: Style = {"valign": "top"}
CENTRE: Style = {"align": "center"}
BOLD: Style = {"bold": True}
ITALIC: Style = {"italic": True}
HEADER: Style = {**GRID, **WRAP, **CENTRE, **BOLD, "bg_color": "#E7E6E6"}
TITLE: Style = {**WRAP, **CENTRE, **BOLD, "font_size": 14, "valign": "vcenter"}
SUBTITLE: Style = {**TITLE, "font_size": 13}
NOTE: Style = {**WRAP, **ITALIC, "valign": "top"}
SECTION: Style = {**BOLD, "bg_color": "#D9D9D9"}
HEADING: Style = {**BOLD, "bg_color": "#F2F2F2"}
MISSING: Style = {"bg_color": "#FCE4D6"}
LINK: Style = {"font_color": "#1F3864", "underline": 1}


def in_decimals(decimals: int) -> Style:
    """A number with exactly that many decimals."""
    return {"num_format": cell_format(decimals)}


def as_it_is(number: Decimal) -> Style:
    """A figure with the decimals it has."""
    return in_decimals(len(plain(number).partition(".")[2]))


@dataclass(frozen=True, slots=True)
class Styles:
    """The cell formats of one workbook, each made once: `styles(GRID, BOLD)`."""

    book: Workbook
    _made: dict[tuple[tuple[str, object], ...], Any] = field(default_factory=dict)

    def __call__(self, *parts: Style) -> Any:
        merged: dict[str, object] = {}
        for part in parts:
            merged.update(part)
        key = tuple(sorted(merged.items()))
        if key not in self._made:
            self._made[key] = self.book.add_format(merged)
        return self._made[key]


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


def lines_of(text: str, width: float) -> int:
    """How many lines a wrapped text takes in a column, rather too many than too few.

    A letter takes less than a digit, a capital more, and about half a word is lost at the end of a line.
    """
    room = max(width / 0.88 - 3, width * 0.6, 1)
    return sum(max(1, ceil((len(part) + 0.35 * sum(map(str.isupper, part))) / room)) for part in text.split("\n"))


def height_of(texts: Sequence[tuple[str, float]], least: float = LINE_HEIGHT + 3) -> float:
    """The height of a row from its wrapped texts and the widths of their columns."""
    lines = max((lines_of(text, width) for text, width in texts), default=1)
    return min(TALLEST_ROW, max(least, lines * LINE_HEIGHT + 3))


def set_widths(sheet: Any, widths: Sequence[float]) -> None:
    """The widths of the first columns."""
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)


def set_paper(sheet: Any, *, landscape: bool = True) -> None:
    """A4 with margins that can be bound, the sheet's name and the page number below."""
    sheet.set_paper(A4)
    if landscape:
        sheet.set_landscape()
    sheet.set_margins(left=0.6, right=0.55, top=0.7, bottom=0.75)
    sheet.set_footer(f'&L&"{FONT},Italic"&10&A&R&"{FONT},Regular"&10Trang &P/&N', {"margin": 0.35})
    sheet.hide_gridlines(2)
