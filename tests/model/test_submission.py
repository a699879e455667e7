"""Rows of a form that came back: what they hold, and where it stands."""

from decimal import Decimal

from pipeline.model.cells import NOTHING, Cell, CellKind, CellRef
from pipeline.model.submission import Columns, Entry, Part

FIVE = Cell(CellKind.NUMBER, Decimal(5), None)
WHERE = Columns("VP.xlsx", "Phiếu chấm điểm", ("A", "B", "F", "G", "H", "", "J", "K"))


def an_entry(**held: Cell) -> Entry:
    return Entry("A1", tuple(held.get(part.name.lower(), NOTHING) for part in Part), 12, WHERE)


def test_every_part_of_a_row_stands_in_its_column() -> None:
    entry = an_entry(reported=FIVE)
    assert entry.reported == Cell(CellKind.NUMBER, Decimal(5), CellRef("VP.xlsx", "Phiếu chấm điểm", "G12"))
    assert str(entry.ref(Part.NOTE)) == "VP.xlsx › Phiếu chấm điểm!K12"


def test_a_blank_cell_stands_somewhere_too_but_not_where_the_form_has_no_column() -> None:
    entry = an_entry()
    assert entry.evidence == Cell(CellKind.BLANK, None, CellRef("VP.xlsx", "Phiếu chấm điểm", "J12"))
    assert entry.cell(Part.NOT_APPLICABLE) == NOTHING


def test_a_row_that_is_gone_holds_nothing() -> None:
    assert all(Entry("A1").cell(part) == NOTHING for part in Part)
