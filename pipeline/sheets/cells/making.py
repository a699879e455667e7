"""What a cell holds, made from what a file says of it.

Labels, titles and small numbers stand in every form of a bloc: equal cells are one, which does not say where it stands.
"""

from functools import lru_cache

from pipeline.model.cells import NOTHING, Cell, CellKind, CellValue
from pipeline.sheets.cells.numbers import OVERFLOW, is_number, number_value, written_number
from pipeline.text.words import clean

FORMULA = Cell(CellKind.BLANK, None, None, formula=True)
"""A formula whose value is not there, or not looked at."""

_KEPT, _SHORT = 8192, 256
"""How many texts and how many numbers are remembered, and the letters of the longest that is."""


def made_cell(kind: CellKind, value: CellValue, formula: bool = False, legacy: str = "") -> Cell | None:
    """A cell as a file tells it, its text cleaned; None for one that holds nothing.

    A formula whose stored value is an empty text keeps that text here, so that it is told from one without a value.
    """
    if isinstance(value, str):
        return (_known_text if len(value) < _SHORT else _text)(kind, value, formula, legacy)
    if kind is CellKind.BLANK:
        return FORMULA if formula else None
    return Cell(kind, value, None, formula)


def number_cell(text: str, code: str, from_1904: bool, formula: bool) -> Cell | None:
    """The number that a file writes in a cell with this format; None where it is none."""
    return (_known_number if len(text) < _SHORT else _number)(text, code, from_1904, formula)


def value_of(cell: Cell) -> Cell:
    """A formula with the value that it stored; blank where that is an empty text. Others as they are."""
    return NOTHING if cell.formula and cell.value == "" else cell


def _text(kind: CellKind, text: str, formula: bool, legacy: str) -> Cell | None:
    value = clean(text)
    if not value:
        return Cell(CellKind.TEXT, "", None, True) if formula else None
    return Cell(kind, value, None, formula, clean(legacy) if legacy else "")


def _number(text: str, code: str, from_1904: bool, formula: bool) -> Cell | None:
    number = written_number(text)
    if number is None:
        return Cell(*OVERFLOW, None, formula) if is_number(text) else None
    return Cell(*number_value(number, code, from_1904=from_1904), None, formula)


_known_text, _known_number = lru_cache(_KEPT)(_text), lru_cache(_KEPT)(_number)
