"""Workbooks as spreadsheets leave them: what each cell is read as, and which files are no workbooks."""

import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from pipeline.model.cells import Cell, CellKind
from pipeline.sheets.cells import Book, Sheet, Unreadable, read_book

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def a_book(tmp_path: Path, cells: str, formats: tuple[str, ...] = (), extra: str = "", epoch: str = "") -> Path:
    """A workbook of one sheet `Phiếu` from the raw XML of its rows; cell style 1, 2 ... has formats[0], [1] ..."""
    path = tmp_path / "phieu.xlsx"
    with xlsxwriter.Workbook(str(path), {"date_1904": bool(epoch)}) as book:
        sheet = book.add_worksheet("Phiếu")
        for row, code in enumerate(formats):
            sheet.write_number(row, 0, 1, book.add_format({"num_format": code}))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = (
        f'<worksheet xmlns="{MAIN}">{extra}<sheetData>{cells}</sheetData></worksheet>'.encode()
    )
    return rewritten(path, parts)


def rewritten(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def the_sheet(path: Path) -> Sheet:
    return next(iter(read_book(path, path.name).sheets.values()))


def the_cell(tmp_path: Path, xml: str, *formats: str, epoch: str = "") -> Cell:
    return the_sheet(a_book(tmp_path, f'<row r="1">{xml}</row>', formats, epoch=epoch)).cell(1, 1)


def formatted(tmp_path: Path, number: str, code: str, epoch: str = "") -> Cell:
    return the_cell(tmp_path, f'<c r="A1" s="1"><v>{number}</v></c>', code, epoch=epoch)


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ("12", "12"),
        ("0.30000000000000004", "0.3"),
        ("12.5", "12.5"),
        ("100.0", "100"),
        ("-0", "0"),
        ("-0.0", "0"),
        ("1E+20", "100000000000000000000"),
        ("1.5E-7", "0.00000015"),
        ("1234567890123456789", "1234567890123460000"),
        ("0.1234567890123456", "0.123456789012346"),
        ("-2.675", "-2.675"),
    ],
)
def test_a_number_has_the_15_digits_that_are_shown(tmp_path: Path, stored: str, read: str) -> None:
    cell = the_cell(tmp_path, f'<c r="A1"><v>{stored}</v></c>')
    assert cell.kind is CellKind.NUMBER
    assert isinstance(cell.value, Decimal)
    assert f"{cell.value:f}" == read


def test_a_number_out_of_all_bounds_is_an_error_value(tmp_path: Path) -> None:
    cell = the_cell(tmp_path, '<c r="A1"><v>1E+999</v></c>')
    assert (cell.kind, cell.value) == (CellKind.ERROR, "#NUM!")


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("0%", CellKind.PERCENT),
        ("0.00%;[Red]-0.00%", CellKind.PERCENT),
        ('0.0"%"', CellKind.NUMBER),
        ("0.0\\%", CellKind.NUMBER),
        ("0[$%]", CellKind.NUMBER),
        ('#,##0 "đồng"', CellKind.NUMBER),
        ('#,##0\\ "đ";[Red]\\-#,##0\\ "đ"', CellKind.NUMBER),
        ("[Red]0.00_d", CellKind.NUMBER),
        ("0.00E+00", CellKind.NUMBER),
        ("dd/mm/yyyy", CellKind.DATE),
        ("[$-42A]d mmmm yyyy", CellKind.DATE),
        ('"ngày "dd" tháng "mm', CellKind.DATE),
        ("DD/MM", CellKind.DATE),
    ],
)
def test_a_number_format_tells_percentages_and_dates(tmp_path: Path, code: str, kind: CellKind) -> None:
    assert formatted(tmp_path, "43271", code).kind is kind


@pytest.mark.parametrize(
    ("serial", "code", "day"),
    [
        ("43271", "dd/mm/yyyy", date(2018, 6, 20)),
        ("43271.99999", "dd/mm/yyyy hh:mm", date(2018, 6, 20)),
        ("1", "dd/mm/yyyy", date(1900, 1, 1)),
        ("59", "dd/mm/yyyy", date(1900, 2, 28)),
        ("61", "dd/mm/yyyy", date(1900, 3, 1)),
        ("2958465", "dd/mm/yyyy", date(9999, 12, 31)),
        ("60", "dd/mm/yyyy", None),
        ("0.5", "hh:mm", None),
        ("1.5", "[h]:mm", None),
        ("-3", "dd/mm/yyyy", None),
        ("2958466", "dd/mm/yyyy", None),
    ],
)
def test_a_date_cell_is_a_day_or_none(tmp_path: Path, serial: str, code: str, day: date | None) -> None:
    cell = formatted(tmp_path, serial, code)
    assert (cell.kind, cell.value) == (CellKind.DATE, day)


