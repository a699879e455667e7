"""A kind of workbook that goes out and comes back, as its writer, its reader and its comparer share it."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from pipeline.forms.kit.columns import Columns
from pipeline.forms.kit.identity import Identity, Label, LabelledText, identity_of, identity_rows
from pipeline.model.cells import NOTHING, Cell, CellKind
from pipeline.sheets.reading import is_blank, shown
from pipeline.text.numbers import plain
from pipeline.text.words import fold


def code_in(cell: Cell) -> str:
    """The text of a cell that holds a code; empty where it holds none: 1.10 that became the number 1,1 is no code."""
    return cell.value if isinstance(cell.value, str) and cell.kind is CellKind.TEXT else ""


def as_text(cell: Cell) -> str:
    """A cell as the text it would be: a year that became a number is no `2.018`."""
    return plain(cell.value) if isinstance(cell.value, Decimal) else shown(cell)


def content(cell: Cell) -> object:
    """What a cell says, wherever it stands: equal for cells that say the same."""
    return cell.kind, cell.value


def as_meant(cell: Cell, known: Iterable[str]) -> Cell:
    """Text of ours in a cell that was given a legacy font: what is stored is a known word, what is seen is none."""
    if not cell.legacy:
        return cell
    words = {fold(word) for word in known}
    ours = fold(cell.legacy) in words and fold(shown(cell)) not in words
    return cell._replace(value=cell.legacy, legacy="") if ours else cell


class Paper(NamedTuple):
    """What makes a workbook one of this kind.

    `kind` is what it calls itself on `Nhận dạng`, `whose` the labels there that name its owner. The sheet `sheet` holds
    the table of `columns`; without those `needed` a sheet is no such table. A row is known by its `keys`,
    people fill its `inputs`; it counts where one of `row_has` is filled. `key_text` makes a key of a cell, `compared`
    is what two fillings are compared by.
    """

    kind: str
    whose: tuple[Label, ...]
    sheet: str
    columns: type[Columns]
    needed: tuple[Columns, ...]
    keys: tuple[Columns, ...]
    inputs: tuple[Columns, ...]
    row_has: tuple[Columns, ...]
    key_text: Callable[[Cell], str] = code_in
    compared: Callable[[Cell], object] = content

    def identity_rows(self, identity: Identity) -> tuple[LabelledText, ...]:
        """The rows of `Nhận dạng`."""
        return identity_rows(identity, self.kind, self.whose)

    def identity_of(self, texts: Mapping[str, str]) -> Identity | None:
        """The identity that label → text pairs give; None where a part is gone or makes no sense."""
        return identity_of(texts, self.whose)

    def row(self, cells: Mapping[Columns, Cell]) -> "FilledRow":
        """A row of these cells; those that are not given are blank."""
        return FilledRow(
            keys={column: self.key_text(cells.get(column, NOTHING)) for column in self.keys},
            cells={column: cells.get(column, NOTHING) for column in (*self.keys, *self.inputs)},
            inputs={column: cells.get(column, NOTHING) for column in self.inputs},
        )


class FilledRow(NamedTuple):
    """One row: the texts of its keys (empty where their cells hold none), its cells, and those that people fill."""

    keys: Mapping[Columns, str]
    cells: Mapping[Columns, Cell]
    inputs: Mapping[Columns, Cell]

    @property
    def is_filled(self) -> bool:
        """True where anything stands in an input."""
        return not all(is_blank(cell) for cell in self.inputs.values())


class FilledPaper(NamedTuple):
    """What a workbook holds. `identity` None: nobody can tell whose it is; `visible_only`: its hidden part is gone.

    `totals` are cells above the table, by label. `rivals` are the names of the sheets where the file has several tables
    and none is named as it should be; `copies` what further sheets hold beside the one that is.
    """

    paper: Paper
    identity: Identity | None
    totals: Mapping[str, Cell]
    visible_only: bool = False
    rows: tuple[FilledRow, ...] = ()
    rivals: tuple[str, ...] = ()
    copies: tuple["FilledPaper", ...] = ()
