"""`responses`: to members whose points a round of appraisal changed the form in which they explain."""

from collections.abc import Iterator
from functools import partial

from pipeline.mail.fields import common
from pipeline.mail.file_names import attachment_name
from pipeline.mail.kind import Kind
from pipeline.mail.kinds.appraisal import AppraisalFields
from pipeline.mail.mails import Letter
from pipeline.mail.papers_ready import attached, last_round
from pipeline.mail.subject import Subject, receiver_of
from pipeline.text.mail import run_first

FORM, FILE = "Phieu-giai-trinh", "giai-trinh-{code}.xlsx"


def _letters(subject: Subject) -> Iterator[Letter]:
    folder, number = last_round(subject.output("responses"), run_first("responses", subject.period.value))
    for member in subject.config.bloc.members:
        path = folder / FILE.format(code=member.code)
        if path.is_file():
            receiver = receiver_of(member)
            name = attachment_name(
                FORM, member.label, subject.config, subject.period, more=f"vong-{number}", suffix=path.suffix
            )
            context = AppraisalFields(**common(subject, receiver), vong=str(number))
            yield Letter(receiver, context, partial(attached, name, path))


RESPONSES = Kind("responses.txt", AppraisalFields, _letters)
