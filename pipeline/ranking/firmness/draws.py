"""Giữ hạng: how often a member keeps its place when all points that people assessed move a little.

Our own measure, not of the contract. Points and steps are whole units.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from pipeline.model.result import Basis, Mark, Standing
from pipeline.model.scale import Kind, Line
from pipeline.ranking.firmness.what_if import Contender, key_of, points_in, result_if, with_points
from pipeline.ranking.places import Key, is_above
from pipeline.scoring.adding import add_up
from pipeline.scoring.units import Terms

DRAWS = 10_000

Reaches = Mapping[tuple[str, str], tuple[int, int]]
"""By member and line code: the lowest and the highest points of several appraisers, in units."""


@dataclass(frozen=True, slots=True)
class Hold:
    """In how many of the draws a member has the place it has."""

    standing: Standing
    kept: int

    @property
    def share(self) -> Fraction:
        """0…1."""
        return Fraction(self.kept, DRAWS)


def is_assessed(line: Line, mark: Mark) -> bool:
    """True for points that somebody assessed: claimed on `Chấm trực tiếp`, or appraised on any line.

    Nobody assessed a blank, nor an answer that was refused.
    """
    if mark.kind is Kind.CONDITION:
        return False
    asked = line.rule.question if line.rule else None
    claimed = asked is not None and asked.claimed and mark.basis is Basis.CLAIMED and mark.claimed is not None
    return claimed or mark.basis is Basis.APPRAISED


def step_of(terms: Terms, line: Line, points: Decimal) -> int:
    """How far an assessment moves to either side, in units, at least one: `bước`; without it a tenth of M.

    With `thang` the step is brought to the line's M like the claim itself; without M it is a tenth of the points.
    """
    asked = line.rule.question if line.rule else None
    if asked is None or asked.step is None:
        return max(1, terms.units(Fraction(points if line.maximum is None else line.maximum) / 10))
    if line.maximum is None or not asked.at_most:
        return max(1, terms.units(asked.step))
    exact = Fraction(asked.step) * Fraction(line.maximum) / Fraction(asked.at_most)
    return max(1, terms.units(exact))


def holds(terms: Terms, contenders: Sequence[Contender], reaches: Reaches, seed: int) -> tuple[Hold, ...]:
    """Every draw moves all appraised lines of all members at once, each on its own and evenly, and ranks anew."""
    # The stream of RandomState is promised never to change; that of numpy's newer generators is not.
    chance = np.random.RandomState(np.random.MT19937(seed))
    keys = [_drawn_key(terms, contender, reaches, chance) for contender in contenders]
    return tuple(
        Hold(contender.standing, int(np.sum(_places(keys, own) == contender.standing.place)))
        for contender, own in zip(contenders, keys, strict=True)
    )


def _drawn_key(terms: Terms, contender: Contender, reaches: Reaches, chance: np.random.RandomState) -> Key:
    own = dict(contender.own)
    for line, least, most in assessed_ranges(terms, contender, reaches):
        own[line.code] = with_points(terms, contender, line, chance.randint(least, most + 1, DRAWS, dtype=np.int64))
    card = contender.standing.card
    return key_of(terms, card, result_if(terms, card, add_up(terms, own), contender.full))


def assessed_ranges(terms: Terms, contender: Contender, reaches: Reaches) -> Iterator[tuple[Line, int, int]]:
    """The appraised lines of a member and the range of each, in units.

    Between the lowest and the highest of several appraisers; else one step to either side, within 0…M.
    """
    card = contender.standing.card
    for mark in card.marks:
        line = terms.scale.by_code[mark.code]
        if is_assessed(line, mark):
            least, most = reaches.get((card.member.code, line.code)) or _within_a_step(terms, contender, mark)
            yield line, least, most


def _within_a_step(terms: Terms, contender: Contender, mark: Mark) -> tuple[int, int]:
    line = terms.scale.by_code[mark.code]
    points = points_in(contender.own[mark.code], mark.kind)
    step = step_of(terms, line, mark.points)
    most = points + step
    maximum = terms.maxima[line.code]
    if maximum is not None:
        # Appraised points may stand above M; they do not go further up.
        most = min(most, max(points, maximum))
    return max(0, points - step), most


def _places(keys: Sequence[Key], own: Key) -> NDArray[np.int64]:
    """The place of one member in every draw: one more than there are members above."""
    places = np.ones(DRAWS, dtype=np.int64)
    for other in keys:
        places += is_above(other, own)
    return places
