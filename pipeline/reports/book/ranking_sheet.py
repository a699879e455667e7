"""Sheet `Xếp hạng`: the annex table of points, and what must be said below it."""

from collections.abc import Iterator, Sequence

from pipeline.model.result import Review
from pipeline.reports.book.page import Page
from pipeline.reports.book.ranking_cells import cells_of, fitted_columns
from pipeline.reports.figures.ranking_columns import Column, ranking_rows
from pipeline.reports.figures.ranking_notes import below_the_table, order_in_words, sections_in_words, why_not_ranked
from pipeline.scoring.carrying import share_carried
from pipeline.sheets.looks.heights import height_of
from pipeline.sheets.looks.paper import Paper, print_scale, set_paper
from pipeline.sheets.looks.styles import BOLD, CENTRE, GRID, HEADER, ITALIC, NOTE, SUBTITLE, TEXT, TITLE, WRAP, Styles
from pipeline.text.papers.memory import columns_of_the_past
from pipeline.text.ranking import ANNEX_TITLE, NOBODY_RANKED, how_many_not_ranked
from pipeline.text.terms import period_title, review_title

SHEET = "Xếp hạng"


def write_ranking(styles: Styles, review: Review) -> None:
    """The whole sheet, from top to bottom."""
    columns = fitted_columns(review)
    page = Page(styles.book.add_worksheet(SHEET), styles, [column.width for column in columns])
    set_paper(page.sheet)
    page.sheet.fit_to_pages(1, 0)
    _write_head(page, review, columns)
    first = page.row
    _write_rows(page, review, columns)
    _repeat_heading(page, first)
    _write_notes(page, review, columns)
    _write_not_ranked(page, review)


def _repeat_heading(page: Page, first: int) -> None:
    """Where the table does not end on the first page."""
    if page.height > Paper(print_scale(page.widths)).room:
        page.sheet.repeat_rows(first - 1)


# ------------------------------------------------------------------------------------- rows


def _write_head(page: Page, review: Review, columns: Sequence[Column]) -> None:
    bloc = review.config.bloc
    page.paragraph(bloc.parent.upper(), {"valign": "vcenter"})
    page.paragraph(bloc.name.upper(), BOLD, {"valign": "vcenter"})
    page.next(8)
    page.paragraph(ANNEX_TITLE, TITLE)
    page.paragraph(review_title(review.period, bloc.year), SUBTITLE)
    page.paragraph(order_in_words(review), ITALIC, CENTRE, WRAP)
    page.next(6)
    look = page.styles(HEADER)
    page.cells([(column.heading, look) for column in columns])
    page.sheet.freeze_panes(page.row + 1, 2)
    page.next(_heading_height(columns))


def _heading_height(columns: Sequence[Column]) -> float:
    return height_of([(column.heading, column.width - 1) for column in columns], 34)


def _write_rows(page: Page, review: Review, columns: Sequence[Column]) -> None:
    for row in ranking_rows(review)[: len(review.board.standings)]:
        cells = cells_of(page, columns, row)
        texts = [(str(cell[0] or ""), one.width) for cell, one in zip(cells, columns, strict=True) if one.look.wraps]
        page.cells(cells)
        page.next(height_of(texts, 24))
    if not review.board.standings:
        page.paragraph(NOBODY_RANKED, GRID, CENTRE)


def _write_notes(page: Page, review: Review, columns: Sequence[Column]) -> None:
    page.next(6)
    if any(column.section and column.heading == column.short for column in columns):
        for note in sections_in_words(review):
            page.paragraph(note, NOTE)
    for note in (*below_the_table(review), *_about_the_past(review)):
        page.paragraph(note, NOTE)


def _about_the_past(review: Review) -> Iterator[str]:
    memory = review.memory
    times = [period_title(past.period, past.year) for past in (memory.six_month, memory.last_year) if past]
    carried = share_carried(review.config, review.period) is not None
    return columns_of_the_past(times, half_year=memory.six_month is not None, carried=carried)


def _write_not_ranked(page: Page, review: Review) -> None:
    others = review.board.not_ranked
    if not others:
        return
    page.next(6)
    page.paragraph(how_many_not_ranked(len(others)), BOLD)
    last, look = len(page.widths) - 1, page.styles(TEXT)
    page.cells([("STT", page.styles(HEADER)), ("Đơn vị", page.styles(HEADER))])
    page.merge(2, last, "Lý do", page.styles(HEADER))
    page.next(18)
    for number, one in enumerate(others, start=1):
        reason = why_not_ranked(review, one)
        page.cells([(number, page.styles(GRID, CENTRE)), (one.member.label, look)])
        page.merge(2, last, reason, look)
        page.next(height_of([(one.member.label, page.widths[1]), (reason, sum(page.widths[2:]))]))
    page.next(6)
