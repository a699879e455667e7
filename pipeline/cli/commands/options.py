"""What commands share: their options, the workspace's setup, and how an output folder is published."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.text.terminal import help as words
from pipeline.text.terminal.reports import period_expected, period_unknown

if TYPE_CHECKING:
    from pipeline.loading import Setup

DONE, TO_LOOK_AT, NOTHING_DONE = 0, 1, 2
PERIOD_WORDS = ("six-month", "year-end")

Command = Callable[..., Any]


class NothingDone(click.ClickException):
    """Nothing was done and nothing was written; the message says why."""

    exit_code = NOTHING_DONE


def workspace_option(command: Command) -> Command:
    return click.option(
        "--workspace",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=Path(),
        metavar="THƯ_MỤC",
        help=words.WORKSPACE,
    )(command)


class PeriodWord(click.Choice[str]):
    """One of the two periods; where it is missing, one line names both."""

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str:
        return period_expected(PERIOD_WORDS)


def period_option(command: Command) -> Command:
    return click.option(
        "--period",
        type=PeriodWord(PERIOD_WORDS),
        required=True,
        metavar="KỲ",
        help=words.PERIOD,
    )(command)


def strict_option(help_text: str) -> Callable[[Command], Command]:
    return click.option("--strict", is_flag=True, help=help_text)


def round_option(help_text: str) -> Callable[[Command], Command]:
    return click.option("--round", "number", type=click.IntRange(1, 9), default=1, metavar="VÒNG", help=help_text)


class Errand(click.Command):
    """A command whose usage line is Vietnamese."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [*(param.make_metavar(ctx) for param in self.params if isinstance(param, click.Argument)), "[TÙY CHỌN]"]


def setup_of(workspace: Path, period: str | None = None, *, with_past: bool = True) -> Setup:
    """The workspace's setup; where it is faulty, or does not have the period, the command ends with all faults printed.

    `with_past` is False for commands that have nothing to do with totals and places.
    """
    from pipeline.cli.terminal.review import tell_faults
    from pipeline.loading import read_setup
    from pipeline.model.bloc import Period
    from pipeline.model.finding import Fault
    from pipeline.workspace.workspace import Workspace

    setup, faults = read_setup(Workspace(workspace), Period(period) if period and with_past else None)
    if setup and period and Period(period) not in setup.config.periods:
        faults = (Fault("config.toml › periods", period_unknown(period)),)
    if setup is None or faults:
        tell_faults(faults)
        raise SystemExit(NOTHING_DONE)
    return setup


def publish_folder(folder: Path, build: Callable[[Path], None]) -> None:
    """Publish a folder; where another program holds it, say so and leave the former one."""
    from pipeline.workspace.workspace import OutputInUse, publish

    try:
        publish(folder, build)
    except OutputInUse as held:
        raise NothingDone(str(held)) from held
