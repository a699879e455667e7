"""`reminders`: to members that have sent nothing, with the days left or late, and the form once more."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from pipeline.mail.blank_forms import blank_forms
from pipeline.mail.fields import MailFields, common
from pipeline.mail.kind import Kind
from pipeline.mail.mails import Attachment, Letter
from pipeline.mail.papers_ready import official_paper
from pipeline.mail.subject import Subject, receiver_of
from pipeline.model.bloc import Member
from pipeline.model.clock import day_in_vietnam
from pipeline.model.status import Stage
from pipeline.text.mail import time_left

OFFICIAL = "cong-van-don-doc.docx"
"""What `thidua letters` writes to all that have sent nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderFields(MailFields):
    """`thoi_han` is how far the deadline is, in a sentence; `qua_han`: it has passed; `het_han_nhan`: the cut-off too.

    `so_ngay` is the number of days left, or late.
    """

    thoi_han: str
    so_ngay: str
    qua_han: bool
    het_han_nhan: bool


def _letters(subject: Subject) -> Iterator[Letter]:
    calendar, now = subject.config.periods[subject.period], subject.now
    late = now > calendar.deadline
    days = (day_in_vietnam(calendar.deadline) - day_in_vietnam(now)).days
    for status in subject.members:
        if status.stage is Stage.MISSING:
            receiver, member = receiver_of(status.member), status.member
            context = ReminderFields(
                **common(subject, receiver),
                thoi_han=time_left(days, late=late),
                so_ngay=str(abs(days)),
                qua_han=late,
                het_han_nhan=calendar.cutoff is not None and now > calendar.cutoff,
            )
            yield Letter(receiver, context, partial(_papers, subject, member))


def _papers(subject: Subject, member: Member) -> tuple[Attachment, ...]:
    return *blank_forms(subject, member), *official_paper(subject, OFFICIAL, "Cong-van-don-doc")


REMINDERS = Kind("reminders.txt", ReminderFields, _letters)
