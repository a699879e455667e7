"""Charts in the Word papers: above their captions, and Word can edit their numbers."""

import re
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree
from openpyxl import load_workbook

from pipeline.model.bloc import Period
from pipeline.model.result import NotRanked
from pipeline.reports.charts.chart import CROWD, Category, Chart
from pipeline.reports.charts.figures import distance_to_mean
from pipeline.reports.charts.part import drawing_of, workbook_of, written_drawing, written_workbook
from pipeline.reports.charts.placing import mark_of, with_charts
from pipeline.reports.charts.report_charts import charts_of, marked_charts
from pipeline.reports.templates.prepared import filled
from tests.builders import a_board, a_card, a_member, a_review, a_scale
from tests.reports.books import KHTC, SCALE, VP, rows_of, two_ranked_and_one_not
from tests.reports.charting import C, area_of, drawn, remembered, xml_of
from tests.reports.documents import styled, text_of, write_report, written


def charts_in(document: DocumentType) -> Iterator[tuple[etree._Element, Part, Part]]:
    """Every drawing with its chart and the workbook behind it, in the order of the text."""
    for drawing in document.element.body.iter(qn("wp:inline")):
        part = document.part.rels[drawing.find(f".//{C}chart").get(qn("r:id"))].target_part
        root = etree.fromstring(part.blob)
        data = root.find(f"{C}externalData")
        assert data is not None
        yield drawing, part, part.rels[data.get(qn("r:id"))].target_part


def test_the_year_end_report_has_each_chart_above_its_caption(tmp_path: Path) -> None:
    paper = written(tmp_path, remembered(VP=(1, "45"), KHTC=(2, "40")))
    assert styled(paper, "Tên biểu đồ") == [
        "Biểu đồ 1. Chênh lệch tổng điểm của các đơn vị so với mức bình quân (18,8 điểm)",
        "Biểu đồ 2. Tăng, giảm tỷ lệ % điểm đạt được của các đơn vị: cả năm so với 6 tháng đầu năm",
        "Biểu đồ 3. Điểm chưa đạt và bị trừ ở từng mục của thang điểm, bình quân một đơn vị",
    ]
    assert len(list(charts_in(paper))) == 3
    styles = [paragraph.style.name for paragraph in paper.paragraphs if paragraph.style]
    assert [styles[at + 1] for at, style in enumerate(styles) if style == "Biểu đồ"] == ["Tên biểu đồ"] * 3
    assert "⟦" not in text_of(paper)


def test_what_is_not_known_leaves_neither_chart_nor_caption(tmp_path: Path) -> None:
    paper = written(tmp_path, two_ranked_and_one_not())
    assert [caption[:10] for caption in styled(paper, "Tên biểu đồ")] == ["Biểu đồ 1.", "Biểu đồ 2."]
    nobody = written(tmp_path, a_review(a_scale(), a_board([], [NotRanked(VP, "no_submission")])))
    assert not list(charts_in(nobody))
    assert "Biểu đồ" not in text_of(nobody)


def test_the_six_month_report_draws_points_and_losses(tmp_path: Path) -> None:
    paper = written(tmp_path, remembered(VP=(1, "45"))._replace(period=Period.SIX_MONTH))
    assert [caption[:22] for caption in styled(paper, "Tên biểu đồ")] == [
        "Biểu đồ 1. Chênh lệch ",
        "Biểu đồ 2. Điểm chưa đ",
    ]


def test_word_edits_the_same_numbers_as_it_shows(tmp_path: Path) -> None:
    review = remembered(VP=(1, "45"), KHTC=None)
    for chart, (_, part, book) in zip(charts_of(review).values(), charts_in(written(tmp_path, review)), strict=True):
        sheet = load_workbook(BytesIO(book.blob))["Số liệu"]
        rows = rows_of(sheet)
        assert rows[0] == [chart.heading, chart.measure]
        assert [row[1] for row in rows[1:]] == [float(value) for value in chart.values]
        (root,) = etree.fromstring(part.blob).iter(f"{C}ser")
        names, shown = root.find(f"{C}tx"), root.find(f"{C}val")
        assert names is not None
        assert shown is not None
        assert [value.text for value in names.iter(f"{C}v")] == [chart.measure]
        assert [Decimal(value.text or "") for value in shown.iter(f"{C}v")] == list(chart.values)
        (area,) = [one.text for one in shown.iter(f"{C}f")]
        assert area == area_of("Số liệu", "B", 2, len(chart.categories))


def test_who_cannot_see_a_chart_is_told_what_it_shows(tmp_path: Path) -> None:
    told = [drawing.find(qn("wp:docPr")).get("descr") for drawing, *_ in charts_in(written(tmp_path, remembered()))]
    assert "Văn phòng Sở: +9,25; Phòng Kế hoạch – Tài chính: −9,25" in told[0]
    assert "mục A: 4,50" in told[1]


