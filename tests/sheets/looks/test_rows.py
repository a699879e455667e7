"""Sheets written row by row hold what XlsxWriter itself would have written."""

from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from xlsxwriter.worksheet import Worksheet

from pipeline.sheets.looks.book import new_book
from pipeline.sheets.looks.styles import BOLD, TEXT, Styles

TEXTS = ("Một", "A & B <c> “d”", " trước", "sau\n", "_x0041_", "tab\tvà \x07", "x" * 17_000, "=1+1")
CREATED = datetime(2018, 12, 5)


def sheet_of(path: Path, *, plain: bool) -> bytes:
    with new_book(path, title="", author="", created=CREATED, memory="constant_memory") as book:
        styles, sheet = Styles(book), book.add_worksheet("a", worksheet_class=Worksheet if plain else None)
        for row in range(0, 60, 2):
            cells = [*((text, styles(TEXT)) for text in TEXTS), (row / 3, styles(BOLD)), (None, styles(TEXT))]
            if not plain:
                sheet.put(row, 1, cells)
            for column, (value, look) in enumerate(cells if plain else (), start=1):
                write(sheet, row, column, value, look)
            sheet.merge_range(row, 12, row, 13, "rộng", styles(BOLD))
            sheet.set_row(row, 20 + row)
    with ZipFile(path) as parts:
        return parts.read("xl/worksheets/sheet1.xml") + parts.read("xl/styles.xml")


def write(sheet: Worksheet, row: int, column: int, value: float | str | None, look: object) -> None:
    match value:
        case None:
            sheet.write_blank(row, column, None, look)
        case str():
            sheet.write_string(row, column, value, look)
        case _:
            sheet.write_number(row, column, value, look)


def test_rows_are_the_bytes_of_xlsxwriter(tmp_path: Path) -> None:
    assert sheet_of(tmp_path / "a.xlsx", plain=False) == sheet_of(tmp_path / "b.xlsx", plain=True)


@pytest.mark.parametrize("text", ["<r><t>đậm</t></r>", "<r></c></r>"])
def test_a_text_like_the_xml_of_a_rich_one_stays_a_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.xlsx"
    with new_book(path, title="", author="", created=CREATED, memory="constant_memory") as book:
        book.add_worksheet("a").put(0, 0, [(text, Styles(book)(TEXT))])
    with ZipFile(path) as parts:
        escaped = text.replace("<", "&lt;").replace(">", "&gt;")
        assert f"<is><t>{escaped}</t></is>" in parts.read("xl/worksheets/sheet1.xml").decode()
