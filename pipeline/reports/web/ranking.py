"""The ranking on the page: the catalogue's columns that it shows, and every ranked member's cells as texts."""

from dataclasses import dataclass

from pipeline.model.result import Review
from pipeline.reports.figures.ranking_columns import Column, Row, chosen, in_words
from pipeline.text.sentences import one_line

RANKING = (
    *("place", "name", "total", "maximum", "percent", "grade", "awards"),
    *("half_place", "half_percent", "half_change"),
    *("section", "bonus", "deduction", "claimed"),
)
"""The columns of the page, from left to right."""

_BY_NAME = {"name": "name", "half_change": "moved"}
"""Columns that the page's style knows by themselves, not by their look."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading, with the code of the section whose points it shows; `look` is a class of page.css or ""."""

    text: str
    section: str
    look: str


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A value as a text, and the classes of page.css that it has: `name` is the row's heading, `text` a person's."""

    text: str
    look: str


def headings(review: Review) -> tuple[Heading, ...]:
    """The heading of every column."""
    return tuple(_heading(column) for column in chosen(review, RANKING))


def _heading(column: Column) -> Heading:
    look = _look_of(column).partition(" ")[0]
    heading = (column.short or column.heading).removesuffix(column.section).rstrip()
    return Heading(heading, one_line(column.section), look if look in ("number", "name") else "")


def cells(columns: tuple[Column, ...], row: Row) -> tuple[ShownCell, ...]:
    """A member's row."""
    return tuple(ShownCell(in_words(column, row), _look_of(column)) for column in columns)


def _look_of(column: Column) -> str:
    look = column.look
    by_look = "text" if look.wraps else "number place" if look.starred else "number total" if look.strong else "number"
    return _BY_NAME.get(column.name, by_look)
