"""A chart as a Word document holds it: the drawing, and the workbook in which Word lets people edit its numbers.

XlsxWriter makes both once, for few bars; what a chart shows is put in.
"""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from functools import cache
from io import BytesIO, StringIO
from typing import Any, NamedTuple

from lxml import etree
from lxml.etree import _Element as Element
from xlsxwriter import Workbook
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStringTable

from pipeline.reports.charts.chart import CROWD, Category, Chart
from pipeline.reports.charts.explicit import CHART, say_all
from pipeline.reports.charts.look import Place, drawn, frame_of
from pipeline.reports.charts.skeleton import SHEET, Skeleton, mark, mark_chart, told_of
from pipeline.sheets.looks.book import Book, Texts
from pipeline.sheets.looks.parts import Parts
from pipeline.sheets.looks.styles import FONT

_LONG_AGO = datetime(2000, 1, 1)
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LABELS, _VALUES = 0, 1
_ROWS, _STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
_ANY = Chart(
    title="", described="", heading="", measure="", categories=(Category("", ""),), values=(Decimal(1),), decimals=0
)


def _options() -> dict[str, Any]:
    return {"in_memory": True, "default_format_properties": {"font_name": FONT, "font_size": 11}}


def _write(sheet: Any, chart: Chart) -> None:
    sheet.write_string(0, _LABELS, chart.heading)
    sheet.write_string(0, _VALUES, chart.measure)
    for row, (category, value) in enumerate(zip(chart.categories, chart.values, strict=True), start=1):
        sheet.write_string(row, _LABELS, category.label)
        sheet.write_number(row, _VALUES, float(value))


# ------------------------------------------------------------------------------------ the workbook


class _Prepared(NamedTuple):
    """A workbook, and of its sheet what stands before the table's last row is told, then up to the rows, then below."""

    parts: Parts
    above: str
    between: str
    below: str


def workbook_of(chart: Chart) -> bytes:
    """The numbers of the chart, the labels in the first column; the same bytes each time."""
    book, strings = _prepared(), SharedStringTable()
    rows = "".join(_rows(chart, strings))
    sheet = f"{len(chart.values) + 1}{book.between}{rows}{book.below}"
    return book.parts.replaced({_ROWS: (book.above, sheet), _STRINGS: ("", _xml_of(strings))})


def written_workbook(chart: Chart) -> bytes:
    """The same as XlsxWriter writes it."""
    file = BytesIO()
    with Book(file, _options()) as book:
        book.set_properties({"title": SHEET, "created": _LONG_AGO})
        sheet = book.add_worksheet(SHEET)
        sheet.set_column(0, 0, 45)
        sheet.set_column(1, 1, 18)
        _write(sheet, chart)
    return file.getvalue()


@cache
def _prepared() -> _Prepared:
    parts = Parts(written_workbook(_ANY))
    above, rows = parts.texts(_ROWS)[_ROWS].split("<sheetData>")
    above, between = above.split("A1:B2")
    return _Prepared(parts, f"{above}A1:B", f"{between}<sheetData>", rows[rows.index("</sheetData>") :])


def _rows(chart: Chart, strings: SharedStringTable) -> Iterator[str]:
    heading, measure, *names = (
        f't="s"><v>{strings._get_shared_string_index(text)}</v></c>'
        for text in (chart.heading, chart.measure, *(one.label for one in chart.categories))
    )
    values = (f"><v>{float(value):.16G}</v></c>" for value in chart.values)
    cells = [(heading, f" {measure}"), *zip(names, values, strict=True)]
    for row, (left, right) in enumerate(cells, start=1):
        yield f'<row r="{row}" spans="1:2"><c r="A{row}" {left}<c r="B{row}"{right}</row>'


def _xml_of(strings: SharedStringTable) -> str:
    """The part of the workbook that holds the texts of its cells."""
    part, file = Texts(), StringIO()
    strings._sort_string_data()
    part.string_table = strings
    part._set_filehandle(file)
    part._assemble_xml_file()
    return file.getvalue()


# ------------------------------------------------------------------------------------- the drawing


def drawing_of(chart: Chart, workbook: str) -> bytes:
    """The chart's own XML; `workbook` is the id by which it knows its workbook."""
    told = told_of(chart, frame_of(chart), number=".16g", share=".17g")
    return _skeleton(len(chart.categories) > CROWD).filled(told | {"workbook": workbook})


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


def written_drawing(chart: Chart, workbook: str) -> Element:
    """The same as XlsxWriter writes it, and what it leaves to habits."""
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
    return space


@cache
def _skeleton(crowded: bool) -> Skeleton:
    """The drawing of many bars or of few: all others look like it."""
    bars = CROWD + 1 if crowded else 1
    chart = _ANY._replace(categories=_ANY.categories * bars, values=_ANY.values * bars)
    space = written_drawing(chart, mark("workbook"))
    mark_chart(space)
    return Skeleton(etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True))
