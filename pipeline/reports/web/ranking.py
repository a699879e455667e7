"""The ranking on the page: the catalogue's columns that it shows, and every ranked member's cells as texts."""

from typing import NamedTuple

from pipeline.model.result import Review
from pipeline.reports.figures.ranking_columns import Column, Row, chosen, in_words
from pipeline.reports.figures.tables import scored_sections
from pipeline.reports.figures.telling_columns import telling
from pipeline.text.sentences import one_line

MOST_SECTIONS = 7
"""Columns of sections that stand beside all others on a common screen; of more, the table of criteria tells them."""

_BY_NAME = {"name": "name", "half": "moved"}
"""Columns that the page's style knows by themselves, not by their look."""


class Heading(NamedTuple):
    """A column's heading, with the code of the section whose points it shows; `look` is a class of page.css or ""."""

    text: str
    section: str
    look: str


class ShownCell(NamedTuple):
    """A value as a text, and the classes of page.css that it has: `name` is the row's heading, `text` a person's."""

    text: str
    look: str


def names_of_columns(review: Review) -> tuple[str, ...]:
    """The columns of the page, from left to right: all that a screen of 1440 pixels shows at once.

    Where every maximum is 100, points are percent as well, and neither is told twice; grades and awards stand there
    where the period gives some.
    """
    hundred = all(one.card.tally.maximum + one.card.carried_maximum == 100 for one in review.board.standings)
    few = len(scored_sections(review)) <= MOST_SECTIONS
    awarded = any(review.period in award.periods for award in review.config.awards)
    return (
        *("place", "name", "total"),
        *(() if hundred else ("maximum", "percent")),
        *(("grade",) if review.config.grades_in(review.period) else ()),
        *(("awards",) if awarded else ()),
        *("half", "half_percent"),
        *(("section",) if few else ()),
        *("bonus", "deduction", "claimed"),
    )


def columns_of_page(review: Review) -> tuple[Column, ...]:
    """Those of them that tell something."""
    return tuple(telling(review, chosen(review, names_of_columns(review))))


def heading(column: Column) -> Heading:
    """What stands above a column."""
    look = _look_of(column).partition(" ")[0]
    text = (column.short or column.heading).removesuffix(column.section).rstrip()
    return Heading(text, one_line(column.section), look if look in ("number", "name") else "")


def cells(columns: tuple[Column, ...], row: Row) -> tuple[ShownCell, ...]:
    """A member's row."""
    return tuple(ShownCell(in_words(column, row), _look_of(column)) for column in columns)


def _look_of(column: Column) -> str:
    look = column.look
    by_look = "text" if look.wraps else "number place" if look.starred else "number total" if look.strong else "number"
    return _BY_NAME.get(column.name, by_look)
