"""`thidua letters`: what goes out before a review: the invitation, the letter with the forms, the reminder."""

from pathlib import Path

import click

from pipeline.cli.commands.options import (
    NothingDone,
    WritingErrand,
    period_option,
    publish_papers,
    setup_of,
    workspace_option,
)
from pipeline.cli.commands.pdfs import make_pdfs, pdf_option
from pipeline.text.terminal import help as words


@click.command(cls=WritingErrand, help=words.LETTERS)
@period_option
@workspace_option
@pdf_option
def letters(period: str, workspace: Path, pdf: bool) -> None:
    """Write the letters of a period, with `pdf` also as PDF; the reminder only where somebody's form is to come."""
    from pipeline.cli.terminal.console import as_read, say
    from pipeline.cli.terminal.papers import tell_left
    from pipeline.model.bloc import Period
    from pipeline.reports.papers.catalogue import write_letters
    from pipeline.reports.papers.letters.forms_letters import REMINDER
    from pipeline.reports.papers.written import read_written
    from pipeline.reviewing import survey
    from pipeline.text.terminal.reports import NO_PAPERS, NOBODY_TO_REMIND, letters_written
    from pipeline.workspace.workspace import Workspace

    setup, place = setup_of(workspace, period, with_past=False), Workspace(workspace)
    if not setup.config.bloc.papers:
        raise NothingDone(NO_PAPERS)
    grounds, year = setup.grounds(Period(period)), setup.config.bloc.year
    folder = place.output(year, grounds.period, "letters")
    _, statuses = survey(grounds, place.inbox(year, grounds.period), as_read)
    written = read_written(place.written_for(grounds.period))
    templates, told = place.word_templates, (written.fields, written.numbers)
    left = publish_papers(folder, lambda new: write_letters(new, grounds, statuses, templates, *told))
    say(letters_written(folder), *map(str, written.remarks))
    if not (folder / REMINDER.template).exists():
        say(NOBODY_TO_REMIND)
    tell_left(left, f"noi-dung/{period}.md")
    make_pdfs(folder, place.output(year, grounds.period, "letters-pdf"), wanted=pdf)
