"""Sheet `Xếp hạng`: the annex table of points, and what must be said below it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.model.result import Review
from pipeline.reports.book.page import Page
from pipeline.reports.book.ranking_cells import cells_by
from pipeline.reports.book.ranking_layout import INDENT, Layout, heading_height, layout_of, row_height
from pipeline.reports.figures.paper_notes import unranked_in_words
from pipeline.reports.figures.ranking_columns import Column, ranking_rows
from pipeline.reports.figures.ranking_notes import below_the_table, order_in_words, sections_in_words
from pipeline.scoring.carrying import share_carried
from pipeline.sheets.looks.heights import LINE_HEIGHT, closest_height
from pipeline.sheets.looks.paper import page_of, set_paper
from pipeline.sheets.looks.styles import (
    BOLD,
    CENTRE,
    GRID,
    HEADER,
    ITALIC,
    NOTE,
    PLAIN,
    SUBTITLE,
    TEXT,
    TITLE,
    WRAP,
    Style,
    Styles,
)
from pipeline.text.papers.memory import columns_of_the_past
from pipeline.text.papers.signatures import above_the_signature, signer_of
from pipeline.text.ranking import ANNEX_TITLE, NOBODY_RANKED, how_many_not_ranked
from pipeline.text.sentences import noun_of, one_line
from pipeline.text.terms import period_title, review_title
from pipeline.text.workbooks.forms import SIGN, WHO_MADE, dated

SHEET = "Xếp hạng"
_GAP, _TITLE, _SIGNATURE = 6.0, 19.0, 40.0
"""Points: between the parts of the sheet, of a title, and for a signature."""
_OFFICE = 42
"""Characters that the signer's office takes of a line."""
_ABOVE: tuple[tuple[Style, float], ...] = (
    ({**PLAIN, **WRAP}, LINE_HEIGHT),
    ({**PLAIN, **WRAP, **BOLD}, LINE_HEIGHT),
    (TITLE, _TITLE),
    (SUBTITLE, _TITLE),
    ({**ITALIC, **CENTRE, **WRAP}, LINE_HEIGHT),
)
"""The looks of what stands above the table, and the least heights."""
_HEADING = 7
"""Its row, counted from 0."""


def write_ranking(styles: Styles, review: Review) -> None:
    """The whole sheet, from top to bottom."""
    size = page_of(review.config.paper)
    said = _said(review)
    plan = layout_of(review, size, lambda columns: _around(said, columns))
    page = Page(styles.book.add_worksheet(SHEET), styles, [column.width for column in plan.columns])
    set_paper(page.sheet, page=size)
    page.sheet.center_horizontally()
    _set_scale(page, plan)
    _write_head(page, review, plan)
    _write_rows(page, review, plan)
    _write_notes(page, said, plan)
    _write_not_ranked(page, review, plan)
    if review.board.standings:
        _write_foot(page, review, plan)
    page.sheet.print_area(0, 0, page.row - 1, plan.printed - 1)


# ------------------------------------------------------------------------------------- on paper


def _set_scale(page: Page, plan: Layout) -> None:
    """One page, or one page wide with the heading repeated."""
    if plan.one_page:
        page.sheet.fit_to_pages(1, 1)
        return
    page.sheet.set_print_scale(plan.scale)
    page.sheet.repeat_rows(_HEADING)


class _Said(NamedTuple):
    """What stands around the table, whatever its columns: notes below it, and those on sections without titles."""

    review: Review
    sections: tuple[str, ...]
    notes: tuple[str, ...]
    unranked: tuple[tuple[str, str], ...]


def _said(review: Review) -> _Said:
    notes = (*below_the_table(review), *_about_the_past(review))
    return _Said(review, tuple(sections_in_words(review)), notes, tuple(unranked_in_words(review)))


def _around(said: _Said, columns: Sequence[Column]) -> float:
    """How high is what stands above and below a table of such columns, in points."""
    return _height_above(said.review, [column.width for column in columns]) + _below(said, columns)


def _height_above(review: Review, widths: Sequence[float]) -> float:
    return sum(_heights_above(review, widths)) + 2 * _GAP


def _below(said: _Said, columns: Sequence[Column]) -> float:
    widths = [column.width for column in columns]
    notes = [closest_height([(note, sum(widths))]) for note in _notes(said, columns)]
    others = [_unranked_height(widths, *one) for one in said.unranked]
    unranked = 2 * _GAP + LINE_HEIGHT + 18 + sum(others) if others else 0
    return _GAP + sum(notes) + unranked + sum(_foot_heights(said.review, widths))


# ------------------------------------------------------------------------------------- head, rows


def _above(review: Review) -> tuple[str, ...]:
    """What stands above the table, a paragraph each."""
    bloc = review.config.bloc
    title = review_title(review.period, bloc.year)
    return bloc.parent.upper(), bloc.name.upper(), ANNEX_TITLE, title, order_in_words(review)


