"""Two fillings of one form side by side."""

from collections.abc import Iterable, Mapping

from pipeline.forms.score.layout import Column
from pipeline.model.cells import Cell, CellKind, CellValue
from pipeline.model.submission import Entry
from pipeline.sheets.reading import shown

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


def values(answers: Answers) -> dict[Place, tuple[CellKind, CellValue]]:
    """What the answers say, wherever they stand: equal for fillings that say the same."""
    return {place: (cell.kind, cell.value) for place, cell in answers.items()}


def changed(old: Answers, new: Answers) -> tuple[Place, ...]:
    """Where two fillings differ, in the order of their rows."""
    before, after = values(old), values(new)
    return tuple(place for place in dict.fromkeys((*old, *new)) if before.get(place) != after.get(place))


def told(places: Iterable[Place], old: Answers, new: Answers) -> str:
    """`A1 Kết quả: 5 → 7; …`."""
    return "; ".join(
        f"{code} {column}: {_seen(old, code, column)} → {_seen(new, code, column)}" for code, column in places
    )


def _seen(answers: Answers, code: str, column: Column) -> str:
    cell = answers.get((code, column))
    return shown(cell) if cell else "(trống)"
