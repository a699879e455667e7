"""What one cell of an .xlsx holds, made from what its sheet says of it."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from pipeline.model.cells import Cell, CellKind
from pipeline.sheets.cells.faults import Unreadable
from pipeline.sheets.cells.making import FORMULA, Numbers, made_cell, numbers
from pipeline.sheets.cells.xlsx_shared import Workbook
from pipeline.sheets.cells.xlsx_texts import as_seen
from pipeline.sheets.cells.xlsx_words import Held, Text

_DAY = r"(?s:([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ].*)?)"
_TIME = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?Z?|P.*"
_TRUTH = {"1": True, "0": False, "true": True, "false": False}
_NEVER_EMPTY = ("n", "b", "d", "e", "s")
"""Types of cells whose value, where it is written empty, is none: of the others it is an empty text."""


class CellMaker(dict[Held, Cell | None]):
    """The cells of one sheet by what it says of them, made as they are asked for. Raises: Unreadable."""

    def __init__(self, book: Workbook, title: str) -> None:
        super().__init__()
        self._book, self._title, self.shared = book, title, book.cells

    def __missing__(self, held: Held) -> Cell | None:
        made = self[held] = self._made(*held)
        return made

    def _made(self, kind: str, style: str, value: str | None, formula: bool, inline: Text | None) -> Cell | None:
        if kind == "inlineStr" or value is None:
            return self._texted(inline, style, formula) if inline is not None else FORMULA if formula else None
        if not value and kind in _NEVER_EMPTY:
            return FORMULA if formula else None
        if kind == "s":
            return self._shared(value, style, formula)
        if kind in _READERS:
            return _READERS[kind](self, value, style, formula)
        return self._texted(value, style, formula, CellKind.ERROR if kind == "e" else CellKind.TEXT)

    def numbers(self, style: str, formula: bool) -> Numbers:
        """The cells of this style that hold numbers."""
        return numbers(self._book.styles.code(_style(style)), self._book.from_1904, formula)

    def damaged(self, detail: str, **facts: str) -> Unreadable:
        """The fault of the sheet."""
        return Unreadable(f"{self._book.file} › {self._title}: {detail}", **facts)

    def _texted(self, text: Text, style: str, formula: bool, kind: CellKind = CellKind.TEXT) -> Cell | None:
        font = self._book.styles.font(_style(style)) if self._book.styles.fonts else ""
        seen, stored = as_seen(text, font)
        return made_cell(kind, seen, formula, stored if seen != stored else "")

    def _shared(self, text: str, style: str, formula: bool) -> Cell | None:
        """The cell of a shared text, by its place."""
        place, book = text.strip(), self._book
        at = int(place) if len(place) < 10 and place.isdigit() and place.isascii() else len(book.texts)
        if at >= len(book.texts):
            raise self.damaged(f"no shared text {text!r}")
        return self._texted(book.texts[at], style, formula) if formula or not book.cells else book.cells[at]

    def _number(self, text: str, style: str, formula: bool) -> Cell | None:
        try:
            return self.numbers(style, formula)[text.encode()]
        except Unreadable as error:
            raise self.damaged(f"{text!r} is no number") from error

    def _truth(self, text: str, _style: str, formula: bool) -> Cell:
        truth = _TRUTH.get(text.strip())
        if truth is None:
            raise self.damaged(f"{text!r} is no truth value")
        return Cell(CellKind.BOOL, truth, None, formula)

    def _date(self, text: str, _style: str, formula: bool) -> Cell:
        """A date written in words (ISO 8601), not as a serial number."""
        day = re.fullmatch(_DAY, text)
        if day is None and not re.fullmatch(_TIME, text):
            raise self.damaged(f"{text!r} is no date")
        try:
            found = date(int(day[1]), int(day[2]), int(day[3])) if day else None
            return Cell(CellKind.DATE, found, None, formula)
        except ValueError as error:
            raise self.damaged(f"{text!r} is no date") from error


_READERS: Mapping[str, Callable[[CellMaker, str, str, bool], Cell | None]] = {
    "n": CellMaker._number,
    "b": CellMaker._truth,
    "d": CellMaker._date,
}


def _style(style: str) -> int:
    return int(style) if len(style) < 10 and style.isascii() and style.isdigit() else 0
