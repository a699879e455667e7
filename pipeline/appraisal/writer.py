"""Writes an appraiser's workbook: what members say and what it comes to, beside what the appraiser says.

Text is written as text whatever it looks like. The same inputs give the same bytes. Source: CONTRACT section 12.
"""

from pathlib import Path
from typing import Any

import xlsxwriter

from pipeline.appraisal.appraisal_sheet import write_appraisal_sheet
from pipeline.appraisal.draft import Draft
from pipeline.appraisal.guide_sheet import write_guide
from pipeline.appraisal.layout import (
    APPRAISAL_SHEET,
    GUIDE_SHEET,
    IDENTITY_SHEET,
    LISTS_COLUMN,
    PAPER,
    identity_rows,
    list_cells,
)
from pipeline.clock import VIETNAM
from pipeline.form.layout import list_name
from pipeline.form.styles import FONT, Styles


def write_workbook(path: Path, draft: Draft) -> None:
    """Write the workbook to `path`."""
    with xlsxwriter.Workbook(path, {"in_memory": True, "default_format_properties": dict(FONT)}) as book:
        _describe(book, draft)
        styles = Styles(book)
        write_guide(book.add_worksheet(GUIDE_SHEET), draft, styles)
        write_appraisal_sheet(book.add_worksheet(APPRAISAL_SHEET), draft, styles)
        _write_identity(book.add_worksheet(IDENTITY_SHEET), draft, styles)
        for place, words in enumerate(draft.lists):
            book.define_name(list_name(place), f"={list_cells(place, len(words))}")


def _describe(book: Any, draft: Draft) -> None:
    book.set_properties(
        {
            "title": f"{PAPER} vòng {draft.number} – {draft.appraiser.name}",
            "author": draft.grounds.config.bloc.name,
            "created": draft.grounds.calendar.deadline.astimezone(VIETNAM).replace(tzinfo=None),
        }
    )


def _write_identity(sheet: Any, draft: Draft, styles: Styles) -> None:
    """Label and text, row by row, then one column for each option list; hidden so that it takes a program."""
    for row, (label, text) in enumerate(identity_rows(draft.identity)):
        sheet.write_string(row, 0, label.value)
        sheet.write_string(row, 1, text, styles.text())
    for place, words in enumerate(draft.lists):
        for row, word in enumerate(words):
            sheet.write_string(row, LISTS_COLUMN + place, word)
    sheet.ignore_errors({"number_stored_as_text": "A1:B20"})
    sheet.very_hidden()
    sheet.protect()
