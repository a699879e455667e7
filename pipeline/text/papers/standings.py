"""Sentences about the ranking: who leads and by how much, shared places, grades, who is not ranked, awards."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from pipeline.model.rounding import half_up
from pipeline.text.numbers import count, short
from pipeline.text.sentences import beside, in_a_row, listing, units

_HUNDRED, _MOST, _MOST_SHARED = 100, 3, 3
NOBODY_SCORED = "Chưa có đơn vị nào có bảng tự chấm điểm hợp lệ để chấm điểm."


class Ranked(NamedTuple):
    """A member with a place. `value` is what the bloc ranks by, `maximum` the most that its total could be.

    `decided_by` is told in words, "" where nothing is.
    """

    name: str
    place: int
    total: Decimal
    value: Decimal
    maximum: Decimal
    decided_by: str = ""


def leading(noun: str, ranked: Sequence[Ranked], *, by_percent: bool) -> Iterator[str]:
    """Who leads and by how much; `ranked` is in order of place."""
    if not ranked:
        yield "Chưa có đơn vị nào được xếp hạng."
        return
    first = [one for one in ranked if one.place == ranked[0].place]
    equal = [one for one in ranked[len(first) :] if one.value == first[0].value]
    if len(ranked) == 1:
        yield f"Có 01 đơn vị được xếp hạng là {first[0].name}, đạt {_result(first, by_percent)}."
    elif len(first) == len(ranked):
        yield f"Cả {units(len(first))} đồng hạng nhất, cùng đạt {_result(first, by_percent)}."
    elif len(first) > 1:
        yield f"Đồng hạng nhất là {_names(first)}, cùng đạt {_result(first, by_percent)}."
    elif equal:
        yield (
            f"Dẫn đầu{beside(noun)} là {first[0].name}, đạt {_result([*first, *equal], by_percent)}; {_names(equal)} "
            f"{'cũng' if len(equal) == 1 else 'cùng'} đạt kết quả này, xếp sau khi xét {first[0].decided_by}."
        )
    else:
        yield f"Dẫn đầu{beside(noun)} là {first[0].name}, đạt {_lead(first[0], ranked[len(first)], by_percent)}."


def _names(group: Sequence[Ranked]) -> str:
    return listing([one.name for one in group], _MOST)


def _in_points(group: Sequence[Ranked], by_percent: bool) -> bool:
    """True where points say all: they are ranked by, or every maximum is 100."""
    return not by_percent or all(one.maximum == _HUNDRED for one in group)


def _result(group: Sequence[Ranked], by_percent: bool) -> str:
    first = group[0]
    if _in_points(group, by_percent):
        return f"{short(first.total)} điểm"
    return f"{_percent(first.value)} điểm tối đa áp dụng"


def _lead(first: Ranked, second: Ranked, by_percent: bool) -> str:
    """The result of the first, and how far it is ahead."""
    if _in_points((first, second), by_percent):
        ahead = short(first.value - second.value)
        return f"{short(first.total)} điểm, cao hơn đơn vị xếp thứ hai {ahead} điểm"
    places = 1 if half_up(first.value, 1) != half_up(second.value, 1) else 2
    mine, theirs = (_percent(one.value, places) for one in (first, second))
    return f"{mine} điểm tối đa áp dụng; xếp thứ hai là {second.name} với {theirs}"


def _percent(value: Decimal, places: int = 1) -> str:
    return f"{short(half_up(value, places))}%"


def average(ranked: Sequence[Ranked], mean: Fraction, *, by_percent: bool) -> Iterator[str]:
    """The mean of the ranked members, `mean` in what they are ranked by."""
    if len(ranked) > 1 and ranked[0].value != ranked[-1].value:
        told = f"{short(half_up(mean, 1))}{'% điểm tối đa áp dụng' if by_percent else ' điểm'}"
        yield f"Kết quả bình quân của {units(len(ranked))} được xếp hạng là {told}."


def shared_places(ranked: Sequence[Ranked]) -> Iterator[str]:
    """Who shares a place below the first."""
    groups = [(place, list(group)) for place, group in groupby(ranked, key=lambda one: one.place)]
    told = [f"hạng {place}: {listing([one.name for one in group])}" for place, group in groups[1:] if len(group) > 1]
    most = len(told) if len(told) <= _MOST_SHARED + 1 else _MOST_SHARED
    rest = f"; và {count(len(told) - most)} hạng khác" if len(told) > most else ""
    if told:
        yield f"Các đơn vị đồng hạng: {'; '.join(told[:most])}{rest}." if len(told) > 1 else f"Đồng {told[0]}."


def grading(grades: Sequence[tuple[str, int]], without: int) -> Iterator[str]:
    """How many members have each grade, from the highest; `without` counts the ranked ones that have none."""
    graded = [f"{units(number)} “{name}”" for name, number in grades if number]
    if without:
        graded.append(f"{units(without)} không xếp loại")
    if graded:
        yield f"Về xếp loại, có {in_a_row(graded)}."


def not_ranked(reasons: Sequence[tuple[str, str]], named: str = "") -> Iterator[str]:
    """Who has no place and why: pairs of name and reason; those of one reason are told together.

    `named` is a reason whose members are named elsewhere in the paper: they are counted.
    """
    groups: dict[str, list[str]] = {}
    for name, reason in reasons:
        groups.setdefault(f"{reason[:1].lower()}{reason[1:]}".rstrip("."), []).append(name)
    told = [f"{reason}{_whose(names, len(groups), named == reason)}" for reason, names in groups.items()]
    if told:
        yield f"Có {units(len(reasons))} không xếp hạng do {'; '.join(told)}."


def _whose(names: Sequence[str], reasons: int, elsewhere: bool) -> str:
    """The members of a reason, in brackets where there are other reasons; of those named elsewhere their number."""
    if elsewhere:
        return f" ({units(len(names))})" if reasons > 1 else ""
    return f" ({listing(names)})" if reasons > 1 else f": {listing(names)}"


def not_in_the_table(members: int) -> str:
    """Members of whom nothing is known, below a table of points."""
    return f"Bảng không nêu {units(members)} không có bảng tự chấm điểm được chấm."


def proposing(award: str, names: Sequence[str]) -> str:
    """Who is proposed for an award."""
    if not names:
        return f"“{award}”: không có đơn vị được đề nghị."
    return f"“{award}”: đề nghị {units(len(names))} là {listing(names)}."


def without_details(members: int, most: int) -> Iterator[str]:
    """Why the points of single criteria are not told: nobody was scored, or more members than `most`."""
    if not members:
        yield NOBODY_SCORED
    elif members > most:
        yield f"Điểm chi tiết của {units(members)} được nêu trong Bảng điểm chi tiết gửi kèm theo bản điện tử."
