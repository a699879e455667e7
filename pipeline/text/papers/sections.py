"""Sentences about one section of the scale: points reached, where they were lost, bonus, deductions, conditions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pipeline.model.rounding import half_up
from pipeline.text.numbers import count, short, vietnamese
from pipeline.text.sentences import in_a_row, listing, of_all, quoted, units

NOTHING_APPLIES = "Không có tiêu chí nào của mục này áp dụng đối với các đơn vị trong kỳ."

_NAMED = 3
_MOST = 12


@dataclass(frozen=True, slots=True)
class Reached:
    """A member's base points of a section, of the most that apply to it (more than zero)."""

    name: str
    points: Decimal
    maximum: Decimal

    @property
    def share(self) -> Fraction:
        """The part of the maximum that was reached."""
        return Fraction(self.points) / Fraction(self.maximum)


@dataclass(frozen=True, slots=True)
class Lost:
    """A criterion on which `losers` of `members` members did not reach the maximum; `points` were lost in all."""

    title: str
    losers: int
    members: int
    points: Decimal


@dataclass(frozen=True, slots=True)
class Taken:
    """A member's bonus or deduction, and the criteria it came from, those with the most points first."""

    name: str
    points: Decimal
    titles: tuple[str, ...] = ()


def reached(section: Sequence[Reached], decimals: int) -> Iterator[str]:
    """What the members reached on average, the most and the least."""
    if not section:
        return
    best, worst = max(one.share for one in section), min(one.share for one in section)
    same = len({one.maximum for one in section}) == 1
    if worst == 1:
        points = f" ({short(section[0].maximum)} điểm)" if same else ""
        yield (
            f"Tất cả {units(len(section))} đạt điểm tối đa{points}."
            if len(section) > 1
            else (f"{section[0].name} đạt điểm tối đa{points}.")
        )
    elif len(section) == 1:
        yield f"{section[0].name} đạt {_of_maximum(section[0])}."
    elif best == worst:
        yield f"Các đơn vị cùng đạt {_result(section[0], same)}."
    else:
        ends = f"{_who(section, best, same, 'cao')}, {_who(section, worst, same, 'thấp')}"
        yield f"{_mean(section, same, decimals)}; {ends}."


def _mean(section: Sequence[Reached], same: bool, decimals: int) -> str:
    points = sum((Fraction(one.points) for one in section), Fraction(0))
    maximum = sum((Fraction(one.maximum) for one in section), Fraction(0))
    share = vietnamese(half_up(points / maximum * 100, 2))
    if not same:
        return f"Bình quân các đơn vị đạt {share}% điểm chuẩn áp dụng"
    mean = vietnamese(half_up(points / len(section), decimals))
    return f"Bình quân các đơn vị đạt {mean}/{short(section[0].maximum)} điểm chuẩn ({share}%)"


def _who(section: Sequence[Reached], share: Fraction, same: bool, end: str) -> str:
    group = [one for one in section if one.share == share]
    result = "đạt điểm tối đa" if share == 1 else f"đạt {_result(group[0], same)}"
    if len(group) > _NAMED:
        return f"{end} nhất có {units(len(group))} cùng {result}"
    who = listing([one.name for one in group])
    return f"{end} nhất là {who} ({'cùng ' if len(group) > 1 else ''}{result})"


def _result(one: Reached, same: bool) -> str:
    return f"{vietnamese(one.points)} điểm" if same else f"{_percent(one)}%"


def _of_maximum(one: Reached) -> str:
    return f"{vietnamese(one.points)}/{short(one.maximum)} điểm chuẩn ({_percent(one)}%)"


def _percent(one: Reached) -> str:
    return vietnamese(half_up(one.share * 100, 2))


