"""The charts of the reports, in the order in which they stand there: their marks and captions."""

from collections.abc import Mapping

from pipeline.model.bloc import Period
from pipeline.model.result import Review
from pipeline.reports.charts.chart import Chart
from pipeline.reports.charts.figures import distance_to_mean, moved_since_half, points_lost
from pipeline.reports.charts.placing import mark_of
from pipeline.reports.papers.report.fields import ChartFields


def charts_of(review: Review) -> Mapping[str, Chart]:
    """The charts there is something to draw for, by the name that templates give them, in their order."""
    every = {
        "tong_diem": distance_to_mean(review),
        "sau_thang": moved_since_half(review) if review.period is Period.YEAR_END else None,
        "diem_mat": points_lost(review),
    }
    return {name: chart for name, chart in every.items() if chart}


def marked_charts(review: Review) -> Mapping[str, Chart]:
    """The charts by their marks."""
    return {mark_of(chart): chart for chart in charts_of(review).values()}


def chart_fields(review: Review) -> ChartFields:
    """What a template may name: each chart's mark and its numbered caption, "" where there is nothing to draw."""
    charts = charts_of(review)
    marks = {name: mark_of(chart) for name, chart in charts.items()}
    numbered = enumerate(charts.items(), start=1)
    captions = {f"ten_{name}": f"Biểu đồ {number}. {chart.title}" for number, (name, chart) in numbered}
    empty = dict.fromkeys(("tong_diem", "sau_thang", "diem_mat"), "")
    return ChartFields(
        **{**empty, **{f"ten_{name}": "" for name in empty}, **marks, **captions},
        ky_hieu="",
    )
