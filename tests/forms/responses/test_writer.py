"""The form itself: what may be filled, and that nothing of anybody's text is ever a formula."""

from pathlib import Path
from zipfile import ZipFile

import openpyxl

from pipeline.forms.kit.identity import GUIDE_SHEET, IDENTITY_SHEET
from pipeline.forms.responses.layout import FIRST_ROW, HEADER_ROW, PAPER, Column
from tests.builders import a_group, a_line, a_scale
from tests.forms.appraisal import filling as appraisal
from tests.forms.appraisal.filling import POINTS, REASON, a_bloc, send_forms
from tests.forms.responses.filling import OPINION, TEXT, fill, issue, shown

HOSTILE = '=HYPERLINK("http://x.example";"<b>&")'
SCALE = a_scale(a_group("A"), a_line("A1", title=HOSTILE), a_line("A2"))
GROUNDS = a_bloc(SCALE)


def written(tmp_path: Path) -> Path:
    """The form of a member with two lowered lines, of which one is answered, with texts that look like formulas."""
    inbox = tmp_path / "inbox"
    send_forms(inbox, GROUNDS, VP={"A1": 9, "A2": 8}, TTR={"A1": 8, "A2": 8})
    given = {("VP", code): {POINTS: 6, REASON: HOSTILE} for code in ("A1", "A2")}
    appraisal.a_workbook(inbox / "TĐ.xlsx", GROUNDS, given)
    path = issue(tmp_path / "ra", GROUNDS, inbox)["VP"]
    fill(path, {"A1": {OPINION: "Không nhất trí", TEXT: "@SUM(A1)"}})
    return issue(tmp_path / "ra", GROUNDS, inbox)["VP"]


def test_only_the_opinion_and_the_explanation_may_be_filled(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path))
    assert book.sheetnames == [GUIDE_SHEET, PAPER.sheet, IDENTITY_SHEET]
    assert book[IDENTITY_SHEET].sheet_state == "veryHidden"
    sheet = book[PAPER.sheet]
    assert [cell.value for cell in sheet[HEADER_ROW]] == [column.value for column in Column]
    for row in range(FIRST_ROW, FIRST_ROW + 2):
        unlocked = [place for place in range(1, sheet.max_column + 1) if not sheet.cell(row, place).protection.locked]
        assert unlocked == [column.place + 1 for column in PAPER.inputs]
    for page in book.worksheets:
        assert page.protection.sheet
        assert page.protection.password is None
    checks = {str(check.sqref): check for check in sheet.data_validations.dataValidation}
    assert checks["I7:I8"].formula1 == '"Nhất trí,Không nhất trí"'
    assert "J7:J8" in checks
    assert sheet.print_title_rows == "$6:$6"


def test_texts_are_text(tmp_path: Path) -> None:
    path = written(tmp_path)
    book = openpyxl.load_workbook(path)
    formulas = [cell.value for page in book for row in page.iter_rows() for cell in row if cell.data_type == "f"]
    assert [str(one).partition("(")[0] for one in formulas] == ["=SUMPRODUCT"], "the count of answered rows"
    row = shown(path)["A1"]
    assert (row["Nội dung"], row["Lý do"], row[TEXT]) == (HOSTILE, f"Đơn vị TTR: {HOSTILE}", "@SUM(A1)")
    assert not any("externalLink" in name for name in ZipFile(path).namelist())


def test_the_head_counts_what_is_answered(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(written(tmp_path), data_only=True)[PAPER.sheet]
    assert sheet["J2"].value == "1 / 2"
