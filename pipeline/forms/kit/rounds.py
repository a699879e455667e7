"""The workbooks of the rounds of appraisal, in folders `vong-1`, `vong-2`, …; filled ones are found again."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from pipeline.forms.kit.identity import Identity
from pipeline.forms.kit.paper import FilledPaper, FilledRow
from pipeline.forms.kit.table import Value
from pipeline.model.cells import Cell, CellKind
from pipeline.model.scale import Line, Scale
from pipeline.sheets.cells import Book, Unreadable, read_book
from pipeline.sheets.reading import shown


def round_folder(folder: Path, number: int) -> Path:
    """`vong-1`, inside the command's folder."""
    return folder / f"vong-{number}"


def former_papers(
    folder: Path, scale: Scale, read: Callable[[Book, Scale], FilledPaper | None]
) -> Iterator[FilledPaper]:
    """The workbooks that lie in a folder; what is none of ours, or cannot be read, holds nothing to keep."""
    for path in sorted(folder.glob("*.xlsx")):
        try:
            filled = read(read_book(path, path.name), scale)
        except Unreadable:
            continue
        if filled:
            yield filled


def keep_other_rounds(new: Path, former: Path, number: int) -> Path:
    """An empty folder for a round inside `new`, beside the other rounds copied from the former folder."""
    goal = round_folder(new, number)
    for path in sorted(former.glob("vong-*")):
        if path.is_dir() and path.name != goal.name:
            shutil.copytree(path, new / path.name, copy_function=shutil.copyfile)  # one that is read-only, too
    goal.mkdir()
    return goal


def find_filled(papers: Iterable[FilledPaper], identity: Identity) -> FilledPaper | None:
    """The workbook of this sender and round, of the same bloc, year and period, in which anything was filled.

    Where there are several, the first, with those rows of the others that it has not.
    """
    same = [paper for paper in papers if paper.identity and paper.identity.whose == identity.whose]
    filled = [paper for paper in same if any(row.is_filled for row in paper.rows)]
    rows: dict[tuple[str, ...], tuple[FilledRow, ...]] = {}
    for paper in filled:
        own: dict[tuple[str, ...], tuple[FilledRow, ...]] = {}
        for row in paper.rows:
            own[keys_of(row)] = (*own.get(keys_of(row), ()), row)
        rows = own | rows
    return filled[0]._replace(rows=tuple(row for each in rows.values() for row in each)) if filled else None


def rows_by_key(filled: FilledPaper) -> Mapping[tuple[str, ...], FilledRow]:
    """The rows by their keys; one that stands twice, or lacks a key, counts as blank."""
    counts = Counter(keys_of(row) for row in filled.rows)
    return {keys_of(row): row for row in filled.rows if counts[keys_of(row)] == 1 and all(keys_of(row))}


def keys_of(row: FilledRow) -> tuple[str, ...]:
    """What tells a row from others."""
    return tuple(row.keys.values())


def values_again(row: FilledRow, line: Line) -> tuple[Value, ...]:
    """The inputs of a filled row as they are written again."""
    return tuple(value_again(cell, line) for cell in row.inputs.values())


def value_again(cell: Cell, line: Line) -> Value:
    """A filled cell as it is written again: it reads as it did before."""
    match cell.value:
        case Decimal() if cell.kind is CellKind.PERCENT:
            return cell.value * 100 if line.in_percent else shown(cell)
        case bool():
            return shown(cell)
        case Decimal() | date() | str():
            return cell.value
        case _:
            return None
