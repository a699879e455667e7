"""Workbooks, sheets and cells, whatever kind of file they came from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from pipeline.model.cells import NOTHING, Cell, CellRef
from pipeline.sheets.cells import limits
from pipeline.sheets.cells.addresses import Area, letters_of, place_of
from pipeline.sheets.cells.faults import TooLarge
from pipeline.sheets.cells.making import FORMULA
from pipeline.text.unreadable import CELLS, MERGES, SPREAD, count_words

Rows = dict[int, dict[int, Cell]]
"""What cells hold, by row and column, both from 1.

Where a cell stands, it does not say here: equal cells of all sheets are one.
"""


Formulas = dict[tuple[int, int], Cell]
"""Formulas with their stored values, by row and column."""


class Grid(NamedTuple):
    """What a sheet holds: its filled cells in order of rows and columns, without what lies below merged ones.

    Of a formula `rows` tell that it is one, `stored` its stored value.
    """

    rows: Rows
    merged: tuple[Area, ...]
    stored: Formulas


def in_order(found: Rows) -> tuple[Rows, Formulas]:
    """Cells as they were found, formulas with their stored values: in order of rows and columns, and formulas apart."""
    rows = {number: dict(sorted(found[number].items())) for number in sorted(found)}
    stored: Formulas = {}
    for number, cells in rows.items():
        for column in [column for column, cell in cells.items() if cell.formula]:
            stored[number, column] = cells[column]
            cells[column] = FORMULA
    return rows, stored


def made_grid(rows: Rows, stored: Formulas, merged: Iterable[Area], name: str) -> Grid:
    """The grid of these cells, which are in order; of each merged area only the top left cell is seen.

    Raises: TooLarge.
    """
    areas = tuple(merged)
    if len(areas) > limits.MERGES:
        raise TooLarge(f"{name}: merged areas", size=count_words(limits.MERGES, MERGES))
    _hide(rows, stored, areas, name)
    found = {number: cells for number, cells in rows.items() if cells}
    if sum(next(reversed(cells)) for cells in found.values()) > limits.SPREAD:
        raise TooLarge(f"{name}: spread", size=count_words(limits.SPREAD, SPREAD))
    return Grid(found, areas, stored)


def _hide(rows: Rows, stored: Formulas, areas: Iterable[Area], name: str) -> None:
    """Drop what lies below merged cells, where nobody sees it."""
    numbers, visits = list(rows), 0
    for top, left, bottom, right in areas:
        for number in numbers[bisect_left(numbers, top) : bisect_right(numbers, bottom)]:
            cells = rows[number]
            visits += len(cells) + 1
            for column in [column for column in cells if left <= column <= right]:
                if (number, column) != (top, left):
                    del cells[column]
                    stored.pop((number, column), None)
        if visits > limits.VISITS:
            raise TooLarge(f"{name}: merged areas", size=count_words(limits.VISITS, CELLS))


@dataclass(frozen=True)
class Sheet:
    """One sheet, hidden or not. Of a formula its cells tell that it is one; its value is in `Book.stored`."""

    name: str
    file: str
    _load: Callable[[], Grid] = field(repr=False, compare=False)

    @property
    def filled(self) -> Mapping[int, Mapping[int, Cell]]:
        """The cells that hold something, by row and column, both from 1 and in order; they do not say where they stand.

        Raises: Unreadable, where the sheet is damaged.
        """
        return self.grid.rows

    @cached_property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """All rows down to the last that holds anything, each up to its last filled cell. Raises: Unreadable."""
        return tuple(self._row(number) for number in range(1, max(self.filled, default=0) + 1))

    def _row(self, number: int) -> tuple[Cell, ...]:
        last = max(self.filled.get(number, {}), default=0)
        return tuple(self.cell(number, column) for column in range(1, last + 1))

    @property
    def merged(self) -> tuple[Area, ...]:
        """The areas of merged cells, where the kind of file tells them. Raises: Unreadable."""
        return self.grid.merged

    @cached_property
    def grid(self) -> Grid:
        """What the sheet holds. Raises: Unreadable, where the sheet is damaged."""
        return self._load()

    def cell(self, row: int, column: int) -> Cell:
        """The cell in this row and column, both from 1; blank beyond the end."""
        return self.placed(self.filled.get(row, {}).get(column, NOTHING), row, column)

    def placed(self, cell: Cell, row: int, column: int) -> Cell:
        """What a cell holds, as the cell in this row and column."""
        ref = CellRef(self.file, self.name, f"{letters_of(column)}{row}")
        return Cell(cell.kind, cell.value, ref, cell.formula, cell.legacy)


class Book(NamedTuple):
    """A workbook: its sheets by name (NFC), in order."""

    name: str
    sheets: Mapping[str, Sheet]

    def stored(self, cell: Cell) -> Cell:
        """The cell with the value that was stored when its formula was last computed; others as they are.

        A formula without a stored value stays BLANK; one whose stored value is an empty text is blank. Raises:
        Unreadable.
        """
        if not cell.formula or cell.ref is None:
            return cell
        found = self.sheets[cell.ref.sheet].grid.stored[place_of(cell.ref.cell)]
        return cell._replace(formula=False) if found.value == "" else found._replace(ref=cell.ref)
