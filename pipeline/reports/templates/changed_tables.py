"""Tables whose columns a template repeats or leaves out, mended after filling: each kind of row is mended once.

docxtpl counts the cells of a table and adds or takes away grid columns; we then give the columns their widths
(`table_widths`). What that makes of a row depends on the row without its texts, the grid, and the cells of the widest
rows. So the texts are taken out, and a row of a kind that was mended before gets its texts put back in.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from lxml import etree

from pipeline.reports.templates.table_widths import spread_columns

_TEXT = re.compile(r">([^<>]+)</w:t>")
_ROW, _ROW_END = re.compile(r"<w:tr[ >]"), "</w:tr>"
_CELL, _SPAN = re.compile(r"<w:tc[ >]"), re.compile(r'<w:gridSpan w:val="(\d+)"')
_TABLE = re.compile(r"<w:tbl[ >]")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = (("&#39;", "'"), ("&#34;", '"'))
"""What jinja escapes in texts, and what lxml writes for it."""

_MOST = 500
"""Kinds of rows that are kept."""

Kind = str
"""A row without its texts."""


@dataclass(frozen=True, slots=True)
class _Table:
    """A filled table: what stands before its rows, each row's kind and texts, what stands behind them."""

    head: str
    rows: tuple[tuple[Kind, tuple[str, ...]], ...]
    tail: str


@dataclass(frozen=True, slots=True)
class _Mended:
    """A mended table without its texts; its rows by the kind they had before."""

    head: str
    tail: str
    rows: dict[Kind, Kind] = field(default_factory=dict)

    def filled(self, table: _Table) -> str:
        rows = (_with_texts(self.rows[kind], texts) for kind, texts in table.rows)
        return f"{self.head}{_ROW_END.join(rows)}{_ROW_END}{self.tail}"


class ChangedTables:
    """The tables of one template. `scope` begins an element that knows their namespaces."""

    def __init__(self, scope: str, fix_tables: Callable[[str], etree._Element]) -> None:
        self._scope, self._fix_tables = scope, fix_tables
        self._mended: dict[tuple[str | Kind | int, ...], _Mended] = {}
        self._sizes: dict[Kind, tuple[int, int]] = {}

    def mended(self, table: str) -> str:
        """The table as docxtpl leaves it, in the widths that we give it."""
        taken = _taken_apart(table)
        if taken is None:
            return self._slowly(table)
        key = self._key(taken)
        known = self._mended.get(key)
        if known is None or any(kind not in known.rows for kind, _ in taken.rows):
            return self._learnt(key, table, taken)
        return known.filled(taken)

    def _slowly(self, table: str) -> str:
        root = self._fix_tables(f"{self._scope}{table}</w:body>")
        spread_columns(root)
        return "".join(etree.tostring(one, encoding="unicode") for one in root)

    def _learnt(self, key: tuple[str | Kind | int, ...], table: str, taken: _Table) -> str:
        mended = self._slowly(table)
        made = _taken_apart(mended)
        if made and [texts for _, texts in made.rows] == [texts for _, texts in taken.rows]:
            known = self._mended.setdefault(key, _Mended(made.head, made.tail))
            known.rows.update((before, after) for (before, _), (after, _) in zip(taken.rows, made.rows, strict=True))
        return mended

    def _key(self, table: _Table) -> tuple[str | Kind | int, ...]:
        """All that the grid and the widths depend on."""
        kinds = list(dict.fromkeys(kind for kind, _ in table.rows))
        if len(self._sizes) > _MOST:
            self._sizes.clear()
            self._mended.clear()
        for kind in kinds:
            if kind not in self._sizes:
                self._sizes[kind] = _size(kind)
        widest = max(kinds, key=lambda kind: self._sizes[kind][0])
        return table.head, table.tail, widest, max(self._sizes[kind][1] for kind in kinds)


def _size(kind: Kind) -> tuple[int, int]:
    """How many cells a row has, and how many columns they span."""
    cells, spans = len(_CELL.findall(kind)), [int(found) for found in _SPAN.findall(kind)]
    return cells, cells - len(spans) + sum(spans)


def _taken_apart(table: str) -> _Table | None:
    """A filled table without its texts; None where tables stand in it, no row, or what XML cannot hold."""
    *rows, tail = table.split(_ROW_END)
    first = _ROW.search(rows[0]) if rows else None
    if first is None or len(_TABLE.findall(table)) != 1 or _NO_XML.search(table):
        return None
    head, rows[0] = rows[0][: first.start()], rows[0][first.start() :]
    return _Table(head, tuple(map(_without_texts, rows)), tail)


def _without_texts(row: str) -> tuple[Kind, tuple[str, ...]]:
    pieces = _TEXT.split(row)
    return "\0".join(pieces[::2]), tuple(map(_as_lxml_writes, pieces[1::2]))


def _as_lxml_writes(text: str) -> str:
    if "&#" in text:
        for escaped, letter in _ESCAPED:
            text = text.replace(escaped, letter)
    return text


def _with_texts(kind: Kind, texts: Iterable[str]) -> str:
    first, *others = kind.split("\0")
    return first + "".join(f">{text}</w:t>{piece}" for text, piece in zip(texts, others, strict=True))
