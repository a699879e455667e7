"""The sheet `Phiếu chấm điểm`: the head with the member and the total, the table to fill, and what is marked in it."""

from collections.abc import Mapping
from typing import Any

from pipeline.forms.kit.columns import cell
from pipeline.forms.kit.head import write_across, write_figure
from pipeline.forms.kit.identity import Label, visible_texts
from pipeline.forms.kit.sheet import Sheet
from pipeline.forms.kit.table import Formula
from pipeline.forms.score import layout
from pipeline.forms.score.draft import Draft
from pipeline.forms.score.form_table import LEFT_OUT, NO_MARK, NO_REASON, TO_REVIEW, form_table
from pipeline.forms.score.layout import FIRST_ROW, PAPER, Column, Sum
from pipeline.forms.score.sums import bloc_count, open_count, review_count
from pipeline.model.clock import moment_shown
from pipeline.sheets.looks.styles import GREY, PLAIN, WRONG_TINT, Styles
from pipeline.text.numbers import cell_format
from pipeline.text.terms import period_title
from pipeline.text.workbooks.forms import LEFT_TO_BLOC, SCORE_FORM, TOTAL_SO_FAR, UNIT_MAXIMUM


def write_form_sheet(styles: Styles, draft: Draft) -> None:
    """Head, table, checks, protection and page."""
    made = Sheet(
        paper=PAPER,
        title=SCORE_FORM.format(period=period_title(draft.period, draft.config.bloc.year)),
        pairs=layout.VISIBLE,
        texts=head_texts(draft),
        table=form_table(draft),
        rows=draft.plan.lines,
        footer=draft.member.name,
        hints=1,
    )
    sheet = made.write(styles, cell(Column.REPORTED, FIRST_ROW), Column.UNIT)
    _write_figures(sheet, draft, styles)
    _mark_wrong_cells(sheet, styles, made.last)


# -------------------------------------------------------------------------------------- the head


def head_texts(draft: Draft) -> Mapping[Label, str]:
    """What the head says of the form."""
    return {
        Label.NAME: draft.member.name,
        **visible_texts(PAPER.identity_rows(draft.identity), layout.VISIBLE),
        Label.DEADLINE: moment_shown(draft.deadline),
    }


def _write_figures(sheet: Any, draft: Draft, styles: Styles) -> None:
    """What the form comes to so far, and what is still to do."""
    left_out, points = bloc_count(draft.plan), cell_format(draft.config.scoring.decimals)
    for cells, label, formula, look in (
        (layout.TOTAL_CELLS, TOTAL_SO_FAR, layout.sum_address(Sum.TOTAL), {"font_size": 14}),
        (layout.MAXIMUM_CELLS, UNIT_MAXIMUM, layout.sum_address(Sum.MAXIMUM), {}),
        (layout.OPEN_CELLS, "Còn trống (dòng)", open_count(draft.plan), {"num_format": cell_format(0)}),
        (layout.REVIEW_CELLS, "Cần xem lại (ô)", review_count(draft.plan), {"num_format": cell_format(0)}),
    ):
        write_figure(sheet, styles, cells, label, Formula(formula), **{"num_format": points, **look})
    sentence = LEFT_TO_BLOC.format(count=f'"&{left_out}&"')
    remark = f'IF({left_out}=0,"","{sentence}")'
    italic = styles(PLAIN, italic=True)
    write_across(sheet, layout.REMARK_CELLS, "", italic)
    sheet.write_formula(layout.REMARK_CELLS.partition(":")[0], f"={remark}", italic, "")


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
