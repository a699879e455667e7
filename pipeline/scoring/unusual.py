"""Figures out of proportion to the other members' on the same line: a unit of measure or a decimal sign to look at.

Most members' figures are close together where a line is a rate or a share, and far apart where it tells the size of an
office; only among close ones (a `Family`) can one stand out. It does if it is much further from them than they are from
each other, and a power of ten of it would be one of theirs: 0.9 or 9 beside 90, but no large or small office. Where
there are targets, they tell the size: the shares reached are compared, and the targets (both may be in another unit).
A zero says that little is usual, and a whole number below five may honestly be so small. Source: CONTRACT section 4.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from pipeline.model.finding import Finding, Severity
from pipeline.model.rounding import half_up
from pipeline.model.scale import Line, Sort
from pipeline.scoring.answers import LineAnswer, Reach, Statement, at_cell, located
from pipeline.text.numbers import short

APART = Decimal(6)
"""A figure this many times its neighbour is not of its family: less than ten, since results differ."""
ALIKE = Decimal(3)
"""The largest figure of a family is at most this many times the smallest."""
LEEWAY = Decimal("1.5")
"""How many times beyond its family a figure may lie once its unit is put right."""
SLIPS = (-6, -3, -2, -1, 1, 2, 3, 6)
"""The powers of ten by which units are mistaken: a decimal sign, a share for a percentage, thousands, millions."""
ZERO = Decimal(0)
FEW = 5
"""Below it a whole number may honestly be so small."""


class Figure(NamedTuple):
    """One member's number on a line; `target` is zero where there is none."""

    statement: Statement
    answered: LineAnswer
    number: Decimal
    target: Decimal

    @property
    def reached(self) -> Decimal:
        """How far the target is reached, 1 = in full."""
        return self.number / self.target

    @property
    def least(self) -> Decimal:
        """The smaller of the number and its target."""
        return min(self.number, self.target)


class Family(NamedTuple):
    """Sizes that agree: the smallest, a middle one and the largest.

    `reach` is how many times away is too far; `zeros` tells that somebody has nothing.
    """

    low: Decimal
    middle: Decimal
    high: Decimal
    reach: Decimal
    zeros: bool

    def excludes(self, size: Decimal) -> bool:
        """True where the size is out of proportion. A zero never is, nor is anything between a zero and the family."""
        return self._is_far(size) and any(self._admits(size.scaleb(power)) for power in SLIPS)

    def _is_far(self, size: Decimal) -> bool:
        if size < self.low:
            return not self.zeros and size * self.reach <= self.low
        return size >= self.high * self.reach

    def _admits(self, size: Decimal) -> bool:
        return self.low <= size * LEEWAY and size <= self.high * LEEWAY


def unusual_figures(statements: Sequence[Statement]) -> tuple[Finding, ...]:
    """An info at every figure out of proportion to the other members' on its line. No number changes."""
    lines = (list(_figures(statements, code)) for code in _lines_with_figures(statements))
    return tuple(finding for figures in lines for finding in _of_line(figures))


def family_of(sizes: Sequence[Decimal]) -> Family | None:
    """The sizes that agree: three in five of at least four. None where too few do, or where one is negative."""
    ordered = sorted(sizes)
    if len(ordered) < 4 or ordered[0] < 0:
        return None
    groups = [ordered[:1]]
    for below, size in pairwise(ordered):
        if size > below and size >= below * APART:
            groups.append([])
        groups[-1].append(size)
    members = max(groups, key=len)
    low, high = members[0], members[-1]
    if low == 0 or 5 * len(members) < 3 * len(ordered) or high > low * ALIKE:
        return None
    # The gap is compared with the spread, as in Dixon's test of an outlier; three or four may agree by chance, so that
    # more is asked of them: the fifth power of their spread, of twelve members the second.
    reach = (high / low) ** (1 + Decimal(12) / len(members))
    return Family(low, members[len(members) // 2], high, max(APART, reach), zeros=ordered[0] == 0)


def _lines_with_figures(statements: Sequence[Statement]) -> Iterable[str]:
    """Codes of the lines on which members report a number. Most members have the same lines."""
    alike = {tuple(statement.answers): statement for statement in statements}
    lines = {code: one.line for statement in alike.values() for code, one in statement.answers.items()}
    return [code for code, line in lines.items() if _reports_a_number(line)]


def _reports_a_number(line: Line) -> bool:
    question = line.question
    return line.rule is not None and question is not None and not question.claimed and question.sort is Sort.NUMBER


def _figures(statements: Sequence[Statement], code: str) -> Iterator[Figure]:
    """What the members on whom a line applies report on it."""
    for statement in statements:
        answered = statement.answers.get(code)
        number = _number(answered) if answered else None
        if answered and number is not None:
            yield Figure(statement, answered, number, answered.target or ZERO)


def _number(answered: LineAnswer) -> Decimal | None:
    """The valid figure in the line's own `Kết quả`, a blank count being zero; None where there is none."""
    if answered.reach is not Reach.APPLIES:
        return None
    if answered.blank and answered.line.rule and answered.line.rule.blank_is_zero:
        return ZERO
    return answered.answer if isinstance(answered.answer, Decimal) else None


def _of_line(figures: Sequence[Figure]) -> Iterator[Finding]:
    free = [figure for figure in figures if not figure.target]
    bound = [figure for figure in figures if figure.target]
    for figure, usual in _excluded(free, lambda figure: figure.number, lambda figure, most: min(figure.number, most)):
        yield _finding(figure, others=short(usual))
    by_result = list(_excluded(bound, lambda figure: figure.reached, lambda figure, _: figure.least))
    for figure, usual in by_result:
        yield _finding(figure, target=short(figure.target), usual=short(half_up(usual * 100, 1)))
    named = {figure.statement.member.code for figure, _ in by_result}
    for figure, usual in _excluded(bound, lambda figure: figure.target, lambda figure, most: min(figure.target, most)):
        if figure.number and figure.statement.member.code not in named:
            yield _finding(figure, target=short(figure.target), targets=short(usual))


def _excluded(
    figures: Sequence[Figure], size: Callable[[Figure], Decimal], least: Callable[[Figure, Decimal], Decimal]
) -> Iterator[tuple[Figure, Decimal]]:
    """The figures whose size is out of proportion, each with a usual size.

    `least` is the smallest number that is looked at, given the family's largest size.
    """
    family = family_of([size(figure) for figure in figures])
    if family is None:
        return
    counts = _are_counts(figures)
    for figure in figures:
        if family.excludes(size(figure)) and not (counts and least(figure, family.high) < FEW):
            yield figure, family.middle


def _are_counts(figures: Sequence[Figure]) -> bool:
    """True where every number is whole, and the line is not measured in %."""
    numbers = (number for figure in figures for number in (figure.number, figure.target))
    return not figures[0].answered.line.in_percent and all(number == number.to_integral_value() for number in numbers)


def _finding(figure: Figure, **facts: str) -> Finding:
    answered, statement = figure.answered, figure.statement
    info = at_cell("unusual_figure", Severity.INFO, answered.line.code, answered.entry.reported, **facts)
    return located(info, statement.member, statement.submission)
