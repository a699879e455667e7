"""Statistics of the scale: what each line came to over all members. pandas groups the marks and is loaded here only.

Cells hold `Decimal`s, never floats: every column has dtype object.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from pipeline.model.result import Basis, Review
from pipeline.reports.figures.tables import mean, scorecards, share_lost, signed_points


@dataclass(frozen=True, slots=True)
class LineStatistics:
    """A line over the members on whom it applies, ranked or not: the mean of their points, a deduction below zero.

    `lost` is the share of the maximum that they lost together, in percent with one decimal; None without a maximum.
    """

    mean: Decimal
    lost: Decimal | None


def line_statistics(review: Review) -> Mapping[str, LineStatistics]:
    """By code, the lines that apply to at least one scored member."""
    import pandas as pd

    applying = [
        (mark.code, signed_points(mark), mark.maximum)
        for card in scorecards(review)
        for mark in card.marks
        if mark.basis is not Basis.NOT_APPLICABLE
    ]
    marks = pd.DataFrame(applying, columns=["code", "points", "maximum"], dtype=object)
    decimals = review.config.scoring.decimals
    return {
        str(code): LineStatistics(
            mean(list(line["points"]), decimals), share_lost(sum(line["points"]), sum(line["maximum"]))
        )
        for code, line in marks.groupby("code", sort=False)
    }
