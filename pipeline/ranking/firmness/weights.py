"""The smallest common change of a section's weight that brings the lower of two neighbours to the upper's place."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.model.rounding import Units, divided, in_points
from pipeline.ranking.firmness.everybody import Everybody
from pipeline.ranking.places import SECTION, Key, is_above

PARTS = 10_000
"""A section's weight is changed in steps of 1/10,000, that is 0.01%: from nothing to twice itself."""

_AT_ONCE = 12_000
"""So many results are worked out at once: of the nearest changes first, as long as any two neighbours are left."""


class WeightChange(NamedTuple):
    """The smallest common change of a section's weight, in percent with 2 decimals; < 0 is less weight."""

    section: str
    percent: Decimal


def weight_changes(members: Everybody, uppers: Sequence[int]) -> Mapping[int, WeightChange]:
    """By the upper of two neighbours, over all sections: base and maximum of the section times a factor of 0…2 for all.

    `uppers` are members of whom each stands above the next, by their number from 0 on. The nearest change is told, of
    equals that of the first section, and more weight before less; nothing where none is enough.
    """
    sizes = np.arange(PARTS + 1)
    changes = np.stack([sizes, -sizes], axis=1).ravel()[1:]
    found: dict[int, WeightChange] = {}
    first, left = 0, list(uppers)
    while left and first < len(changes):
        end = first + _AT_ONCE // len(left)
        found |= _nearest(members, left, changes[first:end])
        first, left = end, [upper for upper in left if upper not in found]
    return found


def _nearest(members: Everybody, uppers: Sequence[int], changes: NDArray[np.int64]) -> dict[int, WeightChange]:
    """Those for whom one of these changes is enough, and the nearest."""
    sizes: dict[int, int] = {}
    best: dict[int, WeightChange] = {}
    for section, enough in _enough(members, uppers, PARTS + changes):
        firsts = np.argmax(enough, axis=1)
        for upper, first, any_is in zip(uppers, firsts.tolist(), enough[range(len(uppers)), firsts], strict=True):
            size = abs(int(changes[first]))
            if any_is and size < sizes.get(upper, PARTS + 1):
                sizes[upper], best[upper] = size, WeightChange(section, in_points(int(changes[first]), 2))
    return best


def _enough(
    members: Everybody, uppers: Sequence[int], factors: NDArray[np.int64]
) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    """By section, for every two neighbours and every factor: whether the lower would not be below the upper.

    Both must still be ranked: their maximum is above zero.
    """
    scale = members.terms.scale
    # Of the rows below the sections only those that break ties are looked at.
    breaks = [rule.removeprefix(SECTION) for rule in members.terms.config.ranking.tie_breaks if SECTION in rule]
    codes = [*dict.fromkeys([*(section.code for section in scale.sections), *breaks])]
    tried = sorted({at for upper in uppers for at in (upper, upper + 1)})
    column = members.column(tried, codes)
    sides = [[tried.index(upper + below) for upper in uppers] for below in (0, 1)]

    def times(units: Units) -> Units:
        return divided(units * factors, PARTS)

    for section in scale.sections:
        below = [code for code in codes if scale.ancestry(scale.by_code[code])[-1] is section]
        weighted = column.weighted(below, times)
        result = weighted.result()
        upper, lower = (_of(side, (*weighted.key(result), result.applies)) for side in sides)
        enough = np.logical_not(is_above(upper[:-1], lower[:-1])) & upper[-1] & lower[-1]
        yield section.code, np.broadcast_to(enough, (len(uppers), len(factors)))


def _of(members: Sequence[int], numbers: Key) -> Key:
    """The numbers of some members of a column; those that stand for all are theirs too."""
    return tuple(one[members] if isinstance(one, np.ndarray) and one.ndim == 2 else one for one in numbers)
