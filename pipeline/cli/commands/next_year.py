"""`thidua init --from-year`: next year's workspace from last year's folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from pipeline.cli.commands.options import Command, NothingDone, setup_of
from pipeline.text.terminal import help as words
from pipeline.text.terminal.next_year import LAST_YEAR_ALONE

CHANGES = ("renamed", "merged", "left", "joined")
"""The options that say what became of the members."""


def next_year_options(command: Command) -> Command:
    """`--from-year` and what became of the members since."""
    options = (
        click.option(
            "--from-year",
            "last_year",
            type=click.Path(exists=True, file_okay=False, path_type=Path),
            metavar="THƯ_MỤC_CŨ",
            help=words.FROM_YEAR,
        ),
        click.option("--rename", "renamed", multiple=True, metavar="MÃ=TÊN", help=words.RENAME),
        click.option("--merge", "merged", multiple=True, metavar="MÃ,MÃ=MÃ=TÊN", help=words.MERGE),
        click.option("--leave", "left", multiple=True, metavar="MÃ", help=words.LEAVE),
        click.option("--join", "joined", multiple=True, metavar="MÃ=TÊN", help=words.JOIN),
    )
    for option in reversed(options):
        command = option(command)
    return command


def start_next_year(
    folder: Path, old: Path, changes: Mapping[str, tuple[str, ...]], *, year: int | None, **others: Any
) -> None:
    """Make next year's workspace and tell what was moved and what is to be looked at."""
    from pipeline.cli.terminal.asking import asked_changes
    from pipeline.cli.terminal.next_year import tell_next_year
    from pipeline.starting import CannotStart
    from pipeline.starting.next_year.making import LastYear, make_next_year
    from pipeline.workspace.workspace import Workspace

    if any(others.values()):
        raise click.UsageError(LAST_YEAR_ALONE)
    said = asked_changes(**changes)
    setup, place = setup_of(old), Workspace(old)
    last = LastYear(place, setup.config, setup.scale)
    try:
        made = make_next_year(last, folder, year or setup.config.bloc.year + 1, said)
    except CannotStart as reason:
        raise NothingDone(str(reason)) from reason
    tell_next_year(made, folder, old)
