"""What a paper of ours says of itself: label and text, on a hidden sheet or above the header of its table."""

from collections.abc import Collection
from decimal import Decimal
from itertools import pairwise

from pipeline.cells import Book, Sheet
from pipeline.model import Cell
from pipeline.reading import is_blank, shown
from pipeline.table import Header, pick_sheet
from pipeline.text.numbers import plain
from pipeline.text.words import fold


def hidden_texts(book: Book, name: str) -> dict[str, str]:
    """Label → text of the sheet of this name, row by row; nothing where it is gone. Raises: Unreadable."""
    sheet = pick_sheet(book, name)
    return {shown(row[0]): shown(row[1]) for row in sheet.rows if len(row) > 1} if sheet else {}


def texts_above(sheet: Sheet, header: Header, labels: Collection[str]) -> dict[str, str]:
    """Labels above the header (folded), each with the text to its right; the first of equals."""
    known = {fold(label) for label in labels}
    texts: dict[str, str] = {}
    for row in sheet.rows[: header.row - 1]:
        filled = [_text(cell) for cell in row if not is_blank(cell)]
        for label, text in pairwise(filled):
            if fold(label) in known and fold(text) not in known:
                texts.setdefault(fold(label), text)
    return texts


def _text(cell: Cell) -> str:
    """A cell as the text it would be: a year that became a number is no `2.018`."""
    return plain(cell.value) if isinstance(cell.value, Decimal) else shown(cell)
