"""The sheet `Phiếu chấm điểm`: the head with the member and the total, and the table to fill."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from pipeline.forms.kit.columns import cell
from pipeline.forms.kit.heights import LOWEST, Fitted, row_height
from pipeline.forms.kit.identity import PERIOD_NAMES, Label
from pipeline.forms.kit.prompts import answer_validation, condition_validation, mark_validation, offered
from pipeline.forms.kit.styles import WRONG_TINT, Styles
from pipeline.forms.score import layout
from pipeline.forms.score.captions import how_it_counts
from pipeline.forms.score.draft import Draft, Value
from pipeline.forms.score.formulas import shown
from pipeline.forms.score.layout import FIRST_ROW, HEADER_ROW, Column, Sum, Working, address, input_column, unlocked
from pipeline.forms.score.plan import NOTHING_APPLIES, OPEN, REVIEW, YES_NO, accepted
from pipeline.forms.score.sums import bloc_count, open_count, review_count
from pipeline.forms.score.workings_sheet import write_formula
from pipeline.model.clock import told
from pipeline.model.scale import Kind, Line
from pipeline.text.numbers import cell_format
from pipeline.text.terms import period_title

_WIDTHS = {
    Column.CODE: 10.5,
    Column.TITLE: 44,
    Column.UNIT: 10.5,
    Column.MAXIMUM: 7.5,
    Column.RULE: 34,
    Column.TARGET: 8.5,
    Column.REPORTED: 13,
    Column.CLAIMED: 9.5,
    Column.NOT_APPLICABLE: 8.5,
    Column.EVIDENCE: 18,
    Column.NOTE: 18,
}
_FOOTER_NAME = 80
"""Characters of a name in the footer: with every & doubled it stays within the 255 that Excel takes."""

_INPUTS = (Column.REPORTED, Column.CLAIMED)
_NAME_WIDTH = _WIDTHS[Column.TITLE] + _WIDTHS[Column.UNIT] + _WIDTHS[Column.MAXIMUM]

TO_FILL, TO_REVIEW, NO_REASON, NO_MARK, LEFT_OUT = (
    "← chưa điền",
    "← kiểm tra lại",
    "← thiếu lý do",
    "← chỉ ghi x",
    "không áp dụng",
)


def write_form_sheet(sheet: Any, draft: Draft, styles: Styles) -> None:
    """Head, table, checks, protection and page."""
    for column, width in _WIDTHS.items():
        sheet.set_column(column.place, column.place, width)
    sheet.set_column(f"{layout.HINT_LETTER}:{layout.HINT_LETTER}", 15)
    _write_head(sheet, draft, styles)
    for column in Column:
        sheet.write_string(HEADER_ROW - 1, column.place, column.value, styles.header())
    sheet.set_row(HEADER_ROW - 1, 34)
    for row, line in enumerate(draft.plan.lines, start=FIRST_ROW):
        _write_row(sheet, draft, styles, row, line)
    _mark_wrong_cells(sheet, styles, FIRST_ROW + len(draft.plan.lines) - 1)
    _set_page(sheet, draft)


# -------------------------------------------------------------------------------------- the head


def head_texts(draft: Draft) -> Mapping[Label, str]:
    """What the head says of the form."""
    identity = draft.identity
    return {
        Label.NAME: draft.member.name,
        Label.UNIT: identity.unit,
        Label.BLOC: identity.bloc,
        Label.PERIOD: PERIOD_NAMES[identity.period],
        Label.YEAR: str(identity.year),
        Label.SCALE: identity.scale,
        Label.DEADLINE: told(draft.deadline),
    }


def _write_head(sheet: Any, draft: Draft, styles: Styles) -> None:
    title = f"Phiếu tự chấm điểm thi đua {period_title(draft.period, draft.config.bloc.year)}".upper()
    big = styles.text(bold=True, font_size=15, align="center")
    sheet.set_row(0, 30)
    sheet.merge_range(layout.TITLE_CELLS, "", big)
    sheet.write_string("A1", title, big)
    for label, text in head_texts(draft).items():
        _write_pair(sheet, styles, label, text)
    for row, text in enumerate((draft.member.name, draft.config.bloc.name, "", ""), start=1):
        sheet.set_row(row, row_height([Fitted(text, _NAME_WIDTH, bold=True)], lowest=18.0))
    decimals = draft.config.scoring.decimals
    _write_figure(sheet, styles, layout.TOTAL_CELLS, "Tổng điểm tự chấm (tạm tính)", _sum(Sum.TOTAL), decimals)
    _write_figure(sheet, styles, layout.MAXIMUM_CELLS, "Điểm tối đa của đơn vị", _sum(Sum.MAXIMUM), decimals)
    _write_figure(sheet, styles, layout.OPEN_CELLS, "Còn trống (dòng)", open_count(draft.plan), 0)
    _write_figure(sheet, styles, layout.REVIEW_CELLS, "Cần xem lại (ô)", review_count(draft.plan), 0)
    left_out = bloc_count(draft.plan)
    remark = f'IF({left_out}=0,"","Tổng điểm chưa gồm "&{left_out}&" dòng khối sẽ tính sau khi nhận đủ phiếu.")'
    italic = styles.text(italic=True)
    sheet.merge_range(layout.REMARK_CELLS, "", italic)
    write_formula(sheet, 5, 0, remark, italic)


def _sum(total: Sum) -> str:
    return layout.sum_address(total)


def _write_pair(sheet: Any, styles: Styles, label: Label, text: str) -> None:
    at, value_cells = layout.VISIBLE[label]
    sheet.write_string(at, label.value, styles.text(font_size=10, align="right" if at.startswith("E") else "left"))
    style = styles.text(bold=True, text_wrap=True, indent=1)
    sheet.merge_range(value_cells, "", style)
    sheet.write_string(value_cells.partition(":")[0], text, style)


def _write_figure(sheet: Any, styles: Styles, cells: tuple[str, str], label: str, formula: str, decimals: int) -> None:
    label_cells, at = cells
    strong = label_cells == layout.TOTAL_CELLS[0]
    style = styles.text(align="right", bold=strong)
    sheet.merge_range(label_cells, "", style)
    sheet.write_string(label_cells.partition(":")[0], label, style)
    box = styles.text(
        align="center",
        bold=True,
        font_size=14 if strong else 11,
        num_format=cell_format(decimals),
        border=1,
        border_color="#A6A6A6",
    )
    sheet.write_formula(at, f"={formula}", box, "")


# ------------------------------------------------------------------------------------- the table


def _write_row(sheet: Any, draft: Draft, styles: Styles, row: int, line: Line) -> None:
    decimals, inputs = draft.config.scoring.decimals, unlocked(line)
    for column in Column:
        dated = isinstance(draft.answered(line).of(column), date)
        style = styles.cell(line, column, is_input=column in inputs, decimals=decimals, dated=dated)
        _write_cell(sheet, draft, style, row, line, column)
    sheet.set_row(row - 1, _height(draft, line))
    _write_checks(sheet, draft, row, line)
    write_formula(sheet, row, ord(layout.HINT_LETTER) - ord("A"), _hint(row), styles.text(font_color="#C00000"))


def _write_cell(sheet: Any, draft: Draft, style: Any, row: int, line: Line, column: Column) -> None:
    formula = _claimed_formula(draft, row, line) if column is Column.CLAIMED else None
    given = draft.answered(line).of(column)
    if formula is not None and given is None:
        write_formula(sheet, row, column.place, formula, style)
        return
    _write_value(sheet, row, column, _fixed(draft, line).get(column, given), style)


def _fixed(draft: Draft, line: Line) -> Mapping[Column, Value]:
    """The cells that the scale and the targets fill."""
    return {
        Column.CODE: line.code,
        Column.TITLE: line.title,
        Column.UNIT: line.unit or None,
        Column.MAXIMUM: line.maximum,
        Column.RULE: how_it_counts(draft.plan, line) or None,
        Column.TARGET: draft.plan.targets.get(line.code),
    }


def _height(draft: Draft, line: Line) -> float:
    """Room for all that stands on the row and for the longest answer that may be chosen."""
    given, fixed = draft.answered(line), _fixed(draft, line)
    texts = {column: value for column in Column if isinstance(value := fixed.get(column, given.of(column)), str)}
    fitted = [
        Fitted(
            text,
            _WIDTHS[column] - (1.3 * (line.level - 1) if column is Column.TITLE else 0),
            size=10 if column is Column.RULE else 11,
            bold=line.kind is Kind.GROUP,
        )
        for column, text in texts.items()
    ]
    fitted += [Fitted(word, _WIDTHS[Column.REPORTED]) for word in offered(accepted(line)) if input_column(line)]
    return row_height(fitted, lowest=36.0 if line.evidence_required else LOWEST)


def _write_value(sheet: Any, row: int, column: Column, value: Value, style: Any) -> None:
    match value:
        case Decimal():
            sheet.write_number(row - 1, column.place, value, style)
        case date():
            sheet.write_datetime(row - 1, column.place, datetime(value.year, value.month, value.day), style)
        case str():
            sheet.write_string(row - 1, column.place, value, style)
        case None:
            sheet.write_blank(row - 1, column.place, None, style)


def _claimed_formula(draft: Draft, row: int, line: Line) -> str | None:
    """Live points on computed lines, the branch's subtotal on headings; None where a person writes or nothing is."""
    if line.rule is not None:
        return shown(draft.plan, line)
    if line.kind is not Kind.GROUP or not _gives_points(draft, line):
        return None
    base, bonus, deduction = (address(part, row) for part in (Working.BASE, Working.BONUS, Working.DEDUCTION))
    return f"ROUND({base}+{bonus}-{deduction},{draft.config.scoring.decimals})"


