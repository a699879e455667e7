"""Báo cáo thành tích: what the numbers say of a member that is proposed for an award.

Names are members' and the bloc's texts; they come here on one line (`one_line`).
"""

from collections.abc import Sequence

from pipeline.text.sentences import listing
from pipeline.text.words import fold

_TITLES = ("tập thể", "chiến sĩ", "anh hùng", "lao động tiên tiến", "đơn vị", "cơ quan", "danh hiệu")
"""How titles of emulation (danh hiệu thi đua) begin, which are given in the place of a form of praise."""

MOST, LEAST = "cao nhất", "thấp nhất"

NONE_OF_IT, WITHIN = "không có", "trong mức"
"""Of a target that is the most allowed: nothing was reported; not more was than is allowed."""


def proposed_for(awards: Sequence[str]) -> str:
    """What the member is proposed for, as the abstract of the paper says it."""
    return f"Đề nghị tặng {listing([_award(name) for name in awards])}"


def _award(name: str) -> str:
    """A title is given as one: `danh hiệu “Tập thể lao động xuất sắc”`; a flag or a certificate by its name."""
    return f"danh hiệu “{name}”" if fold(name).startswith(_TITLES) else name


def result_of_the_year(time: str, points: str, most: str, place: str, grade: str) -> str:
    """`Năm 2018, đơn vị đạt 104/100 điểm, xếp thứ 1/11 …`; `grade` "" where there is none."""
    graded = f", được xếp loại “{grade}”" if grade else ""
    return (
        f"{time[:1].upper()}{time[1:]}, theo kết quả chấm điểm thi đua, đơn vị đạt {points} điểm trên {most} điểm tối "
        f"đa áp dụng, xếp thứ {place} đơn vị được xếp hạng{graded}."
    )


def beyond_base(bonus: str, deduction: str) -> str:
    """What the total holds beside base points, "" for nothing."""
    told = [f"được cộng {bonus} điểm thưởng"] * bool(bonus) + [f"bị trừ {deduction} điểm"] * bool(deduction)
    return f" Đơn vị {', '.join(told)}." if told else ""


def taken_at(bound: str, points: str) -> str:
    """The bound of totals, `MOST` or `LEAST`, that is taken in the place of the sum."""
    return f" Theo thang điểm, tổng điểm được lấy bằng mức {bound} là {points} điểm."


def by_the_form_of(decree: str) -> str:
    """Which form the frame follows, to be checked; `decree` is its number, "" where it is not known."""
    which = f" ban hành kèm theo Nghị định số {decree}" if decree else " đang có hiệu lực"
    return f"[Khung theo mẫu báo cáo thành tích của tập thể{which}; kiểm tra lại mẫu rồi xóa dòng này]"
