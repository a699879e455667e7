"""The one place where a number is rounded."""

from decimal import Decimal
from fractions import Fraction


def half_up(number: Fraction | Decimal | int, places: int) -> Decimal:
    """Round to `places` decimals, a half away from zero; the result has exactly that many, and zero no sign.

    Source: CONTRACT, "Numbers".
    """
    scaled = abs(Fraction(number)) * 10**places
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal((1 if number < 0 and units else 0, Decimal(units).as_tuple().digits, -places))