def test_books_that_count_days_from_1904(tmp_path: Path) -> None:
    assert formatted(tmp_path, "41809", "dd/mm/yyyy", epoch="1904").value == date(2018, 6, 20)
    assert formatted(tmp_path, "60", "dd/mm/yyyy", epoch="1904").value == date(1904, 3, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [("2018-06-20", date(2018, 6, 20)), ("2018-06-20T08:30:00", date(2018, 6, 20)), ("08:30:00", None)],
)
def test_dates_stored_in_words(tmp_path: Path, text: str, day: date | None) -> None:
    cell = the_cell(tmp_path, f'<c r="A1" t="d"><v>{text}</v></c>')
    assert (cell.kind, cell.value) == (CellKind.DATE, day)


def inline(text: str) -> str:
    return f'<c r="A1" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def test_text_is_nfc_and_trimmed(tmp_path: Path) -> None:
    cell = the_cell(tmp_path, inline("  Đa\u0323t \n"))
    assert (cell.kind, cell.value) == (CellKind.TEXT, "Đạt")


def test_text_of_spaces_is_blank(tmp_path: Path) -> None:
    assert the_cell(tmp_path, inline(" \n ")).kind is CellKind.BLANK


def test_text_that_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    cell = the_cell(tmp_path, inline("=HYPERLINK(1)"))
    assert (cell.kind, cell.value, cell.formula) == (CellKind.TEXT, "=HYPERLINK(1)", False)


def test_text_that_looks_like_a_number_stays_text(tmp_path: Path) -> None:
    assert the_cell(tmp_path, inline("01")).value == "01"


def test_truth_values_and_error_values(tmp_path: Path) -> None:
    truth = the_cell(tmp_path, '<c r="A1" t="b"><v>1</v></c>')
    error = the_cell(tmp_path, '<c r="A1" t="e"><v>#N/A</v></c>')
    assert (truth.kind, truth.value) == (CellKind.BOOL, True)
    assert (error.kind, error.value) == (CellKind.ERROR, "#N/A")


def the_book(tmp_path: Path, cells: str, *formats: str) -> tuple[Book, Sheet]:
    book = read_book(a_book(tmp_path, cells, formats), "VP/phieu.xlsx")
    return book, book.sheets["Phiếu"]


def test_a_formula_is_blank_until_its_stored_value_is_asked_for(tmp_path: Path) -> None:
    book, sheet = the_book(tmp_path, '<row r="3"><c r="B3" s="1"><f>1/4</f><v>0.25</v></c></row>', "0%")
    cell = sheet.cell(3, 2)
    assert (cell.kind, cell.value, cell.formula) == (CellKind.BLANK, None, True)
    stored = book.stored(cell)
    assert (stored.kind, stored.value, stored.formula) == (CellKind.PERCENT, Decimal("0.25"), True)
    assert stored.ref == cell.ref


@pytest.mark.parametrize(
    ("xml", "kind", "value"),
    [
        ('<c r="A1"><f>B1</f></c>', CellKind.BLANK, None),
        ('<c r="A1" t="str"><f>B1</f><v>Có</v></c>', CellKind.TEXT, "Có"),
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', CellKind.ERROR, "#DIV/0!"),
        ('<c r="A1"><f t="shared" ref="A1:A2" si="0">B1+1</f><v>7</v></c>', CellKind.NUMBER, Decimal(7)),
    ],
)
def test_what_a_formula_stored(tmp_path: Path, xml: str, kind: CellKind, value: object) -> None:
    book, sheet = the_book(tmp_path, f'<row r="1">{xml}</row>')
    stored = book.stored(sheet.cell(1, 1))
    assert (stored.kind, stored.value, stored.formula) == (kind, value, True)


