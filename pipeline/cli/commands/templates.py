"""`thidua fields`, `thidua templates`: the values that templates may use, what became of the bloc's own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from pipeline.mail.kind import Kind
    from pipeline.reports.papers.paper import Paper


@click.command(cls=Errand, name="fields", help=words.FIELDS)
@click.argument("paper", metavar="[MẪU]", required=False)
@click.option("--period", type=PeriodWord(PERIOD_WORDS), metavar="KỲ", help=words.PERIOD_OF_EXAMPLES)
@workspace_option
def list_fields(paper: str | None, period: str | None, workspace: Path) -> None:
    """List the values of every paper and mail, or of the one that is named, with examples from what is there."""
    from pipeline.cli.commands.mailing import subject_of
    from pipeline.cli.terminal.fields import tell_fields, tell_mail_fields, tell_written
    from pipeline.model.bloc import Period
    from pipeline.reports.papers.written import read_written
    from pipeline.reviewing import review
    from pipeline.workspace.workspace import Workspace

    setup, place = setup_of(workspace, period), Workspace(workspace)
    kinds = _kinds_named(paper)
    papers = _papers_named(paper) if not paper or not kinds else ()
    periods = (Period(period),) if period else tuple(setup.config.periods)
    grounds = [setup.grounds(known) for known in periods]
    if papers:
        reviews = [(known, review(known, place.inbox(setup.config.bloc.year, known.period))) for known in grounds]
        tell_fields(papers, reviews)
    tell_mail_fields(kinds, [subject_of(place, known) for known in grounds] if kinds else [])
    tell_written(read_written(place.written_for(periods[-1])).fields)


@click.command(cls=Errand, help=words.TEMPLATES)
@click.argument("paper", metavar="[MẪU]", required=False)
@click.option("--write", is_flag=True, help=words.WRITE_TEMPLATES)
@workspace_option
def templates(paper: str | None, write: bool, workspace: Path) -> None:
    """Report what became of the bloc's templates; write the named built-in one beside, or all that may be newer."""
    from itertools import chain

    from pipeline.cli.terminal.templates import tell_mail_templates, tell_templates, tell_written_templates
    from pipeline.mail import copies as mails
    from pipeline.reports.templates import copies
    from pipeline.workspace.workspace import OutputInUse, Workspace

    place, kinds = Workspace(workspace), _kinds_named(paper)
    papers = () if paper and kinds else _papers_named(paper)
    of_papers = {name: copies.state_of(place.word_templates / name) for name in sorted(one.template for one in papers)}
    of_mails = {name: mails.state_of(place.mail_templates / name) for name in sorted(one.template for one in kinds)}
    if not write:
        tell_templates(of_papers)
        tell_mail_templates(of_mails)
        return
    new_papers, new_mails = (
        [name for name, state in one.items() if paper or state in copies.MAY_BE_BEHIND] for one in (of_papers, of_mails)
    )
    written = copies.write_beside(place.new_word_templates, new_papers)
    try:
        tell_written_templates(workspace, chain(written, mails.write_beside(place.new_mail_templates, new_mails)))
    except OutputInUse as held:
        raise NothingDone(str(held)) from held


def _kinds_named(name: str | None) -> Sequence[Kind]:
    """The kind of mail whose template has this name, all kinds where there is no name; none of a paper's name."""
    from pipeline.mail.catalogue import KINDS

    return tuple(kind for kind in KINDS if name is None or Path(name).stem == kind.name)


def _papers_named(name: str | None) -> Sequence[Paper]:
    """The paper whose template has this name, all papers where there is no name. Raises: NothingDone."""
    from pipeline.reports.papers.catalogue import PAPERS
    from pipeline.text.terminal.reports import template_unknown
    from pipeline.text.words import did_you_mean

    if name is None:
        return PAPERS
    by_name, stem = {Path(known.template).stem: known for known in PAPERS}, Path(name).stem
    if stem not in by_name:
        raise NothingDone(template_unknown(name, did_you_mean(stem, by_name), tuple(by_name)))
    return (by_name[stem],)
