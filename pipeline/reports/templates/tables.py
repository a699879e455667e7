"""Tables whose columns a template repeats or leaves out, mended to what docxtpl and `table_widths` make of them.

Where conditions that hold for the whole table choose the columns, the table of the template is mended, once for every
outcome of the conditions, and filled afterwards. Otherwise, as where columns are repeated, the filled table is mended:
one row of every shape, whose widths all rows of that shape get. Of a bloc of thousands no more is held than a part.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from functools import cached_property
from itertools import chain, islice, pairwise

from lxml import etree
from lxml.etree import _Element as Element

from pipeline.reports.templates.language import AS_XML, straight
from pipeline.reports.templates.table_widths import OWN_WIDTH, SPAN, WIDTH, fit_grid, mend_alike, spread_columns
from pipeline.reports.templates.tagged import take_away
from pipeline.reports.templates.tagged_text import Text, names_in
from pipeline.reports.templates.wordml import CELL, ROW, TABLE, TEXT

_CELL_TAG = re.compile(r"\s*\{%tc (\w+)(.*?)%\}\s*", re.DOTALL)
_LOOP = re.compile(r"\{%(?:\w+ )?\s*for\s+(\w+)")
_OPENING, _CLOSING = re.compile(r"<w:tbl(?: [^>]*)?>"), "</w:tbl>"
_ROW_START = re.compile(r"<w:tr[ >]")
_SHAPE = re.compile(r"(<w:(?:tc|tcW|gridSpan)(?![\w:])[^>]*>)")
"""What tells a row's shape: where its cells begin, how wide they are and what they span."""
_TOGETHER, _HELD = 64, 128
"""Pieces of a text that are put together at once; rows of a table that are held, more than blocs have members."""


class ChangingTable:
    """A table of a template, its tags whole (`tagged.clean`).

    `source` is its text. `conditions` choose the columns, by their words in it; None where it is not only they. `made`
    are the mended tables by what the conditions came to; None in place of one that depends on which rows are there.
    """

    def __init__(self, table: Element) -> None:
        self._table, filled = deepcopy(table), deepcopy(table)
        self._table.tail = filled.tail = None
        take_away(filled)
        self.source, self._flat = etree.tostring(filled, encoding="unicode"), _is_flat(table)
        self.conditions, self.made = _conditions(table), dict[tuple[bool, ...], Text | None]()

    def called(self, name: str) -> str:
        """The tags that put the table, called so, where it stands."""
        held = ", ".join(f"({one})" for one in self.conditions or ())
        scope = "".join(f", {one}={one}" for one in sorted(names_in(self.source)))
        return f"{{% for {name}_phan in {name}([{held}]{scope}) %}}{{{{ {name}_phan|{AS_XML} }}}}{{% endfor %}}"

    def __call__(self, held: Sequence[object], /, **scope: object) -> Iterator[str]:
        """The table with its texts, a part at a time; `held` are the conditions, `scope` has what it names.

        Raises: Torn.
        """
        if mended := self._mended(tuple(map(bool, held))):
            return mended.pieces(scope)
        if self._flat:
            return _mended_by_shapes(lambda: self._text.pieces(scope))
        return iter((_mended(etree.fromstring("".join(self._text.pieces(scope)))),))

    @cached_property
    def _text(self) -> Text:
        return Text(self.source)

    def _mended(self, outcome: tuple[bool, ...]) -> Text | None:
        if self.conditions is not None and outcome not in self.made:
            self.made[outcome] = self._made(dict(zip(self.conditions, outcome, strict=True)))
        return self.made.get(outcome)

    def _made(self, outcome: Mapping[str, bool]) -> Text | None:
        table = deepcopy(self._table)
        for row in table.iter(ROW):
            _choose_cells(row, outcome)
        if not mend_alike(table):
            return None
        take_away(table)
        return Text(_mended(table))


