"""`thidua fields`: the values that templates of papers may use, which the secretary edits in Word."""

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
from pipeline.text.terminal import help as words


@click.command(cls=Errand, name="fields", help=words.FIELDS)
@click.argument("paper", metavar="[MẪU]", required=False)
@click.option("--period", type=PeriodWord(PERIOD_WORDS), metavar="KỲ", help=words.PERIOD_OF_EXAMPLES)
@workspace_option
def list_fields(paper: str | None, period: str | None, workspace: Path) -> None:
    """List the values of every paper, or of the one that is named, with examples from reviews of what is there."""
    from pipeline.cli.terminal.fields import tell_fields, tell_written
    from pipeline.model.bloc import Period
    from pipeline.reports.papers.catalogue import PAPERS
    from pipeline.reports.papers.written import read_written
    from pipeline.review import review
    from pipeline.text.terminal.reports import template_unknown
    from pipeline.text.words import did_you_mean
    from pipeline.workspace.workspace import Workspace

    setup, place = setup_of(workspace, period), Workspace(workspace)
    by_name = {Path(known.template).stem: known for known in PAPERS}
    stem = Path(paper).stem if paper is not None else None
    if stem is not None and stem not in by_name:
        raise NothingDone(template_unknown(str(paper), did_you_mean(stem, by_name), tuple(by_name)))
    periods = (Period(period),) if period else tuple(setup.config.periods)
    grounds = [setup.grounds(known) for known in periods]
    reviews = [(known, review(known, place.inbox(setup.config.bloc.year, known.period))) for known in grounds]
    tell_fields(PAPERS if stem is None else [by_name[stem]], reviews)
    tell_written(read_written(place.written_for(periods[-1])).fields)
