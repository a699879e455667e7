"""A filled answer to an appraisal → its rows, whoever sent it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.forms.kit.filled_sheet import as_meant
from pipeline.forms.kit.paper_head import hidden_texts, tables_of, texts_above
from pipeline.forms.responses.layout import (
    INPUTS,
    NEEDED,
    OPINIONS,
    RESPONSE_SHEET,
    Column,
    Identity,
    identity_of,
)
from pipeline.model.cells import Cell, CellKind
from pipeline.model.scale import Scale
from pipeline.sheets.cells import Book, Sheet
from pipeline.sheets.reading import is_blank
from pipeline.sheets.table import Header


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledRow:
    """The cells of one row that matter. `code` is empty where its cell holds no text."""

    code: str
    code_cell: Cell
    opinion: Cell
    text: Cell

    @property
    def inputs(self) -> dict[Column, Cell]:
        """What the member filled, blank cells included."""
        return dict(zip(INPUTS, (self.opinion, self.text), strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledResponse:
    """What a member's answer holds. `identity` None: nobody can tell whose it is.

    `rivals` are the names of the sheets where the file has several and none is named as it should be; `copies` what
    further sheets hold beside the one that is.
    """

    identity: Identity | None
    visible_only: bool = False
    rows: tuple[FilledRow, ...] = ()
    rivals: tuple[str, ...] = ()
    copies: tuple["FilledResponse", ...] = ()


def read_response(book: Book, scale: Scale) -> FilledResponse | None:
    """Read a workbook as an answer to an appraisal, or None where no sheet has the header. Raises: Unreadable."""
    tables, copies = tables_of(book, Column, NEEDED, RESPONSE_SHEET)
    if not tables:
        return None
    hidden = identity_of(hidden_texts(book))
    if len(tables) > 1:
        return FilledResponse(identity=hidden, rivals=tuple(sheet.name for sheet, _ in tables))
    sheet, header = tables[0]
    return FilledResponse(
        identity=hidden or identity_of(texts_above(sheet, header)),
        visible_only=hidden is None,
        rows=tuple(_rows(book, sheet, header, scale.by_code)),
        copies=tuple(FilledResponse(identity=None, rows=tuple(_rows(book, *other, scale.by_code))) for other in copies),
    )


def _rows(book: Book, sheet: Sheet, header: Header, known: Iterable[str]) -> Iterator[FilledRow]:
    """The rows below the header that hold anything in the code or an input."""
    for number, filled in enumerate(sheet.rows, start=1):
        if number <= header.row or not filled:
            continue
        cells = {label: book.stored(sheet.cell(number, header.columns[label])) for label in (Column.CODE, *INPUTS)}
        if all(is_blank(cell) for cell in cells.values()):
            continue
        code_cell = as_meant(cells[Column.CODE], known)
        is_text = isinstance(code_cell.value, str) and code_cell.kind is CellKind.TEXT
        yield FilledRow(
            code=str(code_cell.value) if is_text else "",
            code_cell=code_cell,
            opinion=as_meant(cells[Column.OPINION], OPINIONS),
            text=cells[Column.TEXT],
        )
