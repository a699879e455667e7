"""Sheet `Dữ liệu`: a flat table that other programs read."""

from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.model.result import NotRanked
from pipeline.reports.book import data_sheet
from pipeline.reports.book.data_sheet import SHEET, TABLE, address_of, unlike
from pipeline.reports.book.working_book import write_working_book
from pipeline.reports.figures.figures import Figures
from tests.builders import a_board, a_card, a_group, a_line, a_member, a_review, a_scale
from tests.reports.books import KHTC, TTR, VP, Opened, rows_of, two_ranked_and_one_not
from tests.test_ooxml import HOSTILE


def records(sheet: Worksheet) -> list[dict[str, object]]:
    """The rows as another program reads them: by the headings of the first row."""
    headings, *rows = rows_of(sheet)
    return [dict(zip(map(str, headings), row, strict=True)) for row in rows]


def test_one_row_a_member_and_numbers_are_numbers(worked: Opened) -> None:
    review = two_ranked_and_one_not()
    first, second = review.board.standings
    named = first._replace(grade="Xuất sắc", awards=("Cờ thi đua", "Bằng khen"), shared=True)
    sheet = worked(review._replace(board=review.board._replace(standings=(named, second))))[SHEET]
    found = records(sheet)
    assert [one["Mã đơn vị"] for one in found] == ["VP", "KHTC", "TTR"]
    assert found[0] == {
        "Mã đơn vị": "VP",
        "Đơn vị": "Văn phòng Sở",
        "Tên gọn": "Văn phòng Sở",
        "Thư điện tử": None,
        "Khối": review.config.bloc.name,
        "Kỳ": "Tổng kết năm 2018",
        "Năm": 2018,
        "Mục A": 27,
        "Mục B": 1,
        "Điểm chuẩn": 27,
        "Điểm thưởng": 2,
        "Điểm trừ": 1,
        "Cộng từ 6 tháng": 0,
        "Tổng điểm": 28,
        "Điểm tối đa áp dụng": 30,
        "Tỷ lệ %": 93.33,
        "Tổng tự chấm": 28,
        "Xếp hạng": 1,
        "Đồng hạng": "x",
        "Xếp loại": "Xuất sắc",
        "Đề nghị khen thưởng": "Cờ thi đua; Bằng khen",
        "Lý do không xếp hạng": None,
        "Nhận phiếu lúc": None,
        "Phiếu báo": "phieu-ket-qua/VP.docx",
    }
    assert found[2]["Xếp hạng"] is None
    assert str(found[2]["Lý do không xếp hạng"]).endswith("K1. Có cá nhân bị kỷ luật")


def test_it_is_an_excel_table_from_a1_without_merged_cells(worked: Opened) -> None:
    sheet = worked(two_ranked_and_one_not())[SHEET]
    table = sheet.tables[TABLE]
    assert table.ref == sheet.dimensions
    assert table.ref.startswith("A1:")
    assert [column.name for column in table.tableColumns] == rows_of(sheet)[0]
    assert not sheet.merged_cells.ranges


def test_a_bloc_without_any_form_still_has_its_members(worked: Opened) -> None:
    board = a_board([], [NotRanked(VP, "no_submission"), NotRanked(KHTC, "late")])
    found = records(worked(a_review(a_scale(a_group("A"), a_line("A1")), board))[SHEET])
    assert [(one["Mã đơn vị"], one["Tổng điểm"]) for one in found] == [("VP", None), ("KHTC", None)]


def test_the_time_of_receipt_is_that_of_vietnam(worked: Opened) -> None:
    review = two_ranked_and_one_not()
    first, second = review.board.standings
    card = first.card._replace(received=datetime(2018, 12, 4, 20, 30, tzinfo=UTC))
    board = review.board._replace(standings=(first._replace(card=card), second))
    found = records(worked(review._replace(board=board))[SHEET])
    assert [one["Nhận phiếu lúc"] for one in found] == [datetime(2018, 12, 5, 3, 30), None, None]


def test_the_address_is_one_that_a_letter_can_go_to() -> None:
    assert address_of(a_member("VP", emails=("@vp.example", "vp@so.example", "khac@so.example"))) == "vp@so.example"
    assert address_of(a_member("VP", emails=("@vp.example",))) is None


def test_headings_differ_whatever_the_case() -> None:
    assert unlike(["Mục a", "Mục A", "Mục\na", "Mục b"]) == ["Mục a", "Mục A (2)", "Mục a (3)", "Mục b"]
    long = unlike([f"Mục {'x' * 300}", f"Mục {'X' * 300}"])
    assert all(len(name) < 80 for name in long)
    assert all(one.casefold() != other.casefold() for one, other in pairwise(long))


def test_hostile_texts_stay_texts(worked: Opened) -> None:
    members = [a_member(f"M{number}", text) for number, text in enumerate(HOSTILE)]
    scale = a_scale(*(row for n, text in enumerate(HOSTILE) for row in (a_group(f"{text[:9]}{n}"), a_line(f"L{n}"))))
    sheet = worked(a_review(scale, a_board([a_card(member, scale) for member in members])))[SHEET]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}
    assert len(records(sheet)) == len(HOSTILE)


def test_it_is_written_row_by_row(tmp_path: Path, worked: Opened) -> None:
    """Of many members as of few: the book keeps no rows."""
    scale = a_scale(a_group("A"), a_line("A1"))
    cards = [a_card(a_member(f"M{number}"), scale, {"A1": 1}) for number in range(400)]
    review = a_review(scale, a_board(cards))
    write_working_book(tmp_path / "so-lam-viec.xlsx", Figures(review))
    assert len(records(worked(review)[SHEET])) == 400
    assert TTR.code not in {one["Mã đơn vị"] for one in records(worked(review)[SHEET])}


def test_it_prints_with_its_heading_and_with_code_and_name_on_every_page(worked: Opened) -> None:
    sheet = worked(two_ranked_and_one_not())[SHEET]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.scale * 11 >= 800
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$1", "$A:$B")
    assert sheet.print_options.gridLines
    assert "&P" in sheet.oddFooter.right.text


def test_columns_are_as_wide_as_what_they_hold(worked: Opened) -> None:
    long = a_member("DAI", "Trung tâm Kỹ thuật Tiêu chuẩn Đo lường Chất lượng")
    scale = a_scale(a_group("A"), a_line("A1"))
    sheet = worked(a_review(scale, a_board([a_card(long, scale)])))[SHEET]
    assert sheet.column_dimensions["B"].width >= len(long.name) * 0.85
    assert sheet.column_dimensions["A"].width < 15


def test_members_beyond_the_rows_of_excel_go_on_another_sheet(worked: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = rows_of(worked(two_ranked_and_one_not())["Dữ liệu"])
    monkeypatch.setattr(data_sheet, "MOST_ROWS", 3)
    book = worked(two_ranked_and_one_not())
    first, second = rows_of(book["Dữ liệu"]), rows_of(book["Dữ liệu (2)"])
    assert first[0] == second[0] == whole[0]
    assert [*first[1:], *second[1:]] == whole[1:]
    assert [list(book[name].tables) for name in ("Dữ liệu", "Dữ liệu (2)")] == [["DuLieu"], ["DuLieu2"]]
