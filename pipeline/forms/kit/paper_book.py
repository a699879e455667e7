"""The workbook of a paper: its properties, and the hidden sheet that says what it is."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from pipeline.forms.kit.identity import LabelledText
from pipeline.forms.kit.styles import FONT, Styles
from pipeline.model.clock import VIETNAM


@contextmanager
def paper_book(path: Path, *, title: str, bloc: str, deadline: datetime) -> Iterator[tuple[Any, Styles]]:
    """A workbook at `path`, written when the block ends. Its date is the deadline: the same inputs, the same bytes."""
    with xlsxwriter.Workbook(path, {"in_memory": True, "default_format_properties": dict(FONT)}) as book:
        created = deadline.astimezone(VIETNAM).replace(tzinfo=None)
        book.set_properties({"title": title, "author": bloc, "created": created})
        yield book, Styles(book)


def write_identity(sheet: Any, rows: Iterable[LabelledText], styles: Styles) -> None:
    """Label and text, row by row; hidden so that it takes a program to find it."""
    for row, (label, text) in enumerate(rows):
        sheet.write_string(row, 0, label.value)
        sheet.write_string(row, 1, text, styles.text())
    sheet.ignore_errors({"number_stored_as_text": "A1:B20"})
    sheet.very_hidden()
    sheet.protect()
