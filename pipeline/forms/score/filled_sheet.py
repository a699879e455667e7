"""A sheet with a form's header → its rows, by code and label, wherever they stand."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import NamedTuple

from pipeline.forms.kit.identity import Identity
from pipeline.forms.kit.paper import as_meant, code_in
from pipeline.forms.kit.reader import header_of, labelled_texts
from pipeline.forms.score.comparing import FILLED, PARTS, Answers, Place
from pipeline.forms.score.layout import ANSWERS, PAPER, Column
from pipeline.model.cells import NOTHING, Cell, CellKind
from pipeline.model.scale import Scale
from pipeline.model.submission import Entry, Part, columns_at, kept
from pipeline.sheets.cells import Book, Sheet
from pipeline.sheets.cells.addresses import letters_of, place_of
from pipeline.sheets.cells.making import FORMULA, value_of
from pipeline.sheets.reading import is_blank, shown
from pipeline.sheets.table import Header
from pipeline.text.words import fold

_CODE, _TITLE, _REPORTED, _CLAIMED = Part.CODE.value, Part.TITLE.value, Part.REPORTED.value, Part.CLAIMED.value

_NEAR = 2
"""Columns from a label to its text: next to it, or with a column inserted between."""


class FilledSheet(NamedTuple):
    """What one sheet holds. `identity` is what it shows of itself.

    `entries` are the rows with a code, in the order of the sheet, as often as they stand there; `strays` are filled
    cells of rows without a code, `codeless` the cells of `Mã` that hold no text; `second` are the filled cells of
    second columns with the same label.
    """

    name: str
    identity: Identity | None
    entries: tuple[Entry, ...]
    strays: tuple[Cell, ...]
    codeless: tuple[Cell, ...]
    second: Answers


def read_sheet(book: Book, sheet: Sheet, scale: Scale) -> FilledSheet | None:
    """The sheet as a form, or None where it has no form's header. `scale` tells which cells are answers.

    Raises: Unreadable.
    """
    header = header_of(sheet, PAPER)
    if header is None:
        return None
    at = tuple(header.columns.get(column, 0) for column in PARTS)
    columns = columns_at(sheet.name, tuple(map(letters_of, at)))
    rows = {
        number: kept(*_read(cells, number, sheet.grid.stored, at, scale), number, columns)
        for number, cells in _rows(sheet, header, scale)
    }
    coded = {number: entry for number, entry in rows.items() if entry.code}
    others = [entry for entry in rows.values() if not entry.code]
    return FilledSheet(
        name=sheet.name,
        identity=_identity(sheet, {number for number, entry in coded.items() if entry.code in scale.by_code}),
        entries=tuple(coded.values()),
        strays=tuple(cell for entry in others if is_blank(entry.held[Part.CODE]) for cell in _filled(entry)),
        codeless=tuple(entry.cell(Part.CODE) for entry in others if not is_blank(entry.held[Part.CODE])),
        second=_second(book, sheet, header, coded),
    )


def _rows(sheet: Sheet, header: Header, scale: Scale) -> Iterator[tuple[int, Mapping[int, Cell]]]:
    """The rows below the header but copies of it, and rows with a code of the scale that were sorted above it."""
    code = header.columns[Column.CODE]
    labels = [(header.columns[label], fold(label)) for label in reversed(PAPER.needed)]
    for number, cells in sheet.filled.items():
        if number < header.row and code in cells and cells[code].value in scale.by_code:
            yield number, cells
        if number > header.row and not _is_header(cells, labels):
            yield number, cells


def _is_header(cells: Mapping[int, Cell], labels: Iterable[tuple[int, str]]) -> bool:
    """Whether these are the labels; of most rows the first tells that they are not."""
    for column, label in labels:
        text = cells.get(column, NOTHING).value
        if not isinstance(text, str) or fold(text) != label:
            return False
    return True


def _read(
    row: Mapping[int, Cell], number: int, stored: Mapping[tuple[int, int], Cell], at: Sequence[int], scale: Scale
) -> tuple[str, tuple[Cell, ...]]:
    """The code of a row and what it holds, each part in its column; formulas with their stored values."""
    held = list(map(row.get, at, repeat(NOTHING)))
    ours = held[_CLAIMED].formula
    for part, cell in enumerate(held):
        if cell.formula:
            held[part] = value_of(stored[number, at[part]])
    held[_CODE] = as_meant(held[_CODE], scale.by_code)
    code = code_in(held[_CODE])
    line = scale.by_code.get(code)
    question = line.question if line else None
    if ours and not (question and question.claimed):
        # On computed lines `Điểm tự chấm` holds our own formula: its value is nobody's claim and is not looked up.
        held[_CLAIMED] = FORMULA
    if line and held[_TITLE].legacy:
        held[_TITLE] = as_meant(held[_TITLE], (line.title,))
    if question and held[_REPORTED].legacy:
        held[_REPORTED] = as_meant(held[_REPORTED], question.options)
    return code, tuple(held)


def _filled(entry: Entry) -> Iterator[Cell]:
    """What a person wrote in a row; a formula in `Điểm tự chấm` is ours."""
    for part in (part for _, part in FILLED):
        held = entry.held[part]
        if not is_blank(held) and not (part is Part.CLAIMED and held.formula):
            yield entry.cell(part)


def _identity(sheet: Sheet, lines: Container[int]) -> Identity | None:
    """Labels in rows that are no `lines`, each with the text that stands near to its right."""
    rows = (cells for number, cells in sheet.filled.items() if number not in lines)
    return PAPER.identity_of(labelled_texts(rows, near=_NEAR))


def _second(book: Book, sheet: Sheet, header: Header, coded: Mapping[int, Entry]) -> dict[Place, Cell]:
    """Filled cells of columns whose label stands to the left already, by code and label."""
    found = {}
    for label_cell in header.repeated:
        column = next((column for column in ANSWERS if fold(column) == fold(shown(label_cell))), None)
        _, at = place_of(label_cell.ref.cell) if label_cell.ref else (0, 0)
        for number, entry in coded.items() if column else ():
            cell = book.stored(sheet.cell(number, at))
            if column and cell.kind is not CellKind.BLANK:
                found[entry.code, column] = cell
    return found
