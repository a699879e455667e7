"""How points add up: the parts of every sum, its caps, and the way from the level-1 rows to the total."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from operator import attrgetter

from pipeline.explaining.marks import MemberTrace
from pipeline.model.account import Calculation, CarryAccount, Component, SumAccount, TotalAccount
from pipeline.model.bloc import MAXIMUM, NotApplicable
from pipeline.model.result import Mark, Review, Scorecard, Tally
from pipeline.model.rounding import EXACT
from pipeline.model.scale import Kind, Line
from pipeline.scoring.adding import before_caps, counts_in_maximum, own_sum
from pipeline.scoring.carrying import half_year, share_carried
from pipeline.scoring.units import NO_POINTS, Sum, Terms, sum_of
from pipeline.text.numbers import short, vietnamese

ZERO = Decimal(0)

COMPONENTS: Mapping[str, Callable[[Tally], Decimal]] = {
    name: attrgetter(name) for name in ("base", "bonus", "deduction", "maximum")
}
"""The components of a tally, in the order in which they are told."""


def own_of(trace: MemberTrace, line: Line) -> Sum | None:
    """The own points of a row, as they count in the end; None where it has none."""
    statement, last = trace.statement(trace.last), trace.last
    answered, points = statement.answers.get(line.code), last.points[trace.member.code].get(line.code)
    if answered is None or points is None:
        return None
    policy = trace.review.config.scoring.not_applicable
    terms = last.context.terms
    return own_sum(terms, line, terms.units(points.points), counts_in_maximum(line, answered.reach, policy))


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


def sum_account(terms: Terms, line: Line, own: Sum | None, tallies: Mapping[str, Tally]) -> SumAccount:
    """How a row and its branch add up; `own` are its own points, `tallies` those of the member's card."""
    parts = [(child.code, tallies[child.code]) for child in terms.scale.children.get(line.code, ())]
    rows = {code: sum_of(tally, terms.config.scoring.decimals) for code, tally in parts}
    mine = {line.code: own} if own else {}
    added, counted = terms.tally(before_caps(terms, line, mine, rows)), tallies[line.code]
    given = terms.tally(own or NO_POINTS)
    caps = _caps(line)
    forfeited = line.bonus_if_clean and added.deduction > 0
    return SumAccount(
        line,
        tuple(
            Component(
                name=name,
                parts=tuple([(code, of(tally)) for code, tally in parts]),
                own=of(given),
                highest=line.highest_only,
                added=of(added),
                taken=added.deduction if forfeited and name == "bonus" else None,
                cap=caps.get(name),
                counted=of(counted),
            )
            for name, of in COMPONENTS.items()
            if of(added) or of(counted)
        ),
    )


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
