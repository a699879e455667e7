"""The form as a workbook: labels, locks, checks and texts, whatever the bloc and its members write."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from pipeline.forms.kit.columns import cell
from pipeline.forms.kit.identity import GUIDE_SHEET, IDENTITY_SHEET
from pipeline.forms.score.draft import Answers
from pipeline.forms.score.layout import (
    FIRST_ROW,
    FORM_SHEET,
    HEADER_ROW,
    WORKINGS_SHEET,
    Column,
    Sum,
    Working,
    sum_address,
)
from pipeline.forms.score.writer import write_form
from pipeline.model.bloc import Config, Member, Period
from pipeline.model.scale import Effect, Kind, Line, Scale
from tests.builders import a_condition, a_config, a_group, a_line, a_member, a_scale

LONG_OPTIONS = "; ".join(f"Hoàn thành {n} trong số các nhiệm vụ trọng tâm được giao trong năm: {n}" for n in range(10))

SCALE = a_scale(
    a_group("A", "Nhiệm vụ chuyên môn", maximum=Decimal(60), bonus_cap=Decimal(5)),
    a_line("A1", "Theo tỷ lệ", maximum=30, unit="nhiệm vụ", guidance="Theo kế hoạch năm", evidence_required=True),
    a_line("A2", "Chấm trực tiếp", "bước 0,5", maximum=7),
    a_line("A3", "Đạt/không đạt"),
    a_line("A4", "Theo mức", LONG_OPTIONS),
    a_line("A5", "Theo mức", "Tốt: 10; Khá: 7; Yếu: 0"),
    a_line("A6", "Theo thời hạn", "hạn 20/04; 1/ngày", unit="ngày gửi"),
    a_line("A7", "Theo thời hạn", "hạn nộp; 1/ngày; theo ngày nộp"),
    a_line("A8", "Theo bậc", "theo dòng A1; ≥10: 5; còn lại: 0", maximum=5),
    a_group("B", "Thưởng, trừ"),
    a_line("B1", "Theo số lượng", "1/lần", kind=Kind.BONUS, maximum=None),
    a_line("B2", "Đạt/không đạt", kind=Kind.DEDUCTION),
    a_group("C", "Điều kiện"),
    a_condition("C1"),
    a_condition("C2", Effect.NO_AWARD),
)
ROWS = {line.code: row for row, line in enumerate(SCALE.lines, start=FIRST_ROW)}


def write(
    path: Path,
    scale: Scale = SCALE,
    member: Member | None = None,
    config: Config | None = None,
    targets: Mapping[str, Decimal] | None = None,
    answers: Mapping[str, Answers] | None = None,
) -> Any:
    """Write a form and open it."""
    member = member or a_member("VP", "Văn phòng Sở")
    config = config or a_config([member])
    targets = {"A1": Decimal("48.5")} if targets is None else targets
    write_form(
        path, config=config, period=Period.YEAR_END, scale=scale, member=member, targets=targets, answers=answers
    )
    return load_workbook(path)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return write(tmp_path_factory.mktemp("form") / "VP.xlsx")


@pytest.fixture(scope="module")
def sheet(book: Any) -> Any:
    return book[FORM_SHEET]


def test_the_guide_comes_first_and_the_workings_are_hidden(book: Any) -> None:
    assert {sheet.title: sheet.sheet_state for sheet in book} == {
        GUIDE_SHEET: "visible",
        FORM_SHEET: "visible",
        WORKINGS_SHEET: "hidden",
        IDENTITY_SHEET: "veryHidden",
    }
    assert book.sheetnames[0] == GUIDE_SHEET
    assert all(sheet.protection.sheet and not sheet.protection.password for sheet in book)


def test_one_row_a_line_under_exactly_the_labels(sheet: Any) -> None:
    labels = [sheet.cell(HEADER_ROW, column).value for column in range(1, sheet.max_column + 1)]
    assert labels == [*(column.value for column in Column), None]
    assert [sheet.cell(row, 1).value for row in ROWS.values()] == [line.code for line in SCALE.lines]
    assert {sheet.cell(row, 1).value for row in range(FIRST_ROW + len(SCALE.lines), sheet.max_row + 1)} == {None}


def test_the_head_says_whose_form_it_is(sheet: Any) -> None:
    head = {cell.value for row in sheet.iter_rows(max_row=HEADER_ROW - 1) for cell in row if cell.value is not None}
    assert {"PHIẾU TỰ CHẤM ĐIỂM THI ĐUA NĂM 2018", "Văn phòng Sở", "VP", "Tổng kết năm", "2018", "v1"} <= head
    assert {"Tổng điểm tự chấm (tạm tính)", "Còn trống (dòng)", "17:00 ngày 05/12/2018"} <= head


def test_the_hidden_identity_is_text(book: Any) -> None:
    rows = {label.value: text.value for label, text in book[IDENTITY_SHEET].iter_rows(max_col=2)}
    assert rows == {
        "Chương trình": "thidua",
        "Mã đơn vị": "VP",
        "Kỳ": "year-end",
        "Khối thi đua": "Khối thi đua các phòng, ban, đơn vị thuộc Sở Khoa học và Công nghệ",
        "Năm": "2018",
        "Phiên bản thang điểm": "v1",
    }


@pytest.mark.parametrize(
    ("code", "letters"),
    [("A", "IJK"), ("A1", "GIJK"), ("A2", "HIJK"), ("A6", "GIJK"), ("A7", "IJK"), ("A8", "IJK"), ("C1", "GJK")],
)
def test_only_input_cells_are_unlocked(sheet: Any, code: str, letters: str) -> None:
    unlocked = [cell.column_letter for cell in sheet[ROWS[code]] if not cell.protection.locked]
    assert "".join(unlocked) == letters


def test_columns_and_rows_may_be_resized(sheet: Any) -> None:
    assert not sheet.protection.formatColumns
    assert not sheet.protection.formatRows


def test_numbers_are_numbers_and_rules_are_told(sheet: Any) -> None:
    row = ROWS["A1"]
    assert (sheet[f"D{row}"].value, sheet[f"F{row}"].value) == (30, 48.5)
    assert sheet[f"E{row}"].value.endswith("Phải ghi minh chứng.\nTheo kế hoạch năm")
    assert sheet[f"E{ROWS['A']}"].value == "Điểm chuẩn không quá 60; điểm thưởng không quá 5."
    assert sheet[f"E{ROWS['C2']}"].value == "Nếu Có: không đề nghị khen thưởng."


def test_a_line_without_its_target_says_that_it_does_not_apply(tmp_path: Path) -> None:
    sheet = write(tmp_path / "VP.xlsx", targets={})[FORM_SHEET]
    assert "Đơn vị không có chỉ tiêu nên dòng này không áp dụng." in sheet[f"E{ROWS['A1']}"].value
    assert sheet[f"F{ROWS['A1']}"].value is None


def test_points_are_live_where_they_are_computed(sheet: Any) -> None:
    claimed = {code: sheet[f"H{row}"] for code, row in ROWS.items()}
    for code in ("A", "A1", "A3", "A4", "A6", "A7", "A8", "B", "B1", "B2"):
        assert claimed[code].data_type == "f", code
    for code in ("A2", "C", "C1"):
        assert claimed[code].value is None, code


def checks(sheet: Any) -> dict[str, Any]:
    return {str(check.sqref): check for check in sheet.data_validations.dataValidation}


def test_what_may_be_chosen(sheet: Any) -> None:
    lists = {at: check.formula1 for at, check in checks(sheet).items() if check.type == "list"}
    assert lists[f"G{ROWS['A3']}"] == '"Đạt,Không đạt"'
    assert lists[f"G{ROWS['A5']}"] == '"Tốt,Khá,Yếu"'
    assert lists[f"G{ROWS['B2']}"] == '"Có,Không"'
    assert lists[f"G{ROWS['C1']}"] == '"Có,Không"'
    assert lists[f"I{ROWS['A']}"] == '"x"'
    assert f"I{ROWS['C1']}" not in lists


def test_a_long_list_of_options_stands_in_cells(book: Any, sheet: Any) -> None:
    name = checks(sheet)[f"G{ROWS['A4']}"].formula1
    cells = book.defined_names[name].value.partition("!")[2].replace("$", "")
    options = [row[0].value for row in book[WORKINGS_SHEET][cells]]
    assert options == [part.rpartition(":")[0] for part in LONG_OPTIONS.split("; ")]


@pytest.mark.parametrize(
    ("at", "sort", "formula"),
    [
        (f"G{ROWS['A1']}", "decimal", "0"),
        (f"G{ROWS['B1']}", "whole", "0"),
        (
            f"H{ROWS['A2']}",
            "custom",
            "AND(ISNUMBER({0}),{0}>=0,{0}<=7,ABS({0}/0.5-ROUND({0}/0.5,0))<0.000000001)",
        ),
        (
            f"G{ROWS['A6']}",
            "custom",
            'OR(AND(ISNUMBER({0}),{0}>=DATE(2013,1,1),{0}<=DATE(2023,12,31)),TRIM({0})="Không")',
        ),
    ],
)
def test_what_may_be_typed(sheet: Any, at: str, sort: str, formula: str) -> None:
    check = checks(sheet)[at]
    assert (check.type, check.formula1) == (sort, formula.format(at))


def test_every_input_cell_tells_what_it_takes_within_what_excel_shows(tmp_path: Path) -> None:
    long = "đơn vị tính rất dài " * 30
    lines = (a_group(), a_line("A1", "Theo tỷ lệ", unit=long), a_line("A2", "Theo mức", LONG_OPTIONS))
    sheet = write(tmp_path / "VP.xlsx", a_scale(*lines))[FORM_SHEET]
    for check in checks(sheet).values():
        assert check.showInputMessage
        assert check.showErrorMessage
        assert 0 < len(check.prompt) <= 255
        assert 0 < len(check.error) <= 255
        assert max(len(check.promptTitle), len(check.errorTitle)) <= 32
        assert len(check.formula1) <= 255


HOSTILE = ("=1+1", "+cmd|' /C calc'!A0", "{=1}", "@SUM(A1)", "http://x.example", "mailto:a@b.example", "007", '"&A1&"')


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    texts = iter(HOSTILE * 3)
    lines = [a_group("A", next(texts))]
    for number, _ in enumerate(HOSTILE, start=1):
        line = a_line(f"=A{number}", "Theo số lượng", "1/lần")
        lines.append(replace(line, title=next(texts), unit=next(texts), guidance="=HYPERLINK(1)"))
    member = a_member("0012", '=cmd & "A" &P')
    answers = {line.code: Answers(evidence=text, note=text) for line, text in zip(lines[1:], HOSTILE, strict=True)}
    book = write(tmp_path / "x.xlsx", a_scale(*lines), member, answers=answers)
    sheet = book[FORM_SHEET]
    assert all(cell.hyperlink is None for row in sheet.iter_rows() for cell in row)
    for row in sheet.iter_rows(min_row=FIRST_ROW, max_row=FIRST_ROW + len(HOSTILE)):
        assert {cell.column_letter for cell in row if cell.data_type == "f"} == {"H", "L"}
    assert [sheet[f"J{row}"].value for row in range(FIRST_ROW + 1, FIRST_ROW + 1 + len(HOSTILE))] == list(HOSTILE)
    assert (sheet["B2"].value, sheet["B2"].data_type) == ('=cmd & "A" &P', "s")
    assert (sheet["F2"].value, book[IDENTITY_SHEET]["B2"].value) == ("0012", "0012")


def test_a_name_with_an_ampersand_is_no_code_in_the_footer(tmp_path: Path) -> None:
    write(tmp_path / "VP.xlsx", member=a_member("VP", "Phòng KH&TC &P"))
    with ZipFile(tmp_path / "VP.xlsx") as parts:
        footer = re.search("<oddFooter>(.*)</oddFooter>", parts.read("xl/worksheets/sheet2.xml").decode())
    assert footer is not None
    assert "KH&amp;&amp;TC &amp;&amp;P" in footer[1]
    assert footer[1].endswith("Trang &amp;P/&amp;N")


def test_options_with_quotes_stay_inside_the_formula(tmp_path: Path) -> None:
    options = 'Loại "A": 10; Khá, tốt: 7; =1+1: 3'
    book = write(tmp_path / "VP.xlsx", a_scale(a_group(), a_line("A1", "Theo mức", options)))
    assert '="Loại ""A""",10,' in book[WORKINGS_SHEET][cell(Working.COMPUTED, FIRST_ROW + 1)].value
    assert checks(book[FORM_SHEET])[f"G{FIRST_ROW + 1}"].formula1 == "DanhSach_1"


