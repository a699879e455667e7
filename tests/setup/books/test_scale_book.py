"""scale.xlsx: every row a line, every fault at its cell (CONTRACT section 3)."""

from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.model.bloc import Config, Period
from pipeline.model.scale import Condition, Effect, Kind, Line, Scale
from pipeline.setup.books.scale_book import read_scale
from pipeline.text.labels import OPTIONAL_COLUMNS, REQUIRED_COLUMNS, SCALE_SHEET
from tests.answering import FORMULA_WITHOUT_VALUE, Value, day, number, words
from tests.builders import a_config, a_grade
from tests.workbooks import write_table

COLUMNS = (*REQUIRED_COLUMNS, *OPTIONAL_COLUMNS)
HEADING: dict[str, Value] = {"Cấp": 1, "Mã": "A", "Nội dung": "Mục A", "Loại": "Nhóm"}
CLAIMED: dict[str, Value] = {
    "Cấp": 2, "Mã": "A1", "Nội dung": "Tiêu chí", "Loại": "Chuẩn", "Điểm tối đa": 10, "Cách tính": "Chấm trực tiếp"
}  # fmt: skip


def config() -> Config:
    return a_config(grades=(a_grade("Xuất sắc", 90), a_grade("Tốt", 80)))


def a_row(row: dict[str, Value] = CLAIMED, /, **more: Value) -> dict[str, Value]:
    """The row with other cells: `a_row(CLAIMED, Mã="A2")`; names with spaces by `**{...}`."""
    return row | more


def read(
    tmp_path: Path, *rows: dict[str, Value], columns: tuple[str, ...] = COLUMNS, by: Config | None = None
) -> tuple[Scale | None, list[str]]:
    """The scale or None, and its faults as text."""
    table = [list(columns), *([row.get(column) for column in columns] for row in rows)]
    scale, faults = read_scale(write_table(tmp_path / "scale.xlsx", SCALE_SHEET, table), by or config())
    assert (scale is None) == bool(faults)
    return scale, [str(fault) for fault in faults]


def lines_of(tmp_path: Path, *rows: dict[str, Value]) -> tuple[Line, ...]:
    scale, faults = read(tmp_path, *rows)
    assert faults == []
    assert scale is not None
    return scale.lines


def the_fault(tmp_path: Path, *rows: dict[str, Value], columns: tuple[str, ...] = COLUMNS) -> str:
    (fault,) = read(tmp_path, *rows, columns=columns)[1]
    return fault


# ---------------------------------------------------------------------------------- what is read


def test_a_row_is_a_line(tmp_path: Path) -> None:
    full = a_row(
        **{
            "Mã": "1.10",
            "Tham số": "bước 0,25",
            "Đơn vị tính": "% hồ sơ",
            "Đối tượng": "phòng,  Trung tâm ,",
            "Kỳ": "năm",
            "Trần thưởng": 3,
            "Trần trừ": "2,5",
            "Gộp": "cao  nhất",
            "Thưởng khi": "Không bị trừ",
            "Minh chứng": "bắt buộc",
            "Phụ trách": "VP",
            "Hướng dẫn": "Ghi số văn bản",
        }
    )
    heading, line = lines_of(tmp_path, HEADING, full)
    assert (heading.code, heading.level, heading.kind, heading.parent, heading.maximum) == (
        "A",
        1,
        Kind.GROUP,
        None,
        None,
    )
    assert (line.code, line.level, line.parent, line.title, line.row) == ("1.10", 2, "A", "Tiêu chí", 3)
    assert (line.maximum, line.unit, line.in_percent, line.groups) == (10, "% hồ sơ", True, ("phòng", "Trung tâm"))
    assert (line.period, line.bonus_cap, line.deduction_cap) == (Period.YEAR_END, 3, Decimal("2.5"))
    assert (line.highest_only, line.bonus_if_clean, line.evidence_required) == (True, True, True)
    assert (line.appraiser, line.guidance) == ("VP", "Ghi số văn bản")
    assert line.rule is not None
    assert line.rule.label == "Chấm trực tiếp"


