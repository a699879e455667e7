"""Writes the score form of one member: a workbook that explains itself, checks answers and counts along.

Text is written as text whatever it looks like. Formulas are written without a stored value, so that whatever
opens the form computes them. Source: CONTRACT section 9.
"""

from collections.abc import Collection, Mapping
from decimal import Decimal
from pathlib import Path

from pipeline.forms.kit.identity import IDENTITY_SHEET
from pipeline.forms.kit.paper_book import paper_book, write_identity
from pipeline.forms.score.draft import Answers, Draft, draft_form
from pipeline.forms.score.form_sheet import write_form_sheet
from pipeline.forms.score.guide_sheet import write_guide
from pipeline.forms.score.layout import FORM_SHEET, GUIDE_SHEET, WORKINGS_SHEET, identity_rows, list_cells, list_name
from pipeline.forms.score.workings_sheet import write_workings
from pipeline.model.bloc import Config, Member, Period
from pipeline.model.clock import told
from pipeline.model.scale import Scale
from pipeline.text.terms import period_title


def write_form(
    path: Path,
    *,
    config: Config,
    period: Period,
    scale: Scale,
    member: Member,
    targets: Mapping[str, Decimal],
    by_figures: Collection[str] = (),
    answers: Mapping[str, Answers] | None = None,
) -> None:
    """Write the form to `path`. `targets` (the member's) and `answers` are by line code; `by_figures` as in `Plan`.

    The same inputs give the same bytes. A claim given for a computed line stands in place of its formula.
    """
    draft = draft_form(
        config=config,
        period=period,
        scale=scale,
        member=member,
        targets=targets,
        by_figures=by_figures,
        answers=answers,
    )
    bloc = draft.config.bloc
    title = f"Phiếu tự chấm điểm thi đua {period_title(draft.period, bloc.year)} – {draft.member.name}"
    with paper_book(path, title=title, bloc=bloc.name, deadline=draft.deadline) as (book, styles):
        write_guide(
            book.add_worksheet(GUIDE_SHEET),
            styles,
            member.name,
            _recipient(draft),
            f"Hạn nộp: {told(draft.deadline)}.",
        )
        write_form_sheet(book.add_worksheet(FORM_SHEET), draft, styles)
        write_workings(book.add_worksheet(WORKINGS_SHEET), draft)
        write_identity(book.add_worksheet(IDENTITY_SHEET), identity_rows(draft.identity), styles)
        for place, words in enumerate(draft.lists):
            book.define_name(list_name(place), f"={list_cells(place, len(words))}")


def _recipient(draft: Draft) -> str:
    """To whom the form goes back: the head of the bloc, unless there is none or it is the member's own."""
    bloc = draft.config.bloc
    head = next((member for member in bloc.members if member.code == bloc.head), None)
    if head is None or head.code == draft.member.code:
        return "Gửi về thư ký khối."
    return f"Gửi về Khối trưởng ({head.name})."
