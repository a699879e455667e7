"""`Vượt kế hoạch`: a bonus for every whole percent over another line's target."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.scale import UNBOUNDED, Kind
from tests.builders import a_rule
from tests.rules.cases import a_case, calculated, faults

RULE = "Vượt kế hoạch"


def bonus(ratio: Fraction | str | None, parameters: str = "của A1", maximum: int = 5) -> Fraction:
    rule = a_rule(RULE, parameters, Kind.BONUS, maximum)
    return rule.points(a_case(exceeded=ratio, exceeded_maximum=40))


@pytest.mark.parametrize(
    ("ratio", "expected"),
    [
        (Fraction(99, 100), "0"),
        (Fraction(1), "0"),
        (Fraction(10099, 10000), "0"),
        (Fraction(101, 100), "0.4"),
        (Fraction(1029, 1000), "0.8"),
        (Fraction(4, 3), "5"),
        (Fraction(112, 100), "4.8"),
        (Fraction(10), "5"),
        (None, "0"),
        (UNBOUNDED, "5"),
    ],
)
def test_whole_percents_over(ratio: Fraction | str | None, expected: str) -> None:
    assert bonus(ratio) == Fraction(expected)


def test_another_worth() -> None:
    assert bonus(Fraction(103, 100), "của A1; 2%") == Fraction("2.4")
    assert bonus(Fraction(103, 100), "0,5%; của A1") == Fraction("0.6")


def test_which_line_is_exceeded() -> None:
    rule = a_rule(RULE, "của Nội dung 1.10", Kind.BONUS)
    assert rule.exceeds == "Nội dung 1.10"
    assert rule.question is None


@pytest.mark.parametrize(
    ("parameters", "said"),
    [("", "phải ghi “của X”"), ("2%", "phải ghi “của X”"), ("của A1; 2", "không hiểu tham số “2”")],
)
def test_wrong_parameters(parameters: str, said: str) -> None:
    assert any(said in sentence for sentence in faults(RULE, parameters, Kind.BONUS))


@pytest.mark.parametrize("kind", [Kind.BASE, Kind.DEDUCTION])
def test_only_a_bonus(kind: Kind) -> None:
    assert len(faults(RULE, "của A1", kind)) == 1


def test_it_needs_a_maximum() -> None:
    assert faults(RULE, "của A1", Kind.BONUS, None) == ("cách tính “Vượt kế hoạch” cần Điểm tối đa",)


@given(st.fractions(0, 5), st.fractions(0, 5))
def test_further_never_gives_less(one: Fraction, other: Fraction) -> None:
    less, more = sorted((one, other))
    assert 0 <= bonus(less) <= bonus(more) <= 5


@pytest.mark.parametrize(
    ("ratio", "told"),
    [
        (Fraction(105, 100), "tỷ lệ của dòng A1 là 1,05: min(5; ⌊(1,05 − 1) × 100⌋ × 1/100 × 40)"),
        (Fraction(10, 9), "tỷ lệ của dòng A1 là 1,1111…: min(5; ⌊(1,1111… − 1) × 100⌋ × 1/100 × 40)"),
        (Fraction(11, 12), "tỷ lệ của dòng A1: 0,9166… ≤ 1 nên lấy 0"),
        (UNBOUNDED, "dòng A1 có kết quả bằng 0 nên lấy 5"),
        (None, "dòng A1 không có tỷ lệ để so với chỉ tiêu nên lấy 0"),
    ],
)
def test_the_calculation_puts_the_ratio_in(ratio: Fraction | str | None, told: str) -> None:
    rule = a_rule(RULE, "của A1", Kind.BONUS, 5)
    assert calculated(rule, a_case(exceeded=ratio, exceeded_maximum=40)) == told
