"""Adding up: from the points of lines to those of rows, sections and members (CONTRACT section 6)."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from pipeline.model.bloc import MAXIMUM, NotApplicable, ScoringPolicy
from pipeline.model.result import Tally
from pipeline.model.rounding import half_up
from pipeline.model.scale import Kind, Line, Scale
from pipeline.scoring.answers import Reach

ZERO = Decimal(0)


def own_tally(line: Line, points: Decimal, counts_in_maximum: bool) -> Tally:
    """A line's own points, in the component of its kind."""
    match line.kind:
        case Kind.BASE:
            return Tally(base=points, maximum=line.maximum or ZERO if counts_in_maximum else ZERO)
        case Kind.BONUS:
            return Tally(bonus=points)
        case Kind.DEDUCTION:
            return Tally(deduction=points)
        case _:
            return Tally()


def counts_in_maximum(line: Line, reach: Reach, policy: NotApplicable) -> bool:
    """True where M of the line is part of the member's maximum."""
    if line.kind is not Kind.BASE or line.rule is None:
        return False
    return reach is Reach.APPLIES or policy in (NotApplicable.FULL, NotApplicable.ZERO)


def add_up(scale: Scale, own: Mapping[str, Tally], *, unlimited: str | None = None) -> tuple[dict[str, Tally], Tally]:
    """Tallies by row code, and their sum over the level-1 rows.

    `own` holds the own points of the lines that concern the member; rows that are not in it (headings, excluded
    lines) have none. `unlimited` names a row whose own caps are left out.
    """
    tallies: dict[str, Tally] = {}
    # Children stand below their parent, so that from the last row up every branch is known before its root.
    for line in reversed(scale.lines):
        tally = before_caps(scale, line, own, tallies)
        tallies[line.code] = tally if line.code == unlimited else _capped(line, tally)
    return tallies, _sum(tallies[line.code] for line in scale.sections)


def before_caps(scale: Scale, line: Line, own: Mapping[str, Tally], tallies: Mapping[str, Tally]) -> Tally:
    """A row's branch and its own points, before the row's own caps."""
    children = [tallies[child.code] for child in scale.children.get(line.code, ())]
    branch = _highest(children) if line.highest_only else _sum(children)
    return _sum((branch, own[line.code])) if line.code in own else branch


def cutting_caps(
    scale: Scale, own: Mapping[str, Tally], tallies: Mapping[str, Tally]
) -> Iterator[tuple[Line, Kind, Decimal]]:
    """Every cap that cuts: the row, the kind of points that it bounds, and the cap."""
    for line in scale.lines:
        tally = before_caps(scale, line, own, tallies)
        group_cap = line.maximum if line.kind is Kind.GROUP else None
        for kind, cap, points in (
            (Kind.BASE, group_cap, tally.base),
            (Kind.BONUS, line.bonus_cap, tally.bonus),
            (Kind.DEDUCTION, line.deduction_cap, tally.deduction),
        ):
            if cap is not None and points > cap:
                yield line, kind, cap


def _sum(tallies: Iterable[Tally]) -> Tally:
    base = bonus = deduction = maximum = ZERO
    for tally in tallies:
        base += tally.base
        bonus += tally.bonus
        deduction += tally.deduction
        maximum += tally.maximum
    return Tally(base=base, bonus=bonus, deduction=deduction, maximum=maximum)


def _highest(tallies: list[Tally]) -> Tally:
    if not tallies:
        return Tally()
    return Tally(
        base=max(tally.base for tally in tallies),
        bonus=max(tally.bonus for tally in tallies),
        deduction=max(tally.deduction for tally in tallies),
        maximum=max(tally.maximum for tally in tallies),
    )


def _capped(line: Line, tally: Tally) -> Tally:
    base, bonus, deduction, maximum = tally.base, tally.bonus, tally.deduction, tally.maximum
    if line.kind is Kind.GROUP and line.maximum is not None:
        base, maximum = min(base, line.maximum), min(maximum, line.maximum)
    if line.bonus_if_clean and deduction > 0:
        bonus = ZERO
    if line.bonus_cap is not None:
        bonus = min(bonus, line.bonus_cap)
    if line.deduction_cap is not None:
        deduction = min(deduction, line.deduction_cap)
    return Tally(base=base, bonus=bonus, deduction=deduction, maximum=maximum)


def rescaled(tally: Tally, full: Decimal, decimals: int) -> Tally:
    """The base brought to the maximum `full` that the member would have if every line applied."""
    if not tally.maximum:
        return tally
    base = half_up(Fraction(tally.base) * Fraction(full) / Fraction(tally.maximum), decimals)
    return Tally(base=base, bonus=tally.bonus, deduction=tally.deduction, maximum=full)


def total_of(tally: Tally, policy: ScoringPolicy, carried: Decimal = ZERO) -> Decimal:
    """base + bonus − deduction, and what is carried over; raised to the floor, then cut to the cap."""
    total = tally.net + carried
    if policy.total_floor is not None:
        total = max(total, policy.total_floor)
    cap = tally.maximum if policy.total_cap == MAXIMUM else policy.total_cap
    return min(total, cap) if isinstance(cap, Decimal) else total
