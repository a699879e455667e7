"""Grades and their quotas (CONTRACT sections 7 and 8).

A grade is told by its place among the [[grades]] of config.toml, 0 = the highest; None = no grade.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from pipeline.model.bloc import Config, Grade, Period
from pipeline.model.finding import Finding, Severity
from pipeline.model.result import NO_TALLY, Scorecard, Standing, Tally
from pipeline.model.scale import Condition, Effect, Line, Scale
from pipeline.ranking.places import Placed, ranking_value
from pipeline.text.numbers import count, short
from pipeline.text.sentences import criterion


class Grading(NamedTuple):
    """By what the members of a review are graded: `given` are the places of the grades of its period."""

    config: Config
    sections: tuple[Line, ...]
    given: tuple[int, ...]

    def name(self, index: int | None) -> str | None:
        """A grade's name; None for none."""
        return None if index is None else self.config.grades[index].name

    def below(self, index: int) -> int | None:
        """The next grade of the period; None below the last."""
        return next((lower for lower in self.given if lower > index), None)


def stand(
    placed: Sequence[Placed], config: Config, period: Period, scale: Scale
) -> tuple[tuple[Standing, ...], tuple[Finding, ...]]:
    """Standings with grades, in order of place, and what rows and quotas did to grades."""
    grading = Grading(config, scale.sections, tuple(_given(config, period)))
    grades, demoted = _grades(placed, grading)
    standings = tuple(
        Standing(
            card=member.card,
            place=member.place,
            shared=member.shared,
            decided_by=member.decided_by,
            grade=grading.name(grades[member.card.member.code]),
        )
        for member in placed
    )
    kept_back = tuple(finding for member in placed for finding in _kept_back(member.card, grading))
    return standings, (*kept_back, *demoted)


def _given(config: Config, period: Period) -> list[int]:
    return [index for index, grade in enumerate(config.grades) if period in grade.periods]


# --------------------------------------------------------------------------------- the entry grade


def reached_grade(card: Scorecard, config: Config, period: Period) -> int | None:
    """The grade of the period by the ranking value alone; None below the last threshold."""
    value = ranking_value(card, config.ranking)
    return next((index for index in _given(config, period) if value >= config.grades[index].at_least), None)


def _entry_grade(card: Scorecard, grading: Grading) -> int | None:
    """The grade by the ranking value and the level-1 rows, before conditions and quotas."""
    return next((index for index in _reached(card, grading) if _failed_row(card, grading, index) is None), None)


def _reached(card: Scorecard, grading: Grading) -> list[int]:
    """The grades whose threshold the ranking value reaches, from the highest."""
    value, grades = ranking_value(card, grading.config.ranking), grading.config.grades
    return [index for index in grading.given if value >= grades[index].at_least]


def _failed_row(card: Scorecard, grading: Grading, index: int) -> Line | None:
    """The first level-1 row in which the member has too little for a grade; None where it has enough in all.

    Its base + bonus − deduction, before rescaling, is below the share of its maximum that the grade asks for; rows
    whose maximum is zero are not looked at.
    """
    share = grading.config.grades[index].each_section_at_least
    if share is None:
        return None
    rows = ((section, card.tallies.get(section.code, NO_TALLY)) for section in grading.sections)
    return next((section for section, row in rows if row.maximum > 0 and _share(row) < Fraction(share)), None)


def _share(row: Tally) -> Fraction:
    """What a row comes to in percent of its maximum, exactly."""
    return Fraction(row.net) / Fraction(row.maximum) * 100


def _kept_back(card: Scorecard, grading: Grading) -> list[Finding]:
    """An info where a row cost a grade: about the highest grade passed over, at the first row that failed it."""
    reached = _reached(card, grading)
    row = _failed_row(card, grading, reached[0]) if reached else None
    if row is None or _has(card, Effect.NO_GRADE):
        return []
    grade, entry = grading.config.grades[reached[0]], _entry_grade(card, grading)
    tally = card.tallies[row.code]
    facts = {
        "title": criterion(row),
        "grade": grade.name,
        "next_grade": grading.name(entry) or "",
        "points": short(tally.net),
        "maximum": short(tally.maximum),
        "needed": short(grade.each_section_at_least or tally.maximum),
    }
    unit = card.member.code
    return [Finding(code="grade_section", severity=Severity.INFO, unit=unit, line=row.code, facts=facts)]


# -------------------------------------------------------------------------------------- conditions


def _after_conditions(card: Scorecard, grading: Grading) -> int | None:
    """The entry grade, lowered by the conditions that the member met."""
    index = _entry_grade(card, grading)
    if index is None or _has(card, Effect.NO_GRADE):
        return None
    for condition in card.conditions:
        if condition.effect is Effect.ONE_DOWN:
            lower = grading.below(index)
            index = index if lower is None else lower
    ceiling = max((_place_in_config(condition, grading) for condition in card.conditions if condition.grade), default=0)
    return index if index >= ceiling else grading.below(ceiling - 1)


def lowered_by_conditions(
    card: Scorecard, config: Config, period: Period, scale: Scale
) -> tuple[str | None, str | None] | None:
    """The grade by points and rows, and what the conditions that the member met made of it; None where nothing."""
    grading = Grading(config, scale.sections, tuple(_given(config, period)))
    before, after = _entry_grade(card, grading), _after_conditions(card, grading)
    return None if before == after else (grading.name(before), grading.name(after))


def _place_in_config(condition: Condition, grading: Grading) -> int:
    """The place of the ceiling that `tối đa` names, whether or not that grade is given in the period."""
    return [grade.name for grade in grading.config.grades].index(condition.grade or "")


def _has(card: Scorecard, *effects: Effect) -> bool:
    return any(condition.effect in effects for condition in card.conditions)


# ------------------------------------------------------------------------------------------ quotas


def _grades(placed: Sequence[Placed], grading: Grading) -> tuple[dict[str, int | None], tuple[Finding, ...]]:
    """Grades by member code after quotas, which are filled by place from the highest grade down."""
    grades = {member.card.member.code: _after_conditions(member.card, grading) for member in placed}
    findings: list[Finding] = []
    for index in grading.given:
        grade = grading.config.grades[index]
        if grade.quota is None:
            continue
        holders = [member for member in placed if grades[member.card.member.code] == index]
        lower, room = grading.below(index), grade.quota.of(len(placed))
        for member in _over_quota(holders, room):
            grades[member.card.member.code] = lower
            findings.append(_demoted(member, grade, grading.name(lower), room))
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


def _demoted(member: Placed, grade: Grade, lower: str | None, room: int) -> Finding:
    facts = {
        "grade": grade.name,
        "next_grade": lower or "",
        "quota": count(room) if room else "",
        "place": str(member.place),
    }
    return Finding(code="grade_quota", severity=Severity.INFO, unit=member.card.member.code, facts=facts)
