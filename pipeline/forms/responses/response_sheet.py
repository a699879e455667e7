"""The sheet `Giải trình`: the head with the member and the round, and the table to answer."""

from typing import Any

from pipeline.forms.kit.columns import cell
from pipeline.forms.kit.foot import Foot, Signature, recipient_of
from pipeline.forms.kit.head import write_figure
from pipeline.forms.kit.identity import Label, visible_texts
from pipeline.forms.kit.prompts import prompted, worded
from pipeline.forms.kit.sheet import Sheet
from pipeline.forms.kit.table import Formula, Table, TableColumn, points_look
from pipeline.forms.responses.draft import ResponseDraft, ResponseRow
from pipeline.forms.responses.layout import (
    COUNT_CELLS,
    DISAGREES,
    FIRST_ROW,
    HEADER_ROW,
    OPINIONS,
    PAPER,
    VISIBLE,
    Column,
)
from pipeline.sheets.looks.styles import (
    BOLD,
    CELL,
    CENTRE,
    COMPUTED_TINT,
    INPUT_TINT,
    SIDE_TINT,
    WRONG_TINT,
    Style,
    Styles,
)
from pipeline.text.terms import period_title
from pipeline.text.workbooks.forms import (
    AGREE_OR_NOT,
    EXPLAIN,
    HEAD_OF_MEMBER,
    SEND_ANSWER,
    SIGN,
    SIGN_AND_SEAL,
    WHO_FILLED,
    dated,
)

_CENTRED: Style = {**CELL, **CENTRE}
_INPUT: Style = {**CELL, "locked": False, "num_format": "@"}
_LOWEST = 44.0
"""Points of a row: room to explain."""


def write_response_sheet(styles: Styles, draft: ResponseDraft) -> None:
    """Head, table, checks, protection and page."""
    title = f"{PAPER.kind} vòng {draft.number} – {period_title(draft.grounds.period, draft.grounds.config.bloc.year)}"
    made = Sheet(
        paper=PAPER,
        title=title,
        pairs=VISIBLE,
        texts={Label.NAME: draft.member.name, **visible_texts(PAPER.identity_rows(draft.identity), VISIBLE)},
        table=_table(draft),
        rows=draft.rows,
        foot=Foot(
            SEND_ANSWER.format(recipient=recipient_of(draft.grounds.config.bloc, draft.member)),
            (Column.TITLE.place, Column.REASON.place),
            dated(draft.grounds.config.bloc.place),
            Signature(WHO_FILLED, SIGN, Column.TITLE.place),
            Signature(HEAD_OF_MEMBER, SIGN_AND_SEAL, Column.REASON.place),
        ),
    )
    sheet = made.write(styles, cell(Column.OPINION, FIRST_ROW), Column.MAXIMUM)
    _write_count(sheet, draft, styles, made)
    _write_checks(sheet, styles, made)


def _write_count(sheet: Any, draft: ResponseDraft, styles: Styles, made: Sheet[ResponseRow]) -> None:
    """`3 / 7`: rows with an opinion, of all."""
    opinion, text = (made.area(column) for column in PAPER.inputs)
    so_far, rows = sum(any(value is not None for value in row.given) for row in draft.rows), len(draft.rows)
    count = Formula(f'SUMPRODUCT(--(({opinion}<>"")+({text}<>"")>0))&" / {rows}"', f"{so_far} / {rows}")
    write_figure(sheet, styles, COUNT_CELLS, "Dòng đã trả lời", count)


def _table(draft: ResponseDraft) -> Table[ResponseRow]:
    """What the member said, what the appraisers made of it and why, and the answer."""
    decimals = draft.grounds.config.scoring.decimals

    def points(row: ResponseRow) -> Style:
        return {**_CENTRED, **points_look(row.line, decimals)}

    return Table(
        (
            TableColumn(Column.CODE, 12.5, lambda row: row.line.code, _CENTRED),
            TableColumn(Column.TITLE, 34, lambda row: row.line.title, CELL),
            TableColumn(Column.MAXIMUM, 8, lambda row: row.line.maximum, _CENTRED),
            TableColumn(Column.REPORTED, 11, lambda row: row.reported, _CENTRED),
            TableColumn(Column.OWN, 10, lambda row: row.own, points),
            TableColumn(Column.FIGURE, 12, lambda row: row.figure, _CENTRED),
            TableColumn(
                Column.POINTS,
                10,
                lambda row: row.points,
                lambda row: {**points(row), **BOLD, "bg_color": COMPUTED_TINT},
            ),
            TableColumn(Column.REASON, 34, lambda row: row.reasons or None, CELL),
            TableColumn(Column.OPINION, 17, lambda row: row.given[0], {**_INPUT, **CENTRE, "bg_color": INPUT_TINT}),
            TableColumn(Column.TEXT, 48, lambda row: row.given[1], {**_INPUT, "bg_color": SIDE_TINT}),
        ),
        HEADER_ROW,
        lambda _: _LOWEST,
    )


def _write_checks(sheet: Any, styles: Styles, made: Sheet[ResponseRow]) -> None:
    """The two answers in a list; a missing explanation is tinted."""
    opinions, texts = (made.area(column) for column in PAPER.inputs)
    choice = {"validate": "list", "source": list(OPINIONS)}
    sheet.data_validation(opinions, worded(choice, Column.OPINION.value, AGREE_OR_NOT, AGREE_OR_NOT))
    sheet.data_validation(texts, prompted(Column.TEXT.value, EXPLAIN))
    opinion, text = (f"${cell(column, FIRST_ROW)}" for column in PAPER.inputs)
    test = f'=AND(TRIM({opinion})="{DISAGREES}",{text}="")'
    sheet.conditional_format(texts, {"type": "formula", "criteria": test, "format": styles(bg_color=WRONG_TINT)})
