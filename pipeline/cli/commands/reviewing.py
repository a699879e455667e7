"""`thidua run` and `thidua explain`: the review of a period, and how the numbers of a member came about in it."""

from functools import partial
from pathlib import Path

import click

from pipeline.cli.commands.options import (
    TO_LOOK_AT,
    Errand,
    WritingErrand,
    period_option,
    publish_papers,
    setup_of,
    strict_option,
    workers_option,
    workspace_option,
)
from pipeline.cli.commands.pdfs import make_pdfs, pdf_option
from pipeline.text.terminal import help as words


@click.command(cls=WritingErrand, help=words.RUN)
@period_option
@workspace_option
@strict_option(words.RUN_STRICT)
@pdf_option
@workers_option
def run(period: str, workspace: Path, strict: bool, pdf: bool, workers: int | None) -> None:
    """Read the inbox, score, rank, and write the review's folder; with `pdf` also its papers as PDF."""
    from pipeline.cli.commands.sealing import tell_changes_since_publication
    from pipeline.cli.terminal.console import as_written, read_by, watched
    from pipeline.cli.terminal.papers import tell_left, tell_remarks, tell_waiting
    from pipeline.cli.terminal.review import tell_review
    from pipeline.cli.terminal.status import tell_appraisers
    from pipeline.model.bloc import Period
    from pipeline.reports.papers.written import read_written
    from pipeline.reports.review_folder import longest_names, write_review
    from pipeline.reviewing import needs_attention, review_with_appraisers
    from pipeline.text.terminal.reports import SCORING
    from pipeline.workspace.executing import hands
    from pipeline.workspace.workspace import Workspace, check_lengths

    setup, place = setup_of(workspace, period), Workspace(workspace)
    grounds, year = setup.grounds(Period(period)), setup.config.bloc.year
    folder = place.output(year, grounds.period, "review")
    check_lengths(folder, longest_names(setup.config.bloc.members))
    inbox, sent = place.inbox(year, grounds.period), place.sent(year, grounds.period)
    result, appraisers = review_with_appraisers(grounds, inbox, sent, read_by(workers), partial(watched, label=SCORING))
    written = read_written(place.written_for(grounds.period))
    papers = (place.word_templates, written.fields, written.numbers)
    number = hands(len(setup.config.bloc.members), workers)
    left = publish_papers(folder, lambda new: write_review(new, result, *papers, number, as_written))
    tell_review(result.review, folder)
    tell_appraisers(appraisers)
    tell_waiting(result.review, inbox)
    tell_remarks(place, grounds.period, written, folder)
    tell_left(left, f"noi-dung/{period}.md")
    make_pdfs(folder, place.output(year, grounds.period, "pdf"), wanted=pdf)
    tell_changes_since_publication(place, result.review)
    if strict and needs_attention(result.review):
        raise SystemExit(TO_LOOK_AT)


@click.command(cls=Errand, name="explain", help=words.EXPLAIN)
@click.argument("member", metavar="ĐƠN_VỊ")
@click.argument("row", metavar="[MÃ_DÒNG]", required=False)
@period_option
@workspace_option
def explain_member(member: str, row: str | None, period: str, workspace: Path) -> None:
    """Explain a member's numbers, or those of one row; a name that nobody has is bad usage."""
    from pipeline.cli.terminal.account import tell_account
    from pipeline.cli.terminal.console import as_read
    from pipeline.explaining.subject import member_called, row_called
    from pipeline.model.bloc import Period
    from pipeline.reviewing import explain
    from pipeline.text.explained.totals import unknown_member, unknown_row
    from pipeline.workspace.workspace import Workspace

    setup = setup_of(workspace, period)
    grounds, bloc = setup.grounds(Period(period)), setup.config.bloc
    subject = member_called(bloc, member)
    line = row_called(setup.scale, row) if row is not None else None
    if subject is None:
        raise click.UsageError(unknown_member(member, bloc))
    if row is not None and line is None:
        raise click.UsageError(unknown_row(row, setup.scale))
    inbox = Workspace(workspace).inbox(bloc.year, grounds.period)
    tell_account(*explain(grounds, inbox, subject, line, as_read))
