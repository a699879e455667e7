"""Adding up (CONTRACT section 6): caps, the largest of the children, a clean bonus, floor and cap."""

from decimal import Decimal

import pytest

from pipeline.model.bloc import MAXIMUM, Config, NotApplicable
from pipeline.model.result import Tally
from pipeline.model.rounding import in_points, in_units
from pipeline.model.scale import Kind, Line, Scale
from pipeline.scoring.adding import add_up, counts_in_maximum, own_sum, rescaled, result_of, total_of
from pipeline.scoring.answers import Reach
from pipeline.scoring.units import sum_of, terms_of
from tests.builders import a_condition, a_config, a_group, a_line, a_scale, scored_by


def a_tally(base: str = "0", bonus: str = "0", deduction: str = "0", maximum: str = "0") -> Tally:
    return Tally(base=Decimal(base), bonus=Decimal(bonus), deduction=Decimal(deduction), maximum=Decimal(maximum))


def bonus(code: str, **more: object) -> Line:
    return a_line(code, kind=Kind.BONUS, **more)


def deduction(code: str, **more: object) -> Line:
    return a_line(code, kind=Kind.DEDUCTION, **more)


def tallies_of(scale: Scale, **points: str) -> dict[str, Tally]:
    """By row, of a member on whom every line applies; "" is the sum of the level-1 rows."""
    terms = terms_of(a_config(), scale)
    own = {
        code: own_sum(terms, scale.by_code[code], terms.units(Decimal(number)), True) for code, number in points.items()
    }
    rows = add_up(terms, own)
    return {code: terms.tally(row) for code, row in rows.items()} | {"": terms.tally(result_of(terms, rows).whole)}


def added(scale: Scale, **points: str) -> Tally:
    """The sum of a scale in which every line applies."""
    return tallies_of(scale, **points)[""]


def test_own_points_go_by_the_kind_of_the_line() -> None:
    scale = a_scale(a_group(), a_line("A1", maximum=40), bonus("A2"), deduction("A3"))
    assert added(scale, A1="35", A2="2", A3="0.5") == a_tally("35", "2", "0.5", "40")


def test_the_level_one_rows_are_added() -> None:
    scale = a_scale(a_group("A"), a_line("A1"), a_group("B"), a_line("B1"), a_line("C", level=1))
    assert added(scale, A1="1", B1="2", C="4") == a_tally("7", maximum="30")


def test_a_row_with_a_rule_adds_its_children_to_its_own() -> None:
    scale = a_scale(a_line("A", level=1), a_line("A1"), deduction("A2"))
    assert added(scale, A="10", A1="3", A2="1") == a_tally("13", "0", "1", "20")


def test_a_heading_caps_base_and_maximum_only() -> None:
    scale = a_scale(a_group(maximum=Decimal(15)), a_line("A1"), a_line("A2"), bonus("A3"), deduction("A4"))
    assert added(scale, A1="9", A2="8", A3="20", A4="20") == a_tally("15", "20", "20", "15")
    assert added(scale, A1="4", A2="8") == a_tally("12", maximum="15")


def test_a_line_with_children_is_no_cap_for_them() -> None:
    scale = a_scale(a_line("A", level=1, maximum=5), a_line("A1", maximum=10))
    assert added(scale, A="5", A1="10") == a_tally("15", maximum="15")


def test_caps_hold_on_every_level() -> None:
    scale = a_scale(
        a_group("A", maximum=Decimal(12)),
        a_group("A1", level=2, maximum=Decimal(8)),
        a_line("A1.1", level=3),
        a_group("A2", level=2),
        a_line("A2.1", level=3),
    )
    assert added(scale, **{"A1.1": "10", "A2.1": "3"}) == a_tally("11", maximum="12")
    assert added(scale, **{"A1.1": "10", "A2.1": "9"}) == a_tally("12", maximum="12")


def test_caps_of_bonus_and_deduction() -> None:
    scale = a_scale(
        a_group(bonus_cap=Decimal(3), deduction_cap=Decimal(2)),
        bonus("A1"),
        bonus("A2", bonus_cap=Decimal(1)),
        deduction("A3"),
    )
    assert added(scale, A1="1", A2="5", A3="1") == a_tally(bonus="2", deduction="1")
    assert added(scale, A1="5", A2="5", A3="5") == a_tally(bonus="3", deduction="2")


def test_a_cap_of_zero_lets_nothing_through() -> None:
    scale = a_scale(a_group(maximum=Decimal(0), bonus_cap=Decimal(0)), a_line("A1"), bonus("A2"))
    assert added(scale, A1="5", A2="5") == a_tally()


def test_the_largest_of_the_children_component_by_component() -> None:
    scale = a_scale(
        a_group(highest_only=True),
        a_group("A1", level=2),
        a_line("A1.1", level=3),
        bonus("A1.2", level=3),
        a_group("A2", level=2),
        a_line("A2.1", level=3, maximum=30),
        bonus("A2.2", level=3),
        deduction("A2.3", level=3),
    )
    points = {"A1.1": "9", "A1.2": "1", "A2.1": "7", "A2.2": "2", "A2.3": "4"}
    assert added(scale, **points) == a_tally("9", "2", "4", "30")


def test_own_points_come_on_top_of_the_largest_child() -> None:
    scale = a_scale(bonus("A", level=1, highest_only=True), bonus("A1"), bonus("A2"))
    assert added(scale, A="1", A1="2", A2="5") == a_tally(bonus="6")


