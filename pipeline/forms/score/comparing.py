"""What a member filled in, by code and column, so that two fillings can be compared."""

from collections.abc import Iterable, Mapping

from pipeline.forms.score.layout import ANSWERS, Column
from pipeline.model.cells import Cell, CellKind
from pipeline.model.submission import Entry, Part

Place = tuple[str, Column]
Answers = Mapping[Place, Cell]


PARTS: Mapping[Column, Part] = {Column[part.name]: part for part in Part}
"""What each column holds of a row, of those that are read."""

FILLED = tuple((column, PARTS[column]) for column in ANSWERS)
"""The columns that a member fills."""


def answers_in(entries: Iterable[Entry]) -> dict[Place, Cell]:
    """Filled cells by code and column. Formulas of ours (and other text in their place) have no value here."""
    return {
        (entry.code, column): entry.cell(part)
        for entry in entries
        for column, part in FILLED
        if entry.held[part].kind is not CellKind.BLANK
    }