def _is_flat(table: Element) -> bool:
    """True where nothing but rows has rows in it, and every cell says its width."""
    named = all(one.prefix == "w" for one in table.iter(TABLE, ROW, CELL, WIDTH, SPAN))
    rows_alone = len(list(table.iter(ROW))) == len(table.findall(ROW)) and len(list(table.iter(TABLE))) == 1
    return named and rows_alone and all(cell.find(OWN_WIDTH) is not None for cell in table.iter(CELL))


def _mended(table: Element) -> str:
    """The table with its columns mended; what the names of its elements stand for is said around it."""
    for one in table.iter(TABLE):
        fit_grid(one)
    spread_columns(table)
    xml = etree.tostring(table, encoding="unicode")
    return xml if table.attrib else _OPENING.sub("<w:tbl>", xml, count=1)


def _mended_by_shapes(fill: Callable[[], Iterator[str]]) -> Iterator[str]:
    """The same of a flat table as text: a table of one row of every shape is mended, and the others follow it.

    A table of more rows than are held is filled twice, at first for its shapes.
    """
    rows = map(_SHAPE.split, _rows(fill()))  # of each row every second piece tells its shape
    start, held = "".join(next(rows)), list(islice(rows, _HELD))
    first: dict[tuple[str, ...], list[str]] = {}
    for row in chain(held, rows):
        first.setdefault(tuple(row[1::2]), row)
    few = "".join((start, *chain.from_iterable(first.values()), _CLOSING))
    start, *mended = _rows(iter((_mended(etree.fromstring(few)),)))
    becomes = dict(zip(first, map(_SHAPE.findall, mended), strict=True))
    yield start
    for row in held if len(held) < _HELD else map(_SHAPE.split, islice(_rows(fill()), 1, None)):
        row[1::2] = becomes[tuple(row[1::2])]
        yield "".join(row)
    yield _CLOSING


def _rows(pieces: Iterator[str]) -> Iterator[str]:
    """What stands before the rows of a table, then each row; the last without the table's end."""
    held = ""
    while some := list(islice(pieces, _TOGETHER)):
        held += "".join(some)
        starts = [0, *(found.start() for found in _ROW_START.finditer(held, 1))]
        yield from (held[start:end] for start, end in pairwise(starts))
        held = held[starts[-1] :]
    yield held.removesuffix(_CLOSING)


def _conditions(table: Element) -> tuple[str, ...] | None:
    """What chooses cells, in the same way in every row; None where cells are repeated, or chosen row by row."""
    tags = [tag for tag in map(_tag_of, table.iter(CELL)) if tag]
    texts = "".join(text.text or "" for text in table.iter(TEXT))
    told = tuple(dict.fromkeys(rest for word, rest in tags if word in ("if", "elif")))
    of_rows = names_in("".join(f"{{{{ {one} }}}}" for one in told)) & {"loop", *_LOOP.findall(texts)}
    return None if of_rows or any(word == "for" for word, _ in tags) else told


def _tag_of(cell: Element) -> tuple[str, str] | None:
    """The tag that takes the cell away, its word and what comes after; None where it stays."""
    found = _CELL_TAG.fullmatch("".join(text.text or "" for text in cell.iter(TEXT)))
    return (found[1], straight(found[2])) if found else None


def _choose_cells(row: Element, outcome: Mapping[str, bool]) -> None:
    """Leave in a row the cells that conditions choose, which came to that."""
    chosen: list[tuple[bool, bool]] = []  # of every choice around: is this branch chosen, was one before it
    for cell in row.findall(CELL):
        word, rest = _tag_of(cell) or ("", "")
        if word == "if":
            chosen.append((outcome[rest], False))
        elif word in ("elif", "else"):
            before = any(chosen.pop())
            chosen.append((not before and (word == "else" or outcome[rest]), before))
        elif word:
            chosen.pop()
        if word or not all(now for now, _ in chosen):
            row.remove(cell)
