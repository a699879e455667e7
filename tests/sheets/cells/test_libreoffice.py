"""What LibreOffice saves as .xlsx, .ods and .xls reads the same as what it opened."""

from pathlib import Path

import pytest
import xlsxwriter

from pipeline.model.cells import Cell, CellKind
from pipeline.sheets.cells import Book, read_book
from tests.conftest import SaveAs

KINDS = ("xlsx", "ods", "xls")
FORMATS = {
    "B1": (0.985, "0%"),
    "B2": (43271.4, "dd/mm/yyyy hh:mm"),
    "B3": (0.5, "hh:mm"),
    "B4": (1.5, "[h]:mm"),
    "B5": (12.5, '#,##0.0 "đ"'),
    "B6": (12345678.9, "#,##0.00 [$₫-42A]"),
    "B7": (0.1 + 0.2, "General"),
    "B8": (1e300, "General"),
    "B9": (0.5, "# ?/?"),
    "B10": (0, "dd/mm/yyyy"),
    "B11": (-2.675, "0.00"),
    "B12": (43271, "[$-42A]d mmmm yyyy"),
}
TEXTS = {
    "C1": ("01", "Arial"),
    "C2": ("hai dòng\nxuống dòng", "Arial"),
    "C3": ("=1+1", "Arial"),
    "C4": ("Kh«ng cã", ".VnTime"),
    "C5": ("b¸o c¸o", ".VnTimeH"),
    "C6": ("Khoâng coù", "VNI-Times"),
    "C7": ("Đạt", ".VnTime"),
}
FORMULAS = {"D1": ("=1/4", 0.25), "D2": ('="Có"', "Có"), "D3": ("=1/0", "#DIV/0!"), "D4": ("=B7*2", 0.6)}


@pytest.fixture(scope="module")
def books(save_as: SaveAs, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Book]:
    folder = tmp_path_factory.mktemp("books")
    path = folder / "phieu.xlsx"
    _write(path)
    saved = {"as it was": read_book(path, path.name)}
    for kind in KINDS:
        save_as([path], kind, folder / kind)
        saved[kind] = read_book(folder / kind / f"phieu.{kind}", f"phieu.{kind}")
    return saved


def _write(path: Path) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Phiếu")
        for at, (number, code) in FORMATS.items():
            sheet.write_number(at, number, book.add_format({"num_format": code}))
        for at, (text, font) in TEXTS.items():
            sheet.write_string(at, text, book.add_format({"font_name": font}))
        for at, (formula, value) in FORMULAS.items():
            sheet.write_formula(at, formula, None, value)
        sheet.write_boolean("D5", True)
        old, older = (book.add_format({"font_name": font}) for font in (".VnTime", "VNI-Times"))
        sheet.write_rich_string("C8", "Đạt ", old, "tèt", older, " khoâng")
        sheet.merge_range("E1:F2", "gộp")
        sheet.write_number("F2", 7)
        sheet.write_comment("C1", "ghi chú")
        book.add_worksheet("Ẩn").very_hidden()


def _cell(book: Book, at: str) -> Cell:
    column, row = ord(at[0]) - ord("A") + 1, int(at[1:])
    return book.stored(book.sheets["Phiếu"].cell(row, column))


CELLS = [(kind, at) for kind in KINDS for at in (*FORMATS, *TEXTS, *FORMULAS, "C8", "E1", "F2", "G9")]
# Of a text that it did not compute itself LibreOffice puts 0 into an .xls.
CELLS.remove(("xls", "D2"))


@pytest.mark.parametrize(("kind", "at"), CELLS)
def test_every_cell_is_read_as_before(books: dict[str, Book], kind: str, at: str) -> None:
    before, after = _cell(books["as it was"], at), _cell(books[kind], at)
    shown = "Err" if before.kind is CellKind.ERROR else before.value  # LibreOffice has names of its own for some errors
    assert (after.kind, after.formula, after.legacy) == (before.kind, before.formula, before.legacy)
    assert shown == "Err" or after.value == shown


@pytest.mark.parametrize("kind", KINDS)
def test_truth_values_stay_truth_values(books: dict[str, Book], kind: str) -> None:
    assert (_cell(books[kind], "D5").kind, _cell(books[kind], "D5").value) == (CellKind.BOOL, True)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_hidden_below_merged_cells_is_not_read(books: dict[str, Book], kind: str) -> None:
    assert _cell(books[kind], "F2").kind is CellKind.BLANK


@pytest.mark.parametrize("kind", KINDS)
def test_hidden_sheets_are_there(books: dict[str, Book], kind: str) -> None:
    assert list(books[kind].sheets) == ["Phiếu", "Ẩn"]
