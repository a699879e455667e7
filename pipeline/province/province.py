"""What the blocs of a province add up to, written beside them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.model.bloc import Period
from pipeline.province.book import write_book
from pipeline.province.gathered import Gathered
from pipeline.province.page import write_page
from pipeline.province.summary import Summary, Table, summary
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
    publish(folder, lambda new: _write(new, added, year, period))
    return folder


def _write(folder: Path, added: Summary, year: int, period: Period) -> None:
    write_book(folder / BOOK, tables(added), year, period)
    write_page(folder / PAGE, added, year, period)
    with (folder / DATA).open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(province_data(added, year, period))


def province_data(added: Summary, year: int, period: Period) -> Iterator[str]:
    """province.json in pieces: a row a bloc, a row a member of all blocs, one a section and bloc; decimals as text."""
    yield f'{{\n"schema": 1,\n"year": {year},\n"period": "{period.value}"'
    written = json.JSONEncoder(ensure_ascii=False).encode
    tables = {"blocs": added.blocs, "members": _of_blocs(added.members), "sections": _of_blocs(added.sections)}
    for name, table in tables.items():
        yield f',\n"{name}": ['
        for at, row in enumerate(_rows(table)):
            yield f"{',' if at else ''}\n{written(row)}"
        yield "\n]"
    yield "\n}\n"


def _of_blocs(table: Table) -> Table:
    """Rows that are known by their bloc's folder."""
    return table.drop(columns="bloc")


def _rows(table: Table) -> Iterator[dict[str, Any]]:
    """The rows of a table by the names of its columns; nothing is null."""
    names = tuple(map(str, table))
    for row in zip(*(table[name] for name in names), strict=True):
        yield {name: None if value != value else value for name, value in zip(names, row, strict=True)}
