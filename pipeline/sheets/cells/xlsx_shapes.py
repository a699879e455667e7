"""What is known of sheets that were read before, so that of the next no more is looked at than where it differs."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

_SHAPES, _LONG, _PLACES, _WAYS, _MOST = 32, 2**18, 2**14, 16, 2**22
"""How many shapes of sheets are known, the bytes of the longest sheet, the places of a shape, the pieces behind one
value, and the bytes that are known of a shape."""


class Said:
    """What is said of a cell before its value; `ending` is what closes it behind. One object for all of which it is."""

    __slots__ = ("ending", "formula", "kind", "style")

    def __init__(self, kind: str, style: str, formula: bool, ending: bytes) -> None:
        self.kind, self.style, self.formula, self.ending = kind, style, formula, ending


said_once = lru_cache(2**12)(Said)

Value = tuple[Said, bytes, int, int, tuple[int, int] | None]
"""What is said of a cell, its value, its row and column; and these again of a formula."""


class Way(NamedTuple):
    """What stands between a value and the next, and where that is; None where no other follows.

    `prefixed` are rows with attributes that have a prefix: what it stands for, others must tell.
    """

    piece: bytes
    to: "Place | None"
    prefixed: frozenset[bytes]


class Stretch(NamedTuple):
    """Values in order, each with its place, and all that stands between them and behind the last."""

    text: bytes
    values: tuple[Value, ...]
    to: "Place | None"
    prefixed: frozenset[bytes]


class Place:
    """A cell at its value: where it stands, and what is said of it.

    `ways` are the pieces that are known to follow. `first` is how the first sheet went on from here, `stretch` how all
    did, as far as that goes; where one did otherwise, `differs` is True.
    """

    __slots__ = ("column", "differs", "first", "row", "said", "stretch", "ways")

    def __init__(self, row: int, column: int, said: Said) -> None:
        self.row, self.column, self.said = row, column, said
        self.ways: list[Way] = []
        self.first: bytes | None = None
        self.stretch: Stretch | None = None
        self.differs = False


Trail = Sequence[tuple[Place, Stretch]]
"""How a sheet went on from place to place."""


class Shape:
    """What is known of sheets of one shape: their places, from the `start` before the first row."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Begin anew."""
        self.start = Place(0, 0, Said("", "", False, b""))
        self._places: dict[tuple[int, int, Said], Place] = {}
        self._held = 0

    def place(self, row: int, column: int, said: Said) -> Place:
        """A cell at its value: mostly one for all sheets in which the same is said of it."""
        at = (row, column, said)
        if len(self._places) >= _PLACES:
            self._places.clear()
        return self._places.get(at) or self._places.setdefault(at, Place(*at))

    def learn(self, trail: Trail, new: Sequence[tuple[Place, Way]]) -> None:
        """Know how a sheet went, and what was `new` in it.

        Where it is too unlike the others, or too much is known, all is forgotten.
        """
        if sum([len(taken.text) for _, taken in trail]) > _LONG:
            return
        alike = all(place.differs or taken is place.stretch for place, taken in trail)
        if not alike and self._unlike(trail):
            self.clear()
            return
        self._add(new)
        if not alike:
            self._join(trail)
        if self._held > _MOST:
            self.clear()

    def _unlike(self, trail: Trail) -> bool:
        """Note where a sheet went otherwise than the first; whether that is at most of its values."""
        for place, taken in trail:
            if place.first is None:
                place.first = taken.text
            elif taken is not place.stretch and taken.text != place.first:
                place.differs, place.stretch = True, None
        values = sum(len(taken.values) for _, taken in trail)
        return 2 * sum(place.differs for place, _ in trail) > values

    def _add(self, new: Iterable[tuple[Place, Way]]) -> None:
        for place, way in new:
            if len(place.ways) == _WAYS:
                place.ways.clear()
            place.ways.append(way)
            self._held += len(way.piece)

    def _join(self, trail: Trail) -> None:
        """Have the stretches in which all sheets agree begin at their first places."""
        for differs, steps in groupby(trail, lambda step: step[0].differs):
            if not differs:
                (place, taken), *others = steps
                place.stretch = _joined([taken, *(one for _, one in others)]) if others else taken
                self._held += len(place.stretch.text) if others else 0


def _joined(parts: Sequence[Stretch]) -> Stretch:
    """Stretches that lead from one to the next, as one."""
    return Stretch(
        text=b"".join([one.text for one in parts]),
        values=tuple([value for one in parts for value in one.values]),
        to=parts[-1].to,
        prefixed=frozenset().union(*(one.prefixed for one in parts)),
    )


_known: dict[bytes, Shape] = {}


def shape_of(head: bytes) -> Shape:
    """What is known of sheets that begin like this one: their columns tell them apart."""
    begin, end = head.find(b"<cols>"), head.find(b"</cols>")
    columns = head[begin:end] if begin >= 0 else b""
    if len(_known) >= _SHAPES and columns not in _known:
        _known.clear()
    return _known.setdefault(columns, Shape())
