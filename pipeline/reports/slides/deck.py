"""What a slide holds, whatever draws it: sentences, a table or a chart, as large as the last row of a hall needs.

Lengths are points; a slide is 960 × 540.
"""

from collections.abc import Callable, Iterator, Sequence
from math import ceil
from typing import NamedTuple

from pipeline.reports.charts.chart import Category, Chart
from pipeline.reports.charts.figures import on_lines, without_middle
from pipeline.text.slides import further

WIDTH, HEIGHT = 880.0, 396.0
"""The room of what stands below a title."""
SIZES = (28, 24, 20)
"""Of sentences and tables, the largest that has room; nothing on a slide but its foot is smaller than the last."""
BARS = 12
"""The most that a chart draws."""
_FEW = 7
"""Bars up to which a name has two lines."""
_LETTER, _LINE, _BETWEEN, _AROUND = 0.48, 1.2, 0.5, 7.0
"""Of a letter's size: its width, a line's height, the room between sentences; and the room around a cell's text."""
_WIDE_LETTER = 0.6
"""Of a letter's size its width in a bold heading, at most."""
_LONGEST_LABEL, _LONGEST_CELL = 36, 90
_LOST = 8
"""Letters that a line loses where its last word has no room."""


class Sentences(NamedTuple):
    """One below the other, the most important first, and the size of their letters."""

    texts: tuple[str, ...]
    size: int


class Table(NamedTuple):
    """Headings, the percent of the breadth that each column has, and the rows; all columns but texts are centred.

    `size` is that of its letters.
    """

    headings: tuple[str, ...]
    shares: tuple[int, ...]
    texts: frozenset[int]
    rows: tuple[tuple[str, ...], ...]
    size: int = SIZES[-1]


class Slide(NamedTuple):
    """A title of one line, and what stands below it."""

    title: str
    body: Sentences | Table | Chart


class Deck(NamedTuple):
    """The first slide says whose review it is; the others follow."""

    parent: str
    bloc: str
    heading: str
    subtitle: str
    slides: tuple[Slide, ...]


def sentences(texts: Sequence[str]) -> Sentences:
    """As large as they may be; those that have no room in the smallest letters are counted."""
    for size in SIZES:
        if _high(texts, size) <= HEIGHT:
            return Sentences(tuple(texts), size)
    kept = list(texts)
    while len(kept) > 1 and _high([*kept, further(1)], SIZES[-1]) > HEIGHT:
        kept.pop()
    left = len(texts) - len(kept)
    return Sentences((*kept, further(left)) if left else tuple(kept), SIZES[-1])


def _high(texts: Sequence[str], size: int) -> float:
    return sum((_lines(text, WIDTH - 2 * size, size) * _LINE + _BETWEEN) * size for text in texts)


def _lines(text: str, width: float, size: int) -> int:
    return max(1, ceil(len(text) * size * _LETTER / width))


def pages(table: Table) -> Iterator[Table]:
    """The table on as few slides as have room for its rows in the smallest letters, then as large as goes on so many.

    Each but the last has as many rows; all have the headings.
    """
    fewest = list(_parts(table._replace(size=SIZES[-1])))
    for size in SIZES:
        parts = list(_parts(table._replace(size=size)))
        if len(parts) <= len(fewest) and (size == SIZES[-1] or _whole_words(parts)):
            yield from parts
            return


def _parts(table: Table) -> Iterator[Table]:
    rows, room = table.rows, HEIGHT - row_height(table, table.headings)
    heights = [row_height(table, row) for row in rows]
    for number in range(1, len(rows) + 1):
        most = ceil(len(rows) / number)
        starts = range(0, len(rows), most)
        if most == 1 or all(sum(heights[start : start + most]) <= room for start in starts):
            yield from (table._replace(rows=rows[start : start + most]) for start in starts)
            return


def first_page(table: Table, counted: Callable[[int], tuple[str, ...]]) -> Table:
    """As many rows as one slide has room for; where that is not all, its last row counts the others."""
    *larger, smallest = (_first(table._replace(size=size), counted) for size in SIZES)
    return next((one for one in larger if len(one.rows) == len(smallest.rows) and _whole_words([one])), smallest)


def _first(table: Table, counted: Callable[[int], tuple[str, ...]]) -> Table:
    room = HEIGHT - row_height(table, table.headings)
    for shown in range(len(table.rows), -1, -1):
        left = len(table.rows) - shown
        rows = (*table.rows[:shown], *([counted(left)] if left else []))
        if sum(row_height(table, row) for row in rows) <= room:
            return table._replace(rows=rows)
    return table._replace(rows=())


def _whole_words(parts: Sequence[Table]) -> bool:
    """Whether every word has room on a line of its cell."""
    return all(
        len(word) * table.size * _WIDE_LETTER <= width
        for table in parts
        for row in (table.headings, *table.rows)
        for text, width in zip(row, _widths(table), strict=True)
        for word in text.split()
    )


def row_height(table: Table, row: Sequence[str]) -> float:
    """As its longest text needs."""
    size = table.size
    lines = max(_lines(text, width, size) for text, width in zip(row, _widths(table), strict=True))
    return lines * size * _LINE + _AROUND


def _widths(table: Table) -> list[float]:
    """What cells have for their text."""
    return [WIDTH * share / 100 - 2 * _AROUND for share in table.shares]


def on_a_slide(chart: Chart) -> Chart:
    """The chart with names that have room in large letters; of more bars than have room the longest, in their order."""
    pairs = list(zip(chart.categories, chart.values, strict=True))
    longest = sorted(pairs, key=lambda pair: -abs(pair[1]))[:BARS]
    kept = [pair for pair in pairs if pair in longest]
    lines = 1 if len(kept) > _FEW else 2
    return chart._replace(
        categories=tuple(Category(_label(chart, one.name, lines), one.name) for one, _ in kept),
        values=tuple(value for _, value in kept),
    )


def _label(chart: Chart, name: str, lines: int) -> str:
    """Of a member, whose difference a chart shows, the end tells it apart; of a section the beginning."""
    most = lines * _LONGEST_LABEL - (lines - 1) * _LOST
    return on_lines(without_middle(name, most, most // 3) if chart.signed else cut(name, most), _LONGEST_LABEL)


def whole_name(name: str) -> str:
    """A member's name in a cell; of one that is too long the end tells it apart."""
    return without_middle(name, _LONGEST_CELL, _LONGEST_CELL // 3)


def cut(text: str, longest: int = _LONGEST_CELL) -> str:
    """A text that a slide has room for; it ends after a word."""
    if len(text) <= longest:
        return text
    return f"{(text[:longest].rpartition(' ')[0] or text[:longest]).rstrip(' ,;:–-')}…"
