"""Sheet `Xếp hạng`, as an official opens them."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.model.bloc import RankingPolicy, Signing
from pipeline.model.finding import FileStatus
from pipeline.model.grounds import Memory, PastReview
from pipeline.model.result import NotRanked, Review
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
from tests.remembering import half_year, year_before
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
    "Điểm thưởng",
    "Điểm trừ",
    "Tổng điểm",
    "Điểm tối đa áp dụng",
    "Tỷ lệ %",
    "Xếp hạng",
    "Xếp loại",
    "Đề nghị",
    "Tổng tự chấm",
]
POINTS = ANNEX[ANNEX.index("A. Nhiệm vụ chuyên môn") : ANNEX.index("Xếp hạng")]


def headings_of(sheet: Worksheet) -> list[object]:
    return rows_of(sheet)[row_with(sheet, "STT") - 1]


def cells_of(sheet: Worksheet, member: str) -> dict[str, Cell]:
    """A member's row of the annex table, by heading."""
    return dict(zip(map(str, headings_of(sheet)), sheet[row_with(sheet, member)], strict=True))


def values_of(sheet: Worksheet, member: str, headings: Iterable[str]) -> list[object]:
    cells = cells_of(sheet, member)
    return [cells[heading].value for heading in headings]


def column_of(sheet: Worksheet, heading: str) -> str:
    """The letter of a column."""
    return get_column_letter(headings_of(sheet).index(heading) + 1)


def in_this_order(headings: Iterable[str], sheet: Worksheet) -> bool:
    """True where the sheet has these headings from left to right, whatever stands between them."""
    rest = iter(headings_of(sheet))
    return all(heading in rest for heading in headings)


def test_the_sheets_of_a_short_scale(opened: Opened) -> None:
    assert opened(two_ranked_and_one_not()).sheetnames == ["Xếp hạng", "Chi tiết", "Biểu đồ"]


def test_the_annex_table_has_its_columns_and_its_numbers_are_numbers(opened: Opened) -> None:
    sheet = opened(two_ranked_and_one_not())["Xếp hạng"]
    assert in_this_order(ANNEX, sheet)
    first = [1, "Văn phòng Sở", 27, 2, 1, 28, 30, 93.33, 1, None, None, 28]
    second = [2, KHTC.name, 9.5, 0, 0, 9.5, 10, 95, 2, None, None, 9.5]
    assert values_of(sheet, "Văn phòng Sở", ANNEX) == first
    assert values_of(sheet, KHTC.name, ANNEX) == second
    cells = cells_of(sheet, "Văn phòng Sở")
    assert {cells[heading].number_format for heading in POINTS} == {"[$-42A]#,##0.00"}


@pytest.mark.parametrize(("decimals", "shown"), [(0, "[$-42A]#,##0"), (1, "[$-42A]#,##0.0"), (3, "[$-42A]#,##0.000")])
def test_points_show_the_decimals_of_the_bloc(opened: Opened, decimals: int, shown: str) -> None:
    review = two_ranked_and_one_not()
    sheet = opened(replace(review, config=a_config([VP, KHTC, TTR], decimals=decimals)))["Xếp hạng"]
    cells = cells_of(sheet, "Văn phòng Sở")
    assert cells["Tổng điểm"].number_format == shown
    assert cells["Tỷ lệ %"].number_format == "[$-42A]#,##0.00"


def test_grades_and_awards_stand_in_their_row(opened: Opened) -> None:
    review = two_ranked_and_one_not()
    first, second = review.board.standings
    named = replace(first, grade="Xuất sắc", awards=("Cờ thi đua", "Bằng khen"))
    sheet = opened(replace(review, board=replace(review.board, standings=(named, second))))["Xếp hạng"]
    assert values_of(sheet, "Văn phòng Sở", ["Xếp loại", "Đề nghị"]) == ["Xuất sắc", "Cờ thi đua\nBằng khen"]


