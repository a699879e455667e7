"""A person with pen and paper: works out a printed calculation, knowing nothing of the program.

`min(5; 0,5 × ⌊(95,5 − 92)/1⌋)`: decimal comma, thousands point, `+ − × /` (first × and /, from the left), `min`, `max`
and whole parts. What stands before a colon is told to the reader; `33/36 × 100 ≥ 90 nên lấy 4` is 4, if it is true.
"""

import re
from fractions import Fraction
from math import floor

BECAUSE = " nên lấy "
_SIGNS = {
    "≥": lambda one, other: one >= other,
    ">": lambda one, other: one > other,
    "=": lambda one, other: one == other,
    "<": lambda one, other: one < other,
    "≤": lambda one, other: one <= other,
}
_TOKEN = re.compile(r"\s*(-?\d[\d.]*(?:,\d+…?)?|min|max|[()⌊⌋;+−×/])")


def value(calculation: str) -> Fraction:
    """The number that a calculation comes to."""
    reason, because, taken = calculation.rpartition(BECAUSE)
    if not because:
        return worked_out(calculation.rpartition(": ")[2])
    assert holds(reason), calculation
    return worked_out(taken)


def comes_to(number: Fraction, printed: str) -> bool:
    """Whether a number is printed in full, or by its first decimals and `…`."""
    told = worked_out(printed)
    if not printed.endswith("…"):
        return number == told
    return 0 < abs(number) - abs(told) < Fraction(1, 10 ** len(printed.removesuffix("…").partition(",")[2]))


def holds(reason: str) -> bool:
    """Whether a comparison is true; a reason in words is believed."""
    sides = re.split(f" ([{''.join(_SIGNS)}]) ", reason.rpartition(": ")[2])
    if reason.endswith("”") or len(sides) != 3:
        return True
    return _SIGNS[sides[1]](worked_out(sides[0]), worked_out(sides[2]))


def worked_out(expression: str) -> Fraction:
    tokens = _TOKEN.findall(expression)
    assert "".join(tokens) == expression.replace(" ", ""), expression
    number = _sum(tokens)
    assert not tokens, expression
    return number


def _sum(tokens: list[str]) -> Fraction:
    number = _product(tokens)
    while tokens and tokens[0] in "+−":
        sign = tokens.pop(0)
        number = number + _product(tokens) if sign == "+" else number - _product(tokens)
    return number


def _product(tokens: list[str]) -> Fraction:
    number = _single(tokens)
    while tokens and tokens[0] in "×/":
        sign = tokens.pop(0)
        number = number * _single(tokens) if sign == "×" else number / _single(tokens)
    return number


def _single(tokens: list[str]) -> Fraction:
    token = tokens.pop(0)
    if token in ("min", "max"):
        assert tokens.pop(0) == "("
        numbers = [_sum(tokens)]
        while tokens[0] == ";":
            tokens.pop(0)
            numbers.append(_sum(tokens))
        assert tokens.pop(0) == ")"
        return min(numbers) if token == "min" else max(numbers)
    if token in "(⌊":
        number = _sum(tokens)
        assert tokens.pop(0) == {"(": ")", "⌊": "⌋"}[token]
        return number if token == "(" else Fraction(floor(number))
    return Fraction(token.replace(".", "").replace(",", ".").removesuffix("…"))
