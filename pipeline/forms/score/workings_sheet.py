"""The hidden sheet `Tính`, with the helper formulas and option lists."""

from typing import Any

from pipeline.forms.score.draft import Draft
from pipeline.forms.score.formulas import row_formulas
from pipeline.forms.score.layout import FIRST_ROW, HEADER_ROW, LISTS_COLUMN, SUMS_COLUMN, Working
from pipeline.forms.score.sums import branch_formulas, whole_formulas


def write_workings(sheet: Any, draft: Draft) -> None:
    """One row for each row of the form, the sums at the side, then one column for each option list."""
    for column in Working:
        sheet.write_string(HEADER_ROW - 1, column.place, column.value)
    for row, line in enumerate(draft.plan.lines, start=FIRST_ROW):
        sheet.write_string(row - 1, Working.CODE.place, line.code)
        formulas = {**row_formulas(draft.plan, line), **branch_formulas(draft.plan, line)}
        for working, formula in formulas.items():
            if formula is not None:
                write_formula(sheet, row, working.place, formula)
    for total, formula in whole_formulas(draft.plan).items():
        sheet.write_string(total.row - 1, SUMS_COLUMN, total.value)
        write_formula(sheet, total.row, SUMS_COLUMN + 1, formula)
    for place, words in enumerate(draft.lists):
        for row, word in enumerate(words):
            sheet.write_string(row, LISTS_COLUMN + place, word)
    sheet.hide()
    sheet.protect()


def write_formula(sheet: Any, row: int, column: int, formula: str, style: Any = None) -> None:
    """A formula without a stored value: whatever opens the form computes it. `row` is counted from 1."""
    sheet.write_formula(row - 1, column, f"={formula}", style, "")