def test_a_shared_place_is_a_number_with_a_star_that_is_explained(opened: Opened) -> None:
    cards = [a_card(member, SCALE, {"A1": 9}) for member in (VP, KHTC)]
    sheet = opened(a_review(SCALE, a_board(cards)))["Xếp hạng"]
    place = cells_of(sheet, "Văn phòng Sở")["Xếp hạng"]
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
    assert in_this_order(["Đơn vị", "Mục A", "Mục B", "Điểm thưởng"], sheet)
    assert "B. Ngắn" in texts_of(sheet)


def test_a_table_of_several_pages_repeats_its_heading(opened: Opened) -> None:
    cards = [a_card(member, SCALE, {"A1": 5}) for member in some_members(40)]
    sheet = opened(a_review(SCALE, a_board(cards)))["Xếp hạng"]
    header = row_with(sheet, "STT")
    assert sheet.print_title_rows == f"${header}:${header}"
    assert not opened(two_ranked_and_one_not())["Xếp hạng"].print_title_rows


def test_the_table_tells_its_numbers_and_no_chart_below_tells_them_again(opened: Opened) -> None:
    assert not opened(two_ranked_and_one_not())["Xếp hạng"]._charts


# --------------------------------------------------------------------------------------- the past

HALF_COLUMNS = ["6 tháng: tổng điểm", "6 tháng: xếp hạng", "So với hạng 6 tháng"]
LAST_COLUMNS = ["Năm 2017: tổng điểm", "Năm 2017: xếp hạng"]


def remembered(six_month: PastReview | None = None, last_year: PastReview | None = None, **more: object) -> Review:
    return two_ranked_and_one_not(memory=Memory(six_month=six_month, last_year=last_year), **more)


def test_the_six_months_stand_beside_the_year(opened: Opened) -> None:
    sheet = opened(remembered(half_year(VP=(2, "12,5"), KHTC=(1, 14))))["Xếp hạng"]
    assert in_this_order([*ANNEX, *HALF_COLUMNS], sheet)
    assert values_of(sheet, VP.name, HALF_COLUMNS) == [12.5, 2, "▲1"]
    assert values_of(sheet, KHTC.name, HALF_COLUMNS) == [14, 1, "▼1"]
    assert cells_of(sheet, VP.name)["6 tháng: tổng điểm"].number_format == "[$-42A]#,##0.00"


def test_last_year_stands_beside_the_year(opened: Opened) -> None:
    sheet = opened(remembered(half_year(VP=(1, 12)), year_before(VP=(1, "90,5"))))["Xếp hạng"]
    assert in_this_order([*ANNEX, *HALF_COLUMNS, *LAST_COLUMNS], sheet)
    assert values_of(sheet, VP.name, [*HALF_COLUMNS, *LAST_COLUMNS]) == [12, 1, "=", 90.5, 1]
    alone = opened(remembered(last_year=year_before(VP=(1, "90,5"))))["Xếp hạng"]
    assert in_this_order([*ANNEX, *LAST_COLUMNS], alone)
    assert not set(HALF_COLUMNS) & set(headings_of(alone))


def test_who_had_no_place_then_has_a_dash(opened: Opened) -> None:
    sheet = opened(remembered(half_year(VP=None), year_before()))["Xếp hạng"]
    for member in (VP, KHTC):
        assert values_of(sheet, member.name, [*HALF_COLUMNS, *LAST_COLUMNS]) == ["–"] * 5


def test_a_bloc_that_ranks_by_percent_sees_the_percent_of_the_past(opened: Opened) -> None:
    review = remembered(half_year(VP=(1, 40)))
    config = replace(review.config, ranking=RankingPolicy(by="percent"))
    sheet = opened(replace(review, config=config))["Xếp hạng"]
    assert values_of(sheet, VP.name, ["6 tháng: tỷ lệ %"]) == [80]


def test_the_signs_are_explained_below_the_table(opened: Opened) -> None:
    texts = texts_of(opened(remembered(half_year(VP=(1, 40)), year_before(VP=(1, 40))))["Xếp hạng"])
    assert "So với hạng 6 tháng: ▲ lên hạng, ▼ xuống hạng, kèm số bậc; = giữ nguyên hạng." in texts
    assert "Kết quả 6 tháng đầu năm 2018 và năm 2017 chỉ để so sánh, không cộng vào tổng điểm." in texts
    assert "▲" not in texts_of(opened(two_ranked_and_one_not())["Xếp hạng"])


