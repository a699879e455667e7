"""The first sheet of a form: how to fill it, in a few steps, and what the tints of cells mean."""

from pipeline.forms.kit.identity import GUIDE_SHEET
from pipeline.forms.kit.page import lock
from pipeline.sheets.looks.heights import fitted, row_height
from pipeline.sheets.looks.paper import on_a4
from pipeline.sheets.looks.styles import (
    BOLD,
    CELL,
    CENTRE,
    COMPUTED_TINT,
    INDENT,
    INPUT_TINT,
    PLAIN,
    SIDE_TINT,
    WRONG_TINT,
    Style,
    Styles,
)
from pipeline.text.workbooks.form_guides import Guide

_TINTS = (INPUT_TINT, SIDE_TINT, COMPUTED_TINT, WRONG_TINT)
_WIDTHS = (5, 20, 100)
_RULE: Style = {**PLAIN, "top": 1, "top_color": "#BFBFBF"}
_WRAPPED: Style = {**_RULE, "text_wrap": True}


def write_guide(styles: Styles, guide: Guide, subject: str, sample: str = "") -> None:
    """Whose form it is, numbered steps, then the tints; `sample` is what a wrong cell shows."""
    sheet = styles.book.add_worksheet(GUIDE_SHEET)
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, guide.heading, styles(PLAIN, BOLD, font_size=16))
    sheet.write_string(1, 0, subject, styles(PLAIN, italic=True, font_size=12))
    row = 2
    for number, (step, text) in enumerate(guide.steps, start=1):
        row += 1
        sheet.set_row(row, row_height([fitted(text, _WIDTHS[2], _WRAPPED)], lowest=26.0))
        sheet.write_number(row, 0, number, styles(_RULE, BOLD, CENTRE))
        sheet.write_string(row, 1, step, styles(_WRAPPED, BOLD))
        sheet.write_string(row, 2, text, styles(_WRAPPED))
    row += 2
    sheet.write_string(row, 1, "Màu của các ô", styles(PLAIN, BOLD))
    for tint, meaning in zip(_TINTS, guide.tints, strict=True):
        row += 1
        sheet.set_row(row, 20)
        box = styles(PLAIN, CENTRE, bg_color=tint, border=1, border_color=CELL["border_color"])
        sheet.write_string(row, 1, sample if tint == WRONG_TINT else "", box)
        sheet.write_string(row, 2, meaning, styles(PLAIN, INDENT))
    on_a4(sheet)
    sheet.fit_to_pages(1, 0)
    lock(sheet)
