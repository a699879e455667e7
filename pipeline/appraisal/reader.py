"""A filled workbook of an appraiser → its rows, whoever sent it (CONTRACT section 12)."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from pipeline.appraisal.layout import (
    APPRAISAL_SHEET,
    IDENTITY_SHEET,
    INPUTS,
    NEEDED,
    Column,
    Identity,
    Label,
    identity_of,
)
from pipeline.cells import Book, Sheet
from pipeline.form.filled_sheet import as_meant
from pipeline.model import Cell, CellKind, Line, Scale
from pipeline.reading import is_blank, shown
from pipeline.table import Header, find_header, pick_sheet
from pipeline.text.numbers import plain
from pipeline.text.words import fold

_LABELS = {fold(label) for label in Label}


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

    `rivals` are the names of the sheets where the file has several and none is named as it should be.
    """

    identity: Identity | None
    visible_only: bool = False
    rows: tuple[FilledRow, ...] = ()
    rivals: tuple[str, ...] = ()


def read_appraisal(book: Book, scale: Scale) -> FilledAppraisal | None:
    """Read a workbook as an appraiser's, or None where no sheet has the header. Raises: Unreadable."""
    found = [
        (sheet, header)
        for sheet in book.sheets.values()
        if (header := find_header(sheet, Column, at_least=len(NEEDED)))
        and all(column in header.columns for column in NEEDED)
    ]
    if not found:
        return None
    hidden = _hidden_identity(book)
    named = [pair for pair in found if fold(pair[0].name) == fold(APPRAISAL_SHEET)] or found
    if len(named) > 1:
        return FilledAppraisal(identity=hidden, rivals=tuple(sheet.name for sheet, _ in named))
    sheet, header = named[0]
    return FilledAppraisal(
        identity=hidden or _visible_identity(sheet, header),
        visible_only=hidden is None,
        rows=tuple(_rows(book, sheet, header, scale)),
    )


def _hidden_identity(book: Book) -> Identity | None:
    sheet = pick_sheet(book, IDENTITY_SHEET)
    return identity_of({shown(row[0]): shown(row[1]) for row in sheet.rows if len(row) > 1}) if sheet else None


def _visible_identity(sheet: Sheet, header: Header) -> Identity | None:
    """Labels above the header, each with the text to its right; the first of equals."""
    texts: dict[str, str] = {}
    for row in sheet.rows[: header.row - 1]:
        filled = [_text(cell) for cell in row if not is_blank(cell)]
        for label, text in pairwise(filled):
            if fold(label) in _LABELS and fold(text) not in _LABELS:
                texts.setdefault(fold(label), text)
    return identity_of(texts)


def _text(cell: Cell) -> str:
    """A cell as the text it would be: a year that became a number is no `2.018`."""
    return plain(cell.value) if isinstance(cell.value, Decimal) else shown(cell)


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
