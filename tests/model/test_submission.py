"""Rows of a form that came back: what they hold, and where it stands."""

import pickle
from datetime import date
from decimal import Decimal

import pytest

from pipeline.model.cells import NOTHING, Cell, CellKind, CellRef
from pipeline.model.submission import Columns, Entry, Part, kept

FIVE = Cell(CellKind.NUMBER, Decimal(5), None)
WHERE = Columns("Phiếu chấm điểm", ("A", "B", "F", "G", "H", "", "J", "K"))


def an_entry(**held: Cell) -> Entry:
    return Entry("A1", tuple(held.get(part.name.lower(), NOTHING) for part in Part), 12, WHERE)


def test_every_part_of_a_row_stands_in_its_column() -> None:
    entry = an_entry(reported=FIVE)
    assert entry.reported == Cell(CellKind.NUMBER, Decimal(5), CellRef("", "Phiếu chấm điểm", "G12"))
    assert str(entry.ref(Part.NOTE, "VP.xlsx")) == "VP.xlsx › Phiếu chấm điểm!K12"


def test_a_blank_cell_stands_somewhere_too_but_not_where_the_form_has_no_column() -> None:
    entry = an_entry()
    assert entry.evidence == Cell(CellKind.BLANK, None, CellRef("", "Phiếu chấm điểm", "J12"))
    assert entry.cell(Part.NOT_APPLICABLE) == NOTHING


def test_members_who_fill_a_row_with_the_same_cells_share_it() -> None:
    held = an_entry(reported=FIVE).held
    assert kept("A1", held, 12, WHERE) is kept("A1", held, 12, WHERE)
    assert kept("A1", held, 13, WHERE) is not kept("A1", held, 12, WHERE)


def test_cells_that_are_equal_and_look_different_are_two() -> None:
    rows = [an_entry(reported=Cell(CellKind.NUMBER, Decimal(text), None)) for text in ("5", "5.0")]
    shared = [kept("A1", row.held, 12, WHERE) for row in rows]
    assert [str(row.reported.value) for row in shared] == ["5", "5.0"]


def test_a_row_that_is_gone_holds_nothing() -> None:
    assert all(Entry("A1").cell(part) == NOTHING for part in Part)


@pytest.mark.parametrize(
    "cell",
    [
        Cell(CellKind.NUMBER, Decimal("5.0"), None),
        Cell(CellKind.PERCENT, Decimal("0.90"), None, formula=True),
        Cell(CellKind.DATE, date(2018, 10, 25), None),
        Cell(CellKind.DATE, None, None),
        Cell(CellKind.TEXT, "5", None, legacy="5"),
        Cell(CellKind.BOOL, True, None),
        Cell(CellKind.NUMBER, Decimal(5), CellRef("VP.xlsx", "Phiếu", "G12")),
        NOTHING,
    ],
)
def test_rows_come_back_from_other_processes_as_they_were_and_are_shared(cell: Cell) -> None:
    sent = an_entry(reported=cell)
    one, other = (pickle.loads(pickle.dumps(sent)) for _ in range(2))
    assert one == sent
    assert repr(one.held) == repr(sent.held)
    assert one.columns is other.columns
    assert (one is other) == (cell.ref is None)


def test_numbers_that_look_different_come_back_as_two() -> None:
    rows = [an_entry(reported=Cell(CellKind.NUMBER, Decimal(text), None)) for text in ("5", "5.0")]
    back = [pickle.loads(pickle.dumps(row)) for row in rows]
    assert [str(row.reported.value) for row in back] == ["5", "5.0"]
