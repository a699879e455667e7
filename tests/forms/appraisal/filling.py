"""Appraisers' workbooks in a test: one is written for a bloc, filled by label and code, and read again."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from pipeline.forms.appraisal.appraisers import Appraiser, appraisers_of
from pipeline.forms.appraisal.draft import Known, draft_workbook
from pipeline.forms.appraisal.folder import draft_round, write_round
from pipeline.forms.appraisal.layout import PAPER, Column
from pipeline.forms.appraisal.writer import write_workbook
from pipeline.intake.forms import take_in
from pipeline.model.bloc import AppraisalPolicy, Assignment
from pipeline.model.grounds import Grounds
from pipeline.model.result import Review
from pipeline.model.scale import Scale
from pipeline.reviewing import before_round, evaluate, review, understand
from tests.answering import Answers, Sent, arrived, some_grounds
from tests.builders import a_config, a_member
from tests.filling import write_receipt
from tests.workbooks import write_filled

FIGURE, POINTS, REASON = Column.FIGURE.value, Column.POINTS.value, Column.REASON.value
Given = Mapping[tuple[str, str], Mapping[str, Any]]
"""By member and line code: what is put into the columns, by label."""

UNITS = ("VP", "TTR")


def a_bloc(scale: Scale, *units: str, head: str | None = "TTR", **more: object) -> Grounds:
    """The grounds of a bloc with a head, who appraises what nobody else does."""
    members = [a_member(unit) for unit in units or UNITS]
    config = a_config(members)
    config = config._replace(bloc=config.bloc._replace(head=head), **more)
    return some_grounds(scale, config=config)


def crossed(combine: str = "mean", trim: int = 0, **assigned: Sequence[str]) -> AppraisalPolicy:
    """Cross-scoring: who appraises whom."""
    assignments = tuple(Assignment(appraiser, tuple(members)) for appraiser, members in assigned.items())
    return AppraisalPolicy(by="members", combine=combine, trim=trim, assignments=assignments)


def send_forms(
    inbox: Path, grounds: Grounds, received: str | None = "2018-12-01T08:00:00+07:00", **answers: Answers
) -> None:
    for unit, given in answers.items():
        path = write_filled(inbox / f"{unit}.xlsx", grounds, unit, given)
        write_receipt(path, received)


def appraisers(grounds: Grounds) -> tuple[Appraiser, ...]:
    found, faults = appraisers_of(grounds)
    assert faults == ()
    return found


def known_of(grounds: Grounds, **answers: Answers) -> Known:
    """What is known from forms that were never written."""
    intake = take_in([arrived(grounds, Sent(unit, given)) for unit, given in answers.items()], [], grounds)
    statements = understand(grounds, intake)
    told = evaluate(grounds, intake, statements)
    return Known(grounds=grounds, statements=statements, own=told, before=told, appraisals=())


def issue(folder: Path, grounds: Grounds, inbox: Path, number: int = 1) -> list[Path]:
    """What the command writes: the workbooks of a round, over what lies in the folder already."""
    new = folder.with_name("new")
    new.mkdir(parents=True)
    drafts = tuple(draft_round(before_round(grounds, inbox, number), appraisers(grounds), number, folder))
    write_round(new, folder, drafts, number)
    if folder.exists():
        folder.rename(folder.with_name(f"former-{len(list(folder.parent.iterdir()))}"))
    new.rename(folder)
    return [folder / f"vong-{number}" / draft.appraiser.file for draft in drafts]


def a_workbook(path: Path, grounds: Grounds, given: Given, *, number: int = 1, place: int = 0) -> Path:
    """A filled workbook of one of the bloc's appraisers."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_workbook(path, draft_workbook(known_of(grounds), appraisers(grounds)[place], number, None))
    fill(path, given)
    return path


def fill(path: Path, given: Given) -> None:
    """Put values into the workbook as a person does: found by label, member and line."""
    book = openpyxl.load_workbook(path)
    sheet = book[PAPER.sheet]
    columns, rows = places(sheet)
    for pair, values in given.items():
        for label, value in values.items():
            put(sheet.cell(rows[pair], columns[label]), value)
    book.save(path)


def places(sheet: Any) -> tuple[dict[str, int], dict[tuple[str, str], int]]:
    """Columns by label, and rows by member and line."""
    header = next(row for row in sheet.iter_rows() if {POINTS, FIGURE} <= {cell.value for cell in row})
    columns = {cell.value: cell.column for cell in header if cell.value}
    rows = {}
    for row in range(header[0].row + 1, sheet.max_row + 1):
        unit, code = (sheet.cell(row, columns[label]).value for label in (Column.UNIT.value, Column.CODE.value))
        rows[str(unit), str(code)] = row
    return columns, rows


def put(cell: Any, value: Any) -> None:
    match value:
        case {"percent": share}:
            cell.value, cell.number_format = share, "0%"
        case date():
            cell.value, cell.number_format = value, "dd/mm/yyyy"
        case str() if not value.startswith("=="):
            cell.value, cell.data_type = value, "s"
        case str():
            cell.value = value[1:]
        case _:
            cell.value = value


def shown(path: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """What a workbook shows, by member, line and label."""
    sheet = openpyxl.load_workbook(path)[PAPER.sheet]
    columns, rows = places(sheet)
    return {pair: {label: sheet.cell(row, at).value for label, at in columns.items()} for pair, row in rows.items()}


def reviewed(grounds: Grounds, inbox: Path) -> Review:
    return review(grounds, inbox).review


def told(found: Review, *codes: str) -> list[tuple[str, str, str | None, str | None, str | None]]:
    """Findings as (code, severity, member, line, cell), of these codes where any are given."""
    return [
        (one.code, one.severity.value, one.unit, one.line, one.cell and one.cell.partition("!")[2])
        for one in found.findings
        if not codes or one.code in codes
    ]
