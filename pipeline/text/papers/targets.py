"""Sentences about registered targets: which were met, missed or overshot, and by whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from pipeline.model.rounding import half_up
from pipeline.text.numbers import count, percent, short
from pipeline.text.sentences import listing, of_every, one_line, units

HALF = Fraction(1, 2)
_MOST = 3
_FAR = 2  # from so many times the target on, the share is told as `gấp … lần`


class Outcome(Enum):
    """How a member stands against what it registered; texts as the annex shows them.

    Half a year's reference is the target of six months where there is one, else half of the year's; figures in % and
    ceilings (the lower the better) do not add up over the year and are measured against the whole.
    """

    SILENT = "Chưa báo cáo"
    BEHIND = "Chưa đạt mốc 50%"
    ON_COURSE = "Đạt mốc 50%"
    MISSED = "Chưa đạt chỉ tiêu"
    MET = "Đạt chỉ tiêu"
    EXCEEDED = "Vượt chỉ tiêu"
    WITHIN = "Trong mức chỉ tiêu"
    ABOVE = "Cao hơn mức chỉ tiêu"


FULFILLED = frozenset({Outcome.ON_COURSE, Outcome.MET, Outcome.EXCEEDED, Outcome.WITHIN})

_FAILED = {
    Outcome.BEHIND: ("chưa đạt 50% kế hoạch năm", "thấp nhất là "),
    Outcome.MISSED: ("chưa đạt chỉ tiêu", "thấp nhất là "),
    Outcome.ABOVE: ("vượt mức cho phép", "cao nhất là "),
    Outcome.SILENT: ("chưa có số liệu", ""),
}


class Progress(NamedTuple):
    """A member's figure on one target line; `share` = reported/target, None where nothing was reported.

    `year` is the year's target where six months have another. `doubted`: somebody has still to look at the figure,
    which is told nowhere before.
    """

    name: str
    target: Decimal
    reported: Decimal | None
    share: Fraction | None
    outcome: Outcome
    year: Decimal | None = None
    doubted: bool = False

    @property
    def exceeds_year(self) -> bool:
        """True where the target of the whole year is exceeded."""
        whole = self.target if self.year is None else self.year
        return self.outcome is Outcome.EXCEEDED and self.reported is not None and self.reported > whole


@dataclass(frozen=True)
class TargetLine:
    """One line of the pact and the members who registered a target for it.

    `half_year` tells that they are measured against half of the year's target; `of_period` that they are measured
    against a target of their own for six months.
    """

    title: str
    unit: str
    half_year: bool
    members: tuple[Progress, ...]
    of_period: bool = False

    @cached_property
    def told(self) -> tuple[Progress, ...]:
        """The members whose figures may be told."""
        return tuple(one for one in self.members if not one.doubted)

    @cached_property
    def _furthest_first(self) -> list[Progress]:
        return sorted(self.told, key=lambda one: one.share or 0, reverse=True)

    def of(self, *outcomes: Outcome) -> list[Progress]:
        """The members with one of the outcomes whose figures may be told, the furthest first."""
        return [one for one in self._furthest_first if one.outcome in outcomes]


def outcome(share: Fraction | None, *, half_year: bool, ceiling: bool) -> Outcome:
    """The outcome for a share of the target; `half_year`: measured against half of the year's target."""
    if share is None:
        return Outcome.SILENT
    if ceiling:
        return Outcome.WITHIN if share <= 1 else Outcome.ABOVE
    if share >= 1:
        return Outcome.EXCEEDED if share > 1 else Outcome.MET
    if half_year:
        return Outcome.ON_COURSE if share >= HALF else Outcome.BEHIND
    return Outcome.MISSED


