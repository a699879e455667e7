"""`invitation`: to every member the invitation to the meeting, which `thidua letters` writes."""

from collections.abc import Iterator
from functools import partial

from pipeline.mail.fields import MailFields, common
from pipeline.mail.kind import Kind
from pipeline.mail.mails import Letter, NothingToSend
from pipeline.mail.papers_ready import LETTERS, official_paper
from pipeline.mail.subject import Subject, receiver_of
from pipeline.text.mail import run_first

PAPER = "giay-moi.docx"


def _letters(subject: Subject) -> Iterator[Letter]:
    if not official_paper(subject, PAPER, "Giay-moi"):
        raise NothingToSend(run_first(LETTERS, subject.period.value))
    for member in subject.config.bloc.members:
        receiver = receiver_of(member)
        context = MailFields(**common(subject, receiver))
        yield Letter(receiver, context, partial(official_paper, subject, PAPER, "Giay-moi"))


INVITATION = Kind("invitation.txt", MailFields, _letters)
