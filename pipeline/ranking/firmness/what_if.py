"""What-ifs of one member: its numbers in units, of which some are changed, added up and compared anew.

The adding up is that of `scoring.adding`, the comparing that of `ranking.places`; in place of a number may stand an
array of them, one a what-if.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from pipeline.model.result import Standing
from pipeline.model.rounding import Units, number_of
from pipeline.model.scale import Kind
from pipeline.ranking.firmness.everybody import Everybody
from pipeline.ranking.places import Key, key
from pipeline.scoring.adding import own_sum, result_of, row
from pipeline.scoring.units import Sum, Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """One ranked member's numbers as the review has them, in units.

    `own` are the points of the lines, `rows` what all rows add up to, `full` the maximum if every line applied (for
    `rescale`), `early` how early its form came, `key` what the member is compared by.
    """

    standing: Standing
    own: Mapping[str, Sum]
    rows: Mapping[str, Sum]
    full: int
    carried: int
    carried_maximum: int
    early: int
    key: Key


def contenders(members: Everybody) -> tuple[Contender, ...]:
    """The members one by one, in order of place."""
    number = len(members.standings)

    def numbers(units: Units) -> list[int]:
        return units.tolist() if isinstance(units, np.ndarray) else [number_of(units)] * number

    def sums(whole: Sum) -> list[Sum]:
        return list(map(Sum, *map(numbers, (whole.base, whole.bonus, whole.deduction, whole.maximum))))

    own = {code: sums(one) for code, one in members.own.items()}
    rows = {code: sums(one) for code, one in members.rows.items()}
    keys = zip(*map(numbers, members.key(members.result())), strict=True)
    others = map(numbers, (members.full(), members.carried, members.carried_maximum, members.early))
    return tuple(
        Contender(
            standing=standing,
            own={code: one[at] for code, one in own.items()},
            rows={code: one[at] for code, one in rows.items()},
            full=full,
            carried=carried,
            carried_maximum=carried_maximum,
            early=early,
            key=compared,
        )
        for at, (standing, full, carried, carried_maximum, early, compared) in enumerate(
            zip(members.standings, *others, keys, strict=True)
        )
    )


def key_if(terms: Terms, contender: Contender, changed: Mapping[str, Units]) -> Key:
    """What the member would be compared by with other points on some lines, by code.

    Whether a line counts in the maximum stays, and so does what was carried over.
    """
    scale, own, rows = terms.scale, dict(contender.own), dict(contender.rows)
    for code, points in changed.items():
        own[code] = own_sum(terms, scale.by_code[code], points, bool(own[code].maximum))
    above = {one.code for code in changed for one in scale.ancestry(scale.by_code[code])}
    for line in reversed(scale.lines):
        if line.code in above:
            rows[line.code] = row(terms, line, own, rows)
    result = result_of(terms, rows, contender.full, contender.carried, contender.carried_maximum)
    return key(result, contender.early, terms.config.ranking)


def points_in(points: Sum, kind: Kind) -> int:
    """The points of one kind, of one member; the kind is called like the component of a sum that holds them."""
    return number_of(getattr(points, kind))