@pytest.mark.parametrize(
    "options",
    [f"{'mức ' * 70}: 10; Không: 0", "; ".join(f"mức {number}: {number % 10}" for number in range(80))],
    ids=["a text longer than a formula takes", "more levels than a formula takes"],
)
def test_what_no_formula_can_hold_is_left_to_the_bloc(tmp_path: Path, options: str) -> None:
    write(tmp_path / "VP.xlsx", a_scale(a_group(), a_line("A1", "Theo mức", options)))
    with ZipFile(tmp_path / "VP.xlsx") as parts:
        formulas = re.findall("<f>(.*?)</f>", parts.read("xl/worksheets/sheet3.xml").decode())
    assert any("khối tính" in formula for formula in formulas)
    assert max(map(len, formulas)) < 8192


def test_a_form_can_be_written_filled(tmp_path: Path) -> None:
    answers = {
        "A1": Answers(reported=Decimal("41.5"), claimed=Decimal(25), evidence="Báo cáo số 12/BC", note="Đã nộp"),
        "A2": Answers(claimed=Decimal("6.5")),
        "A3": Answers(reported="Đạt"),
        "A6": Answers(reported=date(2018, 4, 18)),
        "A5": Answers(not_applicable="x", note="Không có nhiệm vụ này"),
    }
    sheet = write(tmp_path / "VP.xlsx", answers=answers)[FORM_SHEET]
    row = ROWS["A1"]
    assert [sheet[f"{letter}{row}"].value for letter in "GHJK"] == [41.5, 25, "Báo cáo số 12/BC", "Đã nộp"]
    assert sheet[f"H{ROWS['A2']}"].value == 6.5
    assert sheet[f"G{ROWS['A3']}"].value == "Đạt"
    assert sheet[f"G{ROWS['A6']}"].value == datetime(2018, 4, 18)
    assert sheet[f"G{ROWS['A6']}"].number_format == "dd/mm/yyyy"
    assert [sheet[f"{letter}{ROWS['A5']}"].value for letter in "IK"] == ["x", "Không có nhiệm vụ này"]


