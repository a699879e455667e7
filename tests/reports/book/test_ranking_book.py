"""bang-xep-hang.xlsx and so-lam-viec.xlsx as wholes."""

from datetime import datetime
from pathlib import Path

from openpyxl import load_workbook

from pipeline.reports.book.chart_sheet import SHEET as CHARTS
from pipeline.reports.book.data_sheet import SHEET as DATA
from pipeline.reports.book.ranking_book import write_ranking_book
from pipeline.reports.book.working_book import write_working_book
from pipeline.reports.figures.figures import Figures
from tests.builders import (
    a_board,
    a_card,
    a_file,
    a_group,
    a_line,
    a_long_scale,
    a_member,
    a_review,
    a_scale,
    some_members,
)
from tests.reports.books import (
    Opened,
    row_with,
    two_ranked_and_one_not,
)


def test_texts_of_members_are_never_formulas(opened: Opened, worked: Opened) -> None:
    evil = '=HYPERLINK("http://a.example";"x")'
    member = a_member("=1+1", evil)
    scale = a_scale(a_group("=A", evil), a_line("+A1", title=evil))
    review = a_review(scale, a_board([a_card(member, scale)]), files=(a_file(evil, None),))
    for book in (opened(review), worked(review)):
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f"]
        assert evil in [cell.value for cell in cells]


def test_the_same_review_gives_the_same_bytes(tmp_path: Path) -> None:
    for write in (lambda path, review: write_working_book(path, Figures(review)), write_ranking_book):
        for name in ("a.xlsx", "b.xlsx"):
            write(tmp_path / name, two_ranked_and_one_not())
        assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    properties = load_workbook(tmp_path / "a.xlsx").properties
    assert properties.created == datetime(2018, 12, 5, 10, 0)


def test_every_sheet_is_ready_to_print_on_a4(opened: Opened, worked: Opened) -> None:
    review = two_ranked_and_one_not()
    for sheet in (*opened(review), *worked(review)):
        assert sheet.freeze_panes
        if sheet.title == DATA:  # made for programs
            continue
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.orientation == ("portrait" if sheet.title == CHARTS else "landscape")
        # Excel heeds a page break before a chart only where a scale is set in place of a fit.
        fitted = sheet.sheet_properties.pageSetUpPr.fitToPage
        assert fitted or sheet.page_setup.scale < 100
        assert "&P" in sheet.oddFooter.right.text


def test_what_only_the_secretary_sees_is_not_handed_out(opened: Opened, worked: Opened) -> None:
    review = two_ranked_and_one_not()
    assert worked(review).sheetnames == ["Ghi nhận", "Căn cứ", "Hồ sơ nhận", "Độ chắc", "Thang điểm", "Dữ liệu"]
    assert not set(opened(review).sheetnames) & set(worked(review).sheetnames)


def test_a_bloc_of_many_members_is_written_whole(opened: Opened, worked: Opened) -> None:
    scale = a_long_scale(3, 45)
    cards = [a_card(member, scale, {"A1": 9}) for member in some_members(60)]
    review = a_review(scale, a_board(cards))
    sheet = worked(review)["Căn cứ"]
    assert sheet.max_row - row_with(sheet, "Mã đơn vị") == 60 * 45
    assert opened(review)["Chi tiết"].col_breaks.brk
