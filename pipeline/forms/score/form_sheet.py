"""The sheet `Phiếu chấm điểm`: the head with the member and the total, the table to fill, and what is marked in it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from pipeline.forms.kit.columns import Pair, cell
from pipeline.forms.kit.foot import Foot, Signature, recipient_of
from pipeline.forms.kit.head import write_across, write_figure
from pipeline.forms.kit.identity import Label, visible_texts
from pipeline.forms.kit.sheet import Sheet
from pipeline.forms.kit.table import Formula
from pipeline.forms.score import layout
from pipeline.forms.score.draft import Draft
from pipeline.forms.score.form_table import LEFT_OUT, NO_MARK, NO_REASON, TO_REVIEW, form_table
from pipeline.forms.score.layout import FIRST_ROW, PAPER, Column, Sum
from pipeline.forms.score.plan import BLOC, OPEN
from pipeline.forms.score.preview import Preview, preview
from pipeline.forms.score.sums import bloc_count, open_count, review_count
from pipeline.model.clock import moment_shown
from pipeline.model.scale import Kind
from pipeline.sheets.looks.styles import GREY, PLAIN, WRONG_TINT, Styles
from pipeline.text.numbers import cell_format
from pipeline.text.terms import period_title
from pipeline.text.workbooks.forms import (
    HEAD_OF_MEMBER,
    LEFT_TO_BLOC,
    NOTHING_FILLED,
    SCORE_FORM,
    SEND_FORM,
    SIGN,
    SIGN_AND_SEAL,
    TOTAL_SO_FAR,
    UNIT_MAXIMUM,
    WHO_FILLED,
    dated,
)


def write_form_sheet(styles: Styles, draft: Draft) -> None:
    """Head, table, checks, protection and page; a blank form carries the values that its formulas give."""
    blank = None if draft.answers else preview(draft)
    made = Sheet(
        paper=PAPER,
        title=SCORE_FORM.format(period=period_title(draft.period, draft.config.bloc.year)),
        pairs=layout.VISIBLE,
        texts=head_texts(draft),
        table=form_table(draft, blank),
        rows=draft.plan.lines,
        footer=draft.member.name,
        hints=1,
        foot=Foot(
            SEND_FORM.format(
                recipient=recipient_of(draft.config.bloc, draft.member), deadline=moment_shown(draft.deadline)
            ),
            (Column.TITLE.place, Column.TARGET.place),
            dated(draft.config.bloc.place),
            Signature(WHO_FILLED, SIGN, Column.TITLE.place),
            Signature(HEAD_OF_MEMBER, SIGN_AND_SEAL, Column.RULE.place),
        ),
        heading=lambda line: line.kind is Kind.GROUP,
    )
    sheet = made.write(styles, cell(Column.REPORTED, FIRST_ROW), Column.UNIT)
    _write_figures(sheet, draft, blank, styles)
    _mark_wrong_cells(sheet, styles, made.last)


# -------------------------------------------------------------------------------------- the head


def head_texts(draft: Draft) -> Mapping[Label, str]:
    """What the head says of the form."""
    return {
        Label.NAME: draft.member.name,
        **visible_texts(PAPER.identity_rows(draft.identity), layout.VISIBLE),
        Label.DEADLINE: moment_shown(draft.deadline),
    }


def _write_figures(sheet: Any, draft: Draft, blank: Preview | None, styles: Styles) -> None:
    """What the form comes to so far, and what is still to do."""
    points, whole = cell_format(draft.config.scoring.decimals), {"num_format": cell_format(0)}
    total = f'IF({layout.sum_address(Sum.FILLED)}=0,"{NOTHING_FILLED}",{layout.sum_address(Sum.TOTAL)})'
    carried: Sequence[str | int | Decimal] = ("", "", "", "")
    if blank:
        carried = (NOTHING_FILLED, blank.maximum, blank.count(OPEN), 0)
    figures: Sequence[tuple[Pair, str, str, Mapping[str, object]]] = (
        (layout.TOTAL_CELLS, TOTAL_SO_FAR, total, {"font_size": 14}),
        (layout.MAXIMUM_CELLS, UNIT_MAXIMUM, layout.sum_address(Sum.MAXIMUM), {}),
        (layout.OPEN_CELLS, "Còn trống (dòng)", open_count(draft.plan), whole),
        (layout.REVIEW_CELLS, "Cần xem lại (ô)", review_count(draft.plan), whole),
    )
    for (cells, label, formula, look), stored in zip(figures, carried, strict=True):
        write_figure(sheet, styles, cells, label, Formula(formula, stored), **{"num_format": points, **look})
    _write_remark(sheet, draft, blank, styles)


def _write_remark(sheet: Any, draft: Draft, blank: Preview | None, styles: Styles) -> None:
    """How many lines the total is still without."""
    left_out = bloc_count(draft.plan)
    sentence = LEFT_TO_BLOC.format(count=f'"&{left_out}&"')
    missing = blank.count(BLOC) if blank else 0
    italic = styles(PLAIN, italic=True)
    write_across(sheet, layout.REMARK_CELLS, "", italic)
    at, stored = layout.REMARK_CELLS.partition(":")[0], LEFT_TO_BLOC.format(count=missing) if missing else ""
    sheet.write_formula(at, f'=IF({left_out}=0,"","{sentence}")', italic, stored)


def _mark_wrong_cells(sheet: Any, styles: Styles, last: int) -> None:
    wrong = styles({"bg_color": WRONG_TINT})
    hint_cell = f"${layout.HINT_LETTER}{FIRST_ROW}"
    for test, first, final in (
        (f'=AND({hint_cell}="{TO_REVIEW}",{cell(Column.REPORTED, FIRST_ROW)}<>"")', Column.REPORTED, Column.CLAIMED),
        (f'={hint_cell}="{NO_MARK}"', Column.NOT_APPLICABLE, Column.NOT_APPLICABLE),
        (f'={hint_cell}="{NO_REASON}"', Column.NOTE, Column.NOTE),
    ):
        cells = f"{cell(first, FIRST_ROW)}:{cell(final, last)}"
        sheet.conditional_format(cells, {"type": "formula", "criteria": test, "format": wrong})
    grey = styles({"font_color": GREY})
    test = f'={hint_cell}="{LEFT_OUT}"'
    cells = f"{cell(Column.CODE, FIRST_ROW)}:{layout.HINT_LETTER}{last}"
    sheet.conditional_format(cells, {"type": "formula", "criteria": test, "format": grey})