def test_it_prints_on_landscape_pages_with_the_header_on_each(sheet: Any) -> None:
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert not sheet.sheet_properties.pageSetUpPr.fitToPage, "Excel heeds our page breaks only where it is not"
    assert sheet.print_title_rows == f"${HEADER_ROW}:${HEADER_ROW}"
    assert sheet.print_area == f"'{FORM_SHEET}'!$A$1:$K${FIRST_ROW + len(SCALE.lines) - 1 + 6}"
    assert sheet.freeze_panes == f"C{FIRST_ROW}"


def test_rows_are_high_enough_for_their_text(tmp_path: Path) -> None:
    title = "Thực hiện tốt nhiệm vụ chính trị được giao, bảo đảm tiến độ và chất lượng theo kế hoạch. " * 6
    lines: list[Line] = [a_group(), a_line("A1"), a_line("A2", title=title), a_line("A3", title="dài " * 2000)]
    sheet = write(tmp_path / "VP.xlsx", a_scale(*lines))[FORM_SHEET]
    heights = [sheet.row_dimensions[row].height for row in range(FIRST_ROW, FIRST_ROW + 4)]
    assert heights[0] == heights[1] == 21
    assert heights[2] > 12 * 13
    assert 408 < heights[3] <= 409.5, "as high as a row may be"


