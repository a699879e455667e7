"""openpyxl as a second opinion: it reads the same cells from every form of ours, and from what LibreOffice makes of
them.
"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pipeline.sheets.cells import read_book
from pipeline.sheets.cells.numbers import decimal
from tests.conftest import SaveAs

ROOT = Path(__file__).parents[3]
FORMS = [
    *sorted((ROOT / "inbox").rglob("*.xlsx")),
    *sorted((ROOT / "tests" / "sent").rglob("*.xlsx")),
    *sorted((ROOT / "input_templates").glob("*.xlsx")),
]

Seen = dict[tuple[int, int], tuple[object, bool]]
"""Value and whether it is a formula, of each cell that holds something, by row and column."""


def ours(path: Path) -> dict[str, Seen]:
    return {
        title: {
            (row, column): (sheet.grid.stored.get((row, column), cell).value, cell.formula)
            for row, cells in sheet.filled.items()
            for column, cell in cells.items()
        }
        for title, sheet in read_book(path, path.name).sheets.items()
    }


def theirs(path: Path) -> dict[str, Seen]:
    formulas, values = (load_workbook(path, data_only=stored) for stored in (False, True))
    return {sheet.title: dict(_cells(formulas[sheet.title], sheet)) for sheet in values.worksheets}


def _cells(formulas: object, values: object) -> Iterator[tuple[tuple[int, int], tuple[object, bool]]]:
    for row in values.iter_rows():  # type: ignore[attr-defined]
        for cell in row:
            formula = formulas.cell(cell.row, cell.column).data_type == "f"  # type: ignore[attr-defined]
            value = _value(cell.value)
            if formula or value is not None:
                yield (cell.row, cell.column), (value, formula)


def _value(value: object) -> object:
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, float)):
        return decimal(value)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str):
        return value.strip() or None
    return None if isinstance(value, (time, timedelta)) else value


def same(path: Path) -> None:
    mine, other = ours(path), theirs(path)
    assert list(mine) == list(other)
    for title, cells in mine.items():
        assert {at: seen for at, seen in cells.items() if not _empty(seen)} == {
            at: seen for at, seen in other[title].items() if not _empty(seen)
        }


def _empty(seen: tuple[object, bool]) -> bool:
    """A formula whose stored value is an empty text, or none: openpyxl does not tell them apart."""
    return seen[1] and seen[0] in (None, "")


@pytest.mark.parametrize("path", FORMS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_form_of_ours(path: Path) -> None:
    same(path)


def test_what_libreoffice_makes_of_forms(save_as: SaveAs, tmp_path: Path) -> None:
    forms = sorted((ROOT / "tests" / "sent" / "inbox").glob("*.xlsx"))[:4]
    save_as(forms, "xlsx", tmp_path)
    for path in tmp_path.glob("*.xlsx"):
        same(path)
