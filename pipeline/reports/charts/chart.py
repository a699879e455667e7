"""What a chart shows, described once for the papers, the workbook, the slides and the page."""

from decimal import Decimal
from typing import NamedTuple

WIDTH = 165
"""Millimetres: as wide as the text of a paper."""

CROWD = 24
"""Bars from which on letters must be small, and names have one line."""

LONGEST_LINE = 46
"""Letters of a name on one line beside its bar."""

_TALLEST, _LOWEST = 225, 40
"""Millimetres: what a page holds, and what a single bar looks well in."""


class Category(NamedTuple):
    """What one bar stands for: as the axis writes it, and in full."""

    label: str
    name: str


class Chart(NamedTuple):
    """One chart of lying bars, the first on top: `title` says what it shows, `described` what is to be seen in it.

    `heading` names the categories, `measure` the numbers, a value for each category with `decimals` decimals. `signed`
    values are differences: their bars go to both sides of zero, and they carry their sign.
    """

    title: str
    described: str
    heading: str
    measure: str
    categories: tuple[Category, ...]
    values: tuple[Decimal, ...]
    decimals: int
    signed: bool = False

    @property
    def height(self) -> int:
        """Millimetres on paper."""
        bars = len(self.categories)
        two_lines = any("\n" in one.label for one in self.categories)
        each = 9 if two_lines and bars <= CROWD else 8 if bars < 12 else 6 if bars < 25 else 5
        return min(_TALLEST, max(_LOWEST, 14 + bars * each))

    @property
    def cut(self) -> bool:
        """True where some label is short for a name."""
        return any(one.label.replace("\n", " ") != one.name for one in self.categories)
