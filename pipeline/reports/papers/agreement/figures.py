"""What the scale is worth before anybody has done anything, for the pact. Pure."""

from collections.abc import Callable, Iterable
from decimal import Decimal

from pipeline.model.bloc import Period
from pipeline.model.grounds import Grounds
from pipeline.model.result import Tally
from pipeline.model.scale import Kind, Line
from pipeline.scoring.adding import add_up, added, own_sum
from pipeline.scoring.applicability import Concerned
from pipeline.scoring.units import terms_of
from pipeline.text.papers.agreement import Range, Worth

_ENDLESS = Decimal(10) ** 15
"""Stands for the points of a line without a limit; no cap is as high."""


def period_of_year(grounds: Grounds) -> Period:
    """The period whose lines the year is measured by: the year's end, or the one period that the bloc reviews."""
    periods = grounds.config.periods
    return Period.SIX_MONTH if Period.SIX_MONTH in periods and Period.YEAR_END not in periods else Period.YEAR_END


def worth_of(grounds: Grounds, section: Line) -> Worth:
    """A level-1 row's conditions, and the most points that it can give or take from a member."""
    branch = [line for line in grounds.scale.lines if grounds.scale.ancestry(line)[-1] is section]
    return Worth(
        conditions=sum(line.condition is not None for line in branch),
        base=_range(tally.maximum for tally in _tallies(grounds, section.code, lambda kind: kind is Kind.BASE)),
        bonus=_limit(tally.bonus for tally in _tallies(grounds, section.code, lambda kind: kind is Kind.BONUS)),
        deduction=_limit(
            tally.deduction for tally in _tallies(grounds, section.code, lambda kind: kind is Kind.DEDUCTION)
        ),
    )


def whole_base(grounds: Grounds) -> Range:
    """The least and the most base points that the whole scale gives a member to whom every line applies."""
    return _range(tally.maximum for tally in _tallies(grounds, None, lambda kind: kind is Kind.BASE))


def _tallies(grounds: Grounds, section: str | None, counts: Callable[[Kind], bool]) -> list[Tally]:
    """The tally of a row, or of all, where each line of some kinds gives its most: one for each set of groups.

    Kinds are added up apart, because a deduction may take away a bonus.
    """
    concerned, terms, found = (
        Concerned(grounds.scale, period_of_year(grounds)),
        terms_of(grounds.config, grounds.scale),
        [],
    )
    for member in {member.groups: member for member in grounds.config.bloc.members}.values():
        lines = concerned.lines(member)
        giving = [line for line in lines if line.rule and counts(line.kind)]
        rows = add_up(terms, {line.code: own_sum(terms, line, terms.units(_most(line)), True) for line in giving})
        found.append(
            terms.tally(added(rows[one.code] for one in grounds.scale.sections) if section is None else rows[section])
        )
    return found


def _most(line: Line) -> Decimal:
    """The most points of a line with a rule; `_ENDLESS` where nothing limits them."""
    if line.maximum is not None:
        return line.maximum
    best = line.rule.best() if line.rule else None
    return _ENDLESS if best is None else Decimal(best.numerator) / best.denominator


def _range(numbers: Iterable[Decimal]) -> Range:
    every = list(numbers)
    return min(every), max(every)


def _limit(numbers: Iterable[Decimal]) -> Decimal | None:
    most = max(numbers)
    return None if most >= _ENDLESS else most
