"""Grades, their quotas, and the awards that are proposed (CONTRACT sections 7 and 8)."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from pipeline.model import Award, Config, Effect, Finding, Grade, Period, Scorecard, Severity, Standing
from pipeline.ranking import Placed, ranking_value


def stand(placed: Sequence[Placed], config: Config, period: Period) -> tuple[tuple[Standing, ...], tuple[Finding, ...]]:
    """Standings with grades and awards, in order of place, and what the bloc must look at."""
    grades, demoted = _grades(placed, config)
    names = {code: config.grades[index].name if index is not None else None for code, index in grades.items()}
    awards, undecided = _awards(placed, names, config, period)
    standings = tuple(
        Standing(
            card=one.card,
            place=one.place,
            shared=one.shared,
            decided_by=one.decided_by,
            grade=names[one.card.member.code],
            awards=tuple(awards[one.card.member.code]),
        )
        for one in placed
    )
    return standings, (*demoted, *undecided)


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
    grades = {one.card.member.code: _entry_grade(one.card, config) for one in placed}
    findings: list[Finding] = []
    for index, grade in enumerate(config.grades):
        if grade.quota is None:
            continue
        holders = [one for one in placed if grades[one.card.member.code] == index]
        lower = index + 1 if index + 1 < len(config.grades) else None
        room = grade.quota.of(len(placed))
        for one in _over_quota(holders, room):
            grades[one.card.member.code] = lower
            findings.append(_demoted(one, grade, config.grades[lower] if lower else None, room))
    return grades, tuple(findings)


def _over_quota(holders: Sequence[Placed], room: int) -> list[Placed]:
    """The first group of one place that does not fit, and all below it."""
    kept = 0
    for _, group in groupby(holders, key=lambda one: one.place):
        size = len(list(group))
        if kept + size > room:
            break
        kept += size
    return list(holders[kept:])


def _demoted(one: Placed, grade: Grade, lower: Grade | None, room: int) -> Finding:
    facts = {
        "grade": grade.name,
        "next_grade": lower.name if lower else "",
        "quota": str(room),
        "place": str(one.place),
    }
    return Finding(code="grade_quota", severity=Severity.INFO, unit=one.card.member.code, facts=facts)


def _awards(
    placed: Sequence[Placed], grades: Mapping[str, str | None], config: Config, period: Period
) -> tuple[dict[str, list[str]], tuple[Finding, ...]]:
    """Names of awards by member code, and the awards that the bloc must decide by vote."""
    awards: dict[str, list[str]] = {one.card.member.code: [] for one in placed}
    undecided: list[Finding] = []
    for award in config.awards:
        if period not in award.periods:
            continue
        eligible = [one for one in placed if _eligible(one, award, grades[one.card.member.code])]
        chosen, tied = _within_quota(eligible, award.quota.of(len(placed)))
        for one in chosen:
            awards[one.card.member.code].append(award.name)
        if tied:
            undecided.append(_undecided(award, tied))
    return awards, tuple(undecided)


def _eligible(one: Placed, award: Award, grade: str | None) -> bool:
    """On a place of the award, not stopped by a condition, and with a grade that the award takes."""
    if not award.first <= one.place <= award.last or _has(one.card, Effect.NO_AWARD, Effect.NO_GRADE):
        return False
    return award.grades is None or grade in award.grades


def _within_quota(eligible: Iterable[Placed], room: int) -> tuple[list[Placed], list[Placed]]:
    """Those proposed, place by place, and those of the place for whom some room is left but not enough."""
    chosen: list[Placed] = []
    for _, members in groupby(eligible, key=lambda one: one.place):
        group = list(members)
        left = room - len(chosen)
        if len(group) > left:
            return chosen, group if left else []
        chosen += group
    return chosen, []


def _undecided(award: Award, tied: Sequence[Placed]) -> Finding:
    facts = {
        "award": award.name,
        "place": str(tied[0].place),
        "others": "; ".join(one.card.member.name for one in tied),
    }
    return Finding(code="award_undecided", severity=Severity.WARNING, facts=facts)
