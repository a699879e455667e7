"""Độ chắc của thứ hạng: what little would change a place. It looks at a review and changes nothing in it."""

from dataclasses import dataclass
from hashlib import sha256

from pipeline.model.result import Review
from pipeline.model.rounding import number_of
from pipeline.ranking.firmness.changes import Gap, gaps
from pipeline.ranking.firmness.draws import Hold, Reaches, assessed_ranges, holds
from pipeline.ranking.firmness.what_if import LARGEST, Contender, contender_of, largest_figure
from pipeline.scoring.spread import Place, reach
from pipeline.scoring.units import Terms, terms_of

FEWEST, MOST = 2, 60
"""The fewest and the most ranked members of a bloc whose firmness is computed."""


@dataclass(frozen=True, slots=True)
class Firmness:
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
    contenders = [contender_of(terms, standing) for standing in standings]
    reaches = _reaches(review, terms)
    if max(largest_figure(terms), *(_sum(terms, contender, reaches) for contender in contenders)) > LARGEST:
        return None
    examined = [
        (contender.standing.card.member.code, line.code)
        for contender in contenders
        for line, _, _ in assessed_ranges(terms, contender, reaches)
    ]
    return Firmness(
        gaps(terms, contenders),
        holds(terms, contenders, reaches, _seed(review, terms, reaches)),
        len(examined),
        sum(1 for place in examined if place in reaches),
    )


def _reaches(review: Review, terms: Terms) -> Reaches:
    """How far apart several appraisers are, in units, by member and line."""
    found: dict[Place, tuple[int, int]] = {}
    for one in review.appraised:
        apart = reach(one)
        if apart is not None:
            found[one.unit, one.line] = (terms.units(apart[0]), terms.units(apart[1]))
    return found


def _sum(terms: Terms, contender: Contender, reaches: Reaches) -> int:
    """All of a member's figures together, in units."""
    card = contender.standing.card
    examined = sum(most for (of, _), (_, most) in reaches.items() if of == card.member.code)
    own = sum(number_of(one.base + one.bonus + one.deduction + one.maximum) for one in contender.own.values())
    carried = abs(terms.units(card.carried)) + terms.units(card.carried_maximum)
    return max(own + examined, number_of(sum(contender.full.values()))) + carried


def _seed(review: Review, terms: Terms, reaches: Reaches) -> int:
    """A number that is different for other results and the same for the same ones."""
    parts = [review.scale.version, review.period.value, str(review.config.bloc.year)]
    for standing in review.board.standings:
        parts.append(standing.card.member.code)
        parts += [f"{mark.code}={terms.units(mark.points)}" for mark in standing.card.marks]
        if standing.card.carried:
            parts.append(f"+{terms.units(standing.card.carried)}")
    parts += [f"{unit} {code}={least}-{most}" for (unit, code), (least, most) in sorted(reaches.items())]
    return int.from_bytes(sha256("\n".join(parts).encode()).digest()[:4], "big")
