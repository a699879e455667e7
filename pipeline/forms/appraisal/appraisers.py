"""Who appraises what: offices by `Phụ trách`, or members each other (CONTRACT section 12)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.model.bloc import Member
from pipeline.model.finding import Fault
from pipeline.model.grounds import Grounds
from pipeline.model.scale import Line
from pipeline.scoring.appraising import office_of
from pipeline.text.labels import APPRAISER, SCALE_SHEET
from pipeline.text.words import fold
from pipeline.text.workbooks.forms import NO_ASSIGNMENTS, NOBODY_APPRAISES

LONGEST_NAME = 60
"""Characters of a file's name: with three bytes a letter it stays within what every system takes."""

_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraiser:
    """One appraiser: `key` identifies it (an office's name, a member's code), `file` is the workbook's name.

    `members` are whom it appraises, `codes` the lines; both in order.
    """

    key: str
    name: str
    file: str
    members: tuple[Member, ...]
    codes: frozenset[str]


def appraisers_of(grounds: Grounds) -> tuple[tuple[Appraiser, ...], tuple[Fault, ...]]:
    """All appraisers of the bloc, or why there are none: lines that nobody appraises, no assignments."""
    if grounds.config.appraisal.by == "members":
        return _members(grounds)
    return _offices(grounds)


def _offices(grounds: Grounds) -> tuple[tuple[Appraiser, ...], tuple[Fault, ...]]:
    """One for each `Phụ trách`, in the order of the scale; two spellings of one name are one office."""
    names: dict[str, str] = {}
    codes: dict[str, list[str]] = {}
    nobodys = []
    for line in _appraised(grounds):
        name = office_of(grounds.config.bloc, grounds.scale, line)
        if not name:
            nobodys.append(line)
            continue
        names.setdefault(fold(name), name)
        codes.setdefault(fold(name), []).append(line.code)
    if nobodys:
        return (), tuple(_nobodys_faults(grounds, nobodys))
    files = dict(zip(names, file_names(names.values()), strict=True))
    every = grounds.config.bloc.members
    found = tuple(
        Appraiser(key=name, name=name, file=files[key], members=every, codes=frozenset(codes[key]))
        for key, name in names.items()
    )
    return found, ()


def _appraised(grounds: Grounds) -> Iterator[Line]:
    """The lines that are appraised in this period."""
    for line in grounds.scale.lines:
        if line.rule and all(row.period in (None, grounds.period) for row in grounds.scale.ancestry(line)):
            yield line


def _nobodys_faults(grounds: Grounds, lines: Iterable[Line]) -> Iterator[Fault]:
    """One fault a level-1 row with such lines."""
    by_section: dict[str, list[str]] = {}
    for line in lines:
        by_section.setdefault(grounds.scale.ancestry(line)[-1].code, []).append(line.code)
    for section, codes in by_section.items():
        row = grounds.scale.by_code[section].row
        yield Fault(
            f"scale.xlsx › {SCALE_SHEET}, hàng {row}",
            NOBODY_APPRAISES.format(codes=", ".join(codes), column=APPRAISER),
        )


def _members(grounds: Grounds) -> tuple[tuple[Appraiser, ...], tuple[Fault, ...]]:
    """One for each member with an assignment, in the order of the assignments."""
    given: dict[str, set[str]] = {}
    for assignment in grounds.config.appraisal.assignments:
        given.setdefault(assignment.appraiser, set()).update(set(assignment.members) - {assignment.appraiser})
    if not given:
        where = "config.toml › appraisal.assignments"
        return (), (Fault(where, NO_ASSIGNMENTS),)
    names = {member.code: member.name for member in grounds.config.bloc.members}
    codes = frozenset(line.code for line in _appraised(grounds))
    return tuple(
        Appraiser(
            key=code,
            name=names[code],
            file=file,
            members=tuple(member for member in grounds.config.bloc.members if member.code in units),
            codes=codes,
        )
        for (code, units), file in zip(given.items(), file_names(given), strict=True)
    ), ()


def file_names(names: Iterable[str]) -> tuple[str, ...]:
    """A file name for each name, in order: allowed on every system, and no two alike even without regard to case."""
    taken: Counter[str] = Counter()
    found = []
    for name in names:
        safe = _safe(name)
        while taken[fold(safe)]:
            taken[fold(_safe(name))] += 1
            safe = f"{_safe(name)} ({taken[fold(_safe(name))]})"
        taken[fold(safe)] += 1
        found.append(f"{safe}.xlsx")
    return tuple(found)


def _safe(name: str) -> str:
    """The name without what Windows refuses, and without the dots and tildes that hide a file."""
    text = " ".join(re.sub(r'[\x00-\x1f\x7f\\/:*?"<>|]', "-", name).split())
    text = text[:LONGEST_NAME].strip(" .~") or "co-quan"
    return f"{text}-" if text.partition(".")[0].strip().casefold() in _DEVICES else text
