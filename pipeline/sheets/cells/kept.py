"""A table in a workbook that people write in: its cells are changed in place, all else stays as they left it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from io import BytesIO
from typing import Any, NamedTuple

from pipeline.sheets.cells.addresses import letters_of
from pipeline.sheets.cells.faults import LibraryCall, Unreadable
from pipeline.text.words import fold

KeptValue = str | int | float | bool | datetime | date | time | None

_UNWRITABLE = "[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]"
"""What XML cannot hold, or gives back as something else."""

_HEADER_WITHIN, _MOST_ROWS = 50, 100_000


class KeptTable(NamedTuple):
    """A table below its header row. `columns` are the labels found, each with its column, from 1."""

    book: Any
    sheet: Any
    header: int
    columns: Mapping[str, int]

    def rows(self) -> Iterator[tuple[int, dict[str, KeptValue]]]:
        """The rows that hold something under a label, by number."""
        last = min(self.sheet.max_row, _MOST_ROWS)
        for number in range(self.header + 1, last + 1):
            values = {label: self.sheet.cell(number, column).value for label, column in self.columns.items()}
            if any(value not in (None, "") for value in values.values()):
                yield number, values

    def place(self, row: int, label: str) -> str:
        """`C5`: the cell of a row under a label."""
        return f"{letters_of(self.columns[label])}{row}"

    def put(self, row: int, label: str, text: str) -> bool:
        """Write a text into a cell, as text; True where something else stood there. A column that is gone: False."""
        if label not in self.columns:
            return False
        cell, text = self.sheet.cell(row, self.columns[label]), re.sub(_UNWRITABLE, "", text)
        if (cell.value or "") == text:
            return False
        cell.value = text or None
        if text:
            cell.data_type = "s"
        return True

    def saved(self) -> bytes:
        """The workbook as a file."""
        goal = BytesIO()
        self.book.save(goal)
        return goal.getvalue()


def kept_table(data: bytes, name: str, sheet: str, labels: Iterable[str], *, to_change: bool = False) -> KeptTable:
    """The table of a workbook, found by its sheet's name and the labels of its header.

    Values of formulas are those stored, `to_change`: the formulas, as they must stay. The first label must be there.
    Raises: Unreadable.
    """
    from openpyxl import load_workbook

    with LibraryCall(name):
        book = load_workbook(BytesIO(data), data_only=not to_change)
        found = next((one for one in book.worksheets if fold(one.title) == fold(sheet)), None)
    if found is None:
        raise Unreadable(f"{name}: no sheet {sheet}")
    known = {fold(label): label for label in labels}
    first = next(iter(known.values()))
    for number in range(1, min(found.max_row, _HEADER_WITHIN) + 1):
        cells = [found.cell(number, column) for column in range(1, min(found.max_column, 200) + 1)]
        columns = {
            known[fold(cell.value)]: cell.column
            for cell in reversed(cells)
            if isinstance(cell.value, str) and fold(cell.value) in known
        }
        if first in columns:
            return KeptTable(book, found, number, columns)
    raise Unreadable(f"{name}: no column {first}")


def new_table(sheet: str, columns: Mapping[str, float]) -> KeptTable:
    """A workbook with one empty table: labels in their order, each with the width of its column in characters."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    page = book.worksheets[0]
    page.title = sheet
    for column, (label, width) in enumerate(columns.items(), start=1):
        cell = page.cell(1, column, label)
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="center")
        page.column_dimensions[letters_of(column)].width = width
    page.freeze_panes = "B2"
    return KeptTable(book, page, 1, {label: column for column, label in enumerate(columns, start=1)})
