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

STRETCH = 50
"""Weights lie in stretches of so many steps: what members come to on one of them is estimated before it is tried."""

_AT_ONCE = 200
"""So many stretches are tried at once."""

_ENDS = np.arange(0, 2 * PARTS + 1, STRETCH, dtype=np.int64)
_FAR = np.abs(_ENDS - PARTS)
_NEAR = np.minimum(_FAR[:-1], _FAR[1:])
"""How far the ends of stretches are from the weight that the section has, and the nearer one of each stretch."""

_NEVER = PARTS + 1


class WeightChange(NamedTuple):
    """The smallest common change of a section's weight, in percent with 2 decimals; < 0 is less weight."""

    section: str
    percent: Decimal


def weight_changes(members: Everybody, uppers: Sequence[int]) -> Mapping[int, WeightChange]:
    """By the upper of two neighbours, over all sections: base and maximum of the section times a factor of 0…2 for all.

    `uppers` are members of whom each stands above the next, by their number from 0 on. The nearest change is told, of
    equals that of the first section, and more weight before less; nothing where none is enough.
    """
    if not uppers:
        return {}
    sections, found = weighted_rows(members), dict[int, WeightChange]()
    pairs = Pairs.of(members, uppers)
    # A change is no further than the nearest end that is enough.
    ends = (np.where(reaches(pairs, below, _ENDS), _FAR, _NEVER).min(axis=1) for below in sections.values())
    most: NDArray[np.int64] = np.minimum.reduce(list(ends))
    sizes = np.full(len(uppers), _NEVER)
    for section, below in sections.items():
        hopeful = may_reach(pairs, below) & (np.minimum(most, sizes)[:, None] >= _NEAR)
        changes = _nearest(pairs, below, hopeful)
        for at in np.flatnonzero(np.abs(changes) < sizes).tolist():
            found[uppers[at]] = WeightChange(section, in_points(int(changes[at]), 2))
        sizes = np.minimum(sizes, np.abs(changes))
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


class Pairs(NamedTuple):
    """Two neighbours each: members below each other, and which rows of them are the uppers and the lowers."""

    members: Everybody
    uppers: NDArray[np.int64]
    lowers: NDArray[np.int64]

    @classmethod
    def of(cls, members: Everybody, uppers: Sequence[int]) -> "Pairs":
        """Of members that stand above the next."""
        codes = [code for below in weighted_rows(members).values() for code in below]
        return cls(members.column(codes), np.array(uppers), np.array(uppers) + 1)

    def some(self, which: NDArray[np.int64]) -> "Pairs":
        """Some of them, all the uppers above all the lowers."""
        rows = np.arange(2 * len(which)).reshape(2, -1)
        return Pairs(self.members.some(np.concatenate([self.uppers[which], self.lowers[which]])), *rows)

    def each(self, numbers: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
        """The numbers of the uppers, and of the lowers; those that stand for all are theirs too."""
        for side in (self.uppers, self.lowers):
            yield tuple(one[side] if isinstance(one, np.ndarray) and one.ndim == 2 else one for one in numbers)


def _nearest(pairs: Pairs, below: Sequence[str], hopeful: NDArray[np.bool_]) -> NDArray[np.int64]:
    """For every two neighbours the nearest change on a hopeful stretch that is enough, or one out of reach."""
    nearest = np.full(len(hopeful), 2 * _NEVER)
    which, stretches = np.nonzero(hopeful)
    for start in range(0, len(which), _AT_ONCE):
        some = which[start : start + _AT_ONCE]
        tried = stretches[start : start + _AT_ONCE, None] * STRETCH + np.arange(STRETCH + 1)
        enough = reaches(pairs.some(some), below, np.concatenate([tried, tried]))
        # Twice the size, and one more where the weight is less: the smaller number is the nearer.
        sizes = np.where(enough, 2 * np.abs(tried - PARTS) + (tried < PARTS), 2 * _NEVER)
        np.minimum.at(nearest, some, sizes.min(axis=1))
    return np.where(nearest % 2, -(nearest // 2), nearest // 2)


def _times(factors: NDArray[np.int64]) -> Weight:
    return lambda units: divided(units * factors, PARTS)


def reaches(pairs: Pairs, below: Sequence[str], factors: NDArray[np.int64]) -> NDArray[np.bool_]:
    """For every two neighbours and every factor of a section: whether the lower would not be below the upper.

    `factors` are the same for all members, or a row of them for each. Both neighbours must still be ranked: their
    maximum is above zero.
    """
    times = _times(factors)
    weighted = pairs.members.weighted(below, times, times, times)
    result = weighted.result()
    upper, lower = pairs.each((*weighted.key(result), result.applies))
    enough = np.logical_not(is_above(upper[:-1], lower[:-1])) & upper[-1] & lower[-1]
    return np.broadcast_to(enough, (len(pairs.uppers), factors.shape[-1]))


def may_reach(pairs: Pairs, below: Sequence[str]) -> NDArray[np.bool_]:
    """For every two neighbours and every stretch of a section's weight: whether the lower may reach the upper there.

    On a stretch points lie between those of its ends, and so do maxima; a total is the higher the more points there
    are, and where bases are brought to the maximum of all lines, the lower the maximum is that they had.
    """
    policy = pairs.members.terms.config
    less, more = _times(_ENDS[:-1]), _times(_ENDS[1:])
    turned = policy.scoring.not_applicable is NotApplicable.RESCALE
    high = pairs.members.weighted(below, more, less if turned else more, more).result()
    low = pairs.members.weighted(below, less, more if turned else less, less).result()
    highest, lowest = high.total, low.total
    if policy.ranking.by == "percent":
        maxima = low.whole.maximum, high.whole.maximum
        highest, lowest = _of_maxima(highest, maxima, np.maximum), _of_maxima(lowest, maxima, np.minimum)
    # Where nothing may apply to a member, no total is told by its ends.
    applies: tuple[Any, Any] = high.applies, low.applies
    upper, lower = pairs.each((highest, lowest, np.logical_and(*applies)))
    told_by_ends = np.logical_and(upper[2], lower[2])
    hopeful = np.logical_not(np.logical_and(lower[0] < upper[1], told_by_ends))
    return np.broadcast_to(hopeful, (len(pairs.uppers), len(_NEAR)))


def _of_maxima(total: Units, maxima: tuple[Units, Units], choose: Any) -> Any:
    """A total in hundredths of a percent, of two maxima the one by which it is more, or less."""
    return choose(*(divided(total * 10_000, most(one, 1)) for one in maxima))
