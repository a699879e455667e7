"""What values of config.toml must not say about each other. Each check is one function in `CHECKS`.

A check reads a draft whose single values are valid and yields the path and the message of each contradiction;
it says nothing where a table it needs has faults of its own. Source: CONTRACT sections 2 and 12.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from pipeline.model.bloc import Period
from pipeline.model.rounding import half_up
from pipeline.setup.config.schema import Draft
from pipeline.text.config_faults import (
    APPRAISES_ITSELF,
    CAP_BELOW_FLOOR,
    CUTOFF_FIRST,
    DECIDED_TWICE,
    DOES_NOT_FALL,
    NO_BALLOTS,
    NO_PERIOD,
    NO_SUCH_AWARD,
    NO_SUCH_GRADE,
    NO_SUCH_MEMBER,
    NOBODY_SENDS,
    NOTHING_TO_CARRY,
    REPEATED,
    SAME_TO_THE_EYE,
    TOO_FINE,
    WRITTEN_ABOVE,
)
from pipeline.text.numbers import short
from pipeline.text.words import did_you_mean, fold, to_the_eye

Contradiction = tuple[tuple[int | str, ...], str]

PERCENT_DECIMALS = 2


def _some_period(draft: Draft) -> Iterator[Contradiction]:
    if draft.periods and not draft.periods.six_month and not draft.periods.year_end:
        yield ("periods",), NO_PERIOD


def _times(draft: Draft) -> Iterator[Contradiction]:
    if draft.periods is None:
        return
    for name, period in ((Period.SIX_MONTH, draft.periods.six_month), (Period.YEAR_END, draft.periods.year_end)):
        if period and period.cutoff and period.cutoff < period.deadline:
            yield (
                ("periods", name.value, "cutoff"),
                CUTOFF_FIRST,
            )


def _codes_once(draft: Draft) -> Iterator[Contradiction]:
    codes = [member.code for member in draft.members or ()]
    yield from _repeated("members", "code", codes, "mã")
    eyes = [to_the_eye(code) for code in codes]
    for at, code in enumerate(codes):
        first = eyes.index(eyes[at])
        if first < at and code not in codes[:at]:
            yield ("members", at, "code"), SAME_TO_THE_EYE.format(code=code, other=codes[first])


def _grades_once(draft: Draft) -> Iterator[Contradiction]:
    yield from _repeated("grades", "name", [fold(grade.name) for grade in draft.grades or ()], "tên")


def _awards_once(draft: Draft) -> Iterator[Contradiction]:
    yield from _repeated("awards", "name", [fold(award.name) for award in draft.awards or ()], "tên")


def _repeated(table: str, key: str, words: list[str], noun: str) -> Iterator[Contradiction]:
    for at, word in enumerate(words):
        if words.index(word) < at:
            yield (table, at, key), REPEATED.format(noun=noun, number=words.index(word) + 1)


def _leaders(draft: Draft) -> Iterator[Contradiction]:
    """Khối trưởng and the deputies are members."""
    if draft.bloc is None or draft.members is None:
        return
    if draft.bloc.head is not None:
        yield from _not_members(draft, (("bloc", "head"),), [draft.bloc.head])
    paths = [("bloc", "deputies", at) for at in range(len(draft.bloc.deputies))]
    yield from _not_members(draft, paths, draft.bloc.deputies)


def _not_members(draft: Draft, paths: Iterable[tuple[int | str, ...]], codes: Iterable[str]) -> Iterator[Contradiction]:
    known = [member.code for member in draft.members or ()]
    for path, code in zip(paths, codes, strict=True):
        if code not in known:
            yield path, NO_SUCH_MEMBER.format(code=code, guess=did_you_mean(code, known))


def _assignments(draft: Draft) -> Iterator[Contradiction]:
    """Cross-scoring is between members, never of oneself."""
    if draft.appraisal is None or draft.members is None:
        return
    for at, assignment in enumerate(draft.appraisal.assignments):
        here = ("appraisal", "assignments", at)
        yield from _not_members(draft, [(*here, "appraiser")], [assignment.appraiser])
        paths = [(*here, "members", index) for index in range(len(assignment.members))]
        yield from _not_members(draft, paths, assignment.members)
        for path, code in zip(paths, assignment.members, strict=True):
            if code == assignment.appraiser:
                yield path, APPRAISES_ITSELF.format(code=code)


def _votes_with_ballots(draft: Draft) -> Iterator[Contradiction]:
    """A share of votes means nothing where nobody votes."""
    if draft.ballots is None:
        for at, award in enumerate(draft.awards or ()):
            if award.votes is not None:
                yield ("awards", at, "votes"), NO_BALLOTS


def _decisions_once(draft: Draft) -> Iterator[Contradiction]:
    told = [(decision.year, fold(decision.award)) for decision in draft.decisions or ()]
    for at, one in enumerate(told):
        if told.index(one) < at:
            yield ("decisions", at, "award"), DECIDED_TWICE.format(year=one[0], number=told.index(one) + 1)


def _decided_awards(draft: Draft) -> Iterator[Contradiction]:
    """This year's decisions are on this year's awards; what other years called theirs is free."""
    if draft.bloc is None or draft.awards is None:
        return
    known = {fold(award.name): award.name for award in draft.awards}
    for at, decision in enumerate(draft.decisions or ()):
        if decision.year == draft.bloc.year and fold(decision.award) not in known:
            guess = did_you_mean(decision.award, known.values())
            yield ("decisions", at, "award"), NO_SUCH_AWARD.format(award=decision.award, guess=guess)


def _decided_members(draft: Draft) -> Iterator[Contradiction]:
    if draft.members is None:
        return
    for at, decision in enumerate(draft.decisions or ()):
        for key, codes in (("members", decision.members), ("proposed", decision.proposed or ())):
            paths = [("decisions", at, key, index) for index in range(len(codes))]
            yield from _not_members(draft, paths, codes)
            for path, code in zip(paths, codes, strict=True):
                if codes.index(code) < path[-1]:
                    yield path, WRITTEN_ABOVE.format(code=code)


def _thresholds_fall(draft: Draft) -> Iterator[Contradiction]:
    """Thresholds fall from grade to grade of one period; a grade at fault in both periods is told of once."""
    found: dict[int, Contradiction] = {}
    for period in Period:
        given = [(at, grade) for at, grade in enumerate(draft.grades or ()) if period in grade.periods]
        for (_, upper), (at, lower) in pairwise(given):
            if lower.at_least >= upper.at_least:
                above, below = short(upper.at_least), short(lower.at_least)
                told = DOES_NOT_FALL.format(below=below, above=above, upper=upper.name)
                found.setdefault(at, (("grades", at, "at_least"), told))
    yield from (found[at] for at in sorted(found))


def _award_grades(draft: Draft) -> Iterator[Contradiction]:
    if draft.grades is None:
        return
    known = {fold(grade.name): grade.name for grade in draft.grades}
    for at, award in enumerate(draft.awards or ()):
        for index, name in enumerate(award.grades or ()):
            if fold(name) not in known:
                yield (
                    ("awards", at, "grades", index),
                    NO_SUCH_GRADE.format(grade=name, guess=did_you_mean(name, known.values())),
                )


def _cap_above_floor(draft: Draft) -> Iterator[Contradiction]:
    if draft.scoring is None or draft.scoring.total_floor is None or not isinstance(draft.scoring.total_cap, Decimal):
        return
    if draft.scoring.total_cap < draft.scoring.total_floor:
        floor, cap = short(draft.scoring.total_floor), short(draft.scoring.total_cap)
        yield ("scoring", "total_cap"), CAP_BELOW_FLOOR.format(cap=cap, floor=floor)


def _carry_from_somewhere(draft: Draft) -> Iterator[Contradiction]:
    """What is carried over comes from the review of six months."""
    if draft.scoring is None or draft.periods is None or draft.scoring.carry is None:
        return
    if draft.periods.six_month is None:
        yield ("scoring", "carry"), NOTHING_TO_CARRY


def _decimals_of_points(draft: Draft) -> Iterator[Contradiction]:
    if draft.scoring is None:
        return
    for key in ("total_floor", "total_cap", "bonus_maximum"):
        yield from _too_fine(("scoring", key), getattr(draft.scoring, key), draft.scoring.decimals)


def _decimals_of_thresholds(draft: Draft) -> Iterator[Contradiction]:
    if draft.scoring is None or draft.ranking is None:
        return
    places = PERCENT_DECIMALS if draft.ranking.by == "percent" else draft.scoring.decimals
    for at, grade in enumerate(draft.grades or ()):
        yield from _too_fine(("grades", at, "at_least"), grade.at_least, places)


def _too_fine(path: tuple[int | str, ...], number: object, places: int) -> Iterator[Contradiction]:
    if isinstance(number, Decimal) and number != half_up(number, places):
        yield path, TOO_FINE.format(number=short(number), places=places)


def _sender_of_mails(draft: Draft) -> Iterator[Contradiction]:
    if draft.mail and draft.mail.smtp and not draft.mail.sender:
        yield ("mail", "sender"), NOBODY_SENDS


CHECKS: tuple[Callable[[Draft], Iterator[Contradiction]], ...] = (
    _some_period,
    _times,
    _codes_once,
    _leaders,
    _cap_above_floor,
    _carry_from_somewhere,
    _decimals_of_points,
    _grades_once,
    _thresholds_fall,
    _decimals_of_thresholds,
    _awards_once,
    _award_grades,
    _assignments,
    _votes_with_ballots,
    _decisions_once,
    _decided_awards,
    _decided_members,
    _sender_of_mails,
)
