"""What is wrong with the rows of a filled form, apart from the answers in them (CONTRACT section 9).

A check is a small pure function in the tuple at the end.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from pipeline.forms.kit.identity import PERIOD_NAMES, Identity, Label
from pipeline.forms.kit.strangers import stray, unknown_code
from pipeline.forms.score.comparing import FILLED
from pipeline.forms.score.reader import FilledForm
from pipeline.model.bloc import Member
from pipeline.model.finding import Finding, Severity
from pipeline.model.grounds import Grounds
from pipeline.model.remembered import Remembered
from pipeline.model.scale import Line
from pipeline.model.submission import Entry, Part
from pipeline.scoring.answers import at_cell, is_marked
from pipeline.sheets.reading import is_blank, read_number, shown
from pipeline.text.numbers import short
from pipeline.text.words import fold

RowFindings = tuple[tuple[Finding, ...], ...]
"""Of one row, by the checks of rows."""


@dataclass(frozen=True)
class Filled:
    """A member's form beside what it should be: `lines` are the rows that concern the member.

    `known` is what was found in rows of the forms before it on the same grounds, which are there as long as it is.
    """

    form: FilledForm
    member: Member
    lines: tuple[Line, ...]
    grounds: Grounds
    known: Remembered[RowFindings] = field(default_factory=Remembered)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each code stands in the form."""
        return Counter([entry.code for entry in self.form.entries])


def _identity_visible_only(filled: Filled) -> Iterator[Finding]:
    if filled.form.visible_only:
        yield Finding(code="identity_visible_only", severity=Severity.WARNING)


def _identity_differs(filled: Filled) -> Iterator[Finding]:
    """The head of the form and its hidden part tell two stories: the file may be another member's."""
    kept, seen = filled.form.identity, filled.form.shown
    if kept and not filled.form.visible_only:
        pairs = zip(_parts(seen), _parts(kept), strict=True) if seen else ()
        differences = "; ".join(
            f"{label}: “{on_form}”, thông tin ẩn: “{hidden}”"
            for (label, on_form), (_, hidden) in (*pairs, *_names(filled))
            if fold(on_form) != fold(hidden)
        )
        if differences:
            yield Finding(code="identity_differs", severity=Severity.WARNING, facts={"differences": differences})


def _names(filled: Filled) -> Iterator[tuple[tuple[Label, str], tuple[Label, str]]]:
    """The name in the head beside the member's, where it is none of the names that the member goes by."""
    member, name = filled.member, filled.form.name
    if name and fold(name) not in {fold(known) for known in (member.name, member.short, *member.aliases)}:
        yield (Label.NAME, name), (Label.NAME, member.name)


def _parts(identity: Identity) -> tuple[tuple[Label, str], ...]:
    return (
        (Label.UNIT, identity.unit),
        (Label.BLOC, identity.bloc),
        (Label.YEAR, str(identity.year)),
        (Label.PERIOD, PERIOD_NAMES[identity.period]),
        (Label.SCALE, identity.scale),
    )


def _answers_elsewhere(filled: Filled) -> Iterator[Finding]:
    for found in filled.form.elsewhere:
        where = found.at.local if found.at else None
        facts = {"differences": found.differences}
        yield Finding(code="answers_elsewhere", severity=Severity.WARNING, cell=where, facts=facts)


def _unknown_codes(filled: Filled) -> Iterator[Finding]:
    known = filled.grounds.scale.by_code
    return (
        unknown_code(entry.code, entry.cell(Part.CODE), known)
        for entry in filled.form.entries
        if entry.code not in known
    )


def _strays(filled: Filled) -> Iterator[Finding]:
    return map(stray, filled.form.strays)


def _codes_that_are_no_text(filled: Filled) -> Iterator[Finding]:
    return (unknown_code("", cell, ()) for cell in filled.form.codeless)


