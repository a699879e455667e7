"""Sheet `Xếp hạng`: the annex table of points, what must be said below it, and the chart."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.model import Review
from pipeline.reports.book_style import (
    BOLD,
    CENTRE,
    GRID,
    HEADER,
    ITALIC,
    NOTE,
    SUBTITLE,
    TEXT,
    TITLE,
    WRAP,
    Paper,
    Style,
    Styles,
    height_of,
    in_decimals,
    lines_of,
    print_scale,
    set_paper,
    width_for,
)
from pipeline.reports.page import Page
from pipeline.reports.ranking_chart import Source, insert_chart
from pipeline.reports.ranking_notes import below_the_table, order_in_words, why_not_ranked
from pipeline.reports.tables import ranking_table, scored_sections
from pipeline.text.numbers import count
from pipeline.text.terms import review_title

SHEET = "Xếp hạng"
_SHARED: Style = {"num_format": '0"*"'}
_MOST_LINES = 7


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the annex table: a column of `ranking_table`, its heading, width and look."""

    name: str
    heading: str
    width: float
    style: Style


def write_ranking(styles: Styles, review: Review) -> None:
    """The whole sheet, from top to bottom."""
    columns = _columns(review)
    page = Page(styles.book.add_worksheet(SHEET), styles, [column.width for column in columns])
    set_paper(page.sheet)
    page.sheet.fit_to_pages(1, 0)
    _write_head(page, review, columns)
    first = page.row
    _write_rows(page, review, columns)
    paper = _paper(page, columns, first)
    _write_notes(page, review, columns)
    _write_not_ranked(page, review)
    if review.board.standings:
        places = {column.name: place for place, column in enumerate(columns)}
        source = Source(SHEET, first, places["name"], places[review.config.ranking.by])
        insert_chart(page, source, review, paper)


def _paper(page: Page, columns: list[Column], first: int) -> Paper:
    """The pages; the heading is repeated only where the table does not end on the first."""
    scale = print_scale(page.widths)
    if page.height <= Paper(scale).room:
        return Paper(scale)
    page.sheet.repeat_rows(first - 1)
    return Paper(scale, _heading_height(columns))


# ---------------------------------------------------------------------------------- columns


def _columns(review: Review) -> list[Column]:
    decimals = review.config.scoring.decimals
    number = {**GRID, **CENTRE, **in_decimals(decimals)}
    totals = [number for one in review.board.standings for number in (one.card.total, one.card.tally.maximum)]
    points = max(9.5, width_for(totals, decimals))
    return [
        Column("number", "STT", 5, {**GRID, **CENTRE}),
        Column("name", "Đơn vị", 27, TEXT),
        *_section_columns(review, number, points),
        Column("bonus", "Điểm thưởng", points - 1, number),
        Column("deduction", "Điểm trừ", points - 1, number),
        Column("claimed_total", "Tổng tự chấm", points, number),
        Column("total", "Tổng điểm", points, {**number, **BOLD}),
        Column("maximum", "Điểm tối đa áp dụng", points, number),
        Column("percent", "Tỷ lệ %", 8.5, {**number, **in_decimals(2)}),
        Column("place", "Xếp hạng", 7.5, {**GRID, **CENTRE, **BOLD}),
        Column("grade", "Xếp loại", 15, TEXT),
        Column("awards", "Đề nghị", 24, TEXT),
    ]


def _section_columns(review: Review, number: Style, least: float) -> list[Column]:
    titles = _section_titles(review)
    width = max(least, _section_width(len(titles)))
    told = any(_too_long(f"{code}. {title}", width) for code, title in titles.items())
    headings = {code: f"Mục {code}" if told else f"{code}. {title}" for code, title in titles.items()}
    return [Column(f"section:{code}", heading, width, number) for code, heading in headings.items()]


def _section_titles(review: Review) -> Mapping[str, str]:
    return {code: review.scale.by_code[code].title for code in scored_sections(review)}


def _section_width(sections: int) -> float:
    return 12 if sections <= 5 else 10 if sections <= 8 else 9.5


def _too_long(heading: str, width: float) -> bool:
    return lines_of(heading, width) > _MOST_LINES


# ------------------------------------------------------------------------------------- rows


def _write_head(page: Page, review: Review, columns: list[Column]) -> None:
    bloc = review.config.bloc
    page.paragraph(bloc.parent.upper(), {"valign": "vcenter"})
    page.paragraph(bloc.name.upper(), BOLD, {"valign": "vcenter"})
    page.next(8)
    page.paragraph("BẢNG TỔNG HỢP ĐIỂM VÀ XẾP HẠNG THI ĐUA", TITLE)
    page.paragraph(review_title(review.period, bloc.year), SUBTITLE)
    page.paragraph(order_in_words(review), ITALIC, CENTRE, WRAP)
    page.next(6)
    look = page.styles(HEADER)
    page.cells([(column.heading, look) for column in columns])
    page.sheet.freeze_panes(page.row + 1, 2)
    page.next(_heading_height(columns))


def _heading_height(columns: list[Column]) -> float:
    return height_of([(column.heading, column.width - 1) for column in columns], 34)


def _write_rows(page: Page, review: Review, columns: list[Column]) -> None:
    for number, row in enumerate(ranking_table(review).to_dict("records"), start=1):
        shown: dict[Any, Any] = {**row, "number": number, "awards": "\n".join(row["awards"])}
        page.cells([(shown[column.name], page.styles(column.style, _mark(column, row))) for column in columns])
        page.next(
            height_of(
                [(shown[column.name] or "", column.width) for column in columns if column.style.get("text_wrap")], 24
            )
        )
    if not review.board.standings:
        page.paragraph("Chưa có đơn vị nào được xếp hạng.", GRID, CENTRE)


def _mark(column: Column, row: Mapping[Any, Any]) -> Style:
    return _SHARED if column.name == "place" and row["shared"] else {}


def _write_notes(page: Page, review: Review, columns: list[Column]) -> None:
    page.next(6)
    headings = {column.heading for column in columns}
    if any(f"Mục {code}" in headings for code in scored_sections(review)):
        told = "; ".join(f"{code}. {title}" for code, title in _section_titles(review).items())
        page.paragraph(f"Các mục: {told}.", NOTE)
    for note in below_the_table(review):
        page.paragraph(note, NOTE)


def _write_not_ranked(page: Page, review: Review) -> None:
    others = review.board.not_ranked
    if not others:
        return
    page.next(6)
    page.paragraph(f"Không xếp hạng: {count(len(others))} đơn vị", BOLD)
    last, look = len(page.widths) - 1, page.styles(TEXT)
    page.cells([("STT", page.styles(HEADER)), ("Đơn vị", page.styles(HEADER))])
    page.merge(2, last, "Lý do", page.styles(HEADER))
    page.next(18)
    for number, one in enumerate(others, start=1):
        reason = why_not_ranked(review, one)
        page.cells([(number, page.styles(GRID, CENTRE)), (one.member.name, look)])
        page.merge(2, last, reason, look)
        page.next(height_of([(one.member.name, page.widths[1]), (reason, sum(page.widths[2:]))]))
    page.next(6)
