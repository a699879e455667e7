"""What the checks of a workspace look at.

Everything is told by a member of each set of groups, since members of the same groups have the same lines.
"""

from decimal import Decimal
from typing import NamedTuple

from pipeline.model.bloc import Config, Member, Period
from pipeline.model.grounds import TargetsByPeriod
from pipeline.model.scale import Line, Scale
from pipeline.scoring.applicability import Concerned
from pipeline.scoring.units import Terms, terms_of
from pipeline.text import labels

PERIOD_LABELS = {period: label for label, period in labels.PERIODS.items()}


class Audience(NamedTuple):
    """Members with the same groups in one period, and the rows that concern them, also by code."""

    period: Period
    members: tuple[Member, ...]
    lines: tuple[Line, ...]
    codes: frozenset[str]

    def named(self, bloc_size: int) -> str:
        """Who and when, in a sentence about them."""
        return f"{named(self.members, bloc_size)}, kỳ {PERIOD_LABELS[self.period]}"


class Subject(NamedTuple):
    """What the checks look at."""

    config: Config
    scale: Scale
    targets: TargetsByPeriod
    audiences: tuple[Audience, ...]
    terms: Terms

    def given(self, code: str) -> list[Decimal]:
        """The figures of a line in targets.xlsx, of all members and periods."""
        return [figure for targets in self.targets.values() for figure in targets.get(code, {}).values()]

    def at(self, line: Line, label: str) -> str:
        """Where a row of the scale stands, for a person."""
        return f"scale.xlsx › {labels.SCALE_SHEET}, hàng {line.row} ({line.code}), cột {label}"


def subject_of(config: Config, scale: Scale, targets: TargetsByPeriod) -> Subject:
    """A workspace's setup as the checks look at it."""
    by_groups: dict[tuple[str, ...], list[Member]] = {}
    for member in config.bloc.members:
        by_groups.setdefault(member.groups, []).append(member)
    audiences = tuple(
        Audience(period, tuple(members), lines, frozenset(line.code for line in lines))
        for period in config.periods
        for concerned in (Concerned(scale, period),)
        for members in by_groups.values()
        for lines in (concerned.lines(members[0]),)
    )
    return Subject(config, scale, targets, audiences, terms_of(config, scale))


def named(members: tuple[Member, ...], bloc_size: int) -> str:
    """Members by their codes, the first six of many."""
    names = ", ".join(member.code for member in members[:6]) + (" …" if len(members) > 6 else "")
    return "mọi đơn vị" if len(members) == bloc_size else names


def wants_targets(line: Line) -> bool:
    """True where nobody has the line without a target; against the leader, a figure alone is enough."""
    return line.rule is not None and line.rule.needs_target and not line.rule.needs_bloc_figures
