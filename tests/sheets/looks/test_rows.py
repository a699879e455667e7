"""Sheets written row by row hold what XlsxWriter itself would have written."""

import tracemalloc
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from xlsxwriter.worksheet import Worksheet

from pipeline.sheets.looks import rows as rows_of_sheets
from pipeline.sheets.looks.book import new_book
from pipeline.sheets.looks.rows import MOST_COLUMNS, MOST_ROWS, Target
from pipeline.sheets.looks.styles import BOLD, TEXT, Styles

TEXTS = ("Một", "A & B <c> “d”", " trước", "sau\n", "_x0041_", "tab\tvà \x07", "x" * 17_000, "=1+1")
CREATED = datetime(2018, 12, 5)


def test_a_row_with_its_height_is_the_one_that_is_given_a_height(tmp_path: Path) -> None:
    parts = []
    for name in ("a.xlsx", "b.xlsx"):
        with new_book(tmp_path / name, title="", author="", created=CREATED, memory="constant_memory") as book:
            sheet, look = book.add_worksheet("a"), Styles(book)(TEXT)
            for row, height in enumerate((15.0, 30.5, 18.0)):
                cells = [("Một", look), (row, look)]
                if name == "a.xlsx":
                    sheet.line(row, cells, height)
                else:
                    sheet.put(row, 0, cells)
                    sheet.set_row(row, height)
        with ZipFile(tmp_path / name) as found:
            parts.append(found.read("xl/worksheets/sheet1.xml"))
    assert parts[0] == parts[1]


def test_a_row_made_in_parts_is_the_row_that_is_put(tmp_path: Path) -> None:
    found = []
    for name in ("a.xlsx", "b.xlsx"):
        with new_book(tmp_path / name, title="", author="", created=CREATED, memory="constant_memory") as book:
            sheet, look = book.add_worksheet("a"), Styles(book)(TEXT)
            cells = [(text, look) for text in TEXTS]
            sheet.line(0, cells, 20)
            for row in range(1, 12):
                if name == "a.xlsx":
                    sheet.write_rows(row, [(sheet.made(0, cells[:3]) + sheet.made(3, cells[3:]), 30, ())])
                else:
                    sheet.put(row, 0, cells)
                    sheet.set_row(row, 30)
        with ZipFile(tmp_path / name) as parts:
            found.append(parts.read("xl/worksheets/sheet1.xml"))
    assert found[0] == found[1]


def test_days_moments_and_numbers_of_any_kind(tmp_path: Path) -> None:
    noon = datetime(2018, 12, 5, 12, tzinfo=timezone(timedelta(hours=7)))
    given = (Decimal("1.50"), 1, Decimal("1"), date(2018, 12, 5), noon, "", None)
    with new_book(tmp_path / "a.xlsx", title="", author="", created=CREATED, memory="constant_memory") as book:
        look = Styles(book)(TEXT, {"num_format": "dd/mm/yyyy hh:mm"})
        book.add_worksheet("a").put(0, 0, [(value, look) for value in given])
    (row,) = load_workbook(tmp_path / "a.xlsx")["a"].iter_rows(values_only=True)
    day = datetime(2018, 12, 5)
    assert list(row)[3:] == [day, day.replace(hour=12), None, None]
    with ZipFile(tmp_path / "a.xlsx") as parts:
        assert "<v>1.5</v></c><c" in parts.read("xl/worksheets/sheet1.xml").decode()


def test_links_into_one_file_share_what_names_it(tmp_path: Path) -> None:
    places = (("../VP.xlsx", "'Phiếu'!", "G1"), ("../VP.xlsx", "'A & \"B\"'!", "G&2"), ("../TTR%20.xlsx", "", ""))
    with new_book(tmp_path / "a.xlsx", title="", author="", created=CREATED, memory="constant_memory") as book:
        sheet, look = book.add_worksheet("a"), Styles(book)(TEXT)
        sheet.mark_table("Bang", ["Tệp"], len(places))
        sheet.put(0, 0, [("Tệp", look)])
        for row, (path, before, cell) in enumerate(places, start=1):
            sheet.put(row, 0, [(path, look)])
            sheet.lead(row, 0, Target(path, before), cell)
    opened = load_workbook(tmp_path / "a.xlsx")["a"]
    found = [opened.cell(row, 1).hyperlink for row in (2, 3, 4)]
    targets = ["..\\VP.xlsx", "..\\VP.xlsx", "..\\TTR%20.xlsx"]
    assert [one.target for one in found] == targets
    assert [one.location or "" for one in found] == [before + cell for _, before, cell in places]
    assert list(opened.tables) == ["Bang"]
    with ZipFile(tmp_path / "a.xlsx") as parts:
        assert parts.read("xl/worksheets/_rels/sheet1.xml.rels").decode().count("/hyperlink") == 2


def test_a_path_longer_than_excel_allows_leads_nowhere(tmp_path: Path) -> None:
    with new_book(tmp_path / "a.xlsx", title="", author="", created=CREATED, memory="constant_memory") as book:
        sheet, look = book.add_worksheet("a"), Styles(book)(TEXT)
        for row, path in enumerate(("a/" * 1100 + "VP.xlsx", "../VP.xlsx")):
            sheet.put(row, 0, [("VP.xlsx", look)])
            sheet.lead(row, 0, Target(path, "'Phiếu'!"), "G1")
    opened = load_workbook(tmp_path / "a.xlsx")["a"]
    assert opened["A1"].hyperlink is None
    assert opened["A2"].hyperlink.location == "'Phiếu'!G1"


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


@pytest.mark.parametrize(("row", "column"), [(MOST_ROWS, 0), (0, MOST_COLUMNS)])
def test_nothing_is_lost_beyond_a_sheet_without_a_word(tmp_path: Path, row: int, column: int) -> None:
    with new_book(tmp_path / "a.xlsx", title="", author="", created=CREATED, memory="constant_memory") as book:
        sheet, look = book.add_worksheet("a"), Styles(book)(TEXT)
        with pytest.raises(ValueError, match="more than a sheet holds"):
            sheet.put(row, column, [("Một", look)])


def test_no_rows_below_a_heading_take_no_room(tmp_path: Path) -> None:
    with new_book(tmp_path / "a.xlsx", title="", author="", created=CREATED, memory="constant_memory") as book:
        sheet, look = book.add_worksheet("a"), Styles(book)(TEXT)
        sheet.line(0, [("Tệp", look), ("Ô", look)], 20)
        sheet.write_rows(1, [])
    with ZipFile(tmp_path / "a.xlsx") as parts:
        assert '<dimension ref="A1:B1"/>' in parts.read("xl/worksheets/sheet1.xml").decode()


def test_a_long_sheet_takes_no_more_memory_than_a_short_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows_of_sheets, "_WAITING", 1 << 16)
    peaks = []
    for rows in (2_000, 20_000):
        tracemalloc.start()
        with new_book(tmp_path / "a.xlsx", title="", author="", created=CREATED, memory="constant_memory") as book:
            sheet, look = book.add_worksheet("a"), Styles(book)(TEXT)
            sheet.mark_table("Bang", ["Tệp", "Ô"], rows)
            sheet.line(0, [("Tệp", look), ("Ô", look)], 20)
            leads = ((0, Target("../VP.xlsx", "'Phiếu'!"), "G1"),)
            sheet.write_rows(1, ((sheet.made(0, [(f"{at}.xlsx", look), (at, look)]), 15, leads) for at in range(rows)))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] - peaks[0] < 300_000
    assert load_workbook(tmp_path / "a.xlsx")["a"].tables["Bang"].ref == "A1:B20001"
