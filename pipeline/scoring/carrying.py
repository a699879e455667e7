"""What a year-end result takes over from the six-month result, where [scoring] carry says so."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from pipeline.model.bloc import Config, Period
from pipeline.model.finding import Finding, Severity
from pipeline.model.grounds import Grounds, Memory, PastResult
from pipeline.model.rounding import half_up

MISSING = "carry_missing"


class Carried(NamedTuple):
    """What is added to a member's total and to its maximum, in points."""

    points: Decimal = Decimal(0)
    maximum: Decimal = Decimal(0)


NOTHING_CARRIED = Carried()


def share_carried(config: Config, period: Period) -> Decimal | None:
    """The share (percent) of the six-month result that counts in this review; None where none does."""
    return config.scoring.carry if period is Period.YEAR_END else None


def half_year(memory: Memory, unit: str) -> PastResult | None:
    """A member's six-month result; None where it had no place."""
    result = memory.six_month.results.get(unit) if memory.six_month else None
    return result if result and result.place is not None else None


def carried_by(grounds: Grounds, unit: str) -> Carried:
    """The member's share of its six-month total and maximum, each rounded once; nothing where it has none."""
    share, result = share_carried(grounds.config, grounds.period), half_year(grounds.memory, unit)
    if share is None or result is None or result.total is None or result.maximum is None:
        return NOTHING_CARRIED
    part, decimals = Fraction(share) / 100, grounds.config.scoring.decimals
    return Carried(half_up(Fraction(result.total) * part, decimals), half_up(Fraction(result.maximum) * part, decimals))


def nothing_carried(grounds: Grounds, unit: str) -> tuple[Finding, ...]:
    """A warning where a share counts, but the member has no six-month result to take it from."""
    if share_carried(grounds.config, grounds.period) is None or half_year(grounds.memory, unit):
        return ()
    return (Finding(code=MISSING, severity=Severity.WARNING, unit=unit),)