def overview(lines: Sequence[TargetLine], *, half_year: bool) -> Iterator[str]:
    """All targets together: how many were registered and reached, each member's counted as one."""
    every = [one for line in lines for one in line.told]
    if len(lines) < 2 or not every:
        return
    done = sum(one.outcome in FULFILLED for one in every)
    over = sum(one.exceeds_year if half_year else one.outcome is Outcome.EXCEEDED for one in every)
    what = _reference(lines) if half_year else "đạt hoặc vượt chỉ tiêu"
    whole = " cả năm" if half_year else ""
    more = f", trong đó {count(over)} lượt vượt chỉ tiêu{whole}" if over and over < done else ""
    share = f" ({percent(Fraction(done, len(every)))})" if done else ""
    yield (
        f"Tổng số {count(len(every))} lượt chỉ tiêu các đơn vị đã đăng ký ở {count(len(lines))} nội dung, "
        f"{f'{count(done)} lượt' if done else 'chưa có lượt nào'}{share} {what}{more}."
    )


def _reference(lines: Sequence[TargetLine]) -> str:
    """By what half a year is measured."""
    if not any(line.of_period for line in lines):
        return "đạt từ 50% kế hoạch năm"
    if any(line.half_year for line in lines):
        return "đạt chỉ tiêu 6 tháng hoặc từ 50% kế hoạch năm"
    return "đạt chỉ tiêu 6 tháng"


def line_sentences(lines: Sequence[TargetLine], turn: int = 0) -> Iterator[str]:
    """Every line in a sentence; those that every member reached are told together. `turn` changes their frames."""
    met = [line for line in lines if line.told and all(one.outcome in FULFILLED for one in line.told)]
    rest = [line for line in lines if line.told and line not in met]
    if met and (len(met) > 1 or len(met[0].told) > 1):
        yield _all_met(met, turn)
    elif met:
        rest.insert(0, met[0])
    nobody = [line for line in rest if len(line.of(Outcome.MISSED)) == len(line.told) == len(line.members)]
    if len(nobody) > 1:
        yield _nobody_met(nobody)
        rest = [line for line in rest if line not in nobody]
    for number, line in enumerate(rest, start=turn):
        yield _line(line, number)


def _all_met(lines: Sequence[TargetLine], turn: int) -> str:
    """Targets that everybody reached, with who is furthest over them."""
    named = "; ".join(f"{line.title}{_over(line)}" for line in lines)
    done = "đạt tiến độ" if lines[0].half_year else "hoàn thành"
    what = "chỉ tiêu" if len(lines) == 1 else "các chỉ tiêu"
    frames = (
        f"100% đơn vị đăng ký {done} {what}: {named}.",
        f"Tất cả các đơn vị đăng ký đều {done} {what} {named}.",
        f"Không có đơn vị chưa {done} ở {what}: {named}.",
    )
    return frames[turn % len(frames)]


def _nobody_met(lines: Sequence[TargetLine]) -> str:
    """Targets that none of those who registered them reached, each with how many they are."""
    named = "; ".join(f"{line.title} ({units(len(line.told))} đăng ký)" for line in lines)
    return f"Chưa có đơn vị đạt các chỉ tiêu: {named}."


def _over(line: TargetLine) -> str:
    best = line.of(Outcome.EXCEEDED)[:1]
    return f" (cao nhất là {best[0].name}{_figures(line, best[0], ', ')})" if best and len(line.told) > 1 else ""


def _line(line: TargetLine, turn: int) -> str:
    """`Số nhiệm vụ hoàn thành: 08/11 đơn vị đạt …, cao nhất là …; 03 đơn vị chưa đạt …`."""
    parts, named = "; ".join(_parts(line)), _as_target(line.title)
    frames = (
        f"{line.title}: {parts}.",
        f"Đối với {named}, {parts}.",
        f"Về {named}: {parts}.",
        f"Thực hiện {named}: {parts}.",
    )
    return frames[turn % len(frames)]


def _as_target(title: str) -> str:
    """`chỉ tiêu Số nhiệm vụ hoàn thành`; a title that says what it is stands alone: `tiêu chí số 21`."""
    own = title.startswith(("Tiêu chí ", "Chỉ tiêu "))
    return f"{title[:1].lower()}{title[1:]}" if own else f"chỉ tiêu {title}"


