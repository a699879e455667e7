"""A filled answer to an appraisal → its rows, whoever sent it."""

from collections.abc import Iterable, Mapping

from pipeline.forms.kit.columns import Columns
from pipeline.forms.kit.paper import FilledPaper
from pipeline.forms.kit.reader import read_paper
from pipeline.forms.responses.layout import OPINIONS, PAPER, Column
from pipeline.model.cells import Cell
from pipeline.model.scale import Scale
from pipeline.sheets.cells import Book

FilledResponse = FilledPaper
"""A member's answer to an appraisal as it came back."""


def read_response(book: Book, scale: Scale) -> FilledResponse | None:
    """Read a workbook as an answer to an appraisal, or None where no sheet has the header. Raises: Unreadable."""
    words: Mapping[Columns, Iterable[str]] = {Column.CODE: scale.by_code, Column.OPINION: OPINIONS}

    def known(column: Columns, _cells: Mapping[Columns, Cell]) -> Iterable[str]:
        return words.get(column, ())

    return read_paper(book, PAPER, known)
