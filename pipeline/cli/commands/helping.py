"""`thidua doctor` and `thidua schema`: for whoever helps the secretary, and for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.commands.options import Errand, NothingDone, WritingErrand, workspace_option
from pipeline.text.terminal import help as words


@click.command(cls=WritingErrand, help=words.DOCTOR)
@workspace_option
@click.option("--with-data", is_flag=True, help=words.WITH_DATA)
def doctor(workspace: Path, with_data: bool) -> None:
    """Write the zip; it is told what is in it, before anybody sends it."""
    from pipeline.cli.doctor.bundle import NAME, bundle
    from pipeline.cli.terminal.console import say
    from pipeline.text.terminal.helping import WITH_ALL_DATA, WITHOUT_DATA, bundle_written
    from pipeline.workspace.workspace import OutputInUse, Workspace, write_file

    path = workspace / "output" / NAME
    data = bundle(Workspace(workspace), with_data=with_data)
    path.parent.mkdir(exist_ok=True)
    try:
        write_file(path, data)
    except OutputInUse as held:
        raise NothingDone(str(held)) from held
    say(bundle_written(path), WITH_ALL_DATA if with_data else WITHOUT_DATA)


@click.command(cls=Errand, help=words.SCHEMA)
@click.argument("what", metavar="[TỆP]", type=click.Choice(("results", "province")), default="results")
def schema(what: str) -> None:
    """Print the JSON Schema of results.json or of province.json."""
    from pipeline.reports.schemas import schema_text

    click.echo(schema_text(what), nl=False)
