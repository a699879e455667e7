"""The tables of a province as people see them: which columns, how they are headed, and their rows as plain values."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pipeline.province.summary import FAULTY, REVIEWED, Summary, Table
from pipeline.text.province import (
    APART,
    BANDS_OF,
    BLOCS,
    HEADS,
    LINES,
    MEMBERS,
    PLACES,
    SECTIONS,
    STAGES,
    STATES,
    WAITING,
    WITHOUT,
)
from pipeline.text.terms import NOT_RANKED

Value = Decimal | int | str | None

_NUMBERS = frozenset(
    ("mean", "median", "spread", "first_percent", "last_percent", "total", "maximum", "percent", "lost")
)
_WIDE = {"name": 34, "bloc": 40, "title": 50, "faults": 60, "folder": 22, "first": 28, "last": 28, "reason": 28}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the table, its heading, and its width in Excel's characters."""

    name: str
    head: str
    width: float

    @property
    def is_number(self) -> bool:
        """Whether the table holds it as decimal text."""
        return self.name in _NUMBERS


@dataclass(frozen=True, slots=True)
class Shown:
    """A table to be shown. `rows` are made when asked for: a province has many members."""

    title: str
    columns: tuple[Column, ...]
    table: Table

    def rows(self, first: int = 0, most: int | None = None) -> Iterator[tuple[Value, ...]]:
        """So many rows from one on, all where nothing is said, values in the order of the columns; nothing is None."""
        part = self.table.iloc[first : None if most is None else first + most]
        yield from zip(*(_values(one, part) for one in self.columns), strict=True)


def tables(found: Summary) -> tuple[Shown, ...]:
    """Every table of the province, the blocs first."""
    return tuple(_shown(title, names, of(found)) for title, names, of in _TABLES)


def tables_to_look_at(found: Summary) -> tuple[Shown, ...]:
    """Those of the page: no lists of all members, and blocs without a result apart."""
    return tuple(_shown(title, names, of(found)) for title, names, of in _ON_PAGE)


_OF_BLOCS = (
    "folder name state members received late missing ranked mean median spread first first_percent last last_percent"
    " errors warnings infos awards faults"
)

_TABLES: tuple[tuple[str, str, Callable[[Summary], Table]], ...] = (
    (BLOCS, _OF_BLOCS, lambda found: found.blocs),
    (
        MEMBERS,
        "bloc unit name stage place total maximum percent grade awards reason folder",
        lambda found: found.members,
    ),
    (SECTIONS, "bloc code title members mean maximum percent folder", lambda found: found.sections),
    (WAITING, "bloc unit name stage folder", lambda found: found.waiting),
    (BANDS_OF, "band members", lambda found: found.bands),
    (PLACES, "place members mean", lambda found: found.places),
    (LINES, "code title blocs losing members losers lost scale", lambda found: found.lines),
    (APART, "bloc side mean median blocs folder", lambda found: found.apart),
)

_ON_PAGE: tuple[tuple[str, str, Callable[[Summary], Table]], ...] = (
    (
        BLOCS,
        "name members received late missing ranked mean median spread first first_percent awards",
        lambda found: found.blocs.loc[found.blocs["state"] == REVIEWED],
    ),
    (WITHOUT, "folder faults", lambda found: found.blocs.loc[found.blocs["state"] == FAULTY]),
    *_TABLES[3:],
)


def _shown(title: str, names: str, table: Table) -> Shown:
    return Shown(title, tuple(Column(name, HEADS[name], _WIDE.get(name, 12)) for name in names.split()), table)


def _values(column: Column, table: Table) -> Iterator[Value]:
    """A column from the first row on; one that the table does not have holds nothing."""
    held = table[column.name] if column.name in table else (None for _ in range(len(table)))
    told = Decimal if column.is_number else _TOLD.get(column.name, _plain)
    return (None if value is None or value != value else told(value) for value in held)


_TOLD: Mapping[str, Callable[[Any], Value]] = {
    "stage": STAGES.__getitem__,
    "state": STATES.__getitem__,
    "reason": NOT_RANKED.__getitem__,
}


def _plain(value: Any) -> Value:
    if isinstance(value, tuple):
        return "; ".join(value)
    return value if isinstance(value, str) else int(value)
