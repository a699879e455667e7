"""Writes trinh-chieu.pptx: native tables and charts, which PowerPoint and LibreOffice can edit."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from pipeline.model.packing import fixed_zip
from pipeline.model.result import Review
from pipeline.reports.charts.chart import Chart
from pipeline.reports.charts.explicit import CHART
from pipeline.reports.charts.frame import Frame, framed
from pipeline.reports.charts.look import number_format
from pipeline.reports.charts.part import SHEET, workbook_of
from pipeline.reports.slides.content import deck
from pipeline.reports.slides.deck import HEIGHT, SIZES, WIDTH, Deck, Sentences, Slide, Table, row_height
from pipeline.reports.slides.drawingml import FONT, INK, Look, units, write_row, write_text
from pipeline.text.papers.signatures import balanced

_LEFT, _TOP, _PAGE = 40.0, 100.0, (960.0, 540.0)
_TITLE, _FOOT = 32, 14
_DARK, _BAND, _BAR = "7A1717", "EFECE6", "8C8375"
_LONG_AGO = datetime(2000, 1, 1)
_LONGEST_FOOT, _FEW_BARS = 100, 3
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
    """A show of broad pages with one layout: a title, and nothing below it."""
    from pptx import Presentation
    from pptx.util import Pt

    show = Presentation()
    show.slide_width, show.slide_height = Pt(_PAGE[0]), Pt(_PAGE[1])
    layouts = show.slide_layouts
    titled: Any = layouts.get_by_name("Title Only")
    for layout in [one for one in layouts if one is not titled]:
        layouts.remove(layout)
    for owner in (show.slide_master, titled):
        for shape in list(owner.placeholders):
            if shape.placeholder_format.type != 1:  # all but the title: dates, feet and numbers are written on slides
                shape.element.getparent().remove(shape.element)
            else:
                _place(shape, 24.0, 66.0)
    properties = show.core_properties
    properties.author, properties.title = told.bloc[:255], f"{told.heading} – {told.bloc}"[:255]
    properties.created = properties.modified = _LONG_AGO
    properties.last_modified_by, properties.revision = "", 1
    return show


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
            _write_chart(slide, page.body)
    bloc = told.bloc if len(told.bloc) <= _LONGEST_FOOT else f"{told.bloc[:_LONGEST_FOOT].rpartition(' ')[0]}…"
    _say(_box(slide, 506.0, 26.0), f"{bloc}  ·  {number}", Look(_FOOT))


def _box(slide: Any, top: float, height: float) -> Any:
    return slide.shapes.add_textbox(*_room(top, height))


def _say(shape: Any, text: str, look: Look) -> None:
    """One paragraph, the whole text of the shape."""
    from pptx.enum.text import MSO_ANCHOR

    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    write_text(frame.paragraphs[0]._p, text, look)


def _write_sentences(slide: Any, body: Sentences) -> None:
    from pptx.util import Pt

    box = _box(slide, _TOP, HEIGHT)
    box.text_frame.word_wrap = True
    for number, text in enumerate(body.texts):
        paragraph = box.text_frame.paragraphs[0] if number == 0 else box.text_frame.add_paragraph()
        paragraph.space_after = Pt(body.size / 2)
        write_text(paragraph._p, f"– {text}", Look(body.size))


def _write_table(slide: Any, body: Table) -> None:
    rows = (body.headings, *body.rows)
    heights = [row_height(body, row) for row in rows]
    frame = slide.shapes.add_table(1, len(body.headings), *_room(_TOP, sum(heights)))
    frame.table.horz_banding = False
    table = frame.table._tbl
    for column, share in zip(table.tblGrid.gridCol_lst, body.shares, strict=True):
        column.w = units(WIDTH * share / 100)
    table.remove(table.tr_lst[0])
    for place, (row, height) in enumerate(zip(rows, heights, strict=True)):
        head = place == 0
        colour, ground = ("FFFFFF", _DARK) if head else (INK, _BAND)
        looks = (Look(body.size, head, colour, at not in body.texts) for at in range(len(row)))
        write_row(table, height, zip(row, looks, strict=True), ground)
    frame.width, frame.height = sum(one.w for one in table.tblGrid.gridCol_lst), sum(one.h for one in table.tr_lst)


def _write_chart(slide: Any, body: Chart) -> None:
    """Bars as in the papers, with the same workbook behind them."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE

    class Numbers(CategoryChartData):
        """The chart's numbers, with the workbook that we make of them."""

        xlsx_blob = workbook_of(body)

    data = Numbers(number_format=number_format(body))
    data.categories = [one.label for one in body.categories]
    data.add_series(body.measure, [float(value) for value in body.values])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *_room(_TOP, HEIGHT), data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", f"{body.title}. {body.described}")
    bars = framed(body, WIDTH, SIZES[-1])
    _dress(frame.chart, body, bars)
    space = frame.chart._chartSpace
    _set_room(space, bars)
    for reference in space.iter(f"{CHART}f"):
        reference.text = reference.text.replace("Sheet1", f"'{SHEET}'")
    for axis in (*space.iter(f"{CHART}axId"), *space.iter(f"{CHART}crossAx")):
        axis.set("val", axis.get("val").lstrip("-"))  # the library writes ids below zero, which the schema forbids


def _set_room(space: Any, bars: Frame) -> None:
    """Says where the bars stand."""
    area = space.chart.plotArea
    for layout in area.findall(f"{CHART}layout"):
        area.remove(layout)
    layout = area.makeelement(f"{CHART}layout")
    manual = layout.makeelement(f"{CHART}manualLayout")
    layout.append(manual)
    told = (
        ("layoutTarget", "inner"),
        *(("xMode", "edge"), ("yMode", "edge")),
        *(("x", bars.left), ("y", bars.top), ("w", bars.width), ("h", bars.height)),
    )
    for name, told_value in told:
        manual.append(manual.makeelement(f"{CHART}{name}", {"val": str(told_value)}))
    area.insert(0, layout)
    for last in area.iter(f"{CHART}noMultiLvlLbl"):  # no name is left out
        last.addprevious(last.makeelement(f"{CHART}tickLblSkip", {"val": "1"}))


def _dress(chart: Any, body: Chart, bars: Frame) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.chart import XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
    from pptx.util import Pt

    chart.has_title, chart.has_legend = False, False
    chart.font.name, chart.font.size = FONT, Pt(SIZES[-1])
    names, values, plot = chart.category_axis, chart.value_axis, chart.plots[0]
    names.reverse_order, names.tick_label_position = True, XL_TICK_LABEL_POSITION.LOW
    names.major_tick_mark, names.has_major_gridlines = XL_TICK_MARK.NONE, False
    values.visible, values.has_major_gridlines = False, False
    values.minimum_scale, values.maximum_scale = float(bars.least), float(bars.most)
    plot.gap_width = 40 if len(body.values) > _FEW_BARS else 150
    plot.vary_by_categories, plot.has_data_labels = False, True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = number_format(body), False
    labels.position, labels.show_value = XL_LABEL_POSITION.OUTSIDE_END, True
    fill = plot.series[0].format.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string(_BAR)
    plot.series[0].invert_if_negative = False
