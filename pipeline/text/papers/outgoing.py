"""Sentences of what goes out before a review: the meeting's name and programme, when forms are due, who has not sent.

Names are members' and the bloc's texts; they come here on one line (`one_line`).
"""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model.bloc import Calendar, Period
from pipeline.text.dates import moment_in_words
from pipeline.text.sentences import members_of, of_all
from pipeline.text.terms import period_title

SECRETARY, COUNTERS = "Thư ký cuộc họp", "Ban kiểm phiếu"


def meeting(period: Period, year: int) -> str:
    """`hội nghị tổng kết công tác thi đua, khen thưởng năm 2018`."""
    kind = "sơ kết" if period is Period.SIX_MONTH else "tổng kết"
    return f"hội nghị {kind} công tác thi đua, khen thưởng {period_title(period, year)}"


def invited(parent: str, bloc: str) -> Iterator[str]:
    """Who is invited in any case, without the sign at the end; what people add comes after."""
    if parent:
        yield f"Đại diện lãnh đạo {parent}"
    yield f"Thủ trưởng {members_of(bloc)}"


def all_members(bloc: str) -> str:
    """To whom a letter to everybody goes."""
    name = members_of(bloc)
    return name[:1].upper() + name[1:]


def presiding(head: str, noun: str) -> str:
    """Who presides, where config.toml names a head."""
    return f"Thủ trưởng {head}, {noun} trưởng" if head else ""


class Meeting(NamedTuple):
    """What a meeting has to do: `time` is `năm 2018`, `leader` `Khối trưởng` or another body, `parent` "" without."""

    time: str
    half_year: bool
    leader: str
    parent: str
    appraised: bool
    awards: bool
    ballots: bool


def programme(facts: Meeting) -> Iterator[tuple[str, str]]:
    """The items of the programme, each with who carries it out."""
    head = facts.leader
    kind = "sơ kết" if facts.half_year else "tổng kết"
    checked = "thẩm định, " if facts.appraised else ""
    yield "Đón tiếp đại biểu, ổn định tổ chức", SECRETARY
    yield "Tuyên bố lý do, giới thiệu đại biểu, thông qua chương trình", SECRETARY
    yield f"Báo cáo {kind} công tác thi đua, khen thưởng {facts.time}", head
    yield f"Báo cáo kết quả chấm điểm, {checked}xếp hạng các đơn vị", SECRETARY
    yield "Thảo luận", "Các đơn vị thành viên"
    if facts.awards:
        yield "Bình xét, đề nghị khen thưởng", "Chủ trì; các đơn vị thành viên"
    if facts.awards and facts.ballots:
        yield "Bỏ phiếu, kiểm phiếu và công bố kết quả kiểm phiếu", COUNTERS
    if facts.parent:
        yield "Phát biểu của lãnh đạo cấp trên", f"Đại diện {facts.parent}"
    yield "Kết luận, bế mạc", head


def due(calendar: Calendar) -> str:
    """By when forms are to be there."""
    return f"chậm nhất {moment_in_words(calendar.deadline)}."


def after_the_deadline(calendar: Calendar, speaker: str) -> Iterator[str]:
    """What becomes of forms that come later."""
    late = "Phiếu nhận sau thời hạn trên được ghi nhận là gửi chậm"
    if calendar.cutoff is None:
        yield f"{late}."
        return
    refused = f"{speaker} không nhận phiếu gửi sau {moment_in_words(calendar.cutoff)}."
    yield f"{late}; {refused}" if calendar.cutoff > calendar.deadline else refused


def to_be_filled(*, evidence: bool, targets: bool, not_applicable: bool) -> Iterator[str]:
    """What members are asked to write into the form, as far as the scale asks for it."""
    if targets:
        yield "Số liệu ghi theo kết quả thực hiện lũy kế đến hết kỳ báo cáo, đối chiếu với chỉ tiêu đã đăng ký."
    if evidence:
        yield "Tiêu chí cần minh chứng ghi rõ số, ngày văn bản hoặc tên tài liệu."
    if not_applicable:
        yield "Tiêu chí không áp dụng đối với đơn vị thì đánh dấu “x” và ghi lý do."


def contact(head: str, noun: str) -> str:
    """Whom members ask, where config.toml names a head."""
    return f"{head} ({noun} trưởng)" if head else ""


def still_missing(period: Period, year: int, missing: int, members: int) -> str:
    """How far the collection is; those who have not sent are the letter's addressees."""
    forms = f"phiếu tự chấm điểm thi đua {period_title(period, year)}"
    if missing == members:
        return f"Đến nay chưa nhận được {forms} của đơn vị nào."
    left = f"{'đơn vị' if missing == 1 else 'các đơn vị'} có tên trên chưa có phiếu được tiếp nhận"
    return f"Đến nay đã tiếp nhận {forms} của {of_all(members - missing, members)}; {left}."
