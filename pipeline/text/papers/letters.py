"""What a bloc writes to one member: its result in sentences, or that no form of it could be scored and what to do."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from pipeline.model.account import PlaceAccount, Rival, TotalAccount
from pipeline.model.clock import moment_shown
from pipeline.model.finding import FileRecord, Finding, Severity
from pipeline.model.result import Review, Scorecard
from pipeline.model.scale import Line
from pipeline.text.dates import moment_in_words
from pipeline.text.explained.marks import Printed, worked
from pipeline.text.explained.totals import award_sentences
from pipeline.text.findings import GRADE_FINDINGS, message, remedy
from pipeline.text.numbers import short, vietnamese
from pipeline.text.sentences import listing, one_line, units
from pipeline.text.terms import FILE_REASONS, consequence

_TO_THE_MEMBER = {
    "late": "Nếu có lý do chính đáng, đơn vị báo bằng văn bản để khối xem xét.",
    "which_form": "Đơn vị báo cho thư ký khối phiếu nào là phiếu đúng.",
    "receipt_unknown": "Đơn vị báo cho thư ký khối thời điểm đã gửi phiếu.",
    "scale_differs": "Đơn vị chép số liệu sang mẫu phiếu theo thang điểm đang dùng rồi gửi lại.",
    "target_differs": "Đơn vị đối chiếu với bản đăng ký giao ước; nếu chỉ tiêu trên phiếu đúng, báo cho thư ký khối.",
    "out_of_range": "Ghi lại con số trong giới hạn; nếu số liệu thực tế đúng như vậy, báo cho thư ký khối.",
}
"""What a member can do where the usual remedy is the secretary's."""

NOT_THE_MEMBERS = frozenset({"bad_sidecar", "superseded", "not_a_form_file"})
"""Findings about a member's files that are no matter of the member."""


def what_to_do(finding: Finding) -> str:
    """The remedy as it is told to the member."""
    accepted = finding.code == "late" and finding.severity is not Severity.ERROR
    return one_line(remedy(finding)) if accepted else _TO_THE_MEMBER.get(finding.code) or one_line(remedy(finding))


def received(file: str | None, own: datetime | None, counts_from: datetime | None) -> str:
    """Which form was scored, when it came, and of a correction that was asked for by which time it is early or late."""
    form = f"Phiếu được chấm là tệp {one_line(file or '')}"
    asked = "; đây là bản sửa theo yêu cầu của khối, thời hạn tính theo phiếu nhận lúc "
    counting = f"{asked}{moment_in_words(counts_from)}" if counts_from and counts_from != own else ""
    if own is None:
        return f"{form}; chưa ghi nhận được thời điểm nhận phiếu{counting}."
    return f"{form}, nhận lúc {moment_in_words(own)}{counting}."


def total(account: TotalAccount, card: Scorecard, points: Printed) -> Iterator[str]:
    """The total, what it is made of, and how far it is from what the member claims."""
    tally = card.tally
    parts = f"điểm chuẩn {points(tally.base)}, điểm thưởng {points(tally.bonus)}, điểm trừ {points(tally.deduction)}"
    share = "" if card.percent is None else f", bằng {vietnamese(card.percent)}%"
    yield f"Tổng điểm là {points(card.total)} trên {points(tally.maximum)} điểm tối đa áp dụng{share}; gồm {parts}."
    yield _claimed(card, points)
    if account.rescaling:
        yield f"Điểm chuẩn đã quy đổi theo điểm tối đa {points(account.full)}: {worked(account.rescaling)}."
    if card.carried:
        yield f"Tổng điểm đã cộng {points(card.carried)} điểm từ kết quả 6 tháng đầu năm."
    if account.bonus_maximum:
        yield f"Điểm tối đa áp dụng đã cộng {points(account.bonus_maximum)} điểm thưởng tối đa."
    yield from _bounds(account, card, points)


def _claimed(card: Scorecard, points: Printed) -> str:
    claimed, gap = points(card.claimed_total), card.total - card.claimed_total
    if not gap:
        return f"Tổng điểm đơn vị tự chấm là {claimed}, bằng tổng điểm được tính."
    side = "cao hơn" if gap > 0 else "thấp hơn"
    return f"Tổng điểm đơn vị tự chấm là {claimed}; điểm được tính {side} {points(abs(gap))} điểm."


def _bounds(account: TotalAccount, card: Scorecard, points: Printed) -> Iterator[str]:
    """The floor and the cap, where they change the total."""
    net = card.tally.net + card.carried
    if account.floor is not None and card.total == account.floor > net:
        yield f"Tổng các phần là {points(net)}, thấp hơn mức sàn nên được lấy bằng mức sàn {points(account.floor)}."
    elif account.cap is not None and card.total == account.cap < net:
        yield f"Tổng các phần là {points(net)}, cao hơn mức trần nên được lấy bằng mức trần {points(account.cap)}."