def _gives_points(draft: Draft, line: Line) -> bool:
    children = draft.plan.scale.children.get(line.code, ())
    return line.rule is not None or any(
        _gives_points(draft, child) for child in children if child.code in draft.plan.rows
    )


def _write_checks(sheet: Any, draft: Draft, row: int, line: Line) -> None:
    marks = Column.NOT_APPLICABLE
    if marks in unlocked(line):
        sheet.data_validation(row - 1, marks.place, row - 1, marks.place, mark_validation())
    column = input_column(line)
    if column is None:
        return
    words = accepted(line)
    name = layout.list_name(draft.lists.index(words)) if words else ""
    if line.rule is not None and line.rule.question is not None:
        at, year = cell(column, row), draft.config.bloc.year
        check = answer_validation(line, line.rule.question, at, column.value, year, name)
    else:
        check = condition_validation(layout.list_name(draft.lists.index(YES_NO)))
    sheet.data_validation(row - 1, column.place, row - 1, column.place, check)


def _hint(row: int) -> str:
    state, mark = address(Working.STATE, row), address(Working.MARKED, row)
    missing = f'IF(TRIM({cell(Column.NOT_APPLICABLE, row)})="x","{NO_REASON}","{NO_MARK}")'
    answering = f'IF({state}="{OPEN}","{TO_FILL}",IF({state}="{REVIEW}","{TO_REVIEW}",""))'
    return f'IF({mark}="{REVIEW}",{missing},IF(OR({mark}=1,{state}="{NOTHING_APPLIES}"),"{LEFT_OUT}",{answering}))'


