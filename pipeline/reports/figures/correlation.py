"""Which lines rise and fall together: Pearson's correlation of whole numbers, exact until it is rounded once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

import numpy as np

from pipeline.model.rounding import root


@dataclass(slots=True)
class Column:
    """A line over the cards on which it applies: their places among all cards, and the points there in units."""

    places: list[int] = field(default_factory=list)
    points: list[int] = field(default_factory=list)


class Pair(NamedTuple):
    """The places of two lines among all, their correlation with 2 decimals, and on how many cards both apply."""

    one: int
    other: int
    correlation: Decimal
    cards: int


def pairs_alike(columns: Sequence[Column], *, cards: int, fewest: int, least: Fraction) -> Iterator[Pair]:
    """The pairs whose correlation is `least` (above zero) or more, over the cards on which both lines apply.

    `fewest`: on how many cards both must apply; `cards` counts all.
    """
    most = max((abs(points) for column in columns for points in column.points), default=0)
    kind = np.int64 if cards * most * most < 2**63 else object
    points, known = (np.zeros((cards, len(columns)), kind) for _ in range(2))
    for place, column in enumerate(columns):
        points[column.places, place], known[column.places, place] = column.points, 1
    # Of every two lines, over the cards on which both apply: how many there are, and sums.
    number, own, squares, products = (
        (first.T @ second).tolist()
        for first, second in ((known, known), (points, known), (points * points, known), (points, points))
    )
    above, below = least.numerator**2, least.denominator**2
    for one, other in combinations(range(len(columns)), 2):
        n = number[one][other]
        together = n * products[one][other] - own[one][other] * own[other][one]
        apart = n * squares[one][other] - own[one][other] ** 2
        apart *= n * squares[other][one] - own[other][one] ** 2
        if n >= fewest and together > 0 and together**2 * below >= apart * above:
            yield Pair(one, other, root(Fraction(together**2, apart), 2), n)
