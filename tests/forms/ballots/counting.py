"""Workbooks of counts in a test: written for a bloc, filled by label and member as a person does, put in the inbox."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl

from pipeline.forms.ballots.layout import PAPER, Column, Total
from pipeline.forms.ballots.writer import COUNT_FILE, write_ballots
from pipeline.model.bloc import BallotPolicy
from pipeline.model.grounds import Grounds
from pipeline.model.result import Review
from pipeline.ranking.slates import slates
from pipeline.reviewing import review
from tests.answering import some_grounds
from tests.builders import a_config, a_group, a_line, a_member, a_scale, an_award
from tests.filling import write_receipt
from tests.forms.appraisal.filling import send_forms

UNITS = ("VP", "TTR", "KHTC", "QLKH")
FLAG, PRAISE = "Cờ thi đua", "Bằng khen"
SCALE = a_scale(a_group(), a_line("A1", maximum=10))
POINTS = {"VP": 9, "TTR": 8, "KHTC": 8, "QLKH": 5}
AGREED = {(FLAG, "VP"): 4, (PRAISE, "TTR"): 3, (PRAISE, "KHTC"): 2}
"""Votes for every candidate: one for the flag, two that share a place for the praise, of which one can have it."""

POLICY = BallotPolicy()

Counts = Mapping[Any, Any]


def a_vote(policy: BallotPolicy = POLICY, **more: object) -> Grounds:
    """Four members and two awards: places 1, and 2 to 3."""
    awards = (an_award(FLAG), an_award(PRAISE, 2, 3, 1))
    config = a_config([a_member(unit) for unit in UNITS], awards=awards, ballots=policy)
    return some_grounds(SCALE, config=config._replace(**more))


def with_forms(inbox: Path, grounds: Grounds) -> Path:
    """The forms of all four members, in the inbox."""
    send_forms(inbox, grounds, **{unit: {"A1": points} for unit, points in POINTS.items()})
    return inbox


def issued(folder: Path, grounds: Grounds, inbox: Path) -> Path:
    """What the command writes for the review of the inbox; the workbook of counts."""
    assert grounds.config.ballots is not None
    folder.mkdir(parents=True, exist_ok=True)
    standings = review(grounds, inbox).review.board.standings
    write_ballots(folder, grounds, slates(standings, grounds.config, grounds.period), grounds.config.ballots)
    return folder / COUNT_FILE


def places(sheet: Any) -> tuple[dict[str, int], dict[tuple[str, str], int], dict[str, int]]:
    """Columns by label, rows of the table by award and member, rows above it by their label."""
    header = next(row for row in sheet.iter_rows() if {*Column} <= {cell.value for cell in row})
    columns = {str(cell.value): cell.column for cell in header if cell.value}
    rows = {
        (str(sheet.cell(row, columns[Column.AWARD]).value), str(sheet.cell(row, columns[Column.UNIT]).value)): row
        for row in range(header[0].row + 1, sheet.max_row + 1)
        if sheet.cell(row, columns[Column.UNIT]).value
    }
    return columns, rows, {str(sheet.cell(row, 1).value): row for row in range(1, header[0].row)}


def fill(path: Path, votes: Counts = AGREED, totals: tuple[Any, ...] = (4, 4, 4, 4)) -> Path:
    """Put counts into the workbook; members without a count stay blank."""
    book = openpyxl.load_workbook(path)
    sheet = book[PAPER.sheet]
    columns, rows, above = places(sheet)
    for total, number in zip(Total, totals, strict=True):
        sheet.cell(above[total.value], columns[Column.VOTES]).value = number
    for pair, number in votes.items():
        sheet.cell(rows[pair], columns[Column.VOTES]).value = number
    book.save(path)
    return path


def counted(
    tmp_path: Path,
    votes: Counts = AGREED,
    totals: tuple[Any, ...] = (4, 4, 4, 4),
    *,
    grounds: Grounds | None = None,
    policy: BallotPolicy = POLICY,
) -> Review:
    """The review after a vote: forms and the filled workbook of counts lie in the inbox."""
    grounds = grounds or a_vote(policy)
    inbox = with_forms(tmp_path / "inbox", grounds)
    send(inbox, fill(issued(tmp_path / "output", grounds, inbox), votes, totals))
    return review(grounds, inbox).review


def send(inbox: Path, path: Path, name: str = "họp/kiểm phiếu.xlsx", received: str | None = None) -> Path:
    """Put a workbook into the inbox."""
    goal = inbox / name
    goal.parent.mkdir(parents=True, exist_ok=True)
    goal.write_bytes(path.read_bytes())
    write_receipt(goal, received)
    return goal


def awards_of(found: Review) -> dict[str, tuple[str, ...]]:
    return {one.card.member.code: one.awards for one in found.board.standings if one.awards}


def told(found: Review) -> list[tuple[str, str, str | None, str | None]]:
    """Findings but those of forms, as (code, severity, member, cell)."""
    return [
        (one.code, one.severity.value, one.unit, one.cell and one.cell.partition("!")[2])
        for one in found.findings
        if one.code.startswith(("ballot_", "award_")) or one.file == "họp/kiểm phiếu.xlsx"
    ]