def test_blank_cells_are_the_defaults(tmp_path: Path) -> None:
    scale, faults = read(tmp_path, HEADING, CLAIMED, columns=REQUIRED_COLUMNS)
    assert (scale is not None, faults) == (True, [])
    assert scale is not None
    line = scale.lines[1]
    assert (line.groups, line.period, line.bonus_cap, line.deduction_cap) == ((), None, None, None)
    assert (line.highest_only, line.bonus_if_clean, line.evidence_required, line.unit) == (False, False, False, "")


def test_columns_stand_in_any_order_below_any_title(tmp_path: Path) -> None:
    table: list[list[Value]] = [
        ["THANG ĐIỂM NĂM 2018"],
        [],
        ["Ghi chú riêng", "mã", "LOẠI", "Cách  tính", "Điểm tối đa", "Nội dung", "Cấp"],
        ["x", "A", "chuẩn", "Điểm chuẩn", 10, "Mục", 1],
        [],
        ["x", "B", "Thưởng", "Chấm trực tiếp", None, "Mục", 1],
    ]
    scale, faults = read_scale(write_table(tmp_path / "scale.xlsx", "THANG  điểm", table), config())
    assert faults == ()
    assert scale is not None
    assert [(line.code, line.kind, line.row) for line in scale.lines] == [("A", Kind.BASE, 4), ("B", Kind.BONUS, 6)]


def test_the_tree_goes_by_levels(tmp_path: Path) -> None:
    levels = [1, 2, 3, 3, 2, 1, 2]
    rows = [a_row(HEADING, **{"Cấp": level, "Mã": f"M{place}"}) for place, level in enumerate(levels)]
    assert [line.parent for line in lines_of(tmp_path, *rows)] == [None, "M0", "M1", "M1", "M0", None, "M5"]


def test_codes_are_told_apart_exactly_in_nfc(tmp_path: Path) -> None:
    rows = [a_row(HEADING, **{"Mã": code}) for code in ("a", "A", " Đ\u1ea1 ", "1.1", "1.10")]
    assert [line.code for line in lines_of(tmp_path, *rows)] == ["a", "A", "Đạ", "1.1", "1.10"]
    assert "đã dùng ở hàng 2" in the_fault(
        tmp_path, a_row(HEADING, **{"Mã": "D\u1ea1"}), a_row(HEADING, **{"Mã": "Da\u0323"})
    )


@pytest.mark.parametrize(
    ("told", "condition"),
    [
        ("không xếp hạng", Condition(Effect.NOT_RANKED)),
        ("Không  khen thưởng", Condition(Effect.NO_AWARD)),
        ("không xếp loại", Condition(Effect.NO_GRADE)),
        ("hạ 1 bậc", Condition(Effect.ONE_DOWN)),
        ("tối đa: tốt", Condition(Effect.AT_MOST, "Tốt")),
        ("TỐI ĐA :Xuất sắc", Condition(Effect.AT_MOST, "Xuất sắc")),
    ],
)
def test_what_a_condition_does(tmp_path: Path, told: str, condition: Condition) -> None:
    row = a_row(HEADING, **{"Loại": "Điều kiện", "Tham số": told})
    assert lines_of(tmp_path, row)[0].condition == condition


def test_a_kind_without_limit(tmp_path: Path) -> None:
    bonus = a_row(**{"Loại": "Thưởng", "Điểm tối đa": None})
    assert lines_of(tmp_path, HEADING, bonus)[1].maximum is None


# ------------------------------------------------------------------------------------- faults


