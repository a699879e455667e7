"""`receipts`: to members that have sent something, what came when, which form counts, what it claims, and its hash."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.mail.fields import MailFields, common
from pipeline.mail.kind import Kind
from pipeline.mail.mails import Letter
from pipeline.mail.subject import Subject, receiver_of
from pipeline.model.finding import FileRecord
from pipeline.model.result import Review
from pipeline.model.status import Stage
from pipeline.text.numbers import vietnamese
from pipeline.text.papers.letters import came
from pipeline.text.sentences import one_line
from pipeline.text.terms import FILE_REASONS, file_status


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedFields:
    """A file of the member: when it came, what became of it; `ma_bam` is its SHA-256."""

    stt: str
    tep: str
    nhan_luc: str
    tinh_trang: str
    ma_bam: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFields(MailFields):
    """`duoc_cham`: one of the forms counts, `tep_cham`, received `nhan_luc`; `diem_tu_cham` is what it claims in all.

    `tep_da_nhan` are all files that came from the member.
    """

    duoc_cham: bool
    tep_cham: str
    nhan_luc: str
    sau_han: bool
    diem_tu_cham: str
    ma_bam: str
    tep_da_nhan: tuple[ReceivedFields, ...]


def _letters(subject: Subject) -> Iterator[Letter]:
    claimed = _claimed(subject.review)
    for status in subject.members:
        code = status.member.code
        files = [one for one in subject.review.files if one.unit == code and not one.explains]
        if files:
            receiver = receiver_of(status.member)
            counts = next((one for one in files if one.file == status.file), None)
            context = ReceiptFields(
                **common(subject, receiver),
                duoc_cham=counts is not None,
                tep_cham=one_line(counts.file) if counts else "",
                nhan_luc=came(counts) if counts else "",
                sau_han=status.stage is Stage.LATE,
                ma_bam=counts.sha256 if counts else "",
                diem_tu_cham=claimed.get(code, ""),
                tep_da_nhan=tuple(_received(number, one) for number, one in enumerate(files, start=1)),
            )
            yield Letter(receiver, context)


def _claimed(review: Review) -> dict[str, str]:
    cards = [standing.card for standing in review.board.standings]
    cards += [one.card for one in review.board.not_ranked if one.card]
    return {card.member.code: vietnamese(card.claimed_total) for card in cards}


def _received(number: int, file: FileRecord) -> ReceivedFields:
    why = f": {FILE_REASONS[file.reason].lower()}" if file.reason else ""
    return ReceivedFields(
        stt=str(number),
        tep=one_line(file.file),
        nhan_luc=came(file),
        tinh_trang=f"{file_status(file)}{why}",
        ma_bam=file.sha256,
    )


RECEIPTS = Kind("receipts.txt", ReceiptFields, _letters)
