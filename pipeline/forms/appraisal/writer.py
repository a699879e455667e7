"""Writes an appraiser's workbook: what members say and what it comes to, beside what the appraiser says.

Text is written as text whatever it looks like. The same inputs give the same bytes. Source: CONTRACT section 12.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.forms.appraisal.appraisal_sheet import write_appraisal_sheet
from pipeline.forms.appraisal.draft import Draft
from pipeline.forms.appraisal.guide_sheet import write_guide
from pipeline.forms.appraisal.layout import (
    APPRAISAL_SHEET,
    GUIDE_SHEET,
    LISTS_COLUMN,
    PAPER,
    identity_rows,
    list_cells,
)
from pipeline.forms.kit.identity import IDENTITY_SHEET
from pipeline.forms.kit.paper_book import paper_book, write_identity
from pipeline.forms.score.layout import list_name


def write_workbook(path: Path, draft: Draft) -> None:
    """Write the workbook to `path`."""
    bloc, deadline = draft.grounds.config.bloc.name, draft.grounds.calendar.deadline
    title = f"{PAPER} vòng {draft.number} – {draft.appraiser.name}"
    with paper_book(path, title=title, bloc=bloc, deadline=deadline) as (book, styles):
        write_guide(book.add_worksheet(GUIDE_SHEET), draft, styles)
        write_appraisal_sheet(book.add_worksheet(APPRAISAL_SHEET), draft, styles)
        identity = book.add_worksheet(IDENTITY_SHEET)
        write_identity(identity, identity_rows(draft.identity), styles)
        for place, words in enumerate(draft.lists):
            _write_list(identity, LISTS_COLUMN + place, words)
            book.define_name(list_name(place), f"={list_cells(place, len(words))}")


def _write_list(sheet: Any, column: int, words: Sequence[str]) -> None:
    for row, word in enumerate(words):
        sheet.write_string(row, column, word)