def _duplicate_codes(filled: Filled) -> Iterator[Finding]:
    counts, seen = filled.counts, set()
    for entry in filled.form.entries if len(counts) < len(filled.form.entries) else ():
        if counts[entry.code] > 1 and entry.code in filled.grounds.scale.by_code and entry.code in seen:
            yield at_cell("duplicate_code", Severity.ERROR, entry.code, entry.cell(Part.CODE))
        seen.add(entry.code)


def _missing_lines(filled: Filled) -> Iterator[Finding]:
    counts = filled.counts
    for line in filled.lines:
        if not counts[line.code]:
            facts = {"title": line.title}
            yield Finding(code="missing_line", severity=Severity.WARNING, line=line.code, facts=facts)


class FilledRow(NamedTuple):
    """A row of the form beside its line and target; without a `line` where none of that code concerns the member."""

    entry: Entry
    line: Line | None
    target: Decimal | None


def _changed_text(filled: Filled, row: FilledRow) -> tuple[Finding, ...]:
    cell, line = row.entry.held[Part.TITLE], row.line
    if line is None or cell.value == line.title or is_marked(row.entry):
        return ()
    on_form = fold(shown(cell))
    if on_form == fold(line.title):
        return ()
    owners = {fold(one.title): one.code for one in filled.lines}
    facts = {"title": line.title, "owner": owners.get(on_form, "")}
    return (at_cell("text_changed", Severity.WARNING, line.code, row.entry.cell(Part.TITLE), **facts),)


def _differing_target(_: Filled, row: FilledRow) -> tuple[Finding, ...]:
    entry, line, target = row
    cell = entry.held[Part.TARGET]
    if line is None or (target is None and is_blank(cell)) or is_marked(entry):
        return ()
    on_form = read_number(cell, in_percent=line.in_percent).value
    if on_form == target and target is not None:
        return ()
    facts = {"shown": shown(cell), "target": _target_in_words(target)}
    return (at_cell("target_differs", Severity.WARNING, line.code, entry.cell(Part.TARGET), **facts),)


ROW_CHECKS: tuple[Callable[[Filled, FilledRow], tuple[Finding, ...]], ...] = (_changed_text, _differing_target)
"""What each row is looked at for by itself; of a row with a valid `x` no cell gives a finding."""

_LOOKED_AT = itemgetter(Part.CODE, Part.TITLE, Part.TARGET, Part.NOT_APPLICABLE, Part.NOTE)
"""What checks of rows look at in them: members who answer otherwise fill these alike."""


def _rows(filled: Filled) -> Iterator[Finding]:
    """Check by check, row by row."""
    lines, targets, known = {line.code: line for line in filled.lines}, filled.grounds.targets, filled.known
    member, of_lines = filled.member.code, id(filled.lines)
    told = []
    for entry in filled.form.entries:
        code, held, number, columns = entry
        target = targets[code].get(member) if code in targets else None
        key = (of_lines, id(target), number, id(columns), *map(id, _LOOKED_AT(held)))
        found = known.get(key)
        if found is None:
            row = FilledRow(entry, lines.get(code), target)
            found = known.keep(key, tuple([check(filled, row) for check in ROW_CHECKS]))
        if any(found):
            told.append(found)
    return (finding for check in zip(*told, strict=True) for findings in check for finding in findings)


def _legacy_fonts(filled: Filled) -> Iterator[Finding]:
    for entry in filled.form.entries:
        for _column, part in FILLED:
            if entry.held[part].legacy:
                yield at_cell("legacy_font", Severity.INFO, entry.code, entry.cell(part))


def _target_in_words(target: Decimal | None) -> str:
    return "không giao" if target is None else short(target)


CHECKS: tuple[Callable[[Filled], Iterator[Finding]], ...] = (
    _identity_visible_only,
    _identity_differs,
    _answers_elsewhere,
    _unknown_codes,
    _strays,
    _codes_that_are_no_text,
    _duplicate_codes,
    _missing_lines,
    _rows,
    _legacy_fonts,
)


def check_form(filled: Filled) -> tuple[Finding, ...]:
    """All findings of all checks; member and file are added later."""
    return tuple(finding for check in CHECKS for finding in check(filled))
