"""Forms go out and come back."""

from pathlib import Path

import click

from pipeline.cli.commands.options import (
    Errand,
    period_option,
    publish_folder,
    setup_of,
    workspace_option,
)


@click.command(cls=Errand)
@period_option
@workspace_option
def forms(period: str, workspace: Path) -> None:
    """Lập phiếu chấm điểm cho từng đơn vị, để gửi đi."""
    from pipeline.cli.terminal.review import watched
    from pipeline.forms.score.folder import write_forms
    from pipeline.model.bloc import Period
    from pipeline.text.numbers import count
    from pipeline.workspace.workspace import Workspace

    setup = setup_of(workspace, period, with_past=False)
    grounds = setup.grounds(Period(period))
    folder = Workspace(workspace).output(setup.config.bloc.year, grounds.period, "forms")
    members = watched(setup.config.bloc.members, "Lập phiếu")
    publish_folder(folder, lambda new: write_forms(new, grounds, members))
    click.echo(f"Đã lập {count(len(setup.config.bloc.members))} phiếu chấm điểm: {folder}")
    click.echo("Xin gửi cho mỗi đơn vị phiếu mang mã của đơn vị đó.")


@click.command(cls=Errand)
@period_option
@workspace_option
def status(period: str, workspace: Path) -> None:
    """Xem đơn vị nào đã gửi phiếu, gửi lúc nào, còn thiếu gì; chỉ đọc, không ghi."""
    from pipeline.cli.terminal.review import tell_status, watched
    from pipeline.model.bloc import Period
    from pipeline.review import survey
    from pipeline.workspace.workspace import Workspace

    setup, place = setup_of(workspace, period, with_past=False), Workspace(workspace)
    grounds = setup.grounds(Period(period))
    inbox = place.inbox(setup.config.bloc.year, grounds.period)
    tell_status(*survey(grounds, inbox, lambda items: watched(items, "Đọc phiếu")), inbox)
