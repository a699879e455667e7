"""Sheet `Xếp hạng` and its chart, as an official opens them."""

from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from pipeline.model import (
    FileStatus,
    NotRanked,
    RankingPolicy,
)
from pipeline.reports.ranking_book import write_ranking_book
from tests.builders import (
    a_board,
    a_card,
    a_config,
    a_file,
    a_finding,
    a_group,
    a_line,
    a_review,
    a_scale,
    a_standing,
    points,
    some_members,
)
from tests.reports.books import (
    KHTC,
    SCALE,
    TTR,
    VP,
    Opened,
    row_with,
    rows_of,
    texts_of,
    two_ranked_and_one_not,
)

ANNEX = [
    "STT",
    "Đơn vị",
    "A. Nhiệm vụ chuyên môn",
    "B. Điểm thưởng, điểm trừ",
    "Điểm thưởng",
    "Điểm trừ",
    "Tổng tự chấm",
    "Tổng điểm",
    "Điểm tối đa áp dụng",
    "Tỷ lệ %",
    "Xếp hạng",
    "Xếp loại",
    "Đề nghị",
]


def test_the_sheets_of_a_short_scale(opened: Opened) -> None:
    names = opened(two_ranked_and_one_not()).sheetnames
    assert names == ["Xếp hạng", "Chi tiết", "Căn cứ", "Ghi nhận", "Hồ sơ nhận", "Độ chắc"]


def test_the_annex_table_has_its_columns_and_its_numbers_are_numbers(opened: Opened) -> None:
    sheet = opened(two_ranked_and_one_not())["Xếp hạng"]
    rows, header = rows_of(sheet), row_with(sheet, "STT")
    assert rows[header - 1] == ANNEX
    assert rows[header] == [1, "Văn phòng Sở", 27, 1, 2, 1, 28, 28, 30, 93.33, 1, None, None]
    assert rows[header + 1] == [2, KHTC.name, 9.5, 0, 0, 0, 9.5, 9.5, 10, 95, 2, None, None]
    assert {cell.number_format for cell in sheet[header + 1][2:10]} == {"[$-42A]#,##0.00"}


@pytest.mark.parametrize(("decimals", "shown"), [(0, "[$-42A]#,##0"), (1, "[$-42A]#,##0.0"), (3, "[$-42A]#,##0.000")])
def test_points_show_the_decimals_of_the_bloc(opened: Opened, decimals: int, shown: str) -> None:
    review = two_ranked_and_one_not()
    sheet = opened(replace(review, config=a_config([VP, KHTC, TTR], decimals=decimals)))["Xếp hạng"]
    row = sheet[row_with(sheet, "Văn phòng Sở")]
    assert row[7].number_format == shown
    assert row[9].number_format == "[$-42A]#,##0.00"


def test_grades_and_awards_stand_in_their_row(opened: Opened) -> None:
    review = two_ranked_and_one_not()
    first, second = review.board.standings
    named = replace(first, grade="Xuất sắc", awards=("Cờ thi đua", "Bằng khen"))
    sheet = opened(replace(review, board=replace(review.board, standings=(named, second))))["Xếp hạng"]
    assert [cell.value for cell in sheet[row_with(sheet, "Văn phòng Sở")]][-2:] == ["Xuất sắc", "Cờ thi đua\nBằng khen"]


def test_a_shared_place_is_a_number_with_a_star_that_is_explained(opened: Opened) -> None:
    cards = [a_card(member, SCALE, {"A1": 9}) for member in (VP, KHTC)]
    sheet = opened(a_review(SCALE, a_board(cards)))["Xếp hạng"]
    place = sheet[row_with(sheet, "Văn phòng Sở")][10]
    assert (place.value, place.number_format) == (1, '0"*"')
    assert "(*) Đồng hạng" in texts_of(sheet)


def test_a_tie_break_is_told_in_words(opened: Opened) -> None:
    review = two_ranked_and_one_not()
    standings = (
        a_standing(review.board.standings[0].card, 1, decided_by="section:A"),
        a_standing(replace(review.board.standings[1].card, total=points(28)), 2, decided_by="section:A"),
    )
    policy = RankingPolicy(by="total", tie_breaks=("section:A", "deduction"))
    config = replace(review.config, ranking=policy)
    texts = texts_of(
        opened(replace(review, board=replace(review.board, standings=standings), config=config))["Xếp hạng"]
    )
    assert "bằng nhau thì xét lần lượt: điểm mục A (Nhiệm vụ chuyên môn), điểm trừ (ít hơn xếp trên)." in texts
    assert "Cùng 28,00 điểm, phân định bằng tiêu chí phụ: hạng 1 Văn phòng Sở – điểm mục A" in texts


