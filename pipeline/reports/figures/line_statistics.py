"""Statistics of the scale: what each line came to over all members."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from pipeline.model.result import Basis, Mark, Review
from pipeline.reports.figures.tables import mean, scorecards, share_lost, signed_points


class LineStatistics(NamedTuple):
    """A line over the members on whom it applies, ranked or not: the mean of their points, a deduction below zero.

    `lost` is the share of the maximum that they lost together, in percent with one decimal; None without a maximum.
    """

    mean: Decimal
    lost: Decimal | None


def line_statistics(review: Review) -> Mapping[str, LineStatistics]:
    """By code, the lines that apply to at least one scored member."""
    applying: dict[str, list[Mark]] = {}
    for card in scorecards(review):
        for mark in card.marks:
            if mark.basis is not Basis.NOT_APPLICABLE:
                applying.setdefault(mark.code, []).append(mark)
    return {code: _statistics(marks, review.config.scoring.decimals) for code, marks in applying.items()}


def _statistics(marks: list[Mark], decimals: int) -> LineStatistics:
    points, maximum = list(map(signed_points, marks)), sum((mark.maximum for mark in marks), Decimal(0))
    return LineStatistics(mean(points, decimals), share_lost(sum(points, Decimal(0)), maximum))
