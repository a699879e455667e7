"""What the scale did, in words: the sheet `Thang điểm` and the same section of index.html.

Statistics of one year, for the bloc when it agrees on next year's scale; they change no number. Names and titles are
members' and the bloc's texts.
"""

from collections.abc import Sequence
from decimal import Decimal

from pipeline.text.numbers import count, short
from pipeline.text.sentences import listing

SCALE_TITLE = "THANG ĐIỂM ĐÃ PHÂN BIỆT CÁC ĐƠN VỊ THẾ NÀO"
SCALE_CHANGES_NOTHING = (
    "Số liệu thống kê để khối tham khảo khi thống nhất thang điểm năm sau; không làm thay đổi điểm và thứ hạng nào."
)
NOTHING_TO_TELL = "Chưa có phiếu nào được chấm, nên chưa có gì để thống kê."
OVER_MEMBERS, OVER_POINTS = "Tự chấm cao hơn (đơn vị)", "Tự chấm cao hơn (điểm)"
OVER_LINES = "Số tiêu chí tự chấm cao hơn"
MOVED = "Bỏ tiêu chí thì đổi hạng"
LINES_HEADING = "1. Từng tiêu chí"
TWINS_HEADING = "2. Các cặp tiêu chí cho điểm gần như nhau"
CLAIMS_HEADING = "3. Điểm tự chấm so với điểm được công nhận, theo đơn vị"
NO_TWINS = "Không có cặp tiêu chí nào mà điểm của các đơn vị luôn tăng, giảm cùng nhau."
NOT_TRIED = "Không thử bỏ từng tiêu chí: số đơn vị được xếp hạng quá ít hoặc quá nhiều."
HOW_LINES = (
    "Chỉ tính các đơn vị có phiếu được chấm và có áp dụng tiêu chí. Độ lệch chuẩn tính bằng điểm: càng nhỏ, tiêu chí "
    "càng ít phân biệt các đơn vị. “Tự chấm cao hơn” là số đơn vị tự chấm có lợi cho mình hơn điểm được công nhận; "
    "“Bỏ tiêu chí thì đổi hạng” là số đơn vị có thứ hạng khác đi nếu thang điểm không có tiêu chí ấy."
)
HOW_TWINS = (
    "Hệ số tương quan (Pearson) gần 1 nghĩa là hai tiêu chí luôn cao, thấp cùng nhau: có thể đang chấm một việc hai "
    "lần. Chỉ xét các tiêu chí Chuẩn phân biệt được các đơn vị, có ít nhất 03 mức điểm, và khi có từ 05 đơn vị trở lên."
)


def all_alike(members: int) -> str:
    """Every member has the same points, below the maximum."""
    return f"Cả {count(members)} đơn vị có cùng một mức điểm: tiêu chí không phân biệt được các đơn vị."


def at_the_maximum(members: int, of: int) -> str:
    """All, or nearly all, have all there is."""
    if members == of:
        return f"Cả {count(of)} đơn vị đạt điểm tối đa: tiêu chí không phân biệt được các đơn vị."
    return f"{count(members)}/{count(of)} đơn vị đạt điểm tối đa: tiêu chí hầu như không phân biệt được các đơn vị."


def nobody_reached(of: int) -> str:
    """The best of all stays below half of the maximum."""
    return f"Không đơn vị nào trong {count(of)} đơn vị đạt một nửa điểm tối đa: yêu cầu có thể quá cao."


def never_given(of: int) -> str:
    """A bonus that nobody got."""
    return f"Không đơn vị nào trong {count(of)} đơn vị được cộng điểm: tiêu chí thưởng chưa có tác dụng."


def overclaimed(members: int, of: int, points: Decimal) -> str:
    """Many members claim more than was counted; `points` are those of all of them together."""
    return f"{count(members)}/{count(of)} đơn vị tự chấm cao hơn điểm được công nhận, tổng cộng {short(points)} điểm."


def places_moved(members: int, top: Sequence[str]) -> str:
    """What the ranking would be without the line; `top` are the members that would be first, where others are now."""
    first = f"; xếp thứ nhất khi đó là {listing(top, 3)}" if top else ""
    return f"Nếu không có tiêu chí này, {count(members)} đơn vị đổi thứ hạng{first}."


def twins(code: str, other: str, correlation: str) -> str:
    """Two lines that measure alike."""
    return f"Điểm của {code} và {other} gần như luôn đi cùng nhau (hệ số tương quan {correlation})."


def lines_that_separate_nobody(lines: int, of: int, points: Decimal, maximum: Decimal) -> str:
    """The sum of it: how many lines separate hardly anybody, and how many points they hold."""
    return (
        f"{count(lines)}/{count(of)} tiêu chí Chuẩn không hoặc hầu như không phân biệt được các đơn vị; các tiêu chí "
        f"ấy chiếm {short(points)}/{short(maximum)} điểm tối đa của các tiêu chí Chuẩn."
    )
