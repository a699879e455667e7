"""What of a package is read, and that nothing else in it can refuse a workbook."""

import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest

from pipeline.model.cells import Cell, CellKind
from pipeline.sheets.cells import TooLarge, Unreadable, book_from
from tests.sheets.cells.packages import (
    MAIN,
    OFFICE,
    STRICT,
    STRICT_OFFICE,
    a_link,
    a_package,
    a_sheet,
    links,
    parts_of,
    styles,
    texts,
    zipped,
)

SEVEN = '<row r="1"><c r="A1" s="1"><v>0.07</v></c><c r="B1" t="s"><v>0</v></c></row>'
USUAL = {"styles": styles("0%"), "texts": texts("<t>Đạt</t>")}


def seen(data: bytes) -> list[list[object]]:
    (sheet,) = book_from(data, "VP.xlsx").sheets.values()
    return [[cell.value for cell in row] for row in sheet.rows]


def cell_of(data: bytes) -> Cell:
    book = book_from(data, "VP.xlsx")
    return book.stored(book.sheets["Phiếu"].cell(1, 1))


def changed(**parts: bytes | str | None) -> bytes:
    """The usual package with parts written anew, or left out."""
    all_parts = parts_of(SEVEN, **USUAL)
    return zipped({name: data for name, data in {**all_parts, **parts}.items() if data is not None})


def test_the_usual_package() -> None:
    assert seen(changed()) == [[Decimal("0.07"), "Đạt"]]


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("[Content_Types].xml", b""),
        ("[Content_Types].xml", None),
        ("docProps/core.xml", b"<cp:coreProperties"),
        ("docProps/custom.xml", b"\x00\xff"),
        ("xl/theme/theme1.xml", b"<a:theme>"),
        ("xl/calcChain.xml", b"&&&"),
        ("xl/comments1.xml", f'<comments xmlns="{MAIN}"><sheetData/>'.encode()),
        ("xl/worksheets/_rels/sheet1.xml.rels", b"<Rel"),
    ],
)
def test_parts_that_hold_no_answers_are_not_looked_at(name: str, part: bytes | None) -> None:
    assert seen(changed(**{name: part})) == [[Decimal("0.07"), "Đạt"]]


@pytest.mark.parametrize(
    "strange",
    [
        styles("0%").replace("<fonts>", '<dxfs><dxf><numFmt numFmtId="200" formatCode="d/m"/></dxf></dxfs><fonts>'),
        styles("0%", fonts='<font seen="1"><u val="1"/><family val="34"/></font>'),
        styles("0%").replace("</fonts>", "</fonts><fills><fill/></fills><borders><border khác='1'/></borders>"),
        styles("0%").replace("<fonts>", '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><fonts>'),
        styles("0%").replace("</styleSheet>", "<colors><mruColors"),
    ],
    ids=["differential formats", "fonts", "fills and borders", "styles of styles", "cut off behind"],
)  # fmt: skip
def test_of_the_styles_only_formats_and_fonts_are_read(strange: str) -> None:
    assert cell_of(changed(**{"xl/styles.xml": strange})).kind is CellKind.PERCENT


@pytest.mark.parametrize("part", [None, b"", b"<a/>", styles().encode()])
def test_a_style_that_is_not_there_is_plain(part: bytes | None) -> None:
    assert cell_of(changed(**{"xl/styles.xml": part})).kind is CellKind.NUMBER


@pytest.mark.parametrize(
    "renamed",
    [
        lambda name: name.replace("sharedStrings", "SharedStrings"),
        lambda name: name.replace("worksheets/sheet1", "Worksheets/Sheet1"),
        lambda name: name.replace("[Content_Types]", "[content_types]"),
        lambda name: name.replace("/", "\\"),
        lambda name: f"/{name}",
        str.upper,
    ],
)
def test_names_of_parts_are_compared_without_case_and_with_either_slash(renamed: object) -> None:
    assert callable(renamed)
    assert seen(zipped({renamed(name): data for name, data in parts_of(SEVEN, **USUAL).items()})) == [
        [Decimal("0.07"), "Đạt"]
    ]


def test_the_workbook_may_lie_anywhere() -> None:
    parts = {name.replace("xl/", "sổ/"): data for name, data in parts_of(SEVEN, **USUAL).items()}
    parts["_rels/.rels"] = links(a_link(1, "officeDocument", "/s%E1%BB%95/workbook.xml"))
    assert seen(zipped(parts)) == [[Decimal("0.07"), "Đạt"]]


def test_links_that_cannot_be_read_leave_the_usual_place() -> None:
    assert seen(changed(**{"_rels/.rels": b"<Relationships"})) == [[Decimal("0.07"), "Đạt"]]


