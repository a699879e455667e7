"""What charts say: titles, and the sentence that stands for a chart where nobody sees it."""

from decimal import Decimal

from pipeline.model.rounding import half_up
from pipeline.text.numbers import short, signed, vietnamese
from pipeline.text.sentences import units
from pipeline.text.terms import TOTAL

CHARTS_TITLE = "BIỂU ĐỒ KẾT QUẢ CHẤM ĐIỂM"
LOST_TITLE = "Điểm chưa đạt và bị trừ ở từng mục của thang điểm, bình quân một đơn vị"
LOST = "Điểm chưa đạt, bị trừ"
DISTANCE = "So với bình quân"
MOVED = "Tăng, giảm (điểm %)"


def numbered(number: int) -> str:
    """What Word calls a chart in its list of a paper's objects."""
    return f"Biểu đồ {number}"


def first_places(most: int) -> str:
    """Which members a chart shows that has no room for all; stands after `đơn vị` in its title."""
    return f" ({most} đơn vị xếp đầu)"


def distance_title(reach: str, mean: Decimal, *, by_percent: bool) -> str:
    """The chart of what members are ranked by against its mean."""
    what = "tỷ lệ % điểm đạt được" if by_percent else TOTAL.lower()
    told = with_unit(mean, by_percent=by_percent)
    return f"Chênh lệch {what} của các đơn vị{reach} so với mức bình quân ({told})"


def with_unit(value: Decimal, *, by_percent: bool) -> str:
    """What members are ranked by, as the reports tell it: `88,5%`, `84,4 điểm`."""
    return f"{short(half_up(value, 1))}{'%' if by_percent else ' điểm'}"


def distances_described(members: int, ends: list[tuple[str, Decimal]]) -> str:
    """The bars of the members in order of place: the first and the last with their distance."""
    values = "; ".join(f"{name}: {signed(value)}" for name, value in ends)
    return f"Biểu đồ thanh, {units(members)} theo thứ hạng, trên mức bình quân sang phải, dưới sang trái: {values}."


def losses_described(lost: list[tuple[str, Decimal]]) -> str:
    """The bars of the sections, by code, with the points lost."""
    sections = "; ".join(f"mục {code}: {vietnamese(points)}" for code, points in lost)
    return f"Biểu đồ thanh. Điểm chưa đạt và bị trừ, bình quân một đơn vị: {sections}."


def moved_title(reach: str) -> str:
    """The chart of how far members moved since six months."""
    return f"Tăng, giảm tỷ lệ % điểm đạt được của các đơn vị{reach}: cả năm so với 6 tháng đầu năm"


def moves_described(moves: list[Decimal]) -> str:
    """Its bars: how many members rose, fell and stayed."""
    told = [
        (units(number), what)
        for number, what in (
            (sum(move > 0 for move in moves), "tăng"),
            (sum(move < 0 for move in moves), "giảm"),
            (sum(move == 0 for move in moves), "giữ nguyên"),
        )
        if number
    ]
    return f"Biểu đồ thanh, theo thứ hạng cả năm: {', '.join(f'{members} {what}' for members, what in told)}."
