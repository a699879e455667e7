"""`Theo tỷ lệ`: points in proportion to the target."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.scale import UNBOUNDED, Kind
from tests.builders import a_rule
from tests.rules.cases import a_case, calculated, faults, points

RULE = "Theo tỷ lệ"


@pytest.mark.parametrize(
    ("parameters", "figure", "target", "expected"),
    [
        ("", "50", "100", "5"),
        ("", "100", "100", "10"),
        ("", "150", "100", "10"),
        ("", "0", "100", "0"),
        ("", "1", "3", "10/3"),
        ("đủ điểm từ 85%", "85", "100", "10"),
        ("đủ điểm từ 85%", "84", "100", "168/17"),
        ("đủ điểm từ 120%", "100", "100", "25/3"),
        ("không điểm dưới 60%", "60", "100", "6"),
        ("không điểm dưới 60%", "59.99", "100", "0"),
        ("không điểm dưới 33,3%", "1", "3", "10/3"),
        ("đủ điểm từ 80%; không điểm dưới 80%", "80", "100", "10"),
        ("đủ điểm từ 80%; không điểm dưới 80%", "79", "100", "0"),
        ("đủ điểm từ 85%; không điểm dưới 60%", "70", "100", "140/17"),
    ],
)
def test_in_proportion(parameters: str, figure: str, target: str, expected: str) -> None:
    assert points(RULE, parameters, figure, target=target) == Fraction(expected)


@pytest.mark.parametrize(("figure", "expected"), [("90", "9"), ("100", "10"), ("130", "10"), ("59", "0"), ("60", "6")])
def test_the_result_is_a_percentage(figure: str, expected: str) -> None:
    rule = a_rule(RULE, "kết quả là %; không điểm dưới 60%")
    assert not rule.needs_target
    assert rule.points(a_case(Decimal(figure))) == Fraction(expected)


@pytest.mark.parametrize(
    ("figure", "expected"), [("0", "10"), ("5", "10"), ("10", "10"), ("20", "5"), ("30", "10/3"), ("40", "0")]
)
def test_the_lower_the_better(figure: str, expected: str) -> None:
    given_points = points(RULE, "càng thấp càng tốt; không điểm dưới 30%", figure, target="10")
    assert given_points == Fraction(expected)


def test_how_far_a_target_is_reached() -> None:
    assert a_rule(RULE, "đủ điểm từ 85%").ratio(a_case(Decimal(102), "100")) == Fraction(51, 50)
    assert a_rule(RULE, "kết quả là %").ratio(a_case(Decimal(102))) == Fraction(51, 50)
    lower = a_rule(RULE, "càng thấp càng tốt")
    assert lower.ratio(a_case(Decimal(8), "10")) == Fraction(5, 4)
    assert lower.ratio(a_case(Decimal(0), "10")) == UNBOUNDED


def test_it_needs_a_target_and_a_figure_from_zero() -> None:
    rule = a_rule(RULE)
    assert rule.needs_target
    assert rule.question is not None
    assert rule.question.at_least == 0
    assert rule.question.at_most is None


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ("đủ điểm từ 60%; không điểm dưới 85%", "“không điểm dưới” không được lớn hơn “đủ điểm từ”"),
        ("không điểm dưới 100,5%", "không được lớn hơn"),
        ("đủ điểm từ 0%", "“đủ điểm từ” phải lớn hơn 0%"),
        ("kết quả là %; càng thấp càng tốt", "không dùng cùng"),
        ("đủ điểm từ", "không hiểu tham số “đủ điểm từ”"),
        ("đủ điểm từ 85", "có phải “đủ điểm từ 85%” không?"),
        ("du diem tu 85%", "không hiểu tham số"),
        ("đủ điểm từ 85%; đủ điểm từ 90%", "không hiểu tham số “đủ điểm từ 90%”"),
    ],
)
def test_wrong_parameters(parameters: str, said: str) -> None:
    assert any(said in sentence for sentence in faults(RULE, parameters))


@pytest.mark.parametrize("kind", [Kind.BONUS, Kind.DEDUCTION])
def test_only_base_lines(kind: Kind) -> None:
    assert len(faults(RULE, "", kind)) == 1


figures = st.decimals(0, 10**6, places=2)
targets = st.decimals("0.01", 10**6, places=2)
percents = st.integers(1, 200)


@given(figures, figures, targets, percents, percents)
def test_more_reported_never_gives_fewer_points(
    one: Decimal, other: Decimal, target: Decimal, full: int, floor: int
) -> None:
    rule = a_rule(RULE, f"đủ điểm từ {full}%; không điểm dưới {min(full, floor)}%")
    less, more = sorted((one, other))
    assert 0 <= rule.points(a_case(less, target)) <= rule.points(a_case(more, target)) <= 10


@given(figures, figures, targets)
def test_of_what_should_be_low_more_never_gives_more_points(one: Decimal, other: Decimal, target: Decimal) -> None:
    rule = a_rule(RULE, "càng thấp càng tốt; đủ điểm từ 90%; không điểm dưới 20%")
    less, more = sorted((one, other))
    assert 0 <= rule.points(a_case(more, target)) <= rule.points(a_case(less, target)) <= 10


@pytest.mark.parametrize(
    ("parameters", "figure", "told"),
    [
        ("", "33", "10 × min(1; 33/36)"),
        ("", "1234.5", "10 × min(1; 1.234,5/36)"),
        ("đủ điểm từ 85%", "33", "10 × min(1; 33/36 × 100/85)"),
        ("không điểm dưới 60,5%", "20", "20/36 × 100 < 60,5 nên lấy 0"),
        ("không điểm dưới 60%", "30", "10 × min(1; 30/36)"),
        ("kết quả là %", "97.5", "10 × min(1; 97,5/100)"),
        ("kết quả là %; không điểm dưới 60%", "20", "20/100 × 100 < 60 nên lấy 0"),
        ("càng thấp càng tốt", "40", "10 × min(1; 36/40)"),
        ("càng thấp càng tốt", "0", "kết quả bằng 0 nên lấy 10"),
    ],
)
def test_the_calculation_puts_figure_and_target_in(parameters: str, figure: str, told: str) -> None:
    assert calculated(a_rule(RULE, parameters), a_case(Decimal(figure), "36")) == told
