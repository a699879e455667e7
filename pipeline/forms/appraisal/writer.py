"""Writes an appraiser's workbook: what members say and what it comes to, beside what the appraiser says.

Text is written as text whatever it looks like. The same inputs give the same bytes. Source: CONTRACT section 12.
"""

from pathlib import Path

from pipeline.forms.appraisal.appraisal_sheet import write_appraisal_sheet
from pipeline.forms.appraisal.draft import Draft
from pipeline.forms.appraisal.layout import PAPER, Column
from pipeline.forms.kit.book import paper_book, write_identity
from pipeline.forms.kit.guide import write_guide
from pipeline.forms.kit.identity import Label
from pipeline.text.workbooks.form_guides import appraisal_guide


def write_workbook(path: Path, draft: Draft) -> None:
    """Write the workbook to `path`."""
    bloc, deadline = draft.grounds.config.bloc.name, draft.grounds.calendar.deadline
    title = f"{PAPER.kind} vòng {draft.number} – {draft.appraiser.name}"
    with paper_book(path, title=title, bloc=bloc, deadline=deadline) as styles:
        guide = appraisal_guide({**Column.__members__, "sheet": PAPER.sheet}, with_earlier=bool(draft.rounds))
        write_guide(styles, guide, f"{Label.APPRAISER}: {draft.appraiser.name} – Vòng {draft.number}")
        write_appraisal_sheet(styles, draft)
        write_identity(styles, PAPER.identity_rows(draft.identity), draft.lists)
