"""What one section of the scale came to."""

from decimal import Decimal

import pytest

from pipeline.model.scale import Condition, Effect
from pipeline.text.papers.sections import Reached, Taken, bonuses, conditions, deductions, effect, reached


def told(*members: tuple[str, str, str], turn: int = 0) -> str:
    (sentence,) = reached([Reached(name, Decimal(points), Decimal(most)) for name, points, most in members], turn)
    return sentence


def test_the_mean_and_the_best() -> None:
    assert told(("A", "60.00", "60"), ("B", "57.00", "60"), ("C", "48.05", "60")) == (
        "Bình quân các đơn vị đạt 91,7% điểm tối đa; cao nhất là A (đạt điểm tối đa)."
    )


def test_points_are_told_where_all_have_the_same_maximum_else_shares() -> None:
    assert told(("A", "9.50", "10"), ("B", "9.50", "10"), ("C", "3.00", "10")).endswith("A và B (cùng đạt 9,5 điểm).")
    assert told(("A", "30.00", "40"), ("B", "30.00", "60")) == (
        "Bình quân các đơn vị đạt 60% điểm tối đa; cao nhất là A (đạt 75%)."
    )


def test_many_at_the_top_are_counted() -> None:
    members = [(letter, "10.00", "10") for letter in "ABCD"]
    assert told(*members, ("E", "5.00", "10")) == (
        "Bình quân các đơn vị đạt 90% điểm tối đa, trong đó 04/05 đơn vị cùng đạt điểm tối đa."
    )


def test_all_at_the_maximum_all_equal_and_one_alone() -> None:
    assert told(("A", "10.00", "10"), ("B", "10.00", "10")) == "Cả 02 đơn vị đều đạt điểm tối đa."
    assert told(("A", "10.00", "10")) == "A đạt điểm tối đa (10 điểm)."
    assert told(("A", "8.00", "10"), ("B", "8.00", "10")) == (
        "Các đơn vị có kết quả như nhau, cùng đạt 80% điểm tối đa."
    )
    assert told(("A", "8.00", "10")) == "A đạt 8/10 điểm."
    assert list(reached([])) == []


@pytest.mark.parametrize("members", [2, 5])
@pytest.mark.parametrize("worst", ["10.00", "9.00"])
def test_sections_in_a_row_are_told_in_other_words(members: int, worst: str) -> None:
    everybody = [(f"Đơn vị {number}", "10.00", "10") for number in range(members)]
    assert len({told(*everybody, ("Z", worst, "10"), turn=turn) for turn in range(5)}) == 5


def test_bonus_and_deductions() -> None:
    assert list(bonuses([])) == []
    assert list(bonuses([Taken("A", Decimal("1.00"))])) == ["A được cộng 1 điểm thưởng."]
    two = [Taken("A", Decimal(3)), Taken("B", Decimal(1))]
    assert list(bonuses(two)) == ["Có 02 đơn vị được cộng điểm thưởng: A (3 điểm) và B (1 điểm)."]
    assert deductions(0) == "Không có đơn vị nào bị trừ điểm."
    assert deductions(2) == "Có 02 đơn vị bị trừ điểm."


def test_of_many_with_bonus_the_first_three_are_named() -> None:
    (sentence,) = bonuses([Taken(letter, Decimal(9)) for letter in "ABCDE"])
    assert sentence.endswith("A (9 điểm); B (9 điểm); C (9 điểm) và 02 đơn vị khác.")


def test_a_condition_is_told_with_what_it_does() -> None:
    lowered = "hạ một bậc xếp loại"
    assert list(conditions([("Bị kỷ luật", lowered, [])])) == [
        "Không có đơn vị nào thuộc các trường hợp quy định tại mục này."
    ]
    assert list(conditions([("Bị kỷ luật", lowered, ["A"]), ("Không ký", "không xếp hạng", [])])) == [
        "A thuộc trường hợp “Bị kỷ luật”: hạ một bậc xếp loại."
    ]
    assert list(conditions([])) == []
    assert {effect(Condition(one, "Khá")) for one in Effect} >= {lowered, "xếp loại không quá “Khá”"}
