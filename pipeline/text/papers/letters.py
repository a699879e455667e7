"""What a bloc writes to one member: its result in sentences, or that no form of it could be scored and what to do."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from pipeline.model.account import Calculation, PlaceAccount, Rival, TotalAccount
from pipeline.model.clock import moment_shown
from pipeline.model.finding import FileRecord, Finding, Severity
from pipeline.model.result import Scorecard
from pipeline.model.rounding import half_up
from pipeline.model.scale import Line
from pipeline.text.dates import moment_in_words
from pipeline.text.explained.marks import Printed
from pipeline.text.findings import GRADE_FINDINGS, grade_reason, message, remedy
from pipeline.text.numbers import count, short
from pipeline.text.papers.sections import effect
from pipeline.text.sentences import listing, name_in, one_line
from pipeline.text.terms import FILE_REASONS

_TO_THE_MEMBER = {
    "late": "Nếu có lý do chính đáng, đơn vị báo bằng văn bản để được xem xét.",
    "which_form": "Đơn vị báo cho thư ký phiếu nào là phiếu đúng.",
    "receipt_unknown": "Đơn vị báo cho thư ký thời điểm đã gửi phiếu.",
    "scale_differs": "Đơn vị chép số liệu sang mẫu phiếu theo thang điểm đang dùng rồi gửi lại.",
    "target_differs": "Đơn vị đối chiếu với bản đăng ký giao ước; nếu chỉ tiêu trên phiếu đúng, báo cho thư ký.",
    "out_of_range": "Ghi lại con số trong giới hạn; nếu số liệu thực tế đúng như vậy, báo cho thư ký.",
}
"""What a member can do where the usual remedy is the secretary's."""

NOT_THE_MEMBERS = frozenset({"bad_sidecar", "superseded", "not_a_form_file"})
"""Findings about a member's files that are no matter of the member."""


def is_for_the_member(finding: Finding) -> bool:
    """Whether a letter lists it; when the form came, and that it came late, is said in the letter's first sentence."""
    of_receipt = (finding.code, finding.severity) in (("late", Severity.WARNING), ("receipt_unknown", Severity.INFO))
    return finding.code not in NOT_THE_MEMBERS and not of_receipt


def what_to_do(finding: Finding) -> str:
    """The remedy as it is told to the member."""
    accepted = finding.code == "late" and finding.severity is not Severity.ERROR
    return one_line(remedy(finding)) if accepted else _TO_THE_MEMBER.get(finding.code) or one_line(remedy(finding))


_HUNDRED, ZERO = 100, Decimal(0)
WHOLE_FORM = "Cả bảng tự chấm điểm"
_MOST = 3


def received(own: datetime | None, counts_from: datetime | None, missed: datetime | None = None) -> str:
    """When the form came, and of a correction that was asked for by which time it is early or late.

    `missed` is the deadline, of a form that came after it and was accepted.
    """
    late = f", sau thời hạn {moment_in_words(missed)}" if missed else ""
    asked = "; đây là bản sửa theo yêu cầu, thời hạn tính theo bản nhận lúc "
    counting = f"{asked}{moment_in_words(counts_from)}" if counts_from and counts_from != own else ""
    if own is None:
        return f"Bảng tự chấm điểm của đơn vị đã được tiếp nhận{late}{counting}."
    return f"Bảng tự chấm điểm của đơn vị được tiếp nhận lúc {moment_in_words(own)}{late}{counting}."


def weakest(lost: Sequence[tuple[str, Decimal]], *, half_year: bool) -> Iterator[str]:
    """The criteria on which the member lacks most to the maximum; at six months they are what is left to do."""
    told = "; ".join(f"{name} ({short(points)} điểm)" for name, points in lost[:_MOST])
    if told:
        rest = f" và {count(len(lost) - _MOST)} tiêu chí khác" if len(lost) > _MOST else ""
        lead = "Tiêu chí cần tập trung trong 6 tháng cuối năm, số điểm còn thấp hơn điểm tối đa"
        yield f"{lead if half_year else 'Tiêu chí thấp hơn điểm tối đa nhiều nhất'}: {told}{rest}."


