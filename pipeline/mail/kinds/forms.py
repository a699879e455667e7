"""`forms`: to every member its score form."""

from collections.abc import Iterator
from functools import partial

from pipeline.mail.blank_forms import blank_forms
from pipeline.mail.fields import MailFields, common
from pipeline.mail.kind import Kind
from pipeline.mail.mails import Letter
from pipeline.mail.subject import Subject, receiver_of


def _letters(subject: Subject) -> Iterator[Letter]:
    for member in subject.config.bloc.members:
        receiver = receiver_of(member)
        yield Letter(receiver, MailFields(**common(subject, receiver)), partial(blank_forms, subject, member))


FORMS = Kind("forms.txt", MailFields, _letters)
