"""The sheet `Thẩm định`: the head with the appraiser, and the table to fill."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from pipeline.forms.appraisal import layout
from pipeline.forms.appraisal.checks import write_checks
from pipeline.forms.appraisal.draft import Draft, DraftRow, Value
from pipeline.forms.appraisal.layout import FIRST_ROW, HEADER_ROW, INPUTS, Column, Part
from pipeline.forms.appraisal.opinions import figure_question
from pipeline.forms.kit.columns import cell, letters
from pipeline.forms.kit.heights import Fitted, row_height
from pipeline.forms.kit.identity import Label, visible_texts
from pipeline.forms.kit.styles import (
    CELL,
    COMPUTED_TINT,
    DATE,
    INPUT_TINT,
    SIDE_TINT,
    WRONG_TINT,
    Props,
    Styles,
    points_format,
)
from pipeline.model.scale import Sort
from pipeline.text.terms import period_title

_WIDTHS = {
    Column.UNIT: 8.5,
    Column.NAME: 16,
    Column.CODE: 7.5,
    Column.TITLE: 32,
    Column.MAXIMUM: 6.5,
    Column.TARGET: 8,
    Column.REPORTED: 10.5,
    Column.CLAIMED: 8,
    Column.COMPUTED: 8,
    Column.EVIDENCE: 17,
    Column.NOTE: 17,
    Column.FIGURE: 11,
    Column.POINTS: 8.5,
    Column.REASON: 24,
}
_EARLIER_WIDTHS = {Part.FIGURE: 10, Part.POINTS: 8.5, Part.REASON: 20, Part.RESPONSE: 26}
_REMARK_WIDTH = 48
_FOOTER_NAME = 80
"""Characters of a name in the footer: with every & doubled it stays within the 255 that Excel takes."""

_TEXTS = frozenset({Column.NAME, Column.TITLE, Column.EVIDENCE, Column.NOTE, Column.REASON})
_GREY, _DARK_GREY = "#7F7F7F", "#595959"


def write_appraisal_sheet(sheet: Any, draft: Draft, styles: Styles) -> None:
    """Head, table, checks, protection and page."""
    widths = [*_WIDTHS.values(), *(_EARLIER_WIDTHS[part] for _ in draft.rounds for part in Part), _REMARK_WIDTH]
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    _write_head(sheet, draft, styles)
    labels = [*Column, *(layout.earlier_label(number, part) for number in draft.rounds for part in Part)]
    for place, label in enumerate(labels):
        sheet.write_string(HEADER_ROW - 1, place, str(label), styles.header())
    sheet.set_row(HEADER_ROW - 1, 34)
    for number, row in enumerate(draft.rows, start=FIRST_ROW):
        _write_row(sheet, draft, styles, number, row)
    write_checks(sheet, draft)
    _mark_missing_reasons(sheet, draft, styles)
    _set_page(sheet, draft, len(labels))


def _write_head(sheet: Any, draft: Draft, styles: Styles) -> None:
    year = draft.grounds.config.bloc.year
    title = f"Phiếu thẩm định điểm thi đua {period_title(draft.grounds.period, year)} – vòng {draft.number}".upper()
    big = styles.text(bold=True, font_size=15, align="center")
    sheet.set_row(0, 30)
    sheet.merge_range(layout.TITLE_CELLS, "", big)
    sheet.write_string("A1", title, big)
    texts = visible_texts(layout.identity_rows(draft.identity), layout.VISIBLE)
    if draft.appraiser.name != draft.appraiser.key:
        texts[Label.OFFICE] = draft.appraiser.name
    room = _WIDTHS[Column.CODE] + _WIDTHS[Column.TITLE] + _WIDTHS[Column.MAXIMUM] + _WIDTHS[Column.TARGET]
    for row, label in enumerate((Label.APPRAISER, Label.OFFICE, Label.BLOC), start=1):
        sheet.set_row(row, row_height([Fitted(texts.get(label, ""), room, bold=True)], lowest=18.0))
    for label, text in texts.items():
        label_cells, text_cells = layout.VISIBLE[label]
        _merged(sheet, label_cells, label.value, styles.text(font_size=10, indent=1 if label_cells > "G" else 0))
        _merged(sheet, text_cells, text, styles.text(bold=True, text_wrap=True))
    _write_count(sheet, draft, styles)


def _merged(sheet: Any, cells: str, text: str, style: Any) -> None:
    sheet.merge_range(cells, "", style)
    sheet.write_string(cells.partition(":")[0], text, style)


def _write_count(sheet: Any, draft: Draft, styles: Styles) -> None:
    label_cells, at = layout.COUNT_CELLS
    _merged(sheet, label_cells, "Đã thẩm định (dòng)", styles.text(align="right"))
    last = FIRST_ROW + max(len(draft.rows), 1) - 1
    filled = "+".join(
        f'({cell(column, FIRST_ROW)}:{cell(column, last)}<>"")' for column in (Column.FIGURE, Column.POINTS)
    )
    so_far = sum(any(value is not None for value in row.given[:2]) for row in draft.rows)
    box = styles.text(align="center", bold=True, border=1, border_color="#A6A6A6")
    sheet.write_formula(at, f"=SUMPRODUCT(--({filled}>0))", box, so_far)


# ------------------------------------------------------------------------------------- the table


def _write_row(sheet: Any, draft: Draft, styles: Styles, number: int, row: DraftRow) -> None:
    values = _values(row)
    for column, value in values.items():
        _write(sheet, number, column.place, value, styles(_look(draft, row, column, value)))
    plain = {**CELL, **_edge(row), "font_size": 10, "font_color": _DARK_GREY}
    for place, value in enumerate(row.earlier, start=len(Column)):
        aligned = {} if isinstance(value, str) else {"align": "center"}
        _write(sheet, number, place, value, styles(plain | aligned | (DATE if isinstance(value, date) else {})))
    remark = styles.text(font_size=9, font_color="#C00000", text_wrap=True, indent=1)
    _write(sheet, number, len(Column) + len(row.earlier), row.remark or None, remark)
    sheet.set_row(number - 1, _height(row, values))


def _values(row: DraftRow) -> Mapping[Column, Value]:
    fixed = {
        Column.UNIT: row.member.code,
        Column.NAME: row.member.name,
        Column.CODE: row.line.code,
        Column.TITLE: row.line.title,
        Column.MAXIMUM: row.line.maximum,
        Column.TARGET: row.target,
        Column.REPORTED: row.reported,
        Column.CLAIMED: row.claimed,
        Column.COMPUTED: row.computed,
        Column.EVIDENCE: row.evidence or None,
        Column.NOTE: row.note or None,
    }
    return fixed | dict(zip(INPUTS, row.given, strict=True))


def _look(draft: Draft, row: DraftRow, column: Column, value: Value) -> Props:
    props = {**CELL, **_edge(row)}
    if column not in _TEXTS:
        props["align"] = "center"
    if column in (Column.CLAIMED, Column.COMPUTED):
        props["num_format"] = points_format(row.line, draft.grounds.config.scoring.decimals)
    if column is Column.COMPUTED:
        props |= {"bold": True, "bg_color": COMPUTED_TINT}
    if column in INPUTS:
        props |= _input(row, column)
    elif not row.open:
        props["font_color"] = _GREY
    return props | (DATE if isinstance(value, date) else {})


def _edge(row: DraftRow) -> Props:
    """A stronger line above the first row of each member."""
    return {"top": 2, "top_color": "#1F3864"} if row.is_first else {}


def _input(row: DraftRow, column: Column) -> Props:
    question = figure_question(row.line)
    tint = SIDE_TINT if not row.open or (column is Column.FIGURE and question is None) else INPUT_TINT
    in_words = column is Column.REASON or (column is Column.FIGURE and question and question.sort is Sort.OPTION)
    return {"bg_color": tint, "locked": False, "num_format": "@" if in_words else "General"}


def _write(sheet: Any, number: int, place: int, value: Value, style: Any) -> None:
    match value:
        case Decimal():
            sheet.write_number(number - 1, place, value, style)
        case date():
            sheet.write_datetime(number - 1, place, datetime(value.year, value.month, value.day), style)
        case str():
            sheet.write_string(number - 1, place, value, style)
        case None:
            sheet.write_blank(number - 1, place, None, style)


def _height(row: DraftRow, values: Mapping[Column, Value]) -> float:
    fitted = [Fitted(value, _WIDTHS[column]) for column, value in values.items() if isinstance(value, str)]
    earlier = zip(row.earlier, [*Part] * len(row.earlier), strict=False)
    fitted += [Fitted(value, _EARLIER_WIDTHS[part], size=10) for value, part in earlier if isinstance(value, str)]
    return row_height([*fitted, Fitted(row.remark, _REMARK_WIDTH - 2, size=9)])


# -------------------------------------------------------------------------------------- the page


def _mark_missing_reasons(sheet: Any, draft: Draft, styles: Styles) -> None:
    last = FIRST_ROW + max(len(draft.rows), 1) - 1
    figure, points, reason, computed = (f"${cell(column, FIRST_ROW)}" for column in (*INPUTS, Column.COMPUTED))
    test = f'=AND({reason}="",OR(AND({points}<>"",{points}<>{computed}),AND({points}="",{figure}<>"")))'
    cells = f"{cell(Column.REASON, FIRST_ROW)}:{cell(Column.REASON, last)}"
    look = styles({"bg_color": WRONG_TINT})
    sheet.conditional_format(cells, {"type": "formula", "criteria": test, "format": look})


def _set_page(sheet: Any, draft: Draft, columns: int) -> None:
    last = FIRST_ROW + max(len(draft.rows), 1) - 1
    sheet.freeze_panes(HEADER_ROW, Column.MAXIMUM.place)
    sheet.autofilter(HEADER_ROW - 1, 0, last - 1, columns - 1)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.center_horizontally()
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, last - 1, columns - 1)
    sheet.repeat_rows(HEADER_ROW - 1)
    name = draft.appraiser.name[:_FOOTER_NAME].replace("&", "&&")
    sheet.set_footer(f'&L&"Times New Roman,Italic"&9{" "}{name}&R&"Times New Roman,Regular"&9Trang &P/&N')
    sheet.ignore_errors({"number_stored_as_text": f"A1:{letters(columns)}{last}"})
    sheet.set_selection(cell(Column.FIGURE, FIRST_ROW))
    sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})
