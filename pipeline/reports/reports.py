"""Báo cáo sơ kết, báo cáo tổng kết: one for a review, by its period."""

from collections.abc import Iterator

from pipeline.judging import Sitting
from pipeline.model import Period
from pipeline.reports.charts.report_charts import marked_charts
from pipeline.reports.paper import Copy, Paper
from pipeline.reports.report_context import report_context
from pipeline.reports.report_fields import ReportContext

_SIX_MONTH, _YEAR_END = "bao-cao-so-ket.docx", "bao-cao-tong-ket.docx"


def _six_month(sitting: Sitting) -> Iterator[Copy]:
    if sitting.review.period is Period.SIX_MONTH:
        yield Copy(_SIX_MONTH, report_context(sitting.review), marked_charts(sitting.review))


def _year_end(sitting: Sitting) -> Iterator[Copy]:
    if sitting.review.period is Period.YEAR_END:
        yield Copy(_YEAR_END, report_context(sitting.review), marked_charts(sitting.review))


SIX_MONTH_REPORT = Paper(_SIX_MONTH, ReportContext, _six_month)
YEAR_END_REPORT = Paper(_YEAR_END, ReportContext, _year_end)
