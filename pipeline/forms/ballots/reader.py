"""A filled workbook of counts → its cells, whoever sent it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.forms.ballots.layout import (
    COUNT_SHEET,
    NEEDED,
    Column,
    Total,
    identity_of,
)
from pipeline.forms.kit.identity import Occasion
from pipeline.forms.kit.paper_head import as_text, hidden_texts, tables_of, texts_above
from pipeline.model.cells import Cell
from pipeline.sheets.cells import Book, Sheet
from pipeline.sheets.reading import is_blank, shown
from pipeline.sheets.table import Header
from pipeline.text.words import fold


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
    is named as it should be; `copies` what further sheets hold beside the one that is.
    """

    identity: Occasion | None
    visible_only: bool = False
    totals: Mapping[Total, Cell]
    rows: tuple[CountRow, ...] = ()
    rivals: tuple[str, ...] = ()
    copies: tuple["FilledCount", ...] = ()


def read_count(book: Book) -> FilledCount | None:
    """Read a workbook as a count, or None where no sheet has the header. Raises: Unreadable."""
    tables, copies = tables_of(book, Column, NEEDED, COUNT_SHEET)
    if not tables:
        return None
    hidden = identity_of(hidden_texts(book))
    if len(tables) > 1:
        return FilledCount(identity=hidden, totals={}, rivals=tuple(sheet.name for sheet, _ in tables))
    sheet, header = tables[0]
    return FilledCount(
        identity=hidden or identity_of(texts_above(sheet, header)),
        visible_only=hidden is None,
        totals=_totals(book, sheet, header),
        rows=tuple(_rows(book, sheet, header)),
        copies=tuple(
            FilledCount(identity=None, totals=_totals(book, *other), rows=tuple(_rows(book, *other)))
            for other in copies
        ),
    )


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
            yield CountRow(award=as_text(award), unit=as_text(unit), votes=votes)
