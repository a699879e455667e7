"""What is wrong with the rows of a filled form, apart from the answers in them (CONTRACT section 9).

A check is a small pure function in the tuple at the end.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from pipeline.forms.kit.identity import PERIOD_NAMES, Identity, Label
from pipeline.forms.kit.strangers import stray, unknown_code
from pipeline.forms.score.comparing import FILLED
from pipeline.forms.score.reader import FilledForm
from pipeline.model.bloc import Member
from pipeline.model.finding import Finding, Severity
from pipeline.model.grounds import Grounds
from pipeline.model.scale import Line
from pipeline.model.submission import Entry, Part
from pipeline.scoring.answers import at_cell, is_marked
from pipeline.sheets.reading import is_blank, read_number, shown
from pipeline.text.numbers import short
from pipeline.text.words import fold


@dataclass(frozen=True)
class Filled:
    """A member's form beside what it should be: `lines` are the rows that concern the member."""

    form: FilledForm
    member: Member
    lines: tuple[Line, ...]
    grounds: Grounds

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each code stands in the form."""
        return Counter(entry.code for entry in self.form.entries)

    @cached_property
    def applying(self) -> tuple[Entry, ...]:
        """The rows without a valid `x`: of the others no cell gives a finding (CONTRACT section 4)."""
        return tuple(entry for entry in self.form.entries if not is_marked(entry))


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
    for entry in filled.form.entries:
        if counts[entry.code] > 1 and entry.code in filled.grounds.scale.by_code and entry.code in seen:
            yield at_cell("duplicate_code", Severity.ERROR, entry.code, entry.cell(Part.CODE))
        seen.add(entry.code)


def _missing_lines(filled: Filled) -> Iterator[Finding]:
    counts = filled.counts
    for line in filled.lines:
        if not counts[line.code]:
            facts = {"title": line.title}
            yield Finding(code="missing_line", severity=Severity.WARNING, line=line.code, facts=facts)


def _changed_texts(filled: Filled) -> Iterator[Finding]:
    titles = {line.code: line.title for line in filled.lines}
    for entry in filled.applying:
        title, cell = titles.get(entry.code), entry.held[Part.TITLE]
        if title is None or cell.value == title:
            continue
        on_form = fold(shown(cell))
        if on_form != fold(title):
            owners = {fold(line.title): line.code for line in filled.lines}
            facts = {"title": title, "owner": owners.get(on_form, "")}
            yield at_cell("text_changed", Severity.WARNING, entry.code, entry.cell(Part.TITLE), **facts)


def _differing_targets(filled: Filled) -> Iterator[Finding]:
    lines = {line.code: line for line in filled.lines}
    for entry in filled.applying:
        line = lines.get(entry.code)
        if line is None:
            continue
        target = filled.grounds.targets.get(line.code, {}).get(filled.member.code)
        cell = entry.held[Part.TARGET]
        if is_blank(cell) and target is None:
            continue
        on_form = read_number(cell, in_percent=line.in_percent).value
        if on_form != target or target is None:
            facts = {"shown": shown(cell), "target": _target_in_words(target)}
            yield at_cell("target_differs", Severity.WARNING, line.code, entry.cell(Part.TARGET), **facts)


def _legacy_fonts(filled: Filled) -> Iterator[Finding]:
    for entry in filled.form.entries:
        for _, part in FILLED:
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
    _changed_texts,
    _differing_targets,
    _legacy_fonts,
)


def check_form(filled: Filled) -> tuple[Finding, ...]:
    """All findings of all checks; member and file are added later."""
    return tuple(finding for check in CHECKS for finding in check(filled))
