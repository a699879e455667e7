"""Grades and their quotas (CONTRACT sections 7 and 8)."""

from collections.abc import Sequence
from itertools import groupby

from pipeline.model.bloc import Config, Grade
from pipeline.model.finding import Finding, Severity
from pipeline.model.result import Scorecard, Standing
from pipeline.model.scale import Effect
from pipeline.ranking.places import Placed, ranking_value
from pipeline.text.numbers import count


def stand(placed: Sequence[Placed], config: Config) -> tuple[tuple[Standing, ...], tuple[Finding, ...]]:
    """Standings with grades, in order of place, and what the quotas of grades left."""
    grades, demoted = _grades(placed, config)
    standings = tuple(
        Standing(
            card=member.card,
            place=member.place,
            shared=member.shared,
            decided_by=member.decided_by,
            grade=None if (index := grades[member.card.member.code]) is None else config.grades[index].name,
        )
        for member in placed
    )
    return standings, demoted


def _has(card: Scorecard, *effects: Effect) -> bool:
    return any(condition.effect in effects for condition in card.conditions)


def reached_grade(card: Scorecard, config: Config) -> int | None:
    """The grade by the ranking value alone, as an index (0 = highest); None below the last threshold."""
    value = ranking_value(card, config.ranking)
    return next((index for index, grade in enumerate(config.grades) if value >= grade.at_least), None)


def _entry_grade(card: Scorecard, config: Config) -> int | None:
    """The grade before quotas, as an index (0 = highest); None = no grade."""
    reached = reached_grade(card, config)
    if reached is None or _has(card, Effect.NO_GRADE):
        return None
    downs = sum(condition.effect is Effect.ONE_DOWN for condition in card.conditions)
    index = min(reached + downs, len(config.grades) - 1)
    names = [grade.name for grade in config.grades]
    return max([index, *(names.index(condition.grade) for condition in card.conditions if condition.grade)])


def _grades(placed: Sequence[Placed], config: Config) -> tuple[dict[str, int | None], tuple[Finding, ...]]:
    """Grade index by member code after quotas, which are filled by place from the highest grade down."""
    grades = {member.card.member.code: _entry_grade(member.card, config) for member in placed}
    findings: list[Finding] = []
    for index, grade in enumerate(config.grades):
        if grade.quota is None:
            continue
        holders = [member for member in placed if grades[member.card.member.code] == index]
        lower = index + 1 if index + 1 < len(config.grades) else None
        room = grade.quota.of(len(placed))
        for member in _over_quota(holders, room):
            grades[member.card.member.code] = lower
            findings.append(_demoted(member, grade, config.grades[lower] if lower else None, room))
    return grades, tuple(findings)


def _over_quota(holders: Sequence[Placed], room: int) -> list[Placed]:
    """The first group on one place that does not fit, and all below it."""
    kept = 0
    for _, group in groupby(holders, key=lambda member: member.place):
        size = len(list(group))
        if kept + size > room:
            break
        kept += size
    return list(holders[kept:])


def _demoted(member: Placed, grade: Grade, lower: Grade | None, room: int) -> Finding:
    facts = {
        "grade": grade.name,
        "next_grade": lower.name if lower else "",
        "quota": count(room) if room else "",
        "place": str(member.place),
    }
    return Finding(code="grade_quota", severity=Severity.INFO, unit=member.card.member.code, facts=facts)
