"""What-ifs of a review: a member's numbers in units, of which some are changed, added up and compared anew.

The adding up is that of `scoring.adding`, the comparing that of `ranking.places`; in place of a number may stand an
array of them, one a what-if.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.model.result import Scorecard, Standing
from pipeline.model.rounding import Units, number_of
from pipeline.model.scale import Kind, Line
from pipeline.ranking.places import Key, earliness, key
from pipeline.scoring.adding import Result, add_up, full_maxima, own_sum, result_of
from pipeline.scoring.units import Sum, Terms

LARGEST = 10**9
"""The largest number of units that is counted with in 64 bits: beyond, products of two sums would leave them."""


@dataclass(frozen=True, slots=True)
class Contender:
    """One ranked member's numbers as the review has them, in units.

    `own` are the points of its lines, `rows` what all rows add up to, `full` the maximum of each level-1 row if every
    line applied (for `rescale`), `key` what the member is compared by.
    """

    standing: Standing
    own: Mapping[str, Sum]
    rows: Mapping[str, Sum]
    full: Mapping[str, Units]
    key: Key


def contender_of(terms: Terms, standing: Standing) -> Contender:
    """A member's numbers, taken from its marks and added up."""
    card = standing.card
    own = {
        mark.code: own_sum(terms, terms.scale.by_code[mark.code], terms.units(mark.points), bool(mark.maximum))
        for mark in card.marks
    }
    rows, full = add_up(terms, own), full_maxima(terms, own.keys())
    return Contender(standing, own, rows, full, key_of(terms, card, result_if(terms, card, rows, full)))


def result_if(terms: Terms, card: Scorecard, rows: Mapping[str, Sum], full: Mapping[str, Units]) -> Result:
    """What the member would come to with these rows; what it carried over stays."""
    return result_of(terms, rows, sum(full.values()), terms.units(card.carried), terms.units(card.carried_maximum))


def key_of(terms: Terms, card: Scorecard, result: Result) -> Key:
    """What the member would be compared by; its form came when it came."""
    return key(result, earliness(card), terms.config.ranking)


def with_points(terms: Terms, contender: Contender, line: Line, points: Units) -> Sum:
    """The own points of a line, changed; whether it counts in the maximum stays."""
    return own_sum(terms, line, points, bool(contender.own[line.code].maximum))


def points_in(own: Sum, kind: Kind) -> int:
    """The own points of one line, whatever its kind, as they are in the review."""
    return number_of({Kind.BASE: own.base, Kind.BONUS: own.bonus, Kind.DEDUCTION: own.deduction}[kind])


def largest_figure(terms: Terms) -> int:
    """The largest figure of the scale and of [scoring], in units."""
    caps = [cap for one in terms.caps.values() for cap in (one.bonus, one.deduction)]
    figures = [terms.floor, terms.cap, terms.bonus_maximum, *terms.maxima.values(), *caps]
    return max(abs(one) for one in figures if one is not None)
