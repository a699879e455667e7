"""From what members say to their scorecards: every line's points, and how they add up (CONTRACT sections 4 to 6)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from pipeline.adding import add_up, counts_in_maximum, own_tally, rescaled, total_of
from pipeline.answers import YES_OR_NO, Reach, Said, Statement, at_cell, located
from pipeline.clock import day_in_vietnam
from pipeline.model import (
    Answer,
    Basis,
    Bench,
    Case,
    Condition,
    Finding,
    Grounds,
    Kind,
    Mark,
    NotApplicable,
    Ratio,
    Scale,
    Scorecard,
    Severity,
    Tally,
)
from pipeline.reading import is_blank
from pipeline.rounding import half_up
from pipeline.rules.leader import bench
from pipeline.text.numbers import short

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Points:
    """The points of one line, rounded, and what they rest on."""

    points: Decimal
    basis: Basis


def benches(scale: Scale, statements: Iterable[Statement], deadline: date) -> Mapping[str, Bench]:
    """What the bloc's answers say, for every line whose rule needs it: over all members on whom it applies."""
    statements = tuple(statements)
    found: dict[str, Bench] = {}
    for line in scale.lines:
        if line.rule and line.rule.needs_bench:
            told = [one for statement in statements if (one := statement.said.get(line.code))]
            found[line.code] = bench(
                Case(answer=one.answer, target=one.target, deadline=deadline)
                for one in told
                if one.reach is Reach.APPLIES and one.answer is not None
            )
    return found


@dataclass(frozen=True, slots=True)
class Court:
    """All that a member is scored against: the grounds, the deadline's day and what the whole bloc says."""

    grounds: Grounds
    deadline: date
    benches: Mapping[str, Bench]

    @property
    def decimals(self) -> int:
        """Decimals of points."""
        return self.grounds.config.scoring.decimals


def score(grounds: Grounds, statements: tuple[Statement, ...]) -> tuple[tuple[Scorecard, ...], tuple[Finding, ...]]:
    """The scorecards of all members with a counted form, in the order given, and what is to be said of them."""
    deadline = day_in_vietnam(grounds.calendar.deadline)
    court = Court(grounds, deadline, benches(grounds.scale, statements, deadline))
    cards: list[Scorecard] = []
    findings: list[Finding] = []
    for statement in statements:
        points = {code: _points(court, statement, said) for code, said in statement.said.items() if said.line.rule}
        cards.append(_card(court, statement, points))
        for code, mark in points.items():
            findings.extend(
                located(finding, statement.member, statement.submission)
                for finding in _remarks(court, statement, statement.said[code], mark.points)
            )
    return tuple(cards), tuple(findings)


def _points(court: Court, statement: Statement, said: Said) -> Points:
    line, rule = said.line, said.line.rule
    assert rule is not None
    if said.reach is not Reach.APPLIES:
        full = line.kind is Kind.BASE and court.grounds.config.scoring.not_applicable is NotApplicable.FULL
        return Points(half_up(line.maximum or ZERO, court.decimals) if full else ZERO, Basis.NOT_APPLICABLE)
    basis = Basis.CLAIMED if rule.question and rule.question.claimed else Basis.COMPUTED
    answer = said.answer
    if rule.question and answer is None:
        if not said.blank:
            return Points(ZERO, Basis.MISSING)
        if line.kind is not Kind.BASE:
            return Points(ZERO, basis)
        if not rule.blank_is_zero:
            return Points(ZERO, Basis.MISSING)
        answer = ZERO
    return Points(half_up(rule.points(_case(court, statement, said, answer)), court.decimals), basis)


def _case(court: Court, statement: Statement, said: Said, answer: Answer | None) -> Case:
    received, rule = statement.submission.received, said.line.rule
    other = rule.exceeds if rule else None
    return Case(
        answer=answer,
        target=said.target,
        received=day_in_vietnam(received) if received else None,
        deadline=court.deadline,
        bench=court.benches.get(said.line.code, Bench()),
        exceeded=_ratio(court, statement.said.get(other)) if other else None,
        exceeded_maximum=court.grounds.scale.by_code[other].maximum or ZERO if other else ZERO,
    )


def _ratio(court: Court, said: Said | None) -> Ratio | None:
    """How far a line's target is reached; None where it does not apply or has no valid figure."""
    if said is None or said.line.rule is None or said.reach is not Reach.APPLIES or said.answer is None:
        return None
    return said.line.rule.ratio(Case(answer=said.answer, target=said.target, deadline=court.deadline))


