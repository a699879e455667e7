"""What-ifs of one member: its numbers in units, of which some are changed, added up and compared anew.

The adding up is that of `scoring.adding`, the comparing that of `ranking.places`; in place of a number may stand an
array of them, one a what-if.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from pipeline.model.result import Basis, Standing
from pipeline.model.rounding import Units, number_of
from pipeline.model.scale import Kind
from pipeline.ranking.firmness.alike import Alike
from pipeline.ranking.firmness.everybody import Everybody
from pipeline.ranking.places import SECTION, Key, key
from pipeline.scoring.adding import result_of, row
from pipeline.scoring.units import Sum, Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """One ranked member's numbers as the review has them, in units.

    `points` are those of the lines that apply to it, `own` the same in the component of their kind, `rows` what all
    rows add up to, `full` the maximum if every line applied (for `rescale`), `early` how early its form came, `key`
    what the member is compared by.
    """

    standing: Standing
    points: Mapping[str, int]
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
            points={
                mark.code: members.points[mark.code][at]
                for mark in standing.card.marks
                if mark.kind is not Kind.CONDITION and mark.basis is not Basis.NOT_APPLICABLE
            },
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


def key_if(terms: Terms, contender: Contender, moves: Mapping[Alike, Units]) -> Key:
    """What the member would be compared by with so many points more on some of its lines; all lines alike as one.

    Whether a line counts in the maximum stays, and so does what was carried over.
    """
    scale, own, rows = terms.scale, dict(contender.own), dict(contender.rows)
    for (code, kind), move in moves.items():
        if code:
            own[code] = _moved(own.get(code, Sum()), kind, move)
    above = {one.code for code, _ in moves if code for one in scale.ancestry(scale.by_code[code])}
    for line in reversed(scale.lines) if above else ():
        if line.code in above:
            rows[line.code] = row(terms, line, own, rows)
    for (code, kind), move in moves.items():
        if not code:
            free = _free_section(terms)
            rows[free] = _moved(rows[free], kind, move)
    result = result_of(terms, rows, contender.full, contender.carried, contender.carried_maximum)
    return key(result, contender.early, terms.config.ranking)


def _moved(points: Sum, kind: Kind, move: Units) -> Sum:
    """The kind is called like the component of a sum that holds its points."""
    return points._replace(**{kind: getattr(points, kind) + move})


def _free_section(terms: Terms) -> str:
    """The last section that no tie-break looks at: what nothing holds back comes to the same in each of these."""
    breaks = terms.config.ranking.tie_breaks
    return next(one.code for one in reversed(terms.scale.sections) if f"{SECTION}{one.code}" not in breaks)
