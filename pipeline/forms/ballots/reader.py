"""A filled workbook of counts → its cells, whoever sent it."""

from pipeline.forms.ballots.layout import PAPER, Column, Total
from pipeline.forms.kit.paper import FilledPaper
from pipeline.forms.kit.reader import read_paper
from pipeline.sheets.cells import Book

FilledCount = FilledPaper
"""A workbook of counts as it came back; its totals are the counts of the meeting, by `Total`."""


def read_count(book: Book) -> FilledCount | None:
    """Read a workbook as a count, or None where no sheet has the header. Raises: Unreadable."""
    return read_paper(book, PAPER, lambda _column, _cells: (), [(total, Column.VOTES) for total in Total])
