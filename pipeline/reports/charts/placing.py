"""Charts put into a filled paper, each where its mark stands; Word and LibreOffice can edit them."""

import re
from collections.abc import Mapping
from hashlib import sha256

from lxml import etree
from lxml.etree import _Element as Element

from pipeline.reports.charts.chart import WIDTH, Chart
from pipeline.reports.charts.part import drawing_of, workbook_of
from pipeline.reports.templates.package import OFFICE, Parts, file_of, opened
from pipeline.reports.templates.wordml import SPACE, TEXT, parsed, serialised
from pipeline.text.charts import numbered

_WORKBOOK = "rId1"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MAIN, _DRAWING = (f"http://schemas.openxmlformats.org/{name}/2006" for name in ("wordprocessingml", "drawingml"))
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in (
        ("w", f"{_MAIN}/main"),
        ("wp", f"{_DRAWING}/wordprocessingDrawing"),
        ("a", f"{_DRAWING}/main"),
        ("r", OFFICE.rstrip("/")),
    )
)
_SHOWN = f"{{{_DRAWING}/wordprocessingDrawing}}docPr"
_UNITS = 36_000  # a millimetre in the units of drawings


def mark_of(chart: Chart) -> str:
    """The text that holds a chart's place until it is drawn; no member can write it, for nobody knows it before."""
    return f"⟦Biểu đồ {sha256(repr(chart).encode()).hexdigest()[:24]}⟧"


def with_charts(filled: bytes, charts: Mapping[str, Chart]) -> bytes:
    """A filled .docx with charts in place of their marks, wherever in the text these stand; with a fixed clock."""
    package = opened(filled)
    parts, root = Parts(package.parts), parsed(package.parts[package.document])
    marks = re.compile("|".join(map(re.escape, charts)))
    for text in list(root.iter(TEXT)):
        while found := marks.search(text.text or ""):
            before, after = (text.text or "")[: found.start()], (text.text or "")[found.end() :]
            relation = _add_parts(parts, package.document, charts[found[0]])
            text.addprevious(_text(before))
            text.addprevious(_drawing(root, charts[found[0]], relation))
            text.text = after
    parts.put(package.document, serialised(root))
    return file_of(parts.all)


def _text(text: str) -> Element:
    """The same kind of text element, its blanks kept."""
    element = etree.Element(TEXT, {SPACE: "preserve"})
    element.text = text
    return element


def _drawing(root: Element, chart: Chart, relation: str) -> Element:
    number = 1 + max((int(one.get("id", 0)) for one in root.iter(_SHOWN)), default=0)
    drawing: Element = etree.fromstring(
        f'<w:drawing {_NAMESPACES}><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{WIDTH * _UNITS}" cy="{chart.height * _UNITS}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="{numbered(number)}"/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    for shown in drawing.iter(_SHOWN):
        shown.set("descr", f"{chart.title}. {chart.described}")  # a person's text: never put into the XML above
    return drawing


def _add_parts(parts: Parts, document: str, chart: Chart) -> str:
    """Add the chart and its workbook; the id by which the document knows the chart."""
    number = next(n for n in range(1, len(parts.all)) if f"word/charts/chart{n}.xml" not in parts.all)
    drawing, book = f"word/charts/chart{number}.xml", f"word/embeddings/So_lieu_{number}.xlsx"
    parts.put(drawing, drawing_of(chart, _WORKBOOK), _CHART_TYPE)
    parts.put(book, workbook_of(chart), _BOOK_TYPE)
    assert parts.relate(drawing, f"{OFFICE}package", book) == _WORKBOOK
    return parts.relate(document, f"{OFFICE}chart", drawing)
