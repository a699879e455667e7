"""The smallest common change of a section's weight that brings the lower of two neighbours to the upper's place."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.model.bloc import NotApplicable
from pipeline.model.rounding import Units, divided, in_points
from pipeline.ranking.firmness.everybody import Everybody, Weight
from pipeline.ranking.places import SECTION, is_above
from pipeline.scoring.units import most

PARTS = 10_000
"""A section's weight is changed in steps of 1/10,000, that is 0.01%: from nothing to twice itself."""

_AT_ONCE = 12_000
"""So many results are worked out at once: of the nearest changes first, as long as any two neighbours are left."""

STRETCH = 50
"""Weights lie in stretches of so many steps: what members come to on one of them is estimated before it is tried."""

_STRETCHES = 2 * PARTS // STRETCH


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
    if not uppers:
        return {}
    sections, first = weighted_rows(members), _AT_ONCE // len(uppers)
    # The very nearest are tried as they are: to estimate first would take as long.
    found = _nearest(members, uppers, changes[:first], {code: np.ones((len(uppers), first), bool) for code in sections})
    left = [upper for upper in uppers if upper not in found]
    hopeful = {code: may_reach(members, left, below) for code, below in sections.items()} if left else {}
    far = left
    while left and first < len(changes):
        near = changes[first : first + _AT_ONCE // len(left)]
        stretches = np.minimum((PARTS + near) // STRETCH, _STRETCHES - 1)
        rows = [row for row, upper in enumerate(far) if upper not in found]
        found |= _nearest(members, left, near, {code: one[rows][:, stretches] for code, one in hopeful.items()})
        first, left = first + len(near), [upper for upper in left if upper not in found]
    return found


def weighted_rows(members: Everybody) -> dict[str, list[str]]:
    """By section: itself and the rows below it that are looked at; of those only such as break ties."""
    terms = members.terms
    breaks = [rule.removeprefix(SECTION) for rule in terms.config.ranking.tie_breaks if SECTION in rule]
    found: dict[str, list[str]] = {section.code: [section.code] for section in terms.scale.sections}
    for code in breaks:
        rows = found[terms.scale.ancestry(terms.scale.by_code[code])[-1].code]
        if code not in rows:
            rows.append(code)
    return found


def _nearest(
    members: Everybody, uppers: Sequence[int], changes: NDArray[np.int64], hopeful: Mapping[str, NDArray[np.bool_]]
) -> dict[int, WeightChange]:
    """Those for whom one of these changes is enough, and the nearest; tried are the hopeful ones, by section."""
    sizes: dict[int, int] = {}
    best: dict[int, WeightChange] = {}
    for section, below in weighted_rows(members).items():
        some = [upper for upper, row in zip(uppers, hopeful[section], strict=True) if row.any()]
        if not some:
            continue
        near = changes[hopeful[section].any(axis=0)]
        enough = reaches(members, some, below, PARTS + near)
        firsts = np.argmax(enough, axis=1)
        for upper, first, any_is in zip(some, firsts.tolist(), enough[range(len(some)), firsts], strict=True):
            size = abs(int(near[first]))
            if any_is and size < sizes.get(upper, PARTS + 1):
                sizes[upper], best[upper] = size, WeightChange(section, in_points(int(near[first]), 2))
    return best


class _Two:
    """Two neighbours each: the members tried below each other, and who of them is the upper and the lower of each."""

    def __init__(self, members: Everybody, uppers: Sequence[int]) -> None:
        tried = sorted({at for upper in uppers for at in (upper, upper + 1)})
        codes = [code for below in weighted_rows(members).values() for code in below]
        self.column = members.column(tried, codes)
        self.sides = [[tried.index(upper + below) for upper in uppers] for below in (0, 1)]

    def of(self, numbers: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
        """The numbers of the uppers, and of the lowers; those that stand for all are theirs too."""
        for side in self.sides:
            yield tuple(one[side] if isinstance(one, np.ndarray) and one.ndim == 2 else one for one in numbers)


def _times(factors: NDArray[np.int64]) -> Weight:
    return lambda units: divided(units * factors, PARTS)


def reaches(
    members: Everybody, uppers: Sequence[int], below: Sequence[str], factors: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """For every two neighbours and every factor of a section: whether the lower would not be below the upper.

    Both must still be ranked: their maximum is above zero.
    """
    two, times = _Two(members, uppers), _times(factors)
    weighted = two.column.weighted(below, times, times, times)
    result = weighted.result()
    upper, lower = two.of((*weighted.key(result), result.applies))
    enough = np.logical_not(is_above(upper[:-1], lower[:-1])) & upper[-1] & lower[-1]
    return np.broadcast_to(enough, (len(uppers), len(factors)))


def may_reach(members: Everybody, uppers: Sequence[int], below: Sequence[str]) -> NDArray[np.bool_]:
    """For every two neighbours and every stretch of a section's weight: whether the lower may reach the upper there.

    On a stretch points lie between those of its ends, and so do maxima; a total is the higher the more points there
    are, and where bases are brought to the maximum of all lines, the lower the maximum is that they had.
    """
    two, policy = _Two(members, uppers), members.terms.config
    ends = np.arange(_STRETCHES + 1) * STRETCH
    less, more = _times(ends[:-1]), _times(ends[1:])
    turned = policy.scoring.not_applicable is NotApplicable.RESCALE
    high = two.column.weighted(below, more, less if turned else more, more).result()
    low = two.column.weighted(below, less, more if turned else less, less).result()
    highest, lowest = high.total, low.total
    if policy.ranking.by == "percent":
        maxima = low.whole.maximum, high.whole.maximum
        highest, lowest = _of_maxima(highest, maxima, np.maximum), _of_maxima(lowest, maxima, np.minimum)
    # Where nothing may apply to a member, no total is told by its ends.
    applies: tuple[Any, Any] = high.applies, low.applies
    upper, lower = two.of((highest, lowest, np.logical_and(*applies)))
    told_by_ends = np.logical_and(upper[2], lower[2])
    hopeful = np.logical_not(np.logical_and(lower[0] < upper[1], told_by_ends))
    return np.broadcast_to(hopeful, (len(uppers), _STRETCHES))


def _of_maxima(total: Units, maxima: tuple[Units, Units], choose: Any) -> Any:
    """A total in hundredths of a percent, of two maxima the one by which it is more, or less."""
    return choose(*(divided(total * 10_000, most(one, 1)) for one in maxima))
