"""How firm every place of a ranking is: what little would change it. It looks at a review and changes nothing."""

from dataclasses import dataclass
from hashlib import sha256

from pipeline.firmness.changes import Gap, gaps
from pipeline.firmness.draws import Hold, holds, judged_ranges
from pipeline.firmness.what_if import Contender, Terms, contender_of, terms_of
from pipeline.model import Review

FEWEST, MOST = 2, 60
"""Ranked members of a bloc for which this is told."""

LARGEST = 10**9
"""The largest number of units that is counted with: beyond, products of two sums would leave 64 bits."""


@dataclass(frozen=True, slots=True)
class Firmness:
    """Độ chắc: every two neighbours, every member's share of draws, and how many points are matters of judgement."""

    gaps: tuple[Gap, ...]
    holds: tuple[Hold, ...]
    judged: int


def firmness(review: Review) -> Firmness | None:
    """How firm the places are; None for blocs of fewer than `FEWEST` or more than `MOST` ranked members.

    None too where points are out of all proportion (above `LARGEST` units). The same review gives the same answer.
    """
    standings = review.board.standings
    if not FEWEST <= len(standings) <= MOST:
        return None
    terms = terms_of(review.config, review.scale)
    contenders = [contender_of(terms, standing) for standing in standings]
    if max(_largest(terms), *(_sum(contender) for contender in contenders)) > LARGEST:
        return None
    judged = sum(1 for contender in contenders for _ in judged_ranges(terms, contender))
    return Firmness(gaps(terms, contenders), holds(terms, contenders, _seed(review, terms)), judged)


def _largest(terms: Terms) -> int:
    """The largest figure of the scale and of [scoring], in units."""
    limits = terms.limits
    caps = [cap for one in terms.caps.values() for cap in (one.bonus, one.deduction)]
    figures = [limits.floor, limits.cap, limits.bonus_maximum, *terms.maxima.values(), *caps]
    return max(abs(one) for one in figures if one is not None)


def _sum(contender: Contender) -> int:
    """All of a member's figures together, in units."""
    own = sum(int(one.base + one.bonus + one.deduction + one.maximum) for one in contender.own.values())
    return max(own, sum(contender.full.values()))


def _seed(review: Review, terms: Terms) -> int:
    """A number that is different for other results and the same for the same ones."""
    told = [review.scale.version, review.period.value, str(review.config.bloc.year)]
    for standing in review.board.standings:
        told.append(standing.card.member.code)
        told += [f"{mark.code}={terms.units(mark.points)}" for mark in standing.card.marks]
    return int.from_bytes(sha256("\n".join(told).encode()).digest()[:4], "big")
