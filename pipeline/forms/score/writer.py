"""Writes the score form of one member: a workbook that explains itself, checks answers and counts along.

Text is written as text whatever it looks like. On a blank form what people see carries the values that its formulas
give; all other formulas have none, so that whatever opens the form computes them. Source: CONTRACT section 9.
"""

from collections.abc import Collection, Mapping
from decimal import Decimal
from pathlib import Path

from pipeline.forms.kit.book import paper_book, write_identity
from pipeline.forms.kit.foot import recipient_of
from pipeline.forms.kit.guide import write_guide
from pipeline.forms.kit.identity import Label
from pipeline.forms.score.draft import Answers, draft_form
from pipeline.forms.score.form_sheet import write_form_sheet
from pipeline.forms.score.layout import PAPER
from pipeline.forms.score.plan import BLOC, REVIEW
from pipeline.forms.score.workings_sheet import write_workings
from pipeline.model.bloc import Config, Member, Period
from pipeline.model.clock import moment_shown
from pipeline.model.scale import Scale
from pipeline.text.terms import period_title
from pipeline.text.workbooks.form_guides import score_guide
from pipeline.text.workbooks.forms import SCORE_FORM


def write_form(
    path: Path,
    *,
    config: Config,
    period: Period,
    scale: Scale,
    member: Member,
    targets: Mapping[str, Decimal],
    year_targets: Mapping[str, Decimal] | None = None,
    by_figures: Collection[str] = (),
    answers: Mapping[str, Answers] | None = None,
) -> None:
    """Write the form to `path`. `targets`, `year_targets` (the member's; None = the same), `answers` are by line code.

    The same inputs give the same bytes. A claim given for a computed line stands in place of its formula.
    """
    draft = draft_form(
        config=config,
        period=period,
        scale=scale,
        member=member,
        targets=targets,
        year_targets=year_targets,
        by_figures=by_figures,
        answers=answers,
    )
    bloc = draft.config.bloc
    title = f"{SCORE_FORM.format(period=period_title(draft.period, bloc.year))} – {draft.member.name}"
    with paper_book(path, title=title, bloc=bloc.name, deadline=draft.deadline) as styles:
        to = recipient_of(bloc, member)
        guide = score_guide(PAPER.sheet, BLOC, to, moment_shown(draft.deadline), bloc.year)
        write_guide(styles, guide, f"{Label.NAME}: {member.name}", REVIEW)
        write_form_sheet(styles, draft)
        write_workings(styles, draft)
        write_identity(styles, PAPER.identity_rows(draft.identity))
