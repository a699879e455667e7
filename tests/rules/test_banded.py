"""`Theo bậc`: the first tier that holds, in the order written."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.scale import Kind
from tests.builders import a_rule
from tests.rules.cases import a_case, calculated, faults, points

TIERS = "≥98: 5; ≥97: 4; ≥96: 3; còn lại: 0,5"


@pytest.mark.parametrize(
    ("figure", "expected"),
    [("100", 5), ("98", 5), ("97.99", 4), ("97", 4), ("96", 3), ("95.999", "0.5"), ("-5", "0.5")],
)
def test_the_first_tier_that_holds(figure: str, expected: str) -> None:
    assert points("Theo bậc", TIERS, figure) == Fraction(expected)


@pytest.mark.parametrize(
    ("sign", "below", "at", "above"),
    [("≥", 0, 5, 5), (">=", 0, 5, 5), (">", 0, 0, 5), ("=", 0, 5, 0), ("<", 5, 0, 0), ("≤", 5, 5, 0), ("<=", 5, 5, 0)],
)
def test_every_sign(sign: str, below: int, at: int, above: int) -> None:
    tiers = f"{sign} 2,5: 5"
    assert [points("Theo bậc", tiers, figure) for figure in ("2.4", "2.5", "2.6")] == [below, at, above]


def test_the_order_written_decides() -> None:
    assert points("Theo bậc", "≥50: 1; ≥90: 5", "95") == 1


def test_none_holds() -> None:
    assert points("Theo bậc", "≥98: 5", "97") == 0


def test_in_percent_of_the_target() -> None:
    rule = a_rule("Theo bậc", "theo % chỉ tiêu; ≥100%: 5; ≥90%: 3")
    assert rule.needs_target
    assert rule.points(a_case(Decimal(27), "30")) == 3
    assert rule.points(a_case(Decimal(30), "30")) == 5
    assert rule.points(a_case(Decimal("26.99"), "30")) == 0
    assert not a_rule("Theo bậc", TIERS).needs_target


def test_a_third_of_the_target_is_compared_exactly() -> None:
    assert points("Theo bậc", "theo % chỉ tiêu; ≥33,4: 5; ≥33,3: 4", "1", target="3") == 4


def test_it_may_follow_another_line() -> None:
    assert a_rule("Theo bậc", "theo dòng A 1; ≥1: 1").follows == "A 1"
    assert a_rule("Theo bậc", "≥1: 1; THEO DÒNG a1").follows == "a1"


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ("còn lại: 0; ≥98: 5", "“còn lại” phải là bậc cuối cùng"),
        ("≥98: 11", "11 điểm lớn hơn Điểm tối đa 10"),
        ("≥98: -1", "-1 điểm: không được ghi điểm âm"),
        ("còn lại: 11", "lớn hơn Điểm tối đa"),
        ("98: 5", "“≥98: 5” hoặc “=98: 5”"),
        ("≥98", "chưa có số điểm"),
        ("=> 98: 5", "“≥ 98: 5”"),
        ("", "chưa ghi mức điểm nào"),
        ("theo % chỉ tiêu", "chưa ghi mức điểm nào"),
    ],
)
def test_wrong_tiers(parameters: str, said: str) -> None:
    assert any(said in sentence for sentence in faults("Theo bậc", parameters))


@pytest.mark.parametrize("kind", list(Kind)[1:4])
def test_every_line_with_a_rule_may_use_it(kind: Kind) -> None:
    assert faults("Theo bậc", TIERS, kind) == ()


@given(
    st.lists(st.integers(0, 100), min_size=1, max_size=5, unique=True),
    st.decimals(0, 120, places=2),
    st.decimals(0, 120, places=2),
)
def test_falling_bounds_with_falling_points_never_punish_more(bounds: list[int], one: Decimal, other: Decimal) -> None:
    falling = sorted(bounds, reverse=True)
    rule = a_rule("Theo bậc", "; ".join(f"≥{bound}: {5 - place}" for place, bound in enumerate(falling)))
    less, more = sorted((one, other))
    assert 0 <= rule.points(a_case(less)) <= rule.points(a_case(more)) <= rule.best() <= 10


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        ("97.99", "97,99 ≥ 97 nên lấy 4"),
        ("1234", "1.234 ≥ 98 nên lấy 5"),
        ("-5", "-5 không thuộc bậc nào khác nên lấy 0,5"),
    ],
)
def test_the_calculation_names_the_tier(figure: str, told: str) -> None:
    assert calculated(a_rule("Theo bậc", TIERS), a_case(Decimal(figure))) == told


def test_the_calculation_puts_the_target_in() -> None:
    rule = a_rule("Theo bậc", "theo % chỉ tiêu; ≥100: 5; ≥90: 3")
    assert calculated(rule, a_case(Decimal(33), "36")) == "33/36 × 100 ≥ 90 nên lấy 3"
    assert calculated(rule, a_case(Decimal(3), "36")) == "3/36 × 100 không thuộc bậc nào khác nên lấy 0"