def _parts(line: TargetLine) -> Iterator[str]:
    total = len(line.told)
    reached, within = line.of(Outcome.ON_COURSE, Outcome.MET, Outcome.EXCEEDED), line.of(Outcome.WITHIN)
    if reached:
        goal = "đạt từ 50% kế hoạch năm" if line.half_year else f"đạt chỉ tiêu{_of_six_months(line)}"
        yield f"{_who(len(reached), total)} {goal}{_ahead(line, reached)}"
    if within:
        yield f"{_who(len(within), total)} thực hiện trong mức chỉ tiêu"
    for outcome_, (what, worst) in _FAILED.items():
        members = line.of(outcome_)
        if outcome_ is not Outcome.ABOVE:
            members.reverse()
        if members:
            six_months = _of_six_months(line) if outcome_ is Outcome.MISSED else ""
            yield f"{_who(len(members), total)} {what}{six_months}{_whom(line, members, worst)}"
    doubted = len(line.members) - total
    if doubted:
        yield f"số liệu của {units(doubted)} đang được rà soát"


def _who(number: int, total: int) -> str:
    return "đơn vị duy nhất đăng ký" if total == 1 else of_every(number, total)


def _of_six_months(line: TargetLine) -> str:
    return " 6 tháng" if line.of_period else ""


def _ahead(line: TargetLine, reached: Sequence[Progress]) -> str:
    """Who exceeded the target; at half a year, where nobody did yet, who is furthest."""
    exceeded = line.of(Outcome.EXCEEDED)
    if exceeded:
        year = " cả năm" if line.half_year else ""
        among = f"trong đó {units(len(exceeded))} vượt" if len(exceeded) < len(reached) else "đều vượt"
        among = among if len(reached) > 1 else "vượt"
        return f", {among}{year}{_whom(line, exceeded, 'cao nhất là ')}"
    furthest = [one for one in reached if one.share == reached[0].share]
    if line.half_year and len(furthest) <= _MOST and len(furthest) < len(line.told):
        return f", cao nhất là {_named(line, furthest)}"
    return ""


def _whom(line: TargetLine, members: Sequence[Progress], extreme: str) -> str:
    """Who they are, or of many the furthest, led by `extreme`; of equals all are named or none."""
    if len(members) <= _MOST:
        return f": {_named(line, members)}"
    last = members[_MOST].share
    furthest = [one for one in members[:_MOST] if one.share != last]
    return f", {extreme}{_named(line, furthest)}" if extreme and furthest else ""


def _named(line: TargetLine, members: Sequence[Progress]) -> str:
    """All of them, with their figures."""
    return listing([f"{one.name}{_figures(line, one)}" for one in members])


def _figures(line: TargetLine, one: Progress, mark: str = " ") -> str:
    """`(55/52 nhiệm vụ, bằng 105,8%)`; without brackets behind another mark."""
    if one.reported is None or one.share is None:
        return ""
    told = _told(line, one) if one.reported else "chưa có kết quả"
    return f" ({told})" if mark == " " else f"{mark}{told}"


def _told(line: TargetLine, one: Progress) -> str:
    assert one.reported is not None
    assert one.share is not None
    if line.unit.startswith("%"):
        return f"{short(one.reported)}% so với {short(one.target)}%"
    unit = f" {line.unit}" if line.unit else ""
    if one.year is not None and one.target % 1 and not one.year % 1:
        reached = percent(Fraction(one.reported) / Fraction(one.year))
        return f"{short(one.reported)}/{short(one.year)}{unit} cả năm, đạt {reached}"
    return f"{short(one.reported)}/{short(one.target)}{unit}{_compared(one.share)}"


def _compared(share: Fraction) -> str:
    """A share of the target: `, bằng 104,2%`; from twice on `, gấp 3,5 lần`; nothing for none."""
    if share > _FAR:
        return f", gấp {short(half_up(share, 1))} lần"
    return f", bằng {percent(share)}" if share else ""


def half_and_whole(half: Decimal, year: Decimal, unit: str) -> str:
    """What a member is measured by in June, and what it has registered for the year."""
    return f"chỉ tiêu 6 tháng {short(half)}; cả năm {short(year)}" + (f" {one_line(unit)}" if unit else "")
