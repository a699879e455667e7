"""Who appraises what: offices by `Phụ trách`, or members each other (CONTRACT section 12)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pipeline.model.bloc import Member
from pipeline.model.finding import Fault
from pipeline.model.grounds import Grounds
from pipeline.model.scale import Line
from pipeline.scoring.applicability import Concerned
from pipeline.scoring.offices import Offices, offices_of
from pipeline.text.labels import APPRAISER, SCALE_SHEET
from pipeline.text.words import fold
from pipeline.text.workbooks.forms import NO_ASSIGNMENTS, NOBODY_APPRAISES

LONGEST_NAME = 60
"""Characters of a file's name: with three bytes a letter it stays within what every system takes."""

_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})


Place = tuple[Member, tuple[Line, ...]]
"""A member with the lines on which it is appraised."""


class Appraiser(NamedTuple):
    """One appraiser: `key` identifies it (a member's code, else the office's name), `file` is the workbook's name.

    `places` are whom it appraises and on which lines, both in order; nobody without a line.
    """

    key: str
    name: str
    file: str
    places: tuple[Place, ...]


def appraisers_of(grounds: Grounds) -> tuple[tuple[Appraiser, ...], tuple[Fault, ...]]:
    """All appraisers of the bloc, or why there are none: lines that nobody appraises, no assignments."""
    if grounds.config.appraisal.by == "members":
        return _members(grounds)
    return _offices(grounds)


def _offices(grounds: Grounds) -> tuple[tuple[Appraiser, ...], tuple[Fault, ...]]:
    """One for each `Phụ trách`, in the order of the scale, then those who only stand in for another."""
    offices = offices_of(grounds.config.bloc, grounds.scale)
    lines = tuple(_appraised(grounds))
    nobodys = [line for line in lines if not offices.lines[line.code]]
    if nobodys:
        return (), tuple(_nobodys_faults(grounds, nobodys))
    keys: dict[str, str] = {}
    for line in lines:
        keys.setdefault(fold(offices.lines[line.code]), offices.lines[line.code])
    places: dict[str, dict[str, Place]] = {word: {} for word in keys}
    for member, line in _concerned(grounds):
        key = offices.appraiser(line.code, member.code)
        keys.setdefault(fold(key), key)
        _, before = places.setdefault(fold(key), {}).get(member.code, (member, ()))
        places[fold(key)][member.code] = (member, (*before, line))
    given = {keys[word]: tuple(found.values()) for word, found in places.items()}
    return tuple(_named(offices, given)), ()


def _concerned(grounds: Grounds) -> Iterator[tuple[Member, Line]]:
    """Every member with every line with a rule that is not excluded."""
    concerned = Concerned(grounds.scale, grounds.period)
    for member in grounds.config.bloc.members:
        yield from ((member, line) for line in concerned.lines(member) if line.rule)


def _named(offices: Offices, given: Mapping[str, tuple[Place, ...]]) -> Iterator[Appraiser]:
    """The appraisers by key, without those who have nothing to appraise.

    A member's workbook has its code for a name, whatever other offices are called.
    """
    members = {member.code for member in offices.bloc.members}
    keys = sorted((key for key, places in given.items() if places), key=lambda key: key not in members)
    files = dict(zip(keys, file_names(keys), strict=True))
    for key, places in given.items():
        if places:
            yield Appraiser(key=key, name=offices.called(key), file=files[key], places=places)


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
    by_member: dict[str, list[Line]] = {}
    for member, line in _concerned(grounds):
        by_member.setdefault(member.code, []).append(line)
    members = [member for member in grounds.config.bloc.members if member.code in by_member]
    places = {
        code: tuple((member, tuple(by_member[member.code])) for member in members if member.code in units)
        for code, units in given.items()
    }
    return tuple(_named(offices_of(grounds.config.bloc, grounds.scale), places)), ()


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
