"""Numbers in workings: to the last digit, or as a fraction."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.numbers import exact, in_decimals, short


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (Fraction(55, 2), "27,5"),
        (Fraction(0), "0"),
        (Fraction(1200), "1.200"),
        (Fraction(1, 64), "0,015625"),
        (Fraction(10, 3), "10/3"),
        (Fraction(-1, 8), "-0,125"),
        (Fraction(10001, 7), "10.001/7"),
    ],
)
def test_the_number_to_the_last_digit(number: Fraction, told: str) -> None:
    assert exact(number) == told


@given(st.decimals(allow_nan=False, allow_infinity=False, places=40, min_value=-1000, max_value=1000))
def test_no_digit_is_lost(number: Decimal) -> None:
    assert Fraction(exact(Fraction(number)).replace(".", "").replace(",", ".")) == Fraction(number)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (Fraction(85, 6), "14,1666…"),
        (Fraction(125, 49), "2,5510…"),
        (Fraction(-1, 3), "-0,3333…"),
        (Fraction(55, 2), "27,5"),
        (Fraction(3), "3"),
    ],
)
def test_a_number_that_does_not_end_is_told_by_its_first_decimals(number: Fraction, told: str) -> None:
    assert in_decimals(number) == told


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**9), max_value=10**9), st.integers(0, 9)
)
def test_running_text_writes_equal_numbers_alike(number: Decimal, zeros: int) -> None:
    longer = Decimal(f"{number:f}{'0' * zeros}")
    assert short(longer) == short(number) == exact(Fraction(number))
