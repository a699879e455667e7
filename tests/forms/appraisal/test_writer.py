"""The workbook itself: what it shows, what may be filled, and that nothing in it is ever a formula of a member."""

from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import openpyxl

from pipeline.forms.appraisal.draft import draft_workbook
from pipeline.forms.appraisal.layout import FIRST_ROW, HEADER_ROW, PAPER, Column
from pipeline.forms.appraisal.reader import read_appraisal
from pipeline.forms.appraisal.writer import write_workbook
from pipeline.forms.kit.identity import GUIDE_SHEET
from pipeline.model.scale import Kind
from pipeline.sheets.cells import read_book
from tests.answering import MARKED, a_row
from tests.builders import a_condition, a_group, a_line, a_scale
from tests.conftest import SaveAs
from tests.forms.appraisal.filling import a_bloc, a_workbook, appraisers, known_of, shown

HOSTILE = '=HYPERLINK("http://x.example";"<b>&")'
SCALE = a_scale(
    a_group("A"),
    a_line("A1", evidence_required=True),
    a_line("A2", "Theo tỷ lệ"),
    a_line("A3", "Theo mức", "; ".join(f"Mức {n} {'rất dài ' * 6}: {n}" for n in range(10))),
    a_line("A4", "Theo số lượng", "1/lần", kind=Kind.DEDUCTION),
    a_line("A5", "Theo số lượng", "1/lần", groups=("phòng",)),
    a_condition("K"),
)
GROUNDS = a_bloc(SCALE)


def written(path: Path, **answers: object) -> Path:
    known = known_of(GROUNDS, **answers)
    write_workbook(path, draft_workbook(known, appraisers(GROUNDS)[0], 1, None))
    return path


def test_one_row_a_member_and_line_that_is_not_excluded(tmp_path: Path) -> None:
    rows = shown(written(tmp_path / "a.xlsx", VP={}))
    assert list(rows) == [(unit, code) for unit in ("VP", "TTR") for code in ("A1", "A2", "A3", "A4")]
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")[PAPER.sheet]
    labels = [cell.value for cell in sheet[HEADER_ROW]]
    assert labels[: len(Column)] == [column.value for column in Column]
    assert set(labels[len(Column) :]) <= {None}, "what there is to look at stands below no label"


def test_the_header_has_the_labels_that_people_know() -> None:
    assert " | ".join(column.value for column in Column) == (
        "Mã đơn vị | Đơn vị | Mã | Nội dung | Điểm tối đa | Chỉ tiêu giao | Kết quả | Điểm tự chấm | Điểm tính | "
        "Minh chứng | Giải trình | Kết quả thẩm định | Điểm thẩm định | Lý do"
    )
    assert PAPER.sheet == "Thẩm định"
    assert [column.value for column in PAPER.inputs] == ["Kết quả thẩm định", "Điểm thẩm định", "Lý do"]


def test_it_shows_what_was_reported_claimed_and_computed(tmp_path: Path) -> None:
    answers = {
        "A1": a_row(claimed=9, evidence="BC 01/BC-VP", note="Đủ"),
        "A4": a_row(reported=2, claimed=1),
        "A2": a_row(reported="rất tốt"),
    }
    rows = shown(written(tmp_path / "a.xlsx", VP=answers, TTR={"A1": 5, "A2": MARKED}))
    first = rows["VP", "A1"]
    assert [first[label] for label in ("Đơn vị", "Điểm tối đa", "Điểm tự chấm", "Điểm tính")] == ["Đơn vị VP", 10, 9, 9]
    assert [first[label] for label in ("Minh chứng", "Giải trình", "Kết quả")] == ["BC 01/BC-VP", "Đủ", None]
    assert [rows["VP", "A4"][label] for label in ("Kết quả", "Điểm tự chấm", "Điểm tính")] == [2, 1, 2]
    assert rows["VP", "A2"]["Kết quả"] == "rất tốt"


def remarks(path: Path) -> list[str]:
    sheet = openpyxl.load_workbook(path)[PAPER.sheet]
    return [sheet.cell(row, len(Column) + 1).value or "" for row in range(FIRST_ROW, sheet.max_row + 1)]


