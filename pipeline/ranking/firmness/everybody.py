"""All ranked members added up at once: in place of a number stands an array with one number a member.

The adding up is that of `scoring.adding`, as for one member. Arrays hold 64 bits, or whole numbers of any length where
the bloc's points ask for that.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.model.bloc import NotApplicable
from pipeline.model.result import Standing
from pipeline.model.rounding import Units, units_of
from pipeline.model.scale import Line
from pipeline.ranking.places import Key, earliness, key
from pipeline.scoring.adding import Result, add_up, own_sum, result_of, row
from pipeline.scoring.units import Sum, Terms

LARGEST = 10**9
"""The largest number of units that is counted with in 64 bits: beyond, products of two sums would leave them."""

Numbers = NDArray[Any]
"""A number, or True and False, for each member in order of place."""


Weight = Callable[[Units], Units]
"""What becomes of a row's points, or of its maximum, with another weight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Everybody:
    """The members' numbers in units, by code of line or row.

    `points` are those of the lines, member by member; `own` the same in the component of their kind, `concerns` tells
    whom a line concerns, `rows` what rows add up to. `full_own` and
    `full_rows` are the maxima if every line applied; empty where [scoring] does not rescale. No sum of a member is
    above `largest`.
    """

    terms: Terms
    standings: Sequence[Standing]
    largest: int
    points: Mapping[str, Sequence[int]]
    concerns: Mapping[str, Numbers]
    own: Mapping[str, Sum]
    rows: Mapping[str, Sum]
    full_own: Mapping[str, Sum]
    full_rows: Mapping[str, Sum]
    carried: Units
    carried_maximum: Units
    early: Units

    def key(self, result: Result) -> Key:
        """What the members would be compared by; their forms came when they came."""
        return key(result, self.early, self.terms.config.ranking)

    def full(self) -> Units:
        """The whole maximum if every line applied; 0 where [scoring] does not rescale."""
        rows = self.full_rows
        return sum((rows[one.code].maximum for one in self.terms.scale.sections), 0) if rows else 0

    def result(self) -> Result:
        """What they come to; what they carried over stays."""
        return result_of(self.terms, self.rows, self.full(), self.carried, self.carried_maximum)

    def without_each(self, lines: Sequence[Line]) -> "Everybody":
        """As if a line and its branch were nothing, for each of them: a number for each line, below it one a member."""
        others = 1 - np.eye(len(lines), dtype=np.int64)
        stays = {line.code: others[:, [at]] for at, line in enumerate(lines)}
        full_rows = self._without(stays, self.full_own) if self.full_own else {}
        return replace(self, rows=self._without(stays, self.own), full_rows=full_rows)

    def _without(self, stays: Mapping[str, Numbers], own: Mapping[str, Sum]) -> Mapping[str, Sum]:
        """All rows; of those lines that a number for each line tells to stay or not, each without it."""
        rows: dict[str, Sum] = {}
        for line in reversed(self.terms.scale.lines):
            whole = row(self.terms, line, own, rows)
            if line.code in stays:
                # Components that the line does not have are nothing already.
                parts = (part * stays[line.code] if isinstance(part, np.ndarray) else part for part in whole)
                whole = Sum(*parts)
            rows[line.code] = whole
        return rows

    def weighted(self, codes: Sequence[str], base: Weight, maximum: Weight, full: Weight) -> "Everybody":
        """As if what these rows add up to had another weight: points, maxima, and maxima if every line applied."""
        rows, full_rows = dict(self.rows), dict(self.full_rows)
        for code in codes:
            rows[code] = rows[code]._replace(base=base(rows[code].base), maximum=maximum(rows[code].maximum))
            if code in full_rows:
                full_rows[code] = full_rows[code]._replace(maximum=full(full_rows[code].maximum))
        return replace(self, rows=rows, full_rows=full_rows)

    def column(self, codes: Iterable[str]) -> "Everybody":
        """The members below each other, with these rows alone; a number that all of them have stands for all."""

        def column(units: Units) -> Units:
            if not isinstance(units, np.ndarray):
                return units
            first: Units = units[0].item()
            return first if np.all(units == first) else units[:, None]

        return self._each(column, codes)

    def some(self, members: NDArray[np.int64]) -> "Everybody":
        """Of members below each other some, by their row."""
        return self._each(lambda units: units[members] if isinstance(units, np.ndarray) else units, self.rows)

    def _each(self, changed: Callable[[Units], Units], codes: Iterable[str]) -> "Everybody":
        """Every number of these rows as it is told."""
        rows = {code: Sum(*map(changed, self.rows[code])) for code in codes}
        return replace(
            self,
            rows=rows,
            full_rows={code: Sum(*map(changed, self.full_rows[code])) for code in rows} if self.full_rows else {},
            carried=changed(self.carried),
            carried_maximum=changed(self.carried_maximum),
            early=changed(self.early),
        )


