"""From points to scorecards: how a member's lines add up, and the findings about them (CONTRACT section 6)."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from pipeline.model.bloc import NotApplicable
from pipeline.model.finding import Finding, Severity
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
from pipeline.scoring.answers import LineAnswer, Reach, Statement, at_cell, at_code
from pipeline.scoring.carrying import NOTHING_CARRIED, Carried, carried_by
from pipeline.scoring.marks import Points, ScoringContext
from pipeline.scoring.units import Sum
from pipeline.sheets.reading import is_blank
from pipeline.text.numbers import short
from pipeline.text.sentences import criterion

ZERO = Decimal(0)
NO_CLAIMS: Mapping[str, int] = MappingProxyType({})

Stage = tuple[Statement, Mapping[str, Points]]
"""A member's statement and the points of its lines: as it says itself, or as the appraisal left it."""


def scorecard(context: ScoringContext, own: Stage, counted: Stage) -> Scorecard:
    """A member's card: the points that count, and what its own claims add up to, as if there were no appraisal."""
    terms, (statement, points) = context.terms, counted
    carried, policy = carried_by(context.grounds, statement.member.code), context.grounds.config.scoring.not_applicable
    result = _result(context, statement, own_sums(context, counted), carried)
    return Scorecard(
        member=statement.member,
        marks=tuple(
            _mark(one, own[0].answers[code], points.get(code), policy) for code, one in statement.answers.items()
        ),
        tallies={code: terms.tally(row) for code, row in result.rows.items()},
        tally=terms.tally(result.whole),
        total=terms.points(result.total),
        percent=in_points(result.percent, 2) if result.applies else None,
        claimed_total=terms.points(_claimed_total(context, own, counted, carried, result)),
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


def _claimed_total(context: ScoringContext, own: Stage, counted: Stage, carried: Carried, result: Result) -> Units:
    """What the member's claims add up to; of the six months nothing is claimed.

    `result` is what counts: the same where nobody claims or says anything else.
    """
    claims = _claims(context, own)
    if own == counted and not claims and carried is NOTHING_CARRIED:
        return result.total
    return _result(context, own[0], own_sums(context, own, claims)).total


def _claims(context: ScoringContext, own: Stage) -> dict[str, int]:
    """What the member claims otherwise than computed on lines that apply, in units."""
    statement, points = own
    return {
        code: context.terms.units(one.claim)
        for code, one in statement.answers.items()
        if one.claim is not None and code in points and one.reach is Reach.APPLIES and one.claim != points[code].points
    }


def own_sums(context: ScoringContext, stage: Stage, claims: Mapping[str, int] = NO_CLAIMS) -> dict[str, Sum]:
    """The own points of every line, by code, each in the component of its kind; those of `claims` in their place."""
    statement, points = stage
    terms, policy = context.terms, context.grounds.config.scoring.not_applicable
    return {
        code: own_sum(
            terms, one.line, claims.get(code, points[code].units), counts_in_maximum(one.line, one.reach, policy)
        )
        for code, one in statement.answers.items()
        if code in points
    }


def _met(answered: Iterable[LineAnswer]) -> Iterator[Condition]:
    """The conditions that are answered yes (CONTRACT section 8)."""
    for one in answered:
        if one.line.condition and one.answer in YES_OR_NO.options[:2]:
            yield one.line.condition


def _mark(answered: LineAnswer, stated: LineAnswer, points: Points | None, policy: NotApplicable) -> Mark:
    """A line's mark; `stated` is the member's own answer, `answered` the one that counts after the appraisal."""
    line, claimed, reported = answered.line, stated.claim, stated.figure
    if line.question and line.question.claimed:
        claimed, reported = (stated.answer if isinstance(stated.answer, Decimal) else None), None
    counted = counts_in_maximum(line, answered.reach, policy)
    return Mark(
        code=line.code,
        kind=line.kind,
        points=points.points if points else ZERO,
        maximum=line.maximum or ZERO if counted else ZERO,
        basis=points.basis if points else Basis.COMPUTED,
        reported=reported,
        target=answered.target,
        claimed=claimed,
        at=answered.at,
    )


def remarks(own: Stage, counted: Stage) -> Iterator[Finding]:
    """What is to be said of a member's lines once their points are known; the member and file are not named yet."""
    for code, points in counted[1].items():
        stated, answered = own[0].answers[code], counted[0].answers[code]
        computed = own[1][code].points
        if stated.claim is not None and stated.claim != computed and stated.reach is Reach.APPLIES:
            yield from _about_claim(stated, stated.claim, computed)
        if answered.reach is Reach.APPLIES:
            yield from _about_papers(answered, counted[0], points.points)


def _about_claim(answered: LineAnswer, claim: Decimal, computed: Decimal) -> Iterator[Finding]:
    line, cell = answered.line, answered.entry.claimed
    facts = {"claimed": short(claim), "computed": short(computed)}
    if line.maximum is not None and claim > line.maximum:
        facts["maximum"] = short(line.maximum)
        yield at_cell("claim_above_maximum", Severity.WARNING, line.code, cell, **facts)
    else:
        yield at_cell("claim_differs", Severity.WARNING, line.code, cell, **facts)


def _about_papers(answered: LineAnswer, statement: Statement, points: Decimal) -> Iterator[Finding]:
    line, entry = answered.line, answered.entry
    if line.rule and line.rule.needs_receipt and statement.submission.received is None:
        yield at_code("receipt_unknown", Severity.WARNING, line.code, entry)
    if (
        line.evidence_required
        and line.kind in (Kind.BASE, Kind.BONUS)
        and points > 0
        and is_blank(entry.held[Part.EVIDENCE])
    ):
        yield at_code("missing_evidence", Severity.WARNING, line.code, entry)


def capped(context: ScoringContext, counted: Stage) -> Iterator[Finding]:
    """One warning for each cap that cuts a branch in which points are appraised above their M (CONTRACT section 12)."""
    terms, scale, (statement, points) = context.terms, context.grounds.scale, counted
    above = {code for code, one in points.items() if _is_above(statement.answers[code], one)}
    if not above:
        return
    own = own_sums(context, counted)
    for line, kind, cap in cutting_caps(terms, own, add_up(terms, own)):
        if any(scale.by_code[code].kind is kind and line in scale.ancestry(scale.by_code[code]) for code in above):
            facts = {"title": criterion(line), "maximum": short(terms.points(cap))}
            yield Finding(code="appraised_capped", severity=Severity.WARNING, line=line.code, facts=facts)


def _is_above(answered: LineAnswer, one: Points) -> bool:
    maximum = answered.line.maximum
    return one.basis is Basis.APPRAISED and maximum is not None and one.points > maximum
