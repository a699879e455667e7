"""Points in whole units: what rows add up to, and the limits of the scale and of [scoring] (CONTRACT sections 3, 6).

In place of a number may stand an array of numbers; the functions that add up are the same.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from pipeline.model.bloc import MAXIMUM, Config
from pipeline.model.result import Tally
from pipeline.model.rounding import Units, in_points, in_units
from pipeline.model.scale import Kind, Scale


class Sum(NamedTuple):
    """What a row and its branch, or a whole form, add up to, in units (CONTRACT section 6)."""

    base: Units = 0
    bonus: Units = 0
    deduction: Units = 0
    maximum: Units = 0

    @property
    def net(self) -> Units:
        """base + bonus − deduction."""
        return self.base + (self.bonus - self.deduction)


class Caps(NamedTuple):
    """A row's own caps in units; None = none. `group` bounds base and maximum."""

    group: int | None = None
    bonus: int | None = None
    deduction: int | None = None


NO_CAPS = Caps()
NO_POINTS = Sum()


class Terms(NamedTuple):
    """What every member of a bloc is added up by, figures in units; None = no limit.

    `maxima` are the M of the rows and `caps` their caps, by code. `plain` are the rows that come to their own points:
    nothing stands below them, and nothing limits them. `cap` is that of the total; where `own_maximum`, it is the
    member's own maximum instead.
    """

    scale: Scale
    config: Config
    maxima: Mapping[str, int | None]
    caps: Mapping[str, Caps]
    plain: frozenset[str]
    floor: int | None
    cap: int | None
    own_maximum: bool
    bonus_maximum: int

    def units(self, points: Decimal | Fraction) -> int:
        """Points as a whole number of units, rounded."""
        return in_units(points, self.config.scoring.decimals)

    def points(self, units: Units) -> Decimal:
        """Units as points."""
        return in_points(units, self.config.scoring.decimals)

    def tally(self, whole: Sum) -> Tally:
        """One member's sum, as points."""
        return _tally(whole, self.config.scoring.decimals)


@lru_cache(2**12)
def _tally(whole: Sum, decimals: int) -> Tally:
    """Many rows of many members add up to the same, which is kept once."""
    return Tally(
        base=in_points(whole.base, decimals),
        bonus=in_points(whole.bonus, decimals),
        deduction=in_points(whole.deduction, decimals),
        maximum=in_points(whole.maximum, decimals),
    )


def terms_of(config: Config, scale: Scale) -> Terms:
    """The figures of the scale and of [scoring], in units of the bloc's decimals."""
    policy = config.scoring

    def units(points: Decimal | str | None) -> int | None:
        return in_units(points, policy.decimals) if isinstance(points, Decimal) else None

    maxima = {line.code: units(line.maximum) for line in scale.lines}
    caps = {
        line.code: Caps(
            group=maxima[line.code] if line.kind is Kind.GROUP else None,
            bonus=units(line.bonus_cap),
            deduction=units(line.deduction_cap),
        )
        for line in scale.lines
    }
    return Terms(
        scale=scale,
        config=config,
        maxima=maxima,
        caps=caps,
        plain=frozenset(
            line.code
            for line in scale.lines
            if line.code not in scale.children and not line.bonus_if_clean and caps[line.code] == NO_CAPS
        ),
        floor=units(policy.total_floor),
        cap=units(policy.total_cap),
        own_maximum=policy.total_cap == MAXIMUM,
        bonus_maximum=in_units(policy.bonus_maximum, policy.decimals),
    )


@lru_cache(2**12)
def sum_of(tally: Tally, decimals: int) -> Sum:
    """Points as they stand on a card, in units; of equal tallies once."""
    return Sum(
        in_units(tally.base, decimals),
        in_units(tally.bonus, decimals),
        in_units(tally.deduction, decimals),
        in_units(tally.maximum, decimals),
    )


# -------------------------------------------------------------- for numbers and for arrays of them alike


def where(holds: Units, number: Units, otherwise: Units) -> Units:
    """The number where the condition holds, and `otherwise` elsewhere."""
    return otherwise + (number - otherwise) * holds


def least(number: Units, other: Units) -> Units:
    """The smaller of two numbers."""
    return where(other < number, other, number)


def most(number: Units, other: Units) -> Units:
    """The larger of two numbers."""
    return where(other > number, other, number)
