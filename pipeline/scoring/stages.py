"""From statements and opinions to scorecards: by the members' own answers, then after each round of appraisal."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import compress, pairwise
from operator import not_
from typing import NamedTuple

from pipeline.model.clock import day_in_vietnam
from pipeline.model.finding import Finding, Severity
from pipeline.model.grounds import Grounds
from pipeline.model.remembered import Remembered
from pipeline.model.result import Review, Scorecard
from pipeline.model.submission import Opinion
from pipeline.scoring.answers import Statement
from pipeline.scoring.appraising import Opinions, applicable, counting, overlaid
from pipeline.scoring.assignment import appraises_itself
from pipeline.scoring.carrying import nothing_carried
from pipeline.scoring.marks import Points, ScoringContext, all_bloc_figures, opinion_points, points_by_line
from pipeline.scoring.scorecards import ScoredLine, Stage, capped, remarks, scorecard, scored_form
from pipeline.scoring.units import terms_of

ABOVE, NOT_APPLICABLE, NO_REASON = "appraised_above_maximum", "appraised_not_applicable", "reason_missing"
OWN_ROW = "appraises_itself"


class ScoringStage(NamedTuple):
    """The points of all members at one stage: as they say themselves (round 0), or after a round of appraisal."""

    round: int
    context: ScoringContext
    statements: tuple[Statement, ...]
    opinions: Opinions
    points: Mapping[str, Mapping[str, Points]]

    def of(self, opinion: Opinion) -> Decimal:
        """The points at this stage of the line that an opinion is about."""
        return self.points[opinion.unit][opinion.line].points


class Scored(NamedTuple):
    """The scorecards of all members with a counted form, the findings about them, and the stages they come from.

    `opinions` are those that were admitted.
    """

    cards: tuple[Scorecard, ...]
    findings: tuple[Finding, ...]
    stages: tuple[ScoringStage, ...]
    opinions: tuple[Opinion, ...]


class TracedReview(NamedTuple):
    """A review, and the stages it was made from: from which the whole way of a number can be explained."""

    review: Review
    stages: tuple[ScoringStage, ...]


def score(grounds: Grounds, statements: tuple[Statement, ...], opinions: Sequence[Opinion] = ()) -> Scored:
    """Score every statement, in the order given: as the members say, then as the appraisers say."""
    valid, ignored = admitted(statements, opinions)
    stages = scoring_stages(grounds, statements, valid)
    own, last = stages[0], stages[-1]
    findings = [_at(opinion, NOT_APPLICABLE, Severity.ERROR) for opinion in ignored]
    findings += [_at(one, OWN_ROW, Severity.WARNING) for one in valid if appraises_itself(grounds.config, one)]
    for earlier, now in pairwise(stages):
        findings += _without_reason(now, earlier, [opinion for opinion in valid if opinion.round == now.round])
    findings += _above_maximum(last)
    terms, known, cards = last.context.terms, Remembered[ScoredLine](), list[Scorecard]()
    for claimed, counted in zip(own.statements, last.statements, strict=True):
        unit = counted.member.code
        before, after = Stage(claimed, own.points[unit]), Stage(counted, last.points[unit])
        form = scored_form(last.context, before, after, known)
        cards.append(scorecard(terms, form))
        findings += remarks(form)
        findings += capped(terms, form)
        findings += nothing_carried(grounds, unit)
    return Scored(tuple(cards), tuple(findings), stages, valid)


def scoring_stages(
    grounds: Grounds, statements: Sequence[Statement], valid: Sequence[Opinion]
) -> tuple[ScoringStage, ...]:
    """The points as the members say, then after each round of appraisal; `valid` are the admitted opinions."""
    rounds = sorted({opinion.round for opinion in valid})
    return tuple(_stage(grounds, statements, valid, number) for number in (0, *rounds))


def _stage(grounds: Grounds, statements: Iterable[Statement], valid: Iterable[Opinion], number: int) -> ScoringStage:
    opinions = counting(opinion for opinion in valid if opinion.round <= number)
    appraised = tuple(overlaid(statement, opinions) for statement in statements)
    deadline, terms = day_in_vietnam(grounds.calendar.deadline), terms_of(grounds.config, grounds.scale)
    context = ScoringContext(grounds, terms, deadline, all_bloc_figures(grounds.scale, appraised, deadline))
    known = Remembered[Points]()
    points = {statement.member.code: points_by_line(context, statement, opinions, known) for statement in appraised}
    return ScoringStage(number, context, appraised, opinions, points)


def admitted(
    statements: Iterable[Statement], opinions: Sequence[Opinion]
) -> tuple[tuple[Opinion, ...], tuple[Opinion, ...]]:
    """The opinions on lines that apply, or that only an `x` takes out; and the others, which are ignored.

    Those on members without a counted form are in neither.
    """
    by_unit = {statement.member.code: statement for statement in statements}
    all_counting = counting(opinions)
    appraised = {unit: overlaid(statement, all_counting) for unit, statement in by_unit.items()}
    concerned = [opinion for opinion in opinions if opinion.unit in appraised]
    apply = [applicable(appraised[opinion.unit], opinion) for opinion in concerned]
    return tuple(compress(concerned, apply)), tuple(compress(concerned, map(not_, apply)))


def _without_reason(now: ScoringStage, before: ScoringStage, opinions: Iterable[Opinion]) -> list[Finding]:
    by_unit = {statement.member.code: statement for statement in now.statements}
    return [
        _at(opinion, NO_REASON, Severity.WARNING)
        for opinion in opinions
        if not opinion.reason and opinion_points(now.context, by_unit[opinion.unit], opinion) != before.of(opinion)
    ]


def _above_maximum(last: ScoringStage) -> list[Finding]:
    by_code = last.context.grounds.scale.by_code
    found = []
    for given in last.opinions.values():
        for opinion in given:
            maximum = by_code[opinion.line].maximum
            if opinion.points is not None and maximum is not None and opinion.points > maximum:
                found.append(_at(opinion, ABOVE, Severity.WARNING))
    return found


def _at(opinion: Opinion, code: str, severity: Severity) -> Finding:
    """A finding at the cell of an opinion."""
    at = opinion.at
    return Finding(
        code=code,
        severity=severity,
        unit=opinion.unit,
        line=opinion.line,
        file=at.file if at else None,
        cell=at.local if at else None,
    )
