"""The catalogue's columns on the sheet `Xếp hạng`: fitted to what they hold, with their looks in a workbook."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.model.result import Review
from pipeline.reports.book.page import Cell, Page
from pipeline.reports.figures.ranking_columns import Column, Look, Row, annex_columns
from pipeline.sheets.looks.heights import lines_of
from pipeline.sheets.looks.paper import width_for
from pipeline.sheets.looks.styles import BOLD, CENTRE, GRID, TEXT, Style, in_decimals

_USUAL = 9.5
"""The width of a column of points, unless a total needs more."""
_MOST_LINES = 7
_SHARED: Style = {"num_format": '0"*"'}


def fitted_columns(review: Review) -> tuple[Column, ...]:
    """All columns of the annex table, wide enough for its totals; sections by title where all titles have room."""
    cards = [standing.card for standing in review.board.standings]
    totals = [number for card in cards for number in (card.total, card.tally.maximum)]
    points = max(_USUAL, width_for(totals, review.config.scoring.decimals))
    columns = [replace(column, width=_fitted(column, points)) for column in annex_columns(review)]
    if any(column.section and lines_of(column.heading, column.width) > _MOST_LINES for column in columns):
        return tuple(replace(one, heading=one.short) if one.section else one for one in columns)
    return tuple(columns)


def _fitted(column: Column, points: float) -> float:
    """A column that is narrower than the usual stays so by as much."""
    return max(column.width, points + min(0, column.width - _USUAL)) if column.look.grows else column.width


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
