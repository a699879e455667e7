"""The papers of a review: every kind in one list, each copy a Word template filled with its texts."""

from dataclasses import fields
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from pipeline.judging import Sitting
from pipeline.model import Fault
from pipeline.reports.appraisal_minutes import APPRAISAL_MINUTES
from pipeline.reports.charts.placing import with_charts
from pipeline.reports.missing_slip import MISSING_SLIP
from pipeline.reports.notice import NOTICE
from pipeline.reports.paper import Paper
from pipeline.reports.reports import SIX_MONTH_REPORT, YEAR_END_REPORT
from pipeline.reports.result_slip import RESULT_SLIP
from pipeline.reports.section_breaks import free_section_breaks
from pipeline.reports.table_widths import free_repeated_columns, spread_columns
from pipeline.reports.template_check import faults_of
from pipeline.reports.written_fields import NOTHING_WRITTEN, WrittenFields
from pipeline.workspace import fixed_zip

PAPERS: tuple[Paper, ...] = (
    SIX_MONTH_REPORT,
    YEAR_END_REPORT,
    NOTICE,
    RESULT_SLIP,
    MISSING_SLIP,
    APPRAISAL_MINUTES,
)


def write_papers(folder: Path, sitting: Sitting, templates: Path, written: WrittenFields = NOTHING_WRITTEN) -> None:
    """Write every paper that the review calls for; a template that is not in `templates` is the built-in one.

    The templates are without `template_faults`. The same review, templates and `written` give the same bytes.
    """
    for paper in PAPERS:
        write_paper(folder, paper, sitting, templates, written)


def write_paper(
    folder: Path, paper: Paper, sitting: Sitting, templates: Path, written: WrittenFields = NOTHING_WRITTEN
) -> None:
    """Write every copy of one paper that the review calls for."""
    for copy in paper.copies(sitting):
        path = folder / copy.path
        path.parent.mkdir(parents=True, exist_ok=True)
        filled = fill(_template(paper, templates), copy.context, written)
        path.write_bytes(fixed_zip(with_charts(filled, copy.charts) if copy.charts else filled))


def built_in(name: str) -> bytes:
    """A template as the program ships it."""
    return (files("pipeline.reports") / "word" / name).read_bytes()


def template_faults(path: Path) -> tuple[Fault, ...]:
    """What is wrong with a template of the bloc, each fault located by the words of its paragraph."""
    known = {paper.template: paper.fields for paper in PAPERS}
    return faults_of(path, known[path.name]) if path.name in known else ()


def _template(paper: Paper, templates: Path) -> bytes:
    own = templates / paper.template
    return own.read_bytes() if own.exists() else built_in(paper.template)


def fill(template: bytes, context: Any, written: WrittenFields = NOTHING_WRITTEN) -> bytes:
    """A template filled with the values of a context and what people wrote; not yet with a fixed clock."""
    paper = DocxTemplate(BytesIO(template))
    free_section_breaks(paper.get_docx())
    free_repeated_columns(paper.get_docx())
    values = {field.name: getattr(context, field.name) for field in fields(context)} | {"viet": written}
    # A template is a person's file: it may name values, and neither reach beyond them nor break the XML with them.
    paper.render(values, SandboxedEnvironment(undefined=StrictUndefined), autoescape=True)
    spread_columns(paper.docx)
    filled = BytesIO()
    paper.save(filled)
    return filled.getvalue()
