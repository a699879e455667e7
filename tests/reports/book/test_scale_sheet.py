"""Sheet `Thang điểm`: the statistics of the scale as the bloc reads them."""

from pipeline.model.result import NotRanked
from pipeline.reports.book.scale_sheet import SHEET
from tests.blocs_in_places import a_ranked_review
from tests.builders import a_board, a_review
from tests.reports.books import Opened, row_with, rows_of, texts_of
from tests.reports.figures.small_bloc import SCALE, VP
from tests.reports.figures.test_scale_statistics import NINE, PLAIN, eight_of_nine


def test_a_line_a_row_with_its_numbers_and_a_remark(worked: Opened) -> None:
    sheet = worked(eight_of_nine())[SHEET]
    rows = rows_of(sheet)
    header = row_with(sheet, "Nhận xét")
    assert [row[0] for row in rows[header : header + 4]] == ["A1", "A2", "B1", "B2"]
    first = rows[header]
    assert first[2:13] == ["Chuẩn", 10, 9, 88.9, 4, 9.33, 10, 1.89, 0, 0, len(moved_without_a1())]
    assert str(first[13]).startswith("08/09 đơn vị đạt điểm tối đa: tiêu chí hầu như không phân biệt")
    assert rows[header + 3][13] is None, "nothing is remarkable in a deduction that nobody has"
    assert "01/02 tiêu chí Chuẩn không hoặc hầu như không phân biệt được các đơn vị" in texts_of(sheet)


def moved_without_a1() -> list[str]:
    """On A2 the members stand in the order of their numbers; the first has 6 points less on A1."""
    places = {one.card.member.code: one.place for one in eight_of_nine().board.standings}
    return [code for number, code in enumerate(NINE, start=1) if places[code] != number]


def test_lines_alike_and_members_by_what_they_overclaim(worked: Opened) -> None:
    steps = (10, 9, 7, 6, 5, 4, 3, 2, 1)
    given = {code: {"A1": step, "A2": 2 * step} for code, step in zip(NINE, steps, strict=True)}
    review = a_ranked_review(PLAIN, given)
    told = texts_of(worked(review)[SHEET])
    assert "Điểm của A1 và A2 gần như luôn đi cùng nhau (hệ số tương quan 1,00)." in told
    assert "Không có cặp tiêu chí nào" not in told
    first, *others = review.board.standings
    card = first.card._replace(claimed_total=first.card.total + 2)
    claims = worked(review._replace(board=review.board._replace(standings=(first._replace(card=card), *others))))[SHEET]
    row = rows_of(claims)[row_with(claims, "Số tiêu chí tự chấm cao hơn")]
    assert row[:6] == [1, "Đơn vị M1", 32, 30, 2, 0]


def test_where_the_ranking_was_not_tried_that_is_said(worked: Opened) -> None:
    sheet = worked(a_ranked_review(PLAIN, {"VP": {"A1": 10}}))[SHEET]
    assert "Không thử bỏ từng tiêu chí" in texts_of(sheet)
    assert rows_of(sheet)[row_with(sheet, "Nhận xét")][12] == "–"


def test_a_bloc_in_which_nobody_sent_a_form(worked: Opened) -> None:
    sheet = worked(a_review(SCALE, a_board([], [NotRanked(VP, "no_submission")])))[SHEET]
    assert "Chưa có phiếu nào được chấm" in texts_of(sheet)
