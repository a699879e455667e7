"""Sentences about one section of the scale: what was reached, bonus, deductions, conditions.

`turn` is which section of the paper it is, counted from zero: sentences of one kind change with it, so that no frame
stands more than twice in a paper.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from pipeline.model.scale import Condition, Effect
from pipeline.text.numbers import percent, short
from pipeline.text.sentences import listing, of_all, one_line, units

NOTHING_APPLIES = "Không có tiêu chí nào của mục này áp dụng đối với các đơn vị trong kỳ."

_NAMED = 3


class Reached(NamedTuple):
    """What a member has of a section without bonus, of the most that applies to it (more than zero)."""

    name: str
    points: Decimal
    maximum: Decimal

    @property
    def share(self) -> Fraction:
        """The part of the maximum that was reached."""
        return Fraction(self.points) / Fraction(self.maximum)


class Taken(NamedTuple):
    """A member's bonus or deduction."""

    name: str
    points: Decimal


def reached(section: Sequence[Reached], turn: int = 0) -> Iterator[str]:
    """What the members reached on average, and who reached most."""
    if not section:
        return
    shares = [one.share for one in section]
    best, worst = max(shares), min(shares)
    if len(section) == 1:
        yield _alone(section[0])
    elif worst >= 1:
        yield _everybody(len(section), turn)
    elif best == worst:
        yield f"Các đơn vị có kết quả như nhau, cùng đạt {percent(best)} điểm tối đa."
    else:
        yield _on_average(section, [one for one, share in zip(section, shares, strict=True) if share == best], turn)


def _alone(one: Reached) -> str:
    if one.share >= 1:
        return f"{one.name} đạt điểm tối đa ({short(one.maximum)} điểm)."
    return f"{one.name} đạt {short(one.points)}/{short(one.maximum)} điểm."


def _everybody(number: int, turn: int) -> str:
    frames = (
        f"Cả {units(number)} đều đạt điểm tối đa.",
        f"Điểm tối đa của nội dung này được {units(number)} đạt đủ.",
        f"Ở nội dung này, tất cả {units(number)} đạt điểm tối đa.",
        f"Kết quả đồng đều, {units(number)} cùng đạt điểm tối đa.",
        f"Điểm tối đa là kết quả chung của {units(number)} ở nội dung này.",
    )
    return frames[turn % len(frames)]


def _on_average(section: Sequence[Reached], group: Sequence[Reached], turn: int) -> str:
    """What all reached together, and the `group` that reached most."""
    points, maximum = sum(one.points for one in section), sum(one.maximum for one in section)
    share = percent(Fraction(points) / Fraction(maximum))
    result = f"{'cùng ' if len(group) > 1 else ''}đạt {_best(group, section)}"
    if len(group) > _NAMED:
        many = (
            f"Bình quân các đơn vị đạt {share} điểm tối đa, trong đó {of_all(len(group), len(section))} {result}.",
            f"Có {of_all(len(group), len(section))} {result}; mức đạt bình quân là {share}.",
            f"Tính chung, các đơn vị đạt {share} điểm tối đa; {units(len(group))} dẫn đầu, {result}.",
            f"Kết quả chung bằng {share} điểm tối đa, với {units(len(group))} {result}.",
            f"Mức thực hiện của các đơn vị bằng {share} điểm tối đa; {units(len(group))} đứng đầu, {result}.",
        )
        return many[turn % len(many)]
    who = listing([one.name for one in group])
    few = (
        f"Bình quân các đơn vị đạt {share} điểm tối đa; cao nhất là {who} ({result}).",
        f"Kết quả chung bằng {share} điểm tối đa, dẫn đầu là {who}, {result}.",
        f"Các đơn vị thực hiện được {share} điểm tối đa của nội dung này. Kết quả cao nhất: {who} ({result}).",
        f"Mức đạt bình quân là {share}; đứng đầu nội dung này là {who} ({result}).",
        f"Tính chung, các đơn vị đạt {share} điểm tối đa. Kết quả tốt nhất thuộc về {who} ({result}).",
    )
    return few[turn % len(few)]


def _best(group: Sequence[Reached], section: Sequence[Reached]) -> str:
    """The result of the best: points where all have the same maximum, else its share."""
    if group[0].share >= 1:
        return "điểm tối đa"
    if len({one.maximum for one in section}) == 1:
        return f"{short(group[0].points)} điểm"
    return percent(group[0].share)


def bonuses(taken: Sequence[Taken], turn: int = 0) -> Iterator[str]:
    """Who got bonus points, the most first; nothing where that is nobody."""
    if len(taken) == 1:
        yield f"{taken[0].name} được cộng {short(taken[0].points)} điểm thưởng."
    elif taken:
        members = listing([f"{one.name} ({short(one.points)} điểm)" for one in taken], _NAMED)
        frames = (
            f"Có {units(len(taken))} được cộng điểm thưởng: {members}.",
            f"Điểm thưởng được tính cho {units(len(taken))}: {members}.",
            f"Đơn vị có điểm thưởng ở nội dung này: {members}.",
        )
        yield frames[turn % len(frames)]


def deductions(members: int) -> str:
    """How many had points taken away in a section that has no others."""
    return f"Có {units(members)} bị trừ điểm." if members else "Không có đơn vị nào bị trừ điểm."


NO_BONUS = "Không có đơn vị nào được cộng điểm thưởng."

_EFFECTS = {
    Effect.NOT_RANKED: "không xếp hạng",
    Effect.NO_AWARD: "không xét khen thưởng",
    Effect.NO_GRADE: "không xếp loại, không xét khen thưởng",
    Effect.ONE_DOWN: "hạ một bậc xếp loại",
}


def effect(condition: Condition) -> str:
    """What a condition does to the member that meets it: `hạ một bậc xếp loại`."""
    if condition.effect is Effect.AT_MOST:
        return f"xếp loại không quá “{one_line(condition.grade or '')}”"
    return _EFFECTS[condition.effect]


def conditions(answered: Sequence[tuple[str, str, Sequence[str]]]) -> Iterator[str]:
    """Who falls under which condition, and what comes of it: the condition, its effect, the members that meet it."""
    met = [(title, what, names) for title, what, names in answered if names]
    for title, what, names in met:
        yield f"{listing(names)} thuộc trường hợp “{title}”: {what}."
    if answered and not met:
        yield "Không có đơn vị nào thuộc các trường hợp quy định tại mục này."
