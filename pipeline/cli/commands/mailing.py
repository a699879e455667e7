"""`thidua send`: mails to members and appraisers, as drafts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.commands.options import (
    NothingDone,
    WritingErrand,
    period_option,
    publish_folder,
    setup_of,
    workspace_option,
)
from pipeline.text.terminal import help as words
from pipeline.text.terminal.mail import kind_expected

if TYPE_CHECKING:
    from pipeline.mail.mails import Mail
    from pipeline.mail.subject import Subject
    from pipeline.model.grounds import Grounds
    from pipeline.workspace.workspace import Workspace

KIND_WORDS = ("forms", "reminders", "corrections", "receipts", "appraisal", "responses", "results", "invitation")


class KindWord(click.Choice[str]):
    """One of the kinds of mail; where it is missing, one line names all."""

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str:
        return kind_expected(KIND_WORDS)


@click.command(cls=WritingErrand, help=words.SEND, epilog=words.SEND_KINDS)
@click.argument("what", metavar="LOẠI", type=KindWord(KIND_WORDS))
@period_option
@workspace_option
@click.option("--dry-run", is_flag=True, help=words.DRY_RUN)
def send(what: str, period: str, workspace: Path, dry_run: bool) -> None:
    """Write the mails of a kind as drafts; who has no address is told."""
    from pipeline.cli.terminal.mail import tell_drafts, tell_plan
    from pipeline.mail.drafts import draft_name, write_drafts

    subject = _subject(workspace, period)
    found = _mails(what, subject)
    if dry_run:
        tell_plan(found)
        return
    ready = tuple(mail for mail in found if mail.to)
    folder = subject.output("mail") / what
    sender = subject.config.mail.sender
    publish_folder(folder, lambda new: write_drafts(new, ready, sender), map(draft_name, ready))
    tell_drafts(found, folder)


def _subject(workspace: Path, period: str) -> Subject:
    """What mails speak of; the templates of mails must be in order too."""
    from pipeline.mail.catalogue import template_faults
    from pipeline.model.bloc import Period
    from pipeline.workspace.workspace import Workspace

    place = Workspace(workspace)
    setup = setup_of(workspace, period, with_past=False, also=lambda: template_faults(place.mail_templates))
    return subject_of(place, setup.grounds(Period(period)))


def subject_of(place: Workspace, grounds: Grounds) -> Subject:
    """What mails of a period speak of, from what lies in the inbox now."""
    from datetime import datetime

    from pipeline.cli.terminal.console import as_read
    from pipeline.mail.subject import Subject
    from pipeline.model.clock import VIETNAM
    from pipeline.review import survey

    so_far, members = survey(grounds, place.inbox(grounds.config.bloc.year, grounds.period), as_read)
    return Subject(grounds=grounds, place=place, review=so_far, members=members, now=datetime.now(VIETNAM))


def _mails(what: str, subject: Subject) -> Sequence[Mail]:
    """The mails of a kind, also those for nobody's address. Raises: NothingDone."""
    from pipeline.mail.catalogue import KINDS, mails
    from pipeline.mail.mails import NothingToSend
    from pipeline.reports.papers.written import read_written
    from pipeline.text.terminal.mail import nobody_has_an_address

    kind = next(kind for kind in KINDS if kind.name == what)
    written = read_written(subject.place.written_for(subject.period)).fields
    try:
        found = tuple(mails(kind, subject, written))
    except NothingToSend as missing:
        raise NothingDone(str(missing)) from missing
    if found and not any(mail.to for mail in found):
        raise NothingDone(nobody_has_an_address(len(found)))
    return found
