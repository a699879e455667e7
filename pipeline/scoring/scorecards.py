"""From points to scorecards: how a member's lines add up, and the findings about them (CONTRACT section 6)."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from pipeline.model.bloc import NotApplicable
from pipeline.model.by_code import ByCode
from pipeline.model.finding import Finding, Severity
from pipeline.model.remembered import Remembered
from pipeline.model.result import Basis, Mark, Scorecard
from pipeline.model.rounding import Units, in_points
from pipeline.model.scale import YES_OR_NO, Condition, Kind
from pipeline.model.submission import Part
from pipeline.scoring.adding import (
    Result,
    add_up,
    counts_in_maximum,
    cutting_caps,
    full_maxima,
    own_sum,
    result_of,
)
from pipeline.scoring.answers import LineAnswer, Reach, Statement, at_cell, at_code, located
from pipeline.scoring.carrying import NOTHING_CARRIED, Carried, carried_by
from pipeline.scoring.marks import Points, ScoringContext
from pipeline.scoring.units import NO_POINTS, Sum, Terms
from pipeline.sheets.reading import is_blank
from pipeline.text.numbers import short
from pipeline.text.sentences import criterion

ZERO = Decimal(0)


class Stage(NamedTuple):
    """A member's statement and the points of its lines: as it says itself, or as the appraisal left it."""

    statement: Statement
    points: Mapping[str, Points]


class ScoredLine(NamedTuple):
    """One line of one member: its mark, and what is to be said of it, whose member and file are not named yet.

    `own` are its own points in units, `claimed` are they as the member claims them. `above`: appraised above its M.
    """

    mark: Mark
    own: Sum
    claimed: Sum
    remarks: tuple[Finding, ...]
    above: bool


class ScoredForm(NamedTuple):
    """A member's lines by code, and what they come to; `claimed_total` as the member claims them, in units."""

    statement: Statement
    lines: Mapping[str, ScoredLine]
    carried: Carried
    result: Result
    claimed_total: Units


def scored_form(context: ScoringContext, own: Stage, counted: Stage, known: Remembered[ScoredLine]) -> ScoredForm:
    """What counts after the appraisal, and what the member's own claims add up to, as if there were none.

    `known` are the lines of the members before it in the same context, of whom most come to the same on a line.
    """
    statement, lines = counted.statement, dict(_lines(context, own, counted, known))
    carried = carried_by(context.grounds, statement.member.code)
    sums = {code: one.own for code, one in lines.items()}
    result = _result(context, statement, sums, carried)
    claims, total = {code: one.claimed for code, one in lines.items()}, result.total
    if claims != sums or carried is not NOTHING_CARRIED:  # of the six months nothing is claimed
        total = _result(context, own.statement, claims).total
    return ScoredForm(statement, lines, carried, result, total)


def scorecard(terms: Terms, form: ScoredForm) -> Scorecard:
    """A member's card."""
    statement, result, carried = form.statement, form.result, form.carried
    return Scorecard(
        member=statement.member,
        marks=tuple([one.mark for one in form.lines.values()]),
        tallies=ByCode({code: terms.tally(row) for code, row in result.rows.items()}),
        tally=terms.tally(result.whole),
        total=terms.points(result.total),
        percent=in_points(result.percent, 2) if result.applies else None,
        claimed_total=terms.points(form.claimed_total),
        carried=carried.points,
        carried_maximum=carried.maximum,
        conditions=tuple(_met(statement.answers.values())),
        received=statement.submission.received,
        file=statement.submission.file,
    )


def _result(
    context: ScoringContext, statement: Statement, own: Mapping[str, Sum], carried: Carried = NOTHING_CARRIED
) -> Result:
    """What a member's lines add up to, given the own points of each."""
    terms = context.terms
    rescales = context.grounds.config.scoring.not_applicable is NotApplicable.RESCALE
    full = sum(full_maxima(terms, statement.answers.keys()).values()) if rescales else 0
    return result_of(terms, add_up(terms, own), full, terms.units(carried.points), terms.units(carried.maximum))


def _lines(
    context: ScoringContext, own: Stage, counted: Stage, known: Remembered[ScoredLine]
) -> Iterator[tuple[str, ScoredLine]]:
    """By code, in scale order."""
    unreceived, points = counted.statement.submission.received is None, dict(counted.points.items())
    stated = own.statement.answers
    computed = points if own.points is counted.points else own.points
    for code, answered in counted.statement.answers.items():
        before, after = (stated[code], computed.get(code)), (answered, points.get(code))
        key = (*map(id, before), *map(id, after), unreceived)
        yield code, known.get(key) or known.keep(key, _line(context, before, after, unreceived))


