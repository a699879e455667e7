"""`thidua ballots`: the ballot and the workbook of counts for the meeting of the bloc."""

from pathlib import Path

import click

from pipeline.cli.commands.options import (
    NOTHING_DONE,
    WritingErrand,
    period_option,
    publish_folder,
    setup_of,
    workspace_option,
)
from pipeline.text.terminal import help as words


@click.command(cls=WritingErrand, help=words.BALLOTS)
@period_option
@workspace_option
def ballots(period: str, workspace: Path) -> None:
    """Write what a vote needs; without a policy, an award or a candidate there is no vote, and nothing is written."""
    from pipeline.cli.terminal.console import as_read, say
    from pipeline.cli.terminal.setup import tell_faults
    from pipeline.cli.terminal.voting import NO_AWARDS, NO_POLICY, tell_ballots
    from pipeline.forms.ballots.writer import write_ballots
    from pipeline.model.bloc import Period
    from pipeline.ranking.slates import slates
    from pipeline.reviewing import review
    from pipeline.text.terminal.reports import NOBODY_TO_PROPOSE
    from pipeline.workspace.workspace import Workspace

    grounds, place = setup_of(workspace, period).grounds(Period(period)), Workspace(workspace)
    policy, year = grounds.config.ballots, grounds.config.bloc.year
    if policy is None:
        tell_faults([NO_POLICY])
        raise SystemExit(NOTHING_DONE)
    if not any(grounds.period in award.periods for award in grounds.config.awards):
        tell_faults([NO_AWARDS])
        raise SystemExit(NOTHING_DONE)
    inbox, folder = place.inbox(year, grounds.period), place.output(year, grounds.period, "ballots")
    standings = review(grounds, inbox, as_read).review.board.standings
    given = slates(standings, grounds.config, grounds.period)
    with_candidates = [slate for slate in given if slate.candidates]
    if not with_candidates:
        say(NOBODY_TO_PROPOSE, stderr=True)
        raise SystemExit(NOTHING_DONE)
    publish_folder(folder, lambda new: write_ballots(new, grounds, with_candidates, policy))
    tell_ballots(given, policy, folder, inbox)
