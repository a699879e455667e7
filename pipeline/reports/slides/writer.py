"""Writes trinh-chieu.pptx: native tables and charts, which PowerPoint and LibreOffice can edit."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from pipeline.model.packing import fixed_zip
from pipeline.model.result import Review
from pipeline.reports.charts.chart import Chart
from pipeline.reports.charts.frame import framed
from pipeline.reports.charts.look import number_format
from pipeline.reports.charts.part import workbook_of
from pipeline.reports.charts.skeleton import in_attribute, in_xml, told_of
from pipeline.reports.slides.content import deck
from pipeline.reports.slides.deck import SIZES, WIDTH, Deck, Sentences, Slide, Table, row_height
from pipeline.reports.slides.drawingml import INK, Look, columns, paragraph, row, units
from pipeline.reports.slides.skeletons import skeletons
from pipeline.text.papers.signatures import balanced

_TITLE, _FOOT = 32, 14
_DARK, _BAND = "7A1717", "EFECE6"
_LONG_AGO = datetime(2000, 1, 1)
_LONGEST_FOOT = 100
_FEW_BARS = 3
_BOLD = 0.56
"""The width of a bold letter, of its size."""


def write_slides(path: Path, review: Review) -> None:
    """Writes the slides; no file where nobody is ranked. The same review gives the same bytes."""
    told = deck(review)
    if told is not None:
        path.write_bytes(slides_of(told))


def slides_of(told: Deck) -> bytes:
    """The presentation."""
    show = _Show(told)
    show.add(_first(told))
    for slide in told.slides:
        show.add_page(told, slide)
    return show.file()


class _Show:
    """A presentation that slides are added to, one after the other."""

    def __init__(self, told: Deck) -> None:
        self._show: Any = Presentation(BytesIO(skeletons().show))
        properties = self._show.core_properties
        properties.author, properties.title = told.bloc[:255], f"{told.heading} – {told.bloc}"[:255]
        properties.created = properties.modified = _LONG_AGO
        properties.last_modified_by, properties.revision = "", 1
        self._layout, self._listed = self._show.slide_layouts[0].part, self._show.slides._sldIdLst
        self._slides, self._charts = 0, 0

    def add(self, slide: bytes) -> Part:
        """The slide's part."""
        self._slides += 1
        part = self._part(f"/ppt/slides/slide{self._slides}.xml", CONTENT_TYPE.PML_SLIDE, slide)
        part.relate_to(self._layout, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        self._listed.add_sldId(self._show.part.relate_to(part, RELATIONSHIP_TYPE.SLIDE))
        return part

    def add_page(self, told: Deck, page: Slide) -> None:
        """A slide below the first one, and the chart that it shows."""
        kinds, texts = skeletons(), _around(told, self._slides + 1, page)
        match page.body:
            case Sentences():
                self.add(kinds.sentences.filled(texts | {"body": _sentences(page.body)}))
            case Table():
                self.add(kinds.table.filled(texts | _table(page.body)))
            case Chart():
                described = in_attribute(f"{page.body.title}. {page.body.described}")
                slide = self.add(kinds.chart_slide.filled(texts | {"described": described}))
                slide.relate_to(self._chart(page.body), RELATIONSHIP_TYPE.CHART)

    def _chart(self, body: Chart) -> Part:
        """A chart's part, with the workbook behind it."""
        self._charts += 1
        drawn, number = skeletons().chart.filled(_bars(body)), self._charts
        chart = self._part(f"/ppt/charts/chart{number}.xml", CONTENT_TYPE.DML_CHART, drawn)
        book = f"/ppt/embeddings/Microsoft_Excel_Sheet{number}.xlsx"
        chart.relate_to(self._part(book, CONTENT_TYPE.SML_SHEET, workbook_of(body)), RELATIONSHIP_TYPE.PACKAGE)
        return chart

    def _part(self, name: str, content_type: str, data: bytes) -> Part:
        return Part(PackURI(name), content_type, self._show.part.package, data)

    def file(self) -> bytes:
        """The presentation as it is now."""
        file = BytesIO()
        self._show.save(file)
        return fixed_zip(file.getvalue())


def _first(told: Deck) -> bytes:
    size = 28 if len(told.bloc) < 90 else 22
    bloc = "\n".join(balanced(told.bloc, int(WIDTH / (size * _BOLD))))
    return skeletons().first.filled(
        {
            "title": paragraph(told.heading, Look(48, bold=True, colour=_DARK, centred=True)),
            "parent": paragraph(told.parent, Look(24, centred=True)),
            "bloc": paragraph(bloc, Look(size, bold=True, centred=True)),
            "subtitle": paragraph(told.subtitle, Look(28, centred=True)),
        }
    )


def _around(told: Deck, number: int, page: Slide) -> dict[str, str]:
    """The title above and the foot below what a slide shows."""
    bloc = told.bloc if len(told.bloc) <= _LONGEST_FOOT else f"{told.bloc[:_LONGEST_FOOT].rpartition(' ')[0]}…"
    return {
        "title": paragraph(page.title, Look(_TITLE, bold=True, colour=_DARK)),
        "foot": paragraph(f"{bloc}  ·  {number}", Look(_FOOT)),
    }


def _sentences(body: Sentences) -> str:
    return "".join(paragraph(f"– {text}", Look(body.size), below=body.size * 50) for text in body.texts)


def _table(body: Table) -> dict[str, str]:
    widths = [units(WIDTH * share / 100) for share in body.shares]
    rows = [(text, units(row_height(body, text))) for text in (body.headings, *body.rows)]
    head, plain = (
        [Look(body.size, bold, colour, at not in body.texts) for at in range(len(widths))]
        for bold, colour in ((True, "FFFFFF"), (False, INK))
    )
    (headings, high), *below = rows
    return {
        "width": str(sum(widths)),
        "height": str(sum(height for _, height in rows)),
        "columns": columns(widths),
        "rows": row(high, headings, head, _DARK) + "".join(row(height, texts, plain, _BAND) for texts, height in below),
    }


def _bars(body: Chart) -> dict[str, str]:
    """Few bars are as broad as the library makes them, as narrow as the room beside them."""
    gap = '<c:gapWidth val="40"/>' if len(body.values) > _FEW_BARS else "<c:gapWidth/>"
    return told_of(body, framed(body, WIDTH, SIZES[-1])) | {"format": in_xml(number_format(body)), "gap": gap}
