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
from pipeline.scoring.answers import YES_OR_NO, Reach, Said, Statement, at_cell, at_code
from pipeline.scoring.carrying import carried_by
from pipeline.scoring.marks import Court, Points
from pipeline.sheets.reading import is_blank
from pipeline.text.numbers import short

ZERO = Decimal(0)

Stage = tuple[Statement, Mapping[str, Points]]
"""A member's statement and the points of its lines: as it says itself, or as the appraisal left it."""


def scorecard(court: Court, own: Stage, counted: Stage) -> Scorecard:
    """A member's card: the points that count, and what its own claims add up to, as if there were no appraisal."""
    statement, points = counted
    policy = court.grounds.config.scoring
    tallies, whole = add_up(court.grounds.scale, own_tallies(court, counted))
    carried = carried_by(court.grounds, statement.member.code)
    year = _with_bonus_maximum(court, _rescaled(court, statement.said, whole))
    tally = replace(year, maximum=year.maximum + carried.maximum)
    total = total_of(tally, policy, carried.points)
    return Scorecard(
        member=statement.member,
        marks=tuple(_mark(court, one, own[0].said[code], points.get(code)) for code, one in statement.said.items()),
        tallies=tallies,
        tally=tally,
        total=total,
        percent=half_up(Fraction(total) / Fraction(tally.maximum) * 100, 2) if whole.maximum else None,
        claimed_total=_claimed_total(court, own),
        carried=carried.points,
        carried_maximum=carried.maximum,
        conditions=tuple(_met(statement.said.values())),
        received=statement.submission.received,
    )


def _claimed_total(court: Court, own: Stage) -> Decimal:
    said, points = own[0].said, own[1]
    claims = {code: replace(one, points=_claimed(said[code], one.points)) for code, one in points.items()}
    whole = add_up(court.grounds.scale, own_tallies(court, (own[0], claims)))[1]
    return total_of(_with_bonus_maximum(court, _rescaled(court, said, whole)), court.grounds.config.scoring)


def _claimed(said: Said, computed: Decimal) -> Decimal:
    """What the member claims for a line: the claim where there is one and the line applies, else the computed."""
    return said.claim if said.claim is not None and said.reach is Reach.APPLIES else computed


def own_tallies(court: Court, stage: Stage) -> dict[str, Tally]:
    """The own points of every line, each in the component of its kind."""
    statement, points = stage
    policy = court.grounds.config.scoring.not_applicable
    return {
        code: own_tally(one.line, points[code].points, counts_in_maximum(one.line, one.reach, policy))
        for code, one in statement.said.items()
        if code in points
    }


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


def _mark(court: Court, said: Said, told: Said, points: Points | None) -> Mark:
    """A line's mark; `told` is what the member says of it, whatever the appraisers made of it."""
    line, claimed, reported = said.line, told.claim, told.figure
    question = line.rule.question if line.rule else None
    if question and question.claimed:
        claimed, reported = (told.answer if isinstance(told.answer, Decimal) else None), None
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


def remarks(own: Stage, counted: Stage) -> Iterator[Finding]:
    """What is to be said of a member's lines once their points are known; member and file still to be told."""
    for code, points in counted[1].items():
        told, said = own[0].said[code], counted[0].said[code]
        if told.reach is Reach.APPLIES:
            yield from _about_claim(told, own[1][code].points)
        if said.reach is Reach.APPLIES:
            yield from _about_papers(said, counted[0], points.points)


def _about_claim(said: Said, computed: Decimal) -> Iterator[Finding]:
    if said.claim is None or said.claim == computed:
        return
    line, cell = said.line, said.entry.claimed
    facts = {"claimed": short(said.claim), "computed": short(computed)}
    if line.maximum is not None and said.claim > line.maximum:
        facts["maximum"] = short(line.maximum)
        yield at_cell("claim_above_maximum", Severity.WARNING, line.code, cell, **facts)
    else:
        yield at_cell("claim_differs", Severity.WARNING, line.code, cell, **facts)


def _about_papers(said: Said, statement: Statement, points: Decimal) -> Iterator[Finding]:
    line, entry = said.line, said.entry
    if line.rule and line.rule.needs_receipt and statement.submission.received is None:
        yield at_code("receipt_unknown", Severity.WARNING, line.code, entry)
    if line.evidence_required and line.kind in (Kind.BASE, Kind.BONUS) and points > 0 and is_blank(entry.evidence):
        yield at_code("missing_evidence", Severity.WARNING, line.code, entry)


def capped(court: Court, counted: Stage) -> Iterator[Finding]:
    """One warning for each cap that cuts a branch in which points are appraised above their M (CONTRACT section 12)."""
    scale, (statement, points) = court.grounds.scale, counted
    own = own_tallies(court, counted)
    above = {code for code, one in points.items() if _is_above(statement.said[code], one)}
    if not above:
        return
    for line, kind, cap in cutting_caps(scale, own, add_up(scale, own)[0]):
        if any(scale.by_code[code].kind is kind and line in scale.ancestry(scale.by_code[code]) for code in above):
            facts = {"title": line.title, "maximum": short(cap)}
            yield Finding(code="appraised_capped", severity=Severity.WARNING, line=line.code, facts=facts)


def _is_above(said: Said, one: Points) -> bool:
    maximum = said.line.maximum
    return one.basis is Basis.APPRAISED and maximum is not None and one.points > maximum