def test_the_largest_of_no_children_is_nothing() -> None:
    assert added(a_scale(a_group(highest_only=True))) == a_tally()


@pytest.mark.parametrize(("taken", "given"), [("0", "5"), ("0.01", "0")])
def test_a_bonus_only_where_nothing_was_deducted(taken: str, given: str) -> None:
    scale = a_scale(a_group(bonus_if_clean=True), bonus("A1"), deduction("A2"))
    assert added(scale, A1="5", A2=taken) == a_tally(bonus=given, deduction=taken)


def test_what_is_deducted_elsewhere_does_not_matter() -> None:
    scale = a_scale(a_group("A", bonus_if_clean=True), bonus("A1"), a_group("B"), deduction("B1"))
    assert added(scale, A1="5", B1="1") == a_tally(bonus="5", deduction="1")


def test_a_deduction_counts_before_the_row_caps_it() -> None:
    capped_here = a_scale(a_group(bonus_if_clean=True, deduction_cap=Decimal(0)), bonus("A1"), deduction("A2"))
    assert added(capped_here, A1="5", A2="1") == a_tally()
    capped_below = a_scale(
        a_group(bonus_if_clean=True),
        bonus("A1"),
        a_group("A2", level=2, deduction_cap=Decimal(0)),
        deduction("A2.1", level=3),
    )
    assert added(capped_below, **{"A1": "5", "A2.1": "1"}) == a_tally(bonus="5")


def test_a_bonus_lost_below_stays_lost() -> None:
    scale = a_scale(
        a_group("A"),
        a_group("A1", level=2, bonus_if_clean=True),
        bonus("A1.1", level=3),
        deduction("A1.2", level=3),
        bonus("A2"),
    )
    tallies = tallies_of(scale, **{"A1.1": "5", "A1.2": "1", "A2": "2"})
    assert tallies["A"] == a_tally(bonus="2", deduction="1")


def test_every_row_has_its_tally() -> None:
    scale = a_scale(a_group(), a_line("A1"), a_condition("K"))
    whole = a_tally("4", maximum="10")
    assert tallies_of(scale, A1="4") == {"A": whole, "A1": whole, "K": a_tally(), "": whole}


@pytest.mark.parametrize(
    ("reach", "policy", "counts"),
    [
        (Reach.APPLIES, NotApplicable.EXCLUDE, True),
        (Reach.APPLIES, NotApplicable.FULL, True),
        (Reach.MARKED, NotApplicable.EXCLUDE, False),
        (Reach.MARKED, NotApplicable.RESCALE, False),
        (Reach.MARKED, NotApplicable.FULL, True),
        (Reach.MARKED, NotApplicable.ZERO, True),
        (Reach.NO_TARGET, NotApplicable.EXCLUDE, False),
        (Reach.NO_TARGET, NotApplicable.FULL, True),
        (Reach.NO_TARGET, NotApplicable.ZERO, True),
        (Reach.NOT_FOLLOWED, NotApplicable.FULL, True),
        (Reach.NOT_FOLLOWED, NotApplicable.EXCLUDE, False),
    ],
)
def test_which_lines_are_in_the_maximum(reach: Reach, policy: NotApplicable, counts: bool) -> None:
    assert counts_in_maximum(a_line(), reach, policy) is counts
    assert not counts_in_maximum(bonus("A1"), reach, policy)
    assert not counts_in_maximum(deduction("A1"), reach, policy)


@pytest.mark.parametrize(
    ("base", "maximum", "full", "expected"),
    [
        ("60", "80", "100", "75.00"),
        ("20", "30", "100", "66.67"),
        ("0", "30", "100", "0.00"),
        ("1", "8", "100", "12.50"),
    ],
)
def test_rescaling_touches_the_base_alone(base: str, maximum: str, full: str, expected: str) -> None:
    whole = rescaled(sum_of(a_tally(base, "3", "1", maximum), 2), in_units(Decimal(full), 2))
    assert whole == sum_of(a_tally(expected, "3", "1", full), 2)


@pytest.mark.parametrize("base", ["0", "5"])
def test_nothing_is_rescaled_where_nothing_applies(base: str) -> None:
    """Points may be appraised above an M of 0."""
    whole = sum_of(a_tally(base, bonus="3"), 2)
    assert rescaled(whole, 100_00) == whole


def total(config: Config, whole: Tally) -> Decimal:
    return in_points(total_of(terms_of(config, a_scale()), sum_of(whole, 2)), 2)


@pytest.mark.parametrize(
    ("floor", "cap", "expected"),
    [
        (None, None, "103"),
        (None, "100", "100"),
        (None, MAXIMUM, "95"),
        ("104", None, "104"),
        ("10", "100", "100"),
    ],
)
def test_the_total_between_floor_and_cap(floor: str | None, cap: str | None, expected: str) -> None:
    total_cap = Decimal(cap) if cap not in (None, MAXIMUM) else cap
    config = scored_by(total_floor=None if floor is None else Decimal(floor), total_cap=total_cap)
    assert total(config, a_tally("95", "10", "2", "95")) == Decimal(expected)


def test_without_a_floor_a_total_may_be_negative() -> None:
    assert total(a_config(), a_tally("1", "0", "5", "10")) == -4
