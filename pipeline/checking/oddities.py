"""What is legal in a workspace, but odd: a check is a small pure function in the tuple at the end.

Everything is told by a member of each set of groups, since members of the same groups have the same lines.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pipeline.model.bloc import Config, Member, Period
from pipeline.model.finding import Fault
from pipeline.model.grounds import TargetsByPeriod
from pipeline.model.scale import Kind, Line, Scale
from pipeline.scoring.adding import Result, add_up, full_maxima, own_sum, result_of
from pipeline.scoring.applicability import Concerned
from pipeline.scoring.units import Sum, Terms, terms_of
from pipeline.text import labels
from pipeline.text.labels import PERIODS
from pipeline.text.numbers import short

PERIOD_LABELS = {period: label for label, period in PERIODS.items()}


@dataclass(frozen=True, slots=True)
class Audience:
    """Members with the same groups in one period, and the rows that concern them."""

    period: Period
    members: tuple[Member, ...]
    lines: tuple[Line, ...]

    def told(self, bloc_size: int) -> str:
        """Who and when, in a sentence about them."""
        names = ", ".join(member.code for member in self.members[:6])
        names += " …" if len(self.members) > 6 else ""
        who = "mọi đơn vị" if len(self.members) == bloc_size else names
        return f"{who}, kỳ {PERIOD_LABELS[self.period]}"


@dataclass(frozen=True, slots=True)
class Subject:
    """What the checks look at."""

    config: Config
    scale: Scale
    targets: TargetsByPeriod
    audiences: tuple[Audience, ...]
    terms: Terms

    def given(self, code: str) -> list[Decimal]:
        """The figures of a line in targets.xlsx, of all members and periods."""
        return [figure for targets in self.targets.values() for figure in targets.get(code, {}).values()]

    def at(self, line: Line, label: str) -> str:
        """Where a row of the scale stands, for a person."""
        return f"scale.xlsx › {labels.SCALE_SHEET}, hàng {line.row} ({line.code}), cột {label}"


def oddities(config: Config, scale: Scale, targets: TargetsByPeriod) -> tuple[Fault, ...]:
    """All that is odd, in the order of the checks."""
    subject = Subject(config, scale, targets, _audiences(config, scale), terms_of(config, scale))
    return tuple(fault for check in CHECKS for fault in check(subject))


def _audiences(config: Config, scale: Scale) -> tuple[Audience, ...]:
    by_groups: dict[tuple[str, ...], list[Member]] = {}
    for member in config.bloc.members:
        by_groups.setdefault(member.groups, []).append(member)
    return tuple(
        Audience(period, tuple(members), Concerned(scale, period).lines(members[0]))
        for period in config.periods
        for members in by_groups.values()
    )


def _most_of(subject: Subject, line: Line) -> Sum:
    """A line that applies and gives its M, in units."""
    return own_sum(subject.terms, line, subject.terms.maxima[line.code] or 0, True)


def _base_inside(subject: Subject, audience: Audience, group: Line) -> Decimal:
    """The base points that a group comes to where every line applies, the group's own limit left out."""
    own = {line.code: _most_of(subject, line) for line in audience.lines if line.rule}
    return subject.terms.tally(add_up(subject.terms, own, unlimited=group.code)[group.code]).maximum


def _groups_that_do_not_add_up(subject: Subject) -> Iterator[Fault]:
    for line in subject.scale.lines:
        if line.kind is not Kind.GROUP or line.maximum is None:
            continue
        sums: dict[Decimal, list[str]] = {}
        for audience in subject.audiences:
            if line in audience.lines:
                total = _base_inside(subject, audience, line)
                sums.setdefault(total, []).append(audience.told(len(subject.config.bloc.members)))
        for total, whom in sums.items():
            if total != line.maximum:
                where = subject.at(line, labels.MAXIMUM)
                yield Fault(
                    where,
                    f"các dòng Chuẩn bên trong cộng được {short(total)} điểm, khác Điểm tối đa {short(line.maximum)} "
                    f"của nhóm (với {'; '.join(whom)})",
                )


def _lines_for_nobody(subject: Subject) -> Iterator[Fault]:
    concerned = {line.code for audience in subject.audiences for line in audience.lines}
    for line in subject.scale.lines:
        source = subject.scale.source(line)
        if line.code not in concerned:
            yield Fault(subject.at(line, labels.GROUPS), "không đơn vị nào của khối, kỳ nào có dòng này")
        elif _wants_targets(line) and not any(subject.given(source.code)):
            message = "cách tính cần chỉ tiêu, nhưng targets.xlsx không giao cho đơn vị nào: dòng không áp dụng cho ai"
            yield Fault(subject.at(line, labels.RULE), message)


def _wants_targets(line: Line) -> bool:
    """True where nobody has the line without a target; against the leader, a figure alone is enough."""
    return line.rule is not None and line.rule.needs_target and not line.rule.needs_bloc_figures


def _rules_below_their_maximum(subject: Subject) -> Iterator[Fault]:
    for line in subject.scale.lines:
        best = line.rule.best() if line.rule else None
        if best is not None and line.maximum is not None and best < Fraction(line.maximum):
            told = short(Decimal(best.numerator) / Decimal(best.denominator))
            message = f"cách tính chỉ cho nhiều nhất {told} điểm, không bao giờ tới Điểm tối đa {short(line.maximum)}"
            yield Fault(subject.at(line, labels.PARAMETERS), message)


def _grades_out_of_reach(subject: Subject) -> Iterator[Fault]:
    best = [_best_value(subject, audience) for audience in subject.audiences]
    if not best or any(value is None for value in best):
        return
    highest = max(value for value in best if value is not None)
    for index, grade in enumerate(subject.config.grades):
        if grade.at_least > highest:
            told = short(Decimal(round(highest * 100)) / 100)
            yield Fault(
                f"config.toml › grades[{index}].at_least",
                f"không đơn vị nào đạt được “{grade.name}”: cần {short(grade.at_least)}, cao nhất có thể là {told}",
            )


def _best_value(subject: Subject, audience: Audience) -> Fraction | None:
    """The highest ranking value these members can reach; None = no limit known, or nothing to score."""
    if subject.config.scoring.carry is not None:
        return None
    own: dict[str, Sum] = {}
    for line in audience.lines:
        best = line.rule.best() if line.rule else Fraction(0)
        if line.kind is Kind.BONUS and best is None:
            return None
        if line.rule and line.kind is not Kind.DEDUCTION:
            own[line.code] = _most_of(subject, line)
    full = sum(full_maxima(subject.terms, own.keys()).values())
    result = result_of(subject.terms, add_up(subject.terms, own), full)
    return _value(subject, result) if result.applies else None


def _value(subject: Subject, result: Result) -> Fraction:
    """The ranking value, unrounded."""
    card = subject.terms.tally(result.whole)
    total = Fraction(subject.terms.points(result.total))
    return total if subject.config.ranking.by == "total" else total / Fraction(card.maximum) * 100


CHECKS: tuple[Callable[[Subject], Iterator[Fault]], ...] = (
    _groups_that_do_not_add_up,
    _lines_for_nobody,
    _rules_below_their_maximum,
    _grades_out_of_reach,
)
