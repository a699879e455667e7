"""Writes a member's registration of targets: the lines that are measured by a target, and room for its figures.

Text is written as text whatever it looks like. The same inputs give the same bytes.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.forms.kit.book import paper_book, write_identity
from pipeline.forms.kit.columns import cell
from pipeline.forms.kit.foot import Foot, Signature, recipient_of
from pipeline.forms.kit.identity import Label, identity_for, visible_texts
from pipeline.forms.kit.prompts import worded
from pipeline.forms.kit.sheet import Sheet
from pipeline.forms.kit.table import Table, TableColumn
from pipeline.forms.registration.layout import FIRST_ROW, HEADER_ROW, INPUTS, PAPER, VISIBLE, Column
from pipeline.model.bloc import Member
from pipeline.model.grounds import Grounds
from pipeline.model.scale import Line, Scale
from pipeline.sheets.looks.styles import CELL, CENTRE, INPUT_TINT, SIDE_TINT, Style
from pipeline.text.workbooks.forms import (
    HEAD_OF_MEMBER,
    REGISTERED_FIGURE,
    REGISTRATION,
    SEND_REGISTRATION,
    SIGN,
    SIGN_AND_SEAL,
    WHO_FILLED,
    dated,
)

_CENTRED: Style = {**CELL, **CENTRE}
_INPUT: Style = {**_CENTRED, "locked": False, "bg_color": INPUT_TINT}


def registered_lines(scale: Scale) -> tuple[Line, ...]:
    """The lines that need a target of their own, in scale order: `theo dòng X` takes that of X."""
    return tuple(line for line in scale.lines if line.rule and line.rule.needs_target and scale.source(line) is line)


def write_registration(path: Path, grounds: Grounds, member: Member, lines: Sequence[Line]) -> None:
    """Write the form of a member to `path`, with the figures that targets.xlsx has already."""
    bloc = grounds.config.bloc
    deadline = min(calendar.deadline for calendar in grounds.config.periods.values())
    identity = PAPER.identity_rows(identity_for(grounds, unit=member.code))
    known = {line.code: grounds.year_target(line.code, member.code) for line in lines}
    made = Sheet(
        paper=PAPER,
        title=f"{REGISTRATION} năm {bloc.year}",
        pairs=VISIBLE,
        texts={Label.NAME: member.name, **visible_texts(identity, VISIBLE)},
        table=_table(known),
        rows=lines,
        foot=Foot(
            SEND_REGISTRATION.format(recipient=recipient_of(bloc, member)),
            (Column.TITLE.place, Column.NOTE.place),
            dated(bloc.place),
            Signature(WHO_FILLED, SIGN, Column.TITLE.place),
            Signature(HEAD_OF_MEMBER, SIGN_AND_SEAL, Column.NOTE.place),
        ),
    )
    with paper_book(path, title=f"{REGISTRATION} – {member.name}", bloc=bloc.name, deadline=deadline) as styles:
        sheet = made.write(styles, cell(Column.YEAR, FIRST_ROW))
        _write_checks(sheet, made)
        write_identity(styles, identity)


def _table(known: Mapping[str, Decimal | None]) -> Table[Line]:
    return Table(
        (
            TableColumn(Column.CODE, 10, lambda line: line.code, _CENTRED),
            TableColumn(Column.TITLE, 52, lambda line: line.title, CELL),
            TableColumn(Column.MEASURE, 14, lambda line: line.unit or None, _CENTRED),
            TableColumn(Column.HALF_YEAR, 14, lambda _: None, _INPUT),
            TableColumn(Column.YEAR, 14, lambda line: known[line.code], _INPUT),
            TableColumn(Column.NOTE, 30, lambda _: None, {**CELL, "locked": False, "bg_color": SIDE_TINT}),
        ),
        HEADER_ROW,
    )


def _write_checks(sheet: Any, made: Sheet[Line]) -> None:
    """Figures not below zero; they are told when the cell is chosen."""
    for column in INPUTS:
        check = {"validate": "decimal", "criteria": ">=", "value": 0}
        sheet.data_validation(made.area(column), worded(check, column.value, REGISTERED_FIGURE, REGISTERED_FIGURE))
