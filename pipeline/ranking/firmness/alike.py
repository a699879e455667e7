"""Lines that are alike for a member: a change of as many points on any of them comes to the same."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.model.rounding import Units, number_of
from pipeline.model.scale import Kind, Line
from pipeline.ranking.places import SECTION
from pipeline.scoring.units import Sum, Terms


class Alike(NamedTuple):
    """The first row that may hold a change back, "" where none does, and the kind of points that change."""

    row: str
    kind: Kind


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """What a line's points meet on their way up: the rows that may hold them back, and the points from which each does.

    Rows that always matter have less than no points: those that are looked at themselves, or of which some count. Lines
    that are alike share one way.
    """

    kind: Kind
    barriers: tuple[tuple[str, int], ...]

    def met(self, rows: Mapping[str, Sum], more: int) -> Alike:
        """What up to so many points more, or any fewer, come to for a member; `more` is above zero."""
        return Alike(next((row for row, most in self.barriers if self._points(rows[row]) + more > most), ""), self.kind)

    def _points(self, points: Sum) -> int:
        """The kind is called like the component of a sum that holds its points."""
        return number_of(getattr(points, self.kind))


def ways_of(terms: Terms) -> Mapping[str, Way]:
    """The way up of every line that gives or takes points, by its code."""
    shared: dict[tuple[Kind, tuple[tuple[str, int], ...]], Way] = {}
    ways = {}
    for line in terms.scale.lines:
        if line.rule is not None and line.kind is not Kind.CONDITION:
            met = line.kind, tuple(_barriers(terms, line))
            ways[line.code] = shared.setdefault(met, Way(*met))
    return ways


def together(
    ways: Mapping[str, Way], rows: Mapping[str, Sum], moves: Iterable[tuple[str, Units]], most: int
) -> Mapping[Alike, Units]:
    """How far a member's lines move, by code, as moves of all that are alike; at once they rise by `most` at most."""
    found = dict[Alike, Units]()
    for code, move in moves:
        alike = ways[code].met(rows, max(1, most))
        found[alike] = found[alike] + move if alike in found else move
    return found


def _barriers(terms: Terms, line: Line) -> Iterator[tuple[str, int]]:
    for row in terms.scale.ancestry(line):
        caps = terms.caps[row.code]
        cap = {Kind.BONUS: caps.bonus, Kind.DEDUCTION: caps.deduction}.get(line.kind, caps.group)
        if (
            (row.bonus_if_clean and line.kind is not Kind.BASE)
            or f"{SECTION}{row.code}" in terms.config.ranking.tie_breaks
            or (row.parent is not None and terms.scale.by_code[row.parent].highest_only)
        ):
            cap = -1
        if cap is not None:
            yield row.code, cap
