"""Merits and shortcomings in sentences: what holds for three members of four, what was lost, what is not due yet.

Criteria and members come here by name, on one line.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from pipeline.text.numbers import count, short
from pipeline.text.sentences import Sending, beside, listing, of_all, of_every, there_are, units

MOST = 5
"""So many criteria are named, as merits and as shortcomings."""
_NAMED = 3


def holds(number: int, total: int) -> bool:
    """True where something holds for three of four or more, and for more than one."""
    return number > 1 and number * 4 >= total * 3


class Full(NamedTuple):
    """A criterion of which `members` of all on whom it applies have every point.

    `fault`: what it counts is a fault, so that every point means that nothing was found.
    """

    name: str
    members: int
    total: int
    fault: bool = False


def led_by(noun: str, names: Sequence[str]) -> Iterator[str]:
    """Who leads; `noun` is what the bloc calls itself, "" where it is none."""
    if len(names) == 1:
        yield f"{names[0]} là đơn vị dẫn đầu{beside(noun)}."
    elif names:
        yield f"{listing(names, _NAMED)} cùng dẫn đầu{beside(noun)}."


def full_marks(criteria: Sequence[Full]) -> Iterator[str]:
    """Criteria of which everybody, then of which three members of four have every point; the weightiest first."""
    faults = [one for one in criteria if one.fault and one.members > 1 and holds(one.members, one.total)][:MOST]
    criteria = [one for one in criteria if not one.fault]
    every = [one for one in criteria if one.members == one.total > 1][:MOST]
    most = [one for one in criteria if one.members < one.total and holds(one.members, one.total)][: MOST - len(every)]
    if every:
        yield f"100% đơn vị đạt điểm tối đa ở {_criteria(len(every))}: {'; '.join(one.name for one in every)}."
    if most:
        told = "; ".join(f"{one.name} ({of_all(one.members, one.total)})" for one in most)
        yield f"Từ ba phần tư số đơn vị trở lên đạt điểm tối đa ở {_criteria(len(most))}: {told}."
    yield from _free_of(faults)


def _free_of(faults: Sequence[Full]) -> Iterator[str]:
    """Criteria that count faults: those of which nobody has any, then those of which few have."""
    nobody = [one.name for one in faults if one.members == one.total]
    few = [f"{one.name} ({of_all(one.members, one.total)})" for one in faults if one.members < one.total]
    if nobody:
        yield f"Không có đơn vị bị giảm điểm ở {_criteria(len(nobody))}: {'; '.join(nobody)}."
    if few:
        yield f"Đa số đơn vị không bị giảm điểm ở {_criteria(len(few))}: {'; '.join(few)}."


def _criteria(number: int) -> str:
    return "tiêu chí" if number == 1 else "các tiêu chí"


def all_targets(members: int, total: int, *, half_year: bool) -> Iterator[str]:
    """How many have reached all that they registered, where that is a merit."""
    if holds(members, total):
        what = "đạt tiến độ ở" if half_year else "hoàn thành"
        yield f"{there_are(members, total)} {what} tất cả các chỉ tiêu đã đăng ký."


def above_target(names: Sequence[str], *, half_year: bool) -> Iterator[str]:
    """Who went over a target of the whole year."""
    if names:
        year = " cả năm ngay trong 6 tháng đầu năm" if half_year else ""
        yield f"Vượt chỉ tiêu đã đăng ký{year}: {listing(names, _NAMED)}."


def rewarded(members: int, total: int) -> Iterator[str]:
    """How many have bonus points, where that is a merit."""
    if holds(members, total):
        yield f"{there_are(members, total)} được cộng điểm thưởng."


def in_time(facts: Sending) -> Iterator[str]:
    """How many sent in time, where that is a merit."""
    if holds(len(facts.on_time), facts.total):
        yield f"{there_are(len(facts.on_time), facts.total)} gửi bảng tự chấm điểm đúng thời hạn."


def risen(ways: Sequence[tuple[str, int]]) -> Iterator[str]:
    """Who rose since the six months: names and by how many places, the furthest first."""
    if ways:
        told = [f"{name} (tăng {count(places)} bậc)" for name, places in ways]
        yield f"Có tiến bộ về thứ hạng so với 6 tháng đầu năm: {listing(told, _NAMED)}."


class Weak(NamedTuple):
    """A criterion, who of how many members did not keep all of it, and how many points that came to."""

    name: str
    losers: tuple[str, ...]
    members: int
    points: Decimal


def weaknesses(criteria: Sequence[Weak]) -> Iterator[str]:
    """The criteria on which most points were lost, those with the most first."""
    told = "; ".join(f"{one.name} ({short(one.points)} điểm, {_losers(one)})" for one in criteria[:MOST])
    if told:
        single = len(criteria) == 1
        yield f"{'Tiêu chí' if single else 'Các tiêu chí'} có kết quả thấp hơn điểm tối đa nhiều nhất: {told}."


def _losers(one: Weak) -> str:
    """By name where they are few of many."""
    if len(one.losers) < _NAMED and one.members > len(one.losers):
        return f"ở {listing(one.losers)}"
    return f"ở {of_every(len(one.losers), one.members)}"


def not_due(names: Sequence[str]) -> Iterator[str]:
    """At six months: criteria of which nobody has every point yet, which is a task and no fault."""
    if names:
        rest = f" và {count(len(names) - MOST)} tiêu chí khác" if len(names) > MOST else ""
        yield (
            f"Tập trung thực hiện trong 6 tháng cuối năm {_criteria(len(names))} mà đến hết 6 tháng đầu năm chưa đơn "
            f"vị nào đạt điểm tối đa: {'; '.join(names[:MOST])}{rest}."
        )


def behind(members: int, total: int, *, half_year: bool) -> Iterator[str]:
    """How many have a target that is not reached; who they are stands with the targets."""
    if members:
        what = "có chỉ tiêu chưa đạt tiến độ" if half_year else "chưa hoàn thành đủ các chỉ tiêu đã đăng ký"
        who = f"Còn {of_all(members, total)}" if members < total else there_are(members, total)
        yield f"{who} {what}."


def overrated(claims: Sequence[tuple[str, Decimal, Decimal]]) -> Iterator[str]:
    """Who claimed more than was counted (name, claimed, counted), the widest gap first."""
    if claims:
        name, claimed, counted = claims[0]
        what = f"{name} (tự chấm {short(claimed)} điểm, điểm công nhận {short(counted)})"
        if len(claims) == 1:
            yield f"Tự chấm cao hơn điểm được công nhận: {what}."
        else:
            yield f"Có {units(len(claims))} tự chấm cao hơn điểm được công nhận, chênh lệch nhiều nhất là {what}."


def not_in_time(facts: Sending) -> Iterator[str]:
    """How many sent late or nothing; who they are stands where the sending is told."""
    late, absent = len(facts.late + facts.too_late), len(facts.missing + facts.refused)
    parts = [f"{units(late)} gửi bảng tự chấm điểm chậm"] if late else []
    parts += [f"{units(absent)} chưa có bảng tự chấm điểm hợp lệ"] if absent else []
    if parts:
        yield f"Còn {' và '.join(parts)}."
