"""The ranking as the terminal shows it."""

import re
from itertools import zip_longest

from pipeline.cli.terminal.review import ranking_table
from pipeline.model.result import Review
from tests.builders import a_board, a_card, a_group, a_line, a_member, a_review, a_scale, points

SCALE = a_scale(a_group("A"), a_line("A1", maximum=10))
VP, TTR = a_member("VP", "Văn phòng Sở"), a_member("TTR", "Thanh tra Sở")


def shown(review: Review) -> dict[str, list[str]]:
    """The cells of every column from top to bottom, by its heading."""
    table = ranking_table(review, 140)
    heads, rows = ([re.split(r" {2,}", line.strip()) for line in lines] for lines in (table.head[:1], table.body))
    return dict(zip(heads[0], map(list, zip_longest(*rows, fillvalue="")), strict=True))


def test_members_stand_in_order_of_place_with_their_points() -> None:
    columns = shown(a_review(SCALE, a_board([a_card(TTR, SCALE, {"A1": "9,5"}), a_card(VP, SCALE, {"A1": 9})])))
    assert columns["Hạng"] == ["1", "2"]
    assert columns["Đơn vị"] == [TTR.name, VP.name]
    assert columns["Tổng điểm"] == ["9,50", "9,00"]
    assert columns["Tối đa"] == ["10,00", "10,00"]
    assert columns["Tỷ lệ %"] == ["95,00", "90,00"]
    assert "Xếp loại" not in columns, "a column with nothing is left out"


def test_the_grade_stands_in_its_column_as_soon_as_one_has_one() -> None:
    review = a_review(SCALE, a_board([a_card(member, SCALE, {"A1": 9}) for member in (VP, TTR)]))
    first, second = review.board.standings
    graded = review._replace(board=review.board._replace(standings=(first._replace(grade="Xuất sắc"), second)))
    assert shown(graded)["Xếp loại"] == ["Xuất sắc", ""]


def test_a_shared_place_has_a_sign() -> None:
    cards = [a_card(member, SCALE, {"A1": 9}) for member in (VP, TTR)]
    assert shown(a_review(SCALE, a_board(cards)))["Hạng"] == ["1=", "1="]


def test_what_the_member_claims_stands_beside_its_total() -> None:
    card = a_card(VP, SCALE, {"A1": 9})._replace(claimed_total=points(10))
    assert shown(a_review(SCALE, a_board([card])))["Tự chấm"] == ["10,00"]
