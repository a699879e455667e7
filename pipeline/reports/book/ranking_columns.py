"""The columns of the annex table of points, and those of the past where it is known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pipeline.model.grounds import PastReview
from pipeline.model.result import Review, Standing
from pipeline.reports.book.style import (
    BOLD,
    CENTRE,
    GRID,
    TEXT,
    Style,
    in_decimals,
    lines_of,
    width_for,
)
from pipeline.reports.figures.past import result_then
from pipeline.reports.figures.tables import scored_sections
from pipeline.scoring.carrying import share_carried
from pipeline.text.memory_sentences import UNKNOWN, carried_title, moved
from pipeline.text.terms import period_title

_MOST_LINES = 7


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the annex table: a column of `ranking_table` or a value of its own, its heading, width and look."""

    name: str
    heading: str
    width: float
    style: Style


def ranking_columns(review: Review) -> list[Column]:
    """All columns of this review, from left to right."""
    decimals = review.config.scoring.decimals
    number = {**GRID, **CENTRE, **in_decimals(decimals)}
    totals = [number for one in review.board.standings for number in (one.card.total, one.card.tally.maximum)]
    points = max(9.5, width_for(totals, decimals))
    past = list(_past_columns(review))
    return [
        Column("number", "STT", 5, {**GRID, **CENTRE}),
        Column("name", "Đơn vị", 27, TEXT),
        *_section_columns(review, number, points),
        Column("bonus", "Điểm thưởng", points - 1, number),
        Column("deduction", "Điểm trừ", points - 1, number),
        *_carried_column(review, number, points),
        Column("claimed_total", "Tổng tự chấm", points, number),
        Column("total", "Tổng điểm", points, {**number, **BOLD}),
        Column("maximum", "Điểm tối đa áp dụng", points, number),
        Column("percent", "Tỷ lệ %", 8.5, {**number, **in_decimals(2)}),
        Column("place", "Xếp hạng", 7.5, {**GRID, **CENTRE, **BOLD}),
        Column("grade", "Xếp loại", 12 if past else 15, TEXT),
        Column("awards", "Đề nghị", 18 if past else 24, TEXT),
        *past,
    ]


def _section_columns(review: Review, number: Style, least: float) -> list[Column]:
    titles = {code: review.scale.by_code[code].title for code in scored_sections(review)}
    width = max(least, _section_width(len(titles)))
    told = any(_too_long(f"{code}. {title}", width) for code, title in titles.items())
    headings = {code: f"Mục {code}" if told else f"{code}. {title}" for code, title in titles.items()}
    return [Column(f"section:{code}", heading, width, number) for code, heading in headings.items()]


def _section_width(sections: int) -> float:
    return 12 if sections <= 5 else 10 if sections <= 8 else 9.5


def _too_long(heading: str, width: float) -> bool:
    return lines_of(heading, width) > _MOST_LINES


def _carried_column(review: Review, number: Style, width: float) -> Iterator[Column]:
    share = share_carried(review.config, review.period)
    if share is not None:
        yield Column("carried", carried_title(share), width, number)


# ---------------------------------------------------------------------------------- the past


def _past_columns(review: Review) -> Iterator[Column]:
    """Of the six months what is ranked by, the place and how it moved; of last year the first two."""
    memory, text = review.memory, {**GRID, **CENTRE}
    what = "tỷ lệ %" if review.config.ranking.by == "percent" else "tổng điểm"
    if memory.six_month:
        yield Column("half_value", f"6 tháng: {what}", 10, {**text, **_of(memory.six_month, review)})
        yield Column("half_place", "6 tháng: xếp hạng", 7.5, text)
        yield Column("half_moved", "So với hạng 6 tháng", 8, text)
    if memory.last_year:
        title = period_title(memory.last_year.period, memory.last_year.year).capitalize()
        yield Column("last_value", f"{title}: {what}", 10, {**text, **_of(memory.last_year, review)})
        yield Column("last_place", f"{title}: xếp hạng", 7.5, text)


def _of(past: PastReview, review: Review) -> Style:
    """The decimals that its values have."""
    values = (_value(past, unit, review) for unit in past.results)
    places = max((-int(value.as_tuple().exponent) for value in values if value is not None), default=0)
    return in_decimals(places)


def _value(past: PastReview, unit: str, review: Review) -> Decimal | None:
    """What members were ranked by, as it was then."""
    result = past.results.get(unit)
    if result is None:
        return None
    return result.percent if review.config.ranking.by == "percent" else result.total


def past_values(review: Review, standing: Standing) -> Mapping[str, Decimal | int | str]:
    """A member's values in the columns of the past; a dash where there is none."""
    unit, memory = standing.card.member.code, review.memory
    values: dict[str, Decimal | int | str | None] = {}
    for name, past in (("half", memory.six_month), ("last", memory.last_year)):
        then = result_then(past, standing.card.member)
        values[f"{name}_value"] = _value(past, unit, review) if past else None
        values[f"{name}_place"] = then.place if then else None
        values[f"{name}_moved"] = moved(then.place if then else None, standing.place)
    return {name: UNKNOWN if value is None else value for name, value in values.items()}
