"""Findings of rows that belong to no line of the scale; member and file are added later."""

from collections.abc import Iterable

from pipeline.model.cells import Cell
from pipeline.model.finding import Finding, Severity
from pipeline.sheets.reading import shown
from pipeline.text.words import did_you_mean


def unknown_code(code: str, cell: Cell, known: Iterable[str]) -> Finding:
    """A code of no line; or a cell that holds no text ("" for `code`): 1.10 that became the number 1,1 is no code."""
    return _at(cell, **({"suggestion": did_you_mean(code, known)} if code else {"number": shown(cell)}))


def stray(cell: Cell) -> Finding:
    """Something that was filled in beside a blank code: it belongs to no line, and is not lost in silence."""
    return _at(cell, stray=shown(cell))


def _at(cell: Cell, **facts: str) -> Finding:
    where = cell.ref.local if cell.ref else None
    return Finding(code="unknown_code", severity=Severity.ERROR, cell=where, seen=shown(cell), facts=facts)
