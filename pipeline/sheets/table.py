"""Tables inside sheets: found by the labels of their header row, in any column order, and read row by row."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pipeline.model.cells import NOTHING, Cell, CellKind
from pipeline.model.finding import Fault
from pipeline.sheets.cells import Book, Sheet
from pipeline.sheets.reading import is_blank, shown
from pipeline.text.setup_faults import MERGED
from pipeline.text.words import fold

NUMBERS = (CellKind.NUMBER, CellKind.PERCENT)


class Header(NamedTuple):
    """A header row. `columns` maps each label found to its column (from 1); `strangers` and `repeated` are the
    cells of the row with a text that is no label, or one that stands there already.
    """

    row: int
    columns: Mapping[str, int]
    strangers: tuple[Cell, ...] = ()
    repeated: tuple[Cell, ...] = ()


def find_header(sheet: Sheet, labels: Iterable[str], *, codes: Iterable[str] = (), at_least: int = 2) -> Header | None:
    """The row with the most labels (the first of equals), or None where no row has `at_least` of them.

    Labels are compared as words, `codes` (labels too) exactly.
    """
    known = {fold(label): label for label in labels} | {code: code for code in codes}
    best, most = 0, at_least - 1
    for number, cells in sheet.filled.items():
        if len(cells) > most and (found := len({_label(cell, known) for cell in cells.values()} - {None})) > most:
            best, most = number, found
    return _header(sheet, best, known) if best else None


def _header(sheet: Sheet, number: int, known: Mapping[str, str]) -> Header:
    columns: dict[str, int] = {}
    strangers, repeated = [], []
    for column, cell in sheet.filled[number].items():
        if cell.kind is CellKind.BLANK:
            continue
        label = _label(cell, known)
        if label is None:
            strangers.append(sheet.cell(number, column))
        elif label in columns:
            repeated.append(sheet.cell(number, column))
        else:
            columns[label] = column
    return Header(number, columns, tuple(strangers), tuple(repeated))


def _label(cell: Cell, known: Mapping[str, str]) -> str | None:
    text = cell.value
    if not isinstance(text, str):
        return None
    # Our own label, in a cell that was given a font from before Unicode, is what is stored.
    return known.get(text) or known.get(fold(text)) or (known.get(fold(cell.legacy)) if cell.legacy else None)


class Row(NamedTuple):
    """One row of the table: its number, and what its cells hold by column label (absent columns read as blank)."""

    number: int
    held: Mapping[str, Cell]
    sheet: Sheet
    columns: Mapping[str, int]

    def text(self, label: str) -> str:
        """The cell as a person reads it."""
        return shown(self.held[label])

    def cell(self, label: str) -> Cell:
        """The cell where it stands; one of an absent column in the first."""
        return self.sheet.placed(self.held[label], self.number, self.columns.get(label, 1))


def pick_sheet(book: Book, name: str) -> Sheet | None:
    """The sheet of this name, compared as words."""
    return next((sheet for title, sheet in book.sheets.items() if fold(title) == fold(name)), None)


def rows_of(sheet: Sheet, header: Header, columns: Iterable[str]) -> Iterator[Row]:
    """The rows below the header that hold anything in its columns."""
    at = [(label, header.columns.get(label, 0)) for label in columns]
    for number, cells in sheet.filled.items():
        if number > header.row:
            held = {label: cells.get(column, NOTHING) for label, column in at}
            if not all(is_blank(cell) for cell in held.values()):
                yield Row(number, held, sheet, header.columns)


def filled_above(sheet: Sheet, header: Header, labels: Iterable[str]) -> Iterator[Row]:
    """The rows above the header with something in all of these columns: sorting may carry the header down."""
    at = [(label, header.columns[label]) for label in labels if label in header.columns]
    for number, cells in sheet.filled.items():
        if number < header.row:
            held = {label: cells.get(column, NOTHING) for label, column in at}
            if not any(is_blank(cell) for cell in held.values()):
                yield Row(number, held, sheet, header.columns)


def headless(sheet: Sheet, header: Header, rows: Iterable[Row]) -> Iterator[Cell]:
    """The first cell with something in each column that has no label: columns inside the table, and number columns
    beside it (a text there is a remark).
    """
    taken = {column for column, cell in sheet.filled[header.row].items() if cell.kind is not CellKind.BLANK}
    first, last = min(header.columns.values()), max(header.columns.values())
    found: dict[int, Cell] = {}
    for row in rows:
        for column, cell in sheet.filled[row.number].items():
            if column >= first and column not in taken | found.keys() and _counts_beside(cell, column < last):
                found[column] = sheet.cell(row.number, column)
    yield from (found[column] for column in sorted(found))


def _counts_beside(cell: Cell, inside: bool) -> bool:
    """Whether a cell without a label stands for a column: inside the table any, beside it a number or a formula."""
    return inside or cell.formula or cell.kind in NUMBERS


def merge_faults(sheet: Sheet, header: Header, rows: Iterable[Row], *, title: str, vital: Iterable[str]) -> list[Fault]:
    """Merged cells in the table that show one value for several of its cells: which of them it is for cannot be told.

    A text in the column `title` may run over the cells at its right, but for those in the columns `vital`.
    """
    by_number = {row.number: row for row in rows}
    found = []
    for top, left, bottom, right in sheet.merged:
        if top <= header.row or is_blank(cell := sheet.cell(top, left)):
            continue
        covered = {label for label, column in header.columns.items() if left <= column <= right}
        lines = [number for number in by_number if top <= number <= bottom]
        if not covered or not lines:
            continue
        runs_over = title in covered and header.columns[title] == left and not covered & set(vital)
        if len(lines) * len(covered) > 1 and not (top == bottom and runs_over):
            last = sheet.cell(bottom, right)
            area = ":".join(corner.ref.cell for corner in (cell, last) if corner.ref)
            found.append(Fault(str(cell.ref), MERGED.format(area=area)))
    return found


class Faults(list[Fault]):
    """Faults of one workbook, located by cell."""

    def at(self, cell: Cell, message: str) -> None:
        """Report a fault of this cell."""
        self.append(Fault(str(cell.ref), message))
