"""Writes what the meeting needs to vote: the ballot to print, and the workbook for the counts.

Text is written as text whatever it looks like. The same inputs give the same bytes.
"""

from collections.abc import Sequence
from pathlib import Path

from pipeline.forms.ballots.ballot_sheet import write_ballot
from pipeline.forms.ballots.count_sheet import write_count
from pipeline.forms.ballots.layout import BALLOT_SHEET, PAPER
from pipeline.forms.kit.book import paper_book, write_identity
from pipeline.forms.kit.identity import identity_for
from pipeline.model.bloc import BallotPolicy
from pipeline.model.grounds import Grounds
from pipeline.ranking.slates import Slate

BALLOT_FILE, COUNT_FILE = "phieu-suy-ton.xlsx", "kiem-phieu.xlsx"


def write_ballots(folder: Path, grounds: Grounds, slates: Sequence[Slate], policy: BallotPolicy) -> None:
    """Both workbooks, into the folder."""
    bloc, deadline = grounds.config.bloc.name, grounds.calendar.deadline
    with paper_book(folder / BALLOT_FILE, title=BALLOT_SHEET, bloc=bloc, deadline=deadline) as styles:
        write_ballot(styles, grounds, slates, policy)
    with paper_book(folder / COUNT_FILE, title=PAPER.kind, bloc=bloc, deadline=deadline) as styles:
        write_count(styles, grounds, slates, policy)
        write_identity(styles, PAPER.identity_rows(identity_for(grounds)))
