"""Sentences about how firm the places are: what would change them, and how that was computed.

Names and titles are members' and the bloc's texts; they come here on one line (`one_line`).
"""

from decimal import Decimal
from typing import NamedTuple

from pipeline.model.rounding import half_up
from pipeline.text.numbers import count, vietnamese
from pipeline.text.sentences import quoted

NEIGHBOURS = "1. Các đơn vị liền nhau"
LEAST_POINTS = "Thay đổi nhỏ nhất về điểm của một dòng"
LEAST_WEIGHT = "Thay đổi nhỏ nhất về trọng số của một mục"
LEVEL = "Đồng hạng"
NO_LINE = "Không dòng nào, thay đổi một mình, làm đổi được thứ tự"
NO_SECTION = "Không mục nào, tăng hoặc giảm đến 100%, làm đổi được thứ tự"
NOTHING_CHANGES = (
    "Trang này chỉ để tham khảo khi họp: không làm thay đổi điểm, thứ hạng, xếp loại hay đề nghị khen thưởng nào."
)
OUT_OF_PROPORTION = "Có số điểm lớn bất thường nên không tính độ chắc; xem lại trang Căn cứ và trang Ghi nhận."


class Change(NamedTuple):
    """A change of one line's points, to be told: `points` > 0 are more. `others` counts lines that do it as well."""

    name: str
    code: str
    title: str
    points: Decimal
    deduction: bool
    others: int


def point_change(change: Change) -> str:
    """`Văn phòng Sở thêm 0,30 điểm ở dòng A2 “…”`."""
    verbs = ("bị trừ thêm", "được bớt trừ") if change.deduction else ("thêm", "bớt")
    verb = verbs[0] if change.points > 0 else verbs[1]
    sentence = f"{change.name} {verb} {vietnamese(abs(change.points))} điểm ở dòng {change.code} {quoted(change.title)}"
    return f"{sentence}; cùng mức ấy ở {count(change.others)} dòng khác cũng đủ" if change.others else sentence


def weight_change(code: str, title: str, percent: Decimal) -> str:
    """`Tăng 30,11% trọng số của mục B “…”`."""
    verb = "Tăng" if percent > 0 else "Giảm"
    size = half_up(abs(percent), 0)
    told = f"khoảng {vietnamese(size)}%" if size else "chưa đến 1%"
    return f"{verb} {told} trọng số của mục {code} {quoted(title)}"


def not_told(ranked: int, fewest: int, most: int) -> str:
    """Why nothing is told of a bloc of so many ranked members."""
    if fewest <= ranked <= most:
        return OUT_OF_PROPORTION
    known = f"{count(ranked)} đơn vị" if ranked else "không có đơn vị nào"
    return (
        f"Độ chắc của thứ hạng được tính khi có từ {count(fewest)} đến {most} đơn vị được xếp hạng; kỳ này có {known}."
    )


def how_computed(*, by_percent: bool, draws: int, examined: int, shared: int) -> tuple[str, ...]:
    """The paragraph on how the tables were computed, sentence group by sentence group.

    `examined` points are matters of judgement, `shared` of them of several appraisers.
    """
    value = "tỷ lệ %" if by_percent else "tổng điểm"
    times = vietnamese(draws)
    moved = (
        f"Có {count(examined)} điểm như vậy trong kỳ này."
        if examined
        else "Kỳ này không có điểm nào như vậy nên mọi đơn vị giữ nguyên hạng trong mọi lần."
    )
    return (
        f"Khoảng cách là hiệu {value} đã làm tròn của hai đơn vị liền nhau trong bảng xếp hạng; bằng 0 mà không đồng "
        "hạng là do tiêu chí phụ phân định.",
        "Thay đổi nhỏ nhất về điểm: chỉ một dòng của một trong hai đơn vị thay đổi, từ 0 đến điểm tối đa của dòng, mọi "
        "mức trần, sàn và tiêu chí phụ vẫn áp dụng như khi xếp hạng, vừa đủ để đơn vị dưới bằng hạng hoặc vượt đơn vị "
        "trên.",
        "Thay đổi nhỏ nhất về trọng số: điểm chuẩn và điểm tối đa của một mục cấp 1 được nhân với cùng một hệ số cho "
        "mọi đơn vị (tăng hoặc giảm từng 0,01%, nhiều nhất 100%; điểm thưởng và điểm trừ để nguyên), vừa đủ để đơn vị "
        "dưới bằng hạng hoặc vượt đơn vị trên.",
        f"Giữ hạng: tính thử {times} lần; mỗi lần, mọi điểm do người chấm đánh giá (điểm tự chấm ở dòng “Chấm trực "
        "tiếp”, điểm đã thẩm định) của mọi đơn vị cùng xê dịch ngẫu nhiên, độc lập với nhau, đều trong khoảng một bước "
        f"về mỗi phía, không ra ngoài khoảng từ 0 đến điểm tối đa{_between(shared)}; các điểm khác giữ nguyên; rồi "
        f"cộng và xếp hạng lại. {moved}",
        "Một bước là “bước” ghi trong thang điểm (dòng có “thang” thì quy ra điểm); dòng không ghi “bước” lấy một phần "
        "mười điểm tối đa, dòng không có điểm tối đa lấy một phần mười số điểm đang có. Đó là quy ước để tính thử, "
        "không phải sai số đo được.",
        "Số ngẫu nhiên lấy từ chính kết quả của kỳ: cùng kết quả thì lần nào tính cũng ra đúng các con số này.",
    )


def _between(shared: int) -> str:
    """How far points move that several appraisers scored; nothing where there are none."""
    if not shared:
        return ""
    return (
        f" (riêng {count(shared)} điểm do nhiều nơi cùng thẩm định thì xê dịch từ điểm thấp nhất đến điểm cao nhất "
        "mà các nơi ấy đã cho; các nơi cho điểm như nhau thì không xê dịch)"
    )


def kept_in_draws(draws: int) -> str:
    """The heading above the table of members."""
    return f"2. Giữ hạng trong {vietnamese(draws)} lần tính thử"


def shares_of_members(which: str) -> str:
    """The title of the chart; `which` members it shows, as `in_order_of_place` tells."""
    return f"Tỷ lệ giữ hạng của các đơn vị (%), {which}"
