"""Lines that are alike for a member: a change of as many points on any of them comes to the same."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.model.rounding import number_of
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


class Ways(NamedTuple):
    """The way up of every line that gives or takes points, by its code; all barriers, and all rows above them."""

    of: Mapping[str, Way]
    barriers: frozenset[str]
    above: frozenset[str]

    def alike(self, rows: Mapping[str, Sum], codes: Iterable[str], most: int) -> dict[Alike, list[str]]:
        """Lines of a member that come to the same; all at once they rise by `most` at most."""
        by_way = dict[Way, list[str]]()
        for code in codes:
            by_way.setdefault(self.of[code], []).append(code)
        found = dict[Alike, list[str]]()
        for way, lines in by_way.items():
            found.setdefault(way.met(rows, max(1, most)), []).extend(lines)
        return found


def ways_of(terms: Terms) -> Ways:
    """The ways up of the scale's lines."""
    scale, shared = terms.scale, dict[tuple[Kind, tuple[tuple[str, int], ...]], Way]()
    ways = {}
    for line in scale.lines:
        if line.rule is not None and line.kind is not Kind.CONDITION:
            met = line.kind, tuple(_barriers(terms, line))
            ways[line.code] = shared.get(met) or shared.setdefault(met, Way(*met))
    barriers = frozenset(code for way in shared.values() for code, _ in way.barriers)
    above = frozenset(one.code for code in barriers for one in scale.ancestry(scale.by_code[code])[1:])
    return Ways(ways, barriers, above)


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
