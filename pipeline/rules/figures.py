"""The numbers of a case as exact fractions."""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from pipeline.model.scale import Case, FormulaCells
from pipeline.text.numbers import short


@lru_cache(2**12)
def fraction_of(number: Decimal) -> Fraction:
    """The same number; those of a scale and of answers to it are met again and again."""
    return Fraction(number)


def figure(case: Case) -> Fraction:
    """The number that counts. A case with anything else is a bug of the caller."""
    return fraction_of(_number(case))


def told_figure(case: Case) -> str:
    """`figure` to its last digit: `27,5`."""
    return short(_number(case))


def _number(case: Case) -> Decimal:
    if not isinstance(case.answer, Decimal):
        raise TypeError(f"a number was expected, not {case.answer!r}")
    return case.answer


def share(case: Case) -> Fraction:
    """reported/target. The caller made sure that there is a target above zero."""
    if case.target is None:
        raise TypeError("a line that needs a target was computed without one")
    return _share(_number(case), case.target)


@lru_cache(2**12)
def _share(figure: Decimal, target: Decimal) -> Fraction:
    """Asked for by the points, and by what is told of them."""
    (over, under), (per, each) = figure.as_integer_ratio(), target.as_integer_ratio()
    return Fraction(over * each, under * per)


def told_share(case: Case) -> str:
    """`share` with the numbers as they were given: `33/36`."""
    return f"{told_figure(case)}/{short(case.target or Decimal(0))}"


def told_percent(case: Case) -> str:
    """`share` in percent with the numbers as they were given: `33/36 × 100`."""
    return f"{told_share(case)} × 100"


def percent_formula(cells: FormulaCells) -> str:
    """`share` in percent as an Excel expression.

    Binary division leaves dust around a bound; ten decimals are finer than any figure in a form.
    """
    return f"ROUND({cells.answer}/{cells.target}*100,10)"
