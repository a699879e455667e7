"""targets.xlsx as a secretary edits it: one row a line of the scale, one column a member (CONTRACT section 5)."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.model.bloc import Bloc, Member
from pipeline.rules.parameters import decimal
from pipeline.sheets.looks.heights import height_of
from pipeline.sheets.looks.paper import set_paper
from pipeline.sheets.looks.styles import CENTRE, GRID, HEADER, NOTE, TITLE, TOP, WRAP, Style, Styles
from pipeline.starting.scale_writer import ON_ONE_LINE, open_book
from pipeline.text import labels
from pipeline.text.workbooks.setup import TARGET_EXPECTED, TARGETS_HINT, TARGETS_NAME, targets_title

TargetRow = Mapping[str, str]
"""A registered line: `Mã`, `Nội dung`, `Kỳ` where periods differ, and each member's code → its text."""

_HINT_ROW, _NAMES_ROW, _HEADER_ROW, _FIRST_ROW = 1, 2, 3, 4
_SPARE_ROWS = 200
_CODE_WIDTH, _TITLE_WIDTH, _FIGURE_WIDTH = 10.0, 52.0, 13.0
_TEXT: Style = {"num_format": "@"}

_CHECK: Mapping[str, Any] = {
    "validate": "decimal",
    "criteria": ">=",
    "value": 0,
    "error_title": TARGETS_NAME,
    "error_message": TARGET_EXPECTED,
}


def write_targets(path: Path, rows: Sequence[TargetRow], bloc: Bloc) -> None:
    """Write the targets of the bloc's members to `path`; the same inputs give the same bytes."""
    with open_book(path, targets_title(bloc.year), bloc) as book:
        styles, sheet = Styles(book), book.add_worksheet(labels.TARGETS_SHEET)
        texts = (labels.CODE, labels.TITLE, *([labels.PERIOD] if any(labels.PERIOD in row for row in rows) else []))
        _write_head(sheet, styles, bloc, texts)
        for place, row in enumerate(rows, start=_FIRST_ROW):
            _write_row(sheet, styles, place, row, texts, bloc.members)
        last_row, last_column = _FIRST_ROW + len(rows) + _SPARE_ROWS - 1, len(texts) + len(bloc.members) - 1
        sheet.data_validation(_FIRST_ROW, len(texts), last_row, last_column, _CHECK)
        sheet.ignore_errors({"number_stored_as_text": f"A{_FIRST_ROW + 1}:B{last_row + 1}"})
        set_paper(sheet)
        sheet.hide_gridlines(1)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_NAMES_ROW, _HEADER_ROW)
        sheet.freeze_panes(_FIRST_ROW, len(texts))


def _write_head(sheet: Any, styles: Styles, bloc: Bloc, texts: Sequence[str]) -> None:
    """`texts` are the columns before the members' ones."""
    for place, label in enumerate(texts):
        width = _TITLE_WIDTH if label == labels.TITLE else _CODE_WIDTH
        look = styles(WRAP, TOP) if label == labels.TITLE else styles(WRAP, TOP, _TEXT)
        sheet.set_column(place, place, width, look)
    sheet.set_column(len(texts), len(texts) + len(bloc.members) - 1, _FIGURE_WIDTH, styles(TOP, CENTRE))
    sheet.write_string(0, 0, f"{targets_title(bloc.year)} – {bloc.name}", styles(TITLE, ON_ONE_LINE))
    sheet.write_string(_HINT_ROW, 0, TARGETS_HINT, styles(NOTE, ON_ONE_LINE))
    sheet.set_row(_NAMES_ROW, height_of([(member.name, _FIGURE_WIDTH) for member in bloc.members]))
    for place, member in enumerate(bloc.members, start=len(texts)):
        sheet.write_string(_NAMES_ROW, place, member.name, styles(HEADER, {"bold": False}))
    for place, label in enumerate((*texts, *(member.code for member in bloc.members))):
        sheet.write_string(_HEADER_ROW, place, label, styles(HEADER))


def _write_row(
    sheet: Any, styles: Styles, place: int, row: TargetRow, texts: Sequence[str], members: Sequence[Member]
) -> None:
    sheet.set_row(place, height_of([(row[labels.TITLE], _TITLE_WIDTH)]))
    for column, label in enumerate(texts):
        look = styles(GRID, TOP, WRAP) if label == labels.TITLE else styles(GRID, TOP, WRAP, _TEXT)
        sheet.write_string(place, column, row.get(label, ""), look)
    look = styles(GRID, TOP, CENTRE)
    for column, member in enumerate(members, start=len(texts)):
        text = row.get(member.code, "")
        if text:
            sheet.write_number(place, column, decimal(text), look)
        else:
            sheet.write_blank(place, column, None, look)
