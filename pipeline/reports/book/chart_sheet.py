"""Sheet `Biểu đồ`: the charts of the reports, each with the numbers it rests on below it."""

from math import ceil

from pipeline.model.result import Review
from pipeline.reports.book.page import Page
from pipeline.reports.charts.chart import WIDTH, Chart
from pipeline.reports.charts.look import Place, drawn, number_format
from pipeline.reports.charts.report_charts import charts_of
from pipeline.sheets.looks.heights import LINE_HEIGHT, height_of
from pipeline.sheets.looks.paper import set_paper
from pipeline.sheets.looks.styles import BOLD, CENTRE, GRID, HEADER, SUBTITLE, TEXT, TITLE, WRAP, Styles
from pipeline.text.charts import CHARTS_TITLE
from pipeline.text.terms import review_title

SHEET = "Biểu đồ"
_WIDTHS = (37.0, 37.0, 15.0)
_LABEL, _NAME, _VALUES = 0, 1, 2
_SCALE = 98
_PIXELS = 96 / 25.4
_ROW = LINE_HEIGHT * 96 / 72
"""Pixels of a millimetre, and of a row."""


def write_charts(styles: Styles, review: Review) -> None:
    """The whole sheet, a chart a page of paper; no sheet where there is nothing to draw."""
    charts = charts_of(review)
    if not charts:
        return
    page = Page(styles.book.add_worksheet(SHEET), styles, _WIDTHS)
    set_paper(page.sheet, landscape=False)
    page.sheet.set_print_scale(_SCALE)
    page.paragraph(CHARTS_TITLE, TITLE)
    page.paragraph(review_title(review.period, review.config.bloc.year), SUBTITLE)
    page.sheet.freeze_panes(page.row, 0)
    breaks = []
    for number, chart in enumerate(charts.values(), start=1):
        if number > 1:
            breaks.append(page.row)
        _write(page, number, chart)
    page.sheet.set_h_pagebreaks(breaks)


def _write(page: Page, number: int, chart: Chart) -> None:
    page.paragraph(f"Biểu đồ {number}. {chart.title}", BOLD, WRAP, CENTRE)
    top, height = page.row, chart.height * _PIXELS
    for _ in range(ceil(height / _ROW) + 1):
        page.next()
    shape = drawn(page.styles.book, chart, Place(SHEET, page.row, _LABEL, _VALUES))
    shape.set_size({"width": WIDTH * _PIXELS, "height": height})
    page.sheet.insert_chart(
        top, 0, shape, {"x_offset": 2, "y_offset": 4, "description": f"{chart.title}. {chart.described}"}
    )
    _write_numbers(page, chart)
    page.next()


def _write_numbers(page: Page, chart: Chart) -> None:
    head, text = page.styles(HEADER), page.styles(TEXT)
    figure = page.styles(GRID, CENTRE, {"num_format": number_format(chart)})
    _write_names(page, chart, "Trên biểu đồ" if chart.cut else chart.heading, chart.heading, head)
    page.cells([(chart.measure, head)], first=_VALUES)
    page.next(height_of([(chart.measure, _WIDTHS[_VALUES])]))
    for category, value in zip(chart.categories, chart.values, strict=True):
        _write_names(page, chart, category.label, category.name, text)
        page.cells([(value, figure)], first=_VALUES)
        shown = [(category.label, _WIDTHS[_LABEL]), (category.name, _WIDTHS[_NAME])]
        page.next(height_of(shown if chart.cut else [(category.label, sum(_WIDTHS[:_VALUES]))]))


def _write_names(page: Page, chart: Chart, label: str, name: str, look: object) -> None:
    """What stands on the axis, and beside it the name in full where that is another."""
    if chart.cut:
        page.cells([(label, look), (name, look)])
    else:
        page.merge(_LABEL, _NAME, label, look)
