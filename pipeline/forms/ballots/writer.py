"""Writes what the meeting needs to vote: the ballot to print, and the workbook for the counts.

Text is written as text whatever it looks like. The same inputs give the same bytes.
"""

from collections.abc import Sequence
from pathlib import Path

from pipeline.forms.ballots.ballot_sheet import write_ballot
from pipeline.forms.ballots.count_sheet import write_count
from pipeline.forms.ballots.layout import BALLOT_SHEET, COUNT_SHEET, PAPER, identity_rows
from pipeline.forms.kit.identity import IDENTITY_SHEET, occasion_for
from pipeline.forms.kit.paper_book import paper_book, write_identity
from pipeline.model.bloc import BallotPolicy
from pipeline.model.grounds import Grounds
from pipeline.ranking.slates import Slate

BALLOT_FILE, COUNT_FILE = "phieu-suy-ton.xlsx", "kiem-phieu.xlsx"


def write_ballots(folder: Path, grounds: Grounds, slates: Sequence[Slate], policy: BallotPolicy) -> None:
    """Both workbooks, into the folder."""
    bloc, deadline = grounds.config.bloc.name, grounds.calendar.deadline
    with paper_book(folder / BALLOT_FILE, title=BALLOT_SHEET, bloc=bloc, deadline=deadline) as (book, styles):
        write_ballot(book.add_worksheet(BALLOT_SHEET), grounds, slates, policy, styles)
    with paper_book(folder / COUNT_FILE, title=PAPER, bloc=bloc, deadline=deadline) as (book, styles):
        write_count(book.add_worksheet(COUNT_SHEET), grounds, slates, policy, styles)
        write_identity(book.add_worksheet(IDENTITY_SHEET), identity_rows(occasion_for(grounds)), styles)
