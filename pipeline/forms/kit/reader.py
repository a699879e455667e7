"""A workbook that came back → its rows by key, whoever sent it and whatever happened to it on the way."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from pipeline.forms.kit.columns import Columns
from pipeline.forms.kit.identity import IDENTITY_SHEET, LABELS
from pipeline.forms.kit.paper import FilledPaper, FilledRow, Paper, as_meant, as_text
from pipeline.model.cells import NOTHING, Cell
from pipeline.sheets.cells import Book, Sheet
from pipeline.sheets.reading import is_blank, shown
from pipeline.sheets.table import Header, find_header, pick_sheet
from pipeline.text.words import fold

Table = tuple[Sheet, Header]
"""A sheet and where the header of its table stands."""

Known = Callable[[Columns, Mapping[Columns, Cell]], Iterable[str]]
"""The words of ours that a cell may hold, by its column and the cells of its row to its left."""


def read_paper(book: Book, paper: Paper, known: Known, totals: Sequence[tuple[str, str]] = ()) -> FilledPaper | None:
    """Read a workbook as a paper of this kind, or None where no sheet has the header of its table.

    `totals` are labels above the table, each with the column in which its cell stands. Raises: Unreadable.
    """
    tables, copies = tables_of(book, paper)
    if not tables:
        return None
    hidden = paper.identity_of(hidden_texts(book))
    if len(tables) > 1:
        rivals = tuple(sheet.name for sheet, _ in tables)
        return FilledPaper(paper=paper, identity=hidden, rivals=rivals, totals={})
    sheet, header = tables[0]
    return FilledPaper(
        paper=paper,
        identity=hidden or paper.identity_of(labelled_texts(_above(sheet, header))),
        visible_only=hidden is None,
        rows=tuple(_rows(book, paper, known, tables[0])),
        totals=_totals(book, totals, tables[0]),
        copies=tuple(
            FilledPaper(
                paper=paper,
                identity=None,
                rows=tuple(_rows(book, paper, known, copy)),
                totals=_totals(book, totals, copy),
            )
            for copy in copies
        ),
    )


def tables_of(book: Book, paper: Paper) -> tuple[list[Table], list[Table]]:
    """The sheets with a header that has all that is needed: those of the paper's name, else whatever they are called.

    Then the others, where one is named so: copies that somebody made. Raises: Unreadable.
    """
    found = [(sheet, header) for sheet in book.sheets.values() if (header := header_of(sheet, paper))]
    named = [table for table in found if fold(table[0].name) == fold(paper.sheet)]
    return (named, [table for table in found if table not in named]) if named else (found, [])


def header_of(sheet: Sheet, paper: Paper) -> Header | None:
    """The header of a paper's table, where the sheet has one."""
    header = find_header(sheet, paper.columns, at_least=len(paper.needed))
    return header if header and all(column in header.columns for column in paper.needed) else None


def hidden_texts(book: Book) -> dict[str, str]:
    """Label → text of `Nhận dạng`, row by row; nothing where it is gone. Raises: Unreadable."""
    sheet = pick_sheet(book, IDENTITY_SHEET)
    rows = sheet.filled.values() if sheet else ()
    return {shown(row.get(1, NOTHING)): shown(row.get(2, NOTHING)) for row in rows if max(row) > 1}


def labelled_texts(rows: Iterable[Mapping[int, Cell]], near: int | None = None) -> dict[str, str]:
    """Labels of an identity (folded), each with the text at most `near` columns to its right; the first of equals.

    `rows` are filled cells by column.
    """
    texts: dict[str, str] = {}
    for row in rows:
        filled = [(column, fold(as_text(cell)), cell) for column, cell in row.items() if not is_blank(cell)]
        for (at, label, _), (place, folded, cell) in pairwise(filled):
            if label in LABELS and folded not in LABELS and (near is None or place - at <= near):
                texts.setdefault(label, as_text(cell))
    return texts


def _above(sheet: Sheet, header: Header) -> Iterator[Mapping[int, Cell]]:
    """The filled cells of the rows above the header."""
    return (cells for number, cells in sheet.filled.items() if number < header.row)


def _rows(book: Book, paper: Paper, known: Known, table: Table) -> Iterator[FilledRow]:
    """The rows below the header that hold anything that matters."""
    sheet, header = table
    for number in sheet.filled:
        if number <= header.row:
            continue
        cells: dict[Columns, Cell] = {}
        for column in (*paper.keys, *paper.inputs):
            at = header.columns.get(column)
            cells[column] = as_meant(book.stored(sheet.cell(number, at)) if at else NOTHING, known(column, cells))
        if not all(is_blank(cells[column]) for column in paper.row_has):
            yield paper.row(cells)


def _totals(book: Book, totals: Sequence[tuple[str, str]], table: Table) -> dict[str, Cell]:
    """The cells beside labels above the table; the first of equals."""
    sheet, header = table
    by_label = {fold(label): (label, column) for label, column in totals}
    found: dict[str, Cell] = {}
    for number, row in enumerate(sheet.rows[: header.row - 1] if totals else (), start=1):
        for label, column in (by_label[text] for cell in row if (text := fold(shown(cell))) in by_label):
            found.setdefault(label, book.stored(sheet.cell(number, header.columns[column])))
    return found
