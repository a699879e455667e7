"""What a cell holds, made from what a file says of it.

Labels, titles and small numbers stand in every form of a bloc: equal cells are one, which does not say where it stands.
"""

from functools import lru_cache

from pipeline.model.cells import NOTHING, Cell, CellKind, CellValue
from pipeline.sheets.cells.faults import Unreadable
from pipeline.sheets.cells.numbers import OVERFLOW, is_number, number_value, written_number
from pipeline.text.words import clean

FORMULA = Cell(CellKind.BLANK, None, None, formula=True)
"""A formula whose value is not there, or not looked at."""

_KEPT, _SHORT, _NUMBERS, _FORMATS = 8192, 256, 4096, 32
"""How many texts are remembered, the letters of the longest that is; how many numbers of a format, and of how many."""


def made_cell(kind: CellKind, value: CellValue, formula: bool = False, legacy: str = "") -> Cell | None:
    """A cell as a file tells it, its text cleaned; None for one that holds nothing.

    A formula whose stored value is an empty text keeps that text here, so that it is told from one without a value.
    """
    if isinstance(value, str):
        return (_known_text if len(value) < _SHORT else _text)(kind, value, formula, legacy)
    if kind is CellKind.BLANK:
        return FORMULA if formula else None
    return Cell(kind, value, None, formula)


class Numbers(dict[bytes, Cell | None]):
    """Cells of one number format by what a file writes in them; None for one that holds nothing."""

    def __init__(self, code: str, from_1904: bool, formula: bool) -> None:
        super().__init__()
        self._code, self._from_1904, self._formula = code, from_1904, formula

    def __missing__(self, written: bytes) -> Cell | None:
        """Raises: Unreadable, where it is no number."""
        if len(self) >= _NUMBERS:
            self.clear()
        made = self._made(written.decode(errors="replace"))
        if len(written) < _SHORT:
            self[written] = made
        return made

    def _made(self, text: str) -> Cell | None:
        if not text:
            return FORMULA if self._formula else None
        number = written_number(text)
        if number is not None:
            return Cell(*number_value(number, self._code, from_1904=self._from_1904), None, self._formula)
        if not is_number(text):
            raise Unreadable(f"{text!r} is no number")
        return Cell(*OVERFLOW, None, self._formula)


numbers = lru_cache(_FORMATS)(Numbers)
"""What the number in a cell is, by the cell's number format: a number, a percentage, a date."""


def value_of(cell: Cell) -> Cell:
    """A formula with the value that it stored; blank where that is an empty text. Others as they are."""
    return NOTHING if cell.formula and cell.value == "" else cell


def _text(kind: CellKind, text: str, formula: bool, legacy: str) -> Cell | None:
    value = clean(text)
    if not value:
        return Cell(CellKind.TEXT, "", None, True) if formula else None
    return Cell(kind, value, None, formula, clean(legacy) if legacy else "")


_known_text = lru_cache(_KEPT)(_text)
