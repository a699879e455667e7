"""Sheet `Biểu đồ`: each chart with the numbers it rests on."""

from pathlib import Path
from zipfile import ZipFile

from pipeline.model.result import NotRanked
from pipeline.reports.charts.chart import Chart
from pipeline.reports.charts.report_charts import charts_of
from tests.builders import a_board, a_review, a_scale
from tests.reports.blocs import a_bloc_review
from tests.reports.books import VP, Opened, row_with, rows_of
from tests.reports.charting import area_of, remembered


def test_the_sheet_of_charts_has_the_numbers_below_each(opened: Opened) -> None:
    review = remembered(VP=(1, "45"), KHTC=None)
    sheet = opened(review)["Biểu đồ"]
    rows = rows_of(sheet)
    for number, chart in enumerate(charts_of(review).values(), start=1):
        assert f"Biểu đồ {number}. {chart.title}" in [row[0] for row in rows]
        head = row_with(sheet, chart.series[0].name)
        assert rows[head - 1] == [chart.heading, None, *(one.name for one in chart.series), *missing(chart)]
        for place, category in enumerate(chart.categories):
            figures = [None if one.values[place] is None else float(one.values[place] or 0) for one in chart.series]
            assert rows[head + place] == [category.name, None, *figures, *missing(chart)]
    assert len(sheet._charts) == 3


def missing(chart: Chart) -> list[None]:
    """The columns that the chart with the most series has beyond this one's."""
    return [None] * (2 - len(chart.series))


def test_codes_below_the_bars_are_explained_beside_the_numbers(opened: Opened) -> None:
    sheet = opened(a_bloc_review(11, 60))["Biểu đồ"]
    head = row_with(sheet, "Trên biểu đồ")
    assert [cell.value for cell in sheet[head + 1]][:2] == ["DV07", "Sở số 7"]


def test_every_chart_of_the_sheet_draws_its_own_table(tmp_path: Path, opened: Opened) -> None:
    review = remembered(VP=(1, "45"), KHTC=None)
    sheet = opened(review)["Biểu đồ"]
    heads = [row_with(sheet, chart.series[0].name) for chart in charts_of(review).values()]
    with ZipFile(tmp_path / "bang-xep-hang.xlsx") as book:
        drawings = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/charts/chart")]
    for head, chart in zip(heads, charts_of(review).values(), strict=True):
        area = area_of("Biểu đồ", "C", head + 1, len(chart.categories))
        assert sum(f"<c:f>{area}</c:f>" in drawing for drawing in drawings) == 1


def test_nothing_to_draw_leaves_no_sheet(opened: Opened) -> None:
    assert "Biểu đồ" not in opened(a_review(a_scale(), a_board([], [NotRanked(VP, "no_submission")]))).sheetnames
