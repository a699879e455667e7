"""A worksheet written from top to bottom, as constant memory asks for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.sheets.looks.heights import LINE_HEIGHT, height_of
from pipeline.sheets.looks.paper import set_widths
from pipeline.sheets.looks.rows import Cell, ListRow, Target
from pipeline.sheets.looks.styles import Style, Styles


@dataclass(slots=True)
class Page:
    """A sheet, the row that is written next (counted from 0) and the height in points of what is above it.

    Excel sets the height of rows that have none; `height` counts those as one line, and the rows of lists not at all.
    """

    sheet: Any
    styles: Styles
    widths: Sequence[float]
    row: int = 0
    height: float = 0.0

    def __post_init__(self) -> None:
        set_widths(self.sheet, self.widths)

    def paragraph(
        self, text: str, *style: Style, first: int = 0, last: int | None = None, height: float | None = None
    ) -> None:
        """A text across the columns `first` to `last` (all), as high as it needs, or of a given height."""
        end = len(self.widths) - 1 if last is None else last
        height = height or height_of([(text, sum(self.widths[first : end + 1]))], LINE_HEIGHT)
        self.merge(first, end, text, self.styles(*style))
        self.next(height)

    def merge(self, first: int, last: int, text: str, look: Any) -> None:
        """A text across some columns of this row."""
        self.sheet.across(self.row, first, last, text, look)

    def cells(self, cells: Sequence[Cell], *, first: int = 0) -> None:
        """Values side by side, from the column `first` on."""
        if cells:
            self.sheet.put(self.row, first, cells)

    def link(self, column: int, text: str, target: Target, cell: str, look: Any) -> None:
        """A text that leads to a cell of a file; beyond what Excel allows only the text."""
        self.cells([(text, look)], first=column)
        self.sheet.lead(self.row, column, target, cell)

    def line(self, cells: Sequence[Cell], height: float | None = None, *, level: int = 0) -> None:
        """A whole row, from the first column on, of a sheet on which nothing is drawn."""
        self.sheet.line(self.row, cells, height, level)
        self._ended(height or LINE_HEIGHT)

    def rows(self, rows: Iterable[ListRow]) -> None:
        """Whole rows of which the sheet has made the cells, below one that has as many."""
        self.row = self.sheet.write_rows(self.row, rows)

    def next(self, height: float | None = None, *, level: int = 0) -> None:
        """Ends the row: its height (None = Excel's) and its outline level."""
        if height is not None or level:
            self.sheet.set_row(self.row, height, None, {"level": level} if level else {})
        self._ended(height or LINE_HEIGHT)

    def _ended(self, height: float) -> None:
        self.height += height
        self.row += 1
