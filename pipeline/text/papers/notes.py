"""Notes around a ranking in papers: why a member has no place, what decided between equals, who has appraised.

Names and titles come here on one line.
"""

from collections.abc import Sequence
from decimal import Decimal

from pipeline.text.numbers import count, short
from pipeline.text.sentences import in_a_row, listing

UNKNOWN_TIME = "chưa rõ"

NOT_SENT = "chưa gửi bảng tự chấm điểm"
_REASONS = {
    "no_submission": NOT_SENT,
    "late": "gửi bảng tự chấm điểm sau khi hết thời gian nhận",
    "held": "bảng tự chấm điểm chờ xác nhận nơi gửi",
    "rejected": "bảng tự chấm điểm gửi đến không hợp lệ",
    "condition": "thuộc trường hợp không xếp hạng",
    "nothing_applies": "không có tiêu chí nào áp dụng",
}
_OF_A_FORM = {
    "which_form": "có nhiều bản khác nhau",
    "unreadable": "không mở được",
    "too_large": "dung lượng quá lớn",
    "not_a_form": "không theo mẫu",
    "wrong_bloc": "của khối khác",
    "wrong_year": "của năm khác",
    "wrong_period": "của kỳ khác",
    "scale_differs": "theo thang điểm khác",
}
_HIGHER = {
    "base": "điểm chuẩn cao hơn",
    "bonus": "điểm thưởng cao hơn",
    "deduction": "điểm trừ ít hơn",
    "percent": "tỷ lệ điểm cao hơn",
    "total": "tổng điểm cao hơn",
    "received": "gửi bảng tự chấm điểm sớm hơn",
}


def stopped_by(conditions: Sequence[str]) -> str:
    """A member that conditions stop."""
    return f"thuộc trường hợp {in_a_row([f'“{one}”' for one in conditions])}" if conditions else _REASONS["condition"]


def without_a_place(reason: str, refused: Sequence[str]) -> str:
    """The reason by its code; `refused` are those why its files were not taken."""
    why = [_OF_A_FORM[one] for one in refused if one in _OF_A_FORM] if reason == "rejected" else []
    return f"{_REASONS[reason]} ({', '.join(why)})" if why else _REASONS[reason]


def of_one_reason(names: Sequence[str], reason: str) -> str:
    """`Phòng A: chưa gửi bảng tự chấm điểm.`; of several `Chưa gửi bảng tự chấm điểm: Phòng A; Phòng B.`"""
    if len(names) == 1:
        return f"{names[0]}: {reason}."
    return f"{reason[:1].upper()}{reason[1:]}: {'; '.join(names)}."


def ties_broken(names: Sequence[str], value: Decimal, decisions: Sequence[str], *, by_percent: bool) -> str:
    """`A và B cùng đạt 92%; A xếp trên B do điểm thưởng cao hơn (1 so với 0).`"""
    return f"{listing(names)} cùng đạt {short(value)}{'%' if by_percent else ' điểm'}; {'; '.join(decisions)}."


def further_ties(number: int) -> str:
    """Ties that are not told one by one."""
    return f"Còn {count(number)} nhóm đơn vị có kết quả bằng nhau được phân định theo thứ tự xét nêu trên."


def above(upper: str, lower: str, rule: str, section: str, mine: str, theirs: str) -> str:
    """Why one of two equals stands above the other; `section` is named where its points decide."""
    why = f"điểm mục “{section}” cao hơn" if section else _HIGHER[rule]
    return f"{upper} xếp trên {lower} do {why} ({mine} so với {theirs})"


def appraisers_answered(answered: int, every: int, missing: Sequence[str]) -> str:
    """How many of how many appraisers gave their opinion, and who has not."""
    if not missing:
        whose = f"cả {count(every)} nơi" if every > 1 else "nơi"
        return f"Đã có ý kiến thẩm định của {whose} được giao thẩm định."
    return (
        f"Đã có ý kiến thẩm định của {count(answered)}/{count(every)} nơi được giao thẩm định; chưa có ý kiến của "
        f"{in_a_row(missing)}."
    )