def total(account: TotalAccount, card: Scorecard, points: Printed) -> Iterator[str]:
    """The total, what it is made of, and how far it is from what the member claims."""
    tally = card.tally
    named = (("điểm chuẩn", tally.base), ("điểm thưởng", tally.bonus), ("điểm trừ", tally.deduction))
    parts = "; ".join(f"{name} {short(number)}" for name, number in named if number or name == "điểm chuẩn")
    made_of = f" ({parts})" if tally.bonus or tally.deduction or tally.base != card.total else ""
    whole = tally.maximum == _HUNDRED or card.percent is None
    share = "" if whole else f", bằng {short(half_up(card.percent or ZERO, 1))}%"
    most = "điểm" if tally.maximum == _HUNDRED else f"trên {short(tally.maximum)} điểm tối đa áp dụng"
    yield f"Tổng điểm của đơn vị là {short(card.total)} {most}{share}{made_of}."
    yield _claimed(card, points)
    if account.rescaling:
        yield _rescaled(account, account.rescaling)
    if card.carried:
        yield f"Tổng điểm đã cộng {points(card.carried)} điểm từ kết quả 6 tháng đầu năm."
    if account.bonus_maximum:
        yield f"Điểm tối đa áp dụng đã cộng {points(account.bonus_maximum)} điểm thưởng tối đa."
    yield from _bounds(account, card)


def _rescaled(account: TotalAccount, there: Calculation) -> str:
    """What the member has of what applies to it, and what that is of the whole scale."""
    before = {one.name: one.counted for one in account.components}
    return (
        f"Điểm chuẩn đạt {short(before['base'])}/{short(before['maximum'])} điểm tối đa của các tiêu chí áp dụng đối "
        f"với đơn vị, quy đổi theo điểm tối đa {short(account.full)} là {short(there.rounded)} điểm."
    )


def _claimed(card: Scorecard, points: Printed) -> str:
    claimed, gap = short(card.claimed_total), card.total - card.claimed_total
    if not gap:
        return f"Tổng điểm đơn vị tự chấm là {claimed} điểm, bằng điểm công nhận."
    side = "cao hơn" if gap > 0 else "thấp hơn"
    return f"Tổng điểm đơn vị tự chấm là {claimed} điểm; điểm công nhận {side} {short(abs(gap))} điểm."


def _bounds(account: TotalAccount, card: Scorecard) -> Iterator[str]:
    """The floor and the cap, where they change the total."""
    net = card.tally.net + card.carried
    if account.floor is not None and card.total == account.floor > net:
        floor = short(account.floor)
        yield f"Tổng các phần là {short(net)} điểm, thấp hơn mức sàn nên được lấy bằng mức sàn {floor} điểm."
    elif account.cap is not None and card.total == account.cap < net:
        cap = short(account.cap)
        yield f"Tổng các phần là {short(net)} điểm, cao hơn mức trần nên được lấy bằng mức trần {cap} điểm."


def place(account: PlaceAccount, rule: str, *, provisional: bool) -> Iterator[str]:
    """The place, with whom it is shared, and what decided; `rule` is the tie-break in words."""
    standing = account.standing
    what = "tạm xếp" if provisional else "xếp"
    shared = f", đồng hạng với {listing(list(map(one_line, account.sharing)))}" if account.sharing else ""
    yield f"Đơn vị {what} thứ {standing.place}/{account.ranked} đơn vị được xếp hạng{shared}."
    if account.rival:
        yield _decided(account.rival, standing.place, one_line(rule))


def _decided(rival: Rival, own: int, rule: str) -> str:
    side = "xếp trên" if own < rival.place else "xếp dưới"
    compared = f"{_compared(rival.mine)} so với {_compared(rival.theirs)}"
    return (
        f"Đơn vị có cùng kết quả với {one_line(rival.name)} (hạng {rival.place}) và {side} khi xét {rule}: {compared}."
    )


def _compared(value: Decimal | datetime | None) -> str:
    match value:
        case Decimal():
            return short(value)
        case datetime():
            return moment_shown(value)
        case None:
            return "chưa rõ"


