"""Neighbours in the ranking: how far they stand apart, and the least that brings the lower to the upper's place."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.model.result import Basis, Standing
from pipeline.model.rounding import Units, divided, in_points
from pipeline.model.scale import Kind, Line
from pipeline.ranking.firmness.what_if import Contender, key_of, points_in, result_if, with_points
from pipeline.ranking.places import SECTION, Key, is_above, lead
from pipeline.scoring.adding import row
from pipeline.scoring.units import Caps, Terms

PARTS = 10_000
"""A section's weight is changed in steps of 1/10,000, that is 0.01%: from nothing to twice itself."""

NO_LIMIT = 10**9
"""How far the points of a line without a maximum are tried, in units: further than any bloc's points go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointChange:
    """The smallest change of one line's points: `points` > 0 are more, < 0 fewer, on the line `code` of `unit`.

    `others` counts further lines, of either member, on which a change of the same size does it too.
    """

    unit: str
    code: str
    points: Decimal
    others: int


@dataclass(frozen=True, slots=True)
class WeightChange:
    """The smallest common change of a section's weight, in percent with 2 decimals; < 0 is less weight."""

    section: str
    percent: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Two neighbours. `margin` is the difference of their printed ranking values.

    `level`: they share a place, and no change is looked for. Else None: no change of that sort is enough.
    """

    upper: Standing
    lower: Standing
    margin: Decimal
    level: bool
    points: PointChange | None = None
    weight: WeightChange | None = None


def gaps(terms: Terms, contenders: Sequence[Contender]) -> tuple[Gap, ...]:
    """Every two neighbours, from the top; `contenders` are in order of place."""
    weights = _weight_changes(terms, contenders)
    return tuple(_gap(terms, *pair, weight) for pair, weight in zip(pairwise(contenders), weights, strict=True))


def _gap(terms: Terms, upper: Contender, lower: Contender, weight: WeightChange | None) -> Gap:
    above, below = upper.standing, lower.standing
    margin = lead(above.card, below.card, terms.config.ranking)
    level = above.place == below.place
    gap = Gap(upper=above, lower=below, margin=margin, level=level)
    return gap if level else replace(gap, points=_point_change(terms, upper, lower), weight=weight)


# ------------------------------------------------------------------------------ points of one line


@dataclass(frozen=True, slots=True)
class _Option:
    """A line of one of the two, the direction that helps the lower, and how far the line's bounds let it go."""

    contender: Contender
    line: Line
    sign: int
    room: int


_Alike = tuple[str, str, str]


def _point_change(terms: Terms, upper: Contender, lower: Contender) -> PointChange | None:
    """Over all lines of both, each within 0…M (or the points it has, where they are above M)."""
    options = (*_options(terms, lower, +1), *_options(terms, upper, -1))
    alike = [_alike(terms, option) for option in options]
    widest = dict(sorted(zip(alike, options, strict=True), key=lambda pair: pair[1].room))
    needed = _needed(terms, upper, lower, widest)
    enough = [(needed[key], option) for key, option in zip(alike, options, strict=True) if needed[key] <= option.room]
    if not enough:
        return None
    least = min(size for size, _ in enough)
    first, *others = (option for size, option in enough if size == least)
    unit, points = first.contender.standing.card.member.code, terms.points(first.sign * least)
    return PointChange(unit=unit, code=first.line.code, points=points, others=len(others))


def _alike(terms: Terms, option: _Option) -> _Alike:
    """The same for lines of which a change of one size comes to the same: those that only add to the row above them."""
    line, scale, unit = option.line, terms.scale, option.contender.standing.card.member.code
    bounded = terms.caps[line.code] != Caps(None, None, None) or line.bonus_if_clean
    compared = f"{SECTION}{line.code}" in terms.config.ranking.tie_breaks
    if line.parent is None or line.code in scale.children or scale.by_code[line.parent].highest_only:
        return unit, line.code, ""
    return (unit, line.code, "") if bounded or compared else (unit, line.parent, line.kind)


