"""Writes what the meeting needs to vote: the ballot to print, and the workbook for the counts.

Text is written as text whatever it looks like. The same inputs give the same bytes.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import xlsxwriter

from pipeline.awards.slates import Slate
from pipeline.ballots.ballot_sheet import write_ballot
from pipeline.ballots.count_sheet import write_count
from pipeline.ballots.layout import (
    BALLOT_SHEET,
    COUNT_SHEET,
    IDENTITY_SHEET,
    PAPER,
    identity_for,
    identity_rows,
)
from pipeline.clock import VIETNAM
from pipeline.form.styles import FONT, Styles
from pipeline.model import BallotPolicy, Grounds

BALLOT_FILE, COUNT_FILE = "phieu-suy-ton.xlsx", "kiem-phieu.xlsx"

Write = Callable[[Any, Styles], None]


def write_ballots(folder: Path, grounds: Grounds, slates: Sequence[Slate], policy: BallotPolicy) -> None:
    """Both workbooks, into the folder."""
    with _workbook(folder / BALLOT_FILE, grounds, BALLOT_SHEET) as (book, styles):
        write_ballot(book.add_worksheet(BALLOT_SHEET), grounds, slates, policy, styles)
    with _workbook(folder / COUNT_FILE, grounds, PAPER) as (book, styles):
        write_count(book.add_worksheet(COUNT_SHEET), grounds, slates, policy, styles)
        _write_identity(book.add_worksheet(IDENTITY_SHEET), grounds, styles)


@contextmanager
def _workbook(path: Path, grounds: Grounds, title: str) -> Iterator[tuple[Any, Styles]]:
    with xlsxwriter.Workbook(path, {"in_memory": True, "default_format_properties": dict(FONT)}) as book:
        book.set_properties(
            {
                "title": title,
                "author": grounds.config.bloc.name,
                "created": grounds.calendar.deadline.astimezone(VIETNAM).replace(tzinfo=None),
            }
        )
        yield book, Styles(book)


def _write_identity(sheet: Any, grounds: Grounds, styles: Styles) -> None:
    """Label and text, row by row; hidden so that it takes a program."""
    for row, (label, text) in enumerate(identity_rows(identity_for(grounds))):
        sheet.write_string(row, 0, label.value)
        sheet.write_string(row, 1, text, styles.text())
    sheet.ignore_errors({"number_stored_as_text": "A1:B20"})
    sheet.very_hidden()
    sheet.protect()
