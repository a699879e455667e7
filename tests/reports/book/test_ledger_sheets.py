"""The sheets `Căn cứ`, `Ghi nhận` and `Hồ sơ nhận`."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from pipeline.model.cells import CellRef
from pipeline.model.finding import FileStatus, Severity
from pipeline.model.result import Basis
from pipeline.reports.book import list_sheet
from pipeline.sheets.looks import rows as sheet_rows
from tests.builders import (
    a_board,
    a_card,
    a_file,
    a_finding,
    a_mark,
    a_review,
)
from tests.reports.books import (
    KHTC,
    SCALE,
    VP,
    Opened,
    row_with,
    rows_of,
    two_ranked_and_one_not,
)


def test_every_mark_leads_back_to_its_cell(worked: Opened) -> None:
    told = a_mark(
        SCALE.by_code["A1"],
        "9,25",
        Basis.COMPUTED,
        reported=Decimal("92.5"),
        target=Decimal(100),
        claimed=Decimal(9),
        at=CellRef("", "Phiếu chấm điểm", "G12"),
    )
    sheet = worked(a_review(SCALE, a_board([a_card(VP, SCALE, marks=[told], file="Đợt 1/VP bản 2.xlsx")])))["Căn cứ"]
    row = sheet[row_with(sheet, "A1")]
    values = [cell.value for cell in row]
    assert values[:5] == ["VP", "Văn phòng Sở", "A1", "Thu ngân sách", "Chuẩn"]
    assert values[6:12] == [100, 92.5, 9, 9.25, 10, "Tính theo kết quả"]
    assert (row[6].number_format, row[7].number_format) == ("[$-42A]#,##0", "[$-42A]#,##0.0")
    assert values[12] == "Đợt 1/VP bản 2.xlsx › Phiếu chấm điểm!G12"
    target = row[12].hyperlink.target.replace("\\", "/")
    assert target == "../../../inbox/2018-year-end/Đợt%201/VP%20bản%202.xlsx"
    assert row[12].hyperlink.location == "'Phiếu chấm điểm'!G12"


def test_the_years_target_stands_beside_that_of_six_months_where_there_is_another(worked: Opened) -> None:
    review = two_ranked_and_one_not(targets={"A1": {"VP": Decimal("37.5"), "KHTC": Decimal(20)}})
    half = review._replace(year_targets={"A1": {"VP": Decimal(75), "KHTC": Decimal(20)}})
    sheet = worked(half)["Căn cứ"]
    heading, *rows = rows_of(sheet)[row_with(sheet, "Mã đơn vị") - 1 :]
    year = heading.index("Chỉ tiêu cả năm")
    assert heading[year - 1] == "Chỉ tiêu"
    assert {(row[0], row[2]): row[year] for row in rows if row[year] is not None} == {("VP", "A1"): 75}
    assert "Chỉ tiêu cả năm" not in rows_of(worked(review)["Căn cứ"])[row_with(sheet, "Mã đơn vị") - 1]


def test_members_who_share_a_mark_have_the_rows_of_those_who_have_their_own(worked: Opened) -> None:
    mark = a_mark(SCALE.by_code["A1"], "9,25", Basis.COMPUTED, reported="x", target=Decimal(20))
    found = []
    for other in (mark, mark._replace()):
        cards = [a_card(VP, SCALE, marks=[mark]), a_card(KHTC, SCALE, marks=[other])]
        review = a_review(SCALE, a_board(cards))._replace(targets={"A1": {"VP": Decimal(20), "KHTC": Decimal(20)}})
        half = review._replace(year_targets={"A1": {"VP": Decimal(75), "KHTC": Decimal(40)}})
        found.append([rows_of(worked(one)["Căn cứ"]) for one in (review, half)])
    assert found[0] == found[1]
    rows = {(row[0], row[2]): row for row in found[0][1]}
    assert (rows["VP", "A1"][7], rows["KHTC", "A1"][7]) == (75, 40)


def test_there_is_one_row_for_every_mark_with_the_rule_in_words(worked: Opened) -> None:
    sheet = worked(two_ranked_and_one_not())["Căn cứ"]
    header = row_with(sheet, "Mã đơn vị")
    rows = rows_of(sheet)[header:]
    assert [row[0] for row in rows] == ["VP"] * 5 + ["KHTC"] * 5 + ["TTR"] * 5
    assert all(row[5] for row in rows)
    assert rows[4][5] == "Nếu có: không xếp hạng"
    assert sheet.auto_filter.ref == f"A{header}:M{header + 15}"


def test_dates_are_dates_and_options_are_text(worked: Opened) -> None:
    marks = [
        a_mark(SCALE.by_code["A1"], 1, reported=date(2018, 6, 20)),
        a_mark(SCALE.by_code["A2"], 1, reported="=TSVM"),
    ]
    sheet = worked(a_review(SCALE, a_board([a_card(VP, SCALE, marks=marks)])))["Căn cứ"]
    first, second = (sheet[row_with(sheet, code)][7] for code in ("A1", "A2"))
    assert (first.value, first.number_format) == (datetime(2018, 6, 20), "dd/mm/yyyy")
    assert (second.value, second.data_type) == ("=TSVM", "s")


def test_beyond_the_links_that_excel_allows_the_source_is_plain_text(
    worked: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_rows, "MOST_LINKS", 3)
    sheet = worked(two_ranked_and_one_not())["Căn cứ"]
    sources = [row[12] for row in sheet.iter_rows(min_row=row_with(sheet, "Mã đơn vị") + 1)]
    assert sum(cell.hyperlink is not None for cell in sources) == 3
    assert sources[-2].value == "TTR.xlsx › Phiếu chấm điểm!G17"


def test_findings_come_by_gravity_with_what_to_do(worked: Opened) -> None:
    where = {"unit": "VP", "line": "A1", "file": "VP.xlsx", "cell": "Phiếu chấm điểm!G12"}
    findings = (
        a_finding("number_as_text", Severity.INFO, seen="9,5", **where),
        a_finding("not_a_number", Severity.ERROR, seen="chín", **where),
        a_finding("grade_quota", Severity.INFO, unit="KHTC"),
    )
    sheet = worked(two_ranked_and_one_not(findings=findings))["Ghi nhận"]
    header = row_with(sheet, "STT")
    rows = rows_of(sheet)[header:]
    assert [row[1] for row in rows] == ["Phải sửa", "Để biết", "Để biết"]
    assert rows[0][3].startswith("“chín” không phải là một con số")
    assert rows[0][4].startswith("Chỉ ghi một con số vào ô")
    assert rows[0][5:] == ["Văn phòng Sở", "A1", "chín", "VP.xlsx", "Phiếu chấm điểm!G12"]
    assert sheet.cell(header + 1, 10).hyperlink.location == "'Phiếu chấm điểm'!G12"
    assert rows[2][6:] == [None] * 4


def test_every_file_is_listed_with_its_fate_and_vietnamese_time(worked: Opened) -> None:
    files = (
        a_file("VP.xlsx", "VP", received=datetime(2018, 12, 1, 20, 5, tzinfo=UTC)),
        a_file("~$VP.xlsx", None, FileStatus.IGNORED, reason="lock_file"),
    )
    sheet = worked(two_ranked_and_one_not(files=files))["Hồ sơ nhận"]
    rows = rows_of(sheet)[row_with(sheet, "STT") :]
    assert rows[0][1:] == ["VP.xlsx", "Văn phòng Sở", "Được chấm", None, datetime(2018, 12, 2, 3, 5), "0" * 64]
    assert rows[1][2:6] == [None, "Bỏ qua", "Tệp tạm của bảng tính đang mở", "chưa rõ"]


def test_a_list_longer_than_a_sheet_of_excel_goes_on_another(worked: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = worked(two_ranked_and_one_not())["Căn cứ"]
    header = row_with(whole, "Mã đơn vị")
    marks = [[cell.value for cell in row] for row in whole.iter_rows(min_row=header + 1)]
    monkeypatch.setattr(list_sheet, "MOST_ROWS", header + 2)
    book = worked(two_ranked_and_one_not())
    names = [name for name in book.sheetnames if name.startswith("Căn cứ")]
    assert names[:3] == ["Căn cứ", "Căn cứ (2)", "Căn cứ (3)"]
    parted = [[cell.value for cell in row] for name in names for row in book[name].iter_rows(min_row=header + 1)]
    assert parted == marks
    assert all(book[name].auto_filter.ref.startswith(f"A{header}:M") for name in names)
    assert all(book[name].max_row <= header + 2 for name in names)
