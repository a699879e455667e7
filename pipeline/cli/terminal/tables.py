"""Tables and trees as lines of text: no word, number or date broken; what does not fit goes below in its cell."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import zip_longest
from textwrap import wrap
from typing import NamedTuple

from pipeline.cli.terminal.console import say
from pipeline.text.terminal.lines import wrapped

BETWEEN = 2
"""Columns of the terminal between two of the table."""

_SIDE = " "


class Heading(NamedTuple):
    """A column's heading; numbers stand at the right, and what is `whole` on one line wherever there is room."""

    text: str
    is_number: bool = False
    whole: bool = False


class Table(NamedTuple):
    """Lines of text: the headings with the line below them, and the rows."""

    head: tuple[str, ...]
    body: tuple[str, ...]


def tell_table(table: Table) -> None:
    """The table between two empty lines."""
    say("")
    say(*table.head, heading=True)
    say(*table.body, "")


def fitted(headings: Sequence[Heading], rows: Sequence[Sequence[str]], width: int) -> Table:
    """A table of these rows that is no wider than `width`, where the longest words leave room for that."""
    rooms = _rooms(headings, [[heading.text, *(row[at] for row in rows)] for at, heading in enumerate(headings)], width)
    rule = _SIDE + "─" * (sum(rooms) + BETWEEN * (len(rooms) - 1))
    head = _lines([heading.text for heading in headings], headings, rooms)
    return Table((*head, rule), tuple(line for row in rows for line in _lines(row, headings, rooms)))


def _lines(cells: Sequence[str], headings: Sequence[Heading], rooms: Sequence[int]) -> Iterator[str]:
    """The lines of a row, as many as its fullest cell needs; a heading stands at the foot of its own."""
    broken = [
        wrap(cell, room, break_long_words=False, break_on_hyphens=False)
        for cell, room in zip(cells, rooms, strict=True)
    ]
    for parts in zip_longest(*broken, fillvalue=""):
        placed = (
            part.rjust(room) if heading.is_number else part.ljust(room)
            for part, heading, room in zip(parts, headings, rooms, strict=True)
        )
        yield (_SIDE + (" " * BETWEEN).join(placed)).rstrip()


def _rooms(headings: Sequence[Heading], columns: Sequence[Sequence[str]], width: int) -> list[int]:
    """A width for each column: at least its longest word; what is left goes to what should stay whole, and then where a
    text takes the most lines."""
    wanted = [max(map(len, texts)) for texts in columns]
    rooms = [max(len(word) for text in texts for word in text.split() or [""]) for texts in columns]
    spare = width - len(_SIDE) - sum(rooms) - BETWEEN * (len(columns) - 1)
    for at in (at for at, heading in enumerate(headings) if heading.whole):
        without_heading = max(map(len, columns[at][1:]), default=0)
        more = next((more for room in (wanted[at], without_heading) if 0 <= (more := room - rooms[at]) <= spare), 0)
        rooms[at], spare = rooms[at] + more, spare - more
    for _ in range(spare):
        tight = max(range(len(rooms)), key=lambda at: Fraction(wanted[at], max(rooms[at], 1)))
        rooms[tight] += wanted[tight] > rooms[tight]
    return rooms


Branch = tuple[str, Sequence["Branch"]]
"""A text and what hangs on it."""

_GUIDE = len("├── ")


def tree(branches: Sequence[Branch], width: int) -> Iterator[str]:
    """The lines of what hangs on a tree's root, long texts broken between words below their beginning."""
    for at, (text, inner) in enumerate(branches, start=1):
        first, below = ("└── ", "    ") if at == len(branches) else ("├── ", "│   ")
        for number, line in enumerate(wrapped(text, width - _GUIDE)):
            yield (below if number else first) + line
        yield from (below + line for line in tree(inner, width - _GUIDE))
