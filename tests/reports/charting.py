"""Charts in tests of the papers and of the workbook."""

from lxml import etree

from pipeline.model.result import Review
from pipeline.reports.charts.chart import Chart
from pipeline.reports.charts.part import drawing_of
from tests.remembering import half_year, remembering
from tests.reports.books import two_ranked_and_one_not

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def drawn(chart: Chart | None) -> Chart:
    assert chart is not None
    return chart


def xml_of(chart: Chart) -> etree._Element:
    return etree.fromstring(drawing_of(chart, "rId1"))


def remembered(**results: tuple[int, str] | None) -> Review:
    """Two ranked members whose six months are known as told."""
    return two_ranked_and_one_not(memory=remembering(half_year(**results)))


def area_of(sheet: str, column: str, first: int, rows: int) -> str:
    """Cells as a chart refers to them: one cell is no area."""
    start = f"'{sheet}'!${column}${first}"
    return start if rows == 1 else f"{start}:${column}${first + rows - 1}"
