"""targets.xlsx as a secretary edits it: one row a line of the scale, one column a member (CONTRACT section 5)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from pipeline.model.bloc import Bloc
from pipeline.rules.parameters import decimal
from pipeline.sheets.looks.heights import height_of
from pipeline.sheets.looks.paper import set_paper
from pipeline.sheets.looks.styles import (
    CENTRE,
    COMPUTED_TINT,
    DARK_GREY,
    GRID,
    HEADER,
    NOTE,
    TITLE,
    TOP,
    WRAP,
    Style,
    Styles,
)
from pipeline.starting.scale_writer import ON_ONE_LINE, open_book
from pipeline.text import labels
from pipeline.text.workbooks.setup import (
    PAST_FIGURES,
    PAST_HINT,
    TARGET_EXPECTED,
    TARGETS_HINT,
    TARGETS_NAME,
    targets_title,
)

TargetRow = Mapping[str, str]
"""A registered line: `Mã`, `Nội dung`, `Kỳ` where periods differ, and each member's code → its text."""

_HINT_ROW, _NAMES_ROW, _HEADER_ROW, _FIRST_ROW = 1, 2, 3, 4
_SPARE_ROWS = 200
_CODE_WIDTH, _TITLE_WIDTH, _FIGURE_WIDTH = 10.0, 52.0, 13.0
_TEXT: Style = {"num_format": "@"}
_PAST: Style = {"font_color": DARK_GREY, "italic": True, "bg_color": COMPUTED_TINT}
_NUMBER = re.compile(r"\d+(?:\.\d+)?")

_CHECK: Mapping[str, Any] = {
    "validate": "decimal",
    "criteria": ">=",
    "value": 0,
    "error_title": TARGETS_NAME,
    "error_message": TARGET_EXPECTED,
}


def write_targets(path: Path, rows: Sequence[TargetRow], bloc: Bloc, past_year: int | None = None) -> None:
    """Write the targets of the bloc's members to `path`; the same inputs give the same bytes.

    `past_year` is a year of which the rows have figures to be looked at, under `past_target` labels.
    """
    with open_book(path, targets_title(bloc.year), bloc) as book:
        styles, sheet = Styles(book), book.add_worksheet(labels.TARGETS_SHEET)
        texts = (labels.CODE, labels.TITLE, *([labels.PERIOD] if any(labels.PERIOD in row for row in rows) else []))
        columns = tuple(_columns(rows, bloc, past_year))
        _write_head(sheet, styles, bloc, texts, columns)
        for place, row in enumerate(rows, start=_FIRST_ROW):
            _write_row(sheet, styles, place, row, texts, columns)
        last_row = _FIRST_ROW + len(rows) + _SPARE_ROWS - 1
        for first, last in _asked(columns, len(texts)):
            sheet.data_validation(_FIRST_ROW, first, last_row, last, _CHECK)
        sheet.ignore_errors({"number_stored_as_text": f"A{_FIRST_ROW + 1}:B{last_row + 1}"})
        set_paper(sheet)
        sheet.hide_gridlines(1)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_NAMES_ROW, _HEADER_ROW)
        sheet.freeze_panes(_FIRST_ROW, len(texts))


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of figures: a member's, or beside it (`past`) what an earlier year's were."""

    label: str
    name: str
    past: bool = False


def _columns(rows: Sequence[TargetRow], bloc: Bloc, past_year: int | None) -> Iterator[_Column]:
    for member in bloc.members:
        yield _Column(member.code, member.name)
        label = "" if past_year is None else labels.past_target(member.code, past_year)
        if any(label in row for row in rows):
            yield _Column(label, PAST_FIGURES, past=True)


def _asked(columns: Sequence[_Column], start: int) -> Iterator[tuple[int, int]]:
    """The columns that are filled in, as runs from the first to the last."""
    for past, run in groupby(enumerate(columns, start), key=lambda one: one[1].past):
        places = [place for place, _ in run]
        if not past:
            yield places[0], places[-1]


def _write_head(sheet: Any, styles: Styles, bloc: Bloc, texts: Sequence[str], columns: Sequence[_Column]) -> None:
    """`texts` are the columns before those of figures."""
    for place, label in enumerate(texts):
        width = _TITLE_WIDTH if label == labels.TITLE else _CODE_WIDTH
        look = styles(WRAP, TOP) if label == labels.TITLE else styles(WRAP, TOP, _TEXT)
        sheet.set_column(place, place, width, look)
    sheet.set_column(len(texts), len(texts) + len(columns) - 1, _FIGURE_WIDTH, styles(TOP, CENTRE))
    hint = TARGETS_HINT + (f". {PAST_HINT}" if any(column.past for column in columns) else "")
    sheet.write_string(0, 0, f"{targets_title(bloc.year)} – {bloc.name}", styles(TITLE, ON_ONE_LINE))
    sheet.write_string(_HINT_ROW, 0, hint, styles(NOTE, ON_ONE_LINE))
    sheet.set_row(_NAMES_ROW, height_of([(column.name, _FIGURE_WIDTH) for column in columns]))
    if any(column.past for column in columns):
        sheet.set_row(_HEADER_ROW, height_of([(column.label, _FIGURE_WIDTH - 1) for column in columns]))
    for place, column in enumerate(columns, start=len(texts)):
        sheet.write_string(_NAMES_ROW, place, column.name, styles(HEADER, _looks(column), {"bold": False}))
        sheet.write_string(_HEADER_ROW, place, column.label, styles(HEADER, _looks(column)))
    for place, label in enumerate(texts):
        sheet.write_string(_HEADER_ROW, place, label, styles(HEADER))


def _write_row(
    sheet: Any, styles: Styles, place: int, row: TargetRow, texts: Sequence[str], columns: Sequence[_Column]
) -> None:
    past = [(row.get(one.label, ""), _FIGURE_WIDTH - 1) for one in columns if one.past]
    sheet.set_row(place, height_of([(row[labels.TITLE], _TITLE_WIDTH), *past]))
    for column, label in enumerate(texts):
        look = styles(GRID, TOP, WRAP) if label == labels.TITLE else styles(GRID, TOP, WRAP, _TEXT)
        sheet.write_string(place, column, row.get(label, ""), look)
    for at, one in enumerate(columns, start=len(texts)):
        text, look = row.get(one.label, ""), styles(GRID, TOP, CENTRE, WRAP, _looks(one))
        if not text:
            sheet.write_blank(place, at, None, look)
        elif _NUMBER.fullmatch(text) or not one.past:
            sheet.write_number(place, at, decimal(text), look)
        else:
            sheet.write_string(place, at, text, look)


def _looks(column: _Column) -> Style:
    return _PAST if column.past else {}
