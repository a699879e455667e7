"""Sheet `Xếp hạng`: the annex table of points, and what must be said below it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model.result import Review
from pipeline.reports.book.page import Page
from pipeline.reports.book.ranking_cells import cells_of, fitted_columns
from pipeline.reports.figures.ranking_columns import Column, ranking_rows
from pipeline.reports.figures.ranking_notes import below_the_table, order_in_words, sections_in_words, why_not_ranked
from pipeline.scoring.carrying import share_carried
from pipeline.sheets.looks.heights import LINE_HEIGHT, height_of
from pipeline.sheets.looks.paper import SMALLEST_SCALE, Paper, print_scale, set_paper
from pipeline.sheets.looks.styles import BOLD, CENTRE, GRID, HEADER, ITALIC, NOTE, SUBTITLE, TEXT, TITLE, WRAP, Styles
from pipeline.text.papers.memory import columns_of_the_past
from pipeline.text.papers.signatures import above_the_signature, signer_of
from pipeline.text.ranking import ANNEX_TITLE, NOBODY_RANKED, how_many_not_ranked
from pipeline.text.sentences import noun_of, one_line
from pipeline.text.terms import period_title, review_title
from pipeline.text.workbooks.forms import SIGN, WHO_MADE, dated

SHEET = "Xếp hạng"


def write_ranking(styles: Styles, review: Review) -> None:
    """The whole sheet, from top to bottom."""
    columns = fitted_columns(review)
    last = sum(not column.aside for column in columns) - 1
    page = Page(styles.book.add_worksheet(SHEET), styles, [column.width for column in columns])
    set_paper(page.sheet)
    paper = _paper(page, last)
    _write_head(page, review, columns, last)
    first = page.row
    _write_rows(page, review, columns, last)
    if page.height > paper.room:  # the table does not end on the first page
        page.sheet.repeat_rows(first - 1)
        paper = replace(paper, repeated=_heading_height(columns))
    _write_notes(page, review, columns, last)
    _write_not_ranked(page, review, last)
    if review.board.standings:
        _write_foot(page, review, last, paper)
    page.sheet.print_area(0, 0, page.row - 1, last)


def _paper(page: Page, last: int) -> Paper:
    """One page wide, in type of 8 points at least; a table that is wider goes on beside the repeated names."""
    widths = page.widths[: last + 1]
    scale = print_scale(widths)
    page.sheet.set_print_scale(max(scale, SMALLEST_SCALE))
    if scale < SMALLEST_SCALE:
        page.sheet.repeat_columns(0, 1)
        half = (2 + last + 1) // 2
        page.sheet.set_v_pagebreaks([half])
    return Paper(max(scale, SMALLEST_SCALE))


def _write_foot(page: Page, review: Review, last: int, paper: Paper) -> None:
    """Who made the table and who signs it for the bloc; never parted over two pages."""
    bloc, signing = review.config.bloc, review.config.signing
    lines = "\n".join(above_the_signature(noun_of(bloc), signing, bloc.acting))
    signer, plain = max(2, last - 3), {"valign": "top"}
    heights = (
        8.0,
        LINE_HEIGHT + 3,
        height_of([(lines, sum(page.widths[signer : last + 1]))]),
        LINE_HEIGHT + 3,
        62.0,
        18.0,
    )
    if paper.left(page.height) < sum(heights):
        page.sheet.set_h_pagebreaks([page.row])
    page.next(heights[0])
    page.merge(signer, last, dated(one_line(bloc.place)), page.styles(ITALIC, CENTRE))
    page.next(heights[1])
    page.merge(0, 1, WHO_MADE, page.styles(BOLD, CENTRE, plain))
    page.merge(signer, last, lines, page.styles(BOLD, CENTRE, WRAP, plain))
    page.next(heights[2])
    page.merge(0, 1, SIGN, page.styles(ITALIC, CENTRE))
    page.merge(signer, last, SIGN, page.styles(ITALIC, CENTRE))
    page.next(heights[3])
    page.next(heights[4])
    page.merge(signer, last, signer_of(signing), page.styles(BOLD, CENTRE))
    page.next(heights[5])


# ------------------------------------------------------------------------------------- rows


def _write_head(page: Page, review: Review, columns: Sequence[Column], last: int) -> None:
    bloc = review.config.bloc
    page.paragraph(bloc.parent.upper(), {"valign": "vcenter"}, last=last)
    page.paragraph(bloc.name.upper(), BOLD, {"valign": "vcenter"}, last=last)
    page.next(8)
    page.paragraph(ANNEX_TITLE, TITLE, last=last)
    page.paragraph(review_title(review.period, bloc.year), SUBTITLE, last=last)
    page.paragraph(order_in_words(review), ITALIC, CENTRE, WRAP, last=last)
    page.next(6)
    look = page.styles(HEADER)
    page.cells([(column.heading, look) for column in columns])
    page.sheet.freeze_panes(page.row + 1, 2)
    page.next(_heading_height(columns))


def _heading_height(columns: Sequence[Column]) -> float:
    return height_of([(column.heading, column.width - 1) for column in columns], 34)


def _write_rows(page: Page, review: Review, columns: Sequence[Column], last: int) -> None:
    for row in ranking_rows(review)[: len(review.board.standings)]:
        cells = cells_of(page, columns, row)
        texts = [(str(cell[0] or ""), one.width) for cell, one in zip(cells, columns, strict=True) if one.look.wraps]
        page.cells(cells)
        page.next(height_of(texts, 24))
    if not review.board.standings:
        page.paragraph(NOBODY_RANKED, GRID, CENTRE, last=last)


def _write_notes(page: Page, review: Review, columns: Sequence[Column], last: int) -> None:
    page.next(6)
    if any(column.section and column.heading == column.short for column in columns):
        for note in sections_in_words(review):
            page.paragraph(note, NOTE, last=last)
    for note in (*below_the_table(review), *_about_the_past(review)):
        page.paragraph(note, NOTE, last=last)


def _about_the_past(review: Review) -> Iterator[str]:
    memory = review.memory
    times = [period_title(past.period, past.year) for past in (memory.six_month, memory.last_year) if past]
    carried = share_carried(review.config, review.period) is not None
    return columns_of_the_past(times, half_year=memory.six_month is not None, carried=carried)


def _write_not_ranked(page: Page, review: Review, last: int) -> None:
    others = review.board.not_ranked
    if not others:
        return
    page.next(6)
    page.paragraph(how_many_not_ranked(len(others)), BOLD, last=last)
    look = page.styles(TEXT)
    page.cells([("STT", page.styles(HEADER)), ("Đơn vị", page.styles(HEADER))])
    page.merge(2, last, "Lý do", page.styles(HEADER))
    page.next(18)
    for number, one in enumerate(others, start=1):
        reason = why_not_ranked(review, one)
        page.cells([(number, page.styles(GRID, CENTRE)), (one.member.label, look)])
        page.merge(2, last, reason, look)
        page.next(height_of([(one.member.label, page.widths[1]), (reason, sum(page.widths[2 : last + 1]))]))
    page.next(6)