def everybody(terms: Terms, standings: Sequence[Standing]) -> Everybody:
    """The numbers that the ranked members have, taken from their marks and added up."""
    points, counted = _points_and_counted(terms, standings)
    carried = [terms.units(one.card.carried) for one in standings]
    carried_maximum = [terms.units(one.card.carried_maximum) for one in standings]
    largest = _largest(terms, points, (*carried, *carried_maximum))
    kind = np.int64 if largest <= LARGEST else object
    concerns = {code: np.array([one is not None for one in line]) for code, line in counted.items()}
    own = {
        code: _own(terms, code, np.array(line, kind), np.array([one is True for one in counted[code]], kind))
        for code, line in points.items()
    }
    full_own: dict[str, Sum] = {}
    if terms.config.scoring.not_applicable is NotApplicable.RESCALE:
        full_own = {code: _own(terms, code, 0, _in_full(terms, code, concerns).astype(kind)) for code in points}
    return Everybody(
        terms=terms,
        standings=standings,
        largest=largest,
        points=points,
        concerns=concerns,
        own=own,
        rows=add_up(terms, own),
        full_own=full_own,
        full_rows=add_up(terms, full_own) if full_own else {},
        carried=np.array(carried, kind),
        carried_maximum=np.array(carried_maximum, kind),
        early=np.array([earliness(one.card) for one in standings], kind),
    )


def _points_and_counted(
    terms: Terms, standings: Sequence[Standing]
) -> tuple[dict[str, list[int]], dict[str, list[bool | None]]]:
    """By line, each member's points, and whether its M counts; None where the line does not concern the member."""
    lines = [line.code for line in terms.scale.lines if line.rule is not None or line.condition is not None]
    units = units_of(terms.config.scoring.decimals)
    points = {code: [0] * len(standings) for code in lines}
    counted: dict[str, list[bool | None]] = {code: [None] * len(standings) for code in lines}
    for at, standing in enumerate(standings):
        for mark in standing.card.marks:
            points[mark.code][at] = units(mark.points)
            counted[mark.code][at] = bool(mark.maximum)
    return points, counted


def _largest(terms: Terms, points: Mapping[str, Sequence[int]], carried: Sequence[int]) -> int:
    """No sum of a member, and no figure of the scale and of [scoring], is larger than this."""
    lines = sum(max(map(abs, line)) + abs(terms.maxima[code] or 0) for code, line in points.items())
    caps = [cap for one in terms.caps.values() for cap in (one.bonus, one.deduction)]
    figures = [terms.floor, terms.cap, terms.bonus_maximum, *terms.maxima.values(), *caps]
    return max(lines + 2 * max(map(abs, carried)), *(abs(one) for one in figures if one is not None))


def _own(terms: Terms, code: str, points: Units, counted: Units) -> Sum:
    """The own points of a line; its M for those for whom it counts."""
    whole = own_sum(terms, terms.scale.by_code[code], points, True)
    return Sum(whole.base, whole.bonus, whole.deduction, whole.maximum * counted)


def _in_full(terms: Terms, code: str, concerns: Mapping[str, Numbers]) -> Numbers:
    """Where a line counts for F: it concerns the member, and so does X of `theo dòng X`."""
    source = terms.scale.source(terms.scale.by_code[code]).code
    concerned: Numbers = concerns[code] & concerns[source]
    return concerned