def test_every_cell_of_an_array_formula_is_a_formula(tmp_path: Path) -> None:
    book, sheet = the_book(
        tmp_path,
        '<row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2*2</f><v>4</v></c><c r="B1"><v>2</v></c></row>'
        '<row r="2"><c r="A2"><v>6</v></c><c r="B2"><v>3</v></c></row>',
    )
    assert [row[0].formula for row in sheet.rows] == [True, True]
    assert [book.stored(row[0]).value for row in sheet.rows] == [Decimal(4), Decimal(6)]
    assert [row[1].formula for row in sheet.rows] == [False, False]


def test_a_cell_without_a_formula_is_its_own_stored_value(tmp_path: Path) -> None:
    book, sheet = the_book(tmp_path, '<row r="1"><c r="A1"><v>5</v></c></row>')
    assert book.stored(sheet.cell(1, 1)) == sheet.cell(1, 1)


def test_every_cell_knows_its_place_also_blank_ones(tmp_path: Path) -> None:
    _, sheet = the_book(tmp_path, '<row r="2"><c r="C2"><v>5</v></c></row>')
    assert [len(row) for row in sheet.rows] == [0, 3]
    assert str(sheet.rows[1][2].ref) == "VP/phieu.xlsx › Phiếu!C2"
    assert sheet.rows[1][0] == sheet.cell(2, 1)
    assert sheet.cell(2, 1).kind is CellKind.BLANK
    beyond = sheet.cell(40, 28)
    assert (beyond.kind, str(beyond.ref)) == (CellKind.BLANK, "VP/phieu.xlsx › Phiếu!AB40")


