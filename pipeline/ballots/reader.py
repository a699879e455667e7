"""A filled workbook of counts → its cells, whoever sent it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from pipeline.ballots.layout import (
    COUNT_SHEET,
    IDENTITY_SHEET,
    NEEDED,
    Column,
    Identity,
    Label,
    Total,
    identity_of,
)
from pipeline.cells import Book, Sheet
from pipeline.model import Cell
from pipeline.reading import is_blank, shown
from pipeline.table import Header, find_header, pick_sheet
from pipeline.text.numbers import plain
from pipeline.text.words import fold

_LABELS = {fold(label) for label in Label}


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRow:
    """The votes for one candidate. `award` and `unit` are as they stand there, empty where nothing does."""

    award: str
    unit: str
    votes: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledCount:
    """What a workbook of counts holds. `identity` None: nobody can tell whose it is.

    `totals` lacks those whose label is gone. `rivals` are the names of the sheets where the file has several and none
    is named as it should be.
    """

    identity: Identity | None
    visible_only: bool = False
    totals: Mapping[Total, Cell]
    rows: tuple[CountRow, ...] = ()
    rivals: tuple[str, ...] = ()


def read_count(book: Book) -> FilledCount | None:
    """Read a workbook as a count, or None where no sheet has the header. Raises: Unreadable."""
    found = [
        (sheet, header)
        for sheet in book.sheets.values()
        if (header := find_header(sheet, Column, at_least=len(NEEDED)))
        and all(column in header.columns for column in NEEDED)
    ]
    if not found:
        return None
    hidden = _hidden_identity(book)
    named = [pair for pair in found if fold(pair[0].name) == fold(COUNT_SHEET)] or found
    if len(named) > 1:
        return FilledCount(identity=hidden, totals={}, rivals=tuple(sheet.name for sheet, _ in named))
    sheet, header = named[0]
    return FilledCount(
        identity=hidden or _visible_identity(sheet, header),
        visible_only=hidden is None,
        totals=_totals(book, sheet, header),
        rows=tuple(_rows(book, sheet, header)),
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


def _totals(book: Book, sheet: Sheet, header: Header) -> dict[Total, Cell]:
    """The counts of the meeting: in the column of votes, beside their labels above the table; the first of equals."""
    by_label = {fold(total): total for total in Total}
    found: dict[Total, Cell] = {}
    for number, row in enumerate(sheet.rows[: header.row - 1], start=1):
        for total in (by_label.get(fold(shown(cell))) for cell in row):
            if total is not None and total not in found:
                found[total] = book.stored(sheet.cell(number, header.columns[Column.VOTES]))
    return found


def _rows(book: Book, sheet: Sheet, header: Header) -> Iterator[CountRow]:
    """The rows below the header that name a member or hold a count."""
    for number in range(header.row + 1, len(sheet.rows) + 1):
        award, unit, votes = (book.stored(sheet.cell(number, header.columns[column])) for column in NEEDED)
        if not (is_blank(unit) and is_blank(votes)):
            yield CountRow(award=_text(award), unit=_text(unit), votes=votes)


def _text(cell: Cell) -> str:
    """A cell as the text it would be: a year that became a number is no `2.018`."""
    return plain(cell.value) if isinstance(cell.value, Decimal) else shown(cell)
