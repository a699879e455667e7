"""Sheet `Xếp hạng`, as an official opens them."""

from collections.abc import Iterable
from decimal import Decimal

import pytest
from openpyxl.cell import Cell
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.model.bloc import Grade, PaperSize, Quota, RankingPolicy, Signing
from pipeline.model.finding import FileStatus
from pipeline.model.grounds import Memory, PastReview
from pipeline.model.result import NotRanked, Review
from pipeline.model.scale import Kind
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
    first = [1, "Văn phòng Sở", 27, 2, 1, 28, 30, 93.33, 1, 28]
    second = [2, KHTC.name, 9.5, 0, 0, 9.5, 10, 95, 2, 9.5]
    assert values_of(sheet, "Văn phòng Sở", ANNEX) == first
    assert values_of(sheet, KHTC.name, ANNEX) == second
    cells = cells_of(sheet, "Văn phòng Sở")
    assert {cells[heading].number_format for heading in POINTS} == {"[$-42A]#,##0.00"}


@pytest.mark.parametrize(("decimals", "shown"), [(0, "[$-42A]#,##0"), (1, "[$-42A]#,##0.0"), (3, "[$-42A]#,##0.000")])
def test_points_show_the_decimals_of_the_bloc(opened: Opened, decimals: int, shown: str) -> None:
    review = two_ranked_and_one_not()
    sheet = opened(review._replace(config=a_config([VP, KHTC, TTR], decimals=decimals)))["Xếp hạng"]
    cells = cells_of(sheet, "Văn phòng Sở")
    assert cells["Tổng điểm"].number_format == shown
    assert cells["Tỷ lệ %"].number_format == "[$-42A]#,##0.00"


def test_grades_and_awards_stand_in_their_row(opened: Opened) -> None:
    review = two_ranked_and_one_not()
    first, second = review.board.standings
    named = first._replace(grade="Xuất sắc", awards=("Cờ thi đua", "Bằng khen"))
    sheet = opened(review._replace(board=review.board._replace(standings=(named, second))))["Xếp hạng"]
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
        a_standing(review.board.standings[1].card._replace(total=points(28)), 2, decided_by="section:A"),
    )
    policy = RankingPolicy(by="total", tie_breaks=("section:A", "deduction"))
    config = review.config._replace(ranking=policy)
    texts = texts_of(
        opened(review._replace(board=review.board._replace(standings=standings), config=config))["Xếp hạng"]
    )
    assert "bằng nhau thì xét lần lượt: điểm mục A (Nhiệm vụ chuyên môn), điểm trừ (ít hơn xếp trên)." in texts
    assert "cùng đạt 28 điểm; Văn phòng Sở xếp trên" in texts


def test_who_is_not_ranked_is_named_with_the_reason(opened: Opened) -> None:
    texts = texts_of(opened(two_ranked_and_one_not())["Xếp hạng"])
    assert "Không xếp hạng: 01 đơn vị" in texts
    assert "cá nhân bị kỷ luật" in texts
    assert "K1" not in texts, "no codes on what is handed out"


def test_refused_forms_of_a_member_without_a_place_are_named(opened: Opened) -> None:
    refused = a_file("kho/TTR.xlsx", "TTR", FileStatus.REJECTED, reason="scale_differs")
    board = a_board([a_card(VP, SCALE)], [NotRanked(TTR, "rejected")])
    texts = texts_of(opened(a_review(SCALE, board, files=(refused,)))["Xếp hạng"])
    assert "theo thang điểm khác" in texts
    assert "TTR.xlsx" not in texts, "nor of files"


def test_a_total_that_is_not_the_sum_of_the_sections_is_explained(opened: Opened) -> None:
    review = two_ranked_and_one_not()
    first, second = review.board.standings
    capped = first._replace(card=first.card._replace(total=points(20)))
    texts = texts_of(opened(review._replace(board=review.board._replace(standings=(capped, second))))["Xếp hạng"])
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
    assert in_this_order(["Đơn vị", "Mục A", "Mục B", "Tổng điểm"], sheet)
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
    config = review.config._replace(ranking=RankingPolicy(by="percent"))
    sheet = opened(review._replace(config=config))["Xếp hạng"]
    assert values_of(sheet, VP.name, ["6 tháng: tỷ lệ %"]) == [80]


