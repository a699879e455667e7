"""`invitation`: to every member the invitation to the meeting, which `thidua letters` writes."""

from collections.abc import Iterator
from functools import partial

from pipeline.mail.fields import MailFields, common
from pipeline.mail.file_names import attachment_name
from pipeline.mail.kind import Kind
from pipeline.mail.mails import Letter, NothingToSend
from pipeline.mail.rounds import attached
from pipeline.mail.subject import Subject, receiver_of
from pipeline.text.mail import run_first

FOLDER, PAPER = "letters", "giay-moi.docx"


def _letters(subject: Subject) -> Iterator[Letter]:
    path = subject.output(FOLDER) / PAPER
    if not path.is_file():
        raise NothingToSend(run_first(FOLDER, subject.period.value))
    name = attachment_name("Giay-moi", "", subject.config, subject.period, suffix=path.suffix)
    for member in subject.config.bloc.members:
        receiver = receiver_of(member)
        yield Letter(receiver, MailFields(**common(subject, receiver)), partial(attached, name, path))


INVITATION = Kind("invitation.txt", MailFields, _letters)
