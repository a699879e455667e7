"""How far the members' forms are, and what the secretary does next, in words."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.model.status import MemberStatus, Stage
from pipeline.text.numbers import count

STAGES = {
    Stage.ON_TIME: "Đúng hạn",
    Stage.LATE: "Sau hạn nộp, vẫn nhận",
    Stage.TIME_UNKNOWN: "Đã nhận, chưa rõ thời điểm",
    Stage.NOT_ACCEPTED: "Đã nộp, không được chấm",
    Stage.MISSING: "Chưa nộp phiếu",
}


def next_steps(members: Sequence[MemberStatus]) -> Iterator[str]:
    """What to do next, most urgent first; one sentence when there is nothing left to do."""
    steps = (
        (_coded(members, Stage.MISSING), "Nhắc {n} đơn vị chưa nộp phiếu: {codes}."),
        (_coded(members, Stage.NOT_ACCEPTED), "Liên hệ {n} đơn vị có phiếu không được chấm: {codes}."),
        (
            [status.member.code for status in members if status.errors > status.settled],
            "Đề nghị {n} đơn vị sửa phiếu và gửi lại: {codes}.",
        ),
        (
            [status.member.code for status in members if status.blank],
            "Đề nghị {n} đơn vị điền đủ các ô còn trống: {codes}.",
        ),
        (
            _coded(members, Stage.TIME_UNKNOWN),
            "Ghi cột Nhận lúc của sổ nhận phiếu (thidua register) cho {n} đơn vị: {codes}.",
        ),
    )
    left = [sentence.format(n=count(len(codes)), codes=", ".join(codes)) for codes, sentence in steps if codes]
    yield from left or ["Các phiếu đã đủ; có thể chạy thidua run."]


def _coded(members: Sequence[MemberStatus], stage: Stage) -> list[str]:
    return [status.member.code for status in members if status.stage is stage]


REGISTER_NEXT = (
    "Trong sổ, thư ký khối ghi các cột Nhận lúc, Sửa theo yêu cầu, Chấp nhận, Ghi chú khi cần, lưu rồi chạy lại thidua "
    "status hoặc thidua run."
)


def register_written(new: int, rows: int, path: Path) -> str:
    """The register was written: how many rows are new, and how many files it tells of."""
    return f"Đã ghi sổ nhận phiếu: {count(new)} dòng mới, tất cả {count(rows)} tệp: {path}"


def register_unreadable(path: Path) -> str:
    """The register is there and cannot be read."""
    return (
        f"Không đọc được sổ nhận phiếu {path}: tệp hỏng, hoặc không còn trang “Sổ nhận phiếu” có cột “Tệp”. Vui lòng "
        "sửa, hoặc chuyển tệp đi nơi khác để chương trình lập sổ mới; chưa ghi gì."
    )


def file_counts(file: str, sender: str, received: str) -> str:
    """The file that counts, who sent it and when it came, as far as that is known."""
    return f"Được chấm: {file}{f', gửi từ {sender}' if sender else ''}{f', nhận lúc {received}' if received else ''}."


def file_not_taken(file: str, why: str, sender: str) -> str:
    """A file that does not count, and why."""
    return f"{file}{f' (gửi từ {sender})' if sender else ''}: {why[:1].lower()}{why[1:].rstrip('.')}."


def to_mend(where: str, what: str, remedy: str) -> str:
    """What a member has to mend: the place in its form, what is wrong there, what to do."""
    return f"{f'Ô {where}: ' if where else ''}{what}. {remedy}"


def appraisals_not_in(number: int, sent: int, missing: Sequence[str]) -> str:
    """The appraisers who sent no workbook of a round back; nothing counts for them and nothing against them."""
    return f"Vòng {number}: {count(len(missing))}/{count(sent)} sổ thẩm định chưa nhận: {', '.join(missing)}."


def still_out(files: Sequence[str]) -> str:
    """The workbooks that were sent and have not come back."""
    return f"Chưa nhận lại {count(len(files))} tệp đã phát: {', '.join(files)}."
