"""What stands around a ranking: titles, how places are found, what must be said below a table of points.

Names and titles are members' and the bloc's texts.
"""

from collections.abc import Iterable
from decimal import Decimal

from pipeline.text.numbers import count, short
from pipeline.text.sentences import units

NOBODY_RANKED = "Chưa có đơn vị nào được xếp hạng."
ANNEX_TITLE = "BẢNG TỔNG HỢP ĐIỂM VÀ XẾP HẠNG THI ĐUA"
SHARED_PLACES = "(*) Đồng hạng: các đơn vị bằng nhau cả ở các tiêu chí phụ; thứ hạng liền sau được bỏ trống tương ứng."
SECTIONS_ARE_NET = "Điểm của từng mục đã cộng điểm thưởng và trừ điểm trừ của mục đó."
RESCALED = "Tổng điểm đã quy đổi theo điểm tối đa của cả thang điểm; điểm của từng mục là điểm trước khi quy đổi."
BOUNDED = "Tổng điểm của đơn vị vượt mức trần hoặc dưới mức sàn được lấy bằng mức trần, mức sàn."
CARRIED_FROM_HALF = "Cộng từ kết quả 6 tháng đầu năm"


def book_title(review: str) -> str:
    """The workbook's title; `review` is `tổng kết năm 2018`."""
    return f"Bảng xếp hạng thi đua – {review}"


def working_book_title(review: str) -> str:
    """The title of the secretary's workbook; `review` is `tổng kết năm 2018`."""
    return f"Sổ làm việc của thư ký – {review}"


def found_by(*, by_percent: bool, tie_breaks: Iterable[str]) -> str:
    """How places are found: by what, and what is compared when members are equal."""
    by = "tỷ lệ % giữa tổng điểm và điểm tối đa áp dụng" if by_percent else "tổng điểm"
    breaks = ", ".join(tie_breaks)
    return f"Xếp hạng theo {by}; bằng nhau thì xét lần lượt: {breaks}." if breaks else f"Xếp hạng theo {by}."


def with_bonus_maximum(points: Decimal) -> str:
    """What the maximum of every member has of the bonus."""
    return f"Điểm tối đa áp dụng đã cộng {short(points)} điểm thưởng tối đa."


def how_many_not_ranked(members: int) -> str:
    """The heading above the members without a place."""
    return f"Không xếp hạng: {units(members)}"


def in_order_of_place(most: int | None = None) -> str:
    """Which members a chart shows: all, or the first `most` of them."""
    return "theo thứ hạng" if most is None else f"{count(most)} đơn vị xếp đầu, theo thứ hạng"
