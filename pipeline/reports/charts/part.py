"""A chart as a Word document holds it: the drawing, and the workbook in which Word lets people edit its numbers."""

from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

from pipeline.reports.charts.chart import Chart
from pipeline.reports.charts.explicit import CHART, say_all
from pipeline.reports.charts.look import Place, drawn
from pipeline.sheets.looks.book import Book
from pipeline.sheets.looks.styles import FONT

SHEET = "Số liệu"
_LONG_AGO = datetime(2000, 1, 1)
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LABELS, _VALUES = 0, 1


def workbook_of(chart: Chart) -> bytes:
    """The numbers of the chart, the labels in the first column; the same bytes each time."""
    return _workbook(chart, with_chart=False)


def drawing_of(chart: Chart, workbook: str) -> bytes:
    """The chart's own XML; `workbook` is the id by which it knows its workbook."""
    with ZipFile(BytesIO(_workbook(chart, with_chart=True))) as book:
        space = etree.fromstring(book.read("xl/charts/chart1.xml"))
    for name in ("lang", "printSettings"):
        for element in space.findall(CHART + name):
            space.remove(element)
    space[0:0] = [etree.Element(CHART + "lang", val="vi-VN"), etree.Element(CHART + "roundedCorners", val="0")]
    say_all(space)
    data = etree.SubElement(space, CHART + "externalData", {_RELATION: workbook})
    etree.SubElement(data, CHART + "autoUpdate", val="0")
    return etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)


def _workbook(chart: Chart, *, with_chart: bool) -> bytes:
    file = BytesIO()
    look = {"font_name": FONT, "font_size": 11}
    with Book(file, {"in_memory": True, "default_format_properties": look}) as book:
        book.set_properties({"title": SHEET, "created": _LONG_AGO})
        sheet = book.add_worksheet(SHEET)
        sheet.set_column(0, 0, 45)
        sheet.set_column(1, 1, 18)
        _write(sheet, chart)
        if with_chart:
            sheet.insert_chart(0, 0, drawn(book, chart, Place(SHEET, 0, _LABELS, _VALUES)))
    return file.getvalue()


def _write(sheet: Any, chart: Chart) -> None:
    sheet.write_string(0, _LABELS, chart.heading)
    sheet.write_string(0, _VALUES, chart.measure)
    for row, (category, value) in enumerate(zip(chart.categories, chart.values, strict=True), start=1):
        sheet.write_string(row, _LABELS, category.label)
        sheet.write_number(row, _VALUES, float(value))
