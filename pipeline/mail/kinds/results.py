"""`results`: to every member its letter and the notice, sealed ones where the result was published."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline.mail.fields import MailFields, common
from pipeline.mail.file_names import attachment_name
from pipeline.mail.kind import Kind
from pipeline.mail.mails import Attachment, Letter, NothingToSend, Receiver
from pipeline.mail.subject import Subject, receiver_of
from pipeline.model.bloc import Member, Period
from pipeline.reports.papers.notice import NAME as NOTICE
from pipeline.reports.papers.result_slip import FOLDER as SLIPS
from pipeline.text.mail import run_first
from pipeline.workspace.seal import PUBLISHED, RESULTS_FOLDER


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultFields(MailFields):
    """`da_niem_phong`: the papers are those that were sealed; `tam_tinh`: half a year, provisional."""

    da_niem_phong: bool
    tam_tinh: bool


def _letters(subject: Subject) -> Iterator[Letter]:
    sealed = subject.output(PUBLISHED) / RESULTS_FOLDER
    folder = sealed if sealed.is_dir() else subject.output("review")
    if not (folder / NOTICE).is_file():
        raise NothingToSend(run_first("run", subject.period.value))
    for member in subject.config.bloc.members:
        receiver = receiver_of(member)
        context = _context(subject, receiver, is_sealed=folder == sealed)
        yield Letter(receiver, context, partial(_papers, subject, folder, member))


def _context(subject: Subject, receiver: Receiver, *, is_sealed: bool) -> ResultFields:
    provisional = subject.period is Period.SIX_MONTH
    return ResultFields(**common(subject, receiver), da_niem_phong=is_sealed, tam_tinh=provisional)


def _papers(subject: Subject, folder: Path, member: Member) -> tuple[Attachment, ...]:
    """The member's letter, where there is one, and the notice."""
    papers = (
        ("Phieu-ket-qua", member.label, folder / SLIPS / f"{member.code}.docx"),
        ("Thong-bao", "", folder / NOTICE),
    )
    return tuple(
        Attachment(attachment_name(kind, whose, subject.config, subject.period, suffix=path.suffix), path.read_bytes())
        for kind, whose, path in papers
        if path.is_file()
    )


RESULTS = Kind("results.txt", ResultFields, _letters)
