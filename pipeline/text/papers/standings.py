"""Sentences about the ranking: who leads and by how much, shared places, grades, who is not ranked, awards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from pipeline.text.numbers import vietnamese
from pipeline.text.sentences import in_a_row, listing, units

NOBODY_SCORED = "Chưa có đơn vị nào có bảng tự chấm điểm được chấm."


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A member with a place. `value` is what the bloc ranks by; `decided_by` is told in words, "" where nothing is."""

    name: str
    place: int
    total: Decimal
    value: Decimal
    decided_by: str = ""


def leading(noun: str, ranked: Sequence[Ranked], *, by_percent: bool) -> Iterator[str]:
    """Who leads and by how much; `ranked` is in order of place."""
    if not ranked:
        yield "Chưa có đơn vị nào được xếp hạng."
        return
    first, rest = _split(ranked)
    if len(ranked) == 1:
        yield f"Có 01 đơn vị được xếp hạng là {first[0].name}, đạt {_result(first[0], by_percent)}."
    elif not rest:
        yield f"Tất cả {units(len(first))} đồng hạng nhất, cùng đạt {_result_in_common(first, by_percent)}."
    elif len(first) > 1:
        names = listing([one.name for one in first])
        yield f"Đồng hạng nhất là {names}, cùng đạt {_result_in_common(first, by_percent)}."
    else:
        leader = f"{first[0].name} với {_result(first[0], by_percent)}"
        yield f"Dẫn đầu {noun} là {leader}{_lead(first[0], rest, by_percent)}."


def _split(ranked: Sequence[Ranked]) -> tuple[list[Ranked], list[Ranked]]:
    first = [one for one in ranked if one.place == ranked[0].place]
    return first, list(ranked[len(first) :])


def _result(one: Ranked, by_percent: bool) -> str:
    points = f"{vietnamese(one.total)} điểm"
    return f"{points}, bằng {vietnamese(one.value)}% điểm tối đa áp dụng" if by_percent else points


def _result_in_common(group: Sequence[Ranked], by_percent: bool) -> str:
    value = vietnamese(group[0].value)
    return f"{value}% điểm tối đa áp dụng" if by_percent else f"{value} điểm"


def _lead(first: Ranked, rest: Sequence[Ranked], by_percent: bool) -> str:
    second = [one for one in rest if one.place == rest[0].place]
    who = "các đơn vị đồng hạng hai" if len(second) > 1 else "đơn vị xếp thứ hai"
    names = listing([one.name for one in second])
    ahead = first.value - second[0].value
    if not ahead:
        same = "tỷ lệ" if by_percent else "số điểm"
        return f"; {who} là {names} có cùng {same}, được phân định bằng {first.decided_by}"
    unit = "điểm phần trăm" if by_percent else "điểm"
    # The number before the name: a name may end in a number of its own.
    return f", nhiều hơn {vietnamese(ahead)} {unit} so với {who} là {names}"


def spread(ranked: Sequence[Ranked], mean: Decimal, *, by_percent: bool) -> Iterator[str]:
    """The mean of the ranked members, and how far the first is from the last."""
    if len(ranked) > 1 and ranked[0].value != ranked[-1].value:
        value, unit = ("Tỷ lệ điểm", "điểm phần trăm") if by_percent else ("Tổng điểm", "điểm")
        average = f"{vietnamese(mean)}%" if by_percent else f"{vietnamese(mean)} điểm"
        distance = vietnamese(ranked[0].value - ranked[-1].value)
        yield (
            f"{value} bình quân của {units(len(ranked))} được xếp hạng là {average}; đơn vị xếp thứ nhất và đơn vị "
            f"xếp cuối cách nhau {distance} {unit}."
        )


def shared_places(ranked: Sequence[Ranked]) -> Iterator[str]:
    """Who shares a place below the first."""
    for place, group in groupby(ranked, key=lambda one: one.place):
        names = [one.name for one in group]
        if place > 1 and len(names) > 1:
            yield f"Có {units(len(names))} cùng xếp hạng {place}: {listing(names)}."


def grading(grades: Sequence[tuple[str, int]], without: int) -> Iterator[str]:
    """How many members have each grade, from the highest; `without` counts the ranked ones that have none."""
    graded = [f"{units(number)} “{name}”" for name, number in grades if number]
    if without:
        graded.append(f"{units(without)} không xếp loại")
    if graded:
        yield f"Về xếp loại, có {in_a_row(graded)}."


def not_ranked(reasons: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Who has no place and why: pairs of name and reason; many of one reason are told together."""
    groups: dict[str, list[str]] = {}
    for name, reason in reasons:
        groups.setdefault(f"{reason[:1].lower()}{reason[1:]}".rstrip("."), []).append(name)
    if len(groups) == 1 and len(reasons) > 1 and ":" not in reasons[0][1]:
        ((reason, names),) = groups.items()
        yield f"Có {units(len(names))} không xếp hạng do {reason}: {listing(names)}."
    elif groups:
        listed = "; ".join(f"{name} ({reason})" for reason, names in groups.items() for name in names)
        yield f"Có {units(len(reasons))} không xếp hạng: {listed}."


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
        yield f"Điểm chi tiết của {units(members)} được nêu tại trang “Chi tiết” của tệp bang-xep-hang.xlsx kèm theo."
