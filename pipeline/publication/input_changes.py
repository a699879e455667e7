"""What differs between the inputs of two reviews: keys of config.toml, lines of the scale, targets, cells of forms."""

import dataclasses
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.forms.kit.comparing import changed
from pipeline.forms.score.comparing import answers_in
from pipeline.model.bloc import Member, Period
from pipeline.model.grounds import Memory, PastResult, PastReview, Targets
from pipeline.model.result import Review
from pipeline.model.scale import Condition, Kind, Line, Rule, Scale
from pipeline.model.submission import Submission
from pipeline.publication.differences import Change, Difference, changed_fields
from pipeline.sheets.reading import shown
from pipeline.text import labels
from pipeline.text.numbers import short
from pipeline.text.terminal.publication import EMPTY_TABLE, printable_path
from pipeline.text.terms import consequence, period_title

_NAMES = ("code", "name", "appraiser")
"""The keys by which a person tells one entry of a list in config.toml from the others."""

_LINE_WORDS: Mapping[str, str] = {
    "level": labels.LEVEL,
    "parent": "dòng cấp trên",
    "title": labels.TITLE,
    "kind": labels.KIND,
    "maximum": labels.MAXIMUM,
    "rule": labels.RULE,
    "condition": labels.PARAMETERS,
    "unit": labels.UNIT,
    "groups": labels.GROUPS,
    "period": labels.PERIOD,
    "bonus_cap": labels.BONUS_CAP,
    "deduction_cap": labels.DEDUCTION_CAP,
    "highest_only": f"{labels.PICK} = {labels.HIGHEST}",
    "bonus_if_clean": f"{labels.BONUS_IF} {labels.IF_CLEAN}",
    "evidence_required": f"{labels.EVIDENCE} {labels.REQUIRED}",
    "appraiser": labels.APPRAISER,
    "guidance": labels.GUIDANCE,
    "short": labels.SHORT,
}


def files_changed(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Difference]:
    """Input files, by path and hash, that are changed, new or gone."""
    for path in sorted({*old, *new}):
        if old.get(path) != new.get(path):
            what = "file_gone" if path not in new else "file_changed" if path in old else "file_new"
            yield Difference(what=what, subject=printable_path(path))


def config_changed(old: Path, new: Path) -> Iterator[Difference]:
    """The keys of two config.toml that differ, with their paths; an entry of a list goes by its own code or name."""
    before, after = (dict(_keys("", tomllib.loads(path.read_text(encoding="utf-8-sig")))) for path in (old, new))
    for path in dict.fromkeys((*after, *before)):
        if before.get(path) != after.get(path):
            yield Difference(what="config", subject=path, changes=(Change("", before.get(path), after.get(path)),))


def _keys(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        # A table that is there says something even where all its keys are left to their defaults.
        yield from [] if value else [(path, EMPTY_TABLE)]
        for key, inside in value.items():
            yield from _keys(f"{path}.{key}".lstrip("."), inside)
    elif isinstance(value, list) and any(isinstance(entry, dict) for entry in value):
        for name, entry in zip(_names(value), value, strict=True):
            yield from _keys(f"{path}[{name}]", entry)
    else:
        yield path, value


def _names(entries: list[Any]) -> list[str | int]:
    """What each entry of a list is called; one that shares its name with another, or has none, goes by its number."""
    names = [
        next((entry[key] for key in _NAMES if isinstance(entry, dict) and key in entry), None) for entry in entries
    ]
    return [at if name is None or names.count(name) > 1 else name for at, name in enumerate(names)]


def scale_changed(old: Scale, new: Scale) -> Iterator[Difference]:
    """The lines of the scale that differ, and in which columns."""
    for code in dict.fromkeys((*new.by_code, *old.by_code)):
        changes = tuple(_line_changes(old.by_code.get(code), new.by_code.get(code)))
        if changes:
            yield Difference(what="scale_line", line=code, changes=changes)


def _line_changes(old: Line | None, new: Line | None) -> Iterator[Change]:
    if old is None or new is None:
        yield Change("", old and old.title, new and new.title)
        return
    for field in dataclasses.fields(Line):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if field.name in _LINE_WORDS and before != after:
            yield Change(_LINE_WORDS[field.name], _shown(before), _shown(after))


def _shown(value: Decimal | Rule | Condition | Kind | Period | tuple[str, ...] | str | int | None) -> object:
    """A column of a line as the scale writes it."""
    match value:
        case Decimal():
            return short(value)
        case tuple():
            return list(value)
        case Condition():
            return consequence(value)
        case Kind():
            return labels.KIND_LABELS[value]
        case Period():
            return next(word for word, period in labels.PERIODS.items() if period is value)
        case None | str() | int():
            return value
        case _:
            return f"{value.label}: {value.words()}"


def targets_changed(old: Targets, new: Targets, members: tuple[Member, ...]) -> Iterator[Difference]:
    """The registered targets that differ, by line and member."""
    names = {member.code: f"{member.name} ({member.code})" for member in members}
    for line in dict.fromkeys((*new, *old)):
        before, after = old.get(line, {}), new.get(line, {})
        for unit in dict.fromkeys((*after, *before)):
            if before.get(unit) != after.get(unit):
                change = Change(
                    "", *(None if one is None else short(one) for one in (before.get(unit), after.get(unit)))
                )
                yield Difference(what="target", subject=names.get(unit, unit), unit=unit, line=line, changes=(change,))


def answers_changed(old: Review, new: Review) -> Iterator[Difference]:
    """What the counted forms answer otherwise, cell by cell."""
    before, after = _submissions(old), _submissions(new)
    for member in new.config.bloc.members:
        if member.code in before and member.code in after:
            yield from _cells_changed(member, before[member.code], after[member.code])


def memory_changed(old: Memory, new: Memory) -> Iterator[Difference]:
    """What the earlier reviews say otherwise, member by member."""
    for before, after in ((old.six_month, new.six_month), (old.last_year, new.last_year)):
        whole = after or before
        if whole is None:
            continue
        results = [{one.unit: one for one in side.everyone} if side else {} for side in (before, after)]
        for unit in dict.fromkeys((*results[1], *results[0])):
            yield from _result_changed(whole, *(side.get(unit) for side in results))


def _result_changed(review: PastReview, old: PastResult | None, new: PastResult | None) -> Iterator[Difference]:
    one = new or old
    changes = changed_fields(_result_told(old), _result_told(new))
    if one and changes:
        subject = f"Kết quả {period_title(review.period, review.year)} của {one.name} ({one.unit})"
        yield Difference(what="past", subject=subject, unit=one.unit, changes=changes)


def _result_told(result: PastResult | None) -> dict[str, Any]:
    """The fields as results.json tells them; none where the member had no place."""
    if result is None or result.place is None:
        return {}
    numbers = {"total": result.total, "maximum": result.maximum, "percent": result.percent}
    told = {name: None if number is None else format(number, "f") for name, number in numbers.items()}
    return {"place": result.place, **told, "grade": result.grade, "awards": list(result.awards)}


def _submissions(review: Review) -> dict[str, Submission]:
    return {one.unit: one for one in review.submissions}


def _cells_changed(member: Member, old: Submission, new: Submission) -> Iterator[Difference]:
    before, after = (answers_in(side.entries.values()) for side in (old, new))
    for code, column in changed(before, after):
        values = (side.get((code, column)) for side in (before, after))
        change = Change(f"{code} {column}", *(None if cell is None else shown(cell) for cell in values))
        subject = f"{member.name} ({member.code}), {new.file}"
        yield Difference(what="answers", subject=subject, unit=member.code, line=code, changes=(change,))
