"""Column widths of tables whose columns are repeated or left out by a template.

A table keeps its width. Columns that stand between `{%tc for … %}` and `{%tc endfor %}` share what the others leave,
within bounds; what is left over goes to all, what is lacking comes from columns of texts.
"""

import re
from collections.abc import Iterator, Sequence

from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

_LOOP = re.compile(r"\{%tc\s+(for|endfor)\b")
_NARROWEST, _WIDEST = 600, 740  # twips: `60,00` and `600,00` in 10 pt
_TEXT = 850  # columns wider than this hold texts, which can do with less
_FREE = "auto"


def free_repeated_columns(document: Document) -> None:
    """Before the template is filled: mark the cells that a loop over columns repeats as free in width."""
    for row in document.element.body.iter(qn("w:tr")):
        inside = False
        for cell in row.findall(qn("w:tc")):
            tag = _LOOP.search("".join(text.text or "" for text in cell.iter(qn("w:t"))))
            if tag:
                inside = tag[1] == "for"
            elif inside:
                _width(cell).set(qn("w:type"), _FREE)


def spread_columns(document: Document) -> None:
    """After it is filled: give the columns of every table that has got or lost some their widths."""
    for table in document.element.body.iter(qn("w:tbl")):
        grid = table.find(qn("w:tblGrid"))
        rows = [row.findall(qn("w:tc")) for row in table.findall(qn("w:tr"))]
        full: list[Element] = max(rows, key=len, default=[])  # the heading, or any row with a cell in every column
        if grid is None or not full or any(_span(cell) > 1 for cell in full):
            continue
        own, columns = [_own(cell) for cell in full], [_number(column) for column in grid]
        if own != columns:
            _set(grid, rows, _widths(own, sum(columns)))


def _widths(own: Sequence[int | None], whole: int) -> list[int]:
    fixed = sum(width for width in own if width is not None)
    free = own.count(None)
    share = min(max((whole - fixed) // free, _NARROWEST), _WIDEST) if free else 0
    wanted = [share if width is None else width for width in own]
    spare = [max(width - _TEXT, 0) for width in wanted]
    lacking = sum(wanted) - whole
    if 0 < lacking < sum(spare):
        return [width - room * lacking // sum(spare) for width, room in zip(wanted, spare, strict=True)]
    return [width * whole // sum(wanted) for width in wanted]


def _set(grid: Element, rows: Sequence[Sequence[Element]], widths: Sequence[int]) -> None:
    for column in list(grid):
        grid.remove(column)
    for width in widths:
        column = grid.makeelement(qn("w:gridCol"), {qn("w:w"): str(width)})
        grid.append(column)
    for row in rows:
        for cell, width in zip(row, _spanned(row, widths), strict=True):
            own = _width(cell)
            own.set(qn("w:w"), str(width))
            own.set(qn("w:type"), "dxa")


def _spanned(row: Sequence[Element], widths: Sequence[int]) -> Iterator[int]:
    start = 0
    for cell in row:
        end = start + _span(cell)
        yield sum(widths[start:end])
        start = end


def _width(cell: Element) -> Element:
    properties = cell.find(qn("w:tcPr"))
    if properties is None:
        properties = cell.makeelement(qn("w:tcPr"))
        cell.insert(0, properties)
    width = properties.find(qn("w:tcW"))
    if width is None:
        width = properties.makeelement(qn("w:tcW"), {qn("w:w"): "0", qn("w:type"): "dxa"})
        properties.insert(0, width)
    return width


def _own(cell: Element) -> int | None:
    width = _width(cell)
    return None if width.get(qn("w:type")) == _FREE else _number(width)


def _number(element: Element) -> int:
    return int(float(element.get(qn("w:w")) or 0))


def _span(cell: Element) -> int:
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    return 1 if span is None else int(span.get(qn("w:val")) or 1)
