"""The catalogue of the ranking's columns: the heading, width, look and value of each stand here, once.

The sheet `Xếp hạng` shows all of `annex_columns` in their order; the terminal, the page and the papers choose by name
(`chosen`), also from the `further_columns`. A new column is one line here, and its name in the views that choose it.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

from pipeline.model.bloc import Member
from pipeline.model.grounds import PastReview
from pipeline.model.result import NO_TALLY, Review, Scorecard, Standing
from pipeline.model.rounding import half_up
from pipeline.reports.figures.past import result_then
from pipeline.reports.figures.tables import scored_sections
from pipeline.scoring.carrying import share_carried
from pipeline.text.numbers import vietnamese
from pipeline.text.papers.memory import UNKNOWN, carried_title, moved, moved_in_words
from pipeline.text.sentences import one_line
from pipeline.text.terms import PERCENTAGE, TOTAL, period_title

Value = Decimal | int | str | tuple[str, ...] | None
"""What a cell of the ranking holds; None (or no text) where the member has nothing there."""


class Row(NamedTuple):
    """A member in the ranking, counted from 1; `card` is None where no form was scored, `standing` without a place."""

    number: int
    member: Member
    card: Scorecard | None = None
    standing: Standing | None = None


class Look(NamedTuple):
    """How a column shows its values: numbers with so many decimals (None: those they have), or texts that `wrap`.

    `strong` is bold. `grows`: as wide as the longest total of the review needs. `starred`: a place, with a mark where
    it is shared.
    """

    decimals: int | None = None
    wraps: bool = False
    strong: bool = False
    grows: bool = False
    starred: bool = False


COUNT, TEXT, PERCENT, PLACE = Look(), Look(wraps=True), Look(2), Look(strong=True, starred=True)


class Column(NamedTuple):
    """A column of the ranking; the width is in characters of a worksheet.

    `short` is its heading on a screen, `shortest` on a terminal, where the longer one has no room there. `section` is
    the code of the level-1 row whose points it shows. `aside`: at the right of the sheet, and not printed.
    """

    name: str
    heading: str
    width: float
    look: Look
    value: Callable[[Row], Value]
    short: str = ""
    shortest: str = ""
    section: str = ""
    aside: bool = False


def ranking_rows(review: Review) -> tuple[Row, ...]:
    """All members: the ranked in order of place, then those without a place."""
    board = review.board
    ranked = [(one.card.member, one.card, one) for one in board.standings]
    others = [(one.member, one.card, None) for one in board.not_ranked]
    return tuple(Row(number, *one) for number, one in enumerate([*ranked, *others], start=1))


def annex_columns(review: Review) -> tuple[Column, ...]:
    """The columns of the annex table of points, from left to right."""
    decimals = review.config.scoring.decimals
    past = (column._replace(aside=True) for column in _past_columns(review))
    points, total = Look(decimals, grows=True), Look(decimals, grows=True, strong=True)
    return (
        Column("number", "STT", 5, COUNT, attrgetter("number")),
        Column("name", "Đơn vị", 27, TEXT, attrgetter("member.label")),
        *_section_columns(review, points),
        Column("bonus", "Điểm thưởng", 8.5, points, _scored(attrgetter("tally.bonus"))),
        Column("deduction", "Điểm trừ", 8.5, points, _scored(attrgetter("tally.deduction"))),
        *_carried_column(review, points),
        Column("total", TOTAL, 9.5, total, _scored(attrgetter("total"))),
        Column("maximum", "Điểm tối đa áp dụng", 9.5, points, _scored(attrgetter("tally.maximum")), "", "Tối đa"),
        Column("percent", PERCENTAGE, 8.5, PERCENT, _scored(attrgetter("percent"))),
        Column("place", "Xếp hạng", 7.5, PLACE, _ranked(attrgetter("place")), "Hạng"),
        Column("grade", "Xếp loại", 18, TEXT, _ranked(attrgetter("grade"))),
        Column("awards", "Đề nghị", 21, TEXT, _ranked(attrgetter("awards"))),
        _claimed_column(points),
        *past,
    )


def _claimed_column(points: Look) -> Column:
    claimed = _scored(attrgetter("claimed_total"))
    return Column("claimed", "Tổng tự chấm", 9.5, points, claimed, shortest="Tự chấm", aside=True)


def further_columns(review: Review) -> tuple[Column, ...]:
    """Columns that only some views choose: codes, whole names, the six months in fewer words and in more."""
    return (
        Column("code", "Mã đơn vị", 12, TEXT, attrgetter("member.code")),
        Column("full_name", "Đơn vị", 27, TEXT, attrgetter("member.name")),
        *_half_year_columns(review),
    )


def chosen(review: Review, names: tuple[str, ...]) -> tuple[Column, ...]:
    """Columns by name, in the order asked for: several of `section`, none of a past that is not known."""
    catalogue = (*annex_columns(review), *further_columns(review))
    return tuple(column for name in names for column in catalogue if column.name == name)


def ranked_by(review: Review) -> Column:
    """The column of what members are ranked by: `Tổng điểm` or `Tỷ lệ %`."""
    return chosen(review, (review.config.ranking.by,))[0]


def in_words(column: Column, row: Row, *, nothing: str = UNKNOWN, shared: str = "*") -> str:
    """A cell as a text on one line, numbers as Vietnamese papers write them; `shared` marks a place of several."""
    value = column.value(row)
    match value:
        case None:
            return nothing
        case Decimal():
            return vietnamese(value if column.look.decimals is None else half_up(value, column.look.decimals))
        case int():
            return f"{value}{shared if column.look.starred and row.standing and row.standing.shared else ''}"
        case str():
            return one_line(value) or nothing
        case _:
            return "; ".join(map(one_line, value)) or nothing


def fields_of(review: Review, fields: Mapping[str, str], *, shared: str = "*") -> Callable[[Row], dict[str, str]]:
    """Writes a row's cells as texts by the names of a paper's fields; `fields` says which column each of them shows."""
    columns = dict(zip(fields, chosen(review, tuple(fields.values())), strict=True))
    return lambda row: {field: in_words(column, row, shared=shared) for field, column in columns.items()}


# ------------------------------------------------------------------------------------- the present


def _scored(value: Callable[[Scorecard], Value]) -> Callable[[Row], Value]:
    """A value of members with a scored form."""
    return lambda row: None if row.card is None else value(row.card)


def _ranked(value: Callable[[Standing], Value]) -> Callable[[Row], Value]:
    """A value of members with a place."""
    return lambda row: None if row.standing is None else value(row.standing)


def _section_columns(review: Review, points: Look) -> Iterator[Column]:
    """What each level-1 row with points comes to: base + bonus − deduction, before rescaling."""
    codes = scored_sections(review)
    width = 12 if len(codes) <= 5 else 10 if len(codes) <= 8 else 9.5
    for code in codes:
        heading, short = f"{code}. {review.scale.by_code[code].title}", f"Mục {code}"
        yield Column("section", heading, width, points, _net_of(code), short, section=code)


def _net_of(code: str) -> Callable[[Row], Value]:
    return _scored(lambda card: card.tallies.get(code, NO_TALLY).net)


def _carried_column(review: Review, points: Look) -> Iterator[Column]:
    share = share_carried(review.config, review.period)
    if share is not None:
        yield Column("carried", carried_title(share), 9.5, points, _scored(attrgetter("carried")))


# ---------------------------------------------------------------------------------------- the past


def _past_columns(review: Review) -> Iterator[Column]:
    """Of the six months what is ranked by, the place and how it moved; of last year the first two."""
    by = review.config.ranking.by
    what = "tỷ lệ %" if by == "percent" else "tổng điểm"
    if half := review.memory.six_month:
        place = _place_in(half)
        yield Column("half_value", f"6 tháng: {what}", 10, _look_then(half, by), _value_in(half, by))
        yield Column("half_place", "6 tháng: xếp hạng", 7.5, COUNT, _or_dash(place), "Hạng 6 tháng")
        yield Column("half_moved", "So với hạng 6 tháng", 8, COUNT, lambda row: moved(place(row), _place_now(row)))
    if last := review.memory.last_year:
        title = period_title(last.period, last.year).capitalize()
        yield Column("last_value", f"{title}: {what}", 10, _look_then(last, by), _value_in(last, by))
        yield Column("last_place", f"{title}: xếp hạng", 7.5, COUNT, _or_dash(_place_in(last)))


def _half_year_columns(review: Review) -> Iterator[Column]:
    """The six months in one column, `3 (▲2)`; their percent, and how the place moved since, in words."""
    if half := review.memory.six_month:
        place = _place_in(half)

        def brief(row: Row) -> str:
            then = place(row)
            return UNKNOWN if then is None else f"{then} ({moved(then, _place_now(row))})"

        yield Column("half", "6 tháng", 8, COUNT, brief)
        yield Column("half_percent", "Tỷ lệ % 6 tháng", 10, COUNT, _percent_in(half))
        yield Column(
            "half_change", "Tăng, giảm hạng", 16, COUNT, lambda row: moved_in_words(place(row), _place_now(row))
        )


def _place_now(row: Row) -> int | None:
    return row.standing.place if row.standing else None


def _place_in(past: PastReview) -> Callable[[Row], int | None]:
    def place(row: Row) -> int | None:
        then = result_then(past, row.member)
        return then.place if then else None

    return place


def _percent_in(past: PastReview) -> Callable[[Row], Value]:
    def percent(row: Row) -> Value:
        then = result_then(past, row.member)
        return then.percent if then else None

    return _or_dash(percent)


def _value_in(past: PastReview, by: str) -> Callable[[Row], Value]:
    """What members were ranked by, as it was then."""
    values = _values_then(past, by)
    return _or_dash(lambda row: values.get(row.member.code))


def _values_then(past: PastReview, by: str) -> dict[str, Decimal | None]:
    return {unit: one.percent if by == "percent" else one.total for unit, one in past.results.items()}


def _look_then(past: PastReview, by: str) -> Look:
    """The decimals that its values have."""
    values = (value for value in _values_then(past, by).values() if value is not None)
    return Look(max((-int(value.as_tuple().exponent) for value in values), default=0))


def _or_dash(value: Callable[[Row], Value]) -> Callable[[Row], Value]:
    def known(row: Row) -> Value:
        found = value(row)
        return UNKNOWN if found is None else found

    return known
