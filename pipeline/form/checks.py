"""What is wrong with the rows of a filled form, apart from the answers in them (CONTRACT section 9).

A check is a small pure function in the tuple at the end.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.answers import at_cell
from pipeline.form.reader import FilledForm
from pipeline.model import Finding, Grounds, Line, Member, Severity
from pipeline.reading import is_blank, read_number, shown
from pipeline.text.numbers import short
from pipeline.text.words import did_you_mean, fold


@dataclass(frozen=True, slots=True)
class Filled:
    """A member's form beside what it should be: `lines` are the rows that concern the member."""

    form: FilledForm
    member: Member
    lines: tuple[Line, ...]
    grounds: Grounds

    @property
    def counts(self) -> Counter[str]:
        """How often each code stands in the form."""
        return Counter(entry.code for entry in self.form.entries)


def _identity_visible_only(filled: Filled) -> Iterator[Finding]:
    if filled.form.visible_only:
        yield Finding(code="identity_visible_only", severity=Severity.WARNING)


def _unknown_codes(filled: Filled) -> Iterator[Finding]:
    known = filled.grounds.scale.by_code
    for entry in filled.form.entries:
        if entry.code not in known:
            cell = entry.code_cell
            where = cell.ref.local if cell.ref else None
            facts = {"suggestion": did_you_mean(entry.code, known)}
            yield Finding(code="unknown_code", severity=Severity.ERROR, cell=where, seen=shown(cell), facts=facts)


def _strays(filled: Filled) -> Iterator[Finding]:
    """Answers in rows without a code belong to no line, and are not lost in silence."""
    for cell in filled.form.strays:
        where = cell.ref.local if cell.ref else None
        yield Finding(code="unknown_code", severity=Severity.ERROR, cell=where, seen=shown(cell))


def _duplicate_codes(filled: Filled) -> Iterator[Finding]:
    counts, seen = filled.counts, set()
    for entry in filled.form.entries:
        if counts[entry.code] > 1 and entry.code in filled.grounds.scale.by_code and entry.code in seen:
            yield at_cell("duplicate_code", Severity.ERROR, entry.code, entry.code_cell)
        seen.add(entry.code)


def _missing_lines(filled: Filled) -> Iterator[Finding]:
    counts = filled.counts
    for line in filled.lines:
        if not counts[line.code]:
            facts = {"title": line.title}
            yield Finding(code="missing_line", severity=Severity.WARNING, line=line.code, facts=facts)


def _changed_texts(filled: Filled) -> Iterator[Finding]:
    titles = {line.code: line.title for line in filled.lines}
    for entry in filled.form.entries:
        title = titles.get(entry.code)
        if title is not None and fold(shown(entry.title)) != fold(title):
            yield at_cell("text_changed", Severity.WARNING, entry.code, entry.title, title=title)


def _differing_targets(filled: Filled) -> Iterator[Finding]:
    lines = {line.code: line for line in filled.lines}
    for entry in filled.form.entries:
        line = lines.get(entry.code)
        if line is None:
            continue
        target = filled.grounds.targets.get(line.code, {}).get(filled.member.code)
        on_form = read_number(entry.target, in_percent=line.in_percent).value
        if on_form != target or (target is None and not is_blank(entry.target)):
            facts = {"shown": shown(entry.target), "target": _told(target)}
            yield at_cell("target_differs", Severity.WARNING, line.code, entry.target, **facts)


def _told(target: Decimal | None) -> str:
    return "không giao" if target is None else short(target)


CHECKS: tuple[Callable[[Filled], Iterator[Finding]], ...] = (
    _identity_visible_only,
    _unknown_codes,
    _strays,
    _duplicate_codes,
    _missing_lines,
    _changed_texts,
    _differing_targets,
)


def check_form(filled: Filled) -> tuple[Finding, ...]:
    """All findings of all checks; member and file still to be told."""
    return tuple(finding for check in CHECKS for finding in check(filled))
