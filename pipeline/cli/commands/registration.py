"""`thidua registration`: the members' forms to register targets, and targets.xlsx of what came back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.commands.options import NOTHING_DONE, WritingErrand, publish_folder, setup_of, workspace_option
from pipeline.text.terminal import help as words

if TYPE_CHECKING:
    from pipeline.model.grounds import Grounds
    from pipeline.model.scale import Line


@click.command(cls=WritingErrand, help=words.REGISTRATION)
@workspace_option
def registration(workspace: Path) -> None:
    """Write a form a member, and beside them what the filled ones say; the bloc's own targets.xlsx stays as it is."""
    from pipeline.cli.terminal.console import say
    from pipeline.forms.registration.writer import registered_lines
    from pipeline.intake.registrations import take_registrations, target_rows
    from pipeline.model.bloc import Period
    from pipeline.text.findings import advice
    from pipeline.text.terminal import registration as told
    from pipeline.workspace.workspace import Workspace

    setup, place = setup_of(workspace, with_past=False), Workspace(workspace)
    grounds, bloc = setup.grounds(Period.YEAR_END), setup.config.bloc
    lines = registered_lines(setup.scale)
    if not lines:
        say(told.NOTHING_TO_REGISTER, stderr=True)
        raise SystemExit(NOTHING_DONE)
    came = take_registrations(place.registrations_received(bloc.year), grounds)
    rows = target_rows(came.figures, grounds)
    folder = place.registration(bloc.year)
    names = [f"{member.code}.xlsx" for member in bloc.members]
    publish_folder(folder, lambda new: _write(new, grounds, lines, rows), names)
    say(told.forms_written(len(bloc.members), folder))
    for finding in came.findings:
        where = " › ".join(filter(None, (finding.file, finding.cell)))
        say(f"  • {where}: {advice(finding)}")
    missing = [member.name for member in bloc.members if member.code not in came.figures]
    if came.figures:
        say(*told.targets_written(len(came.figures), missing, folder))
    else:
        say(told.where_to_put(place.registrations_received(bloc.year)))


def _write(folder: Path, grounds: Grounds, lines: Sequence[Line], rows: Sequence[dict[str, str]]) -> None:
    from pipeline.forms.registration.writer import write_registration
    from pipeline.starting.target_writer import write_targets

    for member in grounds.config.bloc.members:
        write_registration(folder / f"{member.code}.xlsx", grounds, member, lines)
    if rows:
        write_targets(folder / "targets.xlsx", rows, grounds.config.bloc)