def test_what_to_look_at_stands_beside_the_row(tmp_path: Path) -> None:
    told = remarks(written(tmp_path / "a.xlsx", VP={"A1": 9, "A2": MARKED, "A4": a_row(reported=2, claimed=1)}))
    assert told[0].startswith("Cần xem: Dòng này có điểm và bắt buộc có minh chứng")
    assert told[1].startswith("Đơn vị không có chỉ tiêu")
    assert told[3].startswith("Cần xem: Điểm tự chấm 1 khác điểm tính")
    assert set(told[4:]) == {"Đơn vị chưa có phiếu được chấm."}


def test_the_years_target_is_told_where_six_months_have_another(tmp_path: Path) -> None:
    half = GROUNDS._replace(targets={"A2": {"VP": Decimal("37.5")}}, year_targets={"A2": {"VP": Decimal(75)}})
    known = known_of(half, VP={"A2": a_row(reported=30)})
    write_workbook(tmp_path / "a.xlsx", draft_workbook(known, appraisers(half)[0], 1, None))
    assert shown(tmp_path / "a.xlsx")["VP", "A2"]["Chỉ tiêu giao"] == 37.5
    told = [remark for remark in remarks(tmp_path / "a.xlsx") if "cả năm" in remark]
    assert len(told) == 1
    assert told[0].endswith("Chỉ tiêu giao ghi ở đây là của 6 tháng; cả năm: 75.")


def test_only_the_last_three_columns_may_be_filled(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "a.xlsx", VP={}))
    sheet = book[PAPER.sheet]
    for row in range(FIRST_ROW, sheet.max_row + 1):
        open_cells = [place for place in range(1, sheet.max_column + 1) if not sheet.cell(row, place).protection.locked]
        assert open_cells == [column.place + 1 for column in PAPER.inputs]
    assert book.sheetnames[0] == GUIDE_SHEET
    for page in book.worksheets:
        assert page.protection.sheet
        assert page.protection.password is None
    checked = {str(cells) for check in sheet.data_validations.dataValidation for cells in check.sqref.ranges}
    assert {f"L{row}" for row in range(8, 16)} | {f"M{row}" for row in range(8, 16)} | {"N8:N15"} <= checked
    assert sheet.auto_filter.ref == "A7:N15"
    assert sheet.print_title_rows == "$7:$7"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)


def test_a_members_text_is_text(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", VP={"A1": a_row(claimed="=1+1", evidence=HOSTILE, note="@SUM(A1)")})
    book = openpyxl.load_workbook(path)
    formulas = [cell.value for page in book for row in page.iter_rows() for cell in row if cell.data_type == "f"]
    assert len(formulas) == 1, "the count of rows so far"
    assert str(formulas[0]).startswith("=SUMPRODUCT(")
    row = shown(path)["VP", "A1"]
    assert (row["Minh chứng"], row["Giải trình"], row["Điểm tự chấm"]) == (HOSTILE, "@SUM(A1)", "=1+1")
    assert not any("externalLink" in name for name in ZipFile(path).namelist())


def test_the_same_bytes_every_time(tmp_path: Path) -> None:
    first, second = (written(tmp_path / name, VP={"A1": 9}).read_bytes() for name in ("a.xlsx", "b.xlsx"))
    assert first == second


def test_what_is_filled_survives_libreoffice(tmp_path: Path, save_as: SaveAs) -> None:
    path = a_workbook(tmp_path / "a.xlsx", GROUNDS, {("VP", "A1"): {"Điểm thẩm định": 7.5, "Lý do": "BB"}})
    (tmp_path / "lại").mkdir()
    for kind in ("xlsx", "ods"):
        save_as([path], kind, tmp_path / "lại")
        filled = read_appraisal(read_book(tmp_path / "lại" / f"a.{kind}", "a"), SCALE)
        assert filled is not None
        assert filled.identity is not None
        assert not filled.visible_only
        points = [row.cells[Column.POINTS].value for row in filled.rows]
        assert [str(value) for value in points if value is not None] == ["7.5"]
