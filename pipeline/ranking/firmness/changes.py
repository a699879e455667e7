"""Neighbours in the ranking: how far they stand apart, and the least that brings the lower to the upper's place."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from pipeline.model.result import Standing
from pipeline.ranking.firmness.alike import Ways
from pipeline.ranking.firmness.everybody import Everybody
from pipeline.ranking.firmness.points import PointChange, point_changes
from pipeline.ranking.firmness.weights import WeightChange, weight_changes
from pipeline.ranking.firmness.what_if import Contender
from pipeline.ranking.places import lead


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Two neighbours. `margin` is the difference of their printed ranking values.

    `level`: they share a place, and no change is looked for. Else None: no change of that sort is enough.
    """

    upper: Standing
    lower: Standing
    margin: Decimal
    level: bool
    points: PointChange | None = None
    weight: WeightChange | None = None


def gaps(members: Everybody, ways: Ways, contenders: Sequence[Contender]) -> tuple[Gap, ...]:
    """Every two neighbours, from the top; `contenders` are the members in order of place."""
    terms, pairs = members.terms, list(pairwise(contenders))
    apart = [at for at, (upper, lower) in enumerate(pairs) if upper.standing.place != lower.standing.place]
    points = dict(zip(apart, point_changes(terms, ways, [pairs[at] for at in apart]), strict=True))
    weights = weight_changes(members, apart)
    return tuple(
        Gap(
            upper=upper.standing,
            lower=lower.standing,
            margin=lead(upper.standing.card, lower.standing.card, terms.config.ranking),
            level=at not in points,
            points=points.get(at),
            weight=weights.get(at),
        )
        for at, (upper, lower) in enumerate(pairs)
    )
