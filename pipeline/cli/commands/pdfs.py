"""Option `--pdf` of the commands that write papers: the same papers as PDF, in a folder of their own."""

from pathlib import Path

import click

from pipeline.cli.commands.options import Command, publish_folder
from pipeline.text.terminal import help as words


def pdf_option(command: Command) -> Command:
    """Whether the papers are made as PDF too."""
    return click.option("--pdf", is_flag=True, help=words.PDF)(command)


def make_pdfs(papers: Path, goal: Path, *, wanted: bool) -> None:
    """The papers as PDF in the folder `goal`; where they are not wanted, say that older ones lie there.

    Without LibreOffice the old ones stay.
    """
    from pipeline.cli.terminal.papers import tell_no_office, tell_old_pdfs, tell_pdfs

    if not wanted:
        tell_old_pdfs(goal)
        return
    from pipeline.cli.terminal.console import watched
    from pipeline.reports.pdf import batches, find_office, write_pdfs
    from pipeline.text.terminal.reports import CONVERTING

    office = find_office()
    if office is None:
        tell_no_office(goal)
        return
    parts, failed = batches(papers), list[str]()
    publish_folder(goal, lambda new: failed.extend(write_pdfs(papers, new, office, watched(parts, CONVERTING))))
    tell_pdfs(goal, sum(map(len, parts)) - len(failed), failed)
