"""targets.xlsx: the registered figures, and what is no target (CONTRACT section 5)."""

from decimal import Decimal
from pathlib import Path

import pytest

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
    return targets, [str(fault) for fault in faults]


def test_no_file_means_no_targets(tmp_path: Path) -> None:
    assert read_targets(tmp_path / "targets.xlsx", CONFIG, SCALE) == ({}, ())


def test_figures_by_line_and_member(tmp_path: Path) -> None:
    targets, _ = read(
        tmp_path, ["Chỉ tiêu năm 2018"], HEADER, ["A1", "Tiêu chí", 100, Decimal("0.5")], ["A2", None, None, 0]
    )
    assert targets == {"A1": {"VP": 100, "01": Decimal("0.5")}, "A2": {"01": 0}}


def test_members_are_found_by_their_codes_in_any_order(tmp_path: Path) -> None:
    targets, _ = read(tmp_path, ["Da\u0323"[:0] + "Đa\u0323", "01", " VP ", "mã"], [1, 2, 3, "A1"])
    assert targets == {"A1": {"VP": 3, "01": 2, "Đ\u1ea1": 1}}


@pytest.mark.parametrize(
    ("cell", "line", "figure"),
    [
        (percent("0.9"), "A2", "90"),
        (number("12", formula=True), "A1", "12"),
        (number("0"), "A1", "0"),
    ],
)
def test_what_is_a_target(tmp_path: Path, cell: Value, line: str, figure: str) -> None:
    targets, _ = read(tmp_path, HEADER, [line, None, cell])
    assert targets == {line: {"VP": Decimal(figure)}}


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("100", "chỉ tiêu phải là số, ở đây là “100”"),
        ("x", "chỉ tiêu phải là số"),
        ("-", "chỉ tiêu phải là số"),
        (-1, "không được là số âm"),
        (percent("0.9"), "chỉ tiêu phải là số"),
        (day(2018, 1, 1), "chỉ tiêu phải là số"),
        (TRUE, "chỉ tiêu phải là số"),
        (ERROR, "chỉ tiêu phải là số"),
        (FORMULA_WITHOUT_VALUE, "chỉ tiêu phải là số"),
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
        ([HEADER, [1, None, 5]], "A2", "thiếu Mã, hoặc Mã không phải là chữ"),
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
