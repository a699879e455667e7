"""Sentences about registered targets: which were met, missed or overshot, and by whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from pipeline.model.rounding import half_up
from pipeline.text.numbers import count, short
from pipeline.text.sentences import listing, of_all, one_line, quoted, units

HALF = Fraction(1, 2)
_MOST = 8


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
    Outcome.BEHIND: "chưa đạt mốc 50% chỉ tiêu năm",
    Outcome.MISSED: "chưa đạt chỉ tiêu",
    Outcome.ABOVE: "cao hơn mức chỉ tiêu",
    Outcome.SILENT: "chưa báo cáo số liệu",
}


@dataclass(frozen=True, slots=True)
class Progress:
    """A member's figure on one target line; `share` = reported/target, None where nothing was reported.

    `year` is the year's target where six months have another.
    """

    name: str
    target: Decimal
    reported: Decimal | None
    share: Fraction | None
    outcome: Outcome
    year: Decimal | None = None

    @property
    def exceeds_year(self) -> bool:
        """True where the target of the whole year is exceeded."""
        whole = self.target if self.year is None else self.year
        return self.outcome is Outcome.EXCEEDED and self.reported is not None and self.reported > whole


@dataclass(frozen=True, slots=True)
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

    def of(self, *outcomes: Outcome) -> list[Progress]:
        """The members with one of the outcomes, the furthest first."""
        found = [one for one in self.members if one.outcome in outcomes]
        return sorted(found, key=lambda one: -(one.share or 0))


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


def percent(share: Fraction) -> str:
    """A share of the target: `104,17%`."""
    return f"{short(half_up(share * 100, 2))}%"


def overview(lines: Sequence[TargetLine], *, half_year: bool) -> Iterator[str]:
    """All targets together: how many were registered, met, exceeded and missed, each member's counted as one."""
    every = [one for line in lines for one in line.members]
    done = sum(one.outcome in FULFILLED for one in every)
    over = sum(one.exceeds_year if half_year else one.outcome is Outcome.EXCEEDED for one in every)
    if half_year and lines:
        yield _reference(lines)
    if len(lines) > 1:
        what = "đạt tiến độ" if half_year else "hoàn thành"
        whole = " cả năm" if half_year else ""
        more = f", trong đó {count(over)} lượt đã vượt chỉ tiêu{whole}" if over else ""
        yield (
            f"Các đơn vị đăng ký {count(len(lines))} chỉ tiêu với {count(len(every))} lượt đơn vị; "
            f"{count(done)}/{count(len(every))} lượt {what}{more}."
        )


def _reference(lines: Sequence[TargetLine]) -> str:
    """By what half a year is measured."""
    if not any(line.of_period for line in lines):
        return "Tiến độ 6 tháng được so với mốc 50% chỉ tiêu đăng ký cả năm."
    if any(line.half_year for line in lines):
        return "Tiến độ 6 tháng được so với chỉ tiêu 6 tháng, nơi không có thì so với mốc 50% chỉ tiêu đăng ký cả năm."
    return "Tiến độ 6 tháng được so với chỉ tiêu 6 tháng."


def line_sentences(lines: Sequence[TargetLine]) -> Iterator[str]:
    """Every line in a sentence; those that every member just met are told together."""
    met = [line for line in lines if all(one.outcome in (Outcome.MET, Outcome.WITHIN) for one in line.members)]
    for line in lines:
        if line not in met or len(met) == 1:
            first, *rest = _parts(line)
            yield " ".join(
                [f"Chỉ tiêu {quoted(line.title)}: {first}.", *(f"{part[:1].upper()}{part[1:]}." for part in rest)]
            )
    if len(met) > 1:
        titles = "; ".join(quoted(line.title) for line in met)
        yield f"{count(len(met))} chỉ tiêu được tất cả các đơn vị đăng ký hoàn thành: {titles}."


def _parts(line: TargetLine) -> Iterator[str]:
    total = len(line.members)
    reached, within = line.of(Outcome.ON_COURSE, Outcome.MET, Outcome.EXCEEDED), line.of(Outcome.WITHIN)
    if reached:
        goal = "đạt từ 50% chỉ tiêu năm trở lên" if line.half_year else f"hoàn thành chỉ tiêu{_of_six_months(line)}"
        yield f"có {of_all(len(reached), total)} {goal}{_ahead(line, reached)}"
    if within:
        yield f"có {of_all(len(within), total)} thực hiện trong mức chỉ tiêu"
    for outcome_, what in _FAILED.items():
        members = line.of(outcome_)
        if members:
            six_months = _of_six_months(line) if outcome_ is Outcome.MISSED else ""
            yield f"có {units(len(members))} {what}{six_months}: {_named(line, members)}"


def _of_six_months(line: TargetLine) -> str:
    return " 6 tháng" if line.of_period else ""


def _ahead(line: TargetLine, reached: Sequence[Progress]) -> str:
    """Who exceeded the target; at half a year, where nobody did yet, who is furthest."""
    exceeded = line.of(Outcome.EXCEEDED)
    if exceeded:
        year = " cả năm" if line.half_year else _of_six_months(line)
        who = f"trong đó {units(len(exceeded))} "
        if len(exceeded) == len(reached):
            who = "đều " if len(reached) > 1 else ""
        return f", {who}vượt chỉ tiêu{year}: {_named(line, exceeded)}"
    furthest = [one for one in reached if one.share == reached[0].share]
    if line.half_year and len(furthest) < len(line.members):
        return f", cao nhất là {_named(line, furthest)}"
    return ""


def _named(line: TargetLine, members: Sequence[Progress]) -> str:
    return listing([f"{one.name}{_figures(line, one)}" for one in members], _MOST)


def _figures(line: TargetLine, one: Progress) -> str:
    if one.reported is None or one.share is None:
        return ""
    if line.unit.startswith("%"):
        return f" ({short(one.reported)}% so với {short(one.target)}%)"
    unit = f" {line.unit}" if line.unit else ""
    share = f", bằng {percent(one.share)}" if one.share else ""
    year = f"; chỉ tiêu cả năm {short(one.year)}" if one.year is not None else ""
    return f" ({short(one.reported)}/{short(one.target)}{unit}{share}{year})"


def behind(names: Sequence[str], *, half_year: bool) -> Iterator[str]:
    """A shortcoming: who has a target that is not reached."""
    if names:
        what = "chưa đạt tiến độ" if half_year else "chưa hoàn thành"
        yield f"Có {units(len(names))} còn chỉ tiêu {what}: {listing(names, 12)}."


def all_reached(number: int, total: int, *, half_year: bool) -> Iterator[str]:
    """A merit: how many members reached all that they registered."""
    if number:
        what = "đạt tiến độ ở" if half_year else "hoàn thành"
        yield f"Có {of_all(number, total)} {what} tất cả các chỉ tiêu đã đăng ký."


def half_and_whole(half: Decimal, year: Decimal, unit: str) -> str:
    """What a member is measured by in June, and what it has registered for the year."""
    return f"chỉ tiêu 6 tháng {short(half)}; cả năm {short(year)}" + (f" {one_line(unit)}" if unit else "")
