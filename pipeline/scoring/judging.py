"""From statements and verdicts to scorecards: as the members say, then round by round as the appraisers say."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import compress, pairwise
from operator import not_

from pipeline.model.clock import day_in_vietnam
from pipeline.model.finding import Finding, Severity
from pipeline.model.grounds import Grounds
from pipeline.model.result import Review, Scorecard
from pipeline.model.submission import Verdict
from pipeline.scoring.answers import Statement, located
from pipeline.scoring.appraising import Verdicts, applicable, counting, overlaid
from pipeline.scoring.carrying import nothing_carried
from pipeline.scoring.marks import Court, Points, benches, opinion, points_by_line
from pipeline.scoring.scorecards import capped, remarks, scorecard

ABOVE, NOT_APPLICABLE, NO_REASON = "appraised_above_maximum", "appraised_not_applicable", "reason_missing"


@dataclass(frozen=True, slots=True)
class Hearing:
    """The points of all members at one stage: as they say themselves (round 0), or after a round of appraisal."""

    round: int
    court: Court
    statements: tuple[Statement, ...]
    verdicts: Verdicts
    points: Mapping[str, Mapping[str, Points]]

    def of(self, verdict: Verdict) -> Decimal:
        """The points of a line that a verdict speaks of."""
        return self.points[verdict.unit][verdict.line].points


@dataclass(frozen=True, slots=True)
class Scored:
    """The scorecards of all members with a counted form, what is to be said of them, and the stages they come from.

    `verdicts` are those that were admitted.
    """

    cards: tuple[Scorecard, ...]
    findings: tuple[Finding, ...]
    hearings: tuple[Hearing, ...]
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Sitting:
    """A review, and the hearings it was made from: what the whole way of a number is told from."""

    review: Review
    hearings: tuple[Hearing, ...]


def score(grounds: Grounds, statements: tuple[Statement, ...], verdicts: Sequence[Verdict] = ()) -> Scored:
    """Score every statement, in the order given: as the members say, then as the appraisers say."""
    valid, ignored = admitted(statements, verdicts)
    stages = hearings(grounds, statements, valid)
    own, last = stages[0], stages[-1]
    findings = [_at(verdict, NOT_APPLICABLE, Severity.ERROR) for verdict in ignored]
    for earlier, now in pairwise(stages):
        findings += _without_reason(now, earlier, [verdict for verdict in valid if verdict.round == now.round])
    findings += _above_maximum(last)
    cards = []
    for claimed, counted in zip(own.statements, last.statements, strict=True):
        unit = counted.member.code
        before, after = (claimed, own.points[unit]), (counted, last.points[unit])
        cards.append(scorecard(last.court, before, after))
        findings += [located(finding, counted.member, counted.submission) for finding in remarks(before, after)]
        findings += [replace(finding, unit=unit) for finding in capped(last.court, after)]
        findings += nothing_carried(grounds, unit)
    return Scored(tuple(cards), tuple(findings), stages, valid)


def hearings(grounds: Grounds, statements: Sequence[Statement], valid: Sequence[Verdict]) -> tuple[Hearing, ...]:
    """The points as the members say, then after each round of appraisal; `valid` are the admitted verdicts."""
    rounds = sorted({verdict.round for verdict in valid})
    return tuple(_hearing(grounds, statements, valid, number) for number in (0, *rounds))


def _hearing(grounds: Grounds, statements: Iterable[Statement], valid: Iterable[Verdict], number: int) -> Hearing:
    verdicts = counting(verdict for verdict in valid if verdict.round <= number)
    laid = tuple(overlaid(statement, verdicts) for statement in statements)
    deadline = day_in_vietnam(grounds.calendar.deadline)
    court = Court(grounds, deadline, benches(grounds.scale, laid, deadline))
    points = {statement.member.code: points_by_line(court, statement, verdicts) for statement in laid}
    return Hearing(number, court, laid, verdicts, points)


def admitted(
    statements: Iterable[Statement], verdicts: Sequence[Verdict]
) -> tuple[tuple[Verdict, ...], tuple[Verdict, ...]]:
    """The verdicts on lines that apply, or that only an `x` takes out; and the others, which are ignored.

    Those on members without a counted form are in neither.
    """
    by_unit = {statement.member.code: statement for statement in statements}
    all_heard = counting(verdicts)
    laid = {unit: overlaid(statement, all_heard) for unit, statement in by_unit.items()}
    heard = [verdict for verdict in verdicts if verdict.unit in laid]
    apply = [applicable(laid[verdict.unit], verdict) for verdict in heard]
    return tuple(compress(heard, apply)), tuple(compress(heard, map(not_, apply)))


def _without_reason(now: Hearing, before: Hearing, verdicts: Iterable[Verdict]) -> list[Finding]:
    by_unit = {statement.member.code: statement for statement in now.statements}
    return [
        _at(verdict, NO_REASON, Severity.WARNING)
        for verdict in verdicts
        if not verdict.reason and opinion(now.court, by_unit[verdict.unit], verdict) != before.of(verdict)
    ]


def _above_maximum(last: Hearing) -> list[Finding]:
    by_code = last.court.grounds.scale.by_code
    found = []
    for given in last.verdicts.values():
        for verdict in given:
            maximum = by_code[verdict.line].maximum
            if verdict.points is not None and maximum is not None and verdict.points > maximum:
                found.append(_at(verdict, ABOVE, Severity.WARNING))
    return found


def _at(verdict: Verdict, code: str, severity: Severity) -> Finding:
    """A finding at the cell of a verdict."""
    at = verdict.at
    return Finding(
        code=code,
        severity=severity,
        unit=verdict.unit,
        line=verdict.line,
        file=at.file if at else None,
        cell=at.local if at else None,
    )