def _needed(terms: Terms, upper: Contender, lower: Contender, widest: Mapping[_Alike, _Option]) -> Mapping[_Alike, int]:
    """The least change that is enough, tried on the line of each kind with the most room.

    More than it has where that is not enough, or where less is enough on a line of another kind.
    """
    needed: dict[_Alike, int] = {}
    least = NO_LIMIT
    for key, option in widest.items():

        def suffices(size: int, option: _Option = option) -> bool:
            changed = _changed_key(terms, option, size)
            mine, theirs = (changed, upper.key) if option.contender is lower else (lower.key, changed)
            return not is_above(theirs, mine)

        most = min(option.room, least)
        needed[key] = option.room + 1
        if most < 1 or not suffices(most):
            continue
        if most == least and not suffices(most - 1):  # as most are: what one asks for, the others do
            needed[key] = most
            continue
        # More points on one line never lower a member's key and fewer never raise it, so that halving finds the least.
        needed[key] = least = 1 + bisect_left(range(1, most), True, key=suffices)
    return needed


def _options(terms: Terms, contender: Contender, wanted: int) -> Iterator[_Option]:
    """The lines that apply to a member; `wanted` is +1 to raise the member, −1 to lower it."""
    for mark in contender.standing.card.marks:
        if mark.kind is Kind.CONDITION or mark.basis is Basis.NOT_APPLICABLE:
            continue
        line = terms.scale.by_code[mark.code]
        sign = -wanted if mark.kind is Kind.DEDUCTION else wanted
        points = points_in(contender.own[mark.code], mark.kind)
        maximum = terms.maxima[line.code]
        most = points + NO_LIMIT if maximum is None else maximum
        yield _Option(contender, line, sign, points if sign < 0 else most - points)


def _changed_key(terms: Terms, option: _Option, size: int) -> Key:
    contender, line = option.contender, option.line
    points = points_in(contender.own[line.code], line.kind) + option.sign * size
    own = {line.code: with_points(terms, contender, line, points)}
    rows = dict(contender.rows)
    for above in terms.scale.ancestry(line):
        # A heading has no points of its own; a row with a rule above the line keeps those it has.
        mine = own if above is line else contender.own
        rows[above.code] = row(terms, above, mine, rows)
    card = contender.standing.card
    return key_of(terms, card, result_if(terms, card, rows, contender.full))


# ------------------------------------------------------------------------------ weight of a section


def _weight_changes(terms: Terms, contenders: Sequence[Contender]) -> list[WeightChange | None]:
    """For every two neighbours, over all sections: base and maximum of the section times a factor of 0…2 for all."""
    factors = np.arange(2 * PARTS + 1, dtype=np.int64)
    best: list[tuple[int, WeightChange] | None] = [None] * max(0, len(contenders) - 1)
    compared = {rule.removeprefix(SECTION) for rule in terms.config.ranking.tie_breaks if rule.startswith(SECTION)}
    for section in terms.scale.sections:
        # Of the rows below the section only those that break ties are looked at.
        rows = {code for code in compared if terms.scale.ancestry(terms.scale.by_code[code])[-1] is section}
        keys = [_weighted_key(terms, contender, {section.code} | rows, factors) for contender in contenders]
        for place, (upper, lower) in enumerate(pairwise(keys)):
            swapped = np.logical_not(is_above(upper[0], lower[0])) & upper[1] & lower[1]
            found = _nearest(factors[np.broadcast_to(swapped, factors.shape)])
            known = best[place]
            if found is not None and (known is None or abs(found) < known[0]):
                best[place] = (abs(found), WeightChange(section.code, in_points(found, 2)))
    return [one[1] if one else None for one in best]


def _weighted_key(
    terms: Terms, contender: Contender, weighted: Set[str], factors: NDArray[np.int64]
) -> tuple[Key, Units]:
    """The key for every factor of some rows, and where the member would still be ranked (its maximum above zero)."""

    def times(units: Units) -> Units:
        return divided(units * factors, PARTS)

    rows = dict(contender.rows)
    for code in weighted:
        rows[code] = replace(rows[code], base=times(rows[code].base), maximum=times(rows[code].maximum))
    full = {code: times(units) if code in weighted else units for code, units in contender.full.items()}
    card = contender.standing.card
    result = result_if(terms, card, rows, full)
    return key_of(terms, card, result), result.applies


def _nearest(factors: NDArray[np.int64]) -> int | None:
    """The change of weight nearest to none, in parts; more weight before less where both are as near."""
    if not len(factors):
        return None
    changes = factors - PARTS
    return int(changes[np.lexsort((-changes, np.abs(changes)))[0]])