def test_strict_files() -> None:
    parts = {
        name: str(data).replace(MAIN, STRICT).replace(OFFICE, STRICT_OFFICE)
        for name, data in parts_of(SEVEN, **USUAL).items()
    }
    assert seen(zipped(parts)) == [[Decimal("0.07"), "Đạt"]]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_parts_in_other_encodings(encoding: str) -> None:
    head = '<?xml version="1.0" encoding="UTF-16"?>' if encoding == "utf-16" else ""
    parts = {name: (head + str(data)).encode(encoding) for name, data in parts_of(SEVEN, **USUAL).items()}
    assert seen(zipped(parts)) == [[Decimal("0.07"), "Đạt"]]


def test_prefixes_of_any_name_also_inside() -> None:
    sheet = (
        f'<a:worksheet xmlns:a="{MAIN}"><a:sheetData><b:row xmlns:b="{MAIN}" r="1">'
        f'<c xmlns="{MAIN}" r="A1"><v>7</v></c>'
        '<c xmlns="khác" r="B1"><v>8</v></c></b:row></a:sheetData></a:worksheet>'
    )
    assert seen(changed(**{"xl/worksheets/sheet1.xml": sheet})) == [[Decimal(7)]]


_SEVEN = '<c r="A1"><v>7</v></c>'
_COPY = '<sheetData><row r="1"><c r="A1"><v>9</v></c></row></sheetData>'
_MERGED = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'


@pytest.mark.parametrize(
    ("sheet", "values"),
    [
        (a_sheet(f'<row r="1">{_SEVEN}</row>').replace("<sheetData>", f"<!-- {_COPY} --><sheetData>"), [[7]]),
        (a_sheet(f'<row r="1">{_SEVEN}<c r="B1"><v>8</v></c></row>', f"<!-- {_MERGED} -->"), [[7, 8]]),
        (a_sheet(f'<row r="1">{_SEVEN}<c r="B1"><v>8</v></c></row>', f"<x><![CDATA[{_MERGED}]]></x>"), [[7, 8]]),
        (a_sheet(f'<row r="1">{_SEVEN}<c r="B1"><v>8</v></c></row>', _MERGED), [[7]]),
        (a_sheet('<row r="1"><c r="A1"><!-- 9 --><v>7<!-- 1 --></v></c></row>'), [[7]]),
        (a_sheet('<row r="1"><c r="A1"><v><![CDATA[7]]></v></c></row>'), [[7]]),
    ],
)
def test_comments_are_no_cells(sheet: str, values: list[list[object]]) -> None:
    assert seen(changed(**{"xl/worksheets/sheet1.xml": sheet})) == values


@pytest.mark.parametrize(
    ("rows", "values"),
    [
        ('<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>', [[1, 2], [3]]),
        ('<row r="2"><c><v>1</v></c></row><row><c><v>2</v></c></row>', [[], [1], [2]]),
        ('<row><c r="B3"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>', [[], [], [None, 1, 2], [3]]),
        ('<row r="2"><c r="b2"><v>1</v></c></row>', [[], [None, 1]]),
        ('<row r="2"><c r="A2"><v>2</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>', [[1], [2]]),
        ('<row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row>', [[1, 2]]),
        ('<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>2</v></c></row>', [[1, 2]]),
    ],
)  # fmt: skip
def test_where_cells_stand(rows: str, values: list[list[object]]) -> None:
    assert seen(a_package(rows)) == values


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', "ô A1 được ghi hai lần"),
        ('<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"/></row>', "ô A1 được ghi hai lần"),
        ('<row r="1"><c r="B1"><v>1</v></c><c r="A1"/><c><v>2</v></c></row>', "ô B1 được ghi hai lần"),
        ('<row r="3"><c r="A4"><v>1</v></c></row>', "ô A4 lại nằm trong hàng 3"),
    ],
)
def test_a_sheet_that_contradicts_itself(rows: str, why: str) -> None:
    with pytest.raises(Unreadable) as caught:
        seen(a_package(rows))
    assert why in caught.value.facts["why"]


