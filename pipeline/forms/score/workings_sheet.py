"""The hidden sheet `Tính`, with the helper formulas and option lists."""

from pipeline.forms.kit.book import write_lists
from pipeline.forms.kit.table import Formula, write_value
from pipeline.forms.score.draft import Draft
from pipeline.forms.score.formulas import row_formulas
from pipeline.forms.score.layout import FIRST_ROW, HEADER_ROW, LISTS_COLUMN, SUMS_COLUMN, WORKINGS_SHEET, Working
from pipeline.forms.score.sums import branch_formulas, whole_formulas
from pipeline.sheets.looks.styles import Styles


def write_workings(styles: Styles, draft: Draft) -> None:
    """One row for each row of the form, the sums at the side, then one column for each option list."""
    sheet = styles.book.add_worksheet(WORKINGS_SHEET)
    for column in Working:
        sheet.write_string(HEADER_ROW - 1, column.place, column.value)
    for row, line in enumerate(draft.plan.lines, start=FIRST_ROW):
        sheet.write_string(row - 1, Working.CODE.place, line.code)
        formulas = {**row_formulas(draft.plan, line), **branch_formulas(draft.plan, line)}
        for working, formula in formulas.items():
            if formula is not None:
                write_value(sheet, row, working.place, Formula(formula), None)
    for total, formula in whole_formulas(draft.plan).items():
        sheet.write_string(total.row - 1, SUMS_COLUMN, total.value)
        write_value(sheet, total.row, SUMS_COLUMN + 1, Formula(formula), None)
    write_lists(styles, sheet, draft.lists, LISTS_COLUMN)
    sheet.hide()
    sheet.protect()
