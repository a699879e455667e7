"""The head of a paper: its title, what it says of itself, and figures that count along."""

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.utility import xl_cell_to_rowcol

from pipeline.forms.kit.columns import Pair
from pipeline.forms.kit.identity import Label
from pipeline.forms.kit.table import Formula
from pipeline.sheets.looks.heights import fitted, row_height
from pipeline.sheets.looks.styles import BOLD, CELL, CENTRE, INDENT, PLAIN, Style, Styles

TITLE: Style = {**PLAIN, **BOLD, **CENTRE, "font_size": 15}
_SMALL: Style = {**PLAIN, "font_size": 10}
_TEXT: Style = {**PLAIN, **BOLD, **INDENT, "text_wrap": True}
_BOX: Style = {**PLAIN, **BOLD, **CENTRE, "border": 1, "border_color": CELL["border_color"]}
TITLE_HEIGHT, _LOWEST = 30.0, 18.0


def write_title(sheet: Any, styles: Styles, cells: str, text: str) -> None:
    """The first row, in capitals."""
    sheet.set_row(0, TITLE_HEIGHT)
    write_across(sheet, cells, text.upper(), styles(TITLE))


def write_texts(
    sheet: Any, styles: Styles, pairs: Mapping[Label, Pair], texts: Mapping[Label, str], widths: Sequence[float]
) -> Mapping[int, float]:
    """Labels and texts, each row as high as its texts; labels away from the edge lean on their texts.

    What the rows come to, by row from 0.
    """
    heights: dict[int, float] = {}
    for label, text in texts.items():
        label_cells, text_cells = pairs[label]
        side = "left" if label_cells.startswith("A") else "right"
        write_across(sheet, label_cells, label.value, styles(_SMALL, align=side))
        write_across(sheet, text_cells, text, styles(_TEXT))
        row = _span(text_cells)[0]
        heights[row] = max(text_height(text_cells, text, widths), heights.get(row, 0.0))
    for row, height in heights.items():
        sheet.set_row(row, height)
    return heights


def text_height(cells: str, text: str, widths: Sequence[float]) -> float:
    """Points that a text in these cells of the head needs."""
    _, first, last = _span(cells)
    return row_height([fitted(text, sum(widths[first : last + 1]), _TEXT)], _LOWEST)


def write_figure(sheet: Any, styles: Styles, cells: Pair, label: str, formula: Formula, **look: object) -> None:
    """A number in a box, with its label before it."""
    label_cells, at = cells
    write_across(sheet, label_cells, label, styles(PLAIN, align="right", bold=bool(look.get("font_size"))))
    sheet.write_formula(at, f"={formula.text}", styles(_BOX, look), formula.stored)


def write_across(sheet: Any, cells: str, text: str, style: Any) -> None:
    """A text in cells that are merged where they are several."""
    first, _, last = cells.partition(":")
    if last:
        sheet.merge_range(cells, "", style)
    sheet.write_string(first, text, style)


def _span(cells: str) -> tuple[int, int, int]:
    """Row, first and last column of cells in one row, counted from 0."""
    first, _, last = cells.partition(":")
    row, left = xl_cell_to_rowcol(first)
    return row, left, xl_cell_to_rowcol(last or first)[1]
