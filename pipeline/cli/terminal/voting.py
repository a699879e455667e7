"""What `thidua ballots` prints: on whom there is a vote, under which conditions, and what comes next."""

from collections.abc import Sequence
from pathlib import Path

from pipeline.cli.terminal.console import say
from pipeline.forms.ballots.writer import COUNT_FILE
from pipeline.model.bloc import BallotPolicy
from pipeline.model.finding import Fault
from pipeline.ranking.slates import Slate
from pipeline.text.awards import electorate, share_in_words
from pipeline.text.terminal.reports import (
    NO_AWARD,
    NO_BALLOT_POLICY,
    ballot_conditions,
    ballots_written,
    send_counts,
    slate_size,
)

NO_POLICY = Fault("config.toml › ballots", NO_BALLOT_POLICY)
NO_AWARDS = Fault("config.toml › awards", NO_AWARD)


def tell_ballots(given: Sequence[Slate], policy: BallotPolicy, folder: Path, inbox: Path) -> None:
    """The papers of the vote are in `folder`; the counts go into `inbox`."""
    say(ballots_written(folder))
    say(*(f"  {slate.award.name}: {slate_size(len(slate.candidates), slate.room)}" for slate in given))
    say(ballot_conditions(share_in_words(policy.quorum), electorate(policy.of)))
    say(send_counts(COUNT_FILE, inbox))
