"""The bloc meets and votes."""

from pathlib import Path

import click

from pipeline.cli.commands.options import (
    NOTHING_DONE,
    Errand,
    period_option,
    publish_folder,
    setup_of,
    workspace_option,
)


@click.command(cls=Errand)
@period_option
@workspace_option
def ballots(period: str, workspace: Path) -> None:
    """Lập phiếu suy tôn và bảng kiểm phiếu cho cuộc họp bình xét."""
    from pipeline.cli.terminal.voting import call_the_vote
    from pipeline.model.bloc import Period
    from pipeline.workspace.workspace import Workspace

    grounds, place = setup_of(workspace, period).grounds(Period(period)), Workspace(workspace)
    if not call_the_vote(place, grounds, lambda folder, build: publish_folder(folder, build)):
        raise SystemExit(NOTHING_DONE)