def _line(
    context: ScoringContext,
    own: tuple[LineAnswer, Points | None],
    counted: tuple[LineAnswer, Points | None],
    unreceived: bool,
) -> ScoredLine:
    """One line, from the answer and the points by the member's own word, and those that count."""
    (stated, computed), (answered, points) = own, counted
    reach, policy = answered.reach, context.grounds.config.scoring.not_applicable
    in_maximum, remarks = counts_in_maximum(answered.line, reach, policy), list[Finding]()
    sums = own_sum(context.terms, answered.line, points.units, in_maximum) if points else NO_POINTS
    claim = _claim(stated, computed)
    if claim is not None and computed:
        remarks += _about_claim(stated, claim, computed.points)
    if points and reach is Reach.APPLIES:
        remarks += _about_papers(answered, points.points, unreceived)
    return ScoredLine(
        mark=_mark(answered, stated, points, in_maximum),
        own=sums,
        claimed=sums if own == counted and claim is None else _claimed_sum(context, stated, computed, claim),
        remarks=tuple(remarks),
        above=points is not None and _is_above(answered, points),
    )


def _claimed_sum(context: ScoringContext, stated: LineAnswer, computed: Points | None, claim: Decimal | None) -> Sum:
    """A line's own points by the member's own word in the component of its kind, or what it claims in their place."""
    if computed is None:
        return NO_POINTS
    units = computed.units if claim is None else context.terms.units(claim)
    counts = counts_in_maximum(stated.line, stated.reach, context.grounds.config.scoring.not_applicable)
    return own_sum(context.terms, stated.line, units, counts)


def _claim(stated: LineAnswer, computed: Points | None) -> Decimal | None:
    """What the member claims otherwise than computed on a line that applies."""
    claim = stated.claim
    if claim is None or computed is None or stated.reach is not Reach.APPLIES or claim == computed.points:
        return None
    return claim


def _met(answered: Iterable[LineAnswer]) -> Iterator[Condition]:
    """The conditions that are answered yes (CONTRACT section 8)."""
    for one in answered:
        if one.line.condition and one.answer in YES_OR_NO.options[:2]:
            yield one.line.condition


def _mark(answered: LineAnswer, stated: LineAnswer, points: Points | None, in_maximum: bool) -> Mark:
    """A line's mark; `stated` is the member's own answer, `answered` the one that counts after the appraisal."""
    line, claimed, reported = answered.line, stated.claim, stated.figure
    if line.question and line.question.claimed:
        claimed, reported = (stated.answer if isinstance(stated.answer, Decimal) else None), None
    return Mark(
        code=line.code,
        kind=line.kind,
        points=points.points if points else ZERO,
        maximum=line.maximum or ZERO if in_maximum else ZERO,
        basis=points.basis if points else Basis.COMPUTED,
        reported=reported,
        target=answered.target,
        claimed=claimed,
        at=answered.at,
    )


def remarks(form: ScoredForm) -> Iterator[Finding]:
    """What is to be said of a member's lines once their points are known."""
    statement = form.statement
    for one in form.lines.values():
        for finding in one.remarks:
            yield located(finding, statement.member, statement.submission)


def _about_claim(answered: LineAnswer, claim: Decimal, computed: Decimal) -> Iterator[Finding]:
    line, cell = answered.line, answered.entry.claimed
    facts = {"claimed": short(claim), "computed": short(computed)}
    if line.maximum is not None and claim > line.maximum:
        facts["maximum"] = short(line.maximum)
        yield at_cell("claim_above_maximum", Severity.WARNING, line.code, cell, **facts)
    else:
        yield at_cell("claim_differs", Severity.WARNING, line.code, cell, **facts)


def _about_papers(answered: LineAnswer, points: Decimal, unreceived: bool) -> Iterator[Finding]:
    line, entry = answered.line, answered.entry
    if line.rule and line.rule.needs_receipt and unreceived:
        yield at_code("receipt_unknown", Severity.WARNING, line.code, entry)
    if (
        line.evidence_required
        and line.kind in (Kind.BASE, Kind.BONUS)
        and points > 0
        and is_blank(entry.held[Part.EVIDENCE])
    ):
        yield at_code("missing_evidence", Severity.WARNING, line.code, entry)


def capped(terms: Terms, form: ScoredForm) -> Iterator[Finding]:
    """One warning for each cap that cuts a branch in which points are appraised above their M (CONTRACT section 12)."""
    scale = terms.scale
    above = [scale.by_code[code] for code, one in form.lines.items() if one.above]
    if not above:
        return
    own = {code: one.own for code, one in form.lines.items()}
    for line, kind, cap in cutting_caps(terms, own, form.result.rows):
        if any(one.kind is kind and line in scale.ancestry(one) for one in above):
            facts = {"title": criterion(line), "maximum": short(terms.points(cap))}
            unit = form.statement.member.code
            yield Finding(code="appraised_capped", severity=Severity.WARNING, unit=unit, line=line.code, facts=facts)


def _is_above(answered: LineAnswer, one: Points) -> bool:
    maximum = answered.line.maximum
    return one.basis is Basis.APPRAISED and maximum is not None and one.points > maximum