def test_a_wrong_dimension_hides_nothing(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="D9"><v>9</v></c></row>'
    sheet = the_sheet(a_book(tmp_path, cells, extra='<dimension ref="A1"/>'))
    assert sheet.cell(9, 4).value == Decimal(9)


def test_rows_that_are_only_formatted_are_dropped(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"/><c r="XFD1" s="1"/></row>'
    cells += "".join(f'<row r="{row}" ht="20"><c r="A{row}" s="1"/></row>' for row in range(2, 2000))
    cells += '<row r="1048576"><c r="A1048576" s="1"/></row>'
    sheet = the_sheet(a_book(tmp_path, cells, ("0%",)))
    assert [len(row) for row in sheet.rows] == [1]


def test_cells_below_merged_ones_are_blank(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row>'
    cells += '<row r="2"><c r="A2"><v>4</v></c><c r="B2"><v>5</v></c></row>'
    path = a_book(
        tmp_path, f'{cells}</sheetData><mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells><sheetData>'
    )
    assert [[cell.value for cell in row] for row in the_sheet(path).rows] == [[Decimal(1), None, Decimal(3)]]


def test_what_stands_behind_the_cells_is_not_read(tmp_path: Path) -> None:
    """Checks that some office wrote in its own way refuse no form."""
    strange = '<dataValidations><dataValidation type="khác" sqref="??"/></dataValidations><sheetData>'
    sheet = the_sheet(a_book(tmp_path, f'<row r="1"><c r="A1"><v>1</v></c></row></sheetData>{strange}'))
    assert sheet.cell(1, 1).value == Decimal(1)


def test_a_sheet_whose_elements_have_a_prefix(tmp_path: Path) -> None:
    path = a_book(tmp_path, "")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    rows = '<x:row r="2"><x:c r="B2"><x:v>7</x:v></x:c><x:c r="C2"><x:v>8</x:v></x:c></x:row>'
    merged = '<x:mergeCells><x:mergeCell ref="B2:C2"/></x:mergeCells>'
    sheet = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{rows}</x:sheetData>{merged}</x:worksheet>'
    rewritten(path, {**parts, "xl/worksheets/sheet1.xml": sheet.encode()})
    assert [[cell.value for cell in row] for row in the_sheet(path).rows] == [[], [None, Decimal(7)]]


@pytest.mark.parametrize("row", ["0", "-3", "1048577", "999999999999"])
def test_a_row_that_no_sheet_has(tmp_path: Path, row: str) -> None:
    sheet = the_sheet(a_book(tmp_path, f'<row r="{row}"><c r="A1"><v>1</v></c></row>'))
    with pytest.raises(Unreadable):
        _ = sheet.rows


def test_line_ends_that_excel_writes_as_escapes(tmp_path: Path) -> None:
    assert the_cell(tmp_path, inline("BC 01_x000D_\nBC 02")).value == "BC 01\r\nBC 02"


def in_fonts(tmp_path: Path, *parts: tuple[str, str]) -> Cell:
    """A text cell whose parts are in these fonts, read back."""
    path = tmp_path / "phieu.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Phiếu")
        fonts = [(text, book.add_format({"font_name": font})) for text, font in parts]
        if len(fonts) == 1:
            sheet.write_string(0, 0, *fonts[0])
        else:
            sheet.write_rich_string(0, 0, *(item for text, font in fonts for item in (font, text)))
    return the_sheet(path).cell(1, 1)


@pytest.mark.parametrize(
    ("parts", "seen", "stored"),
    [
        ([("Kh«ng", ".VnTime")], "Không", "Kh«ng"),
        ([("b¸o c¸o", ".VnTimeH")], "BÁO CÁO", "b¸o c¸o"),
        ([("Khoâng", "VNI-Times")], "Không", "Khoâng"),
        ([("Đạt", ".VnTime")], "Đạt", ""),
        ([("Dat", ".VnTime")], "Dat", ""),
        ([("Kh«ng", "Arial")], "Kh«ng", ""),
        ([("Đạt: ", "Arial"), ("kh«ng", ".VnTime"), (" khoâng", "VNI-Times")], "Đạt: không không", "Đạt: kh«ng khoâng"),
        ([("Đạt: ", "Arial"), ("không", "Calibri")], "Đạt: không", ""),
    ],
)
def test_text_in_a_legacy_font(tmp_path: Path, parts: list[tuple[str, str]], seen: str, stored: str) -> None:
    cell = in_fonts(tmp_path, *parts)
    assert (cell.kind, cell.value, cell.legacy) == (CellKind.TEXT, seen, stored)


def test_sheets_keep_their_order_the_hidden_ones_too_and_names_are_nfc(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Phie\u0302\u0301u")
        book.add_worksheet("_thidua").very_hidden()
        book.add_worksheet("Ghi chú").hide()
    assert list(read_book(path, "book.xlsx").sheets) == ["Phiếu", "_thidua", "Ghi chú"]


def test_the_file_is_not_kept_open_and_its_name_does_not_matter(tmp_path: Path) -> None:
    path = a_book(tmp_path, '<row r="1"><c r="A1"><v>1</v></c></row>').rename(tmp_path / "phieu (1).XLSX.bak")
    sheet = the_sheet(path)
    path.unlink()
    assert sheet.cell(1, 1).value == Decimal(1)


ENCRYPTED = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


@pytest.mark.parametrize("data", [b"", b"Kinh gui: Thu ky khoi", ENCRYPTED, b"PK\x05\x06" + bytes(18)])
def test_a_file_that_is_no_workbook(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "phieu.xlsx"
    path.write_bytes(data)
    with pytest.raises(Unreadable):
        read_book(path, "phieu.xlsx")


def test_a_file_cut_off_anywhere(tmp_path: Path) -> None:
    path = a_book(tmp_path, '<row r="1"><c r="A1"><v>1</v></c></row>')
    whole = path.read_bytes()
    for size in range(0, len(whole) - 22, 97):
        path.write_bytes(whole[:size])
        with pytest.raises(Unreadable):
            read_book(path, "phieu.xlsx")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        read_book(tmp_path / "phieu.xlsx", "phieu.xlsx")


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels"])
@pytest.mark.parametrize("data", [b"", b"<a/>", b"<a>", b"\x00\xff"])
def test_a_book_damaged_inside(tmp_path: Path, part: str, data: bytes) -> None:
    path = a_book(tmp_path, "")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with pytest.raises(Unreadable):
        read_book(rewritten(path, {**parts, part: data}), "phieu.xlsx")


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1" t="s"><v>99</v></c>',
        '<c r="A1" t="n"><v>mười</v></c>',
        '<c r="1A"><v>1</v></c>',
        '<c r="A1" t="d"><v>hôm qua</v></c>',
    ],
)
def test_a_sheet_damaged_inside_is_met_when_its_rows_are_asked_for(tmp_path: Path, cell: str) -> None:
    sheet = the_sheet(a_book(tmp_path, f'<row r="1">{cell}</row>'))
    with pytest.raises(Unreadable):
        _ = sheet.rows
