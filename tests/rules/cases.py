"""A rule and a member's case in few words: `points("Theo bậc", "≥98: 5", "98")`."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from pipeline.model.scale import Answer, BlocFigures, Case, Kind, Ratio, Rule
from pipeline.rules import parse_rule
from pipeline.rules.parameters import LineFacts
from tests.builders import Number, a_rule
from tests.working_out import value

DEADLINE = date(2018, 12, 5)


def a_case(
    answer: Answer | int | None = None,
    target: Number | None = None,
    *,
    received: date | None = None,
    bloc_figures: BlocFigures = BlocFigures(),  # noqa: B008 - frozen
    exceeded: Ratio | None = None,
    exceeded_maximum: Number = 0,
) -> Case:
    return Case(
        answer=Decimal(answer) if isinstance(answer, int) else answer,
        target=None if target is None else Decimal(target),
        received=received,
        deadline=DEADLINE,
        bloc_figures=bloc_figures,
        exceeded=exceeded,
        exceeded_maximum=Decimal(exceeded_maximum),
    )


def points(
    label: str,
    parameters: str,
    figure: Number,
    *,
    target: Number | None = None,
    maximum: Number | None = 10,
    kind: Kind = Kind.BASE,
) -> Fraction:
    """What the rule gives for a number."""
    rule, case = a_rule(label, parameters, kind, maximum), a_case(Decimal(figure), target)
    calculated(rule, case)
    return rule.points(case)


def faults(label: str, parameters: str = "", kind: Kind = Kind.BASE, maximum: Number | None = 10) -> tuple[str, ...]:
    """The sentences about parameters that are wrong; then there is no rule."""
    limit = None if maximum is None else Decimal(maximum)
    rule, wrong = parse_rule(label, parameters, LineFacts(kind=kind, maximum=limit, year=2018))
    assert (rule is None) == bool(wrong)
    return tuple(fault.sentence for fault in wrong)


def calculated(rule: Rule, case: Case) -> str:
    """The calculation as it is printed; worked out by hand it gives the rule's points."""
    told = rule.calculation(case)
    assert value(told) == rule.points(case), told
    return told
