"""The workbook of a paper: its properties, the hidden sheet that says what it is, and the lists of its drop-downs."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from pipeline.forms.kit.columns import list_cells, list_name
from pipeline.forms.kit.identity import IDENTITY_SHEET, LabelledText
from pipeline.model.clock import VIETNAM
from pipeline.sheets.looks.book import new_book
from pipeline.sheets.looks.styles import PLAIN, Styles

Lists = Sequence[tuple[str, ...]]
"""The option lists of a workbook, by place."""

LISTS_COLUMN = 3
"""The first column of `Nhận dạng` (from 0) that holds option lists, one list a column, from row 1 down."""


@contextmanager
def paper_book(path: Path, *, title: str, bloc: str, deadline: datetime) -> Iterator[Styles]:
    """A workbook at `path`, written when the block ends. Its date is the deadline: the same inputs, the same bytes."""
    created = deadline.astimezone(VIETNAM).replace(tzinfo=None)
    with new_book(path, title=title, author=bloc, created=created) as book:
        yield Styles(book)


def write_identity(styles: Styles, rows: Iterable[LabelledText], lists: Lists = ()) -> None:
    """Label and text, row by row, and option lists beside; hidden so that it takes a program to find it."""
    sheet = styles.book.add_worksheet(IDENTITY_SHEET)
    for row, (label, text) in enumerate(rows):
        sheet.write_string(row, 0, label.value)
        sheet.write_string(row, 1, text, styles(PLAIN))
    sheet.ignore_errors({"number_stored_as_text": "A1:B20"})
    sheet.very_hidden()
    sheet.protect()
    write_lists(styles, sheet, lists, LISTS_COLUMN)


def write_lists(styles: Styles, sheet: Any, lists: Lists, first: int) -> None:
    """Option lists, one a column from `first` (from 0) on, with the names by which drop-downs refer to them."""
    for place, words in enumerate(lists):
        for row, word in enumerate(words):
            sheet.write_string(row, first + place, word)
        styles.book.define_name(list_name(place), f"={list_cells(sheet.get_name(), first + place, len(words))}")
