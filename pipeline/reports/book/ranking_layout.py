"""How wide the columns of the sheet `Xếp hạng` are: as few pages of paper as can be, in type of 8 points or more."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product
from math import ceil
from typing import NamedTuple

from pipeline.model.result import Review
from pipeline.reports.book.ranking_cells import cell_value, placed_columns
from pipeline.reports.figures.ranking_columns import Column, Row, Value, ranking_rows
from pipeline.sheets.looks.heights import LINE_HEIGHT, closest_height, lines_of, width_of
from pipeline.sheets.looks.paper import SMALLEST_SCALE, Landscape, Paper, on_paper, pixels, print_scale, width_for

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
    """Widths of a printed table: of its sections, and of its texts from left to right; all others have what they need.

    `height` is that of the table in points, `breadth` what its columns take in millimetres.
    """

    height: float
    breadth: float
    section: float
    texts: tuple[float, ...]


_Table = tuple[float, tuple[float, ...], int]
"""How high all rows are together, the widths of the texts, and their pixels."""


class _Measured(NamedTuple):
    """What all tables of the same rows share, whatever stands above their columns.

    `needs` tells by the values of a column what its texts and its numbers need; `rows` are the tables that texts of one
    to four lines give.
    """

    needs: Mapping[Callable[[Row], Value], tuple[float, float]]
    rows: Sequence[_Table]

    def least(self, column: Column) -> float:
        """The least width of a column, in which its heading is not torn."""
        text, number = self.needs[column.value]
        heading = 1 + max(width_of(word, bold=True) for word in column.heading.split())
        return max(min(_WIDEST_TEXT, max(heading, text)), number, 5.0)


def layout_of(review: Review, page: Landscape, around: Callable[[Sequence[Column]], float]) -> Layout:
    """The largest type in which all goes on one page, else in which the table takes the fewest.

    `around` tells how high is what stands above and below such columns. Sections stand by title where all titles have
    room, else by code; where not even the codes have, they are not printed: the sheet `Chi tiết` tells them.
    """
    rows = ranking_rows(review)[: len(review.board.standings)]
    titled = placed_columns(review)
    coded = [one._replace(heading=one.short) if one.section else one for one in titled]
    measured, found = _measured(_printed(titled), rows), list[Layout]()
    for columns in (titled, coded):
        best = _best(columns, measured, page, around)
        if best and best.one_page:
            return best
        found += [best] if best else []
    kept = [one._replace(aside=one.aside or bool(one.section)) for one in coded]
    return found[0] if found else _best(kept, measured, page, around) or _narrowest(kept, measured, page)


def heading_height(columns: Sequence[Column]) -> float:
    """Points."""
    return closest_height([(column.heading, column.width - 1) for column in columns], _HEADING)


def row_height(columns: Sequence[Column], row: Row) -> float:
    """Points that show all texts of a row."""
    return closest_height([(_text(one, row), one.width - INDENT) for one in columns if one.look.wraps], _ROW)


def _best(
    columns: Sequence[Column], measured: _Measured, page: Landscape, around: Callable[[Sequence[Column]], float]
) -> Layout | None:
    """The layout of the fewest pages, of equals that in the largest type; None where no type is small enough."""
    ways, found = sorted(_ways(_printed(columns), measured)), list[tuple[int, Layout]]()
    tables: dict[_Way, tuple[tuple[Column, ...], float]] = {}
    for scale in _SCALES:
        way = next((one for one in ways if one.breadth <= page.breadth(scale)), None)
        if way is None:
            continue
        if way not in tables:
            shown = _spread(columns, way, measured)
            tables[way] = shown, around(_printed(shown))
        shown, outside = tables[way]
        printed = _printed(shown)
        paper, high = Paper(scale, heading_height(printed), page), way.height + outside
        one_page = high <= paper.whole
        pages = 1 if one_page else 1 + max(1, ceil((high - paper.room) / (paper.room - paper.repeated)))
        found.append((pages, Layout(shown, len(printed), scale, one_page)))
    return min(found, key=lambda one: one[0], default=(0, None))[1]


def _printed(columns: Sequence[Column]) -> list[Column]:
    return [one for one in columns if not one.aside]


def _narrowest(columns: Sequence[Column], measured: _Measured, page: Landscape) -> Layout:
    """What has no room in type of 8 points is printed in smaller type."""
    shown = _spread(columns, min(_ways(_printed(columns), measured), key=lambda one: one.breadth), measured)
    printed = _printed(shown)
    return Layout(shown, len(printed), print_scale([one.width for one in printed], page), one_page=False)


def _spread(columns: Sequence[Column], way: _Way, measured: _Measured) -> tuple[Column, ...]:
    """The columns in their widths, the printed ones first."""
    texts, shown = iter(way.texts), list[Column]()
    for one in _printed(columns):
        width = next(texts) if one.look.wraps else way.section if one.section else measured.least(one)
        shown.append(one._replace(width=width))
    return (*shown, *(one for one in columns if one.aside))


def _ways(columns: Sequence[Column], measured: _Measured) -> Iterator[_Way]:
    """The tables that texts of one to four lines give, with sections narrower and wider."""
    least = [measured.least(column) for column in columns]
    fixed = [need for need, one in zip(least, columns, strict=True) if not (one.look.wraps or one.section)]
    sections = [(need, one) for need, one in zip(least, columns, strict=True) if one.section]
    narrow = ceil(max((need for need, _ in sections), default=0))
    for wide in range(narrow, max(narrow, _WIDEST_SECTION) + 1) if sections else (0,):
        if any(lines_of(one.heading, wide - 1) > _MOST_LINES for _, one in sections):
            continue
        heading = heading_height(
            [one._replace(width=wide if one.section else need) for need, one in zip(least, columns, strict=True)]
        )
        others = sum(map(pixels, fixed)) + len(sections) * pixels(wide)
        for height, texts, across in measured.rows:
            yield _Way(heading + height, on_paper(others + across), wide, texts)


def _measured(columns: Sequence[Column], rows: Sequence[Row]) -> _Measured:
    measured = _Measured({one.value: _needs(one, rows) for one in columns}, [])
    texts = [one for one in columns if one.look.wraps]
    options, number = _rows_alike([_text_widths(one, rows, measured.least(one)) for one in texts])
    tables = list[_Table]()
    for chosen in product(*options):
        most = map(max, zip(*(lines for _, lines in chosen), strict=True))
        heights = (max(_ROW, LINE_HEIGHT * lines) * alike for lines, alike in zip(most, number, strict=True))
        widths = tuple(width for width, _ in chosen)
        tables.append((sum(heights), widths, sum(map(pixels, widths))))
    return measured._replace(rows=_worth_a_try(tables))


def _worth_a_try(tables: Iterable[_Table]) -> list[_Table]:
    """Of several tables that are no broader than another only the lowest: from the lowest to the narrowest."""
    kept = list[_Table]()
    for table in sorted(tables, key=lambda one: (one[0], one[2], one[1])):
        if not kept or table[2] < kept[-1][2]:
            kept.append(table)
    return kept


_Options = Sequence[tuple[float, Sequence[int]]]
"""Widths of a column, and the lines of each row at that width."""


def _rows_alike(options: Sequence[_Options]) -> tuple[list[_Options], list[int]]:
    """The same with one row for all that take as many lines as it at every width of every column; and their number."""
    rows = Counter(zip(*(lines for column in options for _, lines in column), strict=True))
    lines = iter(zip(*rows, strict=True))
    return [[(width, next(lines, ())) for width, _ in column] for column in options], list(rows.values())


def _needs(column: Column, rows: Sequence[Row]) -> tuple[float, float]:
    """What the longest word and the longest number need."""
    values = [column.value(row) for row in rows]
    numbers = [Decimal(value) for value in values if isinstance(value, (int, Decimal))]
    words = {word for row in rows for word in _text(column, row).split()} if column.look.wraps else ()
    return INDENT + max(map(width_of, words), default=0), width_for(numbers, column.look.decimals or 0)


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
