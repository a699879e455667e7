"""Rows of a filled table that stay with the next one, and the words before it."""

from io import BytesIO

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.table import Table

from pipeline.reports.templates.filling import filled_by_docxtpl
from pipeline.reports.templates.prepared import prepare

KEEP = f"{qn('w:pPr')}/{qn('w:keepNext')}"


def a_template(*, headed: bool = True, below: str = "", note: bool = False) -> bytes:
    document = Document()
    document.add_paragraph("Kết quả như sau:")
    document.add_paragraph("{%p if ten %}")
    table = document.add_table(0, 1)
    for text in ("Tên", "{%tr for t in ten %}", "{{ t }}", "{%tr endfor %}"):
        table.add_row().cells[0].text = text
    if below:
        table.add_row().cells[0].text = below
    document.add_paragraph("{%p endif %}")
    if note:
        document.styles.add_style("Ghichubang", WD_STYLE_TYPE.PARAGRAPH)
        document.add_paragraph("Ghi chú", "Ghichubang")
    if headed:
        properties = table.rows[0]._tr.get_or_add_trPr()
        properties.append(properties.makeelement(qn("w:tblHeader")))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def kept(table: Table) -> list[str]:
    return [row.cells[0].text for row in table.rows if row.cells[0].paragraphs[0]._p.find(KEEP) is not None]


@pytest.mark.parametrize(
    ("names", "staying"),
    [("A", []), ("AB", ["A"]), ("ABC", ["A", "B"]), ("ABCDE", ["A", "D"])],
)
def test_the_first_row_and_the_last_but_one_stay_with_the_next(names: str, staying: list[str]) -> None:
    template = a_template()
    prepared = prepare(template)
    assert prepared is not None
    for made in (filled_by_docxtpl(template, {"ten": tuple(names)}), prepared.fill({"ten": tuple(names)}).file):
        document = Document(BytesIO(made))
        (table,) = document.tables
        assert kept(table) == staying
        assert document.paragraphs[0]._p.find(KEEP) is not None, "the words before a table stay with it"


def test_a_grid_without_a_heading_may_be_cut_anywhere() -> None:
    document = Document(BytesIO(filled_by_docxtpl(a_template(headed=False), {"ten": ("A", "B", "C")})))
    assert kept(document.tables[0]) == []


def test_but_its_last_row_stays_with_the_one_below_all() -> None:
    template = a_template(headed=False, below="Chứng kiến")
    document = Document(BytesIO(filled_by_docxtpl(template, {"ten": ("A", "B", "C")})))
    assert kept(document.tables[0]) == ["C"]


def test_the_last_rows_stay_with_the_note_below_the_table() -> None:
    for below, staying in (("", ["A", "C", "D"]), ("Cộng", ["A", "C", "D", "Cộng"])):
        template = a_template(note=True, below=below)
        document = Document(BytesIO(filled_by_docxtpl(template, {"ten": tuple("ABCD")})))
        assert kept(document.tables[0]) == staying


def test_words_that_lead_to_a_list_stay_with_it() -> None:
    document = Document()
    for text in ("Như sau:", "{%p for t in ten %}", "{{ t }};", "{%p endfor %}", "Hết."):
        document.add_paragraph(text)
    file = BytesIO()
    document.save(file)
    told = Document(BytesIO(filled_by_docxtpl(file.getvalue(), {"ten": ("A", "B")}))).paragraphs
    assert [one.text for one in told if one._p.find(KEEP) is not None] == ["Như sau:"]
