"""Charts put into a filled paper, each where its mark stands; Word and LibreOffice can edit them."""

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256

from lxml import etree
from lxml.etree import _Element as Element

from pipeline.reports.charts.chart import WIDTH, Chart
from pipeline.reports.charts.part import drawing_of, workbook_of
from pipeline.reports.templates.package import OFFICE, Parts, file_of, opened
from pipeline.reports.templates.wordml import SPACE, TEXT, below_root, opening_of, paragraph_around, parsed
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
_UNITS = 36_000  # a millimetre in the units of drawings


def mark_of(chart: Chart) -> str:
    """The text that holds a chart's place until it is drawn; no member can write it, for nobody knows it before."""
    return f"⟦Biểu đồ {sha256(repr(chart).encode()).hexdigest()[:24]}⟧"


def with_charts(filled: bytes, charts: Mapping[str, Chart]) -> bytes:
    """A filled .docx with charts in place of their marks, wherever in the text these stand; with a fixed clock."""
    package = opened(filled)
    document = package.parts[package.document]
    number = 1 + max(map(int, _NUMBERED.findall(document)), default=0)
    placing = Placing(package.parts, package.document, charts, number)
    placing.parts.put(package.document, placing.drawn(document, opening_of(document)))
    return file_of(placing.parts.all)


class Placing:
    """Puts the charts into a document, by their marks; what is listed of its parts follows.

    `number` is that of the first drawing, among those that are there already.
    """

    def __init__(self, parts: Mapping[str, bytes], document: str, charts: Mapping[str, Chart], number: int = 1) -> None:
        self.parts, self._document, self._charts, self._number = Parts(parts), document, charts, number
        marks = "|".join(map(re.escape, charts))
        self._marks, self._marks_in_bytes = re.compile(marks), re.compile(marks.encode())

    def drawn(self, stretch: bytes, opening: tuple[bytes, bytes] | None) -> bytes:
        """A stretch of whole paragraphs of the document, with a drawing for every mark."""
        return b"".join(self._pieces(stretch, opening)) if opening and self._charts else stretch

    def _pieces(self, stretch: bytes, opening: tuple[bytes, bytes]) -> Iterator[bytes]:
        """Only the paragraphs that have a mark are read: a bloc may be large."""
        end = 0
        for mark in self._marks_in_bytes.finditer(stretch):
            if mark.start() >= end:
                before = end
                start, end = paragraph_around(stretch, mark.start())
                yield stretch[before:start]
                yield self._drawn(below_root(opening, stretch[start:end]))
        yield stretch[end:]

    def _drawn(self, paragraph: bytes) -> bytes:
        """One paragraph, given below its root."""
        root = parsed(paragraph)
        for text in list(root.iter(TEXT)):
            while found := self._marks.search(text.text or ""):
                before, after = (text.text or "")[: found.start()], (text.text or "")[found.end() :]
                text.addprevious(_text(before))
                text.addprevious(self._put(found[0]))
                text.text = after
        xml = etree.tostring(root, encoding="UTF-8")
        return xml[xml.index(b"<w:p", 1 + xml.index(b"<w:")) : xml.rindex(b"</")]

    def _put(self, mark: str) -> Element:
        """The drawing in a mark's place; its chart and workbook are added to the parts."""
        chart = self._charts[mark]
        drawing = _drawing(chart, _add_parts(self.parts, self._document, chart), self._number)
        self._number += 1
        return drawing


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
