"""What a chart shows, described once for the papers, the workbook, the slides and the page."""

from dataclasses import dataclass
from decimal import Decimal

WIDTH = 165
"""Millimetres: as wide as the text of a paper."""


@dataclass(frozen=True, slots=True)
class Category:
    """What one bar stands for: as the axis writes it, and in full."""

    label: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
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
        return min(225, max(40, 14 + bars * (8 if bars < 12 else 6 if bars < 25 else 5)))

    @property
    def cut(self) -> bool:
        """True where some label is short for a name."""
        return any(one.label != one.name for one in self.categories)

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """Where the axis begins and ends: at zero or beyond the bars, with room for a number behind each of them."""
        least, most = min(Decimal(0), *self.values), max(Decimal(0), *self.values)
        room = (most - least) / 8
        return least - room if least else least, most + room if most else most