def test_the_same_form_is_the_same_bytes(tmp_path: Path) -> None:
    write(tmp_path / "1.xlsx", answers={"A1": Answers(reported=Decimal(1))})
    write(tmp_path / "2.xlsx", answers={"A1": Answers(reported=Decimal(1))})
    assert (tmp_path / "1.xlsx").read_bytes() == (tmp_path / "2.xlsx").read_bytes()


def test_the_form_was_made_when_the_deadline_is(book: Any) -> None:
    assert book.properties.created == datetime(2018, 12, 5, 17, 0)
    assert book.properties.creator == "Khối thi đua các phòng, ban, đơn vị thuộc Sở Khoa học và Công nghệ"


def test_a_blank_form_carries_what_people_see_of_its_formulas(tmp_path: Path) -> None:
    write(tmp_path / "VP.xlsx")
    book = load_workbook(tmp_path / "VP.xlsx", data_only=True)
    assert book[FORM_SHEET]["K2"].value == "Chưa điền"
    assert isinstance(book[FORM_SHEET]["K3"].value, int | float)
    assert book[WORKINGS_SHEET][sum_address(Sum.TOTAL).rpartition("!")[2]].value in (None, "")


def test_formulas_of_a_filled_form_have_no_stored_value(tmp_path: Path) -> None:
    write(tmp_path / "VP.xlsx", answers={"A1": Answers(reported=Decimal(1))})
    for sheet in load_workbook(tmp_path / "VP.xlsx", data_only=True):
        formulas = [cell for row in load_workbook(tmp_path / "VP.xlsx")[sheet.title].iter_rows() for cell in row]
        stored = {sheet[cell.coordinate].value for cell in formulas if cell.data_type == "f"}
        assert stored <= {None, ""}, sheet.title