def place(account: PlaceAccount, rule: str, *, by_percent: bool, provisional: bool) -> Iterator[str]:
    """The place, with whom it is shared, and what decided; `rule` is the tie-break in words."""
    standing = account.standing
    by = f"tỷ lệ {vietnamese(account.value)}%" if by_percent else f"tổng điểm {vietnamese(account.value)}"
    what = "xếp hạng tạm tính" if provisional else "xếp hạng"
    shared = f", đồng hạng với {listing(list(map(one_line, account.sharing)))}" if account.sharing else ""
    yield f"Đơn vị được {what} thứ {standing.place} trong {units(account.ranked)} được xếp hạng, theo {by}{shared}."
    if account.rival:
        yield _decided(account.rival, standing.place, one_line(rule))


def _decided(rival: Rival, own: int, rule: str) -> str:
    side = "xếp trên" if own < rival.place else "xếp dưới"
    compared = f"{_compared(rival.mine)} so với {_compared(rival.theirs)}"
    return f"Đơn vị có cùng kết quả với {one_line(rival.name)} (hạng {rival.place}) và {side} vì {rule}: {compared}."


def _compared(value: Decimal | datetime | None) -> str:
    match value:
        case Decimal():
            return vietnamese(value)
        case datetime():
            return moment_shown(value)
        case None:
            return "chưa rõ"


def grade(account: PlaceAccount) -> Iterator[str]:
    """The grade, and why it is not the one that the points reach."""
    given, reached = account.standing.grade, account.reached
    if given:
        yield f"Xếp loại: {one_line(given)}."
    elif reached is None:
        yield "Đơn vị chưa đạt mức điểm thấp nhất để được xếp loại."
    else:
        yield "Đơn vị không được xếp loại."
    if reached and given != reached.name:
        yield f"Theo điểm thì đạt mức “{one_line(reached.name)}” (từ {short(reached.at_least)} trở lên)."
    yield from (one_line(message(one)) for one in account.findings if one.code in GRADE_FINDINGS)


def condition_met(line: Line) -> str:
    """A condition that the member answered yes, and what it does."""
    assert line.condition is not None
    named = f"{one_line(line.code)}. {one_line(line.title).rstrip(' .;:,')}"
    return f"Điều kiện {named}: đơn vị trả lời Có. {consequence(line.condition)}."


def proposals(account: PlaceAccount, review: Review) -> Iterator[str]:
    """What the member is proposed for, its votes, what it just missed, and what is still open."""
    awards = [one_line(award) for award in account.standing.awards]
    yield f"Đề nghị khen thưởng: {'; '.join(awards)}." if awards else "Đơn vị chưa được đề nghị khen thưởng."
    yield from (one_line(text) for depth, text in award_sentences(account, review) if depth)


def unplaced(reason: str) -> str:
    """A scored member without a place; `reason` in words."""
    return f"Đơn vị không được xếp hạng: {reason[:1].lower()}{reason[1:]}."


# ------------------------------------------------------------------------------ no form was scored


def unscored(reason: str, period: str, deadline: datetime, cutoff: datetime | None) -> Iterator[str]:
    """Why a member has neither points nor place; `period` is the time under review: `năm 2018`."""
    form = f"phiếu chấm điểm {period} của đơn vị"
    yield {
        "no_submission": f"Đến khi lập phiếu báo này, khối chưa nhận được {form}.",
        "late": f"Khối nhận được {form} khi đã hết thời gian nhận, nên phiếu không được chấm.",
        "held": f"Khối nhận được {form} từ một địa chỉ thư khác địa chỉ đơn vị đã đăng ký, nên phiếu đang tạm giữ.",
        "rejected": f"Khối nhận được {form} nhưng phiếu không chấm được, vì lý do nêu dưới đây.",
    }[reason]
    yield f"Thời hạn gửi phiếu là {moment_in_words(deadline)}{_until(cutoff)}."
    yield "Vì vậy đơn vị chưa có điểm và chưa được xếp hạng."


def _until(cutoff: datetime | None) -> str:
    return f"; phiếu đến sau {moment_in_words(cutoff)} không được nhận" if cutoff else ""


def refused(file: FileRecord) -> tuple[str, str]:
    """Why a file was not scored, and what the member can do."""
    reason = file.reason or ""
    again = "Đơn vị điền vào mẫu phiếu do khối gửi cho kỳ này rồi gửi lại."
    remedies = {
        "unreadable": "Đơn vị bỏ mật khẩu nếu có, lưu lại dạng Excel (.xlsx) rồi gửi lại.",
        "unknown_sender": "Đơn vị xác nhận với thư ký khối rằng phiếu này do đơn vị gửi.",
    }
    return f"{FILE_REASONS[reason]}.", _TO_THE_MEMBER.get(reason) or remedies.get(reason, again)


def came(file: FileRecord) -> str:
    """When a file came: `08:30 ngày 20/06/2018`."""
    return moment_shown(file.received) if file.received else "Chưa rõ"
