"""What differs between two results of one review, told member by member and line by line. Pure.

Both sides are results.json as data (CONTRACT section 11).
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pipeline.text.terminal.publication import FIELD_WORDS, change_in_words, sentence

Data = Mapping[str, Any]

_OF_POINTS = frozenset({"total", "percent", "maximum", "base", "bonus", "deduction", "carried"})
_OF_PLACES = frozenset({"place", "shared", "grade", "awards"})
_OF_MARKS = frozenset({"reported", "target", "claimed", "basis", "maximum", "kind"})
_PARTS = frozenset({"standings", "not_ranked", "findings", "files"})


class Change(NamedTuple):
    """One field and what it was and is, as the data say it."""

    field: str
    old: Any
    new: Any

    def __str__(self) -> str:
        return change_in_words(self.field, self.old, self.new)


class Difference(NamedTuple):
    """Something that is not as it was published. `what` is a stable word; `subject` names the thing to a person.

    `unit` is the member's code and `line` the line's, where there is one.
    """

    what: str
    subject: str = ""
    unit: str | None = None
    line: str | None = None
    changes: tuple[Change, ...] = ()

    @property
    def sentence(self) -> str:
        """The difference told in Vietnamese, with why where the data show it."""
        return sentence(
            self.what, subject=self.subject, line=self.line or "", changes="; ".join(map(str, self.changes))
        )


def differences(old: Data, new: Data) -> tuple[Difference, ...]:
    """All that differs; empty where the two are equal, and only there."""
    if old == new:
        return ()
    found = (*_heads(old, new), *_members(old, new), *_files(old, new), *_findings(old, new))
    return found or (Difference(what="order"),)


def changed_fields(old: Data, new: Data, without: frozenset[str] = frozenset()) -> tuple[Change, ...]:
    """The fields that differ: the known ones in the order of their words, then the others."""
    names = [name for name in dict.fromkeys((*FIELD_WORDS, *old, *new)) if name not in without]
    return tuple(Change(name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name))


def _heads(old: Data, new: Data) -> Iterator[Difference]:
    changes = changed_fields(old, new, _PARTS)
    if changes:
        yield Difference(what="head", changes=changes)


def _by(key: str, entries: Any) -> dict[str, Data]:
    return {entry[key]: entry for entry in entries}


def _members(old: Data, new: Data) -> Iterator[Difference]:
    """Every member, ranked or not, in the order of the new result."""
    before, after = (_by("unit", (*side["standings"], *side["not_ranked"])) for side in (old, new))
    for unit in dict.fromkeys((*after, *before)):
        one = after.get(unit) or before[unit]
        subject = f"{one['name']} ({unit})"
        if unit not in before or unit not in after:
            yield Difference(what="member_gone" if unit in before else "member_new", subject=subject, unit=unit)
        else:
            yield from _member(subject, before[unit], after[unit])


def _member(subject: str, old: Data, new: Data) -> Iterator[Difference]:
    unit = new["unit"]
    if ("place" in old) != ("place" in new):
        changes = tuple(Change(field, old.get(field), new.get(field)) for field in ("place", "total", "reason"))
        yield Difference(what="ranked" if "place" in new else "not_ranked", subject=subject, unit=unit, changes=changes)
        return
    changes = changed_fields(old, new, frozenset({"marks"}))
    if changes:
        fields = {change.field for change in changes}
        moved = fields & _OF_PLACES and not fields & _OF_POINTS
        yield Difference(what="moved" if moved else "standing", subject=subject, unit=unit, changes=changes)
    yield from _marks(subject, unit, _by("code", old.get("marks", ())), _by("code", new.get("marks", ())))


def _marks(subject: str, unit: str, old: Mapping[str, Data], new: Mapping[str, Data]) -> Iterator[Difference]:
    """The lines that are not as they were. Answers that only stand in another cell or file are told once."""
    elsewhere: list[Change] = []
    for code in dict.fromkeys((*new, *old)):
        changes = changed_fields(old.get(code, {}), new.get(code, {}), frozenset({"code"}))
        if {change.field for change in changes} == {"at"}:
            elsewhere += changes
        elif changes:
            answered = {change.field for change in changes} & _OF_MARKS
            what = "mark" if answered else "mark_by_others"
            yield Difference(what=what, subject=subject, unit=unit, line=code, changes=_without_place(changes))
    if elsewhere:
        yield Difference(what="cells", subject=subject, unit=unit, changes=(elsewhere[0],))


def _without_place(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    return tuple(change for change in changes if change.field != "at")


def _files(old: Data, new: Data) -> Iterator[Difference]:
    before, after = _by("file", old["files"]), _by("file", new["files"])
    for file in sorted({*before, *after}):
        changes = changed_fields(before.get(file, {}), after.get(file, {}), frozenset({"file"}))
        unit = (after.get(file) or before[file])["unit"]
        if changes:
            yield Difference(what="receipt", subject=file, unit=unit, changes=changes)


def _findings(old: Data, new: Data) -> Iterator[Difference]:
    before, after = _counted(old["findings"]), _counted(new["findings"])
    for what, more in (("finding_new", after - before), ("finding_gone", before - after)):
        for text in more.elements():
            finding = json.loads(text)
            subject = f"{finding['unit'] or finding['file'] or ''}: {finding['message']}".removeprefix(": ")
            yield Difference(what=what, subject=subject, unit=finding["unit"], line=finding["line"])


def _counted(findings: Any) -> Counter[str]:
    return Counter(json.dumps(finding, ensure_ascii=False) for finding in findings)
