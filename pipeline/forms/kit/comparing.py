"""Two fillings of one paper side by side."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from pipeline.forms.kit.paper import FilledPaper, content
from pipeline.model.cells import Cell
from pipeline.sheets.reading import is_blank, shown

Place = TypeVar("Place", bound=tuple[str, ...])
"""What tells a filled cell from the others of its paper: keys and the label of its column."""

Compared = Callable[[Cell], object]


def contents(answers: Mapping[Place, Cell], compared: Compared = content) -> dict[Place, object]:
    """What the answers say, wherever they stand: equal for fillings that say the same."""
    return {place: compared(cell) for place, cell in answers.items()}


def changed(old: Mapping[Place, Cell], new: Mapping[Place, Cell], compared: Compared = content) -> tuple[Place, ...]:
    """Where two fillings differ, in the order of their rows."""
    before, after = contents(old, compared), contents(new, compared)
    return tuple(place for place in dict.fromkeys((*old, *new)) if before.get(place) != after.get(place))


def changes_in_words(places: Iterable[Place], old: Mapping[Place, Cell], new: Mapping[Place, Cell]) -> str:
    """`A1 Kết quả: 5 → 7; …`."""
    return "; ".join(f"{' '.join(place)}: {_seen(old.get(place))} → {_seen(new.get(place))}" for place in places)


def _seen(cell: Cell | None) -> str:
    return shown(cell) if cell else "(trống)"


def answers_in(filled: FilledPaper) -> dict[tuple[str, ...], Cell]:
    """Filled cells by keys and column (where a row has one input, by keys alone); of a row that stands twice the last.

    A row of which a key is blank is compared with no other.
    """
    paper = filled.paper
    found: dict[tuple[str, ...], Cell] = {(label,): cell for label, cell in filled.totals.items()}
    for row in filled.rows:
        keys = tuple(row.keys.values())
        for column, cell in row.inputs.items():
            found[(*keys, column) if len(paper.inputs) > 1 else (", ".join(keys),)] = cell
    return {place: cell for place, cell in found.items() if all(place) and not is_blank(cell)}


def filling(filled: FilledPaper) -> dict[tuple[str, ...], object]:
    """What was filled in: equal for workbooks that say the same."""
    return contents(answers_in(filled), filled.paper.compared)


def differences(old: FilledPaper, new: FilledPaper) -> str:
    """`VP A1 Điểm thẩm định: 5 → 7; …`."""
    before, after = answers_in(old), answers_in(new)
    return changes_in_words(changed(before, after, old.paper.compared), before, after)


def elsewhere(filled: FilledPaper) -> Iterator[str]:
    """What copies of the sheet say otherwise; that they leave cells blank is nothing."""
    own = filling(filled)
    for copy in filled.copies:
        if any(own.get(place) != said for place, said in filling(copy).items()):
            yield differences(filled, copy)