def test_what_is_carried_has_a_column_and_a_note_only_where_it_is_configured(opened: Opened) -> None:
    review = remembered(half_year(VP=(1, 40)))
    first, *others = review.board.standings
    card = replace(first.card, carried=points("4,1"), total=first.card.total + points("4,1"))
    board = replace(review.board, standings=(replace(first, card=card), *others))
    scoring = replace(review.config.scoring, carry=Decimal("12.5"))
    sheet = opened(replace(review, board=board, config=replace(review.config, scoring=scoring)))["Xếp hạng"]
    assert in_this_order(["Điểm trừ", "Cộng 12,5% điểm 6 tháng", "Tổng điểm"], sheet)
    carried = [values_of(sheet, member.name, ["Cộng 12,5% điểm 6 tháng"]) for member in (VP, KHTC)]
    assert carried == [[4.1], [0]]
    texts = texts_of(sheet)
    assert "Tổng điểm năm đã cộng 12,5% tổng điểm 6 tháng đầu năm" in texts
    assert "không cộng vào tổng điểm" not in texts
    assert "mức trần" not in texts


# -------------------------------------------------------------------------------------- on paper


def test_what_is_only_compared_stands_right_of_what_is_printed(opened: Opened) -> None:
    sheet = opened(remembered(half_year(VP=(1, 40))))["Xếp hạng"]
    headings = [str(heading) for heading in headings_of(sheet)]
    printed = sheet.print_area.split("!")[-1].split(":")[1].split("$")[1]
    assert get_column_letter(headings.index("Đề nghị") + 1) == printed
    assert set(headings[headings.index("Đề nghị") + 1 :]) == {"Tổng tự chấm", *HALF_COLUMNS}


def test_a_maximum_that_all_share_is_not_printed(opened: Opened) -> None:
    cards = [a_card(member, SCALE, {"A1": 9}) for member in (VP, KHTC)]
    headings = headings_of(opened(a_review(SCALE, a_board(cards)))["Xếp hạng"])
    assert headings.index("Điểm tối đa áp dụng") > headings.index("Đề nghị")


def test_a_section_of_bonus_and_deduction_stays_where_it_breaks_ties(opened: Opened) -> None:
    review = two_ranked_and_one_not()
    policy = RankingPolicy(by="total", tie_breaks=("section:B",))
    sheet = opened(replace(review, config=replace(review.config, ranking=policy)))["Xếp hạng"]
    assert "B. Điểm thưởng, điểm trừ" in headings_of(sheet)


def test_the_table_is_signed_by_who_made_it_and_for_the_bloc(opened: Opened) -> None:
    review = two_ranked_and_one_not()
    signing = Signing(name="[Họ và tên]", office="Giám đốc Sở", capacity="KT.")
    told = texts_of(opened(replace(review, config=replace(review.config, signing=signing)))["Xếp hạng"])
    assert "NGƯỜI LẬP BIỂU" in told
    assert "TM. KHỐI THI ĐUA\nKT. KHỐI TRƯỞNG\nKHỐI PHÓ\nGIÁM ĐỐC SỞ" in told
    assert "[Họ và tên]" not in told
    board = a_board([], [NotRanked(VP, "no_submission")])
    assert "NGƯỜI LẬP BIỂU" not in texts_of(opened(a_review(SCALE, board))["Xếp hạng"])


@pytest.mark.parametrize("sections", [1, 5, 8, 12])
def test_it_prints_in_eight_points_or_more(opened: Opened, sections: int) -> None:
    scale = a_scale(*(row for n in range(sections) for row in (a_group(f"S{n}", "Mục dài " * 6), a_line(f"S{n}.1"))))
    sheet = opened(a_review(scale, a_board([a_card(VP, scale), a_card(KHTC, scale)])))["Xếp hạng"]
    assert (sheet.page_setup.scale or 100) * 11 >= 800
