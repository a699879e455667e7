"""Sheet `Biểu đồ`: each chart with the numbers it rests on."""

from pathlib import Path
from zipfile import ZipFile

from pipeline.model.result import NotRanked
from pipeline.reports.charts.report_charts import charts_of
from tests.builders import a_board, a_card, a_group, a_line, a_review, a_scale
from tests.reports.books import VP, Opened, row_with, rows_of
from tests.reports.charting import area_of, remembered


def test_the_sheet_of_charts_has_the_numbers_below_each(opened: Opened) -> None:
    review = remembered(VP=(1, "45"), KHTC=None)
    sheet = opened(review)["Biểu đồ"]
    rows = rows_of(sheet)
    for number, chart in enumerate(charts_of(review).values(), start=1):
        assert f"Biểu đồ {number}. {chart.title}" in [row[0] for row in rows]
        head = row_with(sheet, chart.measure)
        assert rows[head - 1] == [chart.heading, None, chart.measure]
        for place, (category, value) in enumerate(zip(chart.categories, chart.values, strict=True)):
            assert rows[head + place] == [category.name, None, float(value)]
    assert len(sheet._charts) == 3


def test_what_is_cut_on_a_chart_stands_in_full_beside_its_number(opened: Opened) -> None:
    title = "Thực hiện nhiệm vụ chuyên môn, nhiệm vụ chính trị được giao và nhiệm vụ đột xuất khác"
    scale = a_scale(a_group("A", title), a_line("A1", maximum=10))
    sheet = opened(a_review(scale, a_board([a_card(VP, scale, {"A1": 8})])))["Biểu đồ"]
    head = row_with(sheet, "Trên biểu đồ")
    label, name = [cell.value for cell in sheet[head + 1]][:2]
    assert name == f"A. {title}"
    assert str(label).endswith("nhiệm vụ\nchính trị được giao và nhiệm vụ đột xuất…")


def test_every_chart_of_the_sheet_draws_its_own_table(tmp_path: Path, opened: Opened) -> None:
    review = remembered(VP=(1, "45"), KHTC=None)
    sheet = opened(review)["Biểu đồ"]
    heads = [row_with(sheet, chart.measure) for chart in charts_of(review).values()]
    with ZipFile(tmp_path / "bang-xep-hang.xlsx") as book:
        drawings = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/charts/chart")]
    for head, chart in zip(heads, charts_of(review).values(), strict=True):
        area = area_of("Biểu đồ", "C", head + 1, len(chart.categories))
        assert sum(f"<c:f>{area}</c:f>" in drawing for drawing in drawings) == 1


def test_nothing_to_draw_leaves_no_sheet(opened: Opened) -> None:
    assert "Biểu đồ" not in opened(a_review(a_scale(), a_board([], [NotRanked(VP, "no_submission")]))).sheetnames