def test_the_signs_are_explained_below_the_table(opened: Opened) -> None:
    texts = texts_of(opened(remembered(half_year(VP=(1, 40)), year_before(VP=(1, 40))))["Xếp hạng"])
    assert "So với hạng 6 tháng: ▲ lên hạng, ▼ xuống hạng, kèm số bậc; = giữ nguyên hạng." in texts
    assert "Kết quả 6 tháng đầu năm 2018 và năm 2017 chỉ để so sánh, không cộng vào tổng điểm." in texts
    assert "▲" not in texts_of(opened(two_ranked_and_one_not())["Xếp hạng"])


def test_what_is_carried_has_a_column_and_a_note_only_where_it_is_configured(opened: Opened) -> None:
    review = remembered(half_year(VP=(1, 40)))
    first, *others = review.board.standings
    card = first.card._replace(carried=points("4,1"), total=first.card.total + points("4,1"))
    board = review.board._replace(standings=(first._replace(card=card), *others))
    scoring = review.config.scoring._replace(carry=Decimal("12.5"))
    sheet = opened(review._replace(board=board, config=review.config._replace(scoring=scoring)))["Xếp hạng"]
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
    assert get_column_letter(headings.index("Xếp hạng") + 1) == printed
    assert set(headings[headings.index("Xếp hạng") + 1 :]) == {"Tổng tự chấm", *HALF_COLUMNS}


def test_a_maximum_that_all_share_is_not_printed(opened: Opened) -> None:
    cards = [a_card(member, SCALE, {"A1": 9}) for member in (VP, KHTC)]
    headings = headings_of(opened(a_review(SCALE, a_board(cards)))["Xếp hạng"])
    assert headings.index("Điểm tối đa áp dụng") > headings.index("Xếp hạng")


def test_a_section_of_bonus_and_deduction_stays_where_it_breaks_ties(opened: Opened) -> None:
    review = two_ranked_and_one_not()
    policy = RankingPolicy(by="total", tie_breaks=("section:B",))
    sheet = opened(review._replace(config=review.config._replace(ranking=policy)))["Xếp hạng"]
    assert "B. Điểm thưởng, điểm trừ" in headings_of(sheet)


def test_the_table_is_signed_by_who_made_it_and_for_the_bloc(opened: Opened) -> None:
    review = two_ranked_and_one_not()
    signing = Signing(name="[Họ và tên]", office="Giám đốc Sở", capacity="KT.")
    told = texts_of(opened(review._replace(config=review.config._replace(signing=signing)))["Xếp hạng"])
    assert "NGƯỜI LẬP BIỂU" in told
    assert "TM. KHỐI THI ĐUA\nKT. KHỐI TRƯỞNG\nKHỐI PHÓ\nGIÁM ĐỐC SỞ" in told
    assert "[Họ và tên]" not in told
    board = a_board([], [NotRanked(VP, "no_submission")])
    assert "NGƯỜI LẬP BIỂU" not in texts_of(opened(a_review(SCALE, board))["Xếp hạng"])


def of_sections(sections: int, members: int = 2, title: str = "Mục dài " * 6) -> Review:
    scale = a_scale(*(row for n in range(sections) for row in (a_group(f"S{n}", title), a_line(f"S{n}.1"))))
    return a_review(scale, a_board([a_card(member, scale) for member in some_members(members)]))


def on_one_page(sheet: Worksheet) -> bool:
    return bool(sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage)


def smallest_type(sheet: Worksheet) -> float:
    """Points of 11-point type on paper: by the scale that is set, or that fits what is printed on its one page."""
    across, down = (390, 266) if sheet.page_setup.paperSize == 8 else (267, 179)
    if not on_one_page(sheet):
        return float(sheet.page_setup.scale) * 11 / 100
    width = sum(widths_of(sheet)) * 25.4 / 96
    height = sum(sheet.row_dimensions[row].height or 15 for row in range(1, sheet.max_row + 1)) * 25.4 / 72
    return 11 * min(1, across / width, down / height)


def printed_headings(sheet: Worksheet) -> list[object]:
    last = sheet.print_area.split("!")[-1].split(":")[1].split("$")[1]
    return [one for place, one in enumerate(headings_of(sheet), start=1) if place <= column_index_from_string(last)]


def sections_printed(sheet: Worksheet) -> int:
    return sum(str(one).startswith(("S", "Mục S")) for one in printed_headings(sheet)[1:])


def widths_of(sheet: Worksheet) -> list[float]:
    """Pixels of the printed columns; equal neighbours are told once in the file."""
    every: dict[int, float] = {}
    for one in sheet.column_dimensions.values():
        every |= dict.fromkeys(range(one.min, one.max + 1), one.width)
    return [every[place] * 7 for place in range(1, len(printed_headings(sheet)) + 1)]


