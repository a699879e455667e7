"""`Trừ dần`: full until something goes wrong."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.scale import Kind
from tests.builders import a_rule
from tests.rules.cases import a_case, calculated, faults, points

RULE = "Trừ dần"


@pytest.mark.parametrize(("count", "expected"), [("0", "2"), ("1", "1.5"), ("4", "0"), ("5", "0"), ("1000000", "0")])
def test_each_fault_takes(count: str, expected: str) -> None:
    assert points(RULE, "0,5/lần", count, maximum=2) == Fraction(expected)


@pytest.mark.parametrize(("count", "expected"), [("1", "1.5"), ("3", "0.5"), ("4", "0.5"), ("99", "0.5")])
def test_what_is_taken_may_be_bounded(count: str, expected: str) -> None:
    assert points(RULE, "0,5/lần; trừ tối đa 1,5", count, maximum=2) == Fraction(expected)


def test_a_bound_above_the_maximum_never_takes_more_than_there_is() -> None:
    assert points(RULE, "1/lần; trừ tối đa 5", "9", maximum=2) == 0


def test_it_asks_for_a_whole_count_and_a_blank_one_is_zero() -> None:
    rule = a_rule(RULE, "0,5/lần")
    assert rule.question is not None
    assert rule.question.whole
    assert rule.question.at_least == 0
    assert rule.blank_is_zero


@pytest.mark.parametrize("kind", [Kind.BONUS, Kind.DEDUCTION])
def test_only_base_lines(kind: Kind) -> None:
    assert len(faults(RULE, "0,5/lần", kind)) == 1


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ("", "phải ghi số điểm trừ mỗi lần"),
        ("trừ tối đa 1", "phải ghi số điểm trừ mỗi lần"),
        ("0,5/lần; trừ tối đa", "không hiểu tham số “trừ tối đa”"),
        ("0,1 mỗi 1 trên 92", "là của “Theo số lượng”"),
        ("0,5/lần; từ 9 điểm", "khác cột Điểm tối đa"),
    ],
)
def test_wrong_parameters(parameters: str, said: str) -> None:
    assert any(said in sentence for sentence in faults(RULE, parameters))


def test_it_may_follow_another_line() -> None:
    assert a_rule(RULE, "1/lần; theo dòng C").follows == "C"


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.sampled_from(["0,3/lần", "0,7/lần; trừ tối đa 4"]))
def test_more_faults_never_give_more_points(one: int, other: int, parameters: str) -> None:
    rule = a_rule(RULE, parameters)
    less, more = sorted((one, other))
    assert 0 <= rule.points(a_case(more)) <= rule.points(a_case(less)) <= 10


@pytest.mark.parametrize(
    ("parameters", "told"),
    [("0,5/lần", "max(0; 10 − 0,5 × 4)"), ("0,5/lần; trừ tối đa 1,5", "max(0; 10 − min(1,5; 0,5 × 4))")],
)
def test_the_calculation_takes_from_the_maximum(parameters: str, told: str) -> None:
    assert calculated(a_rule(RULE, parameters), a_case(4)) == told


@pytest.mark.parametrize(
    ("figure", "expected"), [("100", "2"), ("92", "2"), ("91.01", "2"), ("91", "1.5"), ("90.5", "1.5"), ("0", "0")]
)
def test_every_whole_step_below_a_bound_takes(figure: str, expected: str) -> None:
    assert points(RULE, "0,5 mỗi 1 dưới 92", figure, maximum=2) == Fraction(expected)


def test_what_a_shortage_takes_may_be_bounded() -> None:
    assert points(RULE, "0,5 mỗi 1 dưới 92; trừ tối đa 1,5", "0", maximum=2) == Fraction("0.5")


@pytest.mark.parametrize(("figure", "expected"), [("7", "5"), ("6.94", "5"), ("6.93", "4.8"), ("3.5", "0"), ("8", "5")])
def test_a_shortage_in_percent_of_the_target(figure: str, expected: str) -> None:
    parameters = "theo % chỉ tiêu; cứ mỗi 1% dưới 100% trừ 0,2 điểm"
    assert points(RULE, parameters, figure, target="7", maximum=5) == Fraction(expected)


def test_a_figure_that_is_missing_is_no_shortage() -> None:
    rule = a_rule(RULE, "0,5 mỗi 1 dưới 92; theo % chỉ tiêu")
    assert not rule.blank_is_zero
    assert rule.needs_target
    assert rule.question
    assert not rule.question.whole


@pytest.mark.parametrize(
    ("figure", "told"), [("90.5", "max(0; 10 − min(1,5; 0,5 × ⌊(92 − 90,5)/1⌋))"), ("92", "92 ≥ 92 nên lấy 10")]
)
def test_the_calculation_of_a_shortage(figure: str, told: str) -> None:
    rule = a_rule(RULE, "0,5 mỗi 1 dưới 92; trừ tối đa 1,5")
    assert calculated(rule, a_case(Decimal(figure))) == told
