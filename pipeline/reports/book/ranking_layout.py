"""How wide the columns of the sheet `Xếp hạng` are: as few pages of paper as can be, in type of 8 points or more."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import product
from math import ceil
from typing import NamedTuple

from pipeline.model.result import Review
from pipeline.reports.book.ranking_cells import cell_value, placed_columns
from pipeline.reports.figures.ranking_columns import Column, Row, ranking_rows
from pipeline.sheets.looks.heights import LINE_HEIGHT, closest_height, lines_of, width_of
from pipeline.sheets.looks.paper import SMALLEST_SCALE, Landscape, Paper, millimetres, print_scale, width_for

INDENT = 1.5
"""What the indent of a text takes of its column, in characters."""

_SCALES = (100, 95, 90, 85, 80, 76, SMALLEST_SCALE)
_MOST_LINES = 7
"""Of the title of a section above its column."""
_WIDEST_SECTION, _WIDEST_TEXT, _TEXT_LINES = 14, 60, 4
_LONGEST = 12
"""Texts of a column by which widths are tried."""
_HEADING, _ROW = 34.0, 22.0
"""The least height in points of the heading and of a row."""


class Layout(NamedTuple):
    """The columns from left to right, the `printed` first ones on paper, at a scale in percent."""

    columns: tuple[Column, ...]
    printed: int
    scale: int
    one_page: bool

    @property
    def widths(self) -> list[float]:
        """Of the columns on paper."""
        return [column.width for column in self.columns[: self.printed]]


class _Way(NamedTuple):
    """Widths of the printed columns, what they take in millimetres, and the height of the table in points."""

    widths: tuple[float, ...]
    breadth: float
    height: float


def layout_of(review: Review, page: Landscape, around: Callable[[Sequence[Column]], float]) -> Layout:
    """The largest type in which all goes on one page, else in which the table takes the fewest.

    `around` tells how high is what stands above and below such columns. Sections stand by title where all titles have
    room, else by code; where not even the codes have, they are not printed: the sheet `Chi tiết` tells them.
    """
    rows = ranking_rows(review)[: len(review.board.standings)]
    titled = placed_columns(review)
    coded = [one._replace(heading=one.short) if one.section else one for one in titled]
    found = [one for columns in (titled, coded) if (one := _best(columns, rows, page, around))]
    if not found:
        kept = [one._replace(aside=one.aside or bool(one.section)) for one in coded]
        found = [_best(kept, rows, page, around) or _narrowest(kept, rows, page)]
    return next((one for one in found if one.one_page), found[0])


def heading_height(columns: Sequence[Column]) -> float:
    """Points."""
    return closest_height([(column.heading, column.width - 1) for column in columns], _HEADING)


def row_height(columns: Sequence[Column], row: Row) -> float:
    """Points that show all texts of a row."""
    return closest_height([(_text(one, row), one.width - INDENT) for one in columns if one.look.wraps], _ROW)


def _best(
    columns: Sequence[Column], rows: Sequence[Row], page: Landscape, around: Callable[[Sequence[Column]], float]
) -> Layout | None:
    """The layout of the fewest pages, of equals that in the largest type; None where no type is small enough."""
    ways = list(_ways(_printed(columns), rows))
    made = [_made(columns, ways, scale, page, around) for scale in _SCALES]
    return min(filter(None, made), key=lambda one: one[0], default=(0, None))[1]


def _printed(columns: Sequence[Column]) -> list[Column]:
    return [one for one in columns if not one.aside]


def _made(
    columns: Sequence[Column],
    ways: Sequence[_Way],
    scale: int,
    page: Landscape,
    around: Callable[[Sequence[Column]], float],
) -> tuple[int, Layout] | None:
    """The pages and the lowest table at a scale; None where no way is so narrow."""
    narrow = [way for way in ways if way.breadth <= page.breadth(scale)]
    if not narrow:
        return None
    way = min(narrow, key=lambda one: (one.height, one.breadth))
    shown = _spread(columns, way)
    printed = shown[: len(way.widths)]
    paper, high = Paper(scale, heading_height(printed), page), way.height + around(printed)
    one_page = high <= paper.whole
    pages = 1 if one_page else 1 + max(1, ceil((high - paper.room) / (paper.room - paper.repeated)))
    return pages, Layout(shown, len(printed), scale, one_page)


def _narrowest(columns: Sequence[Column], rows: Sequence[Row], page: Landscape) -> Layout:
    """What has no room in type of 8 points is printed in smaller type."""
    way = min(_ways(_printed(columns), rows), key=lambda one: one.breadth)
    return Layout(_spread(columns, way), len(way.widths), print_scale(way.widths, page), one_page=False)


def _spread(columns: Sequence[Column], way: _Way) -> tuple[Column, ...]:
    """The columns in their widths, the printed ones first."""
    printed = [one._replace(width=width) for one, width in zip(_printed(columns), way.widths, strict=True)]
    return (*printed, *(one for one in columns if one.aside))


def _ways(columns: Sequence[Column], rows: Sequence[Row]) -> Iterator[_Way]:
    """The tables that texts of one to four lines give, with sections narrower and wider."""
    least = [_least(column, rows) for column in columns]
    texts = [at for at, column in enumerate(columns) if column.look.wraps]
    options, number = _rows_alike([_text_widths(columns[at], rows, least[at]) for at in texts])
    sections = [at for at, column in enumerate(columns) if column.section]
    narrow = ceil(max((least[at] for at in sections), default=0))
    for wide in range(narrow, max(narrow, _WIDEST_SECTION) + 1) if sections else (0,):
        widths = [wide if column.section else least[at] for at, column in enumerate(columns)]
        if any(lines_of(columns[at].heading, wide - 1) > _MOST_LINES for at in sections):
            continue
        heading = heading_height([one._replace(width=width) for one, width in zip(columns, widths, strict=True)])
        for chosen in product(*options):
            for at, (width, _) in zip(texts, chosen, strict=True):
                widths[at] = width
            most = map(max, zip(*(lines for _, lines in chosen), strict=True))
            heights = (max(_ROW, LINE_HEIGHT * lines) * alike for lines, alike in zip(most, number, strict=True))
            yield _Way(tuple(widths), millimetres(widths), heading + sum(heights))


_Options = Sequence[tuple[float, Sequence[int]]]
"""Widths of a column, and the lines of each row at that width."""


def _rows_alike(options: Sequence[_Options]) -> tuple[list[_Options], list[int]]:
    """The same with one row for all that take as many lines as it at every width of every column; and their number."""
    rows = Counter(zip(*(lines for column in options for _, lines in column), strict=True))
    lines = iter(zip(*rows, strict=True))
    return [[(width, next(lines, ())) for width, _ in column] for column in options], list(rows.values())


def _least(column: Column, rows: Sequence[Row]) -> float:
    """What the longest word and the longest number need."""
    values = [column.value(row) for row in rows]
    numbers = [Decimal(value) for value in values if isinstance(value, (int, Decimal))]
    words = [word for row in rows for word in _text(column, row).split()] if column.look.wraps else []
    heading = 1 + max(width_of(word, bold=True) for word in column.heading.split())
    text = INDENT + max(map(width_of, words), default=0)
    return max(min(_WIDEST_TEXT, max(heading, text)), width_for(numbers, column.look.decimals or 0), 5.0)


def _text_widths(column: Column, rows: Sequence[Row], least: float) -> list[tuple[float, list[int]]]:
    """Widths at which a column's texts take four lines at most, three, two, one; with the lines of each row."""
    texts = [_text(column, row) for row in rows]
    longest = sorted(set(texts), key=len)[-_LONGEST:]

    def fewer(width: float) -> int:
        return -max((lines_of(text, width - INDENT) for text in longest), default=1)

    tried = [least + half / 2 for half in range(max(1, int(2 * (_WIDEST_TEXT - least))))]
    places = (bisect_left(tried, -most, key=fewer) for most in range(1, _TEXT_LINES + 1))
    widths = sorted({tried[min(place, len(tried) - 1)] for place in places})
    return [(width, [lines_of(text, width - INDENT) for text in texts]) for width in widths]


def _text(column: Column, row: Row) -> str:
    return str(cell_value(column, row) or "")
