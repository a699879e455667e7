"""What every template of a mail may name, and what most kinds say alike.

The names stand in files that the secretary edits, so they are Vietnamese without marks, and they are kept.
"""

from dataclasses import dataclass
from typing import Any

from pipeline.mail.mails import Receiver
from pipeline.mail.subject import Subject
from pipeline.reports.figures.bloc_context import bloc_fields
from pipeline.reports.papers.report.fields import BlocFields
from pipeline.text.dates import moment_in_words
from pipeline.text.sentences import one_line
from pipeline.text.terms import PERIODS, period_title


@dataclass(frozen=True, slots=True, kw_only=True)
class MailFields:
    """`ky` is the time under review (`năm 2018`), `ten_ky` the review's name; `don_vi` is the receiver.

    `han_nop` is the deadline in words, `con_han`: it is still to come; `han_nhan` the moment after which no form is
    taken, "" where there is none.
    `nguoi_gui` is the sender's name, "" where config.toml has none.
    """

    khoi: BlocFields
    nam: str
    ky: str
    ten_ky: str
    don_vi: str
    han_nop: str
    han_nhan: str
    con_han: bool
    nguoi_gui: str


def common(subject: Subject, receiver: Receiver) -> dict[str, Any]:
    """The fields of `MailFields`, by name: what every kind of mail says."""
    config, period = subject.config, subject.period
    calendar, sender = config.periods[period], config.mail.sender
    return {
        "khoi": bloc_fields(config),
        "nam": str(config.bloc.year),
        "ky": period_title(period, config.bloc.year),
        "ten_ky": PERIODS[period],
        "don_vi": one_line(receiver.name),
        "han_nop": moment_in_words(calendar.deadline),
        "han_nhan": moment_in_words(calendar.cutoff) if calendar.cutoff else "",
        "con_han": subject.now <= calendar.deadline,
        "nguoi_gui": one_line(sender.name) if sender else "",
    }
