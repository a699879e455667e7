"""What-ifs of a review: the adding up and the order of CONTRACT sections 6 and 7, for one number or thousands at once.

Points are whole numbers of the smallest unit (10^-decimals), so that everything is exact; in place of a number may
stand an array of them, one a what-if. `scoring.adding` and `ranking.places` are the rule; tests hold this to them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from pipeline.model.bloc import MAXIMUM, Config, NotApplicable
from pipeline.model.result import Scorecard, Standing
from pipeline.model.rounding import half_up
from pipeline.model.scale import Kind, Line, Scale
from pipeline.ranking.places import SECTION

Whole = int | NDArray[np.int64]
Key = tuple[Whole, ...]
"""What members are compared by: the ranking value, then the tie-breaks; the higher is the better."""

UNKNOWN = -(2**62)
"""How early a form came whose time of receipt is not known: it is the last."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What a row and its branch add up to, in units."""

    base: Whole = 0
    bonus: Whole = 0
    deduction: Whole = 0
    maximum: Whole = 0


@dataclass(frozen=True, slots=True)
class Caps:
    """A row's own caps in units; None = none. `group` bounds base and maximum."""

    group: int | None
    bonus: int | None
    deduction: int | None


@dataclass(frozen=True, slots=True)
class Limits:
    """What [scoring] says of the total, in units; None = not said. `own_maximum`: the member's own is the cap."""

    floor: int | None
    cap: int | None
    own_maximum: bool
    bonus_maximum: int


@dataclass(frozen=True, slots=True)
class Terms:
    """What all members are added up and compared by. `maxima` are the M of the lines, in units; None = no limit."""

    scale: Scale
    config: Config
    caps: Mapping[str, Caps]
    maxima: Mapping[str, int | None]
    limits: Limits

    def units(self, points: Decimal | Fraction) -> int:
        """Points as a whole number of units, rounded."""
        return in_units(points, self.config.scoring.decimals)

    def points(self, units: int) -> Decimal:
        """Units as points."""
        return half_up(Fraction(units, 10**self.config.scoring.decimals), self.config.scoring.decimals)


@dataclass(frozen=True, slots=True)
class Fixed:
    """What no what-if changes: how early the form came, by order of receipt, and what was carried over, in units."""

    earliness: int
    carried: int
    carried_maximum: int


@dataclass(frozen=True, slots=True)
class Contender:
    """One ranked member's numbers: the own points of its lines, what its rows add up to, and the key.

    `full` is the maximum of each section if every line applied (for `rescale`).
    """

    standing: Standing
    own: Mapping[str, Sum]
    sums: Mapping[str, Sum]
    full: Mapping[str, int]
    fixed: Fixed
    key: Key


def in_units(points: Decimal | Fraction, decimals: int) -> int:
    """Points as a whole number of units of 10^-decimals, rounded."""
    return int(half_up(points, decimals).scaleb(decimals))


def terms_of(config: Config, scale: Scale) -> Terms:
    """The figures of the scale and of [scoring], in units of the bloc's decimals."""
    policy = config.scoring

    def units(points: Decimal | str | None) -> int | None:
        return in_units(points, policy.decimals) if isinstance(points, Decimal) else None

    maxima = {line.code: units(line.maximum) for line in scale.lines}
    caps = {
        line.code: Caps(
            maxima[line.code] if line.kind is Kind.GROUP else None, units(line.bonus_cap), units(line.deduction_cap)
        )
        for line in scale.lines
    }
    limits = Limits(
        units(policy.total_floor),
        units(policy.total_cap),
        policy.total_cap == MAXIMUM,
        in_units(policy.bonus_maximum, policy.decimals),
    )
    return Terms(scale, config, caps, maxima, limits)


def contender_of(terms: Terms, standing: Standing) -> Contender:
    """A member's numbers as the review has them."""
    card = standing.card
    own = {mark.code: _of_kind(mark.kind, terms.units(mark.points), terms.units(mark.maximum)) for mark in card.marks}
    sums, full = add_rows(terms, own), _full(terms, card)
    earliness = -int(card.received.timestamp() * 1_000_000) if card.received else UNKNOWN
    fixed = Fixed(earliness, terms.units(card.carried), terms.units(card.carried_maximum))
    return Contender(standing, own, sums, full, fixed, key(terms, sums, full, fixed))


def _of_kind(kind: Kind, points: Whole, maximum: int) -> Sum:
    match kind:
        case Kind.BASE:
            return Sum(base=points, maximum=maximum)
        case Kind.BONUS:
            return Sum(bonus=points)
        case Kind.DEDUCTION:
            return Sum(deduction=points)
        case _:
            return Sum()


def with_points(contender: Contender, line: Line, points: Whole) -> Sum:
    """The own points of a line, changed."""
    maximum = contender.own[line.code].maximum
    assert isinstance(maximum, int)
    return _of_kind(line.kind, points, maximum)


def points_in(own: Sum, kind: Kind) -> int:
    """The own points of one line, whatever its kind, as they are in the review."""
    points = {Kind.BASE: own.base, Kind.BONUS: own.bonus, Kind.DEDUCTION: own.deduction}[kind]
    assert isinstance(points, int)
    return points


