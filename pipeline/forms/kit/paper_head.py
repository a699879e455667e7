"""Where a filled paper has its table, and what it says of itself: on a hidden sheet, or above the table's header."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from pipeline.forms.kit.columns import Columns
from pipeline.forms.kit.identity import IDENTITY_SHEET, Label
from pipeline.model.cells import Cell
from pipeline.sheets.cells import Book, Sheet
from pipeline.sheets.reading import is_blank, shown
from pipeline.sheets.table import Header, find_header, pick_sheet
from pipeline.text.numbers import plain
from pipeline.text.words import fold

_LABELS = {fold(label) for label in Label}


Table = tuple[Sheet, Header]
"""A sheet and where the header of its table stands."""


def tables_of(book: Book, columns: type[Columns], needed: Sequence[str], name: str) -> tuple[list[Table], list[Table]]:
    """The sheets with a header that has all of `needed`: those of this name, else whatever they are called.

    Then the others, where one is named so: copies that somebody made. Raises: Unreadable.
    """
    found = [
        (sheet, header)
        for sheet in book.sheets.values()
        if (header := find_header(sheet, columns, at_least=len(needed)))
        and all(column in header.columns for column in needed)
    ]
    named = [table for table in found if fold(table[0].name) == fold(name)]
    return (named, [table for table in found if fold(table[0].name) != fold(name)]) if named else (found, [])


def hidden_texts(book: Book) -> dict[str, str]:
    """Label → text of `Nhận dạng`, row by row; nothing where it is gone. Raises: Unreadable."""
    sheet = pick_sheet(book, IDENTITY_SHEET)
    return {shown(row[0]): shown(row[1]) for row in sheet.rows if len(row) > 1} if sheet else {}


def texts_above(sheet: Sheet, header: Header) -> dict[str, str]:
    """Labels above the header (folded), each with the text to its right; the first of equals."""
    texts: dict[str, str] = {}
    for row in sheet.rows[: header.row - 1]:
        filled = [as_text(cell) for cell in row if not is_blank(cell)]
        for label, text in pairwise(filled):
            if fold(label) in _LABELS and fold(text) not in _LABELS:
                texts.setdefault(fold(label), text)
    return texts


def as_text(cell: Cell) -> str:
    """A cell as the text it would be: a year that became a number is no `2.018`."""
    return plain(cell.value) if isinstance(cell.value, Decimal) else shown(cell)
