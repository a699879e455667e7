"""`thidua forms`, `register`, `status`: score forms to be sent, the register of what came, how far all are."""

from pathlib import Path

import click

from pipeline.cli.commands.options import (
    Errand,
    NothingDone,
    WritingErrand,
    period_option,
    publish_folder,
    setup_of,
    workspace_option,
)
from pipeline.text.terminal import help as words


@click.command(cls=WritingErrand, help=words.FORMS)
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
    names = [f"{member.code}.xlsx" for member in setup.config.bloc.members]
    publish_folder(folder, lambda new: write_forms(new, grounds, members), names)
    say(forms_written(len(setup.config.bloc.members), folder), SEND_FORMS)


@click.command(cls=WritingErrand, help=words.REGISTER)
@period_option
@workspace_option
def register(period: str, workspace: Path) -> None:
    """Write what is known of each received file into the register; what people wrote there stays."""
    from pipeline.cli.terminal.console import as_read, say
    from pipeline.intake.register import REGISTER
    from pipeline.intake.registering import RegisterUnreadable, written_register
    from pipeline.model.bloc import Period
    from pipeline.review import survey
    from pipeline.text.terminal.status import REGISTER_NEXT, register_unreadable, register_written
    from pipeline.workspace.workspace import OutputInUse, Workspace, write_file

    setup, place = setup_of(workspace, period, with_past=False), Workspace(workspace)
    grounds = setup.grounds(Period(period))
    inbox = place.inbox(setup.config.bloc.year, grounds.period)
    path = inbox / REGISTER
    so_far, _ = survey(grounds, inbox, as_read)
    try:
        written = written_register(path.read_bytes() if path.exists() else None, so_far)
        inbox.mkdir(parents=True, exist_ok=True)
        if written.data:
            write_file(path, written.data)
    except RegisterUnreadable as error:
        raise NothingDone(register_unreadable(path)) from error
    except OutputInUse as held:
        raise NothingDone(str(held)) from held
    say(register_written(written.new, written.rows, path), REGISTER_NEXT)


@click.command(cls=Errand, help=words.STATUS)
@period_option
@workspace_option
def status(period: str, workspace: Path) -> None:
    """Report who sent a form, when, and what it lacks; nothing is written."""
    from pipeline.cli.terminal.console import as_read
    from pipeline.cli.terminal.status import tell_status
    from pipeline.model.bloc import Period
    from pipeline.review import stocktaking
    from pipeline.workspace.workspace import Workspace

    setup, place = setup_of(workspace, period, with_past=False), Workspace(workspace)
    grounds = setup.grounds(Period(period))
    inbox = place.inbox(setup.config.bloc.year, grounds.period)
    sent = place.sent(setup.config.bloc.year, grounds.period)
    tell_status(*stocktaking(grounds, inbox, sent, as_read), inbox)
