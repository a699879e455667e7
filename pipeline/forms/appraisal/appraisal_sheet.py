"""The sheet `Thẩm định`: the head with the appraiser, and the table to fill."""

from collections.abc import Callable, Iterator
from typing import Any

from pipeline.forms.appraisal.draft import Draft, DraftRow
from pipeline.forms.appraisal.layout import (
    COUNT_CELLS,
    FIRST_ROW,
    HEADER_ROW,
    PAPER,
    VISIBLE,
    Column,
    Part,
    earlier_label,
)
from pipeline.forms.appraisal.opinions import figure_question
from pipeline.forms.kit.columns import cell, list_name
from pipeline.forms.kit.head import write_figure
from pipeline.forms.kit.identity import Label, visible_texts
from pipeline.forms.kit.prompts import Validation, answer_validation, prompted, worded
from pipeline.forms.kit.sheet import Sheet
from pipeline.forms.kit.table import Formula, Table, TableColumn, Value, points_look
from pipeline.model.scale import Sort
from pipeline.sheets.looks.styles import (
    BOLD,
    CELL,
    CENTRE,
    COMPUTED_TINT,
    DARK_GREY,
    EDGE,
    GREY,
    INDENT,
    INPUT_TINT,
    PLAIN,
    RED,
    SIDE_TINT,
    WRONG_TINT,
    Style,
    Styles,
)
from pipeline.text.numbers import short
from pipeline.text.terms import period_title
from pipeline.text.workbooks import forms as form_sentences

_EARLIER_WIDTHS = {Part.FIGURE: 10, Part.POINTS: 8.5, Part.REASON: 20, Part.RESPONSE: 26}
_REMARK_WIDTH = 48
_REMARK: Style = {**PLAIN, **INDENT, "font_size": 9, "font_color": RED, "text_wrap": True}


def write_appraisal_sheet(styles: Styles, draft: Draft) -> None:
    """Head, table, checks, protection and page."""
    texts = visible_texts(PAPER.identity_rows(draft.identity), VISIBLE)
    if draft.appraiser.name != draft.appraiser.key:
        texts[Label.OFFICE] = draft.appraiser.name
    period = period_title(draft.grounds.period, draft.grounds.config.bloc.year)
    made = Sheet(
        paper=PAPER,
        title=f"{PAPER.kind} điểm thi đua {period} – vòng {draft.number}",
        pairs=VISIBLE,
        texts=texts,
        table=_table(draft),
        rows=draft.rows,
        footer=draft.appraiser.name,
        hints=1,
    )
    sheet = made.write(styles, cell(Column.FIGURE, FIRST_ROW), Column.MAXIMUM, autofilter=True)
    sheet.autofilter(HEADER_ROW - 1, 0, made.last - 1, len(made.table.columns) - 2)
    _write_count(sheet, draft, styles, made)
    _ask_for_reasons(sheet, styles, made)


def _write_count(sheet: Any, draft: Draft, styles: Styles, made: Sheet[DraftRow]) -> None:
    filled = "+".join(f'({made.area(column)}<>"")' for column in (Column.FIGURE, Column.POINTS))
    so_far = sum(any(value is not None for value in row.given[:2]) for row in draft.rows)
    count = Formula(f"SUMPRODUCT(--({filled}>0))", so_far)
    write_figure(sheet, styles, COUNT_CELLS, "Đã thẩm định (dòng)", count)


# ------------------------------------------------------------------------------------- the table


def _table(draft: Draft) -> Table[DraftRow]:
    """What members say and what it comes to, what the appraiser says, what was said before, and what to look at."""
    decimals = draft.grounds.config.scoring.decimals

    def points(row: DraftRow) -> Style:
        return {**_shown(row), **CENTRE, **points_look(row.line, decimals)}

    return Table(
        (
            TableColumn(Column.UNIT, 8.5, lambda row: row.member.code, _centred),
            TableColumn(Column.NAME, 16, lambda row: row.member.name, _shown),
            TableColumn(Column.CODE, 7.5, lambda row: row.line.code, _centred),
            TableColumn(Column.TITLE, 32, lambda row: row.line.title, _shown),
            TableColumn(Column.MAXIMUM, 6.5, lambda row: row.line.maximum, _centred),
            TableColumn(Column.TARGET, 8, lambda row: row.target, _centred),
            TableColumn(Column.REPORTED, 10.5, lambda row: row.reported, _centred),
            TableColumn(Column.CLAIMED, 8, lambda row: row.claimed, points),
            TableColumn(
                Column.COMPUTED,
                8,
                lambda row: row.computed,
                lambda row: {**points(row), **BOLD, "bg_color": COMPUTED_TINT},
            ),
            TableColumn(Column.EVIDENCE, 17, lambda row: row.evidence or None, _shown),
            TableColumn(Column.NOTE, 17, lambda row: row.note or None, _shown),
            TableColumn(Column.FIGURE, 11, lambda row: row.given[0], _figure_look, _figure_check(draft)),
            TableColumn(
                Column.POINTS, 8.5, lambda row: row.given[1], lambda row: {**_input(row), **CENTRE}, _points_check
            ),
            TableColumn(Column.REASON, 24, lambda row: row.given[2], lambda row: {**_input(row), "num_format": "@"}),
            *_earlier(draft),
            TableColumn("", _REMARK_WIDTH, lambda row: row.remark or None, _REMARK),
        ),
        HEADER_ROW,
    )


