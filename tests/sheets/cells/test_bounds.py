"""Bounds: small files that would take hours or gigabytes are met within seconds."""

import time
from collections.abc import Iterator

import pytest

from pipeline.model.cells import Cell
from pipeline.sheets.cells import TooLarge, book_from, limits
from pipeline.sheets.cells.addresses import letters_of
from tests.sheets.cells.odf import an_ods
from tests.sheets.cells.packages import a_package, texts, zipped

WIDE = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>'
BLANKS = '<row r="1"><c r="A1" t="str"><v>{}</v></c></row>'
SHARED = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
ARRAY = '<c r="A{row}"><f t="array" ref="A1:XFD9999">1</f></c><c r="XFD{row}"><v>1</v></c>'
ONE_MERGE, WIDE_MERGE = '<mergeCell ref="A1:B1"/>', '<mergeCell ref="A1:XFD1048576"/>'


@pytest.fixture(autouse=True)
def _within_seconds() -> Iterator[None]:
    began = time.monotonic()
    yield
    assert time.monotonic() - began < limits.SECONDS


def the_rows(data: bytes) -> tuple[tuple[Cell, ...], ...]:
    (sheet,) = book_from(data, "VP.xlsx").sheets.values()
    return sheet.rows


def rows(cells: str, count: int) -> str:
    return "".join(f'<row r="{row}">{cells.format(row=row)}</row>' for row in range(1, count + 1))


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (lambda: a_package(WIDE, behind=f"<mergeCells>{ONE_MERGE * 400_000}</mergeCells>"), "vùng gộp ô"),
        (lambda: a_package(WIDE, behind=f"<mergeCells>{WIDE_MERGE * 20_000}</mergeCells>"), "vùng gộp ô"),
        (lambda: a_package(rows('<c r="XFD{row}"><v>1</v></c>', 300)), "từ cột A"),
        (lambda: a_package(rows(ARRAY, 60)),
         "công thức mảng"),
        (lambda: a_package(BLANKS.format(" " * 2_000_000)), "ký tự"),
        (lambda: a_package(SHARED, texts=texts("<t>" + " " * 2_000_000 + "</t>")), "ký tự"),
        (lambda: zipped({f"a{number}": b"" for number in range(limits.ENTRIES + 1)}), "phần bên trong"),
        (lambda: b"PK" + bytes(limits.FILE_BYTES), "51 MB"),
        (lambda: an_ods('<table:table-row table:number-rows-repeated="1000">'
         '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>'
         "</table:table-row>"), "ô"),
    ],
    ids=["merges", "wide merges", "far columns", "arrays", "blanks", "shared blanks", "parts", "large", "ods"],
)  # fmt: skip
def test_too_much_of_anything(data: object, size: str) -> None:
    assert callable(data)
    with pytest.raises(TooLarge) as caught:
        the_rows(data())
    assert size in caught.value.facts["size"]


def test_many_wide_merges_below_the_bound() -> None:
    cells = "".join(f'<c r="{letters_of(column)}{{row}}"><v>1</v></c>' for column in range(1, 100))
    merged = f"<mergeCells>{WIDE_MERGE * 5_000}</mergeCells>"
    assert the_rows(a_package(rows(cells, 100), behind=merged))[0][0].value == 1


def test_deep_nesting_is_read_over() -> None:
    deep = "<x>" * 100_000 + "</x>" * 100_000
    assert the_rows(a_package(WIDE.replace("XFD1", "B1"), behind=deep))


def test_rows_to_the_end_that_are_only_formatted() -> None:
    formatted = "".join(f'<row r="{row}" ht="20" customHeight="1"/>' for row in range(2, 200_000))
    assert len(the_rows(a_package(f'<row r="1"><c r="A1"><v>1</v></c></row>{formatted}'))) == 1


def test_a_number_of_five_thousand_digits_is_the_error_it_shows() -> None:
    (sheet,) = book_from(a_package(f'<row r="1"><c r="A1"><v>{"1" * 5000}</v></c></row>'), "VP.xlsx").sheets.values()
    assert sheet.cell(1, 1).value == "#NUM!"
