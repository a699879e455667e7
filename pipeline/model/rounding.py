"""The one place where a number is rounded, and the whole units in which points are counted from then on.

A unit is 10^−decimals of a point. Units are whole numbers of any length; `Decimal` is only how they are shown.
"""

from collections.abc import Callable
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from fractions import Fraction
from functools import lru_cache
from math import isqrt
from typing import Any, Protocol

EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
"""For sums and differences of decimals without a limit of digits. Never to divide with: that would not end."""


class Units(Protocol):
    """A whole number of units, or an array of such numbers: one a what-if.

    Whoever calculates with units asks no more of them than this, so that the same code serves numbers and arrays.
    """

    def __add__(self, other: Any, /) -> "Units": ...
    def __radd__(self, other: Any, /) -> "Units": ...
    def __sub__(self, other: Any, /) -> "Units": ...
    def __mul__(self, other: Any, /) -> "Units": ...
    def __floordiv__(self, other: Any, /) -> "Units": ...
    def __neg__(self) -> "Units": ...
    def __abs__(self) -> "Units": ...
    def __lt__(self, other: Any, /) -> "Units": ...
    def __gt__(self, other: Any, /) -> "Units": ...


def half_up(number: Fraction | Decimal | int, places: int) -> Decimal:
    """Round to `places` decimals, a half away from zero; the result has exactly that many, and zero no sign.

    Source: CONTRACT, "Numbers".
    """
    return in_points(in_units(number, places), places)


def quotient(number: Decimal | int, divisor: Decimal | int, places: int) -> Decimal:
    """number/divisor, rounded as by `half_up`; the divisor is above zero."""
    (above, below), (over, under) = number.as_integer_ratio(), divisor.as_integer_ratio()
    return in_points(divided(above * under * 10**places, below * over), places)


def in_units(number: Fraction | Decimal | int, places: int) -> int:
    """A number as a whole number of units of 10^−places, rounded as by `half_up`."""
    numerator, denominator = number.as_integer_ratio()
    return number_of(divided(numerator * 10**places, denominator))


def units_of(places: int) -> Callable[[Decimal], int]:
    """`in_units` for many numbers of which most are met again and again: each is worked out once."""
    return lru_cache(1 << 14)(lambda number: in_units(number, places))


def root(square: Fraction, places: int) -> Decimal:
    """The square root of a number that is not below zero, rounded as by `half_up`."""
    doubled = isqrt(4 * 10 ** (2 * places) * square.numerator // square.denominator)
    return in_points((doubled + 1) // 2, places)


def in_points(units: Units, places: int) -> Decimal:
    """Units of 10^−places as a number with exactly that many decimals."""
    return _in_points(number_of(units), places)


@lru_cache(2**12)
def _in_points(units: int, places: int) -> Decimal:
    """Of the few points that a bloc has, thousands of lines have the same: they are made, and kept, once."""
    return Decimal(units).scaleb(-places, EXACT)


def number_of(units: Units) -> int:
    """Units that are one number: an array of what-ifs is nobody's result."""
    assert isinstance(units, int)
    return units


def divided(number: Units, divisor: Units) -> Units:
    """number/divisor as a whole number, a half away from zero; the divisor is above zero."""
    return (number * 2 + divisor - (number < 0)) // (divisor * 2)
