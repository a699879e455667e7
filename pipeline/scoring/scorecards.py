"""From points to scorecards: how a member's lines add up, and what is to be said of them (CONTRACT section 6)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from pipeline.model.bloc import NotApplicable
from pipeline.model.finding import Finding, Severity
from pipeline.model.result import Basis, Mark, Scorecard, Tally
from pipeline.model.rounding import half_up
from pipeline.model.scale import Condition, Kind
from pipeline.scoring.adding import add_up, counts_in_maximum, cutting_caps, own_tally, rescaled, total_of
from pipeline.scoring.answers import YES_OR_NO, LineAnswer, Reach, Statement, at_cell, at_code
from pipeline.scoring.carrying import carried_by
from pipeline.scoring.marks import Points, ScoringContext
from pipeline.sheets.reading import is_blank
from pipeline.text.numbers import short

ZERO = Decimal(0)

Stage = tuple[Statement, Mapping[str, Points]]
"""A member's statement and the points of its lines: as it says itself, or as the appraisal left it."""


def scorecard(context: ScoringContext, own: Stage, counted: Stage) -> Scorecard:
    """A member's card: the points that count, and what its own claims add up to, as if there were no appraisal."""
    statement, points = counted
    policy = context.grounds.config.scoring
    tallies, whole = add_up(context.grounds.scale, own_tallies(context, counted))
    carried = carried_by(context.grounds, statement.member.code)
    year = _with_bonus_maximum(context, _rescaled(context, statement.answers, whole))
    tally = replace(year, maximum=year.maximum + carried.maximum)
    total = total_of(tally, policy, carried.points)
    return Scorecard(
        member=statement.member,
        marks=tuple(
            _mark(context, one, own[0].answers[code], points.get(code)) for code, one in statement.answers.items()
        ),
        tallies=tallies,
        tally=tally,
        total=total,
        percent=half_up(Fraction(total) / Fraction(tally.maximum) * 100, 2) if whole.maximum else None,
        claimed_total=_claimed_total(context, own),
        carried=carried.points,
        carried_maximum=carried.maximum,
        conditions=tuple(_met(statement.answers.values())),
        received=statement.submission.received,
    )


def _claimed_total(context: ScoringContext, own: Stage) -> Decimal:
    answered, points = own[0].answers, own[1]
    claims = {code: replace(one, points=_claimed(answered[code], one.points)) for code, one in points.items()}
    whole = add_up(context.grounds.scale, own_tallies(context, (own[0], claims)))[1]
    return total_of(_with_bonus_maximum(context, _rescaled(context, answered, whole)), context.grounds.config.scoring)


def _claimed(answered: LineAnswer, computed: Decimal) -> Decimal:
    """What the member claims for a line: the claim where there is one and the line applies, else the computed."""
    return answered.claim if answered.claim is not None and answered.reach is Reach.APPLIES else computed


def own_tallies(context: ScoringContext, stage: Stage) -> dict[str, Tally]:
    """The own points of every line, each in the component of its kind."""
    statement, points = stage
    policy = context.grounds.config.scoring.not_applicable
    return {
        code: own_tally(one.line, points[code].points, counts_in_maximum(one.line, one.reach, policy))
        for code, one in statement.answers.items()
        if code in points
    }


def _rescaled(context: ScoringContext, answered: Mapping[str, LineAnswer], whole: Tally) -> Tally:
    """Under `rescale`, the base brought to the maximum of a member for whom every line applies."""
    if context.grounds.config.scoring.not_applicable is not NotApplicable.RESCALE:
        return whole
    own = {
        code: own_tally(one.line, ZERO, one.line.kind is Kind.BASE and one.reach is not Reach.NOT_FOLLOWED)
        for code, one in answered.items()
    }
    return rescaled(whole, add_up(context.grounds.scale, own)[1].maximum, context.decimals)


def _with_bonus_maximum(context: ScoringContext, tally: Tally) -> Tally:
    return replace(tally, maximum=tally.maximum + context.grounds.config.scoring.bonus_maximum)


def _met(answered: Iterable[LineAnswer]) -> Iterator[Condition]:
    """The conditions that are answered yes (CONTRACT section 8)."""
    for one in answered:
        if one.line.condition and one.answer in YES_OR_NO.options[:2]:
            yield one.line.condition


def _mark(context: ScoringContext, answered: LineAnswer, told: LineAnswer, points: Points | None) -> Mark:
    """A line's mark; `told` is what the member says of it, whatever the appraisers made of it."""
    line, claimed, reported = answered.line, told.claim, told.figure
    question = line.rule.question if line.rule else None
    if question and question.claimed:
        claimed, reported = (told.answer if isinstance(told.answer, Decimal) else None), None
    counted = counts_in_maximum(line, answered.reach, context.grounds.config.scoring.not_applicable)
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
    """What is to be said of a member's lines once their points are known; member and file still to be told."""
    for code, points in counted[1].items():
        told, answered = own[0].answers[code], counted[0].answers[code]
        if told.reach is Reach.APPLIES:
            yield from _about_claim(told, own[1][code].points)
        if answered.reach is Reach.APPLIES:
            yield from _about_papers(answered, counted[0], points.points)


def _about_claim(answered: LineAnswer, computed: Decimal) -> Iterator[Finding]:
    if answered.claim is None or answered.claim == computed:
        return
    line, cell = answered.line, answered.entry.claimed
    facts = {"claimed": short(answered.claim), "computed": short(computed)}
    if line.maximum is not None and answered.claim > line.maximum:
        facts["maximum"] = short(line.maximum)
        yield at_cell("claim_above_maximum", Severity.WARNING, line.code, cell, **facts)
    else:
        yield at_cell("claim_differs", Severity.WARNING, line.code, cell, **facts)


def _about_papers(answered: LineAnswer, statement: Statement, points: Decimal) -> Iterator[Finding]:
    line, entry = answered.line, answered.entry
    if line.rule and line.rule.needs_receipt and statement.submission.received is None:
        yield at_code("receipt_unknown", Severity.WARNING, line.code, entry)
    if line.evidence_required and line.kind in (Kind.BASE, Kind.BONUS) and points > 0 and is_blank(entry.evidence):
        yield at_code("missing_evidence", Severity.WARNING, line.code, entry)


def capped(context: ScoringContext, counted: Stage) -> Iterator[Finding]:
    """One warning for each cap that cuts a branch in which points are appraised above their M (CONTRACT section 12)."""
    scale, (statement, points) = context.grounds.scale, counted
    own = own_tallies(context, counted)
    above = {code for code, one in points.items() if _is_above(statement.answers[code], one)}
    if not above:
        return
    for line, kind, cap in cutting_caps(scale, own, add_up(scale, own)[0]):
        if any(scale.by_code[code].kind is kind and line in scale.ancestry(scale.by_code[code]) for code in above):
            facts = {"title": line.title, "maximum": short(cap)}
            yield Finding(code="appraised_capped", severity=Severity.WARNING, line=line.code, facts=facts)


def _is_above(answered: LineAnswer, one: Points) -> bool:
    maximum = answered.line.maximum
    return one.basis is Basis.APPRAISED and maximum is not None and one.points > maximum