def _mark_wrong_cells(sheet: Any, styles: Styles, last: int) -> None:
    wrong = styles({"bg_color": WRONG_TINT})
    hint_cell = f"${layout.HINT_LETTER}{FIRST_ROW}"
    for test, first, final in (
        (f'=AND({hint_cell}="{TO_REVIEW}",{cell(Column.REPORTED, FIRST_ROW)}<>"")', *_INPUTS),
        (f'={hint_cell}="{NO_MARK}"', Column.NOT_APPLICABLE, Column.NOT_APPLICABLE),
        (f'={hint_cell}="{NO_REASON}"', Column.NOTE, Column.NOTE),
    ):
        cells = f"{cell(first, FIRST_ROW)}:{cell(final, last)}"
        sheet.conditional_format(cells, {"type": "formula", "criteria": test, "format": wrong})
    grey = styles({"font_color": "#7F7F7F"})
    test = f'={hint_cell}="{LEFT_OUT}"'
    cells = f"{cell(Column.CODE, FIRST_ROW)}:{layout.HINT_LETTER}{last}"
    sheet.conditional_format(cells, {"type": "formula", "criteria": test, "format": grey})


# -------------------------------------------------------------------------------------- the page


def _set_page(sheet: Any, draft: Draft) -> None:
    last = FIRST_ROW + len(draft.plan.lines) - 1
    sheet.freeze_panes(HEADER_ROW, 2)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.center_horizontally()
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, last - 1, Column.NOTE.place)
    sheet.repeat_rows(HEADER_ROW - 1)
    name = draft.member.name[:_FOOTER_NAME].replace("&", "&&")
    sheet.set_footer(f'&L&"Times New Roman,Italic"&9{" "}{name}&R&"Times New Roman,Regular"&9Trang &P/&N')
    codes = f"{cell(Column.CODE, FIRST_ROW)}:{cell(Column.NOTE, last)}"
    sheet.ignore_errors({"number_stored_as_text": f"A1:{codes.rpartition(':')[2]}"})
    sheet.set_selection(f"{cell(Column.REPORTED, FIRST_ROW)}")
    sheet.protect("", {"format_columns": True, "format_rows": True})