def test_the_guide_says_where_the_form_goes_and_until_when(tmp_path: Path) -> None:
    members = [a_member("VP", "Văn phòng Sở"), a_member("KHTC", "Phòng Kế hoạch")]
    config = a_config(members)
    config = config._replace(bloc=config.bloc._replace(head="VP"))
    for member, recipient in zip(members, ("thư ký khối", "Khối trưởng (Văn phòng Sở)"), strict=True):
        guide = write(tmp_path / f"{member.code}.xlsx", member=member, config=config)[GUIDE_SHEET]
        last = [cell.value for cell in guide["C"] if cell.value and "Hạn nộp" in str(cell.value)]
        assert len(last) == 1
        assert last[0].endswith(f"Gửi về {recipient}. Hạn nộp: 17:00 ngày 05/12/2018.")


def test_a_scale_of_many_columns_of_options_is_written(tmp_path: Path) -> None:
    lines = [a_line(f"A{number}", "Theo mức", f"Mức {number}: 10; Không, chưa: 0") for number in range(60)]
    book = write(tmp_path / "VP.xlsx", a_scale(a_group(), *lines))
    assert len(book.defined_names) == 60
    last = book.defined_names["DanhSach_60"].value
    assert book[WORKINGS_SHEET][f"{get_column_letter(18 + 60)}1"].value == "Mức 59"
    assert last.startswith(f"'Tính'!${get_column_letter(18 + 60)}$1")


def test_a_form_of_six_months_tells_the_years_target_too(tmp_path: Path) -> None:
    half, year = {"A1": Decimal("37.5"), "A2": Decimal(4)}, {"A1": Decimal(1750), "A2": Decimal(4)}
    draft = {"config": a_config(), "period": Period.SIX_MONTH, "member": a_member("VP"), "targets": half}
    scale = a_scale(a_group(), a_line("A1", "Theo tỷ lệ"), a_line("A2", "Theo tỷ lệ"))
    write_form(tmp_path / "VP.xlsx", **draft, scale=scale, year_targets=year)
    sheet = load_workbook(tmp_path / "VP.xlsx")[FORM_SHEET]
    first, second = (sheet[cell(Column.RULE, FIRST_ROW + row)].value for row in (1, 2))
    assert first.endswith("Chỉ tiêu giao ghi ở đây là của 6 tháng; cả năm: 1.750.")
    assert "cả năm" not in second


def test_examples_on_a_form_are_of_its_year(tmp_path: Path) -> None:
    config = a_config()._replace(bloc=a_config().bloc._replace(year=2031))
    scale = a_scale(a_group(), a_line("A1", "Theo thời hạn", "hạn nộp; 1/ngày"))
    book = write(tmp_path / "VP.xlsx", scale, config=config, targets={})
    assert "20/04/2031" in checks(book[FORM_SHEET])[f"G{FIRST_ROW + 1}"].prompt
    assert any("20/04/2031" in str(cell.value) for row in book[GUIDE_SHEET] for cell in row)


def test_the_form_is_signed_below_its_table_and_says_where_it_goes(tmp_path: Path) -> None:
    members = [a_member("VP", "Văn phòng Sở", emails=("@vp.example", "vp@so.example")), a_member("KHTC")]
    config = a_config(members)
    config = config._replace(bloc=config.bloc._replace(head="VP", place="Kiên Giang"))
    sheet = write(tmp_path / "KHTC.xlsx", a_scale(a_group(), a_line("A1")), member=members[1], config=config)[
        FORM_SHEET
    ]
    below = [[cell.value for cell in row if cell.value] for row in sheet.iter_rows(min_row=FIRST_ROW + 2)]
    assert [row for row in below if row] == [
        [
            "Gửi tệp này (.xlsx) và bản đã ký, đóng dấu về Khối trưởng (Văn phòng Sở), thư điện tử vp@so.example "
            "chậm nhất 17:00 ngày 05/12/2018."
        ],
        ["Kiên Giang, ngày …… tháng …… năm ………"],
        ["NGƯỜI LẬP PHIẾU", "THỦ TRƯỞNG ĐƠN VỊ"],
        ["(Ký, ghi rõ họ tên)", "(Ký, đóng dấu, ghi rõ họ tên)"],
    ]
    printed = sheet.print_area.rpartition("$")[2]
    assert int(printed) == FIRST_ROW + 1 + 6


def test_the_signatures_stand_with_the_last_rows(tmp_path: Path) -> None:
    sheet = write(tmp_path / "VP.xlsx", a_scale(a_group(), *(a_line(f"A{number}") for number in range(40))))[FORM_SHEET]
    last_page = max(page.id for page in sheet.row_breaks.brk) + 1
    assert FIRST_ROW + 40 - last_page >= 2
    assert sheet.page_setup.scale >= 80
