"""The tables of a province, made by pandas from the rows of its blocs; loaded when there is something to add up.

Statistics (mean, median, standard deviation of percentages) are rounded once, to two decimals, from exact figures.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pandas as pd

from pipeline.model.rounding import half_up
from pipeline.province.rows import LineRow, MemberRow, Outcome, SectionRow
from pipeline.text.province import BANDS, HIGHER, LOWER

REVIEWED, FAULTY = "reviewed", "faulty"
"""What a bloc's state is: it has a result, or not."""

EDGES = (50, 70, 80, 90, 95, 100)
FEWEST_ALIKE, FAR, LEAST_APART = 4, Fraction(3), Decimal(5)
"""Blocs of one scale from which one may stand out, by how many median deviations and percentage points at least."""

_NORMAL = Fraction(14826, 10000)  # makes a median deviation comparable with a standard deviation

Table = pd.DataFrame


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The tables of a province, each with a row a thing. Columns are named in English; readers choose and title them.

    blocs: folder, state, name, year, scale, members, received, late, missing, ranked, mean, median, spread, first,
    first_percent, last, last_percent, errors, warnings, infos, awards, faults.
    members: folder, bloc, then as in `MemberRow`. sections: folder, bloc, then as in `SectionRow`.
    bands: band, members. places: place, members, mean. waiting: folder, bloc, unit, name, stage.
    lines: scale, code, title, blocs, losing, members, losers, lost. apart: folder, bloc, mean, median, blocs, side.
    """

    blocs: Table
    members: Table
    sections: Table
    bands: Table
    places: Table
    waiting: Table
    lines: Table
    apart: Table


def summary(outcomes: Iterable[Outcome]) -> Summary:
    """Adds up the blocs of a province, which come in the order of their folders; no outcome is kept."""
    blocs: list[dict[str, Any]] = []
    members, sections, lines = _Rows(MemberRow), _Rows(SectionRow), _Lines()
    for one in outcomes:
        blocs.append(_bloc(one))
        if one.bloc:
            members.add(one.folder, one.bloc.name, one.members)
            sections.add(one.folder, one.bloc.name, one.sections)
            lines.add(one.bloc.scale, one.lines)
    people, every = members.table(), pd.DataFrame(blocs, dtype=object)
    return Summary(
        blocs=every,
        members=people,
        sections=sections.table(),
        bands=_bands(people),
        places=_places(people),
        waiting=people.loc[people["stage"].isin(("late", "not_accepted", "missing"))].reset_index(drop=True),
        lines=lines.table(),
        apart=_apart(every),
    )


class _Rows:
    """The rows of all blocs by columns, each with its bloc's folder and name; what repeats is held once."""

    def __init__(self, kind: type[MemberRow | SectionRow]) -> None:
        self._columns: dict[str, list[Any]] = {name: [] for name in ("folder", "bloc", *kind._fields)}
        self._known: dict[Any, Any] = {}

    def add(self, folder: str, bloc: str, rows: Sequence[MemberRow | SectionRow]) -> None:
        columns, known = self._columns.values(), self._known.setdefault
        for row in rows:
            for column, value in zip(columns, (folder, bloc, *row), strict=True):
                column.append(known(value, value))

    def table(self) -> Table:
        return pd.DataFrame(self._columns, dtype=object)


def _bloc(one: Outcome) -> dict[str, Any]:
    if one.bloc is None:
        return {"folder": one.folder, "state": FAULTY, "faults": one.faults}
    ranked = sorted((row for row in one.members if row.place), key=lambda row: row.place or 0)
    percents = [Decimal(row.percent) for row in ranked if row.percent is not None]
    ends = {"first": ranked[0], "last": ranked[-1]} if ranked else {}
    return {
        "folder": one.folder,
        "state": REVIEWED,
        **one.bloc._asdict(),
        "mean": _rounded(percents, _mean),
        "median": _rounded(percents, _median),
        "spread": _spread(percents),
        **{name: row.name for name, row in ends.items()},
        **{f"{name}_percent": row.percent for name, row in ends.items()},
        "faults": (),
    }


def _rounded(percents: list[Decimal], of: Callable[[Sequence[Decimal]], Fraction]) -> str | None:
    return format(half_up(of(percents), 2), "f") if percents else None


