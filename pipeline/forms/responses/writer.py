"""Writes a member's answer to a round of appraisal: what it said, what the appraisers made of it, and room to answer.

Text is written as text whatever it looks like. The same inputs give the same bytes.
"""

from pathlib import Path

from pipeline.forms.kit.book import paper_book, write_identity
from pipeline.forms.kit.guide import write_guide
from pipeline.forms.kit.identity import Label
from pipeline.forms.responses.draft import ResponseDraft
from pipeline.forms.responses.layout import AGREES, DISAGREES, PAPER, Column
from pipeline.forms.responses.response_sheet import write_response_sheet
from pipeline.text.workbooks.form_guides import response_guide


def write_response(path: Path, draft: ResponseDraft) -> None:
    """Write the form to `path`."""
    bloc, deadline = draft.grounds.config.bloc.name, draft.grounds.calendar.deadline
    title = f"{PAPER.kind} vòng {draft.number} – {draft.member.name}"
    words = {**Column.__members__, "sheet": PAPER.sheet, "agrees": AGREES, "disagrees": DISAGREES}
    with paper_book(path, title=title, bloc=bloc, deadline=deadline) as styles:
        write_guide(styles, response_guide(words), f"{Label.NAME}: {draft.member.name} – Vòng {draft.number}")
        write_response_sheet(styles, draft)
        write_identity(styles, PAPER.identity_rows(draft.identity))
