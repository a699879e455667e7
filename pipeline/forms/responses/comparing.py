"""Two fillings of one answer to an appraisal side by side."""

from collections.abc import Iterator, Mapping

from pipeline.forms.responses.layout import Column
from pipeline.forms.responses.reader import FilledResponse
from pipeline.model.cells import Cell, CellKind, CellValue
from pipeline.sheets.reading import is_blank, shown

Place = tuple[str, Column]


def filled_in(filled: FilledResponse) -> dict[Place, Cell]:
    """Filled cells by line and column; of a line that stands twice the last."""
    return {
        (row.code, column): cell
        for row in filled.rows
        for column, cell in row.inputs.items()
        if row.code and not is_blank(cell)
    }


def values(cells: Mapping[Place, Cell]) -> dict[Place, tuple[CellKind, CellValue]]:
    """What the cells say: equal for fillings that say the same."""
    return {place: (cell.kind, cell.value) for place, cell in cells.items()}


def differences(old: FilledResponse, new: FilledResponse) -> str:
    """`A1 Ý kiến: Nhất trí → Không nhất trí; …`."""
    before, after = filled_in(old), filled_in(new)
    was, now = values(before), values(after)
    return "; ".join(
        f"{code} {column}: {_seen(before.get((code, column)))} → {_seen(after.get((code, column)))}"
        for code, column in dict.fromkeys((*before, *after))
        if was.get((code, column)) != now.get((code, column))
    )


def elsewhere(filled: FilledResponse) -> Iterator[str]:
    """What copies of the sheet say otherwise; that they leave cells blank is nothing."""
    own = values(filled_in(filled))
    for copy in filled.copies:
        if any(own.get(place) != said for place, said in values(filled_in(copy)).items()):
            yield differences(filled, copy)


def _seen(cell: Cell | None) -> str:
    return shown(cell) if cell else "(trống)"
