"""What a province takes from the review of a bloc: plain rows, small enough to travel between machines.

Numbers are decimal text, as in results.json; percentages have two decimals.
"""

import json
from typing import NamedTuple


class BlocRow(NamedTuple):
    """A reviewed bloc. `scale` is its version; findings by severity; `awards` counts the proposals."""

    name: str
    year: int
    scale: str
    members: int
    received: int
    late: int
    missing: int
    ranked: int
    errors: int
    warnings: int
    infos: int
    awards: int


class MemberRow(NamedTuple):
    """A member of a bloc: how its form came (`Stage`), and its result, or the reason why it has none."""

    unit: str
    name: str
    stage: str
    place: int | None = None
    total: str | None = None
    maximum: str | None = None
    percent: str | None = None
    grade: str | None = None
    awards: tuple[str, ...] = ()
    reason: str | None = None


class SectionRow(NamedTuple):
    """A level-1 section over the bloc's scored members: means of what was reached without bonus, and of the most."""

    code: str
    title: str
    members: int
    mean: str
    maximum: str
    percent: str | None


class LineRow(NamedTuple):
    """A criterion: on how many members it applies, how many lost points on it, and how many points together."""

    code: str
    title: str
    members: int
    losers: int
    lost: str
    maximum: str


class Outcome(NamedTuple):
    """What became of a bloc. `folder` is its path below the province's, with `/`.

    A bloc without a result has `bloc` None, and says why in `faults`. `unchanged`: nothing of it changed since its
    review was written, and nothing was done.
    """

    folder: str
    bloc: BlocRow | None = None
    members: tuple[MemberRow, ...] = ()
    sections: tuple[SectionRow, ...] = ()
    lines: tuple[LineRow, ...] = ()
    faults: tuple[str, ...] = ()
    unchanged: bool = False


_written = json.JSONEncoder(ensure_ascii=False).encode


def as_text(outcome: Outcome) -> str:
    """An outcome to be kept."""
    return _written(outcome)


def from_text(text: str) -> Outcome:
    """The outcome that was kept. Raises: ValueError, TypeError where it is not one."""
    folder, bloc, members, sections, lines, faults, unchanged = json.loads(text)
    return Outcome(
        folder=folder,
        bloc=None if bloc is None else BlocRow._make(bloc),
        members=tuple(MemberRow._make((*row, tuple(awards), reason)) for *row, awards, reason in members),
        sections=tuple(map(SectionRow._make, sections)),
        lines=tuple(map(LineRow._make, lines)),
        faults=tuple(faults),
        unchanged=unchanged,
    )