@pytest.mark.parametrize("members", [3, 11, 30])
@pytest.mark.parametrize("sections", [1, 6, 10, 14])
def test_it_prints_in_eight_points_or_more_and_one_page_wide(opened: Opened, sections: int, members: int) -> None:
    sheet = opened(of_sections(sections, members))["Xếp hạng"]
    assert smallest_type(sheet) >= 8
    assert not sheet.col_breaks.brk
    assert sum(widths_of(sheet)) * 25.4 / 96 * smallest_type(sheet) / 11 <= 267
    assert {"Đơn vị", "Tổng điểm", "Xếp hạng"} <= set(printed_headings(sheet))


@pytest.mark.parametrize(("members", "one_page"), [(3, True), (11, True), (40, False)])
def test_notes_and_signatures_stand_below_the_table_on_its_page_where_that_can_be(
    opened: Opened, members: int, one_page: bool
) -> None:
    sheet = opened(of_sections(4, members))["Xếp hạng"]
    assert on_one_page(sheet) == one_page
    assert bool(sheet.print_title_rows) != one_page


@pytest.mark.parametrize("members", range(18, 37, 3))
def test_the_last_of_several_pages_has_rows_of_the_table_above_the_foot(opened: Opened, members: int) -> None:
    sheet = opened(of_sections(6, members))["Xếp hạng"]
    room, used, begins = 179 * 72 / 25.4 * 100 / (sheet.page_setup.scale or 100), 0.0, 1
    for row in range(1, sheet.max_row + 1):
        height = sheet.row_dimensions[row].height or 15
        if used + height > room:
            used, begins = sheet.row_dimensions[row_with(sheet, "STT")].height, row
        used += height
    assert row_with(sheet, "STT") < begins < row_with(sheet, "STT") + members - 2


def test_sections_that_have_no_room_in_eight_points_are_told_by_the_details_only(opened: Opened) -> None:
    few, many = (opened(of_sections(sections))["Xếp hạng"] for sections in (10, 24))
    assert sections_printed(few) == 10
    assert sections_printed(many) == 0
    assert "Mục S23" in headings_of(many), "on the screen they are there"


def test_on_a3_the_wide_tables_have_more_room(opened: Opened) -> None:
    review = of_sections(24, 30)
    small = opened(review)
    book = opened(review._replace(config=review.config._replace(paper=PaperSize.A3)))
    assert [book[name].page_setup.paperSize for name in ("Xếp hạng", "Chi tiết")] == [8, 8]
    assert sections_printed(book["Xếp hạng"]) == 24
    assert smallest_type(book["Xếp hạng"]) >= 8
    assert len(book["Chi tiết"].col_breaks.brk) < len(small["Chi tiết"].col_breaks.brk)


def test_columns_that_hold_nothing_are_left_out(opened: Opened) -> None:
    scale = a_scale(a_group("A"), a_line("A1"), a_line("A2", kind=Kind.DEDUCTION, maximum=2))
    review = a_review(scale, a_board([a_card(member, scale, {"A1": 5}) for member in (VP, KHTC)]))
    assert not {"Điểm thưởng", "Xếp loại", "Đề nghị"} & set(headings_of(opened(review)["Xếp hạng"]))
    assert "Điểm trừ" in headings_of(opened(review)["Xếp hạng"]), "nobody lost points where points could be lost"


def test_who_has_another_grade_than_the_points_reach_is_told_below_the_grades(opened: Opened) -> None:
    scale = a_scale(a_group("A"), a_line("A1"))
    cards = [a_card(member, scale, {"A1": 10}) for member in (VP, KHTC)]
    grades = (
        Grade(name="Xuất sắc", at_least=Decimal(9), quota=Quota(Decimal(1), False)),
        Grade(name="Tốt", at_least=Decimal(0)),
    )
    standings = (a_standing(cards[0], 1, grade="Xuất sắc"), a_standing(cards[1], 2, grade="Tốt"))
    over = a_finding("grade_quota", unit=KHTC.code, facts={"grade": "Xuất sắc", "given": "Tốt"})
    review = a_review(scale, a_board(cards), findings=(over,))
    review = review._replace(
        board=review.board._replace(standings=standings), config=review.config._replace(grades=grades)
    )
    assert "Loại “Xuất sắc” không quá" in texts_of(opened(review)["Xếp hạng"])
