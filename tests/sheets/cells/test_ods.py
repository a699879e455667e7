"""What the cells of an .ods are read as."""

import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.model.cells import Cell, CellKind
from pipeline.sheets.cells import Book, Unreadable, read_book
from tests.sheets.cells.odf import an_ods


def the_book(tmp_path: Path, rows: str, **more: str) -> Book:
    path = tmp_path / "phieu.ods"
    path.write_bytes(an_ods(rows, **more))
    return read_book(path, "phieu.ods")


def a_row(*cells: str, times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'


def a_cell(kind: str, value: str = "", text: str = "", more: str = "", times: int = 1) -> str:
    attribute = {"date": "date-value", "time": "time-value", "boolean": "boolean-value"}.get(kind, "value")
    held = f'office:{attribute}="{value}"' if value else ""
    paragraphs = f"<text:p>{text}</text:p>" if text else ""
    return (
        f'<table:table-cell office:value-type="{kind}" {held} table:number-columns-repeated="{times}" {more}>'
        f"{paragraphs}</table:table-cell>"
    )


BLANK = '<table:table-cell table:number-columns-repeated="{}"/>'


def the_cell(tmp_path: Path, cell: str, **more: str) -> Cell:
    book = the_book(tmp_path, a_row(cell), **more)
    return book.stored(book.sheets["Phiếu"].cell(1, 1))


@pytest.mark.parametrize(
    ("cell", "kind", "value"),
    [
        (a_cell("float", "0.30000000000000004", "0,3"), CellKind.NUMBER, Decimal("0.3")),
        (a_cell("float", "-2.675", "-2,68"), CellKind.NUMBER, Decimal("-2.675")),
        (a_cell("float", "1E+20", "1E+20"), CellKind.NUMBER, Decimal(10**20)),
        (a_cell("currency", "12.5", "12,50 đ"), CellKind.NUMBER, Decimal("12.5")),
        (a_cell("percentage", "0.985", "98,5%"), CellKind.PERCENT, Decimal("0.985")),
        (a_cell("date", "2018-06-20", "20/06/2018"), CellKind.DATE, date(2018, 6, 20)),
        (a_cell("date", "2018-06-20T08:30:00", "20/06/2018 08:30"), CellKind.DATE, date(2018, 6, 20)),
        (a_cell("date", "1899-12-30T08:30:00", "08:30"), CellKind.DATE, None),
        (a_cell("date", "hôm qua", "hôm qua"), CellKind.DATE, None),
        (a_cell("time", "PT08H30M00S", "08:30"), CellKind.DATE, None),
        (a_cell("boolean", "true", "TRUE"), CellKind.BOOL, True),
        (a_cell("boolean", "false", "FALSE"), CellKind.BOOL, False),
        (a_cell("string", text="01"), CellKind.TEXT, "01"),
        ("<table:table-cell><text:p>01</text:p></table:table-cell>", CellKind.TEXT, "01"),
        (a_cell("string", text=" Đa\u0323t "), CellKind.TEXT, "Đạt"),
        (a_cell("string", text="=1+1"), CellKind.TEXT, "=1+1"),
        (a_cell("string", more='calcext:value-type="error"', text="#DIV/0!"), CellKind.ERROR, "#DIV/0!"),
        (a_cell("float", "NaN", "NaN"), CellKind.ERROR, "#NUM!"),
        (BLANK.format(1), CellKind.BLANK, None),
    ],
)
def test_kinds_and_values(tmp_path: Path, cell: str, kind: CellKind, value: object) -> None:
    read = the_cell(tmp_path, cell)
    assert (read.kind, read.value, read.formula) == (kind, value, False)


@pytest.mark.parametrize(
    ("cell", "kind", "value"),
    [
        (a_cell("float", "12", "12", 'table:formula="of:=6+6"'), CellKind.NUMBER, Decimal(12)),
        (a_cell("percentage", "0.25", "25%", 'table:formula="of:=1/4"'), CellKind.PERCENT, Decimal("0.25")),
        (a_cell("string", text="Có", more='table:formula="of:=[.B1]"'), CellKind.TEXT, "Có"),
        (a_cell("string", text="#REF!", more='table:formula="of:=[.B1]"'), CellKind.ERROR, "#REF!"),
        ('<table:table-cell table:formula="of:=[.B1]"/>', CellKind.BLANK, None),
    ],
)
def test_formulas_have_the_value_that_was_stored(tmp_path: Path, cell: str, kind: CellKind, value: object) -> None:
    book = the_book(tmp_path, a_row(cell))
    before = book.sheets["Phiếu"].cell(1, 1)
    stored = book.stored(before)
    assert (before.kind, before.value, before.formula) == (CellKind.BLANK, None, True)
    assert (stored.kind, stored.value, stored.formula) == (kind, value, True)


def test_truth_values_that_libreoffice_turned_into_formulas(tmp_path: Path) -> None:
    cell = the_cell(tmp_path, a_cell("float", "1", "TRUE", 'table:formula="of:=TRUE()"'))
    assert (cell.kind, cell.value) == (CellKind.BOOL, True)


def test_text_of_several_lines_with_spaces_links_and_a_comment(tmp_path: Path) -> None:
    cell = (
        '<table:table-cell office:value-type="string"><office:annotation><text:p>ghi chú</text:p></office:annotation>'
        '<text:p>BC<text:s text:c="2"/>01,<text:tab/><text:a>so.example</text:a></text:p><text:p>BC 02</text:p>'
        "</table:table-cell>"
    )
    assert the_cell(tmp_path, cell).value == "BC  01,\tso.example\nBC 02"


def test_cells_below_merged_ones_are_blank(tmp_path: Path) -> None:
    hidden = '<table:covered-table-cell office:value-type="float" office:value="7"><text:p>7</text:p>'
    book = the_book(tmp_path, a_row(a_cell("float", "5"), hidden + "</table:covered-table-cell>", a_cell("float", "9")))
    assert [cell.value for cell in book.sheets["Phiếu"].rows[0]] == [Decimal(5), None, Decimal(9)]


def test_repeated_rows_and_cells(tmp_path: Path) -> None:
    rows = a_row(BLANK.format(2), a_cell("float", "5", times=2), BLANK.format(16380)) + a_row(
        BLANK.format(16384), times=3
    )
    rows += a_row(a_cell("string", text="lặp"), times=2)
    sheet = the_book(tmp_path, rows).sheets["Phiếu"]
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        [None, None, Decimal(5), Decimal(5)], [], [], [], ["lặp"], ["lặp"],
    ]  # fmt: skip
    assert str(sheet.rows[5][0].ref) == "phieu.ods › Phiếu!A6"