def losses(lost: Sequence[Lost], most: int = 3) -> Iterator[str]:
    """The criteria on which most members lost points, the worst first."""
    described = [_loss(one) for one in lost[:most]]
    if described:
        first = "Tiêu chí mất điểm" if lost[0].members == 1 else "Tiêu chí có nhiều đơn vị mất điểm nhất"
        groups = [described[0], in_a_row(described[1:])] if described[1:] else described
        yield f"{first} là {', tiếp đến là '.join(groups)}."


def _loss(one: Lost) -> str:
    points = vietnamese(one.points)
    if one.members == 1:
        return f"{quoted(one.title)} (mất {points} điểm)"
    if one.losers == 1:
        return f"{quoted(one.title)} ({of_all(1, one.members)}, mất {points} điểm)"
    return f"{quoted(one.title)} ({of_all(one.losers, one.members)}, mất tổng cộng {points} điểm)"


def bonuses(taken: Sequence[Taken]) -> Iterator[str]:
    """Who got bonus points; for a section that can give some."""
    if taken:
        members = [f"{one.name} ({vietnamese(one.points)} điểm)" for one in taken]
        yield f"Có {units(len(taken))} được cộng điểm thưởng: {listing(members, _MOST)}."
    else:
        yield "Không có đơn vị nào được cộng điểm thưởng."


def deductions(taken: Sequence[Taken], *, silent: bool = False) -> Iterator[str]:
    """From whom points were taken and for what; `silent` says nothing where that is nobody."""
    if taken:
        members = [f"{one.name} (trừ {vietnamese(one.points)} điểm{_cause(one.titles)})" for one in taken]
        yield f"Có {units(len(taken))} bị trừ điểm: {listing(members, _MOST)}."
    elif not silent:
        yield "Không có đơn vị nào bị trừ điểm."


def _cause(titles: tuple[str, ...]) -> str:
    """The criteria: the first few by name, the others counted."""
    named = [quoted(title) for title in titles[:_NAMED]]
    others = [f"{count(len(titles) - _NAMED)} nội dung khác"] if len(titles) > _NAMED else []
    return f", ở nội dung {in_a_row([*named, *others])}" if titles else ""


def conditions(answered: Sequence[tuple[str, Sequence[str]]]) -> Iterator[str]:
    """Who falls under which condition: pairs of the condition's text and the members that answered yes."""
    met = [(title, names) for title, names in answered if names]
    for title, names in met:
        yield f"Có {units(len(names))} thuộc trường hợp {quoted(title)}: {listing(names)}."
    if answered and not met:
        yield "Không có đơn vị nào thuộc các trường hợp quy định tại mục này."


def full_marks(full: int, lines: int, *, members: int) -> Iterator[str]:
    """A merit: how many criteria every member reached in full."""
    if full and members > 1:
        yield f"Có {count(full)}/{count(lines)} tiêu chí mà tất cả các đơn vị đều đạt điểm tối đa."


def rewarded(number: int, total: int) -> Iterator[str]:
    """A merit: how many got bonus points."""
    if number:
        yield f"Có {of_all(number, total)} được cộng điểm thưởng."


def overrated(claims: Sequence[tuple[str, Decimal, Decimal]]) -> Iterator[str]:
    """A shortcoming: who claimed more than was counted (name, claimed, counted), the widest gap first."""
    if claims:
        name, claimed, counted = claims[0]
        what = f"tự chấm {vietnamese(claimed)} điểm, được tính {vietnamese(counted)} điểm"
        if len(claims) == 1:
            yield f"Có 01 đơn vị tự chấm cao hơn điểm được tính: {name} ({what})."
        else:
            yield f"Có {units(len(claims))} tự chấm cao hơn điểm được tính, chênh lệch nhiều nhất là {name} ({what})."


def unanswered(members: int, lines: int) -> Iterator[str]:
    """A shortcoming: criteria without a usable figure, which gave no points."""
    if members:
        yield (
            f"Có {units(members)} để trống hoặc ghi chưa đúng số liệu ở {count(lines)} tiêu chí, các tiêu chí này "
            "chưa được tính điểm."
        )
