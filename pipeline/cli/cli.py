"""The program `thidua`: all its commands, in the order of the bloc's year. Exit codes: CONTRACT section 1."""

from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module
from typing import cast

import click

from pipeline import __version__
from pipeline.text.terminal.click_messages import speak_vietnamese
from pipeline.text.terminal.help import HELP
from pipeline.text.terminal.names import COMMAND_NAMES, typed

speak_vietnamese()

FUNCTIONS = {
    "menu": ("pipeline.cli.commands.menu", "menu"),
    "init": ("pipeline.cli.commands.starting", "init"),
    "examples": ("pipeline.cli.commands.starting", "examples"),
    "check": ("pipeline.cli.commands.starting", "check"),
    "fields": ("pipeline.cli.commands.templates", "list_fields"),
    "templates": ("pipeline.cli.commands.templates", "templates"),
    "registration": ("pipeline.cli.commands.registration", "registration"),
    "agreement": ("pipeline.cli.commands.starting", "agreement"),
    "forms": ("pipeline.cli.commands.collecting", "forms"),
    "send": ("pipeline.cli.commands.mailing", "send"),
    "letters": ("pipeline.cli.commands.letters", "letters"),
    "collect": ("pipeline.cli.commands.mailing", "collect"),
    "register": ("pipeline.cli.commands.collecting", "register"),
    "status": ("pipeline.cli.commands.collecting", "status"),
    "appraisal": ("pipeline.cli.commands.appraising", "appraisal"),
    "responses": ("pipeline.cli.commands.appraising", "responses"),
    "run": ("pipeline.cli.commands.reviewing", "run"),
    "ballots": ("pipeline.cli.commands.voting", "ballots"),
    "explain": ("pipeline.cli.commands.reviewing", "explain_member"),
    "publish": ("pipeline.cli.commands.sealing", "publish_result"),
    "verify": ("pipeline.cli.commands.sealing", "verify"),
    "province": ("pipeline.cli.commands.province", "province"),
    "doctor": ("pipeline.cli.commands.helping", "doctor"),
    "schema": ("pipeline.cli.commands.helping", "schema"),
}
"""Name of a command → its module and the function in it."""


class CommandsByName(Mapping[str, click.Command]):
    """The commands, each loaded when it is called: a run does not wait for what `send` and `province` need."""

    def __getitem__(self, name: str) -> click.Command:
        module, function = FUNCTIONS[name]
        return cast(click.Command, getattr(import_module(module), function))

    def __iter__(self) -> Iterator[str]:
        return iter(FUNCTIONS)

    def __len__(self) -> int:
        return len(FUNCTIONS)


class Commands(click.Group):
    """The group of all commands, with a help text of its own; each is called by its Vietnamese name too."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return super().get_command(ctx, COMMAND_NAMES.get(typed(cmd_name), cmd_name))

    def get_help(self, ctx: click.Context) -> str:
        return HELP.rstrip()


@click.group(
    cls=Commands,
    commands=cast(MutableMapping[str, click.Command], CommandsByName()),  # which click only reads
    options_metavar="LỆNH",
    subcommand_metavar="[TÙY CHỌN]",
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="thidua")
def main() -> None:
    """Score, rank and write the papers of an emulation bloc."""
