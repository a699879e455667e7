"""The appraisers have their say, and the members theirs after them."""

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
@click.option("--round", "number", type=click.IntRange(1, 9), default=1, metavar="VÒNG", help="Vòng thẩm định: 1, 2…")
def appraisal(period: str, workspace: Path, number: int) -> None:
    """Lập phiếu thẩm định cho từng cơ quan, kèm số liệu của các đơn vị."""
    from pipeline.cli.terminal.appraisal import appraise_and_tell
    from pipeline.model.bloc import Period
    from pipeline.workspace.workspace import Workspace

    grounds, place = setup_of(workspace, period, with_past=False).grounds(Period(period)), Workspace(workspace)
    if not appraise_and_tell(place, grounds, number, lambda folder, build: publish_folder(folder, build)):
        raise SystemExit(NOTHING_DONE)


@click.command(cls=Errand)
@period_option
@workspace_option
@click.option("--round", "number", type=click.IntRange(1, 9), default=1, metavar="VÒNG", help="Vòng đã xong: 1, 2…")
def responses(period: str, workspace: Path, number: int) -> None:
    """Lập phiếu giải trình cho đơn vị có điểm thay đổi sau một vòng thẩm định."""
    from pipeline.cli.terminal.responses import ask_and_tell
    from pipeline.model.bloc import Period
    from pipeline.workspace.workspace import Workspace

    grounds, place = setup_of(workspace, period, with_past=False).grounds(Period(period)), Workspace(workspace)
    if not ask_and_tell(place, grounds, number, lambda folder, build: publish_folder(folder, build)):
        raise SystemExit(NOTHING_DONE)
