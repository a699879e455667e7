"""`forms`: to every member its score form, with the official letter where `thidua letters` has written one."""

from collections.abc import Iterator
from functools import partial

from pipeline.mail.blank_forms import blank_forms
from pipeline.mail.fields import MailFields, common
from pipeline.mail.kind import Kind
from pipeline.mail.mails import Attachment, Letter
from pipeline.mail.papers_ready import official_paper
from pipeline.mail.subject import Subject, receiver_of
from pipeline.model.bloc import Member

OFFICIAL = "cong-van-gui-phieu.docx"


def _letters(subject: Subject) -> Iterator[Letter]:
    for member in subject.config.bloc.members:
        receiver = receiver_of(member)
        yield Letter(receiver, MailFields(**common(subject, receiver)), partial(_papers, subject, member))


def _papers(subject: Subject, member: Member) -> tuple[Attachment, ...]:
    return *blank_forms(subject, member), *official_paper(subject, OFFICIAL, "Cong-van")


FORMS = Kind("forms.txt", MailFields, _letters)
