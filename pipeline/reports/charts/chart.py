"""What a chart shows, described once for the papers and for the workbook."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

WIDTH = 165
"""Millimetres: as wide as the text of a paper."""
_ROOM = 150
"""What the bars have of it, in millimetres."""
_LETTER = 1.65
"""How wide a letter of 9 pt is, in millimetres."""
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Category:
    """What one group of bars stands for: as the axis writes it, and in full."""

    label: str
    name: str


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of number: a value for each category, None where it is not known. A `line` runs across the bars."""

    name: str
    values: tuple[Decimal | None, ...]
    line: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One chart: `title` says what it shows, `described` what is to be seen, for those who cannot see it.

    `heading` names the categories; numbers have `decimals` decimals. `sideways` bars lie, the first category on top.
    """

    title: str
    described: str
    heading: str
    categories: tuple[Category, ...]
    series: tuple[Series, ...]
    decimals: int
    sideways: bool = False

    @property
    def height(self) -> int:
        """Millimetres on paper."""
        if not self.sideways:
            return 85
        bars = len(self.categories) * len(self.series)
        return min(225, max(45, 20 + len(self.categories) * 3 + bars * (7 if bars < 12 else 4)))

    @property
    def narrow(self) -> bool:
        """True where upright bars have no room for a label or a number on one line: it must be turned."""
        numbers = [f"{value:.{self.decimals}f}" for one in self.series for value in one.values if value is not None]
        longest = max((word for one in self.categories for word in one.label.split()), key=len, default="")
        return max(map(width_of, [longest, *numbers])) > _ROOM / len(self.categories)

    @property
    def in_codes(self) -> bool:
        """True where some label is short for a name."""
        return any(one.label != one.name for one in self.categories)


def width_of(text: str) -> float:
    """About how wide a text of 9 pt is, in millimetres."""
    return len(text) * _LETTER


def fits(name: str, bars: int) -> bool:
    """Whether a name can stand below its bar, one of so many, broken into few lines."""
    slot = _ROOM / bars
    lines = list(_broken(name, slot))
    return len(lines) <= _MOST_LINES and all(width_of(line) <= slot for line in lines)


def _broken(name: str, slot: float) -> Iterator[str]:
    line = ""
    for word in name.split():
        longer = f"{line} {word}".strip()
        if line and width_of(longer) > slot:
            yield line
            longer = word
        line = longer
    yield line
