"""What cells hold, made from what files say."""

import gc

import pytest

from pipeline.model.cells import NOTHING, Cell, CellKind
from pipeline.sheets.cells import book_from
from pipeline.sheets.cells.formats import GENERAL
from pipeline.sheets.cells.making import FORMULA, made_cell, numbers, value_of
from tests.sheets.cells.packages import a_package


def test_equal_cells_of_all_files_are_one() -> None:
    assert made_cell(CellKind.TEXT, " Tốt ") is made_cell(CellKind.TEXT, " Tốt ")
    assert numbers(GENERAL, False, False)[b"98.5"] is numbers(GENERAL, False, False)[b"98.5"]
    assert numbers("0%", False, False)[b"98.5"] != numbers(GENERAL, False, False)[b"98.5"]


def test_a_long_text_is_not_remembered() -> None:
    assert made_cell(CellKind.TEXT, "a" * 300) is not made_cell(CellKind.TEXT, "a" * 300)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (FORMULA, FORMULA),
        (Cell(CellKind.TEXT, "", None, formula=True), NOTHING),
        (Cell(CellKind.TEXT, "Tốt", None, formula=True), Cell(CellKind.TEXT, "Tốt", None, formula=True)),
    ],
)
def test_a_formula_that_stored_an_empty_text_is_blank(cell: Cell, value: Cell) -> None:
    assert value_of(cell) == value


def test_what_was_read_does_not_wait_for_the_collector() -> None:
    """Thousands of forms are read in a run: each must be gone before the next comes."""
    package = a_package('<row r="1"><c r="A1"><v>5</v></c></row>')

    def read() -> None:
        assert [list(sheet.filled) for sheet in book_from(package, "VP.xlsx").sheets.values()] == [[1]]

    read()
    gc.collect()
    gc.disable()
    try:
        read()
        assert gc.collect() == 0
    finally:
        gc.enable()
