"""The catalogue's columns on the sheet `Xếp hạng`: which of them stand there, with their looks in a workbook."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from pipeline.model.result import Review
from pipeline.reports.figures.ranking_columns import Column, Look, Row, annex_columns
from pipeline.reports.figures.tables import scorecards
from pipeline.reports.figures.telling_columns import telling
from pipeline.sheets.looks.paper import width_for
from pipeline.sheets.looks.rows import Cell
from pipeline.sheets.looks.styles import BOLD, CENTRE, GRID, TEXT, Style, Styles, in_decimals

_SHARED: Style = {"num_format": '0"*"'}


def placed_columns(review: Review) -> list[Column]:
    """The columns of the annex table that tell something; those that are not printed come last."""
    columns = telling(review, annex_columns(review))
    if len({card.tally.maximum for card in scorecards(review)}) == 1:
        columns = [one._replace(aside=True) if one.name == "maximum" else one for one in columns]
    return sorted((_grown(review, one) for one in columns), key=lambda one: one.aside)


def _grown(review: Review, column: Column) -> Column:
    """Wide enough for the longest total."""
    if not column.look.grows:
        return column
    totals = [
        number for standing in review.board.standings for number in (standing.card.total, standing.card.tally.maximum)
    ]
    return column._replace(width=max(column.width, width_for(totals, review.config.scoring.decimals)))


def cells_by(styles: Styles, columns: Sequence[Column]) -> Callable[[Row], list[Cell]]:
    """Makes a member's row; a shared place keeps its number and shows a star."""
    plain = [styles(style_of(one.look)) for one in columns]
    starred = [styles(style_of(one.look), _SHARED if one.look.starred else {}) for one in columns]

    def cells(row: Row) -> list[Cell]:
        looks = starred if row.standing is not None and row.standing.shared else plain
        return [(cell_value(one, row), look) for one, look in zip(columns, looks, strict=True)]

    return cells


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
