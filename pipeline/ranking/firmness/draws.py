"""Giữ hạng: how often a member keeps its place when all points that people assessed move a little.

Our own measure, not of the contract. Points and steps are whole units.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.model.result import Basis, Mark, Standing
from pipeline.model.rounding import EXACT, Units
from pipeline.model.scale import Kind, Line
from pipeline.ranking.firmness.alike import Alike, Ways
from pipeline.ranking.firmness.what_if import Contender, key_if
from pipeline.ranking.places import Key, is_above
from pipeline.scoring.units import Terms

DRAWS = 2_000
"""Of so many the standard error of a share is 1.1 percentage points at most; shares are told in whole ones."""

Reaches = Mapping[tuple[str, str], tuple[int, int]]
"""By member and line code: the lowest and the highest points of several appraisers, in units."""

Ranges = Mapping[str, tuple[int, int]]
"""By line code: the lowest and the highest points that an assessment may have come to, in units."""


class Hold(NamedTuple):
    """In how many of the draws a member has the place it has."""

    standing: Standing
    kept: int

    @property
    def share(self) -> Fraction:
        """0…1."""
        return Fraction(self.kept, DRAWS)


def _is_assessed(mark: Mark, asked: Collection[str]) -> bool:
    """True for points that somebody assessed: claimed on `Chấm trực tiếp`, or appraised on any line.

    Nobody assessed a blank, nor an answer that was refused. `asked` are the lines on which points are claimed.
    """
    if mark.basis is Basis.APPRAISED:
        return mark.kind is not Kind.CONDITION
    return mark.basis is Basis.CLAIMED and mark.code in asked and mark.claimed is not None


def step_of(terms: Terms, line: Line, points: Decimal) -> int:
    """How far an assessment moves to either side, in units, at least one: `bước`; without it a tenth of M.

    With `thang` the step is brought to the line's M like the claim itself; without M it is a tenth of the points.
    """
    asked = line.rule.question if line.rule else None
    if asked is None or asked.step is None:
        return max(1, terms.units((points if line.maximum is None else line.maximum).scaleb(-1, EXACT)))
    if line.maximum is None or not asked.at_most:
        return max(1, terms.units(asked.step))
    exact = Fraction(asked.step) * Fraction(line.maximum) / Fraction(asked.at_most)
    return max(1, terms.units(exact))


def holds(
    terms: Terms, ways: Ways, contenders: Sequence[Contender], ranges: Sequence[Ranges], seed: int
) -> tuple[Hold, ...]:
    """Every draw moves all `ranges` of all members at once, each on its own and evenly, and ranks anew."""
    # The stream of RandomState is promised never to change; that of numpy's newer generators is not.
    chance = np.random.RandomState(np.random.MT19937(seed))
    keys = [
        key_if(terms, contender, _moves(ways, contender, own, chance))
        for contender, own in zip(contenders, ranges, strict=True)
    ]
    values = [np.asarray(key[0]) for key in keys]
    ends = [(int(one.min()), int(one.max())) for one in values]
    return tuple(
        Hold(contender.standing, int(np.count_nonzero(_places(keys, ends, at) == contender.standing.place)))
        for at, contender in enumerate(contenders)
    )


def _moves(ways: Ways, contender: Contender, ranges: Ranges, chance: np.random.RandomState) -> Mapping[Alike, Units]:
    """By how much the points move in each draw."""
    points = contender.points
    most = sum(max(0, most - points[code]) for code, (_, most) in ranges.items())
    moves = dict[Alike, Units]()
    for alike, codes in ways.alike(contender.rows, ranges, most).items():
        sizes = np.array([[ranges[code][1] - ranges[code][0] + 1] for code in codes], np.uint64)
        # Each of 2^32 numbers is as likely as another, and tells how far along its range a point lies.
        above = chance.randint(0, 2**32, (len(codes), DRAWS), np.uint32) * sizes >> np.uint64(32)
        moves[alike] = above.sum(axis=0).astype(np.int64) + sum(ranges[code][0] - points[code] for code in codes)
    return moves


def assessed_ranges(terms: Terms, contenders: Iterable[Contender], reaches: Reaches) -> tuple[Ranges, ...]:
    """The assessed lines of every member and the range of each.

    Between the lowest and the highest of several appraisers; else one step to either side, within 0…M.
    """
    lines = terms.scale.by_code
    asked = {
        line.code
        for line in terms.scale.lines
        if line.kind is not Kind.CONDITION and line.rule and line.rule.question and line.rule.question.claimed
    }

    @cache
    def step(code: str, points: Decimal) -> int:
        return step_of(terms, lines[code], points)

    def ranges(contender: Contender) -> Iterator[tuple[str, tuple[int, int]]]:
        card = contender.standing.card
        for mark in card.marks:
            if _is_assessed(mark, asked):
                code, maximum = mark.code, lines[mark.code].maximum
                several, points = reaches.get((card.member.code, code)), contender.points[code]
                far = step(code, mark.points if maximum is None else maximum)
                yield code, several or _within(points, far, terms.maxima[code])

    return tuple(dict(ranges(contender)) for contender in contenders)


def _within(points: int, step: int, maximum: int | None) -> tuple[int, int]:
    most = points + step
    if maximum is not None:
        # Appraised points may stand above M; they do not go further up.
        most = min(most, max(points, maximum))
    return max(0, points - step), most


def _places(keys: Sequence[Key], ends: Sequence[tuple[int, int]], at: int) -> NDArray[np.int16]:
    """The place of one member in every draw: one more than there are members above.

    `ends` are the lowest and the highest ranking value of each: most are above others in every draw, or in none.
    """
    lowest, highest = ends[at]
    places = np.full(DRAWS, 1 + sum(least > highest for least, _ in ends), np.int16)
    for other, (least, most) in zip(keys, ends, strict=True):
        if least <= highest and most >= lowest:
            places += is_above(other, keys[at])
    return places
