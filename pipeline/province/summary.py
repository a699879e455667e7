"""The tables of a province, made by pandas from the rows of its blocs; loaded when there is something to add up.

Statistics (mean, median, standard deviation of percentages) are rounded once, to two decimals, from exact figures.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pandas as pd

from pipeline.model.rounding import half_up
from pipeline.province.rows import Outcome
from pipeline.text.province import BANDS, HIGHER, LOWER

REVIEWED, FAULTY = "reviewed", "faulty"
"""What a bloc's state is: it has a result, or not."""

EDGES = (100, 95, 90, 80, 70, 50)
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
    """Adds up the blocs of a province, in the order of their folders."""
    ordered = sorted(outcomes, key=lambda one: one.folder)
    members = _rows(ordered, "members", ("unit", "name", "stage", "place", "percent"))
    blocs = _blocs(ordered)
    return Summary(
        blocs=blocs,
        members=members,
        sections=_rows(ordered, "sections", ("code", "title", "percent")),
        bands=_bands(members),
        places=_places(members),
        waiting=members.loc[members["stage"].isin(("late", "not_accepted", "missing"))].reset_index(drop=True),
        lines=_lines(_rows(ordered, "lines", ("code", "title", "members", "losers", "lost"))),
        apart=_apart(blocs),
    )


def _rows(outcomes: Sequence[Outcome], kind: str, least: tuple[str, ...]) -> Table:
    """The rows of all blocs, each with its bloc's folder, name and scale; `least` are the columns of no rows."""
    rows = [
        {"folder": one.folder, "bloc": one.bloc.name, "scale": one.bloc.scale, **asdict(row)}
        for one in outcomes
        if one.bloc
        for row in getattr(one, kind)
    ]
    return pd.DataFrame(rows, dtype=object) if rows else pd.DataFrame(columns=["folder", "bloc", "scale", *least])


def _blocs(outcomes: Sequence[Outcome]) -> Table:
    return pd.DataFrame([_bloc(one) for one in outcomes], dtype=object)


def _bloc(one: Outcome) -> dict[str, Any]:
    if one.bloc is None:
        return {"folder": one.folder, "state": FAULTY, "faults": one.faults}
    ranked = sorted((row for row in one.members if row.place), key=lambda row: row.place or 0)
    percents = [Decimal(row.percent) for row in ranked if row.percent is not None]
    ends = {"first": ranked[0], "last": ranked[-1]} if ranked else {}
    return {
        "folder": one.folder,
        "state": REVIEWED,
        **asdict(one.bloc),
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
    middle = _mean(percents)
    variance = _mean([(Fraction(one) - middle) ** 2 for one in percents])
    return format(half_up((Decimal(variance.numerator) / Decimal(variance.denominator)).sqrt(), 2), "f")


def _bands(members: Table) -> Table:
    """How many members reached which share of the maximum."""
    percents = [Decimal(percent) for percent in members["percent"].dropna()]
    placed = pd.Series([sum(percent < edge for edge in EDGES) for percent in percents], dtype=int)
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


def _mean(numbers: Sequence[Decimal | Fraction]) -> Fraction:
    return sum((Fraction(one) for one in numbers), Fraction(0)) / len(numbers)


def _lines(lines: Table) -> Table:
    """Criteria by scale: in how many blocs half of the members or more lost points on it, most blocs first."""
    rows = [
        {
            "scale": scale,
            "code": code,
            "title": group["title"].iloc[0],
            "blocs": len(group),
            "losing": int((group["losers"] * 2 >= group["members"]).sum()),
            "members": int(group["members"].sum()),
            "losers": int(group["losers"].sum()),
            "lost": format(sum(map(Decimal, group["lost"]), Decimal(0)), "f"),
        }
        for (scale, code), group in lines.groupby(["scale", "code"], sort=False)
    ]
    found = [row for row in rows if row["losing"]]
    found.sort(key=lambda row: (-row["losing"], -Decimal(row["lost"])))
    names = ["scale", "code", "title", "blocs", "losing", "members", "losers", "lost"]
    return pd.DataFrame(found, columns=names, dtype=object)


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
