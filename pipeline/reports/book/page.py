"""A worksheet written from top to bottom, as constant memory asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from pipeline.reports.book.links import Link
from pipeline.sheets.looks.heights import LINE_HEIGHT, height_of
from pipeline.sheets.looks.paper import set_widths
from pipeline.sheets.looks.styles import Style, Styles

Value = Decimal | int | date | Link | str | None
Cell = tuple[Value, Any]
"""A value and the format it is shown in."""

MOST_LINKS = 65_530
"""What Excel allows on one sheet."""


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

    def paragraph(self, text: str, *style: Style, first: int = 0, last: int | None = None) -> None:
        """A text across the columns `first` to `last` (all), as high as it needs."""
        end = len(self.widths) - 1 if last is None else last
        height = height_of([(text, sum(self.widths[first : end + 1]))], LINE_HEIGHT)
        self.merge(first, end, text, self.styles(*style))
        self.next(height)

    def merge(self, first: int, last: int, text: str, look: Any) -> None:
        """A text across some columns of this row."""
        self.sheet.merge_range(self.row, first, self.row, last, "", look)
        self.sheet.write_string(self.row, first, text, look)

    def cells(self, cells: Sequence[Cell], *, first: int = 0) -> None:
        """Values side by side, from the column `first` on."""
        if cells:
            self.sheet.put(self.row, first, [(_shown(value), look) for value, look in cells])
        for place, (value, look) in enumerate(cells, start=first):
            if isinstance(value, Link):
                self._lead(place, value, look)
            elif isinstance(value, date):
                self.sheet.write_datetime(self.row, place, _naive(value), look)

    def next(self, height: float | None = None, *, level: int = 0) -> None:
        """Ends the row: its height (None = Excel's) and its outline level."""
        if height is not None or level:
            self.sheet.set_row(self.row, height, None, {"level": level} if level else {})
        self.height += height or LINE_HEIGHT
        self.row += 1

    def _lead(self, place: int, link: Link, look: Any) -> None:
        if self.links < MOST_LINKS and link.fits:
            self.links += 1
            self.sheet.write_url(self.row, place, link.url, look, link.text)


def _shown(value: Value) -> float | str | None:
    """What stands in a cell; a day is put there afterwards."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, Link):
        return value.text
    return None if value is None or isinstance(value, date) else float(value)


def _naive(moment: date) -> date:
    return moment.replace(tzinfo=None) if isinstance(moment, datetime) else moment
