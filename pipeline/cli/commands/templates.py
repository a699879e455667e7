"""The templates of papers, which the secretary edits in Word."""

from pathlib import Path

import click

from pipeline.cli.commands.options import (
    PERIOD_WORDS,
    Errand,
    NothingDone,
    PeriodWord,
    setup_of,
    workspace_option,
)


@click.command(cls=Errand, name="fields")
@click.argument("paper", metavar="[MẪU]", required=False)
@click.option(
    "--period",
    type=PeriodWord(PERIOD_WORDS),
    metavar="KỲ",
    help="Lấy ví dụ của kỳ: six-month hoặc year-end; không ghi thì của kỳ có văn bản đó.",
)
@workspace_option
def list_fields(paper: str | None, period: str | None, workspace: Path) -> None:
    """Liệt kê mọi giá trị mẫu văn bản Word dùng được, kèm ví dụ từ số liệu hiện có."""
    from pipeline.cli.terminal.fields import UnknownPaper, tell_fields
    from pipeline.model.bloc import Period

    setup = setup_of(workspace, period)
    try:
        tell_fields(setup, workspace, Period(period) if period else None, paper)
    except UnknownPaper as reason:
        raise NothingDone(str(reason)) from reason
