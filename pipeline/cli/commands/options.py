"""What commands share: their options, the workspace's setup, and how an output folder is published."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

from pipeline.text.terminal import help as words
from pipeline.text.terminal.click_messages import translate
from pipeline.text.terminal.faults import AT_WORK, WHO
from pipeline.text.terminal.names import PERIOD_NAMES, typed
from pipeline.workspace.refused import refused_by_machine

if TYPE_CHECKING:
    from pipeline.loading import Setup
    from pipeline.model.finding import Fault

DONE, TO_LOOK_AT, NOTHING_DONE = 0, 1, 2
Made = TypeVar("Made")

PERIOD_WORDS = ("six-month", "year-end")
WORKSPACE_VARIABLE = "THIDUA_WORKSPACE"
"""The variable of the environment that names the workspace."""

Command = Callable[..., Any]


class NothingDone(click.ClickException):
    """Nothing was done and nothing was written; the message says why."""

    exit_code = NOTHING_DONE

    def show(self, file: IO[Any] | None = None) -> None:
        """Say it on stderr, on a terminal broken between words."""
        from pipeline.cli.terminal.console import say

        say(*translate("Error: {message}").format(message=self.message).splitlines(), stderr=True)


class Unfinished(click.ClickException):
    """A part was done and stays; the message says what broke it off."""

    exit_code = TO_LOOK_AT


def workspace_option(command: Command) -> Command:
    """The workspace: named on the command line, else by the environment, else the current folder."""
    return click.option(
        "--workspace",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=Path(),
        envvar=WORKSPACE_VARIABLE,
        is_eager=True,
        metavar="THƯ_MỤC",
        help=words.WORKSPACE,
    )(command)


class PeriodWord(click.Choice[str]):
    """One of the two periods, also by a Vietnamese name; where it is missing, one line names both."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return super().convert(PERIOD_NAMES.get(typed(value), value), param, ctx)

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str:
        from pipeline.text.terminal.reports import period_expected

        return period_expected(PERIOD_WORDS)


def period_option(command: Command) -> Command:
    """The period; where it is left out, the one that the calendar of the workspace leaves no doubt of."""
    return click.option(
        "--period",
        type=PeriodWord(PERIOD_WORDS),
        callback=_typed_or_by_calendar,
        metavar="KỲ",
        help=words.PERIOD,
    )(command)


def _typed_or_by_calendar(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value or ctx.resilient_parsing:
        return value
    from pipeline.cli.terminal.console import say
    from pipeline.cli.terminal.setup import tell_faults
    from pipeline.model.season import period_in_season
    from pipeline.setup.config.reading import read_config
    from pipeline.text.terminal.reports import period_chosen
    from pipeline.workspace.workspace import Workspace

    config, faults = read_config(Workspace(ctx.params["workspace"]).config)
    if config is None:
        tell_faults(faults)
        raise SystemExit(NOTHING_DONE)
    period = period_in_season(config.periods, datetime.now(UTC))
    if period is None:
        raise click.MissingParameter(ctx=ctx, param=param)
    say(period_chosen(period, config.bloc.year), stderr=True)
    return period.value


def strict_option(help_text: str) -> Callable[[Command], Command]:
    return click.option("--strict", is_flag=True, help=help_text)


def round_option(help_text: str) -> Callable[[Command], Command]:
    return click.option("--round", "number", type=click.IntRange(1, 9), default=1, metavar="VÒNG", help=help_text)


def workers_option(command: Command) -> Command:
    """How many processes work; who says nothing leaves it to the program."""
    return click.option("--workers", type=click.IntRange(1, 64), metavar="SỐ", help=words.WORKERS)(command)


class Errand(click.Command):
    """A command whose usage line is Vietnamese."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [*(param.make_metavar(ctx) for param in self.params if isinstance(param, click.Argument)), "[TÙY CHỌN]"]

    def invoke(self, ctx: click.Context) -> Any:
        """Carry the command out; what the machine refuses is said in one sentence."""
        with _Sentences():
            return super().invoke(ctx)


class WritingErrand(Errand):
    """A command that writes into a workspace, which it has for itself meanwhile."""

    def invoke(self, ctx: click.Context) -> Any:
        from pipeline.text.findings.wording import fill
        from pipeline.workspace.occupied import Occupied, occupied

        holder = {"command": self.name or "", "since": f"{datetime.now():%H:%M ngày %d/%m/%Y}"}
        with _Sentences():
            try:
                with occupied(ctx.params["workspace"], holder):
                    return super().invoke(ctx)
            except Occupied as other:
                who = WHO.format(**other.holder) if {"command", "since"} <= other.holder.keys() else ""
                raise NothingDone(fill(AT_WORK, {"who": who})) from other


class _Sentences:
    """Turns what the machine refuses into `NothingDone`, and lets everything else pass."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: type[BaseException] | None, error: BaseException | None, _trace: object) -> None:
        sentence = refused_by_machine(error)
        if sentence:
            raise NothingDone(sentence) from error


def setup_of(
    workspace: Path, period: str | None = None, *, with_past: bool = True, also: Callable[[], Iterable[Fault]] = tuple
) -> Setup:
    """The workspace's setup; where it is faulty, or does not have the period, the command ends with all faults printed.

    `with_past` is False for commands that have nothing to do with totals and places. `also` finds faults of what only
    this command reads.
    """
    from pipeline.cli.terminal.setup import tell_faults
    from pipeline.loading import read_setup
    from pipeline.model.bloc import Period
    from pipeline.model.finding import Fault
    from pipeline.text.terminal.reports import period_unknown
    from pipeline.workspace.workspace import Workspace

    setup, faults = read_setup(Workspace(workspace), Period(period) if period and with_past else None)
    if setup and period and Period(period) not in setup.config.periods:
        faults = (Fault("config.toml › periods", period_unknown(period)),)
    faults = (*faults, *also())
    if setup is None or faults:
        tell_faults(faults)
        raise SystemExit(NOTHING_DONE)
    return setup


def publish_folder(folder: Path, build: Callable[[Path], None], names: Iterable[str] = ()) -> None:
    """Publish a folder; where another program holds it, say so and leave the former one.

    `names` are paths below it that will be made, known before: where one is too long, nothing is begun.
    """
    from pipeline.workspace.workspace import OutputInUse, check_lengths, publish

    check_lengths(folder, names)
    try:
        publish(folder, build)
    except OutputInUse as held:
        raise NothingDone(str(held)) from held


def publish_papers(folder: Path, build: Callable[[Path], Made]) -> Made:
    """Publish a folder that people may edit; what they changed in the former one is set aside first, and told.

    What `build` brings.
    """
    from pipeline.cli.terminal.console import say
    from pipeline.text.terminal.papers import edits_set_aside
    from pipeline.workspace.edited import publish_beside_edits
    from pipeline.workspace.workspace import OutputInUse

    made: list[Made] = []
    try:
        goal, paths = publish_beside_edits(folder, lambda new: made.append(build(new)))
    except OutputInUse as held:
        raise NothingDone(str(held)) from held
    if paths:
        say(edits_set_aside(goal), *(f"  • {path}" for path in paths))
    return made[-1]
