"""Sheet `Dữ liệu`: one flat table from A1, a row a member, for mail merge and Power Query.

One row of plain headings, no merged cells, numbers as numbers, nothing above and nothing below.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import chain, count
from operator import attrgetter
from typing import NamedTuple

from pipeline.model.bloc import Member
from pipeline.model.clock import VIETNAM
from pipeline.model.result import NO_TALLY, Review, Scorecard, Standing
from pipeline.reports.book.page import Page
from pipeline.reports.figures.ranking_columns import Row, ranking_rows
from pipeline.reports.figures.ranking_notes import why_not_ranked
from pipeline.reports.figures.tables import scored_sections
from pipeline.reports.papers.result_slip import FOLDER
from pipeline.sheets.looks.heights import width_of
from pipeline.sheets.looks.paper import SMALLEST_SCALE, print_scale, set_paper, set_widths
from pipeline.sheets.looks.rows import MOST_ROWS, Value
from pipeline.sheets.looks.styles import DATE_AND_TIME, HEADER, PLAIN, Style, Styles, in_decimals
from pipeline.text.sentences import one_line
from pipeline.text.terms import PERCENTAGE, TOTAL, review_title

SHEET, TABLE = "Dữ liệu", "DuLieu"
_NARROWEST, _WIDEST, _MOMENT = 10.0, 60.0, 17.0
"""Characters of a column: at least, at most, of a moment."""
_DIGITS = 7
"""Of a number that has room in every column."""
_LONGEST_HEADING = 60


class _Field(NamedTuple):
    """A column: its heading, what it holds of a member, and the decimals of its numbers (None: texts)."""

    heading: str
    value: Callable[[Row], Value]
    decimals: int | None = None


def write_data(styles: Styles, review: Review) -> None:
    """The heading, then the ranked members in order of place, then the others; more than Excel has rows go on anew."""
    fields, rows, room = tuple(_fields(review)), ranking_rows(review), MOST_ROWS - 1
    for number, start in enumerate(range(0, max(len(rows), 1), room), start=1):
        sheet, table = (SHEET, TABLE) if number == 1 else (f"{SHEET} ({number})", f"{TABLE}{number}")
        _write(styles, sheet, table, fields, rows[start : start + room])


def _write(styles: Styles, sheet: str, table: str, fields: Sequence[_Field], rows: Sequence[Row]) -> None:
    headings = unlike([field.heading for field in fields])
    widths = list(map(_least_width, headings))
    page = Page(styles.book.add_worksheet(sheet), styles, widths)
    page.sheet.mark_table(table, headings, len(rows))
    page.line([(heading, styles(HEADER)) for heading in headings], 32)
    moment = styles(PLAIN, DATE_AND_TIME)
    looks = [moment if field.heading == _RECEIVED else styles(PLAIN, _look(field.decimals)) for field in fields]
    for row in rows:
        values = [field.value(row) for field in fields]
        page.line(list(zip(values, looks, strict=True)))
        widths[:] = map(_width, widths, values)
    set_widths(page.sheet, widths)
    page.sheet.freeze_panes(1, 2)
    _set_print(page)


def _least_width(heading: str) -> float:
    """As wide as the longest word of the heading."""
    return min(_WIDEST, max([_NARROWEST, *(width_of(word, bold=True) + 1 for word in heading.split())]))


def _width(width: float, value: Value) -> float:
    """A width in which a value has room too."""
    if value is None:
        return width
    if isinstance(value, date):
        return max(width, _MOMENT)
    text = str(value)
    if len(text) <= _DIGITS and not isinstance(value, str):
        return width
    return min(_WIDEST, max(width, width_of(text) + 2))


def _set_print(page: Page) -> None:
    """Landscape in 8 points; columns that have no room go on to pages that begin with code and name again."""
    set_paper(page.sheet)
    page.sheet.set_print_scale(max(SMALLEST_SCALE, print_scale(page.widths)))
    page.sheet.repeat_rows(0)
    page.sheet.repeat_columns(0, 1)
    page.sheet.print_across()
    page.sheet.hide_gridlines(0)


def _look(decimals: int | None) -> Style:
    """Texts as texts, a year and a place without the mark of thousands."""
    if decimals is None:
        return {"num_format": "@"}
    return in_decimals(decimals) if decimals else {"num_format": "0"}


def unlike(headings: list[str]) -> list[str]:
    """Headings that differ whatever the case, as a table asks: `Mục a`, then `Mục A (2)`."""
    names: list[str] = []
    for heading in headings:
        short = one_line(heading)[:_LONGEST_HEADING].strip()
        taken = {name.casefold() for name in names}
        candidates = chain([short], (f"{short} ({number})" for number in count(2)))
        names.append(next(name for name in candidates if name.casefold() not in taken))
    return names


_RECEIVED = "Nhận phiếu lúc"


def _fields(review: Review) -> Iterator[_Field]:
    """What is known of a member, from left to right."""
    bloc, points = review.config.bloc, review.config.scoring.decimals
    name, when = one_line(bloc.name), review_title(review.period, bloc.year)
    unranked = {one.member.code: one for one in review.board.not_ranked}
    yield _Field("Mã đơn vị", attrgetter("member.code"))
    yield _Field("Đơn vị", lambda row: one_line(row.member.name))
    yield _Field("Tên gọn", lambda row: one_line(row.member.label))
    yield _Field("Thư điện tử", lambda row: address_of(row.member))
    yield _Field("Khối", lambda _: name)
    yield _Field("Kỳ", lambda _: when)
    yield _Field("Năm", lambda _: bloc.year, 0)
    yield from _sections(review, points)
    yield _Field("Điểm chuẩn", _scored(attrgetter("tally.base")), points)
    yield _Field("Điểm thưởng", _scored(attrgetter("tally.bonus")), points)
    yield _Field("Điểm trừ", _scored(attrgetter("tally.deduction")), points)
    yield _Field("Cộng từ 6 tháng", _scored(attrgetter("carried")), points)
    yield _Field(TOTAL, _scored(attrgetter("total")), points)
    yield _Field("Điểm tối đa áp dụng", _scored(attrgetter("tally.maximum")), points)
    yield _Field(PERCENTAGE, _scored(attrgetter("percent")), 2)
    yield _Field("Tổng tự chấm", _scored(attrgetter("claimed_total")), points)
    yield _Field("Xếp hạng", _ranked(attrgetter("place")), 0)
    yield _Field("Đồng hạng", _ranked(lambda one: "x" if one.shared else None))
    yield _Field("Xếp loại", _ranked(lambda one: one_line(one.grade or "")))
    yield _Field("Đề nghị khen thưởng", _ranked(lambda one: "; ".join(map(one_line, one.awards))))
    yield _Field(
        "Lý do không xếp hạng",
        lambda row: why_not_ranked(review, unranked[row.member.code]) if row.member.code in unranked else None,
    )
    yield _Field(_RECEIVED, _scored(_received))
    yield _Field("Phiếu báo", lambda row: f"{FOLDER}/{row.member.code}.docx")


def address_of(member: Member) -> str | None:
    """The first of its addresses that a letter can go to: no domain."""
    return next((one for one in member.emails if not one.startswith("@")), None)


def _sections(review: Review, points: int) -> Iterator[_Field]:
    for code in scored_sections(review):
        yield _Field(f"Mục {code}", _net_of(code), points)


def _net_of(code: str) -> Callable[[Row], Value]:
    return _scored(lambda card: card.tallies.get(code, NO_TALLY).net)


def _scored(value: Callable[[Scorecard], Value]) -> Callable[[Row], Value]:
    """A value of members with a scored form."""
    return lambda row: None if row.card is None else value(row.card)


def _ranked(value: Callable[[Standing], Value]) -> Callable[[Row], Value]:
    """A value of members with a place."""
    return lambda row: None if row.standing is None else value(row.standing)


def _received(card: Scorecard) -> Value:
    return card.received.astimezone(VIETNAM) if card.received else None
