"""The looks of every workbook: the typeface, tints, and the formats of a book, each made once.

Texts of the scale and of members are written with `write_string` only, and never stand in a header, a title of a chart
or a sheet's footer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pipeline.text.numbers import cell_format, plain

if TYPE_CHECKING:
    from xlsxwriter import Workbook

Style = Mapping[str, object]
"""Properties of an XlsxWriter format; several are laid over each other, the last of equals holds."""

FONT = "Times New Roman"
BODY_SIZE = 11
"""Points of text that says nothing else."""

INPUT_TINT = "#FFF2CC"
SIDE_TINT = "#FFFAEB"
COMPUTED_TINT = "#F2F2F2"
WRONG_TINT = "#F8CBAD"
HEADER_TINT = "#1F3864"
LEVEL_TINTS = ("#D6E0F0", "#EAF0F8")
"""Of headings of level 1 and 2."""
GREY, DARK_GREY, RED = "#7F7F7F", "#595959", "#C00000"

# --------------------------------------------------------------------------- workbooks to read

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
HEADING: Style = {**BOLD, "bg_color": COMPUTED_TINT}
MISSING: Style = {"bg_color": "#FCE4D6"}
LINK: Style = {"font_color": HEADER_TINT, "underline": 1}


# -------------------------------------------------------------------------- workbooks to fill in

PLAIN: Style = {"valign": "vcenter"}
"""Text outside a table."""
CELL: Style = {**GRID, **WRAP, "border_color": "#A6A6A6"}
DATE_AND_TIME: Style = {"num_format": "dd/mm/yyyy hh:mm"}
DATE: Style = {"num_format": "dd/mm/yyyy"}
FORM_HEADER: Style = {**CELL, **CENTRE, **BOLD, "font_size": 10, "bg_color": HEADER_TINT, "font_color": "#FFFFFF"}
EDGE: Style = {"top": 2, "top_color": HEADER_TINT}
"""A stronger line above the first row of a group."""


def in_decimals(decimals: int) -> Style:
    """A number with exactly that many decimals."""
    return {"num_format": cell_format(decimals)}


def decimals_of(number: Decimal) -> int:
    """How many decimals a figure has, without zeros at its end."""
    return len(plain(number).partition(".")[2])


@dataclass(frozen=True, slots=True)
class Styles:
    """The cell formats of one workbook, each made once: `styles(GRID, BOLD, indent=1)`."""

    book: "Workbook"
    _made: dict[frozenset[tuple[str, object]], Any] = field(default_factory=dict)

    def __call__(self, *looks: Style, **more: object) -> Any:
        merged: dict[str, object] = {}
        for look in (*looks, more):
            merged.update(look)
        key = frozenset(merged.items())
        if key not in self._made:
            self._made[key] = self.book.add_format(merged)
        return self._made[key]
