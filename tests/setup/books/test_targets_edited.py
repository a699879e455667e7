"""targets.xlsx as officers edit it: it reads the same, or the cell at fault is named (CONTRACT section 5)."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from pipeline.model.bloc import Period
from pipeline.model.grounds import Targets
from pipeline.setup.books.target_book import read_targets
from tests.builders import a_config, a_line, a_member, a_scale

SCALE = a_scale(replace(a_line("A1"), title="Kế hoạch"), replace(a_line("A2"), title="Thu ngân sách"))
CONFIG = a_config([a_member("VP"), a_member("KHTC")])
Edit = Callable[[Any], None]


def read(tmp_path: Path, edit: Edit) -> tuple[Targets | None, list[str]]:
    """The targets and the faults after this edit of a workbook with its header in row 2."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Chỉ tiêu"
    for row in (
        ["Chỉ tiêu năm 2018"],
        ["Mã", "Nội dung", "VP", "KHTC"],
        ["A1", "Kế hoạch", 10, 20],
        ["A2", "Thu ngân sách", 30, 40],
    ):
        sheet.append(row)
    edit(sheet)
    book.save(tmp_path / "targets.xlsx")
    targets, faults = read_targets(tmp_path / "targets.xlsx", CONFIG, SCALE)
    found = targets and targets[Period.YEAR_END]
    return found, [str(fault).removeprefix("targets.xlsx › Chỉ tiêu!") for fault in faults]


def put(**cells: object) -> Edit:
    """Write into cells."""

    def edit(sheet: Any) -> None:
        for place, value in cells.items():
            sheet[place] = value

    return edit


def hide(sheet: Any) -> None:
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True


@pytest.mark.parametrize(
    "edit",
    [
        lambda sheet: sheet.insert_rows(1, 2),
        lambda sheet: sheet.insert_rows(4),
        lambda sheet: sheet.merge_cells("A1:D1"),
        hide,
        put(F3="đã hỏi đơn vị"),
        put(B3="Kế hoạch công tác năm"),
        lambda sheet: sheet.parent.create_sheet("Nháp", 0),
    ],
)
def test_it_reads_the_same(tmp_path: Path, edit: Edit) -> None:
    targets, faults = read(tmp_path, edit)
    assert targets == {
        "A1": {"VP": Decimal(10), "KHTC": Decimal(20)},
        "A2": {"VP": Decimal(30), "KHTC": Decimal(40)},
    }
    assert faults == []


@pytest.mark.parametrize(
    ("edit", "start"),
    [
        (put(B6="Tổng cộng", C6=40), "A6: hàng này thiếu Mã"),
        (put(A7="Ghi chú: theo giao ước"), "A7: thang điểm không có dòng mã “Ghi chú: theo giao ước”"),
        (put(E2="Ghi chú", E3="x"), "E2: không có đơn vị mã “Ghi chú” trong config.toml (cột ghi chú, cột cộng"),
        (put(D2=None), "D3: cột này có “20” mà ô ở hàng tiêu đề (hàng 2) để trống; hãy ghi mã đơn vị"),
        (put(D2=None, D3="=10+10"), "D3: cột này có “(ô công thức"),
        (lambda sheet: sheet.merge_cells("C3:D3"), "C3: các ô C3:D3 đang gộp làm một; hãy bỏ gộp"),
        (lambda sheet: sheet.merge_cells("C3:C4"), "C3: các ô C3:C4 đang gộp làm một; hãy bỏ gộp"),
        (put(B3="Thu ngân sách"), "B3: Nội dung này là của dòng A2 trong thang điểm, còn Mã ghi A1"),
        (put(A1="A1", C1=5), "A1: dòng này đứng trên hàng tiêu đề"),
    ],
)
def test_the_cell_is_named(tmp_path: Path, edit: Edit, start: str) -> None:
    targets, faults = read(tmp_path, edit)
    assert targets is None
    assert faults[0].startswith(start)
