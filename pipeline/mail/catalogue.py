"""The kinds of mail in one list, and the mails of a kind that a subject calls for."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.mail.addresses import sendable
from pipeline.mail.kind import Kind
from pipeline.mail.kinds.appraisal import APPRAISAL
from pipeline.mail.kinds.corrections import CORRECTIONS
from pipeline.mail.kinds.forms import FORMS
from pipeline.mail.kinds.invitation import INVITATION
from pipeline.mail.kinds.receipts import RECEIPTS
from pipeline.mail.kinds.reminders import REMINDERS
from pipeline.mail.kinds.responses import RESPONSES
from pipeline.mail.kinds.results import RESULTS
from pipeline.mail.mails import Mail, NothingToSend
from pipeline.mail.subject import Subject
from pipeline.mail.templates import faults_in, filled
from pipeline.model.finding import Fault
from pipeline.reports.papers.written_fields import NOTHING_WRITTEN, WrittenFields

KINDS: tuple[Kind, ...] = (
    FORMS,
    REMINDERS,
    CORRECTIONS,
    RECEIPTS,
    APPRAISAL,
    RESPONSES,
    RESULTS,
    INVITATION,
)


def mails(kind: Kind, subject: Subject, written: WrittenFields = NOTHING_WRITTEN) -> Iterator[Mail]:
    """A mail for each receiver, in the order of config.toml; the templates are without `template_faults`.

    Raises: NothingToSend.
    """
    folder = subject.place.mail_templates
    for letter in kind.letters(subject):
        receiver, attachments = letter.receiver, letter.attachments
        title, text = filled(folder, kind, letter.context, written)
        to = sendable(receiver.emails)
        about = f"{subject.config.bloc.year}-{subject.period}/{kind.name}"
        yield Mail(about=about, receiver=receiver, to=to, subject=title, text=text, attachments=attachments)


def example_of(kind: Kind, subject: Subject) -> Any:
    """The values of a kind's first mail; None where nobody gets one now."""
    try:
        return next((letter.context for letter in kind.letters(subject)), None)
    except NothingToSend:
        return None


def template_faults(folder: Path) -> tuple[Fault, ...]:
    """What is wrong with the workspace's own templates of mails, each fault located."""
    return tuple(fault for kind in KINDS for fault in faults_in(folder, kind))
