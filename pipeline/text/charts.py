"""What charts say: titles, and the sentence that stands for a chart where nobody sees it."""

from decimal import Decimal

from pipeline.text.numbers import vietnamese
from pipeline.text.sentences import units
from pipeline.text.terms import TOTAL

CHARTS_TITLE = "BIỂU ĐỒ KẾT QUẢ CHẤM ĐIỂM"
LOST_TITLE = "Điểm bị mất theo từng mục của thang điểm, bình quân một đơn vị"


def numbered(number: int) -> str:
    """What Word calls a chart in its list of a paper's objects."""
    return f"Biểu đồ {number}"


def first_places(most: int) -> str:
    """Which members a chart shows that has no room for all; stands after `đơn vị` in its title."""
    return f" ({most} đơn vị xếp đầu)"


def value_title(reach: str, bloc: str, *, by_percent: bool, alone: bool) -> str:
    """The chart of what members are ranked by; `bloc` is `khối` or `cụm`, `alone` where there is one member only."""
    what = "Tỷ lệ % điểm đạt được" if by_percent else TOTAL
    return f"{what} của các đơn vị{reach}{'' if alone else f' so với {mean_of(bloc).lower()}'}"


def mean_of(bloc: str) -> str:
    """`Trung bình của khối`."""
    return f"Trung bình của {bloc}"


def mean_is(bloc: str, mean: Decimal) -> str:
    """`Trung bình của khối: 84,41`: what the line stands for."""
    return f"{mean_of(bloc)}: {vietnamese(mean)}"


def columns_described(members: int, ends: list[tuple[str, Decimal]], mean: str) -> str:
    """The columns of the members in order of place: the first and the last with their values, and the mean."""
    values = "; ".join(f"{name}: {vietnamese(value)}" for name, value in ends)
    return f"Biểu đồ cột, {units(members)} theo thứ hạng, từ cao đến thấp: {values}. {mean}."


def losses_described(lost: list[tuple[str, Decimal]]) -> str:
    """The bars of the sections, by code, with the points lost."""
    sections = "; ".join(f"mục {code}: {vietnamese(points)}" for code, points in lost)
    return f"Biểu đồ thanh. Điểm bị mất bình quân một đơn vị: {sections}."


def half_and_year_title(reach: str) -> str:
    """The chart of six months beside the year."""
    return f"Tỷ lệ % điểm đạt được của các đơn vị{reach}: 6 tháng đầu năm và cả năm"


def half_and_year_described(known: int, members: int) -> str:
    """Its bars: `known` members have six months, all of them a year."""
    return (
        f"Biểu đồ thanh, hai thanh một đơn vị: tỷ lệ % 6 tháng đầu năm ({units(known)}) và tỷ lệ % cả năm "
        f"({units(members)}), theo thứ hạng cả năm."
    )
