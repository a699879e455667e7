"""Writes a member's answer to a round of appraisal: what it said, what the appraisers made of it, and room to answer.

Text is written as text whatever it looks like. The same inputs give the same bytes.
"""

from pathlib import Path
from typing import Any

import xlsxwriter

from pipeline.clock import VIETNAM
from pipeline.form.styles import FONT, Styles
from pipeline.responses.draft import ResponseDraft
from pipeline.responses.guide_sheet import write_guide
from pipeline.responses.layout import GUIDE_SHEET, IDENTITY_SHEET, PAPER, RESPONSE_SHEET, identity_rows
from pipeline.responses.response_sheet import write_response_sheet


def write_response(path: Path, draft: ResponseDraft) -> None:
    """Write the form to `path`."""
    with xlsxwriter.Workbook(path, {"in_memory": True, "default_format_properties": dict(FONT)}) as book:
        _describe(book, draft)
        styles = Styles(book)
        write_guide(book.add_worksheet(GUIDE_SHEET), draft, styles)
        write_response_sheet(book.add_worksheet(RESPONSE_SHEET), draft, styles)
        _write_identity(book.add_worksheet(IDENTITY_SHEET), draft, styles)


def _describe(book: Any, draft: ResponseDraft) -> None:
    book.set_properties(
        {
            "title": f"{PAPER} vòng {draft.number} – {draft.member.name}",
            "author": draft.grounds.config.bloc.name,
            "created": draft.grounds.calendar.deadline.astimezone(VIETNAM).replace(tzinfo=None),
        }
    )


def _write_identity(sheet: Any, draft: ResponseDraft, styles: Styles) -> None:
    """Label and text, row by row; hidden so that it takes a program to find it."""
    for row, (label, text) in enumerate(identity_rows(draft.identity)):
        sheet.write_string(row, 0, label.value)
        sheet.write_string(row, 1, text, styles.text())
    sheet.ignore_errors({"number_stored_as_text": "A1:B20"})
    sheet.very_hidden()
    sheet.protect()
