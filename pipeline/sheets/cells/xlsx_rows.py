"""Rows of a sheet as spreadsheet programs mostly write them: its values, and what stands between them.

Sheets of one bloc say the same but for some of their values. What was met in one is looked for in the next: the
stretches in which they do not differ as a whole, the rest value by value. What is new is taken by patterns, each letter
accounted for; of it, and of the values, expat is told.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from pipeline.model.cells import Cell
from pipeline.sheets.cells.addresses import place_of
from pipeline.sheets.cells.book import Formulas, Rows
from pipeline.sheets.cells.faults import Unreadable
from pipeline.sheets.cells.making import FORMULA
from pipeline.sheets.cells.xlsx_cells import CellMaker
from pipeline.sheets.cells.xlsx_plain import ATTRIBUTES, plain_text
from pipeline.sheets.cells.xlsx_shapes import Place, Said, Shape, Stretch, Value, Way, said_once

_ROW = re.compile(b'<row r="([1-9][0-9]{0,5}+)"(' + ATTRIBUTES + b")(/?)>")
_PREFIXED = re.compile(b" [A-Za-z0-9]*:[A-Za-z0-9:]*=")
_CELL = b'<c r="([A-Z]{1,2}+[1-9][0-9]{0,5}+)"(?: s="([0-9]{1,9}+)")?(?: t="([A-Za-z]++)")?'
_FORMULA = b'<f(?: (?:aca|ca|ref|si|xml:space)="[^"<>&]*+"| t="shared")*(?:/>|>[^<]*+</f>)'
_BLANK = re.compile(_CELL + b"/>")
_FILLED = re.compile(_CELL + b">(" + _FORMULA + b')?(<v>|<is><t(?: xml:space="preserve")?>|(?=</c>))')

_ROW_END, _END = b"</row>", b"</sheetData>"
_IN_VALUE, _IN_TEXT, _IN_CELL = b"</v></c>", b"</t></is></c>", b"</c>"
_OPENED = {b"": b"", _IN_VALUE: b"<row><c><v>", _IN_TEXT: b"<row><c><is><t>", _IN_CELL: b"<row><c>"}
"""What a value stands in, by what closes that."""

_PLACES = tuple(map(b"%d".__mod__, range(1024)))
"""Places of shared texts as they are written; what stands further behind is made when it is met."""


class _ByValue(dict[bytes, Cell | None]):
    """The cells of a sheet of which the same is said, by their values; `told` are those that were met."""

    def __init__(self, said: Said, cells: CellMaker, told: list[bytes]) -> None:
        super().__init__()
        self._said, self._cells, self._told = said, cells, told

    def __missing__(self, value: bytes) -> Cell | None:
        """Raises: Unreadable."""
        said = self._said
        self._told.append(value)
        text = None if said.ending == _IN_CELL else plain_text(value)
        held = (None, said.formula, text) if said.ending == _IN_TEXT else (text, said.formula, None)
        made = self[value] = self._cells[said.kind, said.style, *held]
        return made


class _BySaid(dict[Said, dict[bytes, Cell | None]]):
    """The cells of a sheet by what is said of them, and then by their values."""

    def __init__(self, cells: CellMaker) -> None:
        super().__init__()
        self.told: list[bytes] = []
        self._cells = cells
        self._texts = _ByValue(said_once("s", "", False, _IN_VALUE), cells, self.told)
        self._texts.update(zip(_PLACES, cells.shared, strict=False))

    def __missing__(self, said: Said) -> dict[bytes, Cell | None]:
        made = self[said] = self._by_value(said)
        return made

    def _by_value(self, said: Said) -> dict[bytes, Cell | None]:
        """Those of shared texts do not depend on their styles, where these cells are known."""
        if said.ending == _IN_VALUE and said.kind == "n":
            return self._cells.numbers(said.style, said.formula)
        if said.ending == _IN_VALUE and said.kind == "s" and not said.formula and self._cells.shared:
            return self._texts
        return _ByValue(said, self._cells, self.told)


class RowReading:
    """The rows of a sheet as they are read."""

    def __init__(self, shape: Shape, cells: CellMaker) -> None:
        self.rows: Rows = defaultdict(dict)
        self.stored: Formulas = {}
        self._shape, self._cells = shape, _BySaid(cells)
        self._trail: list[tuple[Place, Stretch]] = []
        self._new: list[tuple[Place, Way]] = []

    def read(self, data: bytes, at: int) -> int:
        """Read the rows that begin here; the place behind them.

        Raises: Unreadable, where a cell is damaged, or something is not of the usual shape.
        """
        place: Place | None = self._shape.start
        while place is not None:
            taken = place.stretch
            if taken is None or not data.startswith(taken.text, at):
                taken = self._step(data, at, place)
            self._trail.append((place, taken))
            self._take(taken.values)
            at += len(taken.text)
            place = taken.to
        return at

    def _step(self, data: bytes, at: int, place: Place) -> Stretch:
        """From one place to the next. Raises: Unreadable."""
        end = data.find(b"<", at)
        if end != at and not place.row:
            raise _unusual(data, at)
        for way in place.ways:
            if data.startswith(way.piece, end):
                break
        else:
            way = _next(self._shape, data, end, place)
            self._new.append((place, way))
        value, row, column, said = data[at:end], place.row, place.column, place.said
        one = (said, value, row, column, (row, column) if said.formula else None)
        return Stretch(value + way.piece, (one,) if row else (), way.to, way.prefixed)

    def _take(self, values: Iterable[Value]) -> None:
        """Keep what cells hold. Raises: Unreadable."""
        rows, cells = self.rows, self._cells
        for said, value, row, column, at in values:
            cell = cells[said][value]
            if cell is not None:
                if at:
                    self.stored[at], cell = cell, FORMULA
                rows[row][column] = cell

    def told(self) -> Iterator[bytes]:
        """Elements of a sheet that hold what is new in the rows, for expat to be told of."""
        yield from {row for _, taken in self._trail for row in taken.prefixed}
        for place, (piece, to, _) in self._new:
            yield _OPENED[place.said.ending]
            yield piece.removesuffix(_END)
            yield to.said.ending + _ROW_END if to else b""
        yield b"<row><c><v>" + b" ".join(self._cells.told) + b"</v></c></row>"

    def keep(self) -> None:
        """Know what was read, which is XML."""
        self._shape.learn(self._trail, self._new)


def _next(shape: Shape, data: bytes, at: int, place: Place) -> Way:
    """What stands between a value, which ends here, and the next. Raises: Unreadable, where it is not usual."""
    begin, row, column, ending = at, place.row, place.column, place.said.ending
    if not data.startswith(ending, at):
        raise _unusual(data, at)
    at, in_row, prefixed = at + len(ending), row > 0, frozenset[bytes]()
    while True:
        if in_row:
            at, column = _past_blanks(data, at, row, column)
            filled = _FILLED.match(data, at)
            if filled:
                return Way(data[begin : filled.end()], shape.place(*_opened(filled, row, column)), prefixed)
            if not data.startswith(_ROW_END, at):
                raise _unusual(data, at)
            at += len(_ROW_END)
        if data.startswith(_END, at):
            return Way(data[begin : at + len(_END)], None, prefixed)
        begun = _ROW.match(data, at)
        if begun is None or int(begun[1]) <= row:
            raise _unusual(data, at)
        row, column, in_row, at = int(begun[1]), 0, not begun[3], begun.end()
        if _PREFIXED.search(begun[2]):
            prefixed |= {b"<row" + begun[2] + b"/>"}


def _past_blanks(data: bytes, at: int, row: int, column: int) -> tuple[int, int]:
    """What comes behind blank cells that stand here in order, and the column of the last."""
    while blank := _BLANK.match(data, at):
        found = place_of(blank[1].decode())
        if found[0] != row or found[1] <= column:
            break
        at, column = blank.end(), found[1]
    return at, column


def _opened(filled: re.Match[bytes], row: int, column: int) -> tuple[int, int, Said]:
    """Where a cell stands, and what is said of it. Raises: Unreadable, where that is not behind this column."""
    address, style, kind, formula, opened = filled.groups(b"")
    found = place_of(address.decode())
    if found[0] != row or found[1] <= column:
        raise Unreadable(f"a cell astray: {address!r}")
    ending = _IN_VALUE if opened == b"<v>" else _IN_TEXT if opened else _IN_CELL
    return *found, said_once(kind.decode() or "n", style.decode(), bool(formula), ending)


def _unusual(data: bytes, at: int) -> Unreadable:
    return Unreadable(f"not of the usual shape: {data[at : at + 40]!r}")