def test_who_is_not_ranked_is_named_with_the_reason(opened: Opened) -> None:
    texts = texts_of(opened(two_ranked_and_one_not())["Xếp hạng"])
    assert "Không xếp hạng: 01 đơn vị" in texts
    assert "K1. Có cá nhân bị kỷ luật" in texts


def test_refused_forms_of_a_member_without_a_place_are_named(opened: Opened) -> None:
    refused = a_file("kho/TTR.xlsx", "TTR", FileStatus.REJECTED, reason="scale_differs")
    board = a_board([a_card(VP, SCALE)], [NotRanked(TTR, "rejected")])
    texts = texts_of(opened(a_review(SCALE, board, files=(refused,)))["Xếp hạng"])
    assert "Đã nộp nhưng phiếu không được chấm: kho/TTR.xlsx – lập theo thang điểm khác" in texts


def test_a_total_that_is_not_the_sum_of_the_sections_is_explained(opened: Opened) -> None:
    review = two_ranked_and_one_not()
    first, second = review.board.standings
    capped = replace(first, card=replace(first.card, total=points(20)))
    texts = texts_of(opened(replace(review, board=replace(review.board, standings=(capped, second))))["Xếp hạng"])
    assert "mức trần" in texts
    assert "mức trần" not in texts_of(opened(review)["Xếp hạng"])


def test_an_award_left_to_a_vote_is_told_below_the_table(opened: Opened) -> None:
    undecided = a_finding("award_undecided", facts={"award": "Cờ thi đua", "quota": "1", "place": "2"})
    texts = texts_of(opened(two_ranked_and_one_not(findings=(undecided,)))["Xếp hạng"])
    assert "“Cờ thi đua” không đủ cho các đơn vị cùng xếp thứ 2" in texts


def test_nobody_ranked_is_said_and_no_member_disappears(opened: Opened) -> None:
    board = a_board([], [NotRanked(VP, "no_submission"), NotRanked(KHTC, "late")])
    texts = texts_of(opened(a_review(SCALE, board))["Xếp hạng"])
    assert "Chưa có đơn vị nào được xếp hạng." in texts
    assert VP.name in texts
    assert KHTC.name in texts


def test_long_titles_of_sections_are_told_below_the_table(opened: Opened) -> None:
    scale = a_scale(a_group("A", "Thực hiện nhiệm vụ " * 12), a_line("A1"), a_group("B", "Ngắn"), a_line("B1"))
    sheet = opened(a_review(scale))["Xếp hạng"]
    assert rows_of(sheet)[row_with(sheet, "STT") - 1][2:4] == ["Mục A", "Mục B"]
    assert "B. Ngắn" in texts_of(sheet)


def chart_of(path: Path) -> str:
    with ZipFile(path) as book:
        return book.read("xl/charts/chart1.xml").decode()


def test_the_chart_draws_what_the_bloc_ranks_by_in_order_of_place(tmp_path: Path) -> None:
    review, path = two_ranked_and_one_not(), tmp_path / "a.xlsx"
    write_ranking_book(path, review)
    header = row_with(load_workbook(path)["Xếp hạng"], "STT")
    assert f"'Xếp hạng'!$B${header + 1}:$B${header + 2}" in chart_of(path)
    assert f"'Xếp hạng'!$H${header + 1}:$H${header + 2}" in chart_of(path)
    write_ranking_book(path, replace(review, config=replace(review.config, ranking=RankingPolicy(by="percent"))))
    assert f"'Xếp hạng'!$J${header + 1}:$J${header + 2}" in chart_of(path)


def test_a_table_of_several_pages_repeats_its_heading_and_leaves_the_chart_a_sheet(opened: Opened) -> None:
    cards = [a_card(member, SCALE, {"A1": 5}) for member in some_members(40)]
    book = opened(a_review(SCALE, a_board(cards)))
    assert book.sheetnames[1] == "Biểu đồ"
    header = row_with(book["Xếp hạng"], "STT")
    assert book["Xếp hạng"].print_title_rows == f"${header}:${header}"
