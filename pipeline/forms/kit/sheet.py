"""One sheet of a paper: its head, its table, how it is printed, moved in and protected."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pipeline.forms.kit.columns import Columns, Pair, cell, letters
from pipeline.forms.kit.foot import Foot
from pipeline.forms.kit.head import TITLE_HEIGHT, write_texts, write_title
from pipeline.forms.kit.identity import Label
from pipeline.forms.kit.page import Page, lock, set_footer, set_margins
from pipeline.forms.kit.paper import Paper
from pipeline.forms.kit.table import HEADER_HEIGHT, Table
from pipeline.sheets.looks.paper import on_a4
from pipeline.sheets.looks.styles import Styles

R = TypeVar("R")
_USUAL = 20.0
"""About how high a row of the head is, in points."""
_WITH_FOOT = 3
"""So many rows of the table at least stand on the page with the signatures."""


def _no_heading(_row: object) -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Generic[R]):
    """What stands on the sheet of a paper: a title, texts of what it says of itself (in `pairs` of cells), a table.

    `hints` are columns at its right that are not printed; `below` are the heights of rows that follow the table, then
    comes the `foot` of a paper that is signed. `heading` tells rows that stay with the next on paper; `footer` is a
    name.
    """

    paper: Paper
    title: str
    pairs: Mapping[Label, Pair]
    texts: Mapping[Label, str]
    table: Table[R]
    rows: Sequence[R]
    footer: str = ""
    landscape: bool = True
    hints: int = 0
    below: tuple[float, ...] = ()
    foot: Foot | None = None
    heading: Callable[[R], bool] = _no_heading

    @property
    def last(self) -> int:
        """The last row of the table, from 1; without rows the one below the header."""
        return self.table.header_row + max(len(self.rows), 1)

    def write(self, styles: Styles, first_input: str, frozen: Columns | None = None, **allowed: bool) -> Any:
        """A new sheet: `first_input` is chosen when it opens, what stands left of `frozen` is always seen."""
        sheet, header_row = styles.book.add_worksheet(self.paper.sheet), self.table.header_row
        self.table.set_widths(sheet)
        write_title(sheet, styles, f"A1:{letters(len(self.paper.columns) - 1)}1", self.title)
        head = write_texts(sheet, styles, self.pairs, self.texts, self.table.widths)
        rows = self.table.write(sheet, styles, self.rows)
        on_a4(sheet, landscape=self.landscape)
        set_margins(sheet)
        self._set_pages(sheet, styles, head, rows)
        set_footer(sheet, self.footer)
        sheet.center_horizontally()
        if frozen is not None:
            sheet.freeze_panes(header_row, frozen.place)
        printed = len(self.table.columns) - self.hints
        sheet.repeat_rows(header_row - 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:{letters(printed - 1)}{self.last}"})
        sheet.set_selection(first_input)
        lock(sheet, **allowed)
        return sheet

    def _set_pages(self, sheet: Any, styles: Styles, head: Mapping[int, float], rows: Sequence[float]) -> None:
        """As wide as a page; the signatures stand with the last rows."""
        widths, header = self.table.widths[: len(self.table.columns) - self.hints], self.table.header_row - 1
        heights = [TITLE_HEIGHT, *(head.get(row, _USUAL) for row in range(1, header)), HEADER_HEIGHT, *rows]
        heights += [_USUAL] * (self.last - len(heights))
        heights += self.below
        if self.foot is None:
            sheet.fit_to_pages(1, 0)
        else:
            self.foot.write(sheet, styles, len(heights) + 1, self.table.widths)
            foot = self.foot.heights(self.table.widths)
            joined = {row for row, one in enumerate(self.rows, start=header + 1) if self.heading(one)}
            tail = len(self.below) + len(foot) + _WITH_FOOT
            heights += foot
            page = Page(self.landscape, widths, heights, header)
            page.set_breaks(sheet, joined, tail)
        sheet.print_area(0, 0, len(heights) - 1, len(widths) - 1)

    def area(self, column: Columns) -> str:
        """The cells of a column in the table: `L8:L40`."""
        return f"{cell(column, self.table.header_row + 1)}:{cell(column, self.last)}"
