"""`thidua init`, `examples`, `check` and `agreement`: a workspace, whether it is in order, its pact."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.commands.next_year import CHANGES, next_year_options, start_next_year
from pipeline.cli.commands.options import (
    TO_LOOK_AT,
    Errand,
    NothingDone,
    WritingErrand,
    publish_papers,
    setup_of,
    strict_option,
    workspace_option,
)
from pipeline.cli.commands.pdfs import make_pdfs, pdf_option
from pipeline.text.terminal import help as words
from pipeline.text.terminal.next_year import CHANGES_WITH_LAST_YEAR

if TYPE_CHECKING:
    from pipeline.loading import Setup
    from pipeline.model.finding import Fault, FileRecord, Finding
    from pipeline.model.grounds import Grounds
    from pipeline.workspace.workspace import Workspace


@click.command(cls=Errand, help=words.INIT)
@click.argument("folder", metavar="THƯ_MỤC", type=click.Path(file_okay=False, path_type=Path))
@click.option("--from", "example", metavar="TÊN", help=words.FROM)
@click.option("--name", metavar="TÊN", help=words.BLOC_NAME)
@click.option("--year", type=click.IntRange(2000, 2100), metavar="NĂM", help=words.BLOC_YEAR)
@click.option("--parent", metavar="TÊN", help=words.BLOC_PARENT)
@click.option("--place", metavar="TÊN", help=words.BLOC_PLACE)
@click.option("--symbol", metavar="CHỮ", help=words.BLOC_SYMBOL)
@click.option("--member", "members", multiple=True, metavar="MÃ=TÊN", help=words.BLOC_MEMBER)
@next_year_options
def init(folder: Path, last_year: Path | None, **given: Any) -> None:
    """Make a workspace: from a shipped example, from last year's, or a clean one; what options leave open is asked."""
    changes = {name: given.pop(name) for name in CHANGES}
    if last_year is not None:
        start_next_year(folder, last_year, changes, **given)
    elif any(changes.values()):
        raise click.UsageError(CHANGES_WITH_LAST_YEAR)
    else:
        _start(folder, **given)


def _start(folder: Path, example: str | None, members: tuple[str, ...], **bloc: Any) -> None:
    from pipeline.cli.terminal.asking import asked_bloc
    from pipeline.cli.terminal.console import say
    from pipeline.starting import CannotStart, make_workspace, refuse_occupied
    from pipeline.text.terminal.reports import FROM_ALONE, workspace_made

    if example and (members or any(bloc.values())):
        raise click.UsageError(FROM_ALONE)
    try:
        refuse_occupied(folder)
        make_workspace(folder, example or asked_bloc(members, **bloc))
    except CannotStart as reason:
        raise NothingDone(str(reason)) from reason
    say(*workspace_made(folder))


@click.command(cls=Errand, help=words.EXAMPLES)
def examples() -> None:
    """List the shipped examples, by name."""
    from pipeline.cli.terminal.console import say
    from pipeline.starting.shipped import examples as shipped

    for example in shipped():
        say(f"{example.name:<18} {example.title}")


@click.command(cls=Errand, help=words.CHECK)
@workspace_option
@strict_option(words.CHECK_STRICT)
def check(workspace: Path, strict: bool) -> None:
    """Show the scale as it is understood, and what is legal but odd; faults end the command before that."""
    from pipeline.checking.oddities import oddities
    from pipeline.checking.paper_oddities import paper_oddities
    from pipeline.cli.terminal.console import say
    from pipeline.cli.terminal.past import tell_past
    from pipeline.cli.terminal.setup import tell_oddities, tell_scale
    from pipeline.cli.terminal.templates import tell_changed_templates
    from pipeline.mail import copies as mail_copies
    from pipeline.mail.templates import templates_of_no_kind
    from pipeline.reports.templates.copies import states
    from pipeline.setup.memory import read_memory
    from pipeline.text.terminal.reports import IN_ORDER
    from pipeline.workspace.workspace import Workspace

    place = Workspace(workspace)
    setup = setup_of(workspace, also=lambda: _faults_of_mails(place.mail_templates))
    tell_scale(setup.scale)
    memory, past = read_memory(place, setup.config)
    received, mails = _outdated(setup, place), templates_of_no_kind(place.mail_templates)
    odd = (*oddities(setup.config, setup.scale, setup.targets), *received, *paper_oddities(place), *mails, *past)
    tell_past(memory, setup.config.bloc.members)
    tell_oddities(odd)
    of_mails = {f"mail/{name}": state for name, state in mail_copies.states(place.mail_templates).items()}
    tell_changed_templates({**states(place.word_templates), **of_mails})
    say(IN_ORDER)
    if strict and odd:
        raise SystemExit(TO_LOOK_AT)


def _faults_of_mails(templates: Path) -> tuple[Fault, ...]:
    """What is wrong with the bloc's own templates of mails; the built-in ones are without fault."""
    from pipeline.mail.templates import has_own

    if not has_own(templates):
        return ()
    from pipeline.mail.catalogue import template_faults

    return template_faults(templates)


def _outdated(setup: Setup, place: Workspace) -> Iterator[Fault]:
    """What changes of the setup have done to forms that are out or came back, period by period.

    Where all that came back is of the review by its hidden part, no change has done anything to it.
    """
    from pipeline.checking.received import Forms, outdated_forms
    from pipeline.intake.belonging import all_belong
    from pipeline.workspace.seal import PUBLISHED

    year, codes = setup.config.bloc.year, tuple(member.code for member in setup.config.bloc.members)
    for period in setup.config.periods:
        grounds, inbox = setup.grounds(period), place.inbox(year, period)
        written, published = place.output(year, period, "forms"), place.output(year, period, PUBLISHED).exists()
        back, _ = ((), ()) if all_belong(inbox, grounds) else _read(grounds, inbox)
        out, found = _read(grounds, written) if written.exists() and not published else ((), ())
        forms = Forms(
            period=period,
            codes=codes,
            folder=written.relative_to(place.root).as_posix(),
            back=back,
            out=out,
            found=found,
            published=published,
        )
        yield from outdated_forms(forms)


def _read(grounds: Grounds, forms: Path) -> tuple[tuple[FileRecord, ...], tuple[Finding, ...]]:
    """The files of a folder read as forms, and what was found in them."""
    from pipeline.reviewing import received

    return received(grounds, forms)


@click.command(cls=WritingErrand, help=words.AGREEMENT)
@workspace_option
@pdf_option
def agreement(workspace: Path, pdf: bool) -> None:
    """Write the pact of the year, with the scale; with `pdf` also as PDF."""
    from pipeline.cli.terminal.console import say
    from pipeline.cli.terminal.papers import tell_left
    from pipeline.model.bloc import Period
    from pipeline.reports.papers.catalogue import write_agreement
    from pipeline.reports.papers.written import read_written
    from pipeline.text.terminal.reports import NO_PAPERS, agreement_written
    from pipeline.workspace.workspace import Workspace

    setup, place = setup_of(workspace), Workspace(workspace)
    if not setup.config.bloc.papers:
        raise NothingDone(NO_PAPERS)
    folder = place.agreement(setup.config.bloc.year)
    written = read_written(place.written_for_agreement)
    grounds, templates = setup.grounds(Period.YEAR_END), place.word_templates
    left = publish_papers(folder, lambda new: write_agreement(new, grounds, templates, written.fields, written.numbers))
    say(agreement_written(folder))
    say(*map(str, written.remarks))
    tell_left(left, "noi-dung/agreement.md")
    make_pdfs(folder, place.agreement_pdfs(setup.config.bloc.year), wanted=pdf)
