"""Writes trinh-chieu.pptx: native tables and charts, which PowerPoint and LibreOffice can edit."""

from pathlib import Path

from pipeline.model.result import Review
from pipeline.reports.charts.chart import Chart
from pipeline.reports.charts.frame import framed
from pipeline.reports.charts.look import number_format
from pipeline.reports.charts.part import workbook_of
from pipeline.reports.charts.skeleton import in_attribute, in_xml, told_of
from pipeline.reports.slides.content import deck
from pipeline.reports.slides.deck import SIZES, WIDTH, Deck, Sentences, Slide, Table, row_height
from pipeline.reports.slides.drawingml import INK, Look, columns, paragraph, row, units
from pipeline.reports.slides.show import CHART, FIRST, SENTENCES, TABLE, Drawn, Written, show_with
from pipeline.text.papers.signatures import balanced

_TITLE, _FOOT = 32, 14
_DARK, _BAND = "7A1717", "EFECE6"
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
    pages = (_page(told, number, slide) for number, slide in enumerate(told.slides, start=2))
    return show_with(told.bloc[:255], f"{told.heading} – {told.bloc}"[:255], [_first(told), *pages])


def _page(told: Deck, number: int, page: Slide) -> Written:
    """A slide below the first one."""
    texts = _around(told, number, page)
    match page.body:
        case Sentences():
            return Written(SENTENCES, texts | {"body": _sentences(page.body)})
        case Table():
            return Written(TABLE, texts | _table(page.body))
        case Chart():
            described = in_attribute(f"{page.body.title}. {page.body.described}")
            return Written(CHART, texts | {"described": described}, Drawn(_bars(page.body), workbook_of(page.body)))


def _first(told: Deck) -> Written:
    size = 28 if len(told.bloc) < 90 else 22
    bloc = "\n".join(balanced(told.bloc, int(WIDTH / (size * _BOLD))))
    return Written(
        FIRST,
        {
            "title": paragraph(told.heading, Look(48, bold=True, colour=_DARK, centred=True)),
            "parent": paragraph(told.parent, Look(24, centred=True)),
            "bloc": paragraph(bloc, Look(size, bold=True, centred=True)),
            "subtitle": paragraph(told.subtitle, Look(28, centred=True)),
        },
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
