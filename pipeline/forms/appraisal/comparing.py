"""Two fillings of one appraiser's workbook side by side."""

from collections.abc import Iterator

from pipeline.forms.appraisal.layout import Column
from pipeline.forms.appraisal.reader import FilledAppraisal
from pipeline.model.cells import Cell
from pipeline.sheets.reading import is_blank, shown

Place = tuple[str, str, Column]


def answers_in(filled: FilledAppraisal) -> dict[Place, Cell]:
    """Filled cells by member, line and column; of a pair that stands twice the last."""
    return {
        (row.unit, row.code, column): cell
        for row in filled.rows
        for column, cell in row.inputs.items()
        if row.unit and row.code and not is_blank(cell)
    }


def differences(old: FilledAppraisal, new: FilledAppraisal) -> str:
    """`VP A1 Điểm thẩm định: 5 → 7; …`."""
    before, after = answers_in(old), answers_in(new)
    return "; ".join(
        f"{unit} {code} {column}: {_seen(before.get(place))} → {_seen(after.get(place))}"
        for place in dict.fromkeys((*before, *after))
        if _said(before.get(place)) != _said(after.get(place))
        for unit, code, column in [place]
    )


def elsewhere(filled: FilledAppraisal) -> Iterator[str]:
    """What copies of the sheet say otherwise; that they leave cells blank is nothing."""
    own = answers_in(filled)
    for copy in filled.copies:
        if any(_said(own.get(place)) != _said(cell) for place, cell in answers_in(copy).items()):
            yield differences(filled, copy)


def _said(cell: Cell | None) -> object:
    return (cell.kind, cell.value) if cell else None


def _seen(cell: Cell | None) -> str:
    return shown(cell) if cell else "(trống)"
