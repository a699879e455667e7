"""What `thidua explain` prints: the whole way of a member's numbers, asked for by name."""

from collections.abc import Iterable
from pathlib import Path
from textwrap import wrap

import click

from pipeline.cli.terminal.review import PIPE_WIDTH, console, watched
from pipeline.explaining.subject import member_called, row_called
from pipeline.loading import Setup
from pipeline.model.bloc import Period
from pipeline.review import explain
from pipeline.text.explanations import explanation, unknown_member, unknown_row
from pipeline.workspace.workspace import Workspace


def tell_account(setup: Setup, period: Period, workspace: Path, member: str, row: str | None) -> None:
    """Explain a member's numbers, or those of one row; a name that nobody has is bad usage."""
    subject = member_called(setup.config.bloc, member)
    line = row_called(setup.scale, row) if row is not None else None
    if subject is None:
        raise click.UsageError(unknown_member(member, setup.config.bloc))
    if row is not None and line is None:
        raise click.UsageError(unknown_row(row, setup.scale))
    inbox = Workspace(workspace).inbox(setup.config.bloc.year, period)
    found = explain(setup.grounds(period), inbox, subject, line, lambda items: watched(items, "Đọc phiếu"))
    _tell(explanation(*found))


def _tell(sentences: Iterable[tuple[int, str]]) -> None:
    """Sentences by their depth; long ones go on below their beginning."""
    out = console()
    for depth, text in sentences:
        indent = "  " * depth
        rows = wrap(
            text,
            min(out.width, PIPE_WIDTH),
            initial_indent=indent,
            subsequent_indent=f"{indent}    ",
            break_long_words=False,
            break_on_hyphens=False,
        )
        out.print("\n".join(rows), soft_wrap=True)
