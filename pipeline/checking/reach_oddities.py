"""What can never be reached: a line's limit, a group's, a grade, a place at all. Asked of the engine."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from pipeline.checking.subject import PERIOD_LABELS, Audience, Subject, named, wants_targets
from pipeline.model.bloc import Member
from pipeline.model.finding import Fault
from pipeline.model.scale import Kind, Line
from pipeline.scoring.adding import Result, add_up, full_maxima, own_sum, result_of
from pipeline.scoring.units import Sum
from pipeline.text import labels
from pipeline.text.numbers import short
from pipeline.text.oddities import does_not_add_up, never_so_much, none_ranked, out_of_reach


def groups_that_do_not_add_up(subject: Subject) -> Iterator[Fault]:
    """Groups whose own limit is not what the lines below come to, said once; a cap on the row explains it."""
    for line in subject.scale.lines:
        capped = line.bonus_cap is not None or line.deduction_cap is not None
        if line.kind is not Kind.GROUP or line.maximum is None or line.highest_only or capped:
            continue
        sums: dict[Decimal, list[str]] = {}
        for audience in subject.audiences:
            if line.code in audience.codes:
                total = _base_inside(subject, audience, line)
                sums.setdefault(total, []).append(audience.named(len(subject.config.bloc.members)))
        odd = {total: whom for total, whom in sums.items() if total != line.maximum}
        if odd and (line.maximum not in sums or max(odd) > line.maximum):
            told = "; ".join(f"{short(total)} điểm (với {'; '.join(whom)})" for total, whom in odd.items())
            yield Fault(subject.at(line, labels.MAXIMUM), does_not_add_up(told, short(line.maximum)))


def _most_of(subject: Subject, line: Line) -> Sum:
    """A line that applies and gives its M, in units."""
    return own_sum(subject.terms, line, subject.terms.maxima[line.code] or 0, True)


def _base_inside(subject: Subject, audience: Audience, group: Line) -> Decimal:
    """The base points that a group comes to where every line applies, the group's own limit left out."""
    own = {line.code: _most_of(subject, line) for line in audience.lines if line.rule}
    return subject.terms.tally(add_up(subject.terms, own, unlimited=group.code)[group.code]).maximum


def rules_below_their_maximum(subject: Subject) -> Iterator[Fault]:
    """Rules whose best is less than what the line may give."""
    for line in subject.scale.lines:
        best = line.rule.best() if line.rule else None
        if best is not None and line.maximum is not None and best < Fraction(line.maximum):
            most = short(Decimal(best.numerator) / Decimal(best.denominator))
            told = never_so_much(most, short(line.maximum), taken=line.kind is Kind.DEDUCTION)
            yield Fault(subject.at(line, labels.PARAMETERS), told)


def nobody_ranked(subject: Subject) -> Iterator[Fault]:
    """Members who can never be ranked in a period, since their maximum is 0."""
    for period in subject.config.periods:
        without = tuple(
            member
            for audience in subject.audiences
            if audience.period is period
            for member in audience.members
            if not _has_maximum(subject, audience, member)
        )
        if without:
            whom = f"{named(without, len(subject.config.bloc.members))}, kỳ {PERIOD_LABELS[period]}"
            yield Fault(f"scale.xlsx › {labels.SCALE_SHEET}, cột {labels.MAXIMUM}", none_ranked(whom))


def _has_maximum(subject: Subject, audience: Audience, member: Member) -> bool:
    """True where something counts in the member's maximum, if it marks nothing as not applicable."""
    targets = subject.targets[audience.period]
    own = {}
    for line in audience.lines:
        source = subject.scale.source(line)
        applies = source.code in audience.codes and (
            not wants_targets(line) or bool(targets.get(source.code, {}).get(member.code))
        )
        if line.rule:
            own[line.code] = own_sum(subject.terms, line, 0, line.kind is Kind.BASE and applies)
    rows = add_up(subject.terms, own)
    return any(rows[line.code].maximum for line in subject.scale.sections)


def grades_out_of_reach(subject: Subject) -> Iterator[Fault]:
    """Grades above all that the scale can give in every period in which they are given."""
    for at, grade in enumerate(subject.config.grades):
        best = [_best_value(subject, audience) for audience in subject.audiences if audience.period in grade.periods]
        if not best or any(value is None for value in best):
            continue
        highest = max(value for value in best if value is not None)
        if grade.at_least > highest:
            told = out_of_reach(grade.name, short(grade.at_least), short(Decimal(round(highest * 100)) / 100))
            yield Fault(f"config.toml › grades[{at}].at_least", told)


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
