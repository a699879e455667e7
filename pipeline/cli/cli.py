"""The program `thidua`: all its commands, in the order of the bloc's year. Exit codes: CONTRACT section 1."""

import click

from pipeline import __version__
from pipeline.cli.commands.appraising import appraisal, responses
from pipeline.cli.commands.collecting import forms, register, status
from pipeline.cli.commands.helping import doctor, schema
from pipeline.cli.commands.letters import letters
from pipeline.cli.commands.mailing import collect, send
from pipeline.cli.commands.menu import menu
from pipeline.cli.commands.province import province
from pipeline.cli.commands.registration import registration
from pipeline.cli.commands.reviewing import explain_member, run
from pipeline.cli.commands.sealing import publish_result, verify
from pipeline.cli.commands.starting import agreement, check, examples, init
from pipeline.cli.commands.templates import list_fields, templates
from pipeline.cli.commands.voting import ballots
from pipeline.text.terminal.click_messages import speak_vietnamese
from pipeline.text.terminal.help import HELP
from pipeline.text.terminal.names import COMMAND_NAMES, typed

speak_vietnamese()

COMMANDS = (
    menu,
    init,
    examples,
    check,
    list_fields,
    templates,
    registration,
    agreement,
    forms,
    send,
    letters,
    collect,
    register,
    status,
    appraisal,
    responses,
    run,
    ballots,
    explain_member,
    publish_result,
    verify,
    province,
    doctor,
    schema,
)


class Commands(click.Group):
    """The group of all commands, with a help text of its own; each is called by its Vietnamese name too."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return super().get_command(ctx, COMMAND_NAMES.get(typed(cmd_name), cmd_name))

    def get_help(self, ctx: click.Context) -> str:
        return HELP.rstrip()


@click.group(
    cls=Commands,
    commands=COMMANDS,
    options_metavar="LỆNH",
    subcommand_metavar="[TÙY CHỌN]",
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="thidua")
def main() -> None:
    """Score, rank and write the papers of an emulation bloc."""
