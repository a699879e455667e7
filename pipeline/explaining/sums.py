"""How points add up: the parts of every sum, its caps, and the way from the level-1 rows to the total."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from operator import attrgetter

from pipeline.explaining.marks import MemberTrace
from pipeline.model.account import Calculation, CarryAccount, Component, SumAccount, TotalAccount
from pipeline.model.bloc import MAXIMUM, NotApplicable
from pipeline.model.result import NO_TALLY, Mark, Review, Scorecard, Tally
from pipeline.model.rounding import EXACT
from pipeline.model.scale import Kind, Line
from pipeline.scoring.adding import counts_in_maximum, own_sum
from pipeline.scoring.carrying import half_year, share_carried
from pipeline.text.numbers import short, vietnamese

ZERO = Decimal(0)

COMPONENTS: Mapping[str, Callable[[Tally], Decimal]] = {
    name: attrgetter(name) for name in ("base", "bonus", "deduction", "maximum")
}
"""The components of a tally, in the order in which they are told."""


def own_of(trace: MemberTrace, line: Line) -> Tally:
    """The own points of a row, as they count in the end."""
    answered, points = trace.counted.answers.get(line.code), trace.counted.points.get(line.code)
    if answered is None or points is None:
        return NO_TALLY
    terms, policy = trace.counted.context.terms, trace.review.config.scoring.not_applicable
    return terms.tally(own_sum(terms, line, points.units, counts_in_maximum(line, answered.reach, policy)))


def adds_up(line: Line, parts: Iterable[Line], marks: Mapping[str, Mark], tallies: Mapping[str, Tally]) -> bool:
    """True where a row counts just what its parts and its own points come to, component by component."""
    if line.highest_only:
        return False
    mark, counted = marks.get(line.code), tallies[line.code]
    base, bonus, deduction = (
        mark.points if mark and mark.kind is kind else ZERO for kind in (Kind.BASE, Kind.BONUS, Kind.DEDUCTION)
    )
    for part in parts:
        tally = tallies[part.code]
        base, bonus = EXACT.add(base, tally.base), EXACT.add(bonus, tally.bonus)
        deduction = EXACT.add(deduction, tally.deduction)
    return (base, bonus, deduction) == (counted.base, counted.bonus, counted.deduction)


def sum_account(line: Line, parts: Iterable[Line], own: Tally, tallies: Mapping[str, Tally]) -> SumAccount:
    """How a row and its branch add up; `own` are its own points, `tallies` those of the member's card."""
    codes, counted, caps = [part.code for part in parts], tallies[line.code], _caps(line)
    below = [tallies[code] for code in codes]
    taken = _added(below, own, attrgetter("deduction"), highest=line.highest_only) if line.bonus_if_clean else ZERO
    components = []
    for name, of in COMPONENTS.items():
        added = _added(below, own, of, highest=line.highest_only)
        if added or of(counted):
            components.append(
                Component(
                    name=name,
                    parts=tuple(zip(codes, map(of, below), strict=True)),
                    own=of(own),
                    highest=line.highest_only,
                    added=added,
                    taken=taken if taken and name == "bonus" else None,
                    cap=caps.get(name),
                    counted=of(counted),
                )
            )
    return SumAccount(line, tuple(components))


def _added(below: Iterable[Tally], own: Tally, of: Callable[[Tally], Decimal], *, highest: bool) -> Decimal:
    """One component of a branch and of its root's own points, before caps."""
    parts: Iterable[Decimal] = map(of, below)
    return reduce(EXACT.add, [max(parts, default=ZERO)] if highest else parts, of(own))


def may_cut(line: Line) -> bool:
    """Whether a row may count less than it adds up to: it has caps, or forfeits its bonus."""
    limited = line.kind is Kind.GROUP and line.maximum is not None
    return limited or line.bonus_if_clean or line.bonus_cap is not None or line.deduction_cap is not None


def _caps(line: Line) -> dict[str, Decimal | None]:
    """The row's own caps by component (CONTRACT section 6)."""
    branch = line.maximum if line.kind is Kind.GROUP else None
    return {"base": branch, "bonus": line.bonus_cap, "deduction": line.deduction_cap, "maximum": branch}


def total_account(review: Review, card: Scorecard) -> TotalAccount:
    """The level-1 rows added, brought to the full maximum where the bloc does so, and the limits of the total."""
    policy = review.config.scoring
    components = tuple(_whole(review, card))
    before = {one.name: one.counted for one in components}
    full = EXACT.subtract(EXACT.subtract(card.tally.maximum, policy.bonus_maximum), card.carried_maximum)
    cap = card.tally.maximum if policy.total_cap == MAXIMUM else policy.total_cap
    rescaled = policy.not_applicable is NotApplicable.RESCALE and before["maximum"] not in (ZERO, full)
    return TotalAccount(
        components=components,
        rescaling=_rescaling(before["base"], full, before["maximum"], card.tally.base) if rescaled else None,
        full=full,
        bonus_maximum=policy.bonus_maximum,
        floor=policy.total_floor,
        cap=cap if isinstance(cap, Decimal) else None,
        carries=share_carried(review.config, review.period) is not None,
        carry=_carry(review, card),
    )


def _carry(review: Review, card: Scorecard) -> CarryAccount | None:
    share, result = share_carried(review.config, review.period), half_year(review.memory, card.member.code)
    if share is None or result is None or result.total is None or result.maximum is None:
        return None
    return CarryAccount(
        _share_of(result.total, share, card.carried), _share_of(result.maximum, share, card.carried_maximum)
    )


def _share_of(number: Decimal, share: Decimal, rounded: Decimal) -> Calculation:
    expression = f"{vietnamese(number)} × {short(share)}%"
    return Calculation(expression, Fraction(number) * Fraction(share) / 100, rounded)


def _rescaling(base: Decimal, full: Decimal, maximum: Decimal, rounded: Decimal) -> Calculation:
    expression = f"{vietnamese(base)} × {short(full)}/{short(maximum)}"
    return Calculation(expression, Fraction(base) * Fraction(full) / Fraction(maximum), rounded)


def _whole(review: Review, card: Scorecard) -> Iterator[Component]:
    """The sections' components, before rescaling."""
    for name, of in COMPONENTS.items():
        parts = tuple((section.code, of(card.tallies[section.code])) for section in review.scale.sections)
        added = reduce(EXACT.add, (points for _, points in parts), ZERO)
        yield Component(
            name=name, parts=parts, own=ZERO, highest=False, added=added, taken=None, cap=None, counted=added
        )
