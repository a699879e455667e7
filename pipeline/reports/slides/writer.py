"""Writes trinh-chieu.pptx: native tables and charts, which PowerPoint and LibreOffice can edit.

`empty.pptx` is the show without slides: broad pages, and one layout of a title with nothing below it. The slides are
put in as XML; fonts, colours and sizes are said on each, whatever the layout has.
"""

from collections.abc import Iterator, Mapping
from html import escape
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from pipeline.model.result import Review
from pipeline.reports.charts.chart import Chart
from pipeline.reports.charts.part import workbook_of
from pipeline.reports.slides.bars import bars
from pipeline.reports.slides.content import deck
from pipeline.reports.slides.deck import HEIGHT, WIDTH, Deck, Sentences, Slide, Table
from pipeline.reports.slides.shapes import DARK, Look, box, chart, paragraph, place, table, title
from pipeline.text.papers.signatures import balanced
from pipeline.workspace.workspace import write_fixed

_TOP = 100.0
_TITLE, _FOOT = 32, 14
_LONGEST_FOOT, _LONGEST_PROPERTY = 100, 255
_BOLD = 0.56
"""The width of a bold letter, of its size."""

_EMPTY = files("pipeline.reports.slides") / "empty.pptx"
_TYPES, _SHOW, _RELATIONS, _CORE = (
    "[Content_Types].xml",
    "ppt/presentation.xml",
    "ppt/_rels/presentation.xml.rels",
    "docProps/core.xml",
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SLIDE = (
    '<p:sld xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    f'xmlns:r="{_OFFICE}"><p:cSld><p:spTree>'
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>{shapes}</p:spTree>'
    "</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
)
_OF_A_SLIDE, _OF_A_CHART = (
    f"application/vnd.openxmlformats-officedocument.{kind}+xml" for kind in ("presentationml.slide", "drawingml.chart")
)
_LAYOUT, _BEHIND_CHART = "rId1", "rId1"
_CHART = "rId2"
_FIRST_ID, _FIRST_RELATION = 256, 7


def write_slides(path: Path, review: Review) -> None:
    """Writes the slides; no file where nobody is ranked. The same review gives the same bytes."""
    told = deck(review)
    if told is not None:
        path.write_bytes(slides_of(told))


def slides_of(told: Deck) -> bytes:
    """The presentation."""
    shapes = [_first(told), *(_shapes(told, number, page) for number, page in enumerate(told.slides, start=2))]
    charts = {at: page.body for at, page in enumerate(told.slides, start=2) if isinstance(page.body, Chart)}
    slides = dict(enumerate(shapes, start=1))
    file = BytesIO()
    with ZipFile(_EMPTY.open("rb")) as empty, ZipFile(file, "w", ZIP_DEFLATED) as goal:
        for name in empty.namelist():
            write_fixed(goal, name, _completed(name, empty.read(name).decode(), told, slides, charts).encode())
        for name, part in (*_slide_parts(slides, charts), *_chart_parts(charts)):
            write_fixed(goal, name, part)
    return file.getvalue()


# ------------------------------------------------------------------------------------ what a slide says


def _first(told: Deck) -> str:
    size = 28 if len(told.bloc) < 90 else 22
    bloc = "\n".join(balanced(told.bloc, int(WIDTH / (size * _BOLD))))
    texts = (
        (told.parent, 50.0, 40.0, Look(24, centred=True)),
        (bloc, 92.0, 90.0, Look(size, bold=True, centred=True)),
        (told.subtitle, 275.0, 50.0, Look(28, centred=True)),
    )
    heading = title(told.heading, Look(48, bold=True, colour=DARK, centred=True), place("a", 190.0, 76.0))
    boxes = (
        box(number, top, height, [paragraph(text, look)])
        for number, (text, top, height, look) in enumerate(texts, start=3)
    )
    return heading + "".join(boxes)


def _shapes(told: Deck, number: int, page: Slide) -> str:
    bloc = told.bloc if len(told.bloc) <= _LONGEST_FOOT else f"{told.bloc[:_LONGEST_FOOT].rpartition(' ')[0]}…"
    foot = paragraph(f"{bloc}  ·  {number}", Look(_FOOT))
    heading = title(page.title, Look(_TITLE, bold=True, colour=DARK))
    return heading + _body(page.body) + box(4, 506.0, 26.0, [foot])


def _body(body: Sentences | Table | Chart) -> str:
    match body:
        case Sentences():
            told = (paragraph(f"– {text}", Look(body.size), after=body.size / 2) for text in body.texts)
            return box(3, _TOP, HEIGHT, told, middle=False)
        case Table():
            return table(3, _TOP, body)
        case Chart():
            return chart(3, _TOP, HEIGHT, f"{body.title}. {body.described}", _CHART)


# ----------------------------------------------------------------------------------- what the file holds

_Charts = Mapping[int, Chart]
"""Number of a slide → the chart on it."""

_Part = tuple[str, bytes]


def _slide_parts(slides: Mapping[int, str], charts: _Charts) -> Iterator[_Part]:
    for number, shapes in slides.items():
        yield f"ppt/slides/slide{number}.xml", (_DECLARED + _SLIDE.format(shapes=shapes)).encode()
        links = [_relation(_LAYOUT, "slideLayout", "../slideLayouts/slideLayout6.xml")]
        if number in charts:
            links.append(_relation(_CHART, "chart", f"../charts/chart{number}.xml"))
        yield f"ppt/slides/_rels/slide{number}.xml.rels", _relations(links)


def _chart_parts(charts: _Charts) -> Iterator[_Part]:
    """The charts, each called as its slide, and the workbooks behind them."""
    for number, one in charts.items():
        book = f"embeddings/Microsoft_Excel_Sheet{number}.xlsx"
        yield f"ppt/charts/chart{number}.xml", (_DECLARED + bars(one)).encode()
        yield (
            f"ppt/charts/_rels/chart{number}.xml.rels",
            _relations([_relation(_BEHIND_CHART, "package", f"../{book}")]),
        )
        yield f"ppt/{book}", workbook_of(one)


def _relation(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _relations(links: list[str]) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_DECLARED}<Relationships xmlns="{space}">{"".join(links)}</Relationships>'.encode()


def _completed(name: str, part: str, told: Deck, slides: Mapping[int, str], charts: _Charts) -> str:
    """A part of the empty show, with what the slides add to it."""
    ids = {number: f"rId{_FIRST_RELATION + at}" for at, number in enumerate(slides)}
    if name == _TYPES:
        listed = [(f"slides/slide{number}", _OF_A_SLIDE) for number in slides]
        listed += [(f"charts/chart{number}", _OF_A_CHART) for number in charts]
        types = (f'<Override PartName="/ppt/{path}.xml" ContentType="{kind}"/>' for path, kind in listed)
        return part.replace("</Types>", f"{''.join(types)}</Types>")
    if name == _RELATIONS:
        links = (_relation(ids[number], "slide", f"slides/slide{number}.xml") for number in slides)
        return part.replace("</Relationships>", f"{''.join(links)}</Relationships>")
    if name == _SHOW:
        listed_slides = (f'<p:sldId id="{_FIRST_ID + at}" r:id="{one}"/>' for at, one in enumerate(ids.values()))
        end = "</p:sldMasterIdLst>"
        return part.replace(end, f"{end}<p:sldIdLst>{''.join(listed_slides)}</p:sldIdLst>")
    if name == _CORE:
        heading, bloc = f"{told.heading} – {told.bloc}"[:_LONGEST_PROPERTY], told.bloc[:_LONGEST_PROPERTY]
        part = part.replace("<dc:title/>", f"<dc:title>{escape(heading, quote=False)}</dc:title>")
        return part.replace("<dc:creator/>", f"<dc:creator>{escape(bloc, quote=False)}</dc:creator>")
    return part
