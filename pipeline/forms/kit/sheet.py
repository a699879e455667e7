"""One sheet of a paper: its head, its table, how it is printed, moved in and protected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pipeline.forms.kit.columns import Columns, Pair, cell, letters
from pipeline.forms.kit.head import write_texts, write_title
from pipeline.forms.kit.identity import Label
from pipeline.forms.kit.page import lock, set_footer
from pipeline.forms.kit.paper import Paper
from pipeline.forms.kit.table import Table
from pipeline.sheets.looks.paper import on_a4
from pipeline.sheets.looks.styles import Styles

R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Generic[R]):
    """What stands on the sheet of a paper: a title, texts of what it says of itself (in `pairs` of cells), a table.

    `hints` are columns at its right that are not printed, `below` rows that follow the table; `footer` is a name.
    """

    paper: Paper
    title: str
    pairs: Mapping[Label, Pair]
    texts: Mapping[Label, str]
    table: Table[R]
    rows: Sequence[R]
    footer: str = ""
    hints: int = 0
    below: int = 0

    @property
    def last(self) -> int:
        """The last row of the table, from 1; without rows the one below the header."""
        return self.table.header_row + max(len(self.rows), 1)

    def write(self, styles: Styles, first_input: str, frozen: Columns | None = None, **allowed: bool) -> Any:
        """A new sheet: `first_input` is chosen when it opens, what stands left of `frozen` is always seen."""
        sheet, header_row = styles.book.add_worksheet(self.paper.sheet), self.table.header_row
        self.table.set_widths(sheet)
        write_title(sheet, styles, f"A1:{letters(len(self.paper.columns) - 1)}1", self.title)
        write_texts(sheet, styles, self.pairs, self.texts, self.table.widths)
        self.table.write(sheet, styles, self.rows)
        on_a4(sheet)
        sheet.fit_to_pages(1, 0)
        set_footer(sheet, self.footer)
        sheet.center_horizontally()
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        if frozen is not None:
            sheet.freeze_panes(header_row, frozen.place)
        printed = len(self.table.columns) - self.hints
        sheet.print_area(0, 0, self.last + self.below - 1, printed - 1)
        sheet.repeat_rows(header_row - 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:{letters(printed - 1)}{self.last}"})
        sheet.set_selection(first_input)
        lock(sheet, **allowed)
        return sheet

    def area(self, column: Columns) -> str:
        """The cells of a column in the table: `L8:L40`."""
        return f"{cell(column, self.table.header_row + 1)}:{cell(column, self.last)}"
