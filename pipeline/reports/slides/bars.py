"""A chart on a slide: lying bars as in the papers, with the same workbook behind them."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.util import Pt

from pipeline.reports.charts.chart import Chart
from pipeline.reports.charts.explicit import CHART
from pipeline.reports.charts.frame import Frame, framed
from pipeline.reports.charts.look import number_format
from pipeline.reports.charts.part import SHEET, workbook_of
from pipeline.reports.slides.deck import SIZES, WIDTH
from pipeline.reports.slides.drawingml import FONT

_BAR = "8C8375"
_FEW_BARS = 3


class _Numbers(CategoryChartData):
    """A chart's numbers; the workbook behind them is ours, and python-pptx makes none."""

    def __init__(self, chart: Chart) -> None:
        super().__init__(number_format=number_format(chart))  # type: ignore[no-untyped-call]
        self.categories = [one.label for one in chart.categories]
        self.add_series(chart.measure, [float(value) for value in chart.values])  # type: ignore[no-untyped-call]
        self._workbook = workbook_of(chart)

    @property
    def xlsx_blob(self) -> bytes:
        """The workbook as a file."""
        return self._workbook


def write_chart(slide: Any, body: Chart, room: tuple[int, int, int, int]) -> None:
    """The chart in its room on the slide: from the left, from above, its breadth and height."""
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *room, _Numbers(body))
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
