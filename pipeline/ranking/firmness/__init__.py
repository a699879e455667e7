"""Độ chắc của thứ hạng: what little would change a place. It looks at a review and changes nothing in it."""

from hashlib import sha256
from typing import NamedTuple

from pipeline.model.result import Review
from pipeline.model.rounding import units_of
from pipeline.ranking.firmness.alike import ways_of
from pipeline.ranking.firmness.changes import Gap, gaps
from pipeline.ranking.firmness.draws import Hold, Reaches, assessed_ranges, holds
from pipeline.ranking.firmness.everybody import LARGEST, everybody
from pipeline.ranking.firmness.what_if import contenders
from pipeline.scoring.spread import Place, reach
from pipeline.scoring.units import Terms, terms_of

FEWEST, MOST = 2, 60
"""The fewest and the most ranked members of a bloc whose firmness is computed."""


class Firmness(NamedTuple):
    """Độ chắc: every two neighbours, every member's share of draws, and how many points were assessed by people.

    `examined` counts all of them, `shared` those among them that several appraisers scored.
    """

    gaps: tuple[Gap, ...]
    holds: tuple[Hold, ...]
    examined: int
    shared: int


def firmness(review: Review) -> Firmness | None:
    """How firm the places are; None for blocs of fewer than `FEWEST` or more than `MOST` ranked members.

    None too where points are out of all proportion (above `LARGEST` units). The same review gives the same answer.
    """
    standings = review.board.standings
    if not FEWEST <= len(standings) <= MOST:
        return None
    terms = terms_of(review.config, review.scale)
    members, reaches = everybody(terms, standings), _reaches(review, terms)
    if members.largest + sum(most for _, most in reaches.values()) > LARGEST:
        return None
    ways = ways_of(terms)
    one_by_one = contenders(members, ways)
    ranges = assessed_ranges(terms, one_by_one, reaches)
    return Firmness(
        gaps(members, ways, one_by_one),
        holds(terms, ways, one_by_one, ranges, _seed(review, reaches)),
        sum(map(len, ranges)),
        sum(
            (one.card.member.code, code) in reaches for one, own in zip(standings, ranges, strict=True) for code in own
        ),
    )


def _reaches(review: Review, terms: Terms) -> Reaches:
    """How far apart several appraisers are, in units, by member and line."""
    found: dict[Place, tuple[int, int]] = {}
    for one in review.appraised:
        apart = reach(one)
        if apart is not None:
            found[one.unit, one.line] = (terms.units(apart[0]), terms.units(apart[1]))
    return found


def _seed(review: Review, reaches: Reaches) -> int:
    """A number that is different for other results and the same for the same ones."""
    parts = [review.scale.version, review.period.value, str(review.config.bloc.year)]
    units = units_of(review.config.scoring.decimals)
    for standing in review.board.standings:
        parts.append(standing.card.member.code)
        parts += [f"{mark.code}={units(mark.points)}" for mark in standing.card.marks]
        if standing.card.carried:
            parts.append(f"+{units(standing.card.carried)}")
    parts += [f"{unit} {code}={least}-{most}" for (unit, code), (least, most) in sorted(reaches.items())]
    return int.from_bytes(sha256("\n".join(parts).encode()).digest()[:4], "big")
