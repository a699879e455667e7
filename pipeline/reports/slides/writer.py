"""Writes trinh-chieu.pptx: native tables and charts, which PowerPoint and LibreOffice can edit."""

from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Pt

from pipeline.model.packing import fixed_zip
from pipeline.model.result import Review
from pipeline.reports.charts.chart import Chart
from pipeline.reports.slides.bars import write_chart
from pipeline.reports.slides.content import deck
from pipeline.reports.slides.deck import HEIGHT, WIDTH, Deck, Sentences, Slide, Table, row_height
from pipeline.reports.slides.drawingml import INK, Look, units, write_row, write_text
from pipeline.text.papers.signatures import balanced

_LEFT, _TOP, _PAGE = 40.0, 100.0, (960.0, 540.0)
_TITLE, _FOOT = 32, 14
_DARK, _BAND = "7A1717", "EFECE6"
_LONG_AGO = datetime(2000, 1, 1)
_LONGEST_FOOT = 100
_BOLD = 0.56
"""The width of a bold letter, of its size."""


def write_slides(path: Path, review: Review) -> None:
    """Writes the slides; no file where nobody is ranked. The same review gives the same bytes."""
    told = deck(review)
    if told is not None:
        path.write_bytes(slides_of(told))


def slides_of(told: Deck) -> bytes:
    """The presentation."""
    show = _empty_show(told)
    _write_first(show, told)
    for number, slide in enumerate(told.slides, start=2):
        _write(show, told, number, slide)
    file = BytesIO()
    show.save(file)
    return fixed_zip(file.getvalue())


def _empty_show(told: Deck) -> Any:
    show = Presentation(BytesIO(_frame()))
    properties = show.core_properties
    properties.author, properties.title = told.bloc[:255], f"{told.heading} – {told.bloc}"[:255]
    properties.created = properties.modified = _LONG_AGO
    properties.last_modified_by, properties.revision = "", 1
    return show


@cache
def _frame() -> bytes:
    """A show of broad pages without any, with one layout: a title, and nothing below it."""
    show: Any = Presentation()
    show.slide_width, show.slide_height = Pt(_PAGE[0]), Pt(_PAGE[1])
    layouts = show.slide_layouts
    titled = layouts.get_by_name("Title Only")
    for layout in [one for one in layouts if one is not titled]:
        layouts.remove(layout)
    for owner in (show.slide_master, titled):
        for shape in list(owner.placeholders):
            if shape.placeholder_format.type != 1:  # all but the title: dates, feet and numbers are written on slides
                shape.element.getparent().remove(shape.element)
            else:
                _place(shape, 24.0, 66.0)
    file = BytesIO()
    show.save(file)
    return file.getvalue()


def _place(shape: Any, top: float, height: float) -> None:
    shape.left, shape.top, shape.width, shape.height = _room(top, height)


def _room(top: float, height: float) -> tuple[int, int, int, int]:
    """Where something stands that is as broad as a slide's text: from the left, from above, its breadth and height."""
    return units(_LEFT), units(top), units(WIDTH), units(height)


def _write_first(show: Any, told: Deck) -> None:
    slide = show.slides.add_slide(show.slide_layouts[0])
    _place(slide.shapes.title, 190.0, 76.0)
    _say(slide.shapes.title, told.heading, Look(48, bold=True, colour=_DARK, centred=True))
    bloc = 28 if len(told.bloc) < 90 else 22
    lines = "\n".join(balanced(told.bloc, int(WIDTH / (bloc * _BOLD))))
    for text, top, height, size, bold in (
        (told.parent, 50.0, 40.0, 24, False),
        (lines, 92.0, 90.0, bloc, True),
        (told.subtitle, 275.0, 50.0, 28, False),
    ):
        _say(_box(slide, top, height), text, Look(size, bold, centred=True))


def _write(show: Any, told: Deck, number: int, page: Slide) -> None:
    slide = show.slides.add_slide(show.slide_layouts[0])
    _say(slide.shapes.title, page.title, Look(_TITLE, bold=True, colour=_DARK))
    match page.body:
        case Sentences():
            _write_sentences(slide, page.body)
        case Table():
            _write_table(slide, page.body)
        case Chart():
            write_chart(slide, page.body, _room(_TOP, HEIGHT))
    bloc = told.bloc if len(told.bloc) <= _LONGEST_FOOT else f"{told.bloc[:_LONGEST_FOOT].rpartition(' ')[0]}…"
    _say(_box(slide, 506.0, 26.0), f"{bloc}  ·  {number}", Look(_FOOT))


def _box(slide: Any, top: float, height: float) -> Any:
    return slide.shapes.add_textbox(*_room(top, height))


def _say(shape: Any, text: str, look: Look) -> None:
    """One paragraph, the whole text of the shape."""
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    write_text(frame.paragraphs[0]._p, text, look)


def _write_sentences(slide: Any, body: Sentences) -> None:
    box = _box(slide, _TOP, HEIGHT)
    box.text_frame.word_wrap = True
    for number, text in enumerate(body.texts):
        paragraph = box.text_frame.paragraphs[0] if number == 0 else box.text_frame.add_paragraph()
        paragraph.space_after = Pt(body.size / 2)
        write_text(paragraph._p, f"– {text}", Look(body.size))


def _write_table(slide: Any, body: Table) -> None:
    rows = (body.headings, *body.rows)
    widths, heights = (
        [units(WIDTH * share / 100) for share in body.shares],
        [units(row_height(body, row)) for row in rows],
    )
    frame = slide.shapes.add_table(1, len(widths), units(_LEFT), units(_TOP), sum(widths), sum(heights))
    frame.table.horz_banding = False
    table = frame.table._tbl
    for column, width in zip(table.tblGrid.gridCol_lst, widths, strict=True):
        column.w = width
    table.remove(table.tr_lst[0])
    for place, (row, height) in enumerate(zip(rows, heights, strict=True)):
        head = place == 0
        colour, ground = ("FFFFFF", _DARK) if head else (INK, _BAND)
        looks = [Look(body.size, head, colour, at not in body.texts) for at in range(len(row))]
        write_row(table, height, zip(row, looks, strict=True), ground)
