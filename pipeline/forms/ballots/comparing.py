"""Two workbooks of counts side by side."""

from collections.abc import Iterator

from pipeline.forms.ballots.reader import FilledCount
from pipeline.model.cells import Cell
from pipeline.sheets.reading import is_blank, shown


def counts_in(filled: FilledCount) -> dict[str, str]:
    """The filled counts as they are seen, by what they are; of a row that stands twice the last."""
    counts: dict[str, Cell] = {total.value: cell for total, cell in filled.totals.items()}
    counts |= {f"{row.award}, {row.unit}": row.votes for row in filled.rows}
    return {name: shown(cell) for name, cell in counts.items() if not is_blank(cell)}


def differences(old: FilledCount, new: FilledCount) -> str:
    """`Số phiếu hợp lệ: 10 → 11; …`."""
    before, after = counts_in(old), counts_in(new)
    return "; ".join(
        f"{name}: {before.get(name, '(trống)')} → {after.get(name, '(trống)')}"
        for name in dict.fromkeys((*before, *after))
        if before.get(name) != after.get(name)
    )


def elsewhere(filled: FilledCount) -> Iterator[str]:
    """What copies of the sheet count otherwise; that they leave cells blank is nothing."""
    own = counts_in(filled)
    for copy in filled.copies:
        if any(own.get(name) != number for name, number in counts_in(copy).items()):
            yield differences(filled, copy)
