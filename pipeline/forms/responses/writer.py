"""Writes a member's answer to a round of appraisal: what it said, what the appraisers made of it, and room to answer.

Text is written as text whatever it looks like. The same inputs give the same bytes.
"""

from pathlib import Path

from pipeline.forms.kit.identity import IDENTITY_SHEET
from pipeline.forms.kit.paper_book import paper_book, write_identity
from pipeline.forms.responses.draft import ResponseDraft
from pipeline.forms.responses.guide_sheet import write_guide
from pipeline.forms.responses.layout import GUIDE_SHEET, PAPER, RESPONSE_SHEET, identity_rows
from pipeline.forms.responses.response_sheet import write_response_sheet


def write_response(path: Path, draft: ResponseDraft) -> None:
    """Write the form to `path`."""
    bloc, deadline = draft.grounds.config.bloc.name, draft.grounds.calendar.deadline
    title = f"{PAPER} vòng {draft.number} – {draft.member.name}"
    with paper_book(path, title=title, bloc=bloc, deadline=deadline) as (book, styles):
        write_guide(book.add_worksheet(GUIDE_SHEET), draft, styles)
        write_response_sheet(book.add_worksheet(RESPONSE_SHEET), draft, styles)
        write_identity(book.add_worksheet(IDENTITY_SHEET), identity_rows(draft.identity), styles)
