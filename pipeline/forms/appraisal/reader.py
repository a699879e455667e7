"""A filled workbook of an appraiser → its rows, whoever sent it (CONTRACT section 12)."""

from collections.abc import Iterable, Mapping

from pipeline.forms.appraisal.layout import PAPER, Column
from pipeline.forms.kit.columns import Columns
from pipeline.forms.kit.paper import FilledPaper, code_in
from pipeline.forms.kit.reader import read_paper
from pipeline.model.cells import Cell
from pipeline.model.scale import Scale
from pipeline.scoring.offices import Offices
from pipeline.sheets.cells import Book

FilledAppraisal = FilledPaper
"""An appraiser's workbook as it came back."""


def read_appraisal(book: Book, scale: Scale) -> FilledAppraisal | None:
    """Read a workbook as an appraiser's, or None where no sheet has the header. Raises: Unreadable."""

    def known(column: Columns, cells: Mapping[Columns, Cell]) -> Iterable[str]:
        if column is Column.CODE:
            return scale.by_code
        line = scale.by_code.get(code_in(cells[Column.CODE])) if column is Column.FIGURE else None
        return line.rule.question.options if line and line.rule and line.rule.question else ()

    return read_paper(book, PAPER, known)


def keyed(filled: FilledAppraisal, offices: Offices) -> FilledAppraisal:
    """The workbook with its appraiser by key: one that was written under another name of a member is that member's."""
    if not filled.identity:
        return filled
    return filled._replace(identity=filled.identity._replace(appraiser=offices.key(filled.identity.appraiser)))
