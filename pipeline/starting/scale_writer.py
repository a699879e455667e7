"""scale.xlsx as a secretary edits it: the lines with drop-downs, a running total, and the rules explained beside.

What is written reads back as the same scale; more rows may be typed below or inserted between. Source: CONTRACT
section 3.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.model.bloc import Bloc
from pipeline.model.scale import Kind
from pipeline.rules import RULES
from pipeline.rules.parameters import decimal
from pipeline.sheets.looks.book import new_book
from pipeline.sheets.looks.heights import height_of
from pipeline.sheets.looks.paper import set_paper
from pipeline.sheets.looks.styles import (
    CENTRE,
    GRID,
    HEADER,
    LEVEL_TINTS,
    NOTE,
    TITLE,
    TOP,
    WRAP,
    WRONG_TINT,
    Style,
    Styles,
)
from pipeline.starting.rule_sheet import write_rule_sheet
from pipeline.text import labels
from pipeline.text.workbooks.setup import (
    LEVEL_EXPECTED,
    POINTS_EXPECTED,
    SCALE_HINT,
    SCALE_TOTAL,
    scale_title,
    words_expected,
)

ScaleRow = Mapping[str, str]
"""A line of the scale: the label of each filled column → its text; numbers with a decimal comma or point."""

COLUMNS = (
    labels.LEVEL,
    labels.CODE,
    labels.TITLE,
    labels.KIND,
    labels.MAXIMUM,
    labels.RULE,
    labels.PARAMETERS,
    labels.UNIT,
    labels.GROUPS,
    labels.PERIOD,
    labels.BONUS_CAP,
    labels.DEDUCTION_CAP,
    labels.PICK,
    labels.BONUS_IF,
    labels.EVIDENCE,
    labels.APPRAISER,
    labels.GUIDANCE,
    labels.SHORT,
)
"""The columns in the order of the contract."""

_WIDTHS = (5, 9, 40, 9, 7.5, 13.5, 26, 11, 11, 8, 8, 8, 8, 9, 8.5, 15, 25, 15)
_NUMBERS = frozenset({labels.LEVEL, labels.MAXIMUM, labels.BONUS_CAP, labels.DEDUCTION_CAP})
_WORDS = frozenset({labels.CODE, labels.PARAMETERS})
"""Columns in which Excel must not make a number, a date or a formula of what is typed."""

_HINT_ROW, _TOTAL_ROW, _HEADER_ROW, _FIRST_ROW = 1, 2, 3, 4
_SPARE_ROWS = 200
_DEEPEST_OUTLINE = 7

_LEVEL_TINTS: tuple[Style, ...] = (
    {"bold": True, "bg_color": LEVEL_TINTS[0]},
    {"bold": True, "bg_color": LEVEL_TINTS[1]},
    {"bold": True, "italic": True},
)
_REPEATED: Style = {"bg_color": WRONG_TINT}

ON_ONE_LINE: Style = {"align": "left", "text_wrap": False}
"""For texts above a table: they run on over the empty cells beside them."""


def write_scale(path: Path, rows: Sequence[ScaleRow], bloc: Bloc) -> None:
    """Write the scale of the bloc to `path`; the same inputs give the same bytes."""
    with open_book(path, scale_title(bloc.year), bloc) as book:
        styles = Styles(book)
        sheet = book.add_worksheet(labels.SCALE_SHEET)
        last = _FIRST_ROW + len(rows) + _SPARE_ROWS - 1
        _write_head(sheet, styles, bloc, rows, last)
        for place, row in enumerate(rows, start=_FIRST_ROW):
            _write_row(sheet, styles, place, row)
        _mark_rows(sheet, styles, last)
        for place, label in enumerate(COLUMNS):
            if label in _CHECKS:
                sheet.data_validation(_FIRST_ROW, place, last, place, _CHECKS[label])
        _set_page(sheet, last)
        write_rule_sheet(book.add_worksheet(labels.RULE), styles, bloc.year)


def open_book(path: Path, title: str, bloc: Bloc) -> Any:
    """A new workbook without the clock: its properties are the bloc's, of the first day of its year."""
    return new_book(path, title=title, author=bloc.name, created=datetime(bloc.year, 1, 1))


def _write_head(sheet: Any, styles: Styles, bloc: Bloc, rows: Sequence[ScaleRow], last: int) -> None:
    for place, (label, width) in enumerate(zip(COLUMNS, _WIDTHS, strict=True)):
        sheet.set_column(place, place, width, styles(*_look(label)))
        sheet.write_string(_HEADER_ROW, place, label, styles(HEADER))
    sheet.set_row(_HEADER_ROW, 34)
    sheet.write_string(0, 0, f"{scale_title(bloc.year)} – {bloc.name}", styles(TITLE, ON_ONE_LINE))
    sheet.write_string(_HINT_ROW, 0, SCALE_HINT, styles(NOTE, ON_ONE_LINE))
    strong = styles({"bold": True, "valign": "vcenter"})
    maximum = COLUMNS.index(labels.MAXIMUM)
    sheet.write_string(_TOTAL_ROW, COLUMNS.index(labels.TITLE), SCALE_TOTAL, strong)
    formula = f"=SUMIFS(E{_FIRST_ROW + 1}:E{last + 1},A{_FIRST_ROW + 1}:A{last + 1},1)"
    sheet.write_formula(_TOTAL_ROW, maximum, formula, strong, float(_level_1_total(rows)))


