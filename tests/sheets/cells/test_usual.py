"""Parts of the usual shape, taken by patterns: the same cells and refusals as by the pass over every element."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

import pytest

from pipeline.sheets.cells import Unreadable
from pipeline.sheets.cells.package import Package
from pipeline.sheets.cells.xlsx_cells import CellMaker
from pipeline.sheets.cells.xlsx_plain import Known, usual_texts
from pipeline.sheets.cells.xlsx_shapes import shape_of
from pipeline.sheets.cells.xlsx_shared import Workbook, shared_cells
from pipeline.sheets.cells.xlsx_sheet import SheetPass, sheet_grid
from pipeline.sheets.cells.xlsx_styles import Styles
from pipeline.sheets.cells.xlsx_texts import _SharedTexts, texts_of
from pipeline.sheets.cells.xlsx_usual import usual_sheet
from pipeline.sheets.cells.xml_pass import run_pass, run_steered
from tests.sheets.cells.packages import MAIN, OFFICE, STRICT, a_sheet, texts

ROOT = Path(__file__).parents[3]
FORMS = [*sorted((ROOT / "inbox").rglob("*.xlsx")), *sorted((ROOT / "input_templates").glob("*.xlsx"))]
TEXTS = ["Đạt", "Sở", "_x0041_"]

EXCEL = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}" xmlns:x14ac="urn:ac"><dimension ref="A1:H3"/><sheetData>'
    '<row r="1" spans="1:8" ht="30" customHeight="1" x14ac:dyDescent="0.25"><c r="A1" s="1" t="s"><v>0</v></c>'
    '<c r="B1" s="1"/><c r="C1" s="2"><v>12.5</v></c><c r="D1" s="1" t="str"><f>IF(A1&lt;2,"",1)</f><v></v></c></row>'
    '<row r="2" ht="20"/><row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" t="inlineStr"><is><t>KH&amp;CN</t></is></c>'
    '<c r="C3"><f t="shared" ref="C3:C4" si="0">A1+1</f><v>2</v></c><c r="D3"><f t="shared" si="0"/><v>3</v></c>'
    '<c r="E3" t="b"><v>1</v></c><c r="F3" t="e"><v>#REF!</v></c><c r="G3" s="3"><v>43000</v></c></row></sheetData>'
    '<mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="C3:D3"/></mergeCells>'
    '<dataValidations count="3"><dataValidation type="list" prompt="Chỉ ghi &quot;x&quot;" sqref="A1"><formula1>"x"'
    '</formula1></dataValidation><dataValidation sqref="B1"/><dataValidation xmlns:xr="urn:xr" xr:uid="{1}" sqref="C1">'
    "<formula1>0</formula1><formula2>1</formula2></dataValidation></dataValidations>"
    '<pageMargins left="0.4"/></worksheet>'
)
OFFICE_SUITE = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{STRICT}" xmlns:r="{OFFICE}">'
    '<sheetData><row r="1" customFormat="false" ht="12.8" hidden="false"><c r="A1" s="0" t="n"><v>1</v></c>'
    '<c r="B1" s="3" t="n"><f aca="false">A1</f><v>1</v></c><c r="C1" t="inlineStr"><is><t xml:space="preserve"> a'
    "</t></is></c></row></sheetData></worksheet>"
)
SHEETS = [EXCEL, OFFICE_SUITE]
SHARED = texts("<t>Đạt</t>", '<t xml:space="preserve"> Sở </t>', "<t></t>", "<t>a > b &amp; &lt;c&gt;</t>")

ODD = [
    "<!-- a -->", "<![CDATA[1]]>", "<?a b?>", "&amp;", "&amp;lt;", "&#10;", "&who;", "\r", "\n", " ", "]]>", ">", "<",
    '"', "x", "0", "\x00", "\udcff", "\ufffe", "\u0301", "<v>", "</v>", "<v/>", "<v>1</v>", "<f>", "</f>", "<is>",
    "<t>", "<t/>", "</t>", "<r><t>b</t></r>", "<c>", "</c>", '<c r="A1"/>', '<c r="B2"><v>1</v></c>', '<c r="ZZZ1"/>',
    "<row>", "</row>", "<row/>", '<row r="0"/>', '<row r="1">', "<sheetData>", "</sheetData>", "<sheetData/>",
    "<mergeCells>", '<mergeCell ref="A1:D9"/>', "</mergeCells>", ' xmlns="urn:x"', f' xmlns:x="{MAIN}"', "<x:v>",
    ' t="s"', ' r="9"', ' t="array" ref="A1:B3"', "<si>", "</si>", "<si/>", "</sst>", "<!DOCTYPE a>",
    "<dataValidation ", "</dataValidation>", '<dataValidation sqref="B1"/>', "<formula1>", "</formula1>",
]  # fmt: skip


def changed(text: str, chance: Random) -> bytes:
    """The part with one or two of its tags or letters lost, doubled, moved, or something odd among them."""
    pieces = re.findall(r"</?[A-Za-z:]+|[^<>\s]|.", text, re.DOTALL)
    for _ in range(chance.choice((1, 1, 2))):
        at, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
        match chance.randrange(5):
            case 0:
                pieces[at : at + chance.randrange(1, 12)] = []
            case 1:
                pieces[at:at] = pieces[other : other + chance.randrange(1, 20)]
            case 2:
                pieces[at], pieces[other] = pieces[other], pieces[at]
            case _:
                pieces.insert(at, chance.choice(ODD))
    return "".join(pieces).encode(errors="surrogateescape")


def outcome(read: Callable[[], object]) -> object:
    try:
        return read()
    except Unreadable as error:
        return type(error), str(error), error.facts


def the_cells(fonts: tuple[str, ...] = ()) -> CellMaker:
    styles = Styles(("General", "@", "0%", "dd/mm/yyyy"), fonts)
    return CellMaker(Workbook("phieu.xlsx", TEXTS, styles, False, () if fonts else shared_cells(TEXTS)), "Phiếu")


def by_pass(data: bytes, cells: CellMaker) -> object:
    over = SheetPass(cells, "phieu.xlsx")
    run_steered(data, over.steer, "phieu.xlsx")
    return over.grid()


def texts_by_pass(data: bytes) -> object:
    over = _SharedTexts("phieu.xlsx")
    run_pass(data, over, "phieu.xlsx")
    return over.found


@pytest.mark.parametrize("part", SHEETS, ids=["Excel", "LibreOffice"])
def test_what_programs_write_is_usual(part: str) -> None:
    cells = the_cells()
    assert usual_sheet(part.encode(), cells)
    assert sheet_grid(part.encode(), cells, "phieu.xlsx") == by_pass(part.encode(), cells)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_what_this_program_writes_is_usual(path: Path) -> None:
    package = Package(path.read_bytes(), path.name)
    shared = package.read("xl/sharedStrings.xml")
    assert usual_texts(shared) == texts_by_pass(shared)
    cells = CellMaker(Workbook(path.name, texts_of(shared, path.name), Styles((), ()), False), "Phiếu")
    for part in (part for part in package if "/worksheets/" in part and part.endswith(".xml")):
        data = package.read(part)
        assert usual_sheet(data, cells)
        assert sheet_grid(data, cells, path.name) == by_pass(data, cells)


@pytest.mark.parametrize("fonts", [(), ("", ".VnTime", "", "")], ids=["unicode", "legacy"])
@pytest.mark.parametrize("part", SHEETS, ids=["Excel", "LibreOffice"])
def test_a_sheet_that_was_changed_anyhow_is_read_the_same(part: str, fonts: tuple[str, ...]) -> None:
    chance, usual, cells = Random(part), 0, the_cells(fonts)
    for _ in range(1500):
        data = changed(part, chance)
        assert outcome(partial(sheet_grid, data, cells, "phieu.xlsx")) == outcome(partial(by_pass, data, cells)), data
        usual += usual_sheet(data, cells) is not None
    assert usual > 80


def test_texts_that_were_changed_anyhow_are_read_the_same() -> None:
    chance, usual = Random(SHARED), 0
    for _ in range(1500):
        data = changed(SHARED, chance)
        assert outcome(partial(texts_of, data, "phieu.xlsx")) == outcome(partial(texts_by_pass, data)), data
        usual += usual_texts(data) is not None
    assert usual > 50


A_CELL = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"/></row>'
A_RULE = '<dataValidation sqref="A1"><formula1>1</formula1></dataValidation>'


@pytest.mark.parametrize(
    ("rows", "behind"),
    [
        (A_CELL.replace('"B1"/>', '"B1"/></c>'), ""),
        (A_CELL.replace("</c>", ""), ""),
        (A_CELL.replace('r="1"', 'r="2"'), ""),
        (A_CELL + A_CELL, ""),
        (A_CELL.replace('<c r="B1"/>', '<c r="A1"><v>1</v></c>'), ""),
        (A_CELL, f'<a b="{A_RULE}"/>'),
        (A_CELL, f'<a b=">{A_RULE}"/>'),
        (A_CELL, A_RULE.replace("</formula1>", "")),
        (A_CELL, A_RULE.removesuffix("</dataValidation>")),
        (A_CELL, A_RULE.removesuffix("</dataValidation>") + A_RULE.removesuffix("</dataValidation>")),
    ],
)
def test_pieces_that_are_known_are_no_less_damaged_where_they_do_not_belong(rows: str, behind: str) -> None:
    cells = the_cells()
    assert usual_sheet(a_sheet(A_CELL, A_RULE).encode(), cells)
    data = a_sheet(rows, behind).encode()
    assert usual_sheet(data, cells) is None
    with pytest.raises(Unreadable):
        sheet_grid(data, cells, "phieu.xlsx")


def test_a_comment_around_a_known_rule_is_a_comment() -> None:
    cells = the_cells()
    assert usual_sheet(a_sheet(A_CELL, A_RULE).encode(), cells)
    for behind in (f"<!--{A_RULE}-->", f"<a><![CDATA[{A_RULE}]]></a>", f"<?a {A_RULE}?>"):
        data = a_sheet(A_CELL, behind).encode()
        assert usual_sheet(data, cells) is None
        assert sheet_grid(data, cells, "phieu.xlsx") == by_pass(data, cells)


def test_what_is_no_xml_is_not_remembered_and_no_more_than_stays_small() -> None:
    damaged = a_sheet(A_CELL.replace("1</v>", "\ufffe</v>"))
    for _ in range(2):
        assert usual_sheet(damaged.encode(), the_cells()) is None
    known = Known[int](20, 5)
    known.keep({b"%d" % number: number for number in range(30)} | {b"x" * 5: 0})
    assert len(known) == 20
    known.keep({b"a": 1})
    assert known == {b"a": 1}


def a_row(number: int, *values: str, told: str = "") -> str:
    """A row with numbers in its cells; without a value a cell is blank."""
    cells = (f'<c r="{chr(65 + at)}{number}" s="{at}"{held(value)}' for at, value in enumerate(values))
    return f'<row r="{number}"{told}>{"".join(cells)}</row>'


def held(value: str) -> str:
    return f"><v>{value}</v></c>" if value else "/>"


def test_sheets_that_differ_in_some_cells_are_read_as_each_is() -> None:
    chance, cells = Random(7), the_cells()
    for _ in range(60):
        rows = [
            a_row(number, "1", "2", chance.choice(("", "5", f"{chance.random():.3f}")), chance.choice(("", "7")), "9")
            for number in range(1, 12)
            if number % 5 or chance.random() < 0.8
        ]
        data = a_sheet("".join(rows)).encode()
        assert usual_sheet(data, cells)
        assert sheet_grid(data, cells, "phieu.xlsx") == by_pass(data, cells)


def test_where_sheets_agree_nothing_is_taken_by_patterns_again(monkeypatch: pytest.MonkeyPatch) -> None:
    cells, told = the_cells(), list[bytes]()
    monkeypatch.setattr("pipeline.sheets.cells.xlsx_shapes._known", {})
    monkeypatch.setattr("pipeline.sheets.cells.xlsx_usual.are_xml", lambda parts: told.append(b"".join(parts)) or True)
    for value in ("98.25", "97.5", "96"):
        usual_sheet(a_sheet(a_row(1, "31", "32", value, "33") + a_row(2, "34", "35", "36")).encode(), cells)
    assert b'<c r="D1"' in told[0]
    assert not any(b"<c r=" in one for one in told[1:])
    assert cells.numbers("2", False)[b"96"]


def test_a_prefix_is_to_be_known_in_each_sheet_that_uses_it() -> None:
    cells, row = the_cells(), a_row(1, "41", "42", told=' x14ac:dyDescent="0.25"')
    named = a_sheet(row).replace("><sheetData>", ' xmlns:x14ac="urn:ac"><sheetData>')
    for _ in range(3):
        assert usual_sheet(named.encode(), cells)
        assert usual_sheet(a_sheet(row).encode(), cells) is None
    with pytest.raises(Unreadable):
        sheet_grid(a_sheet(row).encode(), cells, "phieu.xlsx")


def test_unlike_sheets_of_one_shape_and_many_shapes_are_forgotten() -> None:
    cells = the_cells()
    for _ in range(2):
        for number in range(50):
            columns = f'<cols><col min="1" max="{number + 1}" width="9"/></cols>'
            for values in (("1", "2", "3"), ("4", "5", "6"), ("7", "8", "9")):
                data = a_sheet(a_row(1, *values)).replace("<sheetData>", f"{columns}<sheetData>").encode()
                assert usual_sheet(data, cells)
                assert sheet_grid(data, cells, "phieu.xlsx") == by_pass(data, cells)


@pytest.mark.parametrize("between", ["&who;", "]]>", "\udcff", "&amp;", " ", "x", "<!-- a -->"])
def test_what_stands_before_the_first_row_is_looked_at(between: str) -> None:
    cells, data = the_cells(), a_sheet(f"{between}{A_CELL}").encode(errors="surrogateescape")
    for _ in range(3):
        assert outcome(partial(sheet_grid, data, cells, "phieu.xlsx")) == outcome(partial(by_pass, data, cells))


def test_a_sheet_that_is_too_long_is_left_to_the_pass_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    data, cells = a_sheet(a_row(1, "1", "2")).encode(), the_cells()
    assert usual_sheet(data, cells)
    monkeypatch.setattr("pipeline.sheets.cells.limits.LETTERS", 30)
    monkeypatch.setattr("pipeline.sheets.cells.xlsx_usual.RowReading", None)
    assert usual_sheet(data, cells) is None


def test_what_is_known_of_a_shape_stays_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sheets that begin otherwise and go on alike, and such as end in a fault, of which nothing is learned."""
    monkeypatch.setattr("pipeline.sheets.cells.xlsx_shapes._MOST", 20_000)
    monkeypatch.setattr("pipeline.sheets.cells.xlsx_shapes._PLACES", 500)
    monkeypatch.setattr("pipeline.sheets.cells.xlsx_shapes._known", {})
    rows, cells = "".join(a_row(number, "1", "2", "3") for number in range(2, 20)), the_cells()
    for style in range(200):
        first = f'<row r="1"><c r="A1" s="{style}"><v>{style}</v></c></row>'
        assert usual_sheet(a_sheet(first + rows).encode(), cells)
        assert usual_sheet(a_sheet(first + rows.replace('s="2"', f's="{style}"') + "x").encode(), cells) is None
        places = shape_of(b"")._places.values()
        assert len(places) <= 500
        assert sum(len(place.stretch.text) for place in places if place.stretch) <= 25_000


@pytest.mark.parametrize(
    ("behind", "merged"),
    [
        ('<mergeCells><mergeCell ref="A1:B1"/></mergeCells>', True),
        ('<!--<mergeCells><mergeCell ref="A1:B1"/></mergeCells>-->', False),
        ('<a xmlns="urn:x"><mergeCells><mergeCell ref="A1:B1"/></mergeCells></a>', False),
        (f'<a xmlns:x="{MAIN}"><x:mergeCell ref="A1:B1"/></a>', True),
        ('<a b="mergeCell"/>', False),
    ],
)
def test_merged_areas_wherever_and_however_they_are_named(behind: str, merged: bool) -> None:
    data = a_sheet('<row r="1"><c r="A1"><v>1</v></c></row>', behind).encode()
    assert bool(sheet_grid(data, the_cells(), "phieu.xlsx").merged) is merged
