"""Tables inside sheets: found by the labels of their header row, in any column order, and read row by row."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.cells import Book, Sheet
from pipeline.model import Cell, CellKind, Fault
from pipeline.reading import shown
from pipeline.text.words import fold


@dataclass(frozen=True, slots=True)
class Header:
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
    best: Header | None = None
    for number, cells in enumerate(sheet.rows, start=1):
        header = _header(number, cells, known)
        if len(header.columns) > (len(best.columns) if best else at_least - 1):
            best = header
    return best


def _header(number: int, cells: Iterable[Cell], known: Mapping[str, str]) -> Header:
    columns: dict[str, int] = {}
    strangers, repeated = [], []
    for column, cell in enumerate(cells, start=1):
        if cell.kind is CellKind.BLANK:
            continue
        text = cell.value if isinstance(cell.value, str) else ""
        # Our own label, in a cell that was given a font from before Unicode, is what is stored.
        label = known.get(text) or known.get(fold(text)) or known.get(fold(cell.legacy))
        if label is None:
            strangers.append(cell)
        elif label in columns:
            repeated.append(cell)
        else:
            columns[label] = column
    return Header(number, columns, tuple(strangers), tuple(repeated))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: its number and its cells by column label (absent columns read as blank)."""

    number: int
    cells: dict[str, Cell]

    def text(self, label: str) -> str:
        """The cell as a person reads it."""
        return shown(self.cells[label])


def pick_sheet(book: Book, name: str) -> Sheet | None:
    """The sheet of this name, compared as words."""
    return next((sheet for title, sheet in book.sheets.items() if fold(title) == fold(name)), None)


def rows_of(sheet: Sheet, header: Header, columns: Iterable[str]) -> Iterator[Row]:
    """The rows below the header that hold anything in its columns."""
    columns = tuple(columns)
    for number, filled in enumerate(sheet.rows, start=1):
        if number <= header.row or not filled:
            continue
        cells = {
            label: sheet.cell(number, header.columns[label]) if label in header.columns else _nothing(sheet, number)
            for label in columns
        }
        if any(cell.kind is not CellKind.BLANK or cell.formula for cell in cells.values()):
            yield Row(number, cells)


def _nothing(sheet: Sheet, number: int) -> Cell:
    return replace(sheet.cell(number, 1), kind=CellKind.BLANK, value=None, formula=False)


class Faults(list[Fault]):
    """Faults of one workbook, located by cell."""

    def at(self, cell: Cell, message: str) -> None:
        """Report a fault of this cell."""
        self.append(Fault(str(cell.ref), message))