def _level_1_total(rows: Sequence[ScaleRow]) -> Decimal:
    top = (row for row in rows if row[labels.LEVEL] == "1")
    return sum((decimal(row[labels.MAXIMUM]) for row in top if row.get(labels.MAXIMUM)), Decimal(0))


def _look(label: str) -> tuple[Style, ...]:
    centred = (CENTRE,) if label in _NUMBERS else ()
    return (WRAP, TOP, {"num_format": "@" if label in _WORDS else "General"}, *centred)


def _write_row(sheet: Any, styles: Styles, place: int, row: ScaleRow) -> None:
    level = int(row[labels.LEVEL])
    for column, label in enumerate(COLUMNS):
        indent: Style = {"align": "left", "indent": level - 1} if label == labels.TITLE and level > 1 else {}
        look, text = styles(*_look(label), GRID, TOP, indent), row.get(label, "")
        if not text:
            sheet.write_blank(place, column, None, look)
        elif label in _NUMBERS:
            sheet.write_number(place, column, decimal(text), look)
        else:
            sheet.write_string(place, column, text, look)
    texts = [(row.get(label, ""), width) for label, width in zip(COLUMNS, _WIDTHS, strict=True)]
    sheet.set_row(place, height_of(texts), None, {"level": min(level - 1, _DEEPEST_OUTLINE)})


def _mark_rows(sheet: Any, styles: Styles, last: int) -> None:
    """Looks that follow what is typed: headings by level, a frame around new rows, codes that stand there twice."""
    book, end, group, first = styles.book, len(COLUMNS) - 1, labels.KIND_LABELS[Kind.GROUP], _FIRST_ROW + 1
    for level, tint in enumerate(_LEVEL_TINTS, start=1):
        sign = "=" if level < len(_LEVEL_TINTS) else ">="
        which = f'=AND($D{first}="{group}",$A{first}{sign}{level})'
        _mark(sheet, last, end, {"type": "formula", "criteria": which, "format": book.add_format(dict(tint))})
    frame = book.add_format({"border": 1, "border_color": GRID["border_color"]})
    _mark(sheet, last, end, {"type": "formula", "criteria": f'=$B{first}<>""', "format": frame})
    code = COLUMNS.index(labels.CODE)
    twice = {"type": "duplicate", "format": book.add_format(dict(_REPEATED))}
    sheet.conditional_format(_FIRST_ROW, code, last, code, twice)


def _mark(sheet: Any, last: int, end: int, rule: Mapping[str, Any]) -> None:
    sheet.conditional_format(_FIRST_ROW, 0, last, end, rule)


def _set_page(sheet: Any, last: int) -> None:
    set_paper(sheet)
    sheet.hide_gridlines(1)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEADER_ROW)
    sheet.freeze_panes(_FIRST_ROW, COLUMNS.index(labels.KIND))
    sheet.outline_settings(symbols_below=False)
    sheet.ignore_errors({"number_stored_as_text": f"A{_FIRST_ROW + 1}:R{last + 1}"})


# ------------------------------------------------------------------------------------ the checks


def _one_of(label: str, words: Sequence[str]) -> Mapping[str, Any]:
    return {
        "validate": "list",
        "source": list(words),
        "error_title": label,
        "error_message": words_expected(label, words),
    }


def _number(label: str, check: Mapping[str, Any], message: str) -> Mapping[str, Any]:
    return {**check, "error_title": label, "error_message": message}


_POINTS: Mapping[str, Any] = {"validate": "decimal", "criteria": ">=", "value": 0}

_CHECKS: Mapping[str, Mapping[str, Any]] = {
    labels.LEVEL: _number(
        labels.LEVEL,
        {"validate": "integer", "criteria": ">=", "value": 1},
        LEVEL_EXPECTED,
    ),
    labels.KIND: _one_of(labels.KIND, tuple(labels.KINDS)),
    labels.MAXIMUM: _number(labels.MAXIMUM, _POINTS, POINTS_EXPECTED),
    labels.RULE: _one_of(labels.RULE, tuple(rule.label for rule in RULES)),
    labels.PERIOD: _one_of(labels.PERIOD, tuple(labels.PERIODS)),
    labels.BONUS_CAP: _number(labels.BONUS_CAP, _POINTS, POINTS_EXPECTED),
    labels.DEDUCTION_CAP: _number(labels.DEDUCTION_CAP, _POINTS, POINTS_EXPECTED),
    labels.PICK: _one_of(labels.PICK, (labels.SUM, labels.HIGHEST)),
    labels.BONUS_IF: _one_of(labels.BONUS_IF, (labels.IF_CLEAN,)),
    labels.EVIDENCE: _one_of(labels.EVIDENCE, (labels.REQUIRED,)),
}
