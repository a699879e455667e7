"""scale.xlsx as officers edit it: it reads the same, or the cell at fault is named (CONTRACT section 3)."""

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from openpyxl import Workbook

from pipeline.model.scale import Line
from pipeline.setup.books.scale_book import read_scale
from tests.builders import a_config

HEADER = (
    "Cấp",
    "Mã",
    "Nội dung",
    "Loại",
    "Điểm tối đa",
    "Cách tính",
    "Tham số",
    "Đơn vị tính",
    "Đối tượng",
    "Phụ trách",
)
ROWS: tuple[tuple[object, ...], ...] = (
    (1, "A", "Chuyên môn", "Nhóm", 30),
    (2, "A1", "Kế hoạch", "Chuẩn", 20, "Theo tỷ lệ", "đủ điểm từ 85%", "%", None, "VP"),
    (2, "A2", "Phối hợp", "Chuẩn", 10, "Trừ dần", "0,5/lần", "lần", None, "VP"),
    (1, "B", "Thưởng", "Thưởng", 5, "Theo số lượng", "1/lần"),
)
Edit = Callable[[Any], None]


def read(tmp_path: Path, edit: Edit) -> tuple[tuple[Line, ...], list[str]]:
    """The lines without their row numbers, and the faults, after this edit of a scale with its header in row 2."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Thang điểm"
    sheet.append(["Thang điểm năm 2018"])
    for row in (HEADER, *ROWS):
        sheet.append(row)
    edit(sheet)
    book.save(tmp_path / "scale.xlsx")
    scale, faults = read_scale(tmp_path / "scale.xlsx", a_config())
    return scale.lines if scale else (), [str(fault).removeprefix("scale.xlsx › Thang điểm!") for fault in faults]


def told(line: Line) -> tuple[object, ...]:
    """All of a line but its row."""
    return (
        line.code,
        line.parent,
        line.title,
        line.kind,
        line.maximum,
        line.rule,
        line.unit,
        line.groups,
        line.appraiser,
    )


def put(**cells: object) -> Edit:
    """Write into cells."""

    def edit(sheet: Any) -> None:
        for place, value in cells.items():
            sheet[place] = value

    return edit


def merge(area: str) -> Edit:
    return lambda sheet: sheet.merge_cells(area)


def shout_header(sheet: Any) -> None:
    for cell in sheet[2]:
        cell.value = unicodedata.normalize("NFD", str(cell.value).upper())


def swap_columns(sheet: Any) -> None:
    for row in range(2, sheet.max_row + 1):
        left, right = sheet.cell(row, 2), sheet.cell(row, 8)
        left.value, right.value = right.value, left.value


def hide(sheet: Any) -> None:
    sheet.row_dimensions[4].hidden = True
    sheet.auto_filter.ref = "A2:J6"


def add_sheet(sheet: Any) -> None:
    sheet.parent.create_sheet("Nháp", 0)["A1"] = "Cấp"
    sheet.parent.copy_worksheet(sheet)


def texts_for_numbers(sheet: Any) -> None:
    for row in range(3, 7):
        sheet.cell(row, 1).value = str(sheet.cell(row, 1).value)
        sheet.cell(row, 5).value = f"{sheet.cell(row, 5).value},0"


def header_into_the_rows(sheet: Any) -> None:
    sheet.move_range("A3:J4", rows=-1)
    for column, label in enumerate(HEADER, start=1):
        sheet.cell(4, column).value = label


def column_between(sheet: Any) -> None:
    sheet.insert_cols(3)
    sheet["C2"] = "Ghi chú riêng"
    sheet["C4"] = "hỏi lại Sở"


@pytest.mark.parametrize(
    "edit",
    [
        lambda sheet: sheet.insert_rows(1, 2),
        lambda sheet: sheet.insert_rows(4),
        merge("A1:J1"),
        merge("G3:J3"),
        put(L4="ghi chú bên cạnh"),
        shout_header,
        swap_columns,
        hide,
        add_sheet,
        texts_for_numbers,
        column_between,
    ],
)
def test_it_reads_the_same(tmp_path: Path, edit: Edit) -> None:
    untouched, _ = read(tmp_path, lambda sheet: None)
    lines, faults = read(tmp_path, edit)
    assert faults == []
    assert [told(line) for line in lines] == [told(line) for line in untouched]


@pytest.mark.parametrize(
    ("edit", "starts"),
    [
        (put(A9="Ghi chú: theo Quyết định 15"), ["A9: hàng có “Ghi chú: theo Quyết định 15” không có Cấp và Mã"]),
        (put(C7="Tổng cộng", E7=35), ["C7: hàng có “Tổng cộng” không có Cấp và Mã"]),
        (put(A4=None), ["A4: thiếu Cấp"]),
        (put(A3="I"), ["A3: Cấp phải là số nguyên từ 1, ở đây là “I”"]),
        (put(B3=1.1), ["B3: Mã “1,1” đang là số hoặc ngày"]),
        (put(B3="=B4"), ["B3: Mã không được là công thức"]),
        (put(B4=None, D4="Chuan"), ["B4: thiếu Mã", "D4: Loại “Chuan” không hợp lệ"]),
        (put(D4=None), ["D4: thiếu Loại (được dùng: Nhóm, Chuẩn"]),
        (
            put(E4="=15+5"),
            ["E4: Điểm tối đa phải là số, ở đây là “(ô công thức chưa có giá trị)”; hãy mở tệp bằng Excel"],
        ),
        (put(E4="1.000"), ["E4: Điểm tối đa phải là số, ở đây là “1.000”; hãy gõ lại thành số"]),
        (put(I4="=I5"), ["I4: Đối tượng là công thức chưa có giá trị"]),
        (put(I4="#REF!"), ["I4: Đối tượng đang báo lỗi #REF!"]),
        (put(G2=None), ["G4: cột này có “đủ điểm từ 85%” mà ô ở hàng tiêu đề (hàng 2) để trống", "A5: phải ghi"]),
        (put(H2="ĐVT"), ["H2: không có cột “ĐVT” — có phải “Đơn vị tính” không?"]),
        (put(J2="Phu trach"), ["J2: không có cột “Phu trach” — có phải “Phụ trách” không?"]),
        (merge("J4:J5"), ["J4: các ô J4:J5 đang gộp làm một; hãy bỏ gộp"]),
        (merge("C3:E3"), ["C3: các ô C3:E3 đang gộp làm một; hãy bỏ gộp", "D3: thiếu Loại"]),
        (put(A7=1, B7="A1", C7="Chép lại", D7="Nhóm"), ["B7: Mã “A1” đã dùng ở hàng 4"]),
    ],
)
def test_the_cell_is_named(tmp_path: Path, edit: Edit, starts: list[str]) -> None:
    _, faults = read(tmp_path, edit)
    assert [fault[: len(start)] for fault, start in zip(faults, starts, strict=False)] == starts


def test_lines_above_the_header_are_not_passed_over(tmp_path: Path) -> None:
    _, faults = read(tmp_path, header_into_the_rows)
    assert [fault[:36] for fault in faults[:2]] == [f"B{row}: dòng này đứng trên hàng tiêu đề;"[:36] for row in (2, 3)]


def test_a_fault_of_one_row_is_not_told_of_others(tmp_path: Path) -> None:
    assert len(read(tmp_path, put(A3="I"))[1]) == 1
    assert len(read(tmp_path, put(B3=None))[1]) == 1


def test_a_formula_with_its_value_reads_as_the_value(tmp_path: Path) -> None:
    """As Excel and LibreOffice store it: the formula and what it came to."""
    with xlsxwriter.Workbook(str(tmp_path / "scale.xlsx")) as book:
        sheet = book.add_worksheet("Thang điểm")
        for number, row in enumerate((HEADER, *ROWS)):
            for column, value in enumerate(row):
                sheet.write(number, column, value)
        sheet.write_formula("A3", "=A2+1", None, 2)
        sheet.write_formula("E3", "=10*2", None, 20)
        sheet.write_formula("J4", "=J3", None, "VP")
    scale, faults = read_scale(tmp_path / "scale.xlsx", a_config())
    untouched, _ = read(tmp_path, lambda sheet: None)
    assert faults == ()
    assert scale is not None
    assert [told(line) for line in scale.lines] == [told(line) for line in untouched]
