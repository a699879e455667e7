"""A worksheet written from top to bottom, as constant memory asks for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.reports.book.links import Link
from pipeline.sheets.looks.heights import LINE_HEIGHT, height_of
from pipeline.sheets.looks.paper import set_widths
from pipeline.sheets.looks.rows import Cell, Made
from pipeline.sheets.looks.styles import Style, Styles

MOST_LINKS = 65_530
"""What Excel allows on one sheet."""


ListRow = tuple[Made, float, Sequence[tuple[int, Link]]]
"""A row: its cells as the sheet has made them, how high it is, and the columns that lead to a file."""


@dataclass(slots=True)
class Page:
    """A sheet, the row that is written next (counted from 0) and the height in points of what is above it.

    Excel sets the height of rows that have none; `height` counts those as one line.
    """

    sheet: Any
    styles: Styles
    widths: Sequence[float]
    row: int = 0
    height: float = 0.0
    links: int = 0

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

    def link(self, column: int, link: Link, look: Any) -> None:
        """A text that leads to a file; beyond what Excel allows only the text."""
        self.cells([(link.text, look)], first=column)
        self.lead(column, link)

    def lead(self, column: int, link: Link) -> None:
        """Makes a cell of this row lead to a file, as far as Excel allows."""
        if self.links < MOST_LINKS and link.fits:
            self.links += 1
            self.sheet.lead(self.row, column, link.path, link.sheet, link.cell)

    def line(self, cells: Sequence[Cell], height: float) -> None:
        """A whole row, from the first column on, of a sheet on which nothing is drawn."""
        self.sheet.line(self.row, cells, height)
        self._ended(height)

    def rows(self, rows: Iterable[ListRow]) -> None:
        """Whole rows of which the sheet has made the cells, below one that has as many."""
        self.sheet.write_rows(self.row, self._led(rows))

    def _led(self, rows: Iterable[ListRow]) -> Iterator[tuple[Made, float]]:
        """The rows, with their links, one after the other."""
        for made, height, links in rows:
            for column, link in links:
                self.lead(column, link)
            yield made, height
            self._ended(height)

    def next(self, height: float | None = None, *, level: int = 0) -> None:
        """Ends the row: its height (None = Excel's) and its outline level."""
        if height is not None or level:
            self.sheet.set_row(self.row, height, None, {"level": level} if level else {})
        self._ended(height or LINE_HEIGHT)

    def _ended(self, height: float) -> None:
        self.height += height
        self.row += 1
