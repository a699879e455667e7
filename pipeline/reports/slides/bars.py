"""A chart of lying bars as a slide's chart part (ECMA-376, 1st part, 21.2), its numbers those of its workbook."""

from collections.abc import Sequence
from html import escape

from pipeline.reports.charts.chart import Chart
from pipeline.reports.charts.frame import framed
from pipeline.reports.charts.look import number_format
from pipeline.reports.charts.part import SHEET
from pipeline.reports.slides.deck import SIZES, WIDTH
from pipeline.reports.slides.shapes import BAR, FONT, in_attribute
from pipeline.text.numbers import plain

_FEW_BARS = 3
_NAMES, _VALUES = "2068027336", "2113994440"
"""By which the two axes know each other."""
_OPENED = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/>'
    '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>'
)


def bars(chart: Chart) -> str:
    """The part; the workbook behind it is its relation `rId1`."""
    few = len(chart.values) <= _FEW_BARS
    return (
        f'{_OPENED}{_room(chart)}<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{_series(chart)}{_labels(chart)}<c:gapWidth val="{150 if few else 40}"/><c:axId val="{_NAMES}"/>'
        f'<c:axId val="{_VALUES}"/></c:barChart>{_axes(chart)}</c:plotArea><c:dispBlanksAs val="gap"/></c:chart>'
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{SIZES[-1] * 100}"><a:latin typeface="{FONT}"/>'
        '</a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _room(chart: Chart) -> str:
    """Where the bars stand."""
    room = framed(chart, WIDTH, SIZES[-1])
    sides = f'<c:x val="{room.left}"/><c:y val="{room.top}"/><c:w val="{room.width}"/><c:h val="{room.height}"/>'
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f"{sides}</c:manualLayout></c:layout>"
    )


def _series(chart: Chart) -> str:
    last = len(chart.values) + 1
    names = _points([one.label for one in chart.categories])
    values = _points(list(map(plain, chart.values)))
    return (
        f"""<c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>'{SHEET}'!$B$1</c:f><c:strCache>"""
        f"{_points([chart.measure])}</c:strCache></c:strRef></c:tx><c:spPr><a:solidFill>"
        f'<a:srgbClr val="{BAR}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>'
        f"<c:cat><c:strRef><c:f>'{SHEET}'!$A$2:$A${last}</c:f><c:strCache>{names}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>'{SHEET}'!$B$2:$B${last}</c:f><c:numCache>"
        f"<c:formatCode>{escape(number_format(chart), quote=False)}</c:formatCode>{values}</c:numCache></c:numRef>"
        "</c:val></c:ser>"
    )


def _points(texts: Sequence[str]) -> str:
    told = (f'<c:pt idx="{at}"><c:v>{escape(text, quote=False)}</c:v></c:pt>' for at, text in enumerate(texts))
    return f'<c:ptCount val="{len(texts)}"/>{"".join(told)}'


def _labels(chart: Chart) -> str:
    return (
        f'<c:dLbls><c:numFmt formatCode="{in_attribute(number_format(chart))}" sourceLinked="0"/>'
        '<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/><c:showLeaderLines val="1"/>'
        "</c:dLbls>"
    )


def _axes(chart: Chart) -> str:
    """The names on the left, the first on top and none left out; the values' axis, which is not shown."""
    room = framed(chart, WIDTH, SIZES[-1])
    ends = f'<c:max val="{plain(room.most)}"/><c:min val="{plain(room.least)}"/>'
    return (
        f'<c:catAx><c:axId val="{_NAMES}"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="l"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:crossAx val="{_VALUES}"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="0"/></c:catAx>'
        f'<c:valAx><c:axId val="{_VALUES}"/><c:scaling>{ends}</c:scaling>'
        '<c:delete/><c:axPos val="b"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/><c:crossAx val="{_NAMES}"/><c:crosses val="autoZero"/></c:valAx>'
    )
