"""A marked copy: some cells coloured and commented, all else as it was, the same bytes each time."""

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipeline.sheets.cells import Unreadable, book_from
from pipeline.sheets.cells.marking import CellMark, marked
from tests.intake.mails import zipped
from tests.mail.two_hundred import GROUNDS
from tests.workbooks import write_filled

SHEET = "Phiếu chấm điểm"


@pytest.fixture
def form(tmp_path: Path) -> bytes:
    return write_filled(tmp_path / "x.xlsx", GROUNDS, "DV01", {"A1": "=gần hết"}).read_bytes()


def with_marks(form: bytes, *marks: CellMark) -> Any:
    copy = marked(form, "x.xlsx", marks, author="Khối <A>", colour="FFC000")
    return openpyxl.load_workbook(BytesIO(copy))[SHEET]


def test_a_marked_cell_is_coloured_has_an_edge_and_says_why(form: bytes) -> None:
    sheet = with_marks(form, CellMark(SHEET, "H9", "PHẢI SỬA: <b>\x00{{ x }}"), CellMark(SHEET, "H9", "và nữa"))
    cell = sheet["H9"]
    assert cell.comment.text == "PHẢI SỬA: <b>{{ x }}\n\nvà nữa"
    assert cell.comment.author == "Khối <A>"
    assert (cell.fill.start_color.rgb, cell.border.left.style) == ("00FFC000", "thick")
    assert sheet["G9"].comment is None


def test_all_else_stays(form: bytes) -> None:
    copy = marked(form, "x.xlsx", [CellMark(SHEET, "A1", "x")], author="K", colour="FFC000")
    before, after = book_from(form, "x"), book_from(copy, "x")
    assert {name: sheet.rows for name, sheet in after.sheets.items()} == {
        name: sheet.rows for name, sheet in before.sheets.items()
    }
    assert openpyxl.load_workbook(BytesIO(copy))["Nhận dạng"].sheet_state == "hidden"


def test_text_that_looks_like_a_formula_stays_text(form: bytes) -> None:
    sheet = with_marks(form, CellMark(SHEET, "A1", "x"))
    texts = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=gần hết"]
    assert [cell.data_type for cell in texts] == ["s"]


def test_the_same_marks_are_the_same_bytes(form: bytes) -> None:
    marks = [CellMark(SHEET, "H9", "x")]
    assert marked(form, "x", marks, author="K", colour="FFC000") == marked(
        form, "x", marks, author="K", colour="FFC000"
    )


def test_a_comment_that_was_there_stays(form: bytes) -> None:
    book = openpyxl.load_workbook(BytesIO(form))
    book[SHEET]["H9"].comment = openpyxl.comments.Comment("Của đơn vị", "VP")
    saved = BytesIO()
    book.save(saved)
    assert (
        with_marks(saved.getvalue(), CellMark(SHEET, "H9", "Của khối"))["H9"].comment.text == "Của đơn vị\n\nCủa khối"
    )


def test_what_is_not_there_is_left_out(form: bytes) -> None:
    book = openpyxl.load_workbook(BytesIO(form))
    book[SHEET].merge_cells("A20:B20")
    saved = BytesIO()
    book.save(saved)
    sheet = with_marks(saved.getvalue(), CellMark("Trang khác", "A1", "x"), CellMark(SHEET, "B20", "x"))
    assert [cell for row in sheet.iter_rows() for cell in row if getattr(cell, "comment", None)] == []


@pytest.mark.parametrize(
    "data", [b"", b"%PDF", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), zipped({"a.txt": b"x"})]
)
def test_what_is_no_xlsx_cannot_be_marked(data: bytes) -> None:
    with pytest.raises(Unreadable):
        marked(data, "x", [], author="K", colour="FFC000")


def test_a_heavy_workbook_is_not_opened(form: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.sheets.cells.limits.LIGHT_BYTES", 10)
    with pytest.raises(Unreadable, match="not to be marked"):
        marked(form, "x", [], author="K", colour="FFC000")