def _full(terms: Terms, card: Scorecard) -> dict[str, int]:
    """By section: the maximum if no line were marked `x` and none lacked a target; lines of an excluded X stay out."""
    told = {mark.code for mark in card.marks}
    own = {}
    for code in told:
        line = terms.scale.by_code[code]
        follows = line.rule.follows if line.rule else None
        if line.kind is Kind.BASE and (follows is None or follows in told):
            own[code] = Sum(maximum=terms.maxima[code] or 0)
    sums = add_rows(terms, own)
    return {section.code: int(sums[section.code].maximum) for section in terms.scale.sections}


# ------------------------------------------------------------------------------------ adding up


def add_rows(terms: Terms, own: Mapping[str, Sum]) -> dict[str, Sum]:
    """Sums by row code; children stand below their parent, so that they are known first."""
    sums: dict[str, Sum] = {}
    for line in reversed(terms.scale.lines):
        sums[line.code] = row(terms, line, own, sums)
    return sums


def row(terms: Terms, line: Line, own: Mapping[str, Sum], sums: Mapping[str, Sum]) -> Sum:
    """One row from its own points and the sums of its children."""
    parts = [sums[child.code] for child in terms.scale.children.get(line.code, ())]
    if line.highest_only and len(parts) > 1:
        parts = [_highest(parts)]
    if line.code in own:
        parts.append(own[line.code])
    return _capped(line, terms.caps[line.code], parts[0] if len(parts) == 1 else added(parts))


def added(parts: Sequence[Sum]) -> Sum:
    """Component by component."""
    base: Whole = 0
    bonus: Whole = 0
    deduction: Whole = 0
    maximum: Whole = 0
    for part in parts:
        base, bonus = base + part.base, bonus + part.bonus
        deduction, maximum = deduction + part.deduction, maximum + part.maximum
    return Sum(base, bonus, deduction, maximum)


def _highest(parts: Sequence[Sum]) -> Sum:
    most = parts[0]
    for part in parts[1:]:
        most = Sum(
            _most(most.base, part.base),
            _most(most.bonus, part.bonus),
            _most(most.deduction, part.deduction),
            _most(most.maximum, part.maximum),
        )
    return most


def _capped(line: Line, caps: Caps, whole: Sum) -> Sum:
    base, bonus, deduction, maximum = whole.base, whole.bonus, whole.deduction, whole.maximum
    if caps.group is not None:
        base, maximum = _least(base, caps.group), _least(maximum, caps.group)
    if line.bonus_if_clean:
        bonus = _where_none(deduction, bonus)
    if caps.bonus is not None:
        bonus = _least(bonus, caps.bonus)
    if caps.deduction is not None:
        deduction = _least(deduction, caps.deduction)
    return Sum(base, bonus, deduction, maximum)


# numpy's own are ten times slower on single numbers, and those are the rule in a search.
def _least(one: Whole, other: Whole) -> Whole:
    return min(one, other) if isinstance(one, int) and isinstance(other, int) else np.minimum(one, other)


def _most(one: Whole, other: Whole) -> Whole:
    return max(one, other) if isinstance(one, int) and isinstance(other, int) else np.maximum(one, other)


def _where_none(deduction: Whole, bonus: Whole) -> Whole:
    if isinstance(deduction, int):
        return bonus if deduction <= 0 else 0
    return np.where(deduction <= 0, bonus, 0)


def rounded(number: Whole, divisor: Whole) -> Whole:
    """number/divisor as a whole number, a half away from zero; the divisor is above zero."""
    if isinstance(number, int) and isinstance(divisor, int):
        size = (2 * abs(number) + divisor) // (2 * divisor)
        return size if number >= 0 else -size
    sizes = (2 * np.abs(number) + divisor) // (2 * divisor)
    return np.where(np.asarray(number) < 0, -sizes, sizes)


# --------------------------------------------------------------------------------------- comparing


def key(terms: Terms, sums: Mapping[str, Sum], full: Mapping[str, Whole], fixed: Fixed) -> Key:
    """What the member is compared by; nothing that applies (maximum zero) is taken as a maximum of one unit."""
    limits, ranking = terms.limits, terms.config.ranking
    whole = added([sums[section.code] for section in terms.scale.sections])
    base, maximum = whole.base, _most(whole.maximum, 1)
    if terms.config.scoring.not_applicable is NotApplicable.RESCALE:
        everything = sum(full.values())
        base, maximum = rounded(base * everything, maximum), _most(everything, 1)
    maximum = maximum + limits.bonus_maximum + fixed.carried_maximum
    total = base + whole.bonus - whole.deduction + fixed.carried
    if limits.floor is not None:
        total = _most(total, limits.floor)
    if limits.own_maximum or limits.cap is not None:
        total = _least(total, maximum if limits.cap is None else limits.cap)
    values = {
        "base": base,
        "bonus": whole.bonus,
        "deduction": -whole.deduction,
        "total": total,
        "percent": rounded(total * 10_000, maximum),
        "received": fixed.earliness,
    }
    return (values[ranking.by], *(_tie_break(rule, values, sums) for rule in ranking.tie_breaks))


def _tie_break(rule: str, values: Mapping[str, Whole], sums: Mapping[str, Sum]) -> Whole:
    if rule.startswith(SECTION):
        section = sums[rule.removeprefix(SECTION)]
        return section.base + section.bonus - section.deduction
    return values[rule]


def at_least(mine: Key, theirs: Key) -> bool | NDArray[np.bool_]:
    """True where the one is on the same place as the other or above it."""
    result: bool | NDArray[np.bool_] = True
    for one, other in zip(reversed(mine), reversed(theirs), strict=True):
        result = (one > other) | ((one == other) & result)
    return result
