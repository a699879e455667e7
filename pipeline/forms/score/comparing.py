"""What a member filled in, by code and column, so that two fillings can be compared."""

from collections.abc import Iterable, Mapping

from pipeline.forms.score.layout import Column
from pipeline.model.cells import Cell, CellKind
from pipeline.model.submission import Entry

Place = tuple[str, Column]
Answers = Mapping[Place, Cell]


def columns_of(entry: Entry) -> dict[Column, Cell]:
    """The cells of a row that a member fills."""
    return {
        Column.REPORTED: entry.reported,
        Column.CLAIMED: entry.claimed,
        Column.NOT_APPLICABLE: entry.not_applicable,
        Column.EVIDENCE: entry.evidence,
        Column.NOTE: entry.note,
    }


def answers_in(entries: Iterable[Entry]) -> dict[Place, Cell]:
    """Filled cells by code and column. Formulas of ours (and other text in their place) have no value here."""
    return {
        (entry.code, column): cell
        for entry in entries
        for column, cell in columns_of(entry).items()
        if cell.kind is not CellKind.BLANK
    }