@pytest.mark.parametrize(
    ("changed", "cell", "said"),
    [
        ({"Mã": number("1.1")}, "B3", "Mã “1,1” đang là số hoặc ngày"),
        ({"Mã": day(2018, 1, 10)}, "B3", "đang là số hoặc ngày"),
        ({"Mã": FORMULA_WITHOUT_VALUE}, "B3", "không được là công thức"),
        ({"Mã": None}, "B3", "thiếu Mã"),
        ({"Mã": "A"}, "B3", "Mã “A” đã dùng ở hàng 2"),
        ({"Cấp": 3}, "A3", "Cấp 3 sâu hơn hàng trên quá một bậc"),
        ({"Cấp": 0}, "A3", "Cấp phải là số nguyên từ 1"),
        ({"Cấp": "1,5"}, "A3", "Cấp phải là số nguyên từ 1"),
        ({"Cấp": None}, "A3", "Cấp phải là số nguyên từ 1"),
        ({"Điểm tối đa": -1}, "E3", "không được là số âm"),
        ({"Điểm tối đa": Decimal("9.999")}, "E3", "nhiều hơn 2 chữ số lẻ"),
        ({"Trần thưởng": Decimal("0.125")}, "K3", "nhiều hơn 2 chữ số lẻ"),
        ({"Trần trừ": "nhiều"}, "L3", "Trần trừ phải là số"),
        ({"Cách tính": None}, "F3", "thiếu Cách tính"),
        ({"Tham số": FORMULA_WITHOUT_VALUE}, "G3", "Tham số đang là công thức"),
        ({"Tham số": day(2018, 1, 31)}, "G3", "không phải là chữ"),
        ({"Tham số": "thang"}, "G3", "không hiểu tham số “thang”"),
        ({"Loại": "Nhóm"}, "F3", "không có Cách tính"),
        ({"Loại": "Điều kiện", "Tham số": "hạ 1 bậc"}, "F3", "không có Cách tính"),
        ({"Loại": "Điều kiện", "Cách tính": None, "Tham số": "hạ 1 bật"}, "G3", "có phải “hạ 1 bậc” không?"),
        ({"Loại": "Điều kiện", "Cách tính": None}, "G3", "không hiểu hệ quả “”"),
        ({"Loại": "Điều kiện", "Cách tính": None, "Tham số": "tối đa"}, "G3", "không hiểu hệ quả"),
        ({"Loại": "Điều kiện", "Cách tính": None, "Tham số": "tối đa: Giỏi"}, "G3", "không có mức xếp loại “Giỏi”"),
        ({"Kỳ": "quý"}, "J3", "Kỳ “quý” không hợp lệ"),
        ({"Gộp": "Trung bình"}, "M3", "Gộp “Trung bình” không hợp lệ"),
        ({"Thưởng khi": "luôn"}, "N3", "Thưởng khi “luôn” không hợp lệ"),
        ({"Minh chứng": "Có"}, "O3", "Minh chứng “Có” không hợp lệ"),
        ({"Cách tính": "Theo số lượng", "Tham số": "1/lần; theo dòng X"}, "G3", "không có dòng mã “X”"),
    ],
)
def test_a_fault_is_told_at_its_cell(tmp_path: Path, changed: dict[str, Value], cell: str, said: str) -> None:
    fault = the_fault(tmp_path, HEADING, a_row(**changed))
    assert fault.startswith(f"scale.xlsx › Thang điểm!{cell}: ")
    assert said in fault


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"Loại": "Chuẩm"}, "Loại “Chuẩm” không hợp lệ — có phải “Chuẩn” không?"),
        ({"Điểm tối đa": "mười"}, "Điểm tối đa phải là số, ở đây là “mười”"),
        ({"Điểm tối đa": None}, "cách tính “Chấm trực tiếp” cần Điểm tối đa"),
        ({"Cách tính": "Chấm trực tiep"}, "không có cách tính “Chấm trực tiep” — có phải “Chấm trực tiếp” không?"),
    ],
)
def test_a_row_that_cannot_be_understood(tmp_path: Path, changed: dict[str, Value], said: str) -> None:
    _, faults = read(tmp_path, HEADING, a_row(**changed))
    assert any(said in fault for fault in faults)


def test_the_first_row_is_on_level_one(tmp_path: Path) -> None:
    assert "hàng đầu tiên phải là cấp 1" in the_fault(tmp_path, a_row())


def test_all_faults_at_once(tmp_path: Path) -> None:
    _, faults = read(tmp_path, HEADING, a_row(**{"Kỳ": "quý", "Gộp": "ít", "Điểm tối đa": "x"}), a_row(**{"Mã": None}))
    assert {fault.split("!")[1].split(":")[0] for fault in faults} >= {"E3", "J3", "M3", "B4"}


