"""The papers of a review: Word templates filled with its texts."""

from collections.abc import Mapping
from dataclasses import fields
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from pipeline.model import Fault, Period, Review
from pipeline.reports.report_context import report_context
from pipeline.reports.report_fields import ReportContext
from pipeline.reports.section_breaks import free_section_breaks
from pipeline.reports.table_widths import free_repeated_columns, spread_columns
from pipeline.reports.template_check import faults_of
from pipeline.workspace import fixed_zip

_REPORTS: Mapping[Period, str] = {
    Period.SIX_MONTH: "bao-cao-so-ket.docx",
    Period.YEAR_END: "bao-cao-tong-ket.docx",
}


def report_name(period: Period) -> str:
    """The file name of a period's report, and of its template."""
    return _REPORTS[period]


def write_report(path: Path, review: Review, template: Path | None) -> None:
    """Write the report of the review's period; without the bloc's own template, from the built-in one.

    The template is without `template_faults`. The same review and template give the same bytes.
    """
    own = template is not None and template.exists()
    source = template.read_bytes() if template and own else built_in(report_name(review.period))
    path.write_bytes(fixed_zip(_filled(source, report_context(review))))


def built_in(name: str) -> bytes:
    """A template as the program ships it."""
    return (files("pipeline.reports") / "word" / name).read_bytes()


def template_faults(path: Path) -> tuple[Fault, ...]:
    """What is wrong with a template of the bloc, each fault located by the words of its paragraph."""
    return faults_of(path, ReportContext)


def _filled(template: bytes, context: ReportContext) -> bytes:
    paper = DocxTemplate(BytesIO(template))
    free_section_breaks(paper.get_docx())
    free_repeated_columns(paper.get_docx())
    values = {field.name: getattr(context, field.name) for field in fields(context)}
    # A template is a person's file: it may name values, and neither reach beyond them nor break the XML with them.
    paper.render(values, SandboxedEnvironment(undefined=StrictUndefined), autoescape=True)
    spread_columns(paper.docx)
    filled = BytesIO()
    paper.save(filled)
    return filled.getvalue()
