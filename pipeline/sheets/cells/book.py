"""Workbooks, sheets and cells, whatever kind of file they came from."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import TracebackType
from typing import Any, Literal, TypeVar

from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter

from pipeline.model.cells import Cell, CellKind, CellRef, CellValue
from pipeline.text.words import clean

T = TypeVar("T")


class Unreadable(Exception):  # noqa: N818 - it names what the file is
    """A file that is no workbook: not a spreadsheet at all, cut off, encrypted, or damaged inside."""


class LibraryCall:
    """A call into a library on the bytes of a file: whatever the library raises there is that file's fault.

    Told apart by where it was raised: an error whose innermost frame is ours is a bug and goes on as it is. The parts
    of Python that are written in C have no frames of their own: theirs are named as `more`.
    """

    def __init__(self, name: str, *more: type[Exception]) -> None:
        self._name, self._more, self._quiet = name, more, warnings.catch_warnings()

    def __enter__(self) -> None:
        self._quiet.__enter__()
        warnings.simplefilter("ignore")  # what a library will not keep is no news

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: Any) -> Literal[False]:
        self._quiet.__exit__(kind, error, trace)
        if not isinstance(error, Exception) or isinstance(error, Unreadable):
            return False
        if isinstance(error, self._more) or not _ours(trace):
            raise Unreadable(f"{self._name}: {error}") from error
        return False


def _ours(trace: TracebackType | None) -> bool:
    """Whether our own code raised it."""
    last = ""
    while trace:
        last, trace = str(trace.tb_frame.f_globals.get("__name__", "")), trace.tb_next
    return last.startswith("pipeline.")


@dataclass(frozen=True, slots=True)
class Found:
    """A cell that holds something, as a file tells it; `legacy` as in `Cell`. The text is not cleaned yet."""

    kind: CellKind
    value: CellValue
    formula: bool = False
    legacy: str = ""


Grid = list[list[Found | None]]
"""Rows from the first; each goes on to its last cell that holds something."""

Area = tuple[int, int, int, int]
"""The first row, first column, last row and last column of several cells, from 1."""


class Seen(list[list[Found | None]]):
    """A grid without what lies below merged cells; `merged` are the areas."""

    def __init__(self, rows: Grid, merged: Sequence[Area]) -> None:
        super().__init__(rows)
        self.merged = tuple(merged)


Row = tuple[Cell, ...]


def without_tail(items: list[T]) -> list[T]:
    """The items up to the last that holds something: formatting alone may go on for a million rows."""
    size = len(items)
    while size and not items[size - 1]:
        size -= 1
    return items[:size]


def without_hidden(grid: Grid, merged: Sequence[Area]) -> Seen:
    """The rows down to the last that holds something, without what lies below merged cells, where nobody sees it.

    Only the top left of each area is kept.
    """
    for top, left, bottom, right in merged:
        for row in range(top, min(bottom, len(grid)) + 1):
            for column in range(left, min(right, len(grid[row - 1])) + 1):
                if (row, column) != (top, left):
                    grid[row - 1][column - 1] = None
            grid[row - 1] = without_tail(grid[row - 1])
    return Seen(without_tail(grid), merged)


@dataclass(frozen=True)
class Sheet:
    """One sheet, hidden or not. `rows[r - 1][c - 1]` is a cell; blank cells after the last are not kept.

    `stored` tells whether formulas stand with their values, or BLANK.
    """

    name: str
    file: str
    _load: Callable[[], Grid] = field(repr=False, compare=False)
    stored: bool = False

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All rows down to the last that holds anything; they may differ in length.

        Raises: Unreadable, where the sheet is damaged.
        """
        return tuple(
            tuple(self._cell(found, self._ref(row, column)) for column, found in enumerate(cells, start=1))
            for row, cells in enumerate(self._grid, start=1)
        )

    @property
    def merged(self) -> tuple[Area, ...]:
        """The areas of merged cells, where the kind of file tells them.

        Raises: Unreadable, where the sheet is damaged.
        """
        return self._grid.merged if isinstance(self._grid, Seen) else ()

    @cached_property
    def _grid(self) -> Grid:
        return self._load()

    def cell(self, row: int, column: int) -> Cell:
        """The cell in this row and column, both from 1; blank beyond the end."""
        if row <= len(self.rows) and column <= len(self.rows[row - 1]):
            return self.rows[row - 1][column - 1]
        return Cell(CellKind.BLANK, None, self._ref(row, column))

    def _cell(self, found: Found | None, ref: CellRef) -> Cell:
        if found is None:
            return Cell(CellKind.BLANK, None, ref)
        if found.formula and not self.stored:
            return Cell(CellKind.BLANK, None, ref, formula=True)
        value = found.value
        if isinstance(value, str):
            value = clean(value)
            if not value:
                return Cell(CellKind.BLANK, None, ref, found.formula)
        return Cell(found.kind, value, ref, found.formula, found.legacy and clean(found.legacy))

    def _ref(self, row: int, column: int) -> CellRef:
        return CellRef(self.file, self.name, f"{get_column_letter(column)}{row}")


@dataclass(frozen=True)
class Book:
    """A workbook: its sheets by name (NFC), in order."""

    name: str
    sheets: Mapping[str, Sheet]
    _load_stored: Callable[[], Mapping[str, Sheet]] = field(repr=False, compare=False)

    def stored(self, cell: Cell) -> Cell:
        """The cell with the value that was stored when its formula was last computed; others as they are.

        A formula without a stored value stays BLANK. Raises: Unreadable.
        """
        if not cell.formula or cell.ref is None:
            return cell
        return replace(self._values[cell.ref.sheet].cell(*coordinate_to_tuple(cell.ref.cell)), formula=True)

    @cached_property
    def _values(self) -> Mapping[str, Sheet]:
        """The same sheets with stored values in place of formulas, read only when wanted."""
        return self._load_stored()
