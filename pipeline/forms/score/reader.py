"""A filled form → its rows, whoever sent it and whatever happened to it on the way (CONTRACT section 9)."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.forms.kit.comparing import changed, changes_in_words, contents
from pipeline.forms.kit.identity import GUIDE_SHEET, IDENTITY_SHEET, Identity
from pipeline.forms.kit.reader import hidden_texts
from pipeline.forms.score.comparing import Answers, answers_in
from pipeline.forms.score.filled_sheet import FilledSheet, read_sheet
from pipeline.forms.score.layout import FORM_SHEET, PAPER, WORKINGS_SHEET, Column
from pipeline.model.cells import Cell, CellRef
from pipeline.model.scale import Scale
from pipeline.model.submission import Entry, Part
from pipeline.sheets.cells import Book
from pipeline.text.words import fold

_OURS = {fold(name) for name in (GUIDE_SHEET, WORKINGS_SHEET, IDENTITY_SHEET)}


class Elsewhere(NamedTuple):
    """Answers in a file that do not count because the form has others: the first cell, and which they are."""

    at: CellRef | None
    differences: str


class FilledForm(NamedTuple):
    """What a file holds. `identity` None: no form of ours. `shown` is what the sheet itself says of the form.

    `entries` are the rows with a code, in the order of the sheet, as often as they stand there; `strays` are filled
    cells of rows without a code, `codeless` the cells of `Mã` that hold no text. `rivals` are the names of the sheets
    where the file has several forms that say different things and none is named as it should be. `name` is whose form
    it is by the name in its head, "" where nothing stands there.
    """

    identity: Identity | None
    visible_only: bool = False
    shown: Identity | None = None
    entries: tuple[Entry, ...] = ()
    strays: tuple[Cell, ...] = ()
    codeless: tuple[Cell, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    rivals: tuple[str, ...] = ()
    name: str = ""


def read_form(book: Book, scale: Scale) -> FilledForm:
    """Read a workbook as a form; `scale` tells which cells are answers. Raises: Unreadable."""
    sheets = _form_sheets(book, scale)
    if not sheets:
        return FilledForm(identity=None)
    hidden = PAPER.identity_of(hidden_texts(book))
    counted = _choose(sheets)
    if counted is None:
        rivals = tuple(sheet.name for sheet in sheets)
        return FilledForm(identity=hidden or _common_identity(sheets), rivals=rivals)
    identity = hidden or counted.identity
    if identity is None:
        return FilledForm(identity=None)
    return FilledForm(
        identity=identity,
        visible_only=hidden is None,
        shown=counted.identity,
        entries=counted.entries,
        strays=counted.strays,
        codeless=counted.codeless,
        elsewhere=_elsewhere(counted, sheets),
    )


def _form_sheets(book: Book, scale: Scale) -> list[FilledSheet]:
    """The sheets with a form's header, whatever they are called."""
    candidates = [sheet for title, sheet in book.sheets.items() if fold(title) not in _OURS]
    read = [read_sheet(book, sheet, scale) for sheet in candidates]
    return [sheet for sheet in read if sheet is not None]


def _choose(sheets: Sequence[FilledSheet]) -> FilledSheet | None:
    """The sheet `Phiếu chấm điểm`; without it the one that is filled, or one of several that say the same."""
    named = [sheet for sheet in sheets if fold(sheet.name) == fold(FORM_SHEET)]
    if named:
        return named[0]
    among = [sheet for sheet in sheets if answers_in(sheet.entries)] or sheets
    answers = [contents(answers_in(sheet.entries)) for sheet in among]
    return among[0] if all(other == answers[0] for other in answers) else None


def _common_identity(sheets: Sequence[FilledSheet]) -> Identity | None:
    identities = {sheet.identity for sheet in sheets}
    return identities.pop() if len(identities) == 1 else None


def _elsewhere(counted: FilledSheet, sheets: Sequence[FilledSheet]) -> tuple[Elsewhere, ...]:
    """What copies of the sheet say, and second columns with the same label, where the form says something else."""
    if not counted.second and len(sheets) == 1:
        return ()
    own = answers_in(counted.entries)
    others = [counted.second, *(answers_in(sheet.entries) for sheet in sheets if sheet is not counted)]
    found = [(answers, _ignored(own, answers, counted)) for answers in others]
    return tuple(
        Elsewhere(answers[places[0]].ref, changes_in_words(places, own, answers)) for answers, places in found if places
    )


def _ignored(own: Answers, other: Answers, counted: FilledSheet) -> list[tuple[str, Column]]:
    """Where the other answers differ, but for blanks, and for points of ours that were pasted as values."""
    ours = {entry.code for entry in counted.entries if entry.held[Part.CLAIMED].formula}
    return [
        (code, column)
        for code, column in changed(own, other)
        if (code, column) in other and not (column is Column.CLAIMED and code in ours)
    ]
