"""All ranked members added up at once: in place of a number stands an array with one number a member.

The adding up is that of `scoring.adding`, as for one member. Arrays hold 64 bits, or whole numbers of any length where
the bloc's points ask for that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.model.bloc import NotApplicable
from pipeline.model.result import Standing
from pipeline.model.rounding import Units, units_of
from pipeline.model.scale import Line
from pipeline.ranking.firmness.what_if import LARGEST, largest_figure
from pipeline.ranking.places import Key, earliness, key
from pipeline.scoring.adding import Result, add_up, own_sum, result_of, row
from pipeline.scoring.units import Sum, Terms

Numbers = NDArray[Any]
"""A number, or True and False, for each member in order of place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Everybody:
    """The members' numbers in units, by code of line or row.

    `concerns` tells whom a line concerns, `own` the points on it, `rows` what rows add up to. `full_own` and
    `full_rows` are the maxima if every line applied; empty where [scoring] does not rescale.
    """

    terms: Terms
    concerns: Mapping[str, Numbers]
    own: Mapping[str, Sum]
    rows: Mapping[str, Sum]
    full_own: Mapping[str, Sum]
    full_rows: Mapping[str, Sum]
    carried: Numbers
    carried_maximum: Numbers
    early: Numbers

    def key(self, result: Result) -> Key:
        """What the members would be compared by; their forms came when they came."""
        return key(result, self.early, self.terms.config.ranking)

    def result(self) -> Result:
        """What they come to."""
        return self._result(self.rows, self.full_rows)

    def result_without(self, line: Line) -> Result:
        """What they would come to if the line and its branch were nothing."""
        full_rows = self.full_rows
        if line.code in self.full_own:
            full_rows = self._without(line, self.full_own, full_rows)
        return self._result(self._without(line, self.own, self.rows), full_rows)

    def _result(self, rows: Mapping[str, Sum], full_rows: Mapping[str, Sum]) -> Result:
        full = sum((full_rows[one.code].maximum for one in self.terms.scale.sections), 0) if full_rows else 0
        return result_of(self.terms, rows, full, self.carried, self.carried_maximum)

    def _without(self, line: Line, own: Mapping[str, Sum], rows: Mapping[str, Sum]) -> Mapping[str, Sum]:
        """All rows, the line's and its branch being nothing; those above are added up anew."""
        changed = {**rows, line.code: Sum()}
        for above in self.terms.scale.ancestry(line)[1:]:
            changed[above.code] = row(self.terms, above, own, changed)
        return changed


def everybody(terms: Terms, standings: Sequence[Standing]) -> Everybody:
    """The numbers that the ranked members have, taken from their marks and added up."""
    points, counted = _points_and_counted(terms, standings)
    carried = [terms.units(one.card.carried) for one in standings]
    carried_maximum = [terms.units(one.card.carried_maximum) for one in standings]
    kind = np.int64 if _largest(terms, points, (*carried, *carried_maximum)) <= LARGEST else object
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
    """No sum of a member is larger than this."""
    lines = sum(max(map(abs, line)) + abs(terms.maxima[code] or 0) for code, line in points.items())
    return max(largest_figure(terms), lines + 2 * max(map(abs, carried)))


def _own(terms: Terms, code: str, points: Units, counted: Units) -> Sum:
    """The own points of a line; its M for those for whom it counts."""
    whole = own_sum(terms, terms.scale.by_code[code], points, True)
    return Sum(whole.base, whole.bonus, whole.deduction, whole.maximum * counted)


def _in_full(terms: Terms, code: str, concerns: Mapping[str, Numbers]) -> Numbers:
    """Where a line counts for F: it concerns the member, and so does X of `theo dòng X`."""
    source = terms.scale.source(terms.scale.by_code[code]).code
    concerned: Numbers = concerns[code] & concerns[source]
    return concerned
