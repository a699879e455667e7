"""A chart as a Word document holds it: the drawing, and the workbook in which Word lets people edit its numbers."""

from datetime import datetime
from io import BytesIO
from typing import Any

from lxml import etree
from xlsxwriter import Workbook
from xlsxwriter.packager import Packager

from pipeline.reports.charts.chart import Chart
from pipeline.reports.charts.explicit import CHART, say_all
from pipeline.reports.charts.look import Place, drawn
from pipeline.sheets.looks.book import Book
from pipeline.sheets.looks.styles import FONT

SHEET = "Số liệu"
_LONG_AGO = datetime(2000, 1, 1)
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LABELS, _VALUES = 0, 1


class _Drawing(Workbook):  # type: ignore[misc]  # XlsxWriter has no types
    """A workbook of which nothing is written but its chart."""

    def _get_packager(self) -> "_Chart":
        self.chart = _Chart()
        return self.chart


class _Chart(Packager):  # type: ignore[misc]  # XlsxWriter has no types
    def _create_package(self) -> list[Any]:
        self._write_chart_files()
        ((part, *_),) = self.filenames
        self.xml: str = part.getvalue()
        return []


def workbook_of(chart: Chart) -> bytes:
    """The numbers of the chart, the labels in the first column; the same bytes each time."""
    file = BytesIO()
    with Book(file, _options()) as book:
        book.set_properties({"title": SHEET, "created": _LONG_AGO})
        sheet = book.add_worksheet(SHEET)
        sheet.set_column(0, 0, 45)
        sheet.set_column(1, 1, 18)
        _write(sheet, chart)
    return file.getvalue()


def drawing_of(chart: Chart, workbook: str) -> bytes:
    """The chart's own XML; `workbook` is the id by which it knows its workbook."""
    with _Drawing(BytesIO(), _options()) as book:
        sheet = book.add_worksheet(SHEET)
        _write(sheet, chart)
        sheet.insert_chart(0, 0, drawn(book, chart, Place(SHEET, 0, _LABELS, _VALUES)))
    space = etree.fromstring(book.chart.xml.encode())
    for name in ("lang", "printSettings"):
        for element in space.findall(CHART + name):
            space.remove(element)
    space[0:0] = [etree.Element(CHART + "lang", val="vi-VN"), etree.Element(CHART + "roundedCorners", val="0")]
    say_all(space)
    data = etree.SubElement(space, CHART + "externalData", {_RELATION: workbook})
    etree.SubElement(data, CHART + "autoUpdate", val="0")
    return etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)


def _options() -> dict[str, Any]:
    return {"in_memory": True, "default_format_properties": {"font_name": FONT, "font_size": 11}}


def _write(sheet: Any, chart: Chart) -> None:
    sheet.write_string(0, _LABELS, chart.heading)
    sheet.write_string(0, _VALUES, chart.measure)
    for row, (category, value) in enumerate(zip(chart.categories, chart.values, strict=True), start=1):
        sheet.write_string(row, _LABELS, category.label)
        sheet.write_number(row, _VALUES, float(value))
