"""A filled registration → the figures of its member, and what of it cannot be taken."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from pipeline.forms.kit.columns import Columns
from pipeline.forms.kit.paper import FilledPaper, FilledRow
from pipeline.forms.kit.reader import read_paper
from pipeline.forms.kit.strangers import stray, unknown_code
from pipeline.forms.registration.layout import INPUTS, PAPER, Column
from pipeline.model.cells import Cell
from pipeline.model.finding import Finding, Severity
from pipeline.model.scale import Line, Scale
from pipeline.sheets.cells import Book
from pipeline.sheets.reading import is_blank, read_number, shown


class Registered(NamedTuple):
    """What a registration says: line code → column → figure, and the findings about its cells."""

    figures: Mapping[str, Mapping[Columns, Decimal]]
    findings: tuple[Finding, ...]


def read_registration(book: Book, scale: Scale) -> FilledPaper | None:
    """Read a workbook as a registration, or None where no sheet has the header. Raises: Unreadable."""

    def known(column: Columns, _cells: Mapping[Columns, Cell]) -> Iterable[str]:
        return scale.by_code if column is Column.CODE else ()

    return read_paper(book, PAPER, known)


def registered(form: FilledPaper, scale: Scale, unit: str, file: str) -> Registered:
    """The figures of a form. A cell without one reading as a number, not below zero, gives none and is told."""
    figures: dict[str, dict[Columns, Decimal]] = {}
    findings: list[Finding] = []
    for row in form.rows:
        code = row.keys[Column.CODE]
        line = scale.by_code.get(code)
        if line is None:
            findings.append(_stranger(row, code, scale))
        elif code in figures:
            findings.append(_at(row.cells[Column.CODE], "duplicate_code", line))
        else:
            figures[code] = {}
            for column, number, told in _figures(row, line):
                findings += told
                if number is not None:
                    figures[code][column] = number
    located = (one._replace(unit=unit, file=file) for one in findings)
    return Registered({code: given for code, given in figures.items() if given}, tuple(located))


def _stranger(row: FilledRow, code: str, scale: Scale) -> Finding:
    key = row.cells[Column.CODE]
    filled = next(cell for cell in row.inputs.values() if not is_blank(cell))
    return stray(filled) if is_blank(key) else unknown_code(code, key, scale.by_code)


def _figures(row: FilledRow, line: Line) -> Iterator[tuple[Columns, Decimal | None, list[Finding]]]:
    for column in INPUTS:
        cell = row.inputs[column]
        if is_blank(cell) and not cell.formula:
            continue
        reading = read_number(cell, in_percent=line.in_percent)
        told = [_at(cell, note.code, line, refused=note.refused, **dict(note.facts)) for note in reading.notes]
        number = reading.value if isinstance(reading.value, Decimal) else None
        if number is not None and number < 0:
            yield column, None, [*told, _at(cell, "out_of_range", line, minimum="0")]
        else:
            yield column, number, told


def _at(cell: Cell, code: str, line: Line, *, refused: bool = True, **facts: str) -> Finding:
    return Finding(
        code=code,
        severity=Severity.ERROR if refused else Severity.WARNING,
        line=line.code,
        cell=cell.ref.local if cell.ref else None,
        seen=shown(cell),
        facts=facts,
    )
