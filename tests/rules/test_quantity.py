"""`Theo số lượng`: so many points for each one."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.scale import Kind
from tests.builders import a_rule
from tests.rules.cases import a_case, calculated, faults, points

RULE = "Theo số lượng"


@pytest.mark.parametrize(("count", "expected"), [("0", "0"), ("1", "0.5"), ("19", "9.5"), ("20", "10"), ("21", "10")])
def test_each_one_counts_up_to_the_maximum(count: str, expected: str) -> None:
    assert points(RULE, "0,5/lần", count) == Fraction(expected)


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("0", "0"),
        ("91", "0"),
        ("92", "0"),
        ("92.99", "0"),
        ("93", "0.1"),
        ("94.5", "0.2"),
        ("100", "0.8"),
        ("200", "1"),
    ],
)
def test_every_whole_step_above_a_bound(figure: str, expected: str) -> None:
    assert points(RULE, "0,1 mỗi 1 trên 92", figure, maximum=1) == Fraction(expected)


@pytest.mark.parametrize(
    ("figure", "expected"), [("90.4", "0"), ("90.5", "2"), ("91", "4"), ("91.4", "4"), ("93", "10")]
)
def test_steps_smaller_than_one(figure: str, expected: str) -> None:
    assert points(RULE, "2 mỗi 0,5% trên 90%", figure) == Fraction(expected)


@pytest.mark.parametrize(
    ("parameters", "whole"), [("0,5/lần", True), ("0.5 / công việc khác", True), ("1 mỗi 1 trên 2", False)]
)
def test_a_count_is_whole_and_a_measure_is_not(parameters: str, whole: bool) -> None:
    question = a_rule(RULE, parameters).question
    assert question is not None
    assert (question.whole, question.at_least, question.at_most) == (whole, 0, None)


@pytest.mark.parametrize("kind", [Kind.BONUS, Kind.DEDUCTION])
def test_adjusting_lines_may_have_no_limit(kind: Kind) -> None:
    rule = a_rule(RULE, "0,5/lần", kind, None)
    assert rule.points(a_case(1000)) == 500
    assert rule.best() is None


def test_a_blank_count_is_a_zero() -> None:
    assert a_rule(RULE, "0,5/lần").blank_is_zero
    assert a_rule(RULE, "1 mỗi 1 trên 2").blank_is_zero


def test_it_may_follow_another_line() -> None:
    assert a_rule(RULE, "theo dòng B2; 0,5/lần").follows == "B2"


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ("", "phải ghi số điểm mỗi lần"),
        ("theo dòng B2", "phải ghi số điểm mỗi lần"),
        ("0,5", "không hiểu tham số “0,5”"),
        ("-0,5/lần", "“-0,5/lần”: số điểm ghi không có dấu trừ"),
        ("0,5/lần; 1/việc", "“1/việc”: một dòng chỉ có một số điểm"),
        ("1 mỗi 0 trên 92", "phải lớn hơn 0"),
        ("0,1 mỗi 1 trên", "không hiểu tham số"),
    ],
)
def test_wrong_parameters(parameters: str, said: str) -> None:
    assert any(said in sentence for sentence in faults(RULE, parameters))


def test_a_base_line_needs_a_maximum() -> None:
    assert faults(RULE, "0,5/lần", maximum=None) == ("cách tính “Theo số lượng” cần Điểm tối đa",)


@given(
    st.decimals(0, 10**6, places=2), st.decimals(0, 10**6, places=2), st.sampled_from(["0,3/lần", "0,7 mỗi 0,3 trên 5"])
)
def test_more_never_gives_fewer_points(one: Decimal, other: Decimal, parameters: str) -> None:
    rule = a_rule(RULE, parameters)
    less, more = sorted((one, other))
    assert 0 <= rule.points(a_case(less)) <= rule.points(a_case(more)) <= 10


@pytest.mark.parametrize(
    ("parameters", "figure", "told"),
    [
        ("0,5/lần", "3", "min(10; 0,5 × 3)"),
        ("0,1 mỗi 1 trên 92", "95.5", "min(10; 0,1 × ⌊(95,5 − 92)/1⌋)"),
        ("0,1 mỗi 1 trên 92", "92", "92 ≤ 92 nên lấy 0"),
    ],
)
def test_the_calculation_counts(parameters: str, figure: str, told: str) -> None:
    assert calculated(a_rule(RULE, parameters), a_case(Decimal(figure))) == told


def test_the_calculation_without_a_limit() -> None:
    assert calculated(a_rule(RULE, "0,5/lần", Kind.BONUS, None), a_case(3)) == "0,5 × 3"


@pytest.mark.parametrize(
    ("figure", "expected"), [("20", "0"), ("20.1", "0"), ("20.2", "0.1"), ("21", "0.5"), ("0", "0")]
)
def test_steps_above_a_share_of_the_target(figure: str, expected: str) -> None:
    parameters = "theo % chỉ tiêu; 0,1 mỗi 1% trên 100%"
    assert a_rule(RULE, parameters).needs_target
    assert points(RULE, parameters, figure, target="20") == Fraction(expected)


def test_the_calculation_of_a_share_is_in_percent() -> None:
    rule = a_rule(RULE, "theo % chỉ tiêu; 0,1 mỗi 1 trên 100")
    assert calculated(rule, a_case(7, 3)) == "min(10; 0,1 × ⌊(7/3 × 100 − 100)/1⌋)"
