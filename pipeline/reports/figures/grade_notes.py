"""The note below every table of grades: who has another grade than the points reach, and why.

From the same values as the letters: the findings about quotas and sections, and the conditions that members met.
"""

from collections.abc import Iterator

from pipeline.model.bloc import Grade
from pipeline.model.result import Review, Standing
from pipeline.model.scale import Effect, Line
from pipeline.ranking.grading import lowered_by_conditions, reached_grade
from pipeline.reports.figures.tables import answered_yes
from pipeline.text.numbers import short
from pipeline.text.papers import grades as words
from pipeline.text.papers.sections import effect
from pipeline.text.sentences import name_in, one_line

_ON_GRADES = (Effect.NO_GRADE, Effect.ONE_DOWN, Effect.AT_MOST)


def grade_notes(review: Review) -> tuple[str, ...]:
    """Quotas by grade from the highest, then members one by one; none where every grade is that of the points."""
    return (*_quotas(review), *_conditions(review), *_sections(review))


def _quotas(review: Review) -> Iterator[str]:
    standings = {one.card.member.code: one for one in review.board.standings}
    over = [(one.facts["grade"], one.unit or "") for one in review.findings if one.code == "grade_quota"]
    for grade in review.config.grades_in(review.period):
        members = [standings[unit] for name, unit in over if name == grade.name]
        members.sort(key=lambda one: one.place)
        for given in dict.fromkeys(one.grade for one in members):
            yield _past_quota(review, grade, [one for one in members if one.grade == given])


def _past_quota(review: Review, grade: Grade, members: list[Standing]) -> str:
    config = review.config
    every = {reached_grade(one.card, config, review.period) for one in members}
    threshold = f"{short(grade.at_least)}{'%' if config.ranking.by == 'percent' else ' điểm'}"
    return words.past_quota(
        grade,
        grade.quota.of(len(review.board.standings)) if grade.quota else 0,
        list(dict.fromkeys(one.place for one in members)),
        one_line(members[0].grade or ""),
        reached=words.reached_from(threshold) if every == {config.grades.index(grade)} else "",
    )


def _conditions(review: Review) -> Iterator[str]:
    for one in review.board.standings:
        lowered = lowered_by_conditions(one.card, review.config, review.period, review.scale)
        if lowered:
            met = [(name_in(line.title), effect(line.condition)) for line in met_by(review, one) if line.condition]
            yield words.by_condition(
                one_line(one.card.member.name), one_line(one.grade or ""), one_line(lowered[0] or ""), met
            )


def met_by(review: Review, standing: Standing) -> list[Line]:
    """The conditions on grades that a member answered yes."""
    lines = [review.scale.by_code[mark.code] for mark in standing.card.marks if answered_yes(mark)]
    return [line for line in lines if line.condition and line.condition.effect in _ON_GRADES]


def _sections(review: Review) -> Iterator[str]:
    standings = {one.card.member.code: one for one in review.board.standings}
    for finding in review.findings:
        if finding.code == "grade_section" and finding.unit in standings:
            facts, standing = finding.facts, standings[finding.unit]
            yield words.by_section(
                one_line(standing.card.member.name),
                one_line(standing.grade or ""),
                name_in(facts["title"]),
                f"{facts['points']}/{facts['maximum']}",
                facts["needed"],
                one_line(facts["grade"]),
            )
