"""A sheet that is a list: a heading row with a filter, then a row a thing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, count, islice
from typing import NamedTuple

from pipeline.model.result import Review
from pipeline.reports.book.page import Page
from pipeline.sheets.looks.heights import height_of
from pipeline.sheets.looks.paper import set_paper
from pipeline.sheets.looks.rows import MOST_ROWS, Cell, ListRow, Made
from pipeline.sheets.looks.styles import BOLD, HEADER, Styles
from pipeline.text.terms import review_title

_HEADER = 3
"""The row of the headings, counted from 0."""


class Column(NamedTuple):
    """A heading and its column's width."""

    heading: str
    width: float


Make = Callable[[int, Sequence[Cell]], Made]
"""What a sheet makes of cells side by side that begin in some column."""


def write_list(
    styles: Styles,
    review: Review,
    name: str,
    heading: str,
    columns: Sequence[Column],
    rows: Callable[[Make], Iterator[ListRow]],
) -> None:
    """A sheet with a heading row and a filter; a list with more rows than Excel has goes on another, and so on."""
    page = _begun(styles, review, name, heading, columns)
    left, numbers = rows(page.sheet.made), count(2)
    page.rows(islice(left, MOST_ROWS - page.row))
    _end(page, columns)
    for first in left:
        page = _begun(styles, review, f"{name} ({next(numbers)})", heading, columns)
        page.rows(islice(chain([first], left), MOST_ROWS - page.row))
        _end(page, columns)


def _begun(styles: Styles, review: Review, name: str, heading: str, columns: Sequence[Column]) -> Page:
    """A sheet down to its heading row."""
    page = Page(styles.book.add_worksheet(name), styles, [column.width for column in columns])
    set_paper(page.sheet)
    page.sheet.fit_to_pages(1, 0)
    bloc = review.config.bloc
    for text in (heading, f"{bloc.name} – {review_title(review.period, bloc.year)}"):
        page.line([(text, styles(BOLD))], 18)
    page.next(6)
    page.sheet.repeat_rows(page.row)
    page.line(
        [(column.heading, styles(HEADER)) for column in columns],
        height_of([(column.heading, column.width - 1) for column in columns], 20),
    )
    page.sheet.freeze_panes(page.row, 0)
    return page


def _end(page: Page, columns: Sequence[Column]) -> None:
    page.sheet.autofilter(_HEADER, 0, page.row - 1, len(columns) - 1)


def inner_widths(columns: Iterable[Column]) -> list[float]:
    """What columns leave for a text."""
    return [column.width - 2 for column in columns]


def height(cells: Sequence[Cell], widths: Sequence[float]) -> float:
    """How high a row must be for these cells, in columns of these widths and perhaps more."""
    texts = zip(cells, widths, strict=False)
    return height_of([(value, width) for (value, _), width in texts if value.__class__ is str])
