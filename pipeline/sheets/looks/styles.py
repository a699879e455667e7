"""The looks of every workbook: the typeface, tints, and the formats of a book, each made once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from xlsxwriter import Workbook

Look = Mapping[str, object]
"""Properties of an XlsxWriter format; several are laid over each other, the last of equals holds."""

FONT_NAME = "Times New Roman"
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

PLAIN: Look = {"valign": "vcenter"}
"""Text outside a table."""
CELL: Look = {"border": 1, "border_color": "#A6A6A6", "valign": "vcenter", "text_wrap": True}
"""A cell of a table on a form."""
CENTRE: Look = {"align": "center"}
BOLD: Look = {"bold": True}
INDENT: Look = {"indent": 1}
DATE: Look = {"num_format": "dd/mm/yyyy"}
HEADER: Look = {**CELL, **CENTRE, **BOLD, "font_size": 10, "bg_color": HEADER_TINT, "font_color": "#FFFFFF"}
EDGE: Look = {"top": 2, "top_color": HEADER_TINT}
"""A stronger line above the first row of a group."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The cell formats of one workbook, each made once: `styles(CELL, BOLD, indent=1)`."""

    book: Workbook
    _made: dict[tuple[tuple[str, object], ...], Any] = field(default_factory=dict)

    def __call__(self, *looks: Look, **more: object) -> Any:
        merged: dict[str, object] = {}
        for look in (*looks, more):
            merged.update(look)
        key = tuple(sorted(merged.items()))
        if key not in self._made:
            self._made[key] = self.book.add_format(merged)
        return self._made[key]
