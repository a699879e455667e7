"""`thidua send`, `collect`: mails to members and appraisers; those that came to a mailbox, into the inbox."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.commands.options import (
    TO_LOOK_AT,
    NothingDone,
    Unfinished,
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
@click.option("--smtp", is_flag=True, help=words.SMTP)
@click.option("--again", is_flag=True, help=words.AGAIN)
def send(what: str, period: str, workspace: Path, dry_run: bool, smtp: bool, again: bool) -> None:
    """Write the mails of a kind as drafts, or send them; who has no address is told."""
    from pipeline.cli.terminal.mail import tell_drafts, tell_places_left, tell_plan, tell_without_address
    from pipeline.mail.drafts import draft_name, write_drafts

    subject = _subject(workspace, period)
    found = _mails(what, subject)
    tell_places_left(found)
    if dry_run:
        tell_plan(found)
        return
    ready = tuple(mail for mail in found if mail.to)
    if smtp:
        _send(ready, subject, again=again)
        tell_without_address(found)
        return
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
    from pipeline.reviewing import survey

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


def _send(ready: Sequence[Mail], subject: Subject, *, again: bool) -> None:
    """Send the mails, and tell what became of each; what a run did before it broke off stays done."""
    from pipeline.cli.terminal.console import watched
    from pipeline.cli.terminal.mail import tell_sent
    from pipeline.mail import sending
    from pipeline.mail.passwords import password_for
    from pipeline.mail.refusals import Refused
    from pipeline.mail.sent_register import RegisterUnreadable, opened_register
    from pipeline.text.terminal.mail import NO_SMTP, SENDING
    from pipeline.workspace.workspace import OutputInUse

    server, sender = subject.config.mail.smtp, subject.config.mail.sender
    if server is None or sender is None:
        raise NothingDone(NO_SMTP)
    sent = sending.Sent()
    try:
        register = opened_register(subject.place.sent_mails)
        register.write()
        with sending.connected(server, password_for("smtp", server) if server.user else "") as smtp:
            post = sending.Post(smtp, server, sender)
            sending.send(ready, post, register, sent, again=again, watch=lambda mails: watched(mails, SENDING))
    except (Refused, RegisterUnreadable, OutputInUse) as why:
        if not sent.accepted and not sent.unknown:
            raise NothingDone(str(why)) from why
        tell_sent(sent, subject.place.sent_mails)
        raise Unfinished(str(why)) from why
    tell_sent(sent, subject.place.sent_mails)
    if sent.refused or sent.unknown:
        raise SystemExit(TO_LOOK_AT)


@click.command(cls=WritingErrand, help=words.COLLECT)
@period_option
@workspace_option
def collect(period: str, workspace: Path) -> None:
    """Fetch what is new in the mailbox into the inbox; the mailbox stays as it is."""
    from pipeline.cli.terminal.console import watched
    from pipeline.cli.terminal.mail import tell_collected
    from pipeline.mail import collecting
    from pipeline.mail.mailbox import opened
    from pipeline.mail.passwords import password_for
    from pipeline.mail.refusals import Refused
    from pipeline.model.bloc import Period
    from pipeline.text.terminal.mail import FETCHING, NO_IMAP
    from pipeline.workspace.workspace import OutputInUse, Workspace

    setup, place = setup_of(workspace, period, with_past=False), Workspace(workspace)
    year, mailbox = setup.config.bloc.year, setup.config.mail.imap
    if mailbox is None:
        raise NothingDone(NO_IMAP)
    window = collecting.window_of(setup.config, Period(period))
    inbox = place.inbox(year, Period(period))
    memory = collecting.Memory(place.output(year, Period(period), "collect") / "thu-da-lay.json")
    found = collecting.Collected()
    try:
        with opened(mailbox, password_for("imap", mailbox.server)) as folder:
            collecting.collect(folder, inbox, memory, window, found, lambda heads: watched(heads, FETCHING))
    except (Refused, OutputInUse) as why:
        if not found.new:
            raise NothingDone(str(why)) from why
        tell_collected(found, window, inbox)
        raise Unfinished(str(why)) from why
    tell_collected(found, window, inbox)
