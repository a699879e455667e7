"""Tables on a terminal: as wide as it is, no word, number or date broken; what does not fit goes below in its cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

BETWEEN = 3
"""Columns of the terminal between two of the table."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading; numbers stand at the right."""

    text: str
    is_number: bool = False


def fitted(headings: Sequence[Heading], rows: Sequence[Sequence[str]], width: int) -> Table:
    """A table of these rows that is no wider than `width`, where the longest words leave room for that."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    columns = [[heading.text, *(row[at] for row in rows)] for at, heading in enumerate(headings)]
    for heading, room in zip(headings, _rooms(columns, width), strict=True):
        table.add_column(heading.text, justify="right" if heading.is_number else "left", width=room)
    for row in rows:
        table.add_row(*(Text(text) for text in row))
    return table


def _rooms(columns: Sequence[Sequence[str]], width: int) -> list[int]:
    """A width for each column: at least its longest word; what is left goes where a text takes the most lines."""
    wanted = [max(map(len, texts)) for texts in columns]
    rooms = [max(len(word) for text in texts for word in text.split() or [""]) for texts in columns]
    spare = width - sum(rooms) - BETWEEN * len(columns)
    for _ in range(spare):
        tight = max(range(len(rooms)), key=lambda at: Fraction(wanted[at], max(rooms[at], 1)))
        rooms[tight] += wanted[tight] > rooms[tight]
    return rooms