def _remarks(court: Court, statement: Statement, said: Said, points: Decimal) -> Iterator[Finding]:
    """What is to be said of a line once its points are known."""
    line, entry = said.line, said.entry
    if said.reach is not Reach.APPLIES:
        return
    if line.rule and line.rule.needs_receipt and statement.submission.received is None:
        yield at_cell("receipt_unknown", Severity.WARNING, line.code, entry.code_cell)
    if said.claim is not None and said.claim != points:
        facts = {"claimed": short(said.claim), "computed": short(points)}
        if line.maximum is not None and said.claim > line.maximum:
            facts["maximum"] = short(line.maximum)
            yield at_cell("claim_above_maximum", Severity.WARNING, line.code, entry.claimed, **facts)
        else:
            yield at_cell("claim_differs", Severity.WARNING, line.code, entry.claimed, **facts)
    if line.evidence_required and line.kind in (Kind.BASE, Kind.BONUS) and points > 0 and is_blank(entry.evidence):
        yield at_cell("missing_evidence", Severity.WARNING, line.code, entry.code_cell)


def _card(court: Court, statement: Statement, points: Mapping[str, Points]) -> Scorecard:
    grounds, said = court.grounds, statement.said
    policy = grounds.config.scoring
    tallies, whole = _whole(court, said, {code: one.points for code, one in points.items()})
    claimed = {code: _claimed(said[code], one.points) for code, one in points.items()}
    applies = bool(whole.maximum)
    tally = _with_bonus_maximum(court, _rescaled(court, said, whole))
    total = total_of(tally, policy)
    claims = _with_bonus_maximum(court, _rescaled(court, said, _whole(court, said, claimed)[1]))
    return Scorecard(
        member=statement.member,
        marks=tuple(_mark(court, one, points.get(code)) for code, one in said.items()),
        tallies=tallies,
        tally=tally,
        total=total,
        percent=half_up(Fraction(total) / Fraction(tally.maximum) * 100, 2) if applies else None,
        claimed_total=total_of(claims, policy),
        conditions=tuple(_met(said.values())),
        received=statement.submission.received,
    )


def _claimed(said: Said, computed: Decimal) -> Decimal:
    """What the member claims for a line: the claim where there is one and the line applies, else the computed."""
    return said.claim if said.claim is not None and said.reach is Reach.APPLIES else computed


def _whole(court: Court, said: Mapping[str, Said], points: Mapping[str, Decimal]) -> tuple[dict[str, Tally], Tally]:
    policy = court.grounds.config.scoring.not_applicable
    own = {
        code: own_tally(said[code].line, number, counts_in_maximum(said[code].line, said[code].reach, policy))
        for code, number in points.items()
    }
    return add_up(court.grounds.scale, own)


def _rescaled(court: Court, said: Mapping[str, Said], whole: Tally) -> Tally:
    """Under `rescale`, the base brought to the maximum of a member for whom every line applies."""
    if court.grounds.config.scoring.not_applicable is not NotApplicable.RESCALE:
        return whole
    own = {
        code: own_tally(one.line, ZERO, one.line.kind is Kind.BASE and one.reach is not Reach.NOT_FOLLOWED)
        for code, one in said.items()
    }
    return rescaled(whole, add_up(court.grounds.scale, own)[1].maximum, court.decimals)


def _with_bonus_maximum(court: Court, tally: Tally) -> Tally:
    return replace(tally, maximum=tally.maximum + court.grounds.config.scoring.bonus_maximum)


def _met(said: Iterable[Said]) -> Iterator[Condition]:
    """The conditions that are answered yes (CONTRACT section 8)."""
    for one in said:
        if one.line.condition and one.answer in YES_OR_NO.options[:2]:
            yield one.line.condition


def _mark(court: Court, said: Said, points: Points | None) -> Mark:
    line, claimed = said.line, said.claim
    question = line.rule.question if line.rule else None
    reported = said.figure
    if question and question.claimed:
        claimed, reported = (said.answer if isinstance(said.answer, Decimal) else None), None
    counted = counts_in_maximum(line, said.reach, court.grounds.config.scoring.not_applicable)
    return Mark(
        code=line.code,
        kind=line.kind,
        points=points.points if points else ZERO,
        maximum=line.maximum or ZERO if counted else ZERO,
        basis=points.basis if points else Basis.COMPUTED,
        reported=reported,
        target=said.target,
        claimed=claimed,
        at=said.at,
    )
