"""`appraisal`: to every appraiser its workbook of the last round that was begun."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline.forms.appraisal.appraisers import appraisers_of
from pipeline.mail.fields import MailFields, common
from pipeline.mail.file_names import attachment_name
from pipeline.mail.kind import Kind
from pipeline.mail.mails import Letter, Receiver
from pipeline.mail.papers_ready import attached, last_round
from pipeline.mail.subject import Subject, receiver_of
from pipeline.text.mail import run_first
from pipeline.text.words import fold

BOOK = "So-tham-dinh"


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisalFields(MailFields):
    """`vong` is the round of appraisal; `don_vi` is the appraiser."""

    vong: str


def _letters(subject: Subject) -> Iterator[Letter]:
    folder, number = last_round(subject.output("appraisal"), run_first("appraisal", subject.period.value))
    appraisers, _ = appraisers_of(subject.grounds)
    members = {member.code: member for member in subject.config.bloc.members}
    offices = {fold(name): emails for name, emails in subject.config.mail.offices.items()}
    for appraiser in appraisers:
        member, path = members.get(appraiser.key), folder / appraiser.file
        if path.is_file():
            emails = offices.get(fold(appraiser.key), ())
            receiver = receiver_of(member) if member else Receiver(Path(appraiser.file).stem, appraiser.name, emails)
            label = member.label if member else appraiser.name
            name = attachment_name(
                BOOK, label, subject.config, subject.period, more=f"vong-{number}", suffix=path.suffix
            )
            context = AppraisalFields(**common(subject, receiver), vong=str(number))
            yield Letter(receiver, context, partial(attached, name, path))


APPRAISAL = Kind("appraisal.txt", AppraisalFields, _letters)
