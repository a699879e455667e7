"""The catalogue's columns on the sheet `Xếp hạng`: which of them stand there, with their looks in a workbook."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.model.result import Review
from pipeline.model.scale import Kind
from pipeline.ranking.places import SECTION
from pipeline.reports.book.page import Cell, Page
from pipeline.reports.figures.ranking_columns import Column, Look, Row, annex_columns, ranking_rows
from pipeline.reports.figures.tables import scorecards
from pipeline.sheets.looks.paper import width_for
from pipeline.sheets.looks.styles import BOLD, CENTRE, GRID, TEXT, Style, in_decimals

_SHARED: Style = {"num_format": '0"*"'}
_DISPENSABLE = {"bonus": Kind.BONUS, "deduction": Kind.DEDUCTION, "grade": None, "awards": None}
"""Columns that are left out where nobody has anything there, unless the scale has rows of such a kind."""
_NOTHING = (None, "", (), 0)


def placed_columns(review: Review) -> list[Column]:
    """The columns of the annex table; those that are not printed come last.

    What bonus and deduction tell already has no column of its own as a section, nor has what nobody has.
    """
    columns = [one for one in annex_columns(review) if not one.section or not _told_beside(review, one.section)]
    columns = [one for one in columns if not _has_nothing(review, one)]
    if len({card.tally.maximum for card in scorecards(review)}) == 1:
        columns = [replace(one, aside=True) if one.name == "maximum" else one for one in columns]
    return sorted((_grown(review, one) for one in columns), key=lambda one: one.aside)


def _has_nothing(review: Review, column: Column) -> bool:
    if column.name not in _DISPENSABLE or any(line.kind is _DISPENSABLE[column.name] for line in review.scale.lines):
        return False
    return all(column.value(row) in _NOTHING for row in ranking_rows(review)[: len(review.board.standings)])


def _told_beside(review: Review, section: str) -> bool:
    """Whether a section holds bonus and deduction only, and breaks no ties."""
    scale, kinds = review.scale, set[Kind]()
    for line in scale.lines:
        if line.rule is not None and scale.ancestry(line)[-1].code == section:
            kinds.add(line.kind)
    return Kind.BASE not in kinds and f"{SECTION}{section}" not in review.config.ranking.tie_breaks


def _grown(review: Review, column: Column) -> Column:
    """Wide enough for the longest total."""
    if not column.look.grows:
        return column
    totals = [
        number for standing in review.board.standings for number in (standing.card.total, standing.card.tally.maximum)
    ]
    return replace(column, width=max(column.width, width_for(totals, review.config.scoring.decimals)))


def cells_of(page: Page, columns: Sequence[Column], row: Row) -> list[Cell]:
    """A member's row; a shared place keeps its number and shows a star."""
    star = _SHARED if row.standing is not None and row.standing.shared else {}
    return [
        (cell_value(one, row), page.styles(style_of(one.look), star if one.look.starred else {})) for one in columns
    ]


def style_of(look: Look) -> Style:
    """Numbers stand in the middle, texts wrap."""
    if look.wraps:
        return TEXT
    decimals = {} if look.decimals is None else in_decimals(look.decimals)
    return {**GRID, **CENTRE, **decimals, **(BOLD if look.strong else {})}


def cell_value(column: Column, row: Row) -> Decimal | int | str | None:
    """What a member's cell holds; several texts stand below each other."""
    value = column.value(row)
    return "\n".join(value) if isinstance(value, tuple) else value
