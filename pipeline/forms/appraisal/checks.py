"""What the input cells of an appraiser's workbook take, and what Excel says beside them."""

from typing import Any

from pipeline.forms.appraisal.draft import Draft, DraftRow
from pipeline.forms.appraisal.layout import FIRST_ROW, Column
from pipeline.forms.appraisal.opinions import figure_question
from pipeline.forms.kit.columns import cell
from pipeline.forms.kit.prompts import Validation, answer_validation, worded
from pipeline.forms.score.layout import list_name
from pipeline.text.numbers import short

_AGREED = "Đồng ý với điểm đang có thì để trống."
_REASON = "Điểm khác điểm đang có thì ghi lý do và căn cứ: số, ngày văn bản, biên bản kiểm tra."
_NO_FIGURE = f"Dòng này không có {Column.REPORTED} riêng để thẩm định; nếu cần, xin ghi {Column.POINTS}."


def write_checks(sheet: Any, draft: Draft) -> None:
    """A check of every input cell."""
    last = FIRST_ROW + max(len(draft.rows), 1) - 1
    for number, row in enumerate(draft.rows, start=FIRST_ROW):
        _check(sheet, number, Column.FIGURE, _figure_check(draft, number, row))
        _check(sheet, number, Column.POINTS, _points_check(row))
    reasons = (FIRST_ROW - 1, Column.REASON.place, last - 1, Column.REASON.place)
    sheet.data_validation(*reasons, {"validate": "any", "input_title": Column.REASON.value, "input_message": _REASON})


def _check(sheet: Any, number: int, column: Column, check: Validation) -> None:
    sheet.data_validation(number - 1, column.place, number - 1, column.place, check)


def _figure_check(draft: Draft, number: int, row: DraftRow) -> Validation:
    question, at = figure_question(row.line), cell(Column.FIGURE, number)
    if question is None:
        never = {"validate": "custom", "value": "=FALSE"}
        return worded(never, Column.FIGURE.value, _NO_FIGURE, _NO_FIGURE)
    year = draft.grounds.config.bloc.year
    name = list_name(draft.lists.index(question.options)) if question.options else ""
    return answer_validation(row.line, question, at, Column.FIGURE.value, year, name, blank=_AGREED)


def _points_check(row: DraftRow) -> Validation:
    line = row.line
    limit = "" if line.maximum is None else f" (tối đa {short(line.maximum)})"
    way = f"Cách tính: {line.rule.words().rstrip('.')}." if line.rule else ""
    wants = f"Ghi số điểm từ 0 trở lên{limit}."
    at_least = {"validate": "decimal", "criteria": ">=", "value": 0}
    return worded(at_least, Column.POINTS.value, f"{wants} {_AGREED} {way}", wants)
