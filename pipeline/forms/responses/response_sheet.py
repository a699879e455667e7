"""The sheet `Giải trình`: the head with the member and the round, and the table to answer."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from pipeline.forms.appraisal.draft import Value
from pipeline.forms.kit.columns import cell
from pipeline.forms.kit.heights import Fitted, row_height
from pipeline.forms.kit.identity import Label, visible_texts
from pipeline.forms.kit.prompts import worded
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
from pipeline.forms.responses import layout
from pipeline.forms.responses.draft import ResponseDraft, ResponseRow
from pipeline.forms.responses.layout import DISAGREES, FIRST_ROW, HEADER_ROW, OPINIONS, Column
from pipeline.text.terms import period_title

_WIDTHS = {
    Column.CODE: 12.5,
    Column.TITLE: 34,
    Column.MAXIMUM: 8,
    Column.REPORTED: 11,
    Column.OWN: 10,
    Column.FIGURE: 12,
    Column.POINTS: 10,
    Column.REASON: 34,
    Column.OPINION: 17,
    Column.TEXT: 48,
}
_TEXTS = frozenset({Column.TITLE, Column.REASON, Column.TEXT})
_CHOOSE = "Chọn Nhất trí hoặc Không nhất trí trong danh sách. Để trống là chưa có ý kiến."
_EXPLAIN = (
    "Không nhất trí thì ghi lý do và căn cứ: số, ngày văn bản, nơi lưu minh chứng. Đơn vị thẩm định xem ở vòng sau."
)


def write_response_sheet(sheet: Any, draft: ResponseDraft, styles: Styles) -> None:
    """Head, table, checks, protection and page."""
    for column, width in _WIDTHS.items():
        sheet.set_column(column.place, column.place, width)
    _write_head(sheet, draft, styles)
    for column in Column:
        sheet.write_string(HEADER_ROW - 1, column.place, column.value, styles.header())
    sheet.set_row(HEADER_ROW - 1, 34)
    for number, row in enumerate(draft.rows, start=FIRST_ROW):
        _write_row(sheet, draft, styles, number, row)
    _write_checks(sheet, draft, styles)
    _set_page(sheet, draft)


def _last(draft: ResponseDraft) -> int:
    return FIRST_ROW + len(draft.rows) - 1


# -------------------------------------------------------------------------------------- the head


def _write_head(sheet: Any, draft: ResponseDraft, styles: Styles) -> None:
    year = draft.grounds.config.bloc.year
    title = f"Phiếu giải trình sau thẩm định vòng {draft.number} – {period_title(draft.grounds.period, year)}".upper()
    big = styles.text(bold=True, font_size=15, align="center")
    sheet.set_row(0, 30)
    _merged(sheet, layout.TITLE_CELLS, title, big)
    texts = {
        Label.NAME: draft.member.name,
        **visible_texts(layout.identity_rows(draft.identity), layout.VISIBLE),
    }
    room = _WIDTHS[Column.TITLE] + _WIDTHS[Column.MAXIMUM] + _WIDTHS[Column.REPORTED]
    for row, label in enumerate((Label.NAME, Label.BLOC), start=1):
        sheet.set_row(row, row_height([Fitted(texts[label], room, bold=True)], lowest=18.0))
    sheet.set_row(3, 18)
    for label, text in texts.items():
        label_cells, text_cells = layout.VISIBLE[label]
        _merged(sheet, label_cells, label.value, styles.text(font_size=10))
        _merged(sheet, text_cells, text, styles.text(bold=True, text_wrap=True))
    _write_count(sheet, draft, styles)


def _merged(sheet: Any, cells: str, text: str, style: Any) -> None:
    first, _, last = cells.partition(":")
    if last:
        sheet.merge_range(cells, "", style)
    sheet.write_string(first, text, style)


def _write_count(sheet: Any, draft: ResponseDraft, styles: Styles) -> None:
    """`3 / 7`: rows with an opinion, of all."""
    label, at = layout.COUNT_CELLS
    opinion, text = (f"{cell(column, FIRST_ROW)}:{column.letter}{_last(draft)}" for column in layout.INPUTS)
    so_far = sum(any(value is not None for value in row.given) for row in draft.rows)
    sheet.write_string(label, "Dòng đã trả lời", styles.text(font_size=10))
    formula = f'=SUMPRODUCT(--(({opinion}<>"")+({text}<>"")>0))&" / {len(draft.rows)}"'
    sheet.write_formula(at, formula, styles.text(bold=True), f"{so_far} / {len(draft.rows)}")


# ------------------------------------------------------------------------------------- the table


def _write_row(sheet: Any, draft: ResponseDraft, styles: Styles, number: int, row: ResponseRow) -> None:
    opinion, text = row.given
    values: dict[Column, Value] = {
        Column.CODE: row.line.code,
        Column.TITLE: row.line.title,
        Column.MAXIMUM: row.line.maximum,
        Column.REPORTED: row.reported,
        Column.OWN: row.own,
        Column.FIGURE: row.figure,
        Column.POINTS: row.points,
        Column.REASON: row.reasons or None,
        Column.OPINION: opinion,
        Column.TEXT: text,
    }
    for column, value in values.items():
        _write(sheet, number, column, value, styles(_look(draft, row, column, value)))
    texts = [Fitted(value, _WIDTHS[column]) for column, value in values.items() if isinstance(value, str)]
    sheet.set_row(number - 1, row_height(texts, lowest=44.0))


def _look(draft: ResponseDraft, row: ResponseRow, column: Column, value: Value) -> Props:
    props = dict(CELL)
    if column not in _TEXTS:
        props["align"] = "center"
    if column in (Column.OWN, Column.POINTS):
        props["num_format"] = points_format(row.line, draft.grounds.config.scoring.decimals)
    if column is Column.POINTS:
        props |= {"bold": True, "bg_color": COMPUTED_TINT}
    if column in layout.INPUTS:
        tint = INPUT_TINT if column is Column.OPINION else SIDE_TINT
        props |= {"bg_color": tint, "locked": False, "num_format": "@"}
    return props | (DATE if isinstance(value, date) else {})


def _write(sheet: Any, number: int, column: Column, value: Value, style: Any) -> None:
    match value:
        case Decimal():
            sheet.write_number(number - 1, column.place, value, style)
        case date():
            sheet.write_datetime(number - 1, column.place, datetime(value.year, value.month, value.day), style)
        case str():
            sheet.write_string(number - 1, column.place, value, style)
        case None:
            sheet.write_blank(number - 1, column.place, None, style)


# -------------------------------------------------------------------------------------- the page


def _write_checks(sheet: Any, draft: ResponseDraft, styles: Styles) -> None:
    """The two answers in a list; a missing explanation is tinted."""
    first, last = FIRST_ROW - 1, _last(draft) - 1
    opinions = (first, Column.OPINION.place, last, Column.OPINION.place)
    texts = (first, Column.TEXT.place, last, Column.TEXT.place)
    choice = {"validate": "list", "source": list(OPINIONS)}
    sheet.data_validation(*opinions, worded(choice, Column.OPINION.value, _CHOOSE, _CHOOSE))
    sheet.data_validation(*texts, {"validate": "any", "input_title": Column.TEXT.value, "input_message": _EXPLAIN})
    opinion, text = (f"${cell(column, FIRST_ROW)}" for column in layout.INPUTS)
    test = f'=AND(TRIM({opinion})="{DISAGREES}",{text}="")'
    sheet.conditional_format(*texts, {"type": "formula", "criteria": test, "format": styles({"bg_color": WRONG_TINT})})


def _set_page(sheet: Any, draft: ResponseDraft) -> None:
    sheet.freeze_panes(HEADER_ROW, Column.MAXIMUM.place)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.center_horizontally()
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, _last(draft) - 1, Column.TEXT.place)
    sheet.repeat_rows(HEADER_ROW - 1)
    sheet.set_footer('&R&"Times New Roman,Regular"&9Trang &P/&N')
    sheet.ignore_errors({"number_stored_as_text": f"A1:{cell(Column.TEXT, _last(draft))}"})
    sheet.set_selection(cell(Column.OPINION, FIRST_ROW))
    sheet.protect("", {"format_columns": True, "format_rows": True})
