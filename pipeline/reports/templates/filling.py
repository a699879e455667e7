"""A Word template filled by docxtpl: of the few that need its own way, and the measure of all others."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx.opc.part import Part
from docx.oxml import parse_xml
from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml import etree

from pipeline.reports.templates.kept_rows import keep_rows_together
from pipeline.reports.templates.language import language
from pipeline.reports.templates.package import file_of
from pipeline.reports.templates.package import opened as package_of
from pipeline.reports.templates.section_breaks import free_section_breaks
from pipeline.reports.templates.table_widths import free_repeated_columns, spread_columns

_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


class Template(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """docxtpl's template; footnotes are filled once, not once a section, so that no value is taken for a tag."""

    def render_footnotes(self, context: dict[str, Any], jinja_env: Environment | None = None) -> None:
        for part in self.docx.part.package.iter_parts():
            if part.content_type == _FOOTNOTES:
                xml = self.patch_xml(self.get_part_xml(part))
                filled = parse_xml(self.render_xml_part(xml, part, context, jinja_env).encode())
                part._blob = etree.tostring(filled, encoding="UTF-8", standalone=True)


def opened(template: bytes) -> Template:
    """A template as docxtpl reads it."""
    paper = Template(BytesIO(file_of(package_of(template).parts)))
    body = paper.get_docx().element.body
    free_section_breaks(body)
    free_repeated_columns(body)
    return paper


def other_parts(paper: Template) -> Iterator[Part]:
    """The headers, footers and footnotes, which docxtpl fills beside the body."""
    for relation in paper.docx.part.rels.values():
        if relation.reltype in (paper.HEADER_URI, paper.FOOTER_URI):
            yield relation.target_part
    for part in paper.docx.part.package.iter_parts():
        if part.content_type == _FOOTNOTES:
            yield part


def filled_by_docxtpl(template: bytes, values: dict[str, Any]) -> bytes:
    """A filled template, not yet with a fixed clock."""
    paper = opened(template)
    keep_rows_together(paper.docx.element.body)
    paper.render(dict(values), language())  # which escapes what it puts in
    spread_columns(paper.docx.element.body)
    filled = BytesIO()
    paper.save(filled)
    return filled.getvalue()
