"""A new workbook: its typeface and properties. The same inputs give the same bytes."""

from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook

from pipeline.sheets.looks.styles import BODY_SIZE, FONT_NAME

_FONT = {"font_name": FONT_NAME, "font_size": BODY_SIZE, "font_scheme": "none"}


def new_book(path: Path, *, title: str, author: str, created: datetime) -> Workbook:
    """A workbook at `path`, written when it is closed. `created` has no zone, and is never the clock's."""
    book = Workbook(path, {"in_memory": True, "default_format_properties": dict(_FONT)})
    book.set_properties({"title": title, "author": author, "created": created})
    return book
