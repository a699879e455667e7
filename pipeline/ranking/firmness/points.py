"""The smallest change of one line's points that brings the lower of two neighbours to the upper's place."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

from pipeline.model.result import Basis
from pipeline.model.rounding import number_of
from pipeline.model.scale import Kind, Line
from pipeline.ranking.firmness.what_if import Contender, key_if, points_in
from pipeline.ranking.places import SECTION
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


_Alike = tuple[str, str, Kind]
"""The member, the row up to which one line differs from another ("": none does), and the kind of points."""

_Barriers = Mapping[str, Sequence[tuple[str, int]]]


class _Option(NamedTuple):
    """A line of one of the two, the direction that helps the lower, and how far the line's bounds let it go.

    `alike` is the same for lines of which a change of one size comes to the same.
    """

    contender: Contender
    code: str
    points: int
    sign: int
    room: int
    alike: _Alike


def point_changes(terms: Terms, pairs: Iterable[tuple[Contender, Contender]]) -> Iterator[PointChange | None]:
    """For every two neighbours, over all lines of both, each within 0…M (or the points it has, where above M)."""
    barriers = {line.code: _barriers(terms, line) for line in terms.scale.lines}
    for upper, lower in pairs:
        options = (*_options(terms, barriers, lower, +1), *_options(terms, barriers, upper, -1))
        yield _least(terms, options, _needed(terms, upper, lower, options))


def _least(terms: Terms, options: Sequence[_Option], needed: Mapping[_Alike, int]) -> PointChange | None:
    enough = [(needed[one.alike], one) for one in options if needed[one.alike] <= one.room]
    if not enough:
        return None
    least = min(size for size, _ in enough)
    first, *others = (one for size, one in enough if size == least)
    unit, points = first.contender.standing.card.member.code, terms.points(first.sign * least)
    return PointChange(unit=unit, code=first.code, points=points, others=len(others))


def _needed(terms: Terms, upper: Contender, lower: Contender, options: Iterable[_Option]) -> Mapping[_Alike, int]:
    """The least change that is enough, tried on the line of each kind with the most room.

    More than it has where that is not enough, or where less is enough on a line of another kind.
    """
    needed: dict[_Alike, int] = {}
    least, lead = NO_LIMIT, number_of(upper.key[0] - lower.key[0])
    widest = {one.alike: one for one in sorted(options, key=attrgetter("room"))}
    for alike, option in widest.items():

        def suffices(size: int, option: _Option = option) -> bool:
            changed = key_if(terms, option.contender, {option.code: option.points + option.sign * size})
            return changed >= upper.key if option.contender is lower else lower.key >= changed

        most = min(option.room, least)
        needed[alike] = option.room + 1
        if suffices(most):
            needed[alike] = least = _smallest(suffices, most, lead)
    return needed


def _smallest(suffices: Callable[[int], bool], most: int, likely: int) -> int:
    """The smallest change that suffices, where that of size `most` does."""
    if 0 < likely < most and suffices(likely):
        most = likely
    if not suffices(most - 1):
        return most
    # More points on one line never lower a member's key and fewer never raise it, so that halving finds the least.
    return 1 + bisect_left(range(1, most), True, key=suffices)


def _options(terms: Terms, barriers: _Barriers, contender: Contender, wanted: int) -> Iterator[_Option]:
    """The lines with room that apply to a member; `wanted` is +1 to raise the member, −1 to lower it."""
    unit = contender.standing.card.member.code
    for mark in contender.standing.card.marks:
        kind = mark.kind
        if kind is Kind.CONDITION or mark.basis is Basis.NOT_APPLICABLE:
            continue
        sign = -wanted if kind is Kind.DEDUCTION else wanted
        points, maximum = points_in(contender.own[mark.code], kind), terms.maxima[mark.code]
        room = points if sign < 0 else NO_LIMIT if maximum is None else maximum - points
        if room > 0:
            more = room if sign > 0 else 1
            met = (row for row, most in barriers[mark.code] if points_in(contender.rows[row], kind) + more > most)
            yield _Option(contender, mark.code, points, sign, room, (unit, next(met, ""), kind))


def _barriers(terms: Terms, line: Line) -> list[tuple[str, int]]:
    """The rows from a line on up that may hold points of its kind back, each with the points from which it does.

    Rows that always matter have less than none: those that are looked at themselves, and of which only some count.
    """
    found = []
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
            found.append((row.code, cap))
    return found
