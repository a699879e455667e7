"""`corrections`: to members with something to mend, each finding with its cell, and their own form, marked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from pipeline.intake.opening import Arrival
from pipeline.intake.status import settled_lines
from pipeline.mail.blank_forms import blank_forms
from pipeline.mail.fields import MailFields, common
from pipeline.mail.kind import Kind
from pipeline.mail.mails import Attachment, Letter
from pipeline.mail.marked_forms import OwnForm, forms_received, own_form
from pipeline.mail.subject import Subject, receiver_of
from pipeline.model.finding import FileRecord, FileStatus, Finding, Severity
from pipeline.model.status import MemberStatus, Stage
from pipeline.text.findings import message
from pipeline.text.papers.letters import NOT_THE_MEMBERS, came, refused, what_to_do
from pipeline.text.sentences import one_line
from pipeline.text.terms import SEVERITIES

_TO_MEND = frozenset({"missing_answer", "missing_line", "missing_evidence", "text_changed", "answers_elsewhere"})
"""Warnings that ask the member for something; by other warnings alone nobody is written to."""

_NOT_NOW = NOT_THE_MEMBERS | {"late", "receipt_unknown"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ToMendFields:
    """Something to mend: how urgent, the cell (`vi_tri`, "" where it has none), the row, what stands there, what is
    wrong, what to do."""

    stt: str
    muc_do: str
    vi_tri: str
    dong: str
    gia_tri: str
    noi_dung: str
    can_lam: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTakenFields:
    """A file that is not scored: when it came, why, what to do."""

    tep: str
    nhan_luc: str
    ly_do: str
    can_lam: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionFields(MailFields):
    """`tep_cham` is the form that counts, "" where none does; `danh_dau`: a marked copy of it is attached.

    `dinh_kem_phieu_trong`: a blank form is, because none of those that came can be scored.
    """

    tep_cham: str
    nhan_luc: str
    ghi_nhan: tuple[ToMendFields, ...]
    tep_khong_nhan: tuple[NotTakenFields, ...]
    danh_dau: bool
    dinh_kem_phieu_trong: bool


def _letters(subject: Subject) -> Iterator[Letter]:
    findings, arrived = _to_mend(subject), dict[str, Arrival]()
    for status in subject.members:
        mine = findings.get(status.member.code, [])
        if status.file and any(one.severity is Severity.ERROR or one.code in _TO_MEND for one in mine):
            arrived = arrived or forms_received(subject.inbox)
            yield _about_cells(subject, status, mine, arrived[status.file])
        elif status.stage is Stage.NOT_ACCEPTED and status.reason in ("rejected", "held"):
            yield _about_files(subject, status)


def _to_mend(subject: Subject) -> Mapping[str, list[Finding]]:
    """What each member is to be told of the form that counts, the most urgent first."""
    settled, files = settled_lines(subject.review), {status.file for status in subject.members if status.file}
    found: dict[str, list[Finding]] = {}
    for one in subject.review.findings:
        grave, told = one.severity in (Severity.ERROR, Severity.WARNING), one.code not in _NOT_NOW
        if one.file in files and grave and told and (one.unit, one.line) not in settled:
            found.setdefault(one.unit or "", []).append(one)
    return {unit: sorted(ones, key=lambda one: one.severity is not Severity.ERROR) for unit, ones in found.items()}


def _about_cells(subject: Subject, status: MemberStatus, findings: list[Finding], arrival: Arrival) -> Letter:
    own = own_form(subject, status.member, arrival, findings)
    record = next(one for one in subject.review.files if one.file == status.file)
    context = CorrectionFields(
        **common(subject, receiver_of(status.member)),
        tep_cham=one_line(record.file),
        nhan_luc=came(record),
        ghi_nhan=tuple(_told(number, one) for number, one in enumerate(findings, start=1)),
        tep_khong_nhan=(),
        danh_dau=own.is_marked,
        dinh_kem_phieu_trong=False,
    )
    return Letter(receiver_of(status.member), context, partial(_alone, own))


def _alone(own: OwnForm) -> tuple[Attachment, ...]:
    return (own.attachment,)


def _told(number: int, finding: Finding) -> ToMendFields:
    return ToMendFields(
        stt=str(number),
        muc_do=SEVERITIES[finding.severity],
        vi_tri=(finding.cell or "").rpartition("!")[2],
        dong=one_line(finding.line or ""),
        gia_tri=one_line(finding.seen),
        noi_dung=one_line(message(finding)),
        can_lam=what_to_do(finding),
    )


def _about_files(subject: Subject, status: MemberStatus) -> Letter:
    """None of the member's files is scored: why each is not, with a blank form where one is to be filled again."""
    refused_files = [one for one in subject.review.files if _is_refused(one, status.member.code)]
    held = status.reason == "held"
    context = CorrectionFields(
        **common(subject, receiver_of(status.member)),
        tep_cham="",
        nhan_luc="",
        ghi_nhan=(),
        tep_khong_nhan=tuple(map(_not_taken, refused_files)),
        danh_dau=False,
        dinh_kem_phieu_trong=not held,
    )
    attach = tuple if held else partial(blank_forms, subject, status.member)
    return Letter(receiver_of(status.member), context, attach)


def _is_refused(file: FileRecord, unit: str) -> bool:
    return file.unit == unit and file.status in (FileStatus.REJECTED, FileStatus.HELD) and not file.explains


def _not_taken(file: FileRecord) -> NotTakenFields:
    why, remedy = refused(file)
    return NotTakenFields(tep=one_line(file.file), nhan_luc=came(file), ly_do=why, can_lam=remedy)


CORRECTIONS = Kind("corrections.txt", CorrectionFields, _letters)
