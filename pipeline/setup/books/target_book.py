"""targets.xlsx → the targets that each member registered (CONTRACT section 5).

A column headed `<code>: năm <year>` shows an earlier year's figures to people and is not read.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Context, Decimal, Inexact
from pathlib import Path

from pipeline.model.bloc import Config, Period
from pipeline.model.cells import Cell
from pipeline.model.finding import Fault
from pipeline.model.grounds import Targets, TargetsByPeriod
from pipeline.model.scale import Line, Scale
from pipeline.sheets.cells import Book, Sheet, Unreadable, read_book
from pipeline.sheets.reading import is_blank, read_number, shown
from pipeline.sheets.table import (
    Faults,
    Header,
    Row,
    filled_above,
    find_header,
    headless,
    merge_faults,
    pick_sheet,
    rows_of,
)
from pipeline.text import labels
from pipeline.text.setup_faults import (
    ABOVE_THE_HEADER,
    COLUMN_WITHOUT_MEMBER,
    MOVED_TEXT,
    NEGATIVE_TARGET,
    NO_CODE_COLUMN,
    NO_SHEET,
    NO_SUCH_MEMBER,
    NOT_IN_SCALE,
    UNREADABLE_BOOK,
    no_code,
    no_target,
    unknown_period,
)
from pipeline.text.words import did_you_mean, fold

Registered = dict[tuple[str, Period | None], Mapping[str, Decimal]]
"""The rows of the book: line code and `Kỳ` (None = blank) → member code → figure."""

EXACT = Context(prec=200, traps=[Inexact])
"""A product of a figure and a share has no more digits than the two together."""


def read_targets(path: Path, config: Config, scale: Scale) -> tuple[TargetsByPeriod | None, tuple[Fault, ...]]:
    """The targets of each period, or None and all that is wrong. A file that is not there: no targets."""
    read, faults = read_rows(path, [member.code for member in config.bloc.members], scale)
    return (None if faults else targets_by_period(read, config, scale)), faults


def read_rows(
    path: Path, codes: Sequence[str], scale: Scale, *, whole: bool = True
) -> tuple[Registered, tuple[Fault, ...]]:
    """The rows of the book, and all that is wrong with it. `codes` are the members'.

    `whole` False: a row of the scale has no code, so that a line it seems not to have is no fault here.
    """
    if not path.exists():
        return {}, ()
    name = path.name
    columns = (labels.CODE, labels.TITLE, labels.PERIOD, *codes)
    try:
        book = read_book(path, name)
        sheet = pick_sheet(book, labels.TARGETS_SHEET)
        if sheet is None:
            known = "; ".join(book.sheets)
            return {}, (Fault(name, NO_SHEET.format(sheet=labels.TARGETS_SHEET, there=known)),)
        header = find_header(sheet, (labels.CODE, labels.TITLE, labels.PERIOD), codes=codes, at_least=1)
    except Unreadable:
        return {}, (Fault(name, UNREADABLE_BOOK),)
    if header is None or labels.CODE not in header.columns:
        return {}, (Fault(f"{name} › {sheet.name}", NO_CODE_COLUMN.format(label=labels.CODE)),)
    faults = Faults(_header_faults(header, codes))
    rows = list(rows_of(sheet, header, columns))
    faults += _layout_faults(sheet, header, rows, scale)
    read: Registered = {}
    for row in rows:
        place = _place(row, scale, read, faults, whole=whole)
        if place is not None:
            read[place] = _figures(book, row, codes, in_percent=scale.by_code[place[0]].in_percent, faults=faults)
    return read, tuple(faults)


def targets_by_period(read: Registered, config: Config, scale: Scale) -> TargetsByPeriod:
    """What each review measures by, from the rows of the book (CONTRACT section 5)."""
    half = config.periods.get(Period.SIX_MONTH)
    share = half.target_share if half else None
    whole = {code: figures for (code, period), figures in read.items() if period is None}
    shared = {code: _share_of(figures, scale.by_code[code], share) for code, figures in whole.items()}
    return {
        Period.SIX_MONTH: _in_force(read, shared, Period.SIX_MONTH),
        Period.YEAR_END: _in_force(read, whole, Period.YEAR_END),
    }


def _in_force(read: Registered, whole: Targets, period: Period) -> Targets:
    """The rows of the period; a cell left blank there falls back on the row for both."""
    own = {code: figures for (code, given), figures in read.items() if given is period}
    codes = dict.fromkeys(code for code, given in read if given in (None, period))
    return {code: {**whole.get(code, {}), **own.get(code, {})} for code in codes}


def _share_of(figures: Mapping[str, Decimal], line: Line, share: Decimal | None) -> Mapping[str, Decimal]:
    """The share of the year's figures, exact; a rate is the same in June."""
    if share is None or line.in_percent:
        return figures
    return {unit: EXACT.multiply(figure, share).scaleb(-2, EXACT) for unit, figure in figures.items()}


