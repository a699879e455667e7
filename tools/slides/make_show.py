"""Makes the show of one slide of each sort that slides are made from: `python -m tools.slides.make_show`.

Marks stand where what a slide says is put.
"""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Pt

from pipeline.model.packing import fixed_zip
from pipeline.reports.charts.explicit import CHART
from pipeline.reports.charts.skeleton import mark, mark_chart, put
from pipeline.reports.slides.deck import HEIGHT, SIZES, WIDTH
from pipeline.reports.slides.drawingml import FONT, units

_LEFT, _TOP, _PAGE = 40.0, 100.0, (960.0, 540.0)
_BAR = "8C8375"
_LONG_AGO = datetime(2000, 1, 1)

SHOW = Path(__file__).parents[2] / "pipeline" / "reports" / "slides" / "show.pptx"


def made() -> bytes:
    """First slide, sentences, a table, a chart."""
    show = _empty_show()
    first, sentences, table, charted = (_slide(show) for _ in range(4))
    _place(first.shapes.title, 190.0, 76.0)
    for name, top, height in (("parent", 50.0, 40.0), ("bloc", 92.0, 90.0), ("subtitle", 275.0, 50.0)):
        _say(_box(first, top, height), name)
    body = _box(sentences, _TOP, HEIGHT).text_frame
    body.word_wrap = True
    put("body", body._txBody[-1])
    _add_table(table)
    _add_chart(charted)
    for slide in (sentences, table, charted):
        _say(_box(slide, 506.0, 26.0), "foot")
    file = BytesIO()
    show.save(file)
    return fixed_zip(file.getvalue())


# ------------------------------------------------------------------------------- the show, its slides


def _empty_show() -> Any:
    """A show of broad pages without any, with one layout: a title, and nothing below it."""
    show: Any = Presentation()
    properties = show.core_properties
    properties.author, properties.title = mark("author"), mark("name")
    properties.created = properties.modified = _LONG_AGO
    properties.last_modified_by, properties.revision, properties.comments = "", 1, ""
    _drop(show.part.package, RELATIONSHIP_TYPE.THUMBNAIL)  # of another show
    _drop(show.part, RELATIONSHIP_TYPE.PRINTER_SETTINGS)  # of a stranger's printer
    show.slide_width, show.slide_height = Pt(_PAGE[0]), Pt(_PAGE[1])
    del show.element.sldSz.attrib["type"]  # a narrow page's
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
    return show


def _drop(owner: Any, kind: str) -> None:
    for known in [known for known, relation in owner._rels.items() if relation.reltype == kind]:
        owner._rels.pop(known)


def _place(shape: Any, top: float, height: float) -> None:
    shape.left, shape.top, shape.width, shape.height = _room(top, height)


def _room(top: float, height: float) -> tuple[int, int, int, int]:
    """Where something stands that is as broad as a slide's text: from the left, from above, its breadth and height."""
    return units(_LEFT), units(top), units(WIDTH), units(height)


def _slide(show: Any) -> Any:
    slide = show.slides.add_slide(show.slide_layouts[0])
    _say(slide.shapes.title, "title")
    return slide


def _box(slide: Any, top: float, height: float) -> Any:
    return slide.shapes.add_textbox(*_room(top, height))


def _say(shape: Any, name: str) -> None:
    """A mark in place of the shape's one paragraph."""
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    put(name, frame._txBody[-1])


def _add_table(slide: Any) -> None:
    frame = slide.shapes.add_table(1, 1, *_room(_TOP, HEIGHT))
    frame.table.horz_banding = False
    size = frame._element.xfrm.ext
    size.set("cx", mark("width"))
    size.set("cy", mark("height"))
    table = frame.table._tbl
    put("rows", table[-1])
    grid = table.tblGrid
    grid.remove(grid[0])
    grid.text = mark("columns")


# --------------------------------------------------------------------------------------- the chart


def _add_chart(slide: Any) -> None:
    """Lying bars as in the papers."""
    numbers = CategoryChartData(number_format=mark("format"))
    numbers.categories = ["name"]
    numbers.add_series("measure", [0.0])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *_room(_TOP, HEIGHT), numbers)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", mark("described"))
    _dress(frame.chart)
    space = frame.chart._chartSpace
    for axis in (*space.iter(f"{CHART}axId"), *space.iter(f"{CHART}crossAx")):
        axis.set("val", str(axis.get("val")).lstrip("-"))  # the library's ids below zero are forbidden by the schema
    _set_room(space)
    for gap in list(space.iter(f"{CHART}gapWidth")):
        put("gap", gap)
    mark_chart(space)
    frame.chart.part.chart_workbook.xlsx_part.blob = b""  # every chart has one of its own


def _dress(chart: Any) -> None:
    chart.has_title, chart.has_legend = False, False
    chart.font.name, chart.font.size = FONT, Pt(SIZES[-1])
    names, values, plot = chart.category_axis, chart.value_axis, chart.plots[0]
    names.reverse_order, names.tick_label_position = True, XL_TICK_LABEL_POSITION.LOW
    names.major_tick_mark, names.has_major_gridlines = XL_TICK_MARK.NONE, False
    values.visible, values.has_major_gridlines = False, False
    values.minimum_scale, values.maximum_scale = 0, 1
    plot.gap_width, plot.vary_by_categories, plot.has_data_labels = 40, False, True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = mark("shown"), False
    labels.position, labels.show_value = XL_LABEL_POSITION.OUTSIDE_END, True
    fill = plot.series[0].format.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string(_BAR)
    plot.series[0].invert_if_negative = False


def _set_room(space: Any) -> None:
    """Says where the bars stand."""
    area = space.chart.plotArea
    for layout in area.findall(f"{CHART}layout"):
        area.remove(layout)
    layout = area.makeelement(f"{CHART}layout")
    manual = layout.makeelement(f"{CHART}manualLayout")
    layout.append(manual)
    told = (("layoutTarget", "inner"), ("xMode", "edge"), ("yMode", "edge"), *((name, "0") for name in "xywh"))
    for name, value in told:
        manual.append(manual.makeelement(f"{CHART}{name}", {"val": value}))
    area.insert(0, layout)
    for last in area.iter(f"{CHART}noMultiLvlLbl"):  # no name is left out
        last.addprevious(last.makeelement(f"{CHART}tickLblSkip", {"val": "1"}))


if __name__ == "__main__":
    SHOW.write_bytes(made())
