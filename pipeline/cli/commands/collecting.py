"""`thidua forms` and `thidua status`: score forms to be sent to the members, and how far the received ones are."""

from pathlib import Path

import click

from pipeline.cli.commands.options import (
    Errand,
    period_option,
    publish_folder,
    setup_of,
    workspace_option,
)
from pipeline.text.terminal import help as words


@click.command(cls=Errand, help=words.FORMS)
@period_option
@workspace_option
def forms(period: str, workspace: Path) -> None:
    """Write the score form of every member."""
    from pipeline.cli.terminal.console import say, watched
    from pipeline.forms.score.folder import write_forms
    from pipeline.model.bloc import Period
    from pipeline.text.terminal.reports import SEND_FORMS, WRITING, forms_written
    from pipeline.workspace.workspace import Workspace

    setup = setup_of(workspace, period, with_past=False)
    grounds = setup.grounds(Period(period))
    folder = Workspace(workspace).output(setup.config.bloc.year, grounds.period, "forms")
    members = watched(setup.config.bloc.members, WRITING)
    publish_folder(folder, lambda new: write_forms(new, grounds, members))
    say(forms_written(len(setup.config.bloc.members), folder), SEND_FORMS)


@click.command(cls=Errand, help=words.STATUS)
@period_option
@workspace_option
def status(period: str, workspace: Path) -> None:
    """Report who sent a form, when, and what it lacks; nothing is written."""
    from pipeline.cli.terminal.console import as_read
    from pipeline.cli.terminal.review import tell_status
    from pipeline.model.bloc import Period
    from pipeline.review import survey
    from pipeline.workspace.workspace import Workspace

    setup, place = setup_of(workspace, period, with_past=False), Workspace(workspace)
    grounds = setup.grounds(Period(period))
    inbox = place.inbox(setup.config.bloc.year, grounds.period)
    tell_status(*survey(grounds, inbox, as_read), inbox)