def _layout_faults(sheet: Sheet, header: Header, rows: list[Row], scale: Scale) -> Iterator[Fault]:
    """What was moved, merged or lost its heading, so that figures would be another's or nobody's."""
    for row in filled_above(sheet, header, (labels.CODE,)):
        if row.text(labels.CODE) in scale.by_code:
            yield Fault(str(row.cell(labels.CODE).ref), ABOVE_THE_HEADER)
    for cell in headless(sheet, header, [row for row in rows if row.text(labels.CODE)]):
        yield Fault(
            str(cell.ref),
            COLUMN_WITHOUT_MEMBER.format(seen=shown(cell), row=header.row),
        )
    yield from merge_faults(sheet, header, rows, title=labels.TITLE, vital=set(header.columns) - {labels.TITLE})
    for row in rows:
        yield from _moved_text(row, scale)


def _moved_text(row: Row, scale: Scale) -> Iterator[Fault]:
    """A code beside the text of another line: one column was sorted or moved without the other."""
    line, text = scale.by_code.get(row.text(labels.CODE)), fold(row.text(labels.TITLE))
    if line is None or fold(line.title) == text:
        return
    other = next((one.code for one in scale.lines if text and fold(one.title) == text), None)
    if other is not None:
        yield Fault(
            str(row.cell(labels.TITLE).ref),
            MOVED_TEXT.format(other=other, code=line.code),
        )


def _header_faults(header: Header, codes: Sequence[str]) -> list[Fault]:
    unknown = [
        Fault(
            str(cell.ref),
            NO_SUCH_MEMBER.format(code=shown(cell), guess=did_you_mean(shown(cell), codes)),
        )
        for cell in header.strangers
        if not re.fullmatch(labels.PAST_TARGET, shown(cell))
    ]
    twice = [Fault(str(cell.ref), f"cột “{shown(cell)}” ghi hai lần") for cell in header.repeated]
    return unknown + twice


def _place(
    row: Row, scale: Scale, taken: Registered, faults: Faults, *, whole: bool
) -> tuple[str, Period | None] | None:
    """The line and the `Kỳ` that a row is for; None with a fault where that cannot be told."""
    cell = row.cell(labels.CODE)
    code = cell.value if isinstance(cell.value, str) and not cell.formula else None
    period = _period(row, faults)
    if code is None:
        faults.at(cell, no_code(shown(cell)))
    elif code not in scale.by_code:
        if whole:
            faults.at(cell, NOT_IN_SCALE.format(code=code, guess=did_you_mean(code, scale.by_code)))
    elif (code, period) in taken:
        told = f" với Kỳ “{row.text(labels.PERIOD)}”" if period else ""
        faults.at(cell, f"Mã “{code}”{told} ghi hai lần")
    else:
        return code, period
    return None


def _period(row: Row, faults: Faults) -> Period | None:
    text = row.text(labels.PERIOD)
    if not text:
        return None
    periods = {fold(word): period for word, period in labels.PERIODS.items()}
    others = {fold(other): fold(word) for other, word in labels.ALSO_CALLED[labels.PERIOD].items()}
    found = periods.get(others.get(fold(text), fold(text)))
    if found is None:
        faults.at(row.cell(labels.PERIOD), unknown_period(text, did_you_mean(text, labels.PERIODS)))
    return found


def _figures(book: Book, row: Row, codes: Sequence[str], *, in_percent: bool, faults: Faults) -> dict[str, Decimal]:
    figures = {}
    for member in codes:
        if is_blank(row.held[member]):
            continue
        value = _target(book, row.cell(member), in_percent, faults)
        if value is not None:
            figures[member] = value
    return figures


def _target(book: Book, cell: Cell, in_percent: bool, faults: Faults) -> Decimal | None:
    stored = book.stored(cell) if cell.formula else cell
    reading = read_number(stored, in_percent=in_percent)
    if reading.blank:
        return None
    if not isinstance(reading.value, Decimal):
        why = next((note.code for note in reading.notes if note.refused), "not_a_number")
        faults.at(cell, no_target(why, shown(stored)))
        return None
    if reading.value < 0:
        faults.at(cell, NEGATIVE_TARGET.format(seen=shown(stored)))
    return reading.value
