"""A new workbook: its typeface and properties. The same inputs give the same bytes."""

from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook

from pipeline.sheets.looks.rows import Rows, Sheet
from pipeline.sheets.looks.styles import BODY_SIZE, FONT

_LOOK = {"font_name": FONT, "font_size": BODY_SIZE, "font_scheme": "none"}


def new_book(path: Path, *, title: str, author: str, created: datetime, memory: str = "in_memory") -> Workbook:
    """A workbook at `path`, written when it is closed. `created` has no zone, and is never the clock's.

    `memory`: `in_memory`, or `constant_memory` where rows are written from top to bottom.
    """
    book = Workbook(path, {memory: True, "default_format_properties": dict(_LOOK)})
    book.worksheet_class = Rows if memory == "constant_memory" else Sheet
    book.set_properties({"title": title, "author": author, "created": created})
    return book