def test_the_same_review_gives_the_same_bytes(tmp_path: Path) -> None:
    review = remembered(VP=(1, "45"))
    one, two = (write_report(tmp_path / name, review).read_bytes() for name in ("a.docx", "b.docx"))
    assert one == two
    chart = drawn(distance_to_mean(review))
    assert workbook_of(chart) == workbook_of(chart)


@pytest.mark.parametrize("bars", [1, 2, CROWD, CROWD + 1])
@pytest.mark.parametrize("signed", [False, True])
def test_a_chart_put_together_is_the_one_that_is_written(bars: int, signed: bool) -> None:
    labels = ["Đơn vị một", "Hai dòng\nvà “&<>\"'”", "Đơn vị một", "_x0041_ số"]
    chart = Chart(
        title="Tên",
        described="Kể",
        heading="Đơn vị",
        measure="Điểm & số",
        categories=tuple(Category(labels[at % 4], labels[at % 4]) for at in range(bars)),
        values=tuple(Decimal(at * 7 - 20 if signed else at) / 3 for at in range(bars)),
        decimals=2 if signed else 0,
        signed=signed,
    )
    written = etree.tostring(written_drawing(chart, "rId7"), xml_declaration=True, encoding="UTF-8", standalone=True)
    assert drawing_of(chart, "rId7") == written
    assert workbook_of(chart) == written_workbook(chart)


def test_texts_of_members_are_neither_formulas_nor_xml_nor_marks() -> None:
    evil, rich = '=1+1 & <c:v>"x"</c:v> ⟦Biểu đồ 1⟧', "<r><t>A</t></r>"
    members = (a_member("VP", evil), a_member("TTR", rich), KHTC)
    review = a_review(SCALE, a_board([a_card(one, SCALE, {"A1": 8 - at}) for at, one in enumerate(members)]))
    chart = drawn(distance_to_mean(review))
    with ZipFile(BytesIO(workbook_of(chart))) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
    sheet = load_workbook(BytesIO(workbook_of(chart)))["Số liệu"]
    assert [sheet[cell].value for cell in ("A2", "A3")] == [evil, rich]
    labels = [value.text for value in xml_of(chart).findall(f".//{C}barChart//{C}cat//{C}v")]
    assert labels == [evil, rich, KHTC.name]
    paper = Document()
    paper.add_paragraph(evil)
    assert not list(charts_in(Document(BytesIO(with_charts(saved(paper), marked_charts(review))))))


def saved(paper: DocumentType) -> bytes:
    file = BytesIO()
    paper.save(file)
    return file.getvalue()


def test_a_mark_may_stand_anywhere_and_more_than_once() -> None:
    chart = drawn(distance_to_mean(two_ranked_and_one_not()))
    mark, paper = mark_of(chart), Document()
    paper.add_paragraph(f"Trước {mark} giữa {mark} sau")
    paper.add_table(1, 1).cell(0, 0).text = mark
    filled = Document(BytesIO(with_charts(saved(paper), {mark: chart})))
    assert filled.paragraphs[0].text == "Trước  giữa  sau"
    drawings = list(charts_in(filled))
    assert len({part.partname for _, part, _ in drawings}) == 3, "each can be edited by itself"
    assert len({drawing.find(qn("wp:docPr")).get("id") for drawing, *_ in drawings}) == 3
    assert re.fullmatch("⟦Biểu đồ [0-9a-f]{24}⟧", mark)


def test_a_chart_stands_anywhere_in_a_paper_of_thousands(tmp_path: Path) -> None:
    """A long paper is put together in stretches; the chart of the report's end is in a later one."""
    review = remembered(VP=(1, "45"))
    charts = marked_charts(review)
    first, *_, last = charts
    template = Document()
    for text in ("{{ dau }}", "{%p for one in cac %}", "{{ one }}", "{%p endfor %}", "Hình: {{ cuoi }}."):
        template.add_paragraph(text)
    made = filled(saved(template), {"dau": first, "cac": ("rất dài " * 100,) * 400, "cuoi": last}, charts)
    paper = Document(BytesIO(made.file))
    assert [paper.element.body.index(one.getparent().getparent().getparent()) for one, *_ in charts_in(paper)] == [
        0,
        401,
    ]
    assert paper.paragraphs[-1].text == "Hình: ."
    with ZipFile(BytesIO(made.file)) as parts:
        assert parts.namelist()[0] == "[Content_Types].xml"
        assert len(parts.namelist()) == len(set(parts.namelist()))