@pytest.mark.parametrize(
    ("follower", "source", "said"),
    [
        ("1/lần; theo dòng A1", {"Cách tính": "Chấm trực tiếp"}, "không có ô Kết quả của riêng nó"),
        ("1/lần; theo dòng A1", {"Cách tính": "Điểm chuẩn"}, "không có ô Kết quả của riêng nó"),
        ("1/lần; theo dòng A", {}, "không có ô Kết quả của riêng nó"),
        ("1/lần; theo dòng A2", {}, "không có ô Kết quả của riêng nó"),
        ("1/lần; theo dòng A1", {"Cách tính": "Theo mức", "Tham số": "Tốt: 5"}, "không phải là số"),
        ("1/lần; theo dòng A1", {"Cách tính": "Theo thời hạn", "Tham số": "hạn nộp; 1/ngày"}, "không phải là số"),
        ("1/lần; theo dòng A1", {"Cách tính": "Trừ dần", "Tham số": "1/lần"}, None),
    ],
)
def test_which_lines_may_be_followed(tmp_path: Path, follower: str, source: dict[str, Value], said: str | None) -> None:
    _, faults = read(
        tmp_path, HEADING, a_row(**source), a_row(**{"Mã": "A2", "Cách tính": "Theo số lượng", "Tham số": follower})
    )
    assert [said in fault for fault in faults if said] == ([True] if said else [])
    assert bool(faults) == bool(said)


@pytest.mark.parametrize(
    ("label", "fits"), [("Theo tỷ lệ", True), ("So với đơn vị dẫn đầu", True), ("Điểm chuẩn", False)]
)
def test_which_lines_may_be_exceeded(tmp_path: Path, label: str, fits: bool) -> None:
    bonus = a_row(**{"Mã": "A2", "Loại": "Thưởng", "Cách tính": "Vượt kế hoạch", "Tham số": "của A1"})
    _, faults = read(tmp_path, HEADING, a_row(**{"Cách tính": label}), bonus)
    assert ["mới có mức vượt" in fault for fault in faults] == ([] if fits else [True])


def test_a_label_written_wrong_is_guessed(tmp_path: Path) -> None:
    table = [["Cấp", "Mã", "Nội dung", "Loai", "Điểm tối đa", "Cách tính", "Thâm số"], [1, "A", "Mục", "Nhóm"]]
    _, faults = read_scale(write_table(tmp_path / "scale.xlsx", SCALE_SHEET, table), config())
    assert [str(fault) for fault in faults] == [
        "scale.xlsx › Thang điểm!D1: không có cột “Loai” — có phải “Loại” không?",
        "scale.xlsx › Thang điểm!G1: không có cột “Thâm số” — có phải “Tham số” không?",
        "scale.xlsx › Thang điểm, hàng 1: thiếu cột “Loại”",
    ]


@pytest.mark.parametrize("column", REQUIRED_COLUMNS)
def test_every_required_column_must_be_there(tmp_path: Path, column: str) -> None:
    columns = tuple(one for one in COLUMNS if one != column)
    assert f"thiếu cột “{column}”" in the_fault(tmp_path, HEADING, columns=columns)


def test_a_column_stands_there_once(tmp_path: Path) -> None:
    _, faults = read(tmp_path, HEADING, columns=(*COLUMNS, "mã"))
    assert faults == ["scale.xlsx › Thang điểm!S1: cột “mã” ghi hai lần"]


def test_workbooks_that_are_no_scale(tmp_path: Path) -> None:
    missing = read_scale(tmp_path / "scale.xlsx", config())
    assert [str(fault) for fault in missing[1]] == ["scale.xlsx: không tìm thấy tệp thang điểm trong input_templates"]
    other = read_scale(write_table(tmp_path / "scale.xlsx", "Sheet1", [["Cấp"]]), config())
    assert "không có trang tính “Thang điểm” (đang có: Sheet1)" in str(other[1][0])
    empty = read_scale(write_table(tmp_path / "scale.xlsx", SCALE_SHEET, []), config())
    assert "không tìm thấy hàng tiêu đề" in str(empty[1][0])
    no_rows = read_scale(write_table(tmp_path / "scale.xlsx", SCALE_SHEET, [list(COLUMNS)]), config())
    assert "thang điểm chưa có dòng nào" in str(no_rows[1][0])
    (tmp_path / "scale.xlsx").write_bytes(b"PK")
    assert "không đọc được tệp" in str(read_scale(tmp_path / "scale.xlsx", config())[1][0])


