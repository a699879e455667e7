"""`So với đơn vị dẫn đầu`: half for the target, half against the member who went furthest."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.scale import BlocFigures, Kind
from pipeline.rules.leader import bloc_figures
from tests.builders import a_rule
from tests.rules.cases import a_case, calculated, faults

RULE = a_rule("So với đơn vị dẫn đầu")


@pytest.mark.parametrize(
    ("figure", "leader", "expected"),
    [
        ("0", "2", "0"),
        ("50", "2", "2.5"),
        ("99", "2", "4.95"),
        ("100", "2", "5"),
        ("100", "1", "5"),
        ("150", "2", "7.5"),
        ("101", "2", "5.05"),
        ("110", "4/3", "6.5"),
        ("200", "2", "10"),
    ],
)
def test_against_the_leader(figure: str, leader: str, expected: str) -> None:
    case = a_case(Decimal(figure), "100", bloc_figures=BlocFigures(leader=Fraction(leader)))
    assert RULE.points(case) == Fraction(expected)


def test_without_a_target_the_largest_figure_leads() -> None:
    largest = BlocFigures(leader=Fraction(3), untargeted=Decimal(8))
    assert RULE.points(a_case(8, bloc_figures=largest)) == 10
    assert RULE.points(a_case(2, bloc_figures=largest)) == Fraction(5, 2)
    assert RULE.points(a_case(2, "0", bloc_figures=largest)) == Fraction(5, 2)


@pytest.mark.parametrize(
    ("figure", "target", "most"),
    [
        ("250", "100", BlocFigures(leader=Fraction(2))),
        ("130", "100", BlocFigures(leader=Fraction(1))),
        ("130", "100", BlocFigures(leader=Fraction(17, 20))),
        ("130", "100", BlocFigures()),
        ("9", None, BlocFigures(untargeted=Decimal(8))),
    ],
)
def test_one_appraisers_figure_beyond_the_whole_bloc_gives_m(
    figure: str, target: str | None, most: BlocFigures
) -> None:
    """Of several appraisers' figures none counts as the bloc's: the member's own stays there (CONTRACT section 12)."""
    case = a_case(Decimal(figure), target, bloc_figures=most)
    assert RULE.points(case) == 10
    assert calculated(RULE, case).endswith(" nên lấy 10")


def test_the_bench_of_a_bloc() -> None:
    cases = [a_case(150, "100"), a_case(8, "4"), a_case(1000), a_case(7, "0")]
    assert bloc_figures(cases) == BlocFigures(leader=Fraction(2), untargeted=Decimal(1000))
    assert bloc_figures([]) == BlocFigures()


def test_who_has_no_target_has_no_ratio() -> None:
    assert RULE.ratio(a_case(8)) is None
    assert RULE.ratio(a_case(8, "0")) is None
    assert RULE.ratio(a_case(8, "4")) == 2


def test_only_base_lines_without_parameters() -> None:
    assert len(faults(RULE.label, kind=Kind.BONUS)) == 1
    assert len(faults(RULE.label, "đủ điểm từ 85%")) == 1


figures = st.decimals(0, 10**4, places=1)


@given(st.lists(st.tuples(figures, st.decimals("0.1", 10**4, places=1)), min_size=1, max_size=6))
def test_a_leader_over_the_target_has_all_and_nobody_more(told: list[tuple[Decimal, Decimal]]) -> None:
    whole = bloc_figures([a_case(*one) for one in told])
    given_points = [RULE.points(a_case(*one, bloc_figures=whole)) for one in told]
    assert all(0 <= points <= 10 for points in given_points)
    assert whole.leader is not None
    if whole.leader > 1:
        assert max(given_points) == 10
    ratios = [Fraction(figure) / Fraction(target) for figure, target in told]
    assert [points for _, points in sorted(zip(ratios, given_points, strict=True))] == sorted(given_points)


@given(st.lists(figures.filter(bool), min_size=1, max_size=6))
def test_the_largest_without_a_target_has_all(told: list[Decimal]) -> None:
    whole = bloc_figures([a_case(figure) for figure in told])
    given_points = [RULE.points(a_case(figure, bloc_figures=whole)) for figure in told]
    assert max(given_points) == 10
    assert min(given_points) > 0


def test_the_calculation_puts_the_leader_in() -> None:
    leader = BlocFigures(leader=Fraction(4, 3), untargeted=Decimal(14))
    over = "tỷ lệ cao nhất khối là 4/3: 10/2 + 10/2 × (40/36 − 1)/(4/3 − 1)"
    assert calculated(RULE, a_case(40, "36", bloc_figures=leader)) == over
    assert calculated(RULE, a_case(33, "36", bloc_figures=leader)) == "10/2 × 33/36"
    alone = "không có chỉ tiêu, số lớn nhất trong các đơn vị như vậy là 14: 10 × 7/14"
    assert calculated(RULE, a_case(7, bloc_figures=leader)) == alone
