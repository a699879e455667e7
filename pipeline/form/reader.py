"""A filled form → its rows, whoever sent it and whatever happened to it on the way (CONTRACT section 9)."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from pipeline.cells import Book, Sheet, read_book
from pipeline.form.layout import FORM_SHEET, IDENTITY_SHEET, Column, Identity, identity_of
from pipeline.model import NOTHING, Cell, Entry, Scale
from pipeline.reading import is_blank, shown
from pipeline.table import Header, find_header, pick_sheet
from pipeline.text.words import fold

ANSWERS = (Column.REPORTED, Column.CLAIMED, Column.NOT_APPLICABLE, Column.EVIDENCE, Column.NOTE)
NEEDED = (Column.CODE, Column.REPORTED, Column.CLAIMED)
"""Without these columns a sheet is no form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledForm:
    """What a file holds. `identity` None: no form of ours. `entries` are the rows with a code, in the order of the
    sheet, as often as they stand there; `strays` are filled cells of rows without a code.
    """

    identity: Identity | None
    visible_only: bool = False
    entries: tuple[Entry, ...] = ()
    strays: tuple[Cell, ...] = ()


def read_form(path: Path, name: str, scale: Scale) -> FilledForm:
    """Read a workbook as a form; `name` is the file's name in references, `scale` tells which cells are answers.

    Raises: Unreadable.
    """
    book = read_book(path, name)
    found = _find_form(book)
    if found is None:
        return FilledForm(identity=None)
    sheet, header = found
    hidden = _hidden_identity(book)
    identity = hidden or _visible_identity(sheet, header)
    if identity is None:
        return FilledForm(identity=None)
    rows = [_entry(book, sheet, header, number, scale) for number in range(header.row + 1, len(sheet.rows) + 1)]
    return FilledForm(
        identity=identity,
        visible_only=hidden is None,
        entries=tuple(row for row in rows if row.code),
        strays=tuple(cell for row in rows if not row.code for cell in _filled(row)),
    )


def _find_form(book: Book) -> tuple[Sheet, Header] | None:
    """The sheet `Phiếu chấm điểm`, or else the first that has a form's header row."""
    named = pick_sheet(book, FORM_SHEET)
    for sheet in [named] if named else book.sheets.values():
        header = find_header(sheet, Column, at_least=len(NEEDED))
        if header and all(column in header.columns for column in NEEDED):
            return sheet, header
    return None


def _hidden_identity(book: Book) -> Identity | None:
    sheet = pick_sheet(book, IDENTITY_SHEET)
    if sheet is None:
        return None
    return identity_of({shown(row[0]): shown(row[1]) for row in sheet.rows if len(row) > 1})


def _visible_identity(sheet: Sheet, header: Header) -> Identity | None:
    """The labels above the header, each with the first filled cell to its right."""
    texts: dict[str, str] = {}
    for row in sheet.rows[: header.row - 1]:
        filled = [shown(cell) for cell in row if not is_blank(cell)]
        texts |= {fold(label): text for label, text in pairwise(filled)}
    return identity_of(texts)


def _entry(book: Book, sheet: Sheet, header: Header, number: int, scale: Scale) -> Entry:
    cells = {column: sheet.cell(number, header.columns[column]) for column in Column if column in header.columns}
    code_cell = book.stored(cells[Column.CODE])
    code = code_cell.value if isinstance(code_cell.value, str) else shown(code_cell)
    line = scale.by_code.get(code)
    question = line.rule.question if line and line.rule else None
    # On computed lines `Điểm tự chấm` holds our own formula: its value is nobody's claim and is not looked up.
    for column in ANSWERS if question and question.claimed else set(ANSWERS) - {Column.CLAIMED}:
        if column in cells:
            cells[column] = book.stored(cells[column])
    return Entry(
        code=code,
        code_cell=code_cell,
        title=cells.get(Column.TITLE, NOTHING),
        target=cells.get(Column.TARGET, NOTHING),
        reported=cells[Column.REPORTED],
        claimed=cells[Column.CLAIMED],
        not_applicable=cells.get(Column.NOT_APPLICABLE, NOTHING),
        evidence=cells.get(Column.EVIDENCE, NOTHING),
        note=cells.get(Column.NOTE, NOTHING),
    )


def _filled(row: Entry) -> Iterator[Cell]:
    answers = (row.reported, row.claimed, row.not_applicable, row.evidence, row.note)
    return (cell for cell in answers if not is_blank(cell))
