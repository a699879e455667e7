"""A result is sealed, and checked ever after."""

from pathlib import Path

import click

from pipeline.cli.commands.options import (
    TO_LOOK_AT,
    Errand,
    NothingDone,
    period_option,
    setup_of,
    workspace_option,
)


@click.command(cls=Errand, name="publish")
@period_option
@workspace_option
@click.option("--replace", is_flag=True, help="Thay bản đã công bố của kỳ này.")
def publish_result(period: str, workspace: Path, replace: bool) -> None:
    """Niêm phong kết quả đã xem cùng toàn bộ đầu vào, để công bố."""
    from pipeline.cli.terminal.publication import publish_and_tell
    from pipeline.publication.publishing import CannotPublish

    setup = setup_of(workspace, period)
    try:
        publish_and_tell(workspace, period, setup, replace=replace)
    except CannotPublish as reason:
        raise NothingDone(str(reason)) from reason


@click.command(cls=Errand)
@period_option
@workspace_option
@click.option("--changes", is_flag=True, help="Kể hết đầu vào và kết quả hiện nay khác bản đã công bố ở đâu.")
def verify(period: str, workspace: Path, changes: bool) -> None:
    """Đối chiếu từng byte của bản đã công bố và chấm lại từ đầu vào đã niêm phong."""
    from pipeline.cli.terminal.publication import verify_and_tell
    from pipeline.publication.publishing import CannotPublish

    setup = setup_of(workspace, period) if changes else None
    try:
        whole = verify_and_tell(workspace, period, setup)
    except CannotPublish as reason:
        raise NothingDone(str(reason)) from reason
    if not whole:
        raise SystemExit(TO_LOOK_AT)
