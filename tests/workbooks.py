"""Workbooks on disk: tables as they stand in a sheet, and filled forms."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from pipeline.forms.kit.identity import IDENTITY_SHEET, PERIOD_NAMES, Identity, Label
from pipeline.forms.score.layout import (
    FORM_SHEET,
    HEADER_ROW,
    PAPER,
    Column,
)
from pipeline.model.cells import Cell, CellKind
from pipeline.model.grounds import Grounds
from tests.answering import Answers, Value, as_cell, identity_for, rows_of_form
from tests.builders import a_member


def write_table(path: Path, sheet: str, rows: Sequence[Sequence[Value]]) -> Path:
    """A workbook of one sheet with these rows."""
    with xlsxwriter.Workbook(str(path)) as book:
        page, formats = book.add_worksheet(sheet), _formats(book)
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                _write_cell(page, row, column, as_cell(value), formats)
    return path


def write_filled(
    path: Path,
    grounds: Grounds,
    unit: str,
    answers: Answers,
    *,
    hidden: bool = True,
    **identity: object,
) -> Path:
    """A form as a workbook. `identity` replaces what the form says of itself; `hidden`: with the hidden sheet."""
    member = next((one for one in grounds.config.bloc.members if one.code == unit), a_member(unit))
    told = identity_for(grounds, unit)._replace(**identity)
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, formats = book.add_worksheet(FORM_SHEET), _formats(book)
        _write_head(sheet, told)
        for column in Column:
            sheet.write_string(HEADER_ROW - 1, column.place, column.value)
        for row, values in enumerate(rows_of_form(grounds, member, answers), start=HEADER_ROW):
            for column, value in values.items():
                _write_cell(sheet, row, column.place, as_cell(value), formats)
        if hidden:
            secret = book.add_worksheet(IDENTITY_SHEET)
            secret.hide()
            for row, (label, text) in enumerate(PAPER.identity_rows(told)):
                secret.write_string(row, 0, label)
                secret.write_string(row, 1, text)
    return path


def _write_head(sheet: Any, told: Identity) -> None:
    shown = {
        Label.UNIT: told.unit,
        Label.BLOC: told.bloc,
        Label.YEAR: str(told.year),
        Label.PERIOD: PERIOD_NAMES[told.period],
        Label.SCALE: told.scale,
    }
    for row, (label, text) in enumerate(shown.items()):
        sheet.write_string(row, 0, label)
        sheet.write_string(row, 1, text)


def _write_cell(sheet: Any, row: int, column: int, value: Cell, formats: Mapping[str, Any]) -> None:
    match value.kind, value.value:
        case CellKind.BLANK, _ if not value.formula:
            return
        case CellKind.BLANK, _:
            sheet.write_formula(row, column, "=1+1", None, "")
        case CellKind.NUMBER, Decimal() as figure if value.formula:
            sheet.write_formula(row, column, "=1+1", None, float(figure))
        case CellKind.NUMBER, Decimal() as figure:
            sheet.write_number(row, column, float(figure))
        case CellKind.PERCENT, Decimal() as figure:
            sheet.write_number(row, column, float(figure), formats["percent"])
        case CellKind.DATE, date() as moment:
            sheet.write_datetime(row, column, datetime(moment.year, moment.month, moment.day), formats["date"])
        case CellKind.BOOL, _:
            sheet.write_boolean(row, column, value.value)
        case CellKind.ERROR, _:
            sheet.write_formula(row, column, "=1/0", None, "#REF!")
        case _:
            sheet.write_string(row, column, str(value.value))


def _formats(book: Any) -> dict[str, Any]:
    return {"date": book.add_format({"num_format": "dd/mm/yyyy"}), "percent": book.add_format({"num_format": 9})}
