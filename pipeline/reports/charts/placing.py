"""Charts put into a filled paper, each where its mark stands; Word and LibreOffice can edit them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from lxml import etree
from lxml.etree import _Element as Element

from pipeline.reports.charts.chart import WIDTH, Chart
from pipeline.reports.charts.part import drawing_of, workbook_of
from pipeline.reports.templates.package import OFFICE, Parts, file_of, opened
from pipeline.reports.templates.wordml import SPACE, TEXT, parsed
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
_NUMBERED = re.compile(rb'<wp:docPr\b[^>]*?\sid="(\d+)"')
_ROOT = re.compile(rb"<(w:[A-Za-z]+)(?:\s[^>]*)>")
_UNITS = 36_000  # a millimetre in the units of drawings


def mark_of(chart: Chart) -> str:
    """The text that holds a chart's place until it is drawn; no member can write it, for nobody knows it before."""
    return f"⟦Biểu đồ {sha256(repr(chart).encode()).hexdigest()[:24]}⟧"


def with_charts(filled: bytes, charts: Mapping[str, Chart]) -> bytes:
    """A filled .docx with charts in place of their marks, wherever in the text these stand; with a fixed clock."""
    package = opened(filled)
    parts, document = Parts(package.parts), package.parts[package.document]
    placed = _Placed(parts, package.document, charts, 1 + max(map(int, _NUMBERED.findall(document)), default=0))
    parts.put(package.document, b"".join(_with_drawings(document, placed)))
    return file_of(parts.all)


@dataclass
class _Placed:
    """The charts of a document by their marks; `number` is that of the next drawing."""

    parts: Parts
    document: str
    charts: Mapping[str, Chart]
    number: int

    def put(self, mark: str) -> Element:
        """The drawing in a mark's place; its chart and workbook are added to the parts."""
        chart = self.charts[mark]
        drawing = _drawing(chart, _add_parts(self.parts, self.document, chart), self.number)
        self.number += 1
        return drawing


def _with_drawings(document: bytes, placed: _Placed) -> Iterator[bytes]:
    """The document with a drawing for every mark. Only the paragraphs that have one are read: a bloc may be large."""
    marks, end = re.compile("|".join(map(re.escape, placed.charts)).encode()), 0
    opening = _ROOT.search(document)
    for mark in marks.finditer(document) if opening else ():
        if opening and mark.start() >= end:
            start = max(document.rfind(b"<w:p>", 0, mark.start()), document.rfind(b"<w:p ", 0, mark.start()))
            yield document[end:start]
            end = document.index(b"</w:p>", mark.end()) + len(b"</w:p>")
            yield _drawn(opening[0], document[start:end], opening[1], placed)
    yield document[end:]


def _drawn(opening: bytes, paragraph: bytes, name: bytes, placed: _Placed) -> bytes:
    """One paragraph, which stands below a root with this opening and name."""
    root, marks = parsed(b"%b%b</%b>" % (opening, paragraph, name)), re.compile("|".join(map(re.escape, placed.charts)))
    for text in list(root.iter(TEXT)):
        while found := marks.search(text.text or ""):
            before, after = (text.text or "")[: found.start()], (text.text or "")[found.end() :]
            text.addprevious(_text(before))
            text.addprevious(placed.put(found[0]))
            text.text = after
    xml = etree.tostring(root, encoding="UTF-8")
    return xml[xml.index(b"<w:p", 1 + xml.index(b"<w:")) : xml.rindex(b"</")]


def _text(text: str) -> Element:
    """The same kind of text element, its blanks kept."""
    element = etree.Element(TEXT, {SPACE: "preserve"})
    element.text = text
    return element


def _drawing(chart: Chart, relation: str, number: int) -> Element:
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