def test_faults_of_config_leave_its_checks_out(tmp_path: Path) -> None:
    rows = [
        a_row(HEADING, **{"Điểm tối đa": Decimal("9.999")}),
        a_row(**{"Loại": "Điều kiện", "Cách tính": None, "Điểm tối đa": None, "Tham số": "tối đa: Giỏi"}),
        a_row(**{"Mã": "A2", "Cách tính": "Theo thời hạn", "Tham số": "hạn 29/02; 1/ngày"}),
    ]
    table = [list(COLUMNS), *([row.get(column) for column in COLUMNS] for row in rows)]
    path = write_table(tmp_path / "scale.xlsx", SCALE_SHEET, table)
    assert read_scale(path, None)[1] == ()
    assert len(read_scale(path, config())[1]) == 3


def test_the_year_of_a_day_is_the_blocs(tmp_path: Path) -> None:
    row = a_row(**{"Cách tính": "Theo thời hạn", "Tham số": "hạn 29/02; 1/ngày"})
    leap = config()._replace(bloc=config().bloc._replace(year=2020))
    assert read(tmp_path, HEADING, row, by=leap)[1] == []


def test_text_that_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    row = a_row(**{"Nội dung": words("=1+1"), "Cách tính": "Theo bậc", "Tham số": words("=15: 4")})
    line = lines_of(tmp_path, HEADING, row)[1]
    assert line.title == "=1+1"
    assert line.rule is not None


@pytest.mark.parametrize(
    ("column", "written", "plainly"),
    [
        ("Loại", "Điểm chuẩn", "Chuẩn"),
        ("Kỳ", "6 tháng đầu năm", "6 tháng"),
        ("Kỳ", "tổng kết năm", "Năm"),
        ("Gộp", "Cộng dồn", "Cộng"),
        ("Cách tính", "Tự chấm", "Chấm trực tiếp"),
        ("Cách tính", "có/không", "Đạt/không đạt"),
    ],
)
def test_the_obvious_other_words(tmp_path: Path, column: str, written: str, plainly: str) -> None:
    said, meant = (read(tmp_path, HEADING, a_row(**{column: word}))[0] for word in (written, plainly))
    assert said
    assert said == meant


def test_what_may_stand_for_both_periods_or_one_is_asked_for(tmp_path: Path) -> None:
    _, (fault,) = read(tmp_path, HEADING, a_row(**{"Kỳ": "cả năm"}))
    assert "Kỳ “cả năm” không hợp lệ" in fault
    assert "(được dùng: 6 tháng, Năm); dòng dùng ở cả hai kỳ thì để trống" in fault


def test_a_short_name_bears_on_no_point(tmp_path: Path) -> None:
    named, plain = (read(tmp_path, HEADING, a_row(**{"Tên gọn": name}))[0] for name in ("Học sinh giỏi", None))
    assert named
    assert plain
    assert named.by_code["A1"].short == "Học sinh giỏi"
    assert named.version == plain.version


def test_a_code_and_a_grade_keep_their_full_stop(tmp_path: Path) -> None:
    counted = a_row(**{"Mã": "I.", "Cách tính": "Theo số lượng", "Tham số": "1/lần."})
    follower = a_row(**{"Mã": "II", "Cách tính": "Theo số lượng", "Tham số": "1/lần; theo dòng I."})
    condition = {"Loại": "Điều kiện", "Cách tính": None, "Điểm tối đa": None, "Mã": "III", "Tham số": "Hạ 1  bậc."}
    scale, faults = read(tmp_path, HEADING, counted, follower, a_row(**condition))
    assert scale, faults
    assert scale.by_code["II"].rule
    assert scale.by_code["II"].rule.follows == "I."