def test_rows_to_the_end_of_the_sheet_cost_nothing(tmp_path: Path) -> None:
    rows = a_row(a_cell("float", "1"), BLANK.format(16383)) + a_row(BLANK.format(16384), times=1_048_574)
    sheet = the_book(tmp_path, rows + a_row(BLANK.format(16384))).sheets["Phiếu"]
    assert len(sheet.rows) == 1


@pytest.mark.parametrize(
    "rows",
    [
        a_row(a_cell("float", "1"), times=10**12),
        a_row(a_cell("float", "1", times=10**9)),
        a_row(a_cell("float", "1", times=16384), times=1000),
        a_row(BLANK.format(16384), a_cell("float", "1")),
        a_row(a_cell("float", "1"), times=0),
        a_row(a_cell("float", "mười")),
        a_row(BLANK.format("nhiều")),
    ],
)
def test_a_sheet_that_cannot_be(tmp_path: Path, rows: str) -> None:
    sheet = the_book(tmp_path, rows).sheets["Phiếu"]
    with pytest.raises(Unreadable):
        _ = sheet.rows


def test_rows_and_columns_in_groups(tmp_path: Path) -> None:
    rows = (
        f"<table:table-header-rows>{a_row(a_cell('float', '1'))}</table:table-header-rows>"
        f"<table:table-row-group>{a_row(a_cell('float', '2'))}"
        f"<table:table-row-group>{a_row(a_cell('float', '3'))}</table:table-row-group></table:table-row-group>"
    )
    sheet = the_book(tmp_path, rows).sheets["Phiếu"]
    assert [row[0].value for row in sheet.rows] == [Decimal(1), Decimal(2), Decimal(3)]


def a_style(name: str, family: str, font: str = "", parent: str = "") -> str:
    above = f'style:parent-style-name="{parent}"' if parent else ""
    text = f'<style:text-properties style:font-name="{font}"/>' if font else ""
    return f'<style:style style:name="{name}" style:family="{family}" {above}>{text}</style:style>'


OLD = a_style("old", "table-cell", ".VnTime")


@pytest.mark.parametrize(
    ("cell", "more"),
    [
        (a_cell("string", text="Kh«ng", more='table:style-name="old"'), {"styles": OLD}),
        (a_cell("string", text="Kh«ng", more='table:style-name="new"'),
         {"styles": a_style("new", "table-cell", parent="old"), "defaults": OLD}),
        (a_cell("string", text="Kh«ng"), {"defaults": a_style("Default", "table-cell", ".VnTime")}),
        (a_cell("string", text="Kh«ng"),
         {"styles": OLD, "columns": '<table:table-column table:default-cell-style-name="old"/>'}),
        (a_cell("string", text='Kh<text:span text:style-name="T1">«</text:span>ng'),
         {"styles": a_style("T1", "text", ".VnTime1")}),
    ],
    ids=["of the cell", "of its parent style", "of the file", "of the column", "of a part"],
)  # fmt: skip
def test_text_in_a_legacy_font(tmp_path: Path, cell: str, more: dict[str, str]) -> None:
    read = the_cell(tmp_path, cell, **more)
    assert (read.kind, read.value, read.legacy) == (CellKind.TEXT, "Không", "Kh«ng")


def test_a_style_that_is_its_own_parent(tmp_path: Path) -> None:
    round_ = a_style("a", "table-cell", parent="b") + a_style("b", "table-cell", parent="a")
    read = the_cell(tmp_path, a_cell("string", text="Kh«ng", more='table:style-name="a"'), styles=round_)
    assert (read.value, read.legacy) == ("Kh«ng", "")


def test_entities_that_grow_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "phieu.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", '<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY d "&b;&b;">]><a>&d;</a>')
    with pytest.raises(Unreadable):
        read_book(path, "phieu.ods")
