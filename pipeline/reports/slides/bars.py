"""A chart on a slide: lying bars as in the papers, with the same workbook behind them."""

from collections.abc import Iterable, Mapping
from html import escape

from pipeline.reports.charts.chart import Chart
from pipeline.reports.charts.frame import framed
from pipeline.reports.charts.look import number_format
from pipeline.reports.slides.deck import SIZES, WIDTH
from pipeline.reports.slides.drawingml import in_xml

_FEW_BARS = 3


def told_of(chart: Chart) -> Mapping[str, str]:
    """The chart by the marks of its skeleton."""
    bars = framed(chart, WIDTH, SIZES[-1])
    return {
        "format": escape(number_format(chart), quote=False),
        "shown": in_xml(number_format(chart)),
        "measure": escape(chart.measure, quote=False),
        "last": str(len(chart.values) + 1),
        "count": str(len(chart.values)),
        "names": _points(escape(one.label, quote=False) for one in chart.categories),
        "values": _points(str(float(value)) for value in chart.values),
        "left": str(bars.left),
        "top": str(bars.top),
        "width": str(bars.width),
        "height": str(bars.height),
        "least": str(float(bars.least)),
        "most": str(float(bars.most)),
        "gap": '<c:gapWidth val="40"/>' if len(chart.values) > _FEW_BARS else "<c:gapWidth/>",
    }


def _points(values: Iterable[str]) -> str:
    return "".join(f'<c:pt idx="{at}"><c:v>{value}</c:v></c:pt>' for at, value in enumerate(values))
