"""Members' answers to an appraisal in a test: written after a round, filled by line, sent back."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl

from pipeline.forms.responses.folder import draft_round, write_round
from pipeline.forms.responses.layout import PAPER, Column
from pipeline.model.grounds import Grounds
from pipeline.reviewing import after_round
from tests.forms.appraisal.filling import put

OPINION, TEXT = Column.OPINION.value, Column.TEXT.value
Given = Mapping[str, Mapping[str, Any]]
"""By line code: what is put into the columns, by label."""


def issue(folder: Path, grounds: Grounds, inbox: Path, number: int = 1) -> dict[str, Path]:
    """What the command writes, by member code: the forms after a round, over what lies in the folder already."""
    new = folder.with_name("new-responses")
    new.mkdir(parents=True)
    drafts = tuple(draft_round(after_round(grounds, inbox, number), number, folder))
    write_round(new, folder, drafts, number)
    if folder.exists():
        folder.rename(folder.with_name(f"former-{len(list(folder.parent.iterdir()))}"))
    new.rename(folder)
    return {draft.member.code: folder / f"vong-{number}" / draft.file for draft in drafts}


def fill(path: Path, given: Given, goal: Path | None = None) -> Path:
    """Put values into a form as a person does, found by label and line, and save it (elsewhere)."""
    book = openpyxl.load_workbook(path)
    sheet = book[PAPER.sheet]
    columns, rows = places(sheet)
    for code, values in given.items():
        for label, value in values.items():
            put(sheet.cell(rows[code], columns[label]), value)
    goal = goal or path
    goal.parent.mkdir(parents=True, exist_ok=True)
    book.save(goal)
    return goal


def places(sheet: Any) -> tuple[dict[str, int], dict[str, int]]:
    """Columns by label, and rows by line."""
    header = next(row for row in sheet.iter_rows() if {OPINION, TEXT} <= {cell.value for cell in row})
    columns = {cell.value: cell.column for cell in header if cell.value}
    below = range(header[0].row + 1, sheet.max_row + 1)
    codes = {row: sheet.cell(row, columns[Column.CODE.value]).value for row in below}
    return columns, {str(code): row for row, code in codes.items() if code is not None}


def shown(path: Path) -> dict[str, dict[str, Any]]:
    """What a form shows, by line and label."""
    sheet = openpyxl.load_workbook(path)[PAPER.sheet]
    columns, rows = places(sheet)
    return {code: {label: sheet.cell(row, at).value for label, at in columns.items()} for code, row in rows.items()}