@pytest.mark.parametrize(
    "second", ["xl/worksheets/sheet1.xml", "xl/Worksheets/Sheet1.xml", "xl\\worksheets\\sheet1.xml"]
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_twice_in_a_package(second: str) -> None:
    stream = BytesIO(a_package(SEVEN, **USUAL))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(second, a_sheet(""))
    with pytest.raises(Unreadable) as caught:
        book_from(stream.getvalue(), "VP.xlsx")
    assert "hai phần cùng tên" in caught.value.facts["why"]


@pytest.mark.parametrize(
    ("si", "value"),
    [
        ("<t>Đạt</t>", "Đạt"),
        ("<r><t>Đ</t></r><r><rPr><b/><rFont val='Arial'/></rPr><t>ạt</t></r>", "Đạt"),
        ("<t>Đạt</t><rPh sb='0' eb='1'><t>dat</t></rPh><phoneticPr fontId='1'/>", "Đạt"),
        ("<t xml:space='preserve'> Đạt </t>", "Đạt"),
        ("<t>Đ&#x1EA1;t</t>", "Đạt"),
        ("<t>a_x000D_\nb</t>", "a\r\nb"),
        ("<t>_x005F_x000D_</t>", "_x000D_"),
        ("<t>&#x200B;</t>", None),
        ("<r><rPr><rFont val='.VnTime'/></rPr><t>Kh«ng</t></r><r><t> &#xD0;</t></r>", "Không Đ"),
    ],
)
def test_shared_and_inline_texts(si: str, value: str | None) -> None:
    shared = a_package('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', texts=texts(si))
    inline = a_package(f'<row r="1"><c r="A1" t="inlineStr"><is>{si}</is></c></row>')
    for data in (shared, inline):
        assert cell_of(data).value == value


@pytest.mark.parametrize(
    ("xml", "kind", "formula"),
    [
        ('<c r="A1" t="str"><f>IF(1,"")</f><v></v></c>', CellKind.BLANK, False),
        ('<c r="A1" t="str"><f>IF(1,"")</f><v/></c>', CellKind.BLANK, False),
        ('<c r="A1" t="str"><f>IF(1,"")</f><v> </v></c>', CellKind.BLANK, False),
        ('<c r="A1" t="str"><f>A2</f><v>&#x200B;</v></c>', CellKind.BLANK, False),
        ('<c r="A1" t="s"><f>A2</f><v>0</v></c>', CellKind.BLANK, False),
        ('<c r="A1" t="str"><f>A2</f></c>', CellKind.BLANK, True),
        ('<c r="A1"><f>A2</f><v></v></c>', CellKind.BLANK, True),
        ('<c r="A1"><f>A2</f></c>', CellKind.BLANK, True),
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', CellKind.ERROR, True),
        ('<c r="A1"><f>[1]Sheet1!A1</f><v>5</v></c>', CellKind.NUMBER, True),
        ('<c r="A1"><f t="shared" si="4"/><v>5</v></c>', CellKind.NUMBER, True),
        ('<c r="A1"><v>5</v><f>A2</f></c>', CellKind.NUMBER, True),
    ],
)
def test_what_a_formula_stored(xml: str, kind: CellKind, formula: bool) -> None:
    cell = cell_of(a_package(f'<row r="1">{xml}</row>', texts=texts("<t/>")))
    assert (cell.kind, cell.formula) == (kind, formula)


@pytest.mark.parametrize(
    ("number", "kind"),
    [(9, CellKind.PERCENT), (10, CellKind.PERCENT), (0, CellKind.NUMBER), (49, CellKind.NUMBER), (37, CellKind.NUMBER)]
    + [(code, CellKind.DATE) for code in (*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59))],
)
def test_formats_that_a_file_only_numbers(number: int, kind: CellKind) -> None:
    told = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="{number}"/></cellXfs></styleSheet>'
    assert cell_of(a_package('<row r="1"><c r="A1" s="0"><v>43271</v></c></row>', styles=told)).kind is kind


def test_days_from_1904() -> None:
    data = a_package(
        '<row r="1"><c r="A1" s="1"><v>41809</v></c></row>',
        styles=styles("d/m/yyyy"),
        properties='<workbookPr date1904="true"/>',
    )
    assert cell_of(data).value == date(2018, 6, 20)


def test_a_declaration_of_types_is_refused() -> None:
    sheet = '<!DOCTYPE a [<!ENTITY b "7">]>' + a_sheet('<row r="1"><c r="A1"><v>&b;</v></c></row>')
    with pytest.raises(Unreadable) as caught:
        seen(changed(**{"xl/worksheets/sheet1.xml": sheet}))
    assert "DOCTYPE" in caught.value.facts["why"]


def test_stored_parts_are_read_and_other_methods_are_not() -> None:
    parts = parts_of(SEVEN, **USUAL)
    assert seen(zipped(parts, zipfile.ZIP_STORED)) == [[Decimal("0.07"), "Đạt"]]
    with pytest.raises(Unreadable):
        seen(zipped(parts, zipfile.ZIP_BZIP2))


def test_sizes_and_sums_are_checked() -> None:
    data = a_package(SEVEN, **USUAL)
    for patched in (_with_size(data, 10), _with_size(data, 10**6), _with_sum(data)):
        with pytest.raises(Unreadable):
            seen(patched)


def _directory_entry(data: bytes) -> int:
    return data.index(b"xl/worksheets/sheet1.xml", data.index(b"PK\x01\x02")) - 46


def _with_size(data: bytes, size: int) -> bytes:
    at = _directory_entry(data) + 24
    return data[:at] + size.to_bytes(4, "little") + data[at + 4 :]


def _with_sum(data: bytes) -> bytes:
    at = _directory_entry(data) + 16
    return data[:at] + b"\x00\x01\x02\x03" + data[at + 4 :]


def test_what_unpacks_to_too_much_is_told_with_its_size() -> None:
    with pytest.raises(TooLarge) as caught:
        seen(_with_size(a_package(SEVEN, **USUAL), 512 * 2**20))
    assert caught.value.reason == "too_large"
    assert caught.value.facts["size"] == "513 MB khi giải nén"
