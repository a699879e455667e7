"""Every line's points, from what the members say and what the appraisers say of it (CONTRACT sections 4, 5 and 12)."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from pipeline.model.bloc import NotApplicable
from pipeline.model.by_code import ByCode
from pipeline.model.clock import day_in_vietnam
from pipeline.model.grounds import Grounds
from pipeline.model.remembered import Remembered
from pipeline.model.result import Basis
from pipeline.model.rounding import half_up, in_points, in_units
from pipeline.model.scale import Answer, BlocFigures, Case, Kind, Ratio, Rule, Scale
from pipeline.model.submission import Opinion
from pipeline.rules.leader import bloc_figures
from pipeline.scoring.answers import LineAnswer, Reach, Statement
from pipeline.scoring.appraising import Opinions, combined
from pipeline.scoring.units import Terms

ZERO = Decimal(0)
NO_FIGURES = BlocFigures()


class Points(NamedTuple):
    """The points of one line, rounded, also in units, and what they rest on."""

    points: Decimal
    units: int
    basis: Basis


@lru_cache(2**12)
def points_of(units: int, decimals: int, basis: Basis) -> Points:
    """Units of 10^−decimals as points; thousands of lines have the same, which are kept once."""
    return Points(in_points(units, decimals), units, basis)


def nothing(basis: Basis) -> Points:
    """No points where none are computed: zero, without decimals."""
    return points_of(0, 0, basis)


def all_bloc_figures(scale: Scale, statements: Iterable[Statement], deadline: date) -> Mapping[str, BlocFigures]:
    """What the bloc's answers say, for every line whose rule needs it: over all members on whom it applies."""
    statements = tuple(statements)
    found: dict[str, BlocFigures] = {}
    for line in scale.lines:
        if line.rule and line.rule.needs_bloc_figures:
            answers = [statement.answers[line.code] for statement in statements if line.code in statement.answers]
            found[line.code] = bloc_figures(
                Case(answer=answered.answer, target=answered.target, deadline=deadline)
                for answered in answers
                if answered.reach is Reach.APPLIES and answered.answer is not None
            )
    return found


class ScoringContext(NamedTuple):
    """All that a member is scored against: the grounds, the deadline's day and what the whole bloc says.

    `terms` are the grounds' figures in units.
    """

    grounds: Grounds
    terms: Terms
    deadline: date
    bloc_figures: Mapping[str, BlocFigures]

    @property
    def decimals(self) -> int:
        """Decimals of points."""
        return self.grounds.config.scoring.decimals


def points_by_line(
    context: ScoringContext, statement: Statement, opinions: Opinions, known: Remembered[Points]
) -> Mapping[str, Points]:
    """A member's points by line code, in scale order; `statement` is as the appraisal left it.

    `known` is what was given for answers in the same context: of many members most say the same on a line.
    """
    unit, found = statement.member.code, dict[str, Points]()
    for code, answered in statement.answers.items():
        rule = answered.line.rule
        if rule is None:
            continue
        given = opinions.get((unit, code), ())
        if given or rule.exceeds or rule.needs_receipt:
            found[code] = _points(context, statement, answered, rule, given)
        else:  # nothing else of the member bears on the line
            key = (id(answered),)
            found[code] = known.get(key) or known.keep(key, _points(context, statement, answered, rule, ()))
    return ByCode(found)


def opinion_points(context: ScoringContext, statement: Statement, opinion: Opinion) -> Decimal:
    """One appraiser's points for a line, rounded."""
    answered = statement.answers[opinion.line]
    assert answered.line.rule is not None
    if opinion.points is not None:
        return half_up(opinion.points, context.decimals)
    return half_up(answered.line.rule.points(case_of(context, statement, answered, opinion.figure)), context.decimals)


def _points(
    context: ScoringContext, statement: Statement, answered: LineAnswer, rule: Rule, given: tuple[Opinion, ...]
) -> Points:
    line, decimals = answered.line, context.decimals
    if given:
        opinions = [opinion_points(context, statement, opinion) for opinion in given]
        whole = combined(opinions, context.grounds.config.appraisal, decimals)
        return points_of(in_units(whole, decimals), decimals, Basis.APPRAISED)
    if answered.reach is not Reach.APPLIES:
        full = line.kind is Kind.BASE and context.grounds.config.scoring.not_applicable is NotApplicable.FULL
        if not full:
            return nothing(Basis.NOT_APPLICABLE)
        return points_of(in_units(line.maximum or ZERO, decimals), decimals, Basis.NOT_APPLICABLE)
    basis = Basis.CLAIMED if line.question and line.question.claimed else Basis.COMPUTED
    if _counts(answered, rule):
        case = case_of(context, statement, answered, _answer(answered, rule))
        return points_of(in_units(rule.points(case), decimals), decimals, basis)
    return nothing(Basis.MISSING if line.kind is Kind.BASE or not answered.blank else basis)


def case_behind(context: ScoringContext, statement: Statement, answered: LineAnswer) -> Case | None:
    """What a line's rule is applied to where no appraiser speaks of it; None where it is not."""
    rule = answered.line.rule
    if rule is None or answered.reach is not Reach.APPLIES or not _counts(answered, rule):
        return None
    return case_of(context, statement, answered, _answer(answered, rule))


def _counts(answered: LineAnswer, rule: Rule) -> bool:
    """Whether there is an answer for the rule of a line that applies, or it asks none; blank may be the count 0."""
    if answered.answer is not None or not (answered.line.question or rule.follows):
        return True
    return answered.blank and answered.line.kind is Kind.BASE and rule.blank_is_zero


def _answer(answered: LineAnswer, rule: Rule) -> Answer | None:
    """The answer that counts."""
    asked = answered.line.question or rule.follows
    return ZERO if answered.answer is None and asked else answered.answer


def case_of(context: ScoringContext, statement: Statement, answered: LineAnswer, answer: Answer | None) -> Case:
    """All that the points of one line are computed from when this answer counts."""
    rule = answered.line.rule
    received = statement.submission.received if rule and rule.needs_receipt else None
    other = rule.exceeds if rule else None
    return Case(
        answer=answer,
        target=answered.target,
        received=day_in_vietnam(received) if received else None,
        deadline=context.deadline,
        bloc_figures=context.bloc_figures.get(answered.line.code, NO_FIGURES),
        exceeded=_ratio(context, statement.answers.get(other)) if other else None,
        exceeded_maximum=context.grounds.scale.by_code[other].maximum or ZERO if other else ZERO,
    )


def _ratio(context: ScoringContext, answered: LineAnswer | None) -> Ratio | None:
    """How far a line's target is reached; None where it does not apply or has no valid figure."""
    if answered is None or answered.line.rule is None or answered.reach is not Reach.APPLIES or answered.answer is None:
        return None
    return answered.line.rule.ratio(Case(answer=answered.answer, target=answered.target, deadline=context.deadline))
