"""Báo cáo sơ kết, báo cáo tổng kết: one for a review, by its period."""

from collections.abc import Iterator

from pipeline.model.bloc import Period
from pipeline.reports.charts.report_charts import marked_charts
from pipeline.reports.papers.paper import Copy, Paper
from pipeline.reports.papers.report.context import report_context
from pipeline.reports.papers.report.fields import ReportContext
from pipeline.scoring.stages import TracedReview

_SIX_MONTH, _YEAR_END = "bao-cao-so-ket.docx", "bao-cao-tong-ket.docx"


def _six_month(traced: TracedReview) -> Iterator[Copy]:
    if traced.review.period is Period.SIX_MONTH:
        yield Copy(_SIX_MONTH, report_context(traced.review), marked_charts(traced.review))


def _year_end(traced: TracedReview) -> Iterator[Copy]:
    if traced.review.period is Period.YEAR_END:
        yield Copy(_YEAR_END, report_context(traced.review), marked_charts(traced.review))


SIX_MONTH_REPORT = Paper(_SIX_MONTH, ReportContext, _six_month)
YEAR_END_REPORT = Paper(_YEAR_END, ReportContext, _year_end)
