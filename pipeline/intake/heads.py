"""The name that a person reads in the head of a form (CONTRACT section 9)."""

from pipeline.forms.kit.identity import Label
from pipeline.forms.score.layout import FORM_SHEET
from pipeline.sheets.cells import Book
from pipeline.sheets.reading import shown
from pipeline.text.words import fold

_HEAD, _NEAR = 12, 2
"""Rows that may be the head, and columns from the label to the name: next to it, or with one inserted between."""


def name_in_head(book: Book) -> str:
    """The member's name beside its label, "" where there is none. Raises: Unreadable."""
    sheet = next((sheet for title, sheet in book.sheets.items() if fold(title) == fold(FORM_SHEET)), None)
    for number, row in sheet.filled.items() if sheet else ():
        if number > _HEAD:
            break
        for at in (column for column, cell in row.items() if fold(shown(cell)) == fold(Label.NAME)):
            near = [shown(row[at + beside]) for beside in range(1, 1 + _NEAR) if at + beside in row]
            return near[0] if near else ""
    return ""
