"""The one rounding: a half goes away from zero, and zero has no sign."""

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.rounding import half_up, root, units_of

EXACT = Context(prec=500)


@pytest.mark.parametrize(
    ("number", "places", "rounded"),
    [
        ("0.005", 2, "0.01"),
        ("0.0049999", 2, "0.00"),
        ("-0.005", 2, "-0.01"),
        ("-0.004", 2, "0.00"),
        ("2.5", 0, "3"),
        ("3.5", 0, "4"),
        ("-2.5", 0, "-3"),
        ("0.125", 2, "0.13"),
        ("0.135", 2, "0.14"),
        ("1/3", 2, "0.33"),
        ("2/3", 3, "0.667"),
        ("10", 2, "10.00"),
        ("-0", 2, "0.00"),
    ],
)
def test_half_up(number: str, places: int, rounded: str) -> None:
    assert str(half_up(Fraction(number), places)) == rounded


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20), st.integers(0, 6))
def test_as_the_decimal_arithmetic_rounds_half_up(number: Decimal, places: int) -> None:
    expected = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, EXACT)
    assert half_up(number, places) == expected
    assert half_up(number, places).as_tuple().exponent == -places
    assert not (half_up(number, places) == 0 and half_up(number, places).is_signed())


@given(st.integers(-(10**9), 10**9), st.integers(0, 4))
def test_every_exact_half_goes_away_from_zero(units: int, places: int) -> None:
    half = Fraction(2 * units + 1, 2 * 10**places)
    expected = Fraction(units + 1 if units >= 0 else units, 10**places)
    assert Fraction(half_up(half, places)) == expected


@given(st.fractions(), st.integers(0, 4))
def test_rounding_twice_changes_nothing(number: Fraction, places: int) -> None:
    assert half_up(half_up(number, places), places) == half_up(number, places)
    assert abs(Fraction(half_up(number, places)) - number) <= Fraction(1, 2 * 10**places)


@given(st.fractions(min_value=0, max_value=10**12), st.integers(0, 4))
def test_a_root_is_the_nearest_with_so_many_decimals(square: Fraction, places: int) -> None:
    found, half = Fraction(root(square, places)), Fraction(1, 2 * 10**places)
    assert max(Fraction(0), found - half) ** 2 <= square < (found + half) ** 2


def test_a_root_in_the_middle_goes_up() -> None:
    assert str(root(Fraction("0.015625"), 2)) == "0.13"  # 0,125


def test_units_that_are_remembered_are_the_same() -> None:
    units = units_of(2)
    assert [units(Decimal(text)) for text in ("1", "1.000", "0.125", "-0.125", "1")] == [100, 100, 13, -13, 100]