def _earlier(draft: Draft) -> Iterator[TableColumn[DraftRow]]:
    """The columns with what was said in earlier rounds."""
    labels = ((number, part) for number in draft.rounds for part in Part)
    for place, (number, part) in enumerate(labels):
        value = _earlier_value(place)
        yield TableColumn(earlier_label(number, part), _EARLIER_WIDTHS[part], value, _earlier_look(value))


def _earlier_value(place: int) -> Callable[[DraftRow], Value]:
    return lambda row: row.earlier[place]


def _earlier_look(value: Callable[[DraftRow], Value]) -> Callable[[DraftRow], Style]:
    def look(row: DraftRow) -> Style:
        aligned: Style = {} if isinstance(value(row), str) else CENTRE
        return {**CELL, **_edge(row), "font_size": 10, "font_color": DARK_GREY, **aligned}

    return look


def _edge(row: DraftRow) -> Style:
    return EDGE if row.is_first else {}


def _shown(row: DraftRow) -> Style:
    return {**CELL, **_edge(row), **({} if row.open else {"font_color": GREY})}


def _centred(row: DraftRow) -> Style:
    return {**_shown(row), **CENTRE}


def _input(row: DraftRow) -> Style:
    tint = INPUT_TINT if row.open else SIDE_TINT
    return {**CELL, **_edge(row), "bg_color": tint, "locked": False, "num_format": "General"}


def _figure_look(row: DraftRow) -> Style:
    question = figure_question(row.line)
    in_words: Style = {"num_format": "@"} if question and question.sort is Sort.OPTION else {}
    tint: Style = {} if question else {"bg_color": SIDE_TINT}
    return {**_input(row), **CENTRE, **tint, **in_words}


# ------------------------------------------------------------------------------------ the checks


def _figure_check(draft: Draft) -> Callable[[DraftRow, str], Validation | None]:
    no_figure = form_sentences.NO_FIGURE.format_map(Column.__members__)

    def check(row: DraftRow, at: str) -> Validation:
        question = figure_question(row.line)
        if question is None:
            return worded({"validate": "custom", "value": "=FALSE"}, Column.FIGURE.value, no_figure, no_figure)
        year = draft.grounds.config.bloc.year
        name = list_name(draft.lists.index(question.options)) if question.options else ""
        return answer_validation(row.line, question, at, Column.FIGURE.value, year, name, blank=form_sentences.AGREED)

    return check


def _points_check(row: DraftRow, _at: str) -> Validation:
    line = row.line
    limit = "" if line.maximum is None else f" (tối đa {short(line.maximum)})"
    way = f"Cách tính: {line.rule.words().rstrip('.')}." if line.rule else ""
    wants = form_sentences.POINTS_FROM_ZERO.format(limit=limit)
    at_least = {"validate": "decimal", "criteria": ">=", "value": 0}
    return worded(at_least, Column.POINTS.value, f"{wants} {form_sentences.AGREED} {way}", wants)


def _ask_for_reasons(sheet: Any, styles: Styles, made: Sheet[DraftRow]) -> None:
    """What a reason is, and a tint where one is missing."""
    reasons = made.area(Column.REASON)
    sheet.data_validation(reasons, prompted(Column.REASON.value, form_sentences.REASON))
    figure, points, reason, computed = (f"${cell(column, FIRST_ROW)}" for column in (*PAPER.inputs, Column.COMPUTED))
    test = f'=AND({reason}="",OR(AND({points}<>"",{points}<>{computed}),AND({points}="",{figure}<>"")))'
    look = styles(bg_color=WRONG_TINT)
    sheet.conditional_format(reasons, {"type": "formula", "criteria": test, "format": look})
