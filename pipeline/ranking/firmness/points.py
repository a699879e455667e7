"""The smallest change of one line's points that brings the lower of two neighbours to the upper's place."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from pipeline.model.rounding import number_of
from pipeline.model.scale import Kind
from pipeline.ranking.firmness.alike import Alike, Way, Ways
from pipeline.ranking.firmness.what_if import Contender, key_if
from pipeline.scoring.units import Terms

NO_LIMIT = 10**9
"""How far the points of a line without a maximum are tried, in units: further than any bloc's points go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointChange:
    """The smallest change of one line's points: `points` > 0 are more, < 0 fewer, on the line `code` of `unit`.

    `others` counts further lines, of either member, on which a change of the same size does it too.
    """

    unit: str
    code: str
    points: Decimal
    others: int


class _Side(NamedTuple):
    """One of two neighbours, whether it is to rise (+1) or to fall (−1), and how far its lines with room may go.

    `alike` tells what a change comes to by the way up of the lines, `widest` the most room of those that are alike.
    """

    contender: Contender
    wanted: int
    rooms: Mapping[str, int]
    alike: Mapping[Way, Alike]
    widest: Mapping[Alike, int]

    def sign(self, kind: Kind) -> int:
        """Whether points of a kind are to be more (+1) or fewer (−1)."""
        return -self.wanted if kind is Kind.DEDUCTION else self.wanted


def point_changes(
    terms: Terms, ways: Ways, pairs: Iterable[tuple[Contender, Contender]]
) -> Iterator[PointChange | None]:
    """For every two neighbours, over all lines of both, each within 0…M (or the points it has, where above M)."""
    for upper, lower in pairs:
        sides = _side(terms, ways, lower, +1), _side(terms, ways, upper, -1)
        yield _least(terms, ways, sides, _needed(terms, sides))


def _side(terms: Terms, ways: Ways, contender: Contender, wanted: int) -> _Side:
    rooms, by_way = dict[str, int](), dict[Way, int]()
    for code, points in contender.points.items():
        way, maximum = ways.of[code], terms.maxima[code]
        falls = (wanted < 0) is not (way.kind is Kind.DEDUCTION)
        room = points if falls else NO_LIMIT if maximum is None else maximum - points
        if room > 0:
            rooms[code] = room
            if room > by_way.get(way, 0):
                by_way[way] = room
    alike = {way: way.met(contender.rows, room) for way, room in by_way.items()}
    widest = dict[Alike, int]()
    for way, room in by_way.items():
        widest[alike[way]] = max(room, widest.get(alike[way], 0))
    return _Side(contender, wanted, rooms, alike, widest)


def _least(
    terms: Terms, ways: Ways, sides: Iterable[_Side], needed: Mapping[tuple[int, Alike], int]
) -> PointChange | None:
    """The first line on which the least change is enough."""
    if not needed:
        return None
    least = min(needed.values())
    enough = []
    for side in sides:
        suffice = {way for way, alike in side.alike.items() if needed.get((side.wanted, alike)) == least}
        enough += [(side, code) for code, room in side.rooms.items() if room >= least and ways.of[code] in suffice]
    (side, code), *others = enough
    unit, points = side.contender.standing.card.member.code, terms.points(side.sign(ways.of[code].kind) * least)
    return PointChange(unit=unit, code=code, points=points, others=len(others))


def _needed(terms: Terms, sides: Sequence[_Side]) -> Mapping[tuple[int, Alike], int]:
    """The least change of one side that is enough, tried on the line with the most room of those that are alike.

    Left out where that is not enough, or where less is enough on other lines.
    """
    lower, upper = (side.contender.key for side in sides)
    needed: dict[tuple[int, Alike], int] = {}
    least, lead = NO_LIMIT, number_of(upper[0] - lower[0])
    for side in sides:
        for alike, room in side.widest.items():
            sign = side.sign(alike.kind)

            def suffices(size: int, side: _Side = side, alike: Alike = alike, sign: int = sign) -> bool:
                changed = key_if(terms, side.contender, {alike: sign * size})
                return changed >= upper if side.wanted > 0 else lower >= changed

            most = min(room, least)
            if suffices(most):
                needed[side.wanted, alike] = least = _smallest(suffices, most, lead)
    return needed


def _smallest(suffices: Callable[[int], bool], most: int, likely: int) -> int:
    """The smallest change that suffices, where that of size `most` does."""
    if 0 < likely < most and suffices(likely):
        most = likely
    if not suffices(most - 1):
        return most
    # More points on one line never lower a member's key and fewer never raise it, so that halving finds the least.
    return 1 + bisect_left(range(1, most), True, key=suffices)
