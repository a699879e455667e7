"""`thidua forms`, `register`, `status`: score forms to be sent, the register of what came, how far all are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from pipeline.model.bloc import Bloc, Member


@click.command(cls=WritingErrand, help=words.FORMS)
@period_option
@click.option("--only", "only", multiple=True, metavar="MÃ", help=words.ONLY)
@workspace_option
def forms(period: str, only: tuple[str, ...], workspace: Path) -> None:
    """Write the score form of every member, or single ones, beside which the others stay as they are."""
    from pipeline.cli.terminal.console import say, watched
    from pipeline.forms.score.folder import write_forms
    from pipeline.model.bloc import Period
    from pipeline.text.terminal.reports import OTHERS_KEPT, SEND_FORMS, WRITING, forms_written
    from pipeline.workspace.workspace import Workspace, keep_others

    setup = setup_of(workspace, period, with_past=False)
    grounds = setup.grounds(Period(period))
    folder = Workspace(workspace).output(setup.config.bloc.year, grounds.period, "forms")
    chosen = _chosen(setup.config.bloc, only)
    names = [f"{member.code}.xlsx" for member in chosen]

    def build(new: Path) -> None:
        if only:
            keep_others(folder, new, names)
        write_forms(new, grounds, watched(chosen, WRITING))

    publish_folder(folder, build, names)
    say(forms_written(len(chosen), folder), *([OTHERS_KEPT] if only else []), SEND_FORMS)


def _chosen(bloc: Bloc, only: Sequence[str]) -> tuple[Member, ...]:
    """The members that are called so, all of them where none is named; whom nobody has is bad usage."""
    from pipeline.explaining.subject import member_called
    from pipeline.text.explained.totals import unknown_member

    called = {word: member_called(bloc, word) for word in only}
    unknown = [unknown_member(word, bloc) for word, member in called.items() if member is None]
    if unknown:
        raise click.UsageError("\n".join(unknown))
    return tuple(member for member in bloc.members if not only or member in called.values())


@click.command(cls=WritingErrand, help=words.REGISTER)
@period_option
@workspace_option
def register(period: str, workspace: Path) -> None:
    """Write what is known of each received file into the register; what people wrote there stays."""
    from pipeline.cli.terminal.console import as_read, say
    from pipeline.intake.register import REGISTER
    from pipeline.intake.registering import RegisterUnreadable, written_register
    from pipeline.model.bloc import Period
    from pipeline.reviewing import survey
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
    from pipeline.reviewing import stocktaking
    from pipeline.workspace.workspace import Workspace

    setup, place = setup_of(workspace, period, with_past=False), Workspace(workspace)
    grounds = setup.grounds(Period(period))
    inbox = place.inbox(setup.config.bloc.year, grounds.period)
    sent = place.sent(setup.config.bloc.year, grounds.period)
    tell_status(*stocktaking(grounds, inbox, sent, as_read), inbox)