def _heights_above(review: Review, widths: Sequence[float]) -> list[float]:
    rows = zip(_above(review), _ABOVE, strict=True)
    return [closest_height([(text, sum(widths))], least) for text, (_, least) in rows]


def _write_head(page: Page, review: Review, plan: Layout) -> None:
    heights = _heights_above(review, plan.widths)
    for text, (look, _), height in zip(_above(review), _ABOVE, heights, strict=True):
        if look is TITLE:
            page.next(_GAP)
        page.paragraph(text, look, last=plan.printed - 1, height=height)
    page.next(_GAP)
    look = page.styles(HEADER)
    page.sheet.freeze_panes(page.row + 1, 2)
    page.line([(column.heading, look) for column in plan.columns], heading_height(plan.columns))


def _write_rows(page: Page, review: Review, plan: Layout) -> None:
    cells_of = cells_by(page.styles, plan.columns)
    for row in ranking_rows(review)[: len(review.board.standings)]:
        page.line(cells_of(row), row_height(plan.columns, row))
    if not review.board.standings:
        page.paragraph(NOBODY_RANKED, GRID, CENTRE, last=plan.printed - 1)


# ------------------------------------------------------------------------------- below the table


def _notes(said: _Said, columns: Sequence[Column]) -> tuple[str, ...]:
    """The paragraphs below a table of such columns."""
    coded = any(column.section and column.heading == column.short for column in columns)
    return (*said.sections, *said.notes) if coded else said.notes


def _write_notes(page: Page, said: _Said, plan: Layout) -> None:
    page.next(_GAP)
    for note in _notes(said, plan.columns[: plan.printed]):
        page.paragraph(note, NOTE, last=plan.printed - 1, height=closest_height([(note, sum(plan.widths))]))


def _about_the_past(review: Review) -> Iterator[str]:
    memory = review.memory
    times = [period_title(past.period, past.year) for past in (memory.six_month, memory.last_year) if past]
    carried = share_carried(review.config, review.period) is not None
    return columns_of_the_past(times, half_year=memory.six_month is not None, carried=carried)


def _write_not_ranked(page: Page, review: Review, plan: Layout) -> None:
    others, last = unranked_in_words(review), plan.printed - 1
    if not others:
        return
    page.next(_GAP)
    page.paragraph(how_many_not_ranked(len(others)), BOLD, last=last)
    look = page.styles(TEXT)
    page.cells([("STT", page.styles(HEADER)), ("Đơn vị", page.styles(HEADER))])
    page.merge(2, last, "Lý do", page.styles(HEADER))
    page.next(18)
    for number, (name, reason) in enumerate(others, start=1):
        page.cells([(number, page.styles(GRID, CENTRE)), (name, look)])
        page.merge(2, last, reason, look)
        page.next(_unranked_height(plan.widths, name, reason))
    page.next(_GAP)


def _unranked_height(widths: Sequence[float], name: str, reason: str) -> float:
    return closest_height([(name, widths[1] - INDENT), (reason, sum(widths[2:]) - INDENT)], 18)


def _foot_heights(review: Review, widths: Sequence[float]) -> tuple[float, ...]:
    """A gap, the date, the offices, how to sign, the signature, the name."""
    lines = closest_height([(_offices(review), sum(widths[_signer(widths) :]))])
    return _GAP, LINE_HEIGHT, lines, LINE_HEIGHT, _SIGNATURE, LINE_HEIGHT


def _offices(review: Review) -> str:
    bloc = review.config.bloc
    return "\n".join(above_the_signature(noun_of(bloc), review.config.signing, bloc.acting))


def _signer(widths: Sequence[float]) -> int:
    """The first column of the bloc's signature: right of the middle, with room for an office."""
    for at in range(len(widths) - 2, 2, -1):
        if sum(widths[at:]) >= _OFFICE:
            return at
    return 2


def _write_foot(page: Page, review: Review, plan: Layout) -> None:
    """Who made the table and who signs it for the bloc."""
    gap, date, offices, sign, signature, name = _foot_heights(review, plan.widths)
    signer, last, top = _signer(plan.widths), plan.printed - 1, {"valign": "top"}
    page.next(gap)
    page.merge(signer, last, dated(one_line(review.config.bloc.place)), page.styles(ITALIC, CENTRE))
    page.next(date)
    page.merge(0, 1, WHO_MADE, page.styles(BOLD, CENTRE, top))
    page.merge(signer, last, _offices(review), page.styles(BOLD, CENTRE, WRAP, top))
    page.next(offices)
    page.merge(0, 1, SIGN, page.styles(ITALIC, CENTRE))
    page.merge(signer, last, SIGN, page.styles(ITALIC, CENTRE))
    page.next(sign)
    page.next(signature)
    page.merge(signer, last, signer_of(review.config.signing), page.styles(BOLD, CENTRE))
    page.next(name)
