"""The register written: a row for each file, what the program knows of it; what people wrote there stays.

Source: CONTRACT section 10.
"""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.intake.register import FILE, LABELS, OUTCOME, REGISTER, SENDER, SHEET, UNIT, key_of, text_of
from pipeline.model.clock import moment_shown
from pipeline.model.finding import FileRecord
from pipeline.model.result import Review
from pipeline.sheets.cells import Unreadable
from pipeline.sheets.cells.kept import KeptTable, kept_table, new_table
from pipeline.text.terms import FILE_REASONS, file_status

_WIDTHS = dict(zip(LABELS, (48, 30, 18, 30, 44, 12, 12, 40), strict=True))
_NOT_TOLD = frozenset(("register", "lock_file", "hidden", "system_file", "not_a_file"))
"""Files that are nobody's: whatever is said of them, they stay what they are."""


class RegisterUnreadable(Exception):  # noqa: N818 - it names what is the matter
    """There is a register and it cannot be read, or has lost its sheet or its column of files."""


class Written(NamedTuple):
    """The register as a file, or None where nothing is to be changed; how many rows are new, and how many there are."""

    data: bytes | None
    new: int
    rows: int


def written_register(former: bytes | None, review: Review) -> Written:
    """The register with a row for each file of the review.

    Only the program's own columns are written, and only where they say something else. Raises: RegisterUnreadable.
    """
    table = _table(former)
    places, changed = _places(table), former is None
    free = 1 + max((table.header, *(number for number, _ in table.rows())))
    before = len(places)
    for record in review.files:
        if record.reason in _NOT_TOLD:
            continue
        key = key_of(record.file)
        if key not in places:
            places[key], free = free, free + 1
            changed = table.put(places[key], FILE, record.file) or changed
        for label, text in _known(review, record):
            changed = table.put(places[key], label, text) or changed
    return Written(table.saved() if changed else None, len(places) - before, len(places))


def _table(former: bytes | None) -> KeptTable:
    if former is None:
        return new_table(SHEET, _WIDTHS)
    try:
        return kept_table(former, REGISTER, SHEET, LABELS, to_change=True)
    except Unreadable as error:
        raise RegisterUnreadable from error


def _places(table: KeptTable) -> dict[str, int]:
    """The first row of each file."""
    places: dict[str, int] = {}
    for number, values in table.rows():
        key = key_of(text_of(values.get(FILE)))
        if key:
            places.setdefault(key, number)
    return places


def _known(review: Review, record: FileRecord) -> Iterator[tuple[str, str]]:
    """What the program says of a file."""
    names = {member.code: member.name for member in review.config.bloc.members}
    yield UNIT, names.get(record.unit or "", record.unit or "")
    yield SENDER, record.sender
    why = f": {FILE_REASONS[record.reason].lower()}" if record.reason else ""
    when = f"; nhận lúc {moment_shown(record.received)}" if record.received else ""
    yield OUTCOME, f"{file_status(record)}{why}{when}"
