"""The catalogue's columns on the sheet `Xếp hạng`: fitted to what they hold, with their looks in a workbook."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.model.result import Review
from pipeline.model.scale import Kind
from pipeline.ranking.places import SECTION
from pipeline.reports.book.page import Cell, Page
from pipeline.reports.figures.ranking_columns import Column, Look, Row, annex_columns
from pipeline.reports.figures.tables import scorecards
from pipeline.sheets.looks.heights import lines_of
from pipeline.sheets.looks.paper import width_for
from pipeline.sheets.looks.styles import BOLD, CENTRE, GRID, TEXT, Style, in_decimals

_USUAL = 9.5
"""The width of a column of points, unless a total needs more."""
_MOST_LINES = 7
_SHARED: Style = {"num_format": '0"*"'}


def fitted_columns(review: Review) -> tuple[Column, ...]:
    """The columns of the annex table, wide enough for its totals; sections by title where all titles have room.

    Those that are not printed come last. What bonus and deduction tell already has no column of its own as a section.
    """
    cards = [standing.card for standing in review.board.standings]
    totals = [number for card in cards for number in (card.total, card.tally.maximum)]
    points = max(_USUAL, width_for(totals, review.config.scoring.decimals))
    columns = [replace(column, width=_fitted(column, points)) for column in _placed(review)]
    if any(column.section and lines_of(column.heading, column.width) > _MOST_LINES for column in columns):
        return tuple(replace(one, heading=one.short) if one.section else one for one in columns)
    return tuple(columns)


def _placed(review: Review) -> list[Column]:
    columns = [one for one in annex_columns(review) if not one.section or not _told_beside(review, one.section)]
    if len({card.tally.maximum for card in scorecards(review)}) == 1:
        columns = [replace(one, aside=True) if one.name == "maximum" else one for one in columns]
    return sorted(columns, key=lambda one: one.aside)


def _told_beside(review: Review, section: str) -> bool:
    """Whether a section holds bonus and deduction only, and breaks no ties."""
    scale, kinds = review.scale, set[Kind]()
    for line in scale.lines:
        if line.rule is not None and scale.ancestry(line)[-1].code == section:
            kinds.add(line.kind)
    return Kind.BASE not in kinds and f"{SECTION}{section}" not in review.config.ranking.tie_breaks


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
