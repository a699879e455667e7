"""Every line's points, from what the members say and what the appraisers say of it (CONTRACT sections 4, 5 and 12)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pipeline.model.bloc import NotApplicable
from pipeline.model.clock import day_in_vietnam
from pipeline.model.grounds import Grounds
from pipeline.model.result import Basis
from pipeline.model.rounding import half_up
from pipeline.model.scale import Answer, Bench, Case, Kind, Ratio, Scale
from pipeline.model.submission import Verdict
from pipeline.rules.leader import bench
from pipeline.scoring.answers import Reach, Said, Statement
from pipeline.scoring.appraising import Verdicts, combined

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Points:
    """The points of one line, rounded, and what they rest on; `case` is what the rule was applied to, if it was."""

    points: Decimal
    basis: Basis
    case: Case | None = None


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


def points_by_line(court: Court, statement: Statement, verdicts: Verdicts) -> dict[str, Points]:
    """A member's points by line code, in scale order; `statement` is as the appraisal left it."""
    unit = statement.member.code
    return {
        code: _points(court, statement, said, verdicts.get((unit, code), ()))
        for code, said in statement.said.items()
        if said.line.rule
    }


def opinion(court: Court, statement: Statement, verdict: Verdict) -> Decimal:
    """One appraiser's points for a line, rounded."""
    said = statement.said[verdict.line]
    assert said.line.rule is not None
    if verdict.points is not None:
        return half_up(verdict.points, court.decimals)
    return half_up(said.line.rule.points(case_of(court, statement, said, verdict.figure)), court.decimals)


def _points(court: Court, statement: Statement, said: Said, given: tuple[Verdict, ...]) -> Points:
    line, rule = said.line, said.line.rule
    assert rule is not None
    if given:
        opinions = [opinion(court, statement, verdict) for verdict in given]
        return Points(combined(opinions, court.grounds.config.appraisal, court.decimals), Basis.APPRAISED)
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
    case = case_of(court, statement, said, answer)
    return Points(half_up(rule.points(case), court.decimals), basis, case)


def case_of(court: Court, statement: Statement, said: Said, answer: Answer | None) -> Case:
    """All that the points of one line are computed from when this answer counts."""
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
