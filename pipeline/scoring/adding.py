"""Adding up: from the points of lines to those of rows, sections and members (CONTRACT section 6).

All numbers are whole numbers of units, so that every sum is exact whatever its length; rescaling and percent are the
only divisions, each rounded once. The same functions add up one member, or an array of what-ifs of one.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from pipeline.model.bloc import NotApplicable
from pipeline.model.rounding import Units, divided
from pipeline.model.scale import Kind, Line
from pipeline.scoring.answers import Reach
from pipeline.scoring.units import NO_CAPS, NO_POINTS, Caps, Sum, Terms, least, most, where


class Result(NamedTuple):
    """What a member comes to, in units.

    `rows` are by code, before rescaling; `whole` is after it, with all that is added to the maximum. `applies`: the
    maximum of the level-1 rows is above zero.
    """

    rows: Mapping[str, Sum]
    whole: Sum
    total: Units
    applies: Units

    @property
    def percent(self) -> Units:
        """In hundredths of a percent; it means nothing unless the result `applies`."""
        return divided(self.total * 10_000, most(self.whole.maximum, 1))


def counts_in_maximum(line: Line, reach: Reach, policy: NotApplicable) -> bool:
    """True where M of the line is part of the member's maximum."""
    if line.kind is not Kind.BASE or line.rule is None:
        return False
    return reach is Reach.APPLIES or policy in (NotApplicable.FULL, NotApplicable.ZERO)


def own_sum(terms: Terms, line: Line, points: Units, counts_in_maximum: bool) -> Sum:
    """A line's own points, in the component of its kind."""
    match line.kind:
        case Kind.BASE:
            return Sum(points, 0, 0, (terms.maxima[line.code] or 0) if counts_in_maximum else 0)
        case Kind.BONUS:
            return Sum(0, points)
        case Kind.DEDUCTION:
            return Sum(0, 0, points)
        case _:
            return Sum()


# ---------------------------------------------------------------------------------------- rows


def add_up(terms: Terms, own: Mapping[str, Sum], *, unlimited: str | None = None) -> dict[str, Sum]:
    """What every row adds up to, by code.

    `own` holds the own points of the lines that concern the member; rows that are not in it (headings, excluded
    lines) have none. `unlimited` names a row whose own caps are left out.
    """
    rows: dict[str, Sum] = {}
    # Children stand below their parent, so that from the last row up every branch is known before its root.
    for line in reversed(terms.scale.lines):
        code = line.code
        if code in terms.plain:
            rows[code] = own.get(code, NO_POINTS)
        else:
            rows[code] = before_caps(terms, line, own, rows) if code == unlimited else row(terms, line, own, rows)
    return rows


def row(terms: Terms, line: Line, own: Mapping[str, Sum], rows: Mapping[str, Sum]) -> Sum:
    """What one row adds up to, from its own points and the `rows` of its children."""
    return capped(line, terms.caps[line.code], before_caps(terms, line, own, rows))


def before_caps(terms: Terms, line: Line, own: Mapping[str, Sum], rows: Mapping[str, Sum]) -> Sum:
    """A row's branch and its own points, before the row's own caps."""
    children = terms.scale.children.get(line.code)
    if children is None:
        return own.get(line.code, NO_POINTS)
    parts = [rows[child.code] for child in children]
    if line.highest_only:
        parts = [_highest(parts)]
    if line.code in own:
        parts.append(own[line.code])
    return parts[0] if len(parts) == 1 else added(parts)


def added(parts: Iterable[Sum]) -> Sum:
    """Component by component."""
    base: Units = 0
    bonus: Units = 0
    deduction: Units = 0
    maximum: Units = 0
    for part in parts:
        base, bonus = base + part.base, bonus + part.bonus
        deduction, maximum = deduction + part.deduction, maximum + part.maximum
    return Sum(base, bonus, deduction, maximum)


def _highest(parts: Iterable[Sum]) -> Sum:
    """Of each component the largest; `parts` is not empty."""
    first, *others = parts
    for part in others:
        first = Sum(
            most(first.base, part.base),
            most(first.bonus, part.bonus),
            most(first.deduction, part.deduction),
            most(first.maximum, part.maximum),
        )
    return first


def capped(line: Line, caps: Caps, whole: Sum) -> Sum:
    """What a row comes to with its own caps."""
    if caps == NO_CAPS and not line.bonus_if_clean:
        return whole
    base, bonus, deduction, maximum = whole.base, whole.bonus, whole.deduction, whole.maximum
    if caps.group is not None:
        base, maximum = least(base, caps.group), least(maximum, caps.group)
    if line.bonus_if_clean:
        bonus = where(deduction > 0, 0, bonus)
    if caps.bonus is not None:
        bonus = least(bonus, caps.bonus)
    if caps.deduction is not None:
        deduction = least(deduction, caps.deduction)
    return Sum(base, bonus, deduction, maximum)


def cutting_caps(terms: Terms, own: Mapping[str, Sum], rows: Mapping[str, Sum]) -> Iterator[tuple[Line, Kind, int]]:
    """Every cap that cuts into one member's points: the row, the kind of points that it bounds, and the cap."""
    for line in terms.scale.lines:
        whole, caps = before_caps(terms, line, own, rows), terms.caps[line.code]
        for kind, cap, points in (
            (Kind.BASE, caps.group, whole.base),
            (Kind.BONUS, caps.bonus, whole.bonus),
            (Kind.DEDUCTION, caps.deduction, whole.deduction),
        ):
            if cap is not None and points > cap:
                yield line, kind, cap


# ------------------------------------------------------------------------------------- members


def full_maxima(terms: Terms, concerned: Collection[str]) -> dict[str, Units]:
    """By level-1 row: its maximum if no line were marked `x` and none lacked a target (F of CONTRACT section 6).

    `concerned` are the codes of the member's lines. A line whose X of `theo dòng X` is not among them stays out.
    """
    lines = {code: terms.scale.by_code[code] for code in concerned}
    applying = {code: line for code, line in lines.items() if terms.scale.source(line).code in concerned}
    rows = add_up(terms, {code: own_sum(terms, line, 0, True) for code, line in applying.items()})
    return {section.code: rows[section.code].maximum for section in terms.scale.sections}


def result_of(
    terms: Terms, rows: Mapping[str, Sum], full: Units = 0, carried: Units = 0, carried_maximum: Units = 0
) -> Result:
    """What the level-1 rows come to; `full` is F, asked for where [scoring] rescales.

    `carried` and `carried_maximum` are what is taken over from the six months, to the total and to the maximum.
    """
    whole = added(rows[section.code] for section in terms.scale.sections)
    applies = whole.maximum > 0
    if terms.config.scoring.not_applicable is NotApplicable.RESCALE:
        whole = rescaled(whole, full)
    whole = whole._replace(maximum=whole.maximum + terms.bonus_maximum + carried_maximum)
    return Result(rows, whole, total_of(terms, whole, carried), applies)


def rescaled(whole: Sum, full: Units) -> Sum:
    """The base brought to the maximum `full`, where anything applies."""
    applies = whole.maximum > 0
    base = divided(whole.base * full, most(whole.maximum, 1))
    return whole._replace(base=where(applies, base, whole.base), maximum=where(applies, full, whole.maximum))


def total_of(terms: Terms, whole: Sum, carried: Units = 0) -> Units:
    """base + bonus − deduction, and what is carried over; raised to the floor, then cut to the cap."""
    total = whole.net + carried
    if terms.floor is not None:
        total = most(total, terms.floor)
    if terms.own_maximum:
        total = least(total, whole.maximum)
    return total if terms.cap is None else least(total, terms.cap)
