"""A filled workbook of an appraiser → its rows, whoever sent it (CONTRACT section 12)."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.forms.appraisal.layout import (
    APPRAISAL_SHEET,
    INPUTS,
    NEEDED,
    Column,
    Identity,
    identity_of,
)
from pipeline.forms.kit.filled_sheet import as_meant
from pipeline.forms.kit.paper_head import hidden_texts, tables_of, texts_above
from pipeline.model.cells import Cell, CellKind
from pipeline.model.scale import Line, Scale
from pipeline.sheets.cells import Book, Sheet
from pipeline.sheets.reading import is_blank
from pipeline.sheets.table import Header


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledRow:
    """The cells of one row that matter. `unit` and `code` are empty where their cells hold no text."""

    unit: str
    code: str
    unit_cell: Cell
    code_cell: Cell
    figure: Cell
    points: Cell
    reason: Cell

    @property
    def inputs(self) -> dict[Column, Cell]:
        """What the appraiser filled, blank cells included."""
        return dict(zip(INPUTS, (self.figure, self.points, self.reason), strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledAppraisal:
    """What an appraiser's workbook holds. `identity` None: nobody can tell whose it is.

    `rivals` are the names of the sheets where the file has several and none is named as it should be; `copies` what
    further sheets hold beside the one that is.
    """

    identity: Identity | None
    visible_only: bool = False
    rows: tuple[FilledRow, ...] = ()
    rivals: tuple[str, ...] = ()
    copies: tuple["FilledAppraisal", ...] = ()


def read_appraisal(book: Book, scale: Scale) -> FilledAppraisal | None:
    """Read a workbook as an appraiser's, or None where no sheet has the header. Raises: Unreadable."""
    tables, copies = tables_of(book, Column, NEEDED, APPRAISAL_SHEET)
    if not tables:
        return None
    hidden = identity_of(hidden_texts(book))
    if len(tables) > 1:
        return FilledAppraisal(identity=hidden, rivals=tuple(sheet.name for sheet, _ in tables))
    sheet, header = tables[0]
    return FilledAppraisal(
        identity=hidden or identity_of(texts_above(sheet, header)),
        visible_only=hidden is None,
        rows=tuple(_rows(book, sheet, header, scale)),
        copies=tuple(FilledAppraisal(identity=None, rows=tuple(_rows(book, *other, scale))) for other in copies),
    )


def _rows(book: Book, sheet: Sheet, header: Header, scale: Scale) -> Iterator[FilledRow]:
    """The rows below the header that hold anything in a code or an input."""
    for number, filled in enumerate(sheet.rows, start=1):
        if number <= header.row or not filled:
            continue
        row = _row(book, sheet, header, number, scale)
        if not all(is_blank(cell) for cell in (row.unit_cell, row.code_cell, *row.inputs.values())):
            yield row


def _row(book: Book, sheet: Sheet, header: Header, number: int, scale: Scale) -> FilledRow:
    cells = {label: book.stored(sheet.cell(number, header.columns[label])) for label in (*NEEDED,)}
    reason = header.columns.get(Column.REASON)
    code_cell = as_meant(cells[Column.CODE], scale.by_code)
    code = _code(code_cell)
    return FilledRow(
        unit=_code(cells[Column.UNIT]),
        code=code,
        unit_cell=cells[Column.UNIT],
        code_cell=code_cell,
        figure=as_meant(cells[Column.FIGURE], _options(scale.by_code.get(code))),
        points=cells[Column.POINTS],
        reason=book.stored(sheet.cell(number, reason)) if reason else Cell(CellKind.BLANK, None, None),
    )


def _code(cell: Cell) -> str:
    return cell.value if isinstance(cell.value, str) and cell.kind is CellKind.TEXT else ""


def _options(line: Line | None) -> tuple[str, ...]:
    return line.rule.question.options if line and line.rule and line.rule.question else ()
