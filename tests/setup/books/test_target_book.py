"""targets.xlsx: the registered figures, and what is no target (CONTRACT section 5)."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from pipeline.model.bloc import Period
from pipeline.model.grounds import Targets
from pipeline.setup.books.target_book import read_targets
from tests.answering import ERROR, FORMULA_WITHOUT_VALUE, TRUE, Value, day, number, percent
from tests.builders import a_config, a_group, a_line, a_member, a_scale
from tests.workbooks import write_table

SCALE = a_scale(a_group(), a_line("A1"), a_line("A2", unit="%"))
CONFIG = a_config([a_member("VP"), a_member("01"), a_member("Đ\u1ea1")])
HEADER: list[Value] = ["Mã", "Nội dung", "VP", "01"]


def read(tmp_path: Path, *rows: list[Value], sheet: str = "Chỉ tiêu") -> tuple[Targets | None, list[str]]:
    targets, faults = read_targets(write_table(tmp_path / "targets.xlsx", sheet, rows), CONFIG, SCALE)
    assert (targets is None) == bool(faults)
    return targets and targets[Period.YEAR_END], [str(fault) for fault in faults]


def by_period(tmp_path: Path, *rows: list[Value], share: str | None = None) -> tuple[Targets, Targets]:
    """The targets of six months and of the year."""
    half = {Period.SIX_MONTH: CONFIG.periods[Period.SIX_MONTH]._replace(target_share=share and Decimal(share))}
    config = CONFIG._replace(periods={**CONFIG.periods, **half})
    targets, faults = read_targets(write_table(tmp_path / "targets.xlsx", "Chỉ tiêu", rows), config, SCALE)
    assert targets, faults
    return targets[Period.SIX_MONTH], targets[Period.YEAR_END]


def test_no_file_means_no_targets(tmp_path: Path) -> None:
    assert read_targets(tmp_path / "targets.xlsx", CONFIG, SCALE) == ({period: {} for period in Period}, ())


def test_figures_by_line_and_member(tmp_path: Path) -> None:
    targets, _ = read(
        tmp_path, ["Chỉ tiêu năm 2018"], HEADER, ["A1", "Tiêu chí", 100, Decimal("0.5")], ["A2", None, None, 0]
    )
    assert targets == {"A1": {"VP": 100, "01": Decimal("0.5")}, "A2": {"01": 0}}


def test_members_are_found_by_their_codes_in_any_order(tmp_path: Path) -> None:
    targets, _ = read(tmp_path, ["Da\u0323"[:0] + "Đa\u0323", "01", " VP ", "mã"], [1, 2, 3, "A1"])
    assert targets == {"A1": {"VP": 3, "01": 2, "Đ\u1ea1": 1}}


def test_columns_of_an_earlier_year_are_not_read(tmp_path: Path) -> None:
    heading: list[Value] = ["Mã", "Nội dung", "VP", "VP: năm 2017", "01", "CŨ: năm 2017"]
    targets, _ = read(tmp_path, heading, ["A1", "Tiêu chí", 100, 90, None, "XA 5; XB 7"])
    assert targets == {"A1": {"VP": 100}}


@pytest.mark.parametrize(
    ("cell", "line", "figure"),
    [
        (percent("0.9"), "A2", "90"),
        (number("12", formula=True), "A1", "12"),
        (number("0"), "A1", "0"),
        ("9800", "A1", "9800"),
        ("12,5", "A1", "12.5"),
        ("- 0", "A1", "0"),
        ("90%", "A2", "90"),
    ],
)
def test_what_is_a_target(tmp_path: Path, cell: Value, line: str, figure: str) -> None:
    targets, _ = read(tmp_path, HEADER, [line, None, cell])
    assert targets == {line: {"VP": Decimal(figure)}}


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("9.800", "“9.800” đọc được hai cách"),
        ("100 hồ sơ", "chỉ tiêu phải là số, ở đây là “100 hồ sơ”; hãy gõ lại con số"),
        ("x", "chỉ tiêu phải là số"),
        ("-", "chỉ tiêu phải là số"),
        (-1, "không được là số âm"),
        ("-1", "không được là số âm"),
        (percent("0.9"), "ô đang ở định dạng phần trăm"),
        (day(2018, 1, 1), "ô đang là ngày (01/01/2018)"),
        (TRUE, "chỉ tiêu phải là số"),
        (ERROR, "ô đang báo lỗi"),
        (FORMULA_WITHOUT_VALUE, "công thức chưa có giá trị"),
    ],
)
def test_what_is_no_target(tmp_path: Path, cell: Value, said: str) -> None:
    (fault,) = read(tmp_path, HEADER, ["A1", None, cell])[1]
    assert fault.startswith("targets.xlsx › Chỉ tiêu!C2: ")
    assert said in fault


@pytest.mark.parametrize(
    ("rows", "cell", "said"),
    [
        ([HEADER, ["A3", None, 5]], "A2", "thang điểm không có dòng mã “A3”"),
        ([HEADER, ["a1", None, 5]], "A2", "có phải “A1” không?"),
        ([HEADER, [None, None, 5]], "A2", "thiếu Mã"),
        ([HEADER, [1, None, 5]], "A2", "Mã “1” đang là số hoặc ngày"),
        ([HEADER, ["A1", None, 5], ["A1", None, 6]], "A3", "Mã “A1” ghi hai lần"),
        ([[*HEADER, "vp"], ["A1"]], "E1", "không có đơn vị mã “vp” trong config.toml — có phải “VP” không?"),
        ([[*HEADER, "XYZ"], ["A1"]], "E1", "không có đơn vị mã “XYZ”"),
        ([[*HEADER, number("1")], ["A1"]], "E1", "không có đơn vị mã “1”"),
        ([[*HEADER, "VP"], ["A1"]], "E1", "cột “VP” ghi hai lần"),
    ],
)
def test_faults_of_rows_and_columns(tmp_path: Path, rows: list[list[Value]], cell: str, said: str) -> None:
    (fault,) = read(tmp_path, *rows)[1]
    assert fault.startswith(f"targets.xlsx › Chỉ tiêu!{cell}: ")
    assert said in fault


def test_workbooks_that_hold_no_targets(tmp_path: Path) -> None:
    assert "không có trang tính “Chỉ tiêu” (đang có: Sheet1)" in read(tmp_path, HEADER, sheet="Sheet1")[1][0]
    assert "không tìm thấy hàng tiêu đề có cột “Mã”" in read(tmp_path, ["Nội dung", "VP"])[1][0]
    (tmp_path / "targets.xlsx").write_bytes(b"")
    assert "không đọc được tệp" in str(read_targets(tmp_path / "targets.xlsx", CONFIG, SCALE)[1][0])


PERIODS: list[Value] = ["Mã", "Kỳ", "VP", "01"]


def test_each_period_has_its_row_and_blank_cells_fall_back(tmp_path: Path) -> None:
    half, year = by_period(
        tmp_path,
        PERIODS,
        ["A1", None, 100, 80],
        ["A1", "6 tháng", 30, None],
        ["A1", "năm", None, 90],
        ["A2", "Năm", 7, None],
        share="50",
    )
    assert half == {"A1": {"VP": 30, "01": 40}}
    assert year == {"A1": {"VP": 100, "01": 90}, "A2": {"VP": 7}}


def test_without_a_share_six_months_are_measured_by_the_year(tmp_path: Path) -> None:
    half, year = by_period(tmp_path, PERIODS, ["A1", None, 100, 80])
    assert half == year == {"A1": {"VP": 100, "01": 80}}


def test_a_rate_is_the_same_in_june_and_a_share_is_exact(tmp_path: Path) -> None:
    long, share = Decimal("123456789.012345"), "33.333333333"
    half, _ = by_period(tmp_path, PERIODS, ["A1", None, long, 1], ["A2", None, 90, 80], share=share)
    assert half["A2"] == {"VP": 90, "01": 80}
    assert Fraction(half["A1"]["VP"]) == Fraction(long) * Fraction(share) / 100
    assert half["A1"]["01"] == Decimal("0.33333333333")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["A1", None, 1, 1], ["A1", None, 2, 2]], "Mã “A1” ghi hai lần"),
        ([["A1", "6 tháng", 1, 1], ["A1", "6  Tháng", 2, 2]], "Mã “A1” với Kỳ “6  Tháng” ghi hai lần"),
        ([["A1", "cả năm", 1, 1]], "Kỳ “cả năm” không hợp lệ"),
        ([["A1", "quý I", 1, 1]], "Kỳ “quý I” không hợp lệ (được dùng: 6 tháng, Năm)"),
    ],
)
def test_a_code_has_one_row_of_each_period(tmp_path: Path, rows: list[list[Value]], said: str) -> None:
    (fault,) = read(tmp_path, PERIODS, *rows)[1]
    assert said in fault
