"""What several outputs of one review show, worked out once: when the first of them asks for it."""

from dataclasses import dataclass
from functools import cached_property

from pipeline.model.result import Review
from pipeline.reports.figures.scale_statistics import ScaleStatistics, scale_statistics


@dataclass(frozen=True)
class Figures:
    """The figures of a review."""

    review: Review

    @cached_property
    def of_scale(self) -> ScaleStatistics:
        """What the scale did."""
        return scale_statistics(self.review)
