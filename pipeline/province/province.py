"""What the blocs of a province add up to, written beside them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pipeline.model.bloc import Period
from pipeline.province.book import write_book
from pipeline.province.gathered import Gathered
from pipeline.province.page import write_page
from pipeline.province.rows import Outcome
from pipeline.province.summary import Summary, summary
from pipeline.province.tables import tables
from pipeline.workspace.workspace import publish

BOOK, PAGE, DATA = "tong-hop.xlsx", "index.html", "province.json"


def add_up(root: Path, found: Gathered, period: Period) -> Path:
    """Write what the blocs come to together, and tell where. At least one bloc has a result.

    The province's year is that of most of its blocs, of two alike the later one.
    """
    year = max(found.years, key=lambda one: (found.years[one], one))
    folder = root / "output" / f"{year}-{period.value}" / "province"
    added = summary(found)
    publish(folder, lambda new: _write(new, found, added, year, period))
    return folder


def _write(folder: Path, outcomes: Iterable[Outcome], added: Summary, year: int, period: Period) -> None:
    write_book(folder / BOOK, tables(added), year, period)
    write_page(folder / PAGE, added, year, period)
    with (folder / DATA).open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(province_data(outcomes, added, year, period))


def province_data(outcomes: Iterable[Outcome], added: Summary, year: int, period: Period) -> Iterator[str]:
    """province.json in pieces: a row a bloc, a row a member of all blocs, one a section and bloc; decimals as text."""
    yield f'{{\n"schema": 1,\n"year": {year},\n"period": "{period.value}"'
    rows: dict[str, Iterator[Mapping[Any, Any]]] = {
        "blocs": (_plain(dict(zip(added.blocs, row, strict=True))) for row in added.blocs.itertuples(index=False)),
        "members": ({"folder": one.folder, **asdict(row)} for one in outcomes for row in one.members),
        "sections": ({"folder": one.folder, **asdict(row)} for one in outcomes for row in one.sections),
    }
    for name, table in rows.items():
        yield f',\n"{name}": ['
        for at, row in enumerate(table):
            yield f"{',' if at else ''}\n{json.dumps(row, ensure_ascii=False)}"
        yield "\n]"
    yield "\n}\n"


def _plain(row: Mapping[Any, Any]) -> dict[str, Any]:
    """A row of a table; nothing is null."""
    return {name: None if value != value else value for name, value in row.items()}
