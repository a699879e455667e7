"""A copy of a workbook that people filled in, with some cells coloured and a comment beside each.

All else stays as it was; the copy says nothing of the clock. Only .xlsx can be marked, and only one that is light.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from io import BytesIO
from typing import Any, NamedTuple

from pipeline.model.packing import fixed_zip
from pipeline.sheets.cells.faults import LibraryCall, Unreadable
from pipeline.sheets.cells.kinds import FileKind, content_of
from pipeline.sheets.cells.opening import is_light
from pipeline.sheets.looks.parts import Parts

_CORE = "docProps/core.xml"
_MODIFIED = re.compile(r"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_LONG_AGO = datetime(1980, 1, 1)
_WIDTH, _LETTERS_A_LINE, _LINE, _MARGIN = 340, 46, 18, 16
"""Pixels of a comment, and how much of it a line takes."""

_EDGE = "C00000"
"""Red, around the cell: a rule of the sheet may colour it otherwise, but draws no edge."""

_UNWRITABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class CellMark(NamedTuple):
    """A cell to be marked, and what is said of it."""

    sheet: str
    cell: str
    text: str


def marked(data: bytes, name: str, marks: Iterable[CellMark], *, author: str, colour: str) -> bytes:
    """The copy with the marks; cells that it does not have are left out. Raises: Unreadable, where none can be made."""
    content = content_of(data, name)
    if content.kind is not FileKind.XLSX or not is_light(content):
        raise Unreadable(f"{name}: not to be marked")
    from openpyxl import load_workbook

    goal = BytesIO()
    with LibraryCall(name):
        book = load_workbook(BytesIO(data))
        for (sheet, cell), texts in _by_cell(marks).items():
            _mark(book, sheet, cell, "\n\n".join(texts), author, colour)
        book.save(goal)
    return _without_clock(goal.getvalue())


def _by_cell(marks: Iterable[CellMark]) -> Mapping[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for mark in marks:
        found.setdefault((mark.sheet, mark.cell), []).append(_UNWRITABLE.sub("", mark.text))
    return found


def _mark(book: Any, sheet: str, place: str, text: str, author: str, colour: str) -> None:
    from openpyxl.cell import Cell
    from openpyxl.comments import Comment
    from openpyxl.styles import Border, PatternFill, Side

    cell = book[sheet][place] if sheet in book.sheetnames else None
    if not isinstance(cell, Cell):  # below a merged one
        return
    former = f"{cell.comment.text}\n\n" if cell.comment else ""
    comment = Comment(former + text, author, width=_WIDTH)
    lines = sum(1 + len(line) // _LETTERS_A_LINE for line in comment.text.splitlines())
    comment.height = lines * _LINE + _MARGIN
    cell.comment = comment
    cell.fill = PatternFill("solid", start_color=colour, end_color=colour)
    edge = Side(style="thick", color=_EDGE)
    cell.border = Border(left=edge, right=edge, top=edge, bottom=edge)


def _without_clock(data: bytes) -> bytes:
    """The same parts, each of one time, and the same day of the last change."""
    parts = Parts(fixed_zip(data))
    (core,) = parts.texts(_CORE).values()
    return parts.replaced({_CORE: (_MODIFIED.sub(rf"\g<1>{_LONG_AGO.isoformat()}Z\g<2>", core), "")})
