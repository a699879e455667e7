"""Tables whose columns a template repeats or leaves out, mended to what docxtpl and `table_widths` make of them.

Where conditions that hold for the whole table choose the columns, the table of the template is mended, once for every
outcome of the conditions, and filled afterwards. Otherwise, as where columns are repeated, the filled table is mended.
"""

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element as Element

from pipeline.reports.templates import expressions as said
from pipeline.reports.templates.blocks import blocks_of, straight
from pipeline.reports.templates.expressions import Name, expressions_in
from pipeline.reports.templates.rendering import Fill, Reach, Scope, filling, reaching
from pipeline.reports.templates.table_widths import fit_grid, mend_alike, spread_columns
from pipeline.reports.templates.tagged import take_away
from pipeline.reports.templates.wordml import CELL, ROW, TABLE, TEXT

_CELL_TAG = re.compile(r"\s*\{%tc (\w+)(.*?)%\}\s*", re.DOTALL)
_LOOP = re.compile(r"\{%(?:\w+ )?\s*for\s+(\w+)")
_OPENING = re.compile(r"<w:tbl(?: [^>]*)?>")


@dataclass(frozen=True, slots=True)
class ChangingTable:
    """A table of a template, its tags whole (`tagged.clean`).

    `conditions` choose the columns, by their words in the table; None where it is not only they. `made` are the mended
    tables by what the conditions came to; None in place of one that depends on which rows are there.
    """

    table: Element
    conditions: Mapping[str, Reach] | None
    filled: Fill
    made: dict[tuple[bool, ...], Fill | None] = field(default_factory=dict)

    def fill(self, scope: Scope, into: list[str]) -> None:
        """Adds the table with its texts."""
        if mended := self._mended(scope):
            mended(scope, into)
            return
        xml = list[str]()
        self.filled(scope, xml)
        into.append(_mended(etree.fromstring("".join(xml))))

    def _mended(self, scope: Scope) -> Fill | None:
        if self.conditions is None:
            return None
        outcome = tuple(bool(reach(scope)) for reach in self.conditions.values())
        if outcome not in self.made:
            self.made[outcome] = self._made(dict(zip(self.conditions, outcome, strict=True)))
        return self.made[outcome]

    def _made(self, outcome: Mapping[str, bool]) -> Fill | None:
        table = deepcopy(self.table)
        for row in table.iter(ROW):
            _choose_cells(row, outcome)
        if not mend_alike(table):
            return None
        take_away(table)
        return filling(blocks_of(_mended(table)))


def changing_table(table: Element) -> ChangingTable:
    """Raises: Torn."""
    own, filled = deepcopy(table), deepcopy(table)
    own.tail = filled.tail = None
    take_away(filled)
    blocks = blocks_of(etree.tostring(filled, encoding="unicode"))
    return ChangingTable(own, _conditions(own), filling(blocks))


def _mended(table: Element) -> str:
    """The table with its columns mended; what the names of its elements stand for is said around it."""
    for one in table.iter(TABLE):
        fit_grid(one)
    spread_columns(table)
    xml = etree.tostring(table, encoding="unicode")
    return xml if table.attrib else _OPENING.sub("<w:tbl>", xml, count=1)


def _conditions(table: Element) -> Mapping[str, Reach] | None:
    """What chooses cells, in the same way in every row; None where cells are repeated, or chosen row by row."""
    tags = [tag for tag in map(_tag_of, table.iter(CELL)) if tag]
    texts = "".join(text.text or "" for text in table.iter(TEXT))
    changing = {"loop", *_LOOP.findall(texts)}
    told = {rest: said.condition(rest) for word, rest in tags if word in ("if", "elif")}
    named = {one.name for condition in told.values() for one in expressions_in(condition) if isinstance(one, Name)}
    if named & changing or any(word == "for" for word, _ in tags):
        return None
    return {rest: reaching(condition) for rest, condition in told.items()}


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
