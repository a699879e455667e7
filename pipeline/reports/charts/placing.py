"""Charts put into a filled paper, each where its mark stands; Word and LibreOffice can edit them."""

import re
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentType
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from lxml.etree import _Element as Element

from pipeline.reports.charts.chart import WIDTH, Chart
from pipeline.reports.charts.part import drawing_of, workbook_of
from pipeline.text.charts import numbered

_WORKBOOK = "rId1"
_NAMESPACES = nsdecls("w", "wp", "a", "r")


def mark_of(chart: Chart) -> str:
    """The text that holds a chart's place until it is drawn; no member can write it, for nobody knows it before."""
    return f"⟦Biểu đồ {sha256(repr(chart).encode()).hexdigest()[:24]}⟧"


def with_charts(filled: bytes, charts: Mapping[str, Chart]) -> bytes:
    """A filled .docx with charts in place of their marks, wherever in the text these stand; not with a fixed clock."""
    document = Document(BytesIO(filled))
    marks = re.compile("|".join(map(re.escape, charts)))
    for text in list(document.element.body.iter(qn("w:t"))):
        while found := marks.search(text.text or ""):
            before, after = text.text[: found.start()], text.text[found.end() :]
            drawing = _drawing(document, charts[found[0]])
            text.addprevious(_text(before))
            text.addprevious(drawing)
            text.text = after
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _text(text: str) -> Element:
    """The same kind of text element, its blanks kept."""
    element: Element = parse_xml(f'<w:t {nsdecls("w")} xml:space="preserve"/>')
    element.text = text
    return element


def _drawing(document: DocumentType, chart: Chart) -> Element:
    relation = document.part.relate_to(_add_parts(document, chart), RT.CHART)
    number = 1 + max((int(one.get("id", 0)) for one in document.element.body.iter(qn("wp:docPr"))), default=0)
    drawing: Element = parse_xml(
        f'<w:drawing {_NAMESPACES}><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{Mm(WIDTH)}" cy="{Mm(chart.height)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="{numbered(number)}"/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    for shown in drawing.iter(qn("wp:docPr")):
        shown.set("descr", f"{chart.title}. {chart.described}")  # a person's text: never put into the XML above
    return drawing


def _add_parts(document: DocumentType, chart: Chart) -> Part:
    package = document.part.package
    name = package.next_partname("/word/charts/chart%d.xml")
    part = Part(name, CT.DML_CHART, drawing_of(chart, _WORKBOOK), package)
    book = PackURI(f"/word/embeddings/So_lieu_{name.idx}.xlsx")
    assert part.relate_to(Part(book, CT.SML_SHEET, workbook_of(chart), package), RT.PACKAGE) == _WORKBOOK
    return part