def _median(numbers: Sequence[Decimal]) -> Fraction:
    ordered = sorted(map(Fraction, numbers))
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def _spread(percents: list[Decimal]) -> str | None:
    """The standard deviation of all of them (of the population)."""
    if not percents:
        return None
    whole, squares, count = sum(percents), sum(one * one for one in percents), len(percents)
    variance = Fraction(squares * count - whole * whole) / count**2
    return format(half_up((Decimal(variance.numerator) / Decimal(variance.denominator)).sqrt(), 2), "f")


def _bands(members: Table) -> Table:
    """How many members reached which share of the maximum."""
    percents = members["percent"].dropna()
    placed = pd.Series([len(EDGES) - bisect_right(EDGES, Decimal(percent)) for percent in percents], dtype=int)
    counted = placed.value_counts().reindex(range(len(BANDS)), fill_value=0)
    return pd.DataFrame({"band": BANDS, "members": [int(count) for count in counted]})


def _places(members: Table) -> Table:
    """What it takes to have a place: over all blocs, how many have it and the mean of their percentages."""
    placed = members.dropna(subset=["place", "percent"])
    rows = [
        {"place": place, "members": len(group), "mean": _rounded([Decimal(one) for one in group["percent"]], _mean)}
        for place, group in placed.groupby("place")
    ]
    return pd.DataFrame(rows, columns=["place", "members", "mean"], dtype=object)


def _mean(numbers: Sequence[Decimal]) -> Fraction:
    return Fraction(sum(numbers)) / len(numbers)


@dataclass(slots=True)
class _Line:
    """A criterion of a scale so far: in how many blocs, in how many of them half of the members lost points on it."""

    title: str
    blocs: int = 0
    losing: int = 0
    members: int = 0
    losers: int = 0
    lost: Decimal = Decimal(0)


class _Lines:
    """Criteria by scale: in how many blocs half of the members or more lost points on it, most blocs first."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], _Line] = {}

    def add(self, scale: str, rows: Sequence[LineRow]) -> None:
        for row in rows:
            line = self._found.setdefault((scale, row.code), _Line(row.title))
            line.blocs += 1
            line.losing += row.losers * 2 >= row.members
            line.members += row.members
            line.losers += row.losers
            line.lost += Decimal(row.lost)

    def table(self) -> Table:
        found = [(where, line) for where, line in self._found.items() if line.losing]
        found.sort(key=lambda pair: (-pair[1].losing, -pair[1].lost))
        rows = [
            {"scale": scale, "code": code, **asdict(line), "lost": format(line.lost, "f")}
            for (scale, code), line in found
        ]
        names = ["scale", "code", *(one.name for one in fields(_Line))]
        return pd.DataFrame(rows, columns=names, dtype=object)


def _apart(blocs: Table) -> Table:
    """Blocs whose mean lies far from that of the others with the same scale, by the median of the deviations."""
    rows: list[dict[str, Any]] = []
    known = blocs.dropna(subset=["mean"]) if "mean" in blocs else blocs.iloc[:0]
    for _, group in known.groupby("scale", sort=False) if len(known) else ():
        means = [Decimal(mean) for mean in group["mean"]]
        if len(means) < FEWEST_ALIKE:
            continue
        middle = _median(means)
        deviation = _median([abs(Decimal(one) - half_up(middle, 2)) for one in means])
        for (_, row), mean in zip(group.iterrows(), means, strict=True):
            apart = Fraction(mean) - middle
            if abs(apart) >= Fraction(LEAST_APART) and abs(apart) > FAR * _NORMAL * deviation:
                rows.append(_far(row, half_up(middle, 2), len(means), higher=apart > 0))
    names = ["folder", "bloc", "mean", "median", "blocs", "side"]
    return pd.DataFrame(rows, columns=names, dtype=object)


def _far(row: Any, middle: Decimal, blocs: int, *, higher: bool) -> dict[str, Any]:
    return {
        "folder": row["folder"],
        "bloc": row["name"],
        "mean": row["mean"],
        "median": format(middle, "f"),
        "blocs": blocs,
        "side": HIGHER if higher else LOWER,
    }
