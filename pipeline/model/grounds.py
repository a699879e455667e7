"""What a review rests on besides what came in: configuration, scale, targets, and the past."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from pipeline.model.bloc import Calendar, Config, Period
from pipeline.model.scale import Scale

Targets = Mapping[str, Mapping[str, Decimal]]
"""Chỉ tiêu giao ước: line code → member code → the registered figure (≥ 0). Blank cells are absent."""

TargetsByPeriod = Mapping[Period, Targets]
"""What each review measures by; those of the year-end are the year's targets (CONTRACT section 5)."""


class PastResult(NamedTuple):
    """What a member came to in an earlier review. `place`, `total` and `percent` are None where it had no place."""

    unit: str
    name: str
    place: int | None = None
    total: Decimal | None = None
    maximum: Decimal | None = None
    percent: Decimal | None = None
    grade: str | None = None
    awards: tuple[str, ...] = ()


class Parted(NamedTuple):
    """A result of then that is compared with nobody's of now.

    `now` are the codes of the members that came of it: several where it was split, one where it was merged with
    others, none where it left the bloc.
    """

    result: PastResult
    now: tuple[str, ...] = ()


class PastReview(NamedTuple):
    """An earlier review of the bloc, from its results.json; `file` is that file's path below the workspace.

    `results` are by the codes that members have now; a result's own `unit` and `name` are those of then.
    """

    year: int
    period: Period
    file: str
    results: Mapping[str, PastResult]
    parted: tuple[Parted, ...] = ()

    @property
    def everyone(self) -> tuple[PastResult, ...]:
        """The results of all who were in the bloc then."""
        return (*self.results.values(), *(one.result for one in self.parted))


class Memory(NamedTuple):
    """What a year-end review knows of the past: the year's six-month review, and last year's year-end review."""

    six_month: PastReview | None = None
    last_year: PastReview | None = None


class Grounds(NamedTuple):
    """What a review is measured by: the configuration, the period, the scale, the registered targets, the past.

    `targets` are those of the period. `year_targets` are the year's where six months have others; None = the same.
    """

    config: Config
    period: Period
    scale: Scale
    targets: Targets
    memory: Memory = Memory()
    year_targets: Targets | None = None

    def year_target(self, line: str, unit: str) -> Decimal | None:
        """What a member registered for the whole year on a line; None where it has no target."""
        whole = self.targets if self.year_targets is None else self.year_targets
        return whole.get(line, {}).get(unit)

    @property
    def by_figures(self) -> frozenset[str]:
        """Codes of the lines against the leader on which nobody has a target: they go by figures alone."""
        compared = (line.code for line in self.scale.lines if line.rule and line.rule.needs_bloc_figures)
        return frozenset(code for code in compared if not any(self.targets.get(code, {}).values()))

    @property
    def calendar(self) -> Calendar:
        """The times of the period under review."""
        return self.config.periods[self.period]
