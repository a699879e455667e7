"""Why a grade is not the one that the points reach: quotas, conditions, sections; said below every table of grades.

Names, grades and titles come here on one line.
"""

from collections.abc import Sequence

from pipeline.model.bloc import Grade
from pipeline.text.numbers import short
from pipeline.text.sentences import units


def past_quota(grade: Grade, room: int, places: Sequence[int], given: str, *, reached: str) -> str:
    """Members past a grade's quota, by their places; `given` is what they have now, `reached` what all of them reach.

    `Loại “X” không quá 20% số đơn vị được xếp hạng (02 đơn vị); các đơn vị xếp hạng 3 đến 8 … được xếp loại “Y”.`
    """
    quota = grade.quota
    share = f"{short(quota.amount)}% số đơn vị được xếp hạng" if quota and quota.is_share else ""
    most = f"{share} ({units(room)})" if share else units(room)
    who = f"đơn vị xếp hạng {places[0]}" if len(places) == 1 else f"các đơn vị xếp hạng {_in_order(places)}"
    what = f"được xếp loại “{given}”" if given else "không được xếp loại"
    return f"Loại “{grade.name}” không quá {most}; {who}{reached and f' {reached}'} {what}."


def _in_order(places: Sequence[int]) -> str:
    """`3 đến 8`, `3, 4`, `3, 5 và 7`."""
    if len(places) > 2 and places[-1] - places[0] == len(places) - 1:
        return f"{places[0]} đến {places[-1]}"
    return " và ".join(filter(None, (", ".join(map(str, places[:-1])), str(places[-1]))))


def reached_from(threshold: str) -> str:
    """What all of them reach: `đạt từ 90% trở lên`."""
    return f"đạt từ {threshold} trở lên"


def _is(name: str, given: str) -> str:
    return f"{name} xếp loại “{given}”" if given else f"{name} không được xếp loại"


def by_condition(name: str, given: str, reached: str, conditions: Sequence[tuple[str, str]]) -> str:
    """A member whose grade a condition lowered: pairs of the condition and what it does."""
    told = "; ".join(f"thuộc trường hợp “{title}” ({what})" for title, what in conditions)
    return f"{_is(name, given)}, theo điểm đạt mức “{reached}”, do {told}."


def by_section(name: str, given: str, section: str, points: str, needed: str, grade: str) -> str:
    """A member kept back by a section: `points` are of its maximum, `needed` the share that the grade asks for."""
    return (
        f"{_is(name, given)} do mục “{section}” đạt {points} điểm, dưới {needed}% điểm tối đa của mục là điều kiện của "
        f"loại “{grade}”."
    )