def grade(account: PlaceAccount, *, by_percent: bool) -> Iterator[str]:
    """The grade, and why it is not the one that the points reach."""
    given, reached = account.standing.grade, account.reached
    if given:
        yield f"Đơn vị được xếp loại “{one_line(given)}”."
    elif reached is None:
        yield "Đơn vị chưa đạt mức điểm thấp nhất để được xếp loại."
    else:
        yield "Đơn vị không được xếp loại."
    if reached and given != reached.name:
        reasons = "; ".join(one_line(grade_reason(one)) for one in account.findings if one.code in GRADE_FINDINGS)
        why = f" {reasons}" if reasons else ""
        unit = "%" if by_percent else " điểm"
        least = f" (từ {short(reached.at_least)}{unit} trở lên)" if reached.at_least else ""
        yield f"Điểm của đơn vị đạt mức “{one_line(reached.name)}”{least} nhưng chưa được xếp loại này{why}."


def condition_met(line: Line) -> str:
    """A condition that the member answered yes, and what it does."""
    assert line.condition is not None
    return f"Đơn vị thuộc trường hợp “{name_in(line.title)}”: {effect(line.condition)}."


def proposals(account: PlaceAccount, *, provisional: bool) -> Iterator[str]:
    """What the member is proposed for, for what it had too few votes, and what is still open.

    `provisional`: the meeting has not decided yet, as far as is known.

    How many voted for it is the meeting's, and what it missed in another way it reads from its place and its grade.
    """
    awards = [one_line(award) for award in account.standing.awards]
    if awards:
        before = "Dự kiến đề nghị" if provisional else "Đề nghị"
        yield f"{before} khen thưởng: {'; '.join(awards)}."
    unit = account.standing.card.member.code
    for poll in account.polls:
        if any(one.unit == unit and not one.enough for one in poll.candidates):
            yield f"“{one_line(poll.award)}”: chưa đủ số phiếu đồng ý theo quy định nên không đề nghị."
    yield from (one_line(message(one)) for one in account.findings if one.code == "award_undecided")


def unplaced(reason: str) -> str:
    """A scored member without a place; `reason` in words."""
    return f"Đơn vị không được xếp hạng do {reason}."


# ------------------------------------------------------------------------------ no form was scored


def unscored(reason: str, period: str, deadline: datetime, cutoff: datetime | None) -> Iterator[str]:
    """Why a member has neither points nor place; `period` is the time under review: `năm 2018`."""
    form = f"bảng tự chấm điểm {period} của đơn vị"
    yield {
        "no_submission": f"Đến nay chưa nhận được {form}.",
        "late": f"{form[:1].upper()}{form[1:]} được gửi đến khi đã hết thời gian nhận nên chưa được chấm điểm.",
        "held": f"Đã nhận {form}, gửi từ địa chỉ thư khác địa chỉ đơn vị đã đăng ký nên đang chờ xác nhận.",
        "rejected": f"Đã nhận {form} nhưng chưa chấm điểm được, lý do nêu dưới đây.",
    }[reason]
    yield f"Thời hạn gửi là {moment_in_words(deadline)}{_until(cutoff)}. Đơn vị chưa có điểm và chưa được xếp hạng."


def _until(cutoff: datetime | None) -> str:
    """From when on a form counts only where people accept it, so that the request to send it is no contradiction."""
    after = "bảng gửi sau thời gian này chỉ được chấm điểm khi được chấp thuận"
    return f"; hết thời gian nhận lúc {moment_in_words(cutoff)}, {after}" if cutoff else ""


def refused(file: FileRecord) -> tuple[str, str]:
    """Why a file was not scored, and what the member can do."""
    reason = file.reason or ""
    again = "Đơn vị điền vào mẫu phiếu đã gửi cho kỳ này rồi gửi lại."
    remedies = {
        "unreadable": "Đơn vị bỏ mật khẩu nếu có, lưu lại dạng Excel (.xlsx) rồi gửi lại.",
        "unknown_sender": "Đơn vị xác nhận với thư ký rằng phiếu này do đơn vị gửi.",
    }
    return f"{FILE_REASONS[reason]}.", _TO_THE_MEMBER.get(reason) or remedies.get(reason, again)


def came(file: FileRecord) -> str:
    """When a file came: `08:30 ngày 20/06/2018`."""
    return moment_shown(file.received) if file.received else "Chưa rõ"
