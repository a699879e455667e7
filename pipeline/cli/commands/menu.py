"""`thidua menu`: the commands as a numbered list, the next sensible one first."""

from pathlib import Path

import click

from pipeline.cli.commands.options import Errand, workspace_option
from pipeline.text.terminal import help as words


@click.command(cls=Errand, help=words.MENU)
@workspace_option
def menu(workspace: Path) -> None:
    """Show the menu until somebody leaves it."""
    from pipeline.cli.menu.screen import run_menu

    run_menu(workspace)
