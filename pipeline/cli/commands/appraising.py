"""`thidua appraisal` and `thidua responses`: the workbooks of a round of appraisal, and the answers to it."""

from pathlib import Path

import click

from pipeline.cli.commands.options import (
    NOTHING_DONE,
    WritingErrand,
    period_option,
    publish_folder,
    round_option,
    setup_of,
    workspace_option,
)
from pipeline.text.terminal import help as words


@click.command(cls=WritingErrand, help=words.APPRAISAL)
@period_option
@workspace_option
@round_option(words.ROUND_OF_APPRAISAL)
def appraisal(period: str, workspace: Path, number: int) -> None:
    """Write the workbook of every appraiser for a round; where nobody appraises a line, nothing is written."""
    from pipeline.cli.terminal.appraisal import tell_round, tell_rounds_before
    from pipeline.cli.terminal.console import as_read, watched
    from pipeline.cli.terminal.setup import tell_faults
    from pipeline.forms.appraisal.appraisers import appraisers_of
    from pipeline.forms.appraisal.folder import draft_round, write_round
    from pipeline.forms.kit.rounds import round_folder
    from pipeline.intake.outstanding import appraisals_out
    from pipeline.model.bloc import Period
    from pipeline.reviewing import before_round
    from pipeline.text.terminal.reports import WRITING
    from pipeline.workspace.workspace import Workspace

    grounds, place = setup_of(workspace, period, with_past=False).grounds(Period(period)), Workspace(workspace)
    appraisers, faults = appraisers_of(grounds)
    if faults:
        tell_faults(faults)
        raise SystemExit(NOTHING_DONE)
    year = grounds.config.bloc.year
    inbox, folder = place.inbox(year, grounds.period), place.output(year, grounds.period, "appraisal")
    known = before_round(grounds, inbox, number, as_read)
    out = appraisals_out(place.sent(year, grounds.period), known.appraisals, grounds)
    drafts = tuple(draft_round(known, appraisers, number, folder))
    names = [f"{round_folder(folder, number).name}/{draft.appraiser.file}" for draft in drafts]
    publish_folder(folder, lambda new: write_round(new, folder, watched(drafts, WRITING), number), names)
    without_forms = number == 1 and not known.statements
    tell_round(drafts, number, round_folder(folder, number), round_folder(inbox, number), without_forms=without_forms)
    tell_rounds_before(out, number)


@click.command(cls=WritingErrand, help=words.RESPONSES)
@period_option
@workspace_option
@round_option(words.ROUND_DONE)
def responses(period: str, workspace: Path, number: int) -> None:
    """Write the form of every member whose points a round changed; nothing where no workbook of it was received."""
    from pipeline.cli.terminal.console import as_read, watched
    from pipeline.cli.terminal.responses import tell_responses, tell_round_not_received
    from pipeline.forms.kit.rounds import round_folder
    from pipeline.forms.responses.folder import draft_round, write_round
    from pipeline.model.bloc import Period
    from pipeline.reviewing import after_round
    from pipeline.text.terminal.reports import WRITING
    from pipeline.workspace.workspace import Workspace

    grounds, place = setup_of(workspace, period, with_past=False).grounds(Period(period)), Workspace(workspace)
    year = grounds.config.bloc.year
    inbox, folder = place.inbox(year, grounds.period), place.output(year, grounds.period, "responses")
    outcome = after_round(grounds, inbox, number, as_read)
    if number not in outcome.rounds:
        tell_round_not_received(inbox, number)
        raise SystemExit(NOTHING_DONE)
    drafts = tuple(draft_round(outcome, number, folder))
    names = [f"{round_folder(folder, number).name}/{draft.file}" for draft in drafts]
    publish_folder(folder, lambda new: write_round(new, folder, watched(drafts, WRITING), number), names)
    tell_responses(drafts, number, round_folder(folder, number), round_folder(inbox, number))
