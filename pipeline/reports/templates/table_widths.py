"""Column widths of tables whose columns are repeated or left out by a template.

A table keeps its width. Columns that stand between `{%tc for … %}` and `{%tc endfor %}` share what the others leave,
within bounds; what is left over goes to all, what is lacking comes from columns of texts.
"""

import re
from collections.abc import Iterator, Sequence

from lxml.etree import _Element as Element

from pipeline.reports.templates.wordml import CELL as _CELL
from pipeline.reports.templates.wordml import ROW as _ROW
from pipeline.reports.templates.wordml import TABLE as _TABLE
from pipeline.reports.templates.wordml import TEXT as _T
from pipeline.reports.templates.wordml import VALUE as _VAL
from pipeline.reports.templates.wordml import W

_LOOP = re.compile(r"\{%tc\s+(for|endfor)\b")
_ROW_TAG = re.compile(r"\{%tr\s+(\w+)")
_NARROWEST, _WIDEST = 600, 740  # twips: `60,00` and `600,00` in 10 pt
_WORDY, _LONG_HEADING = 2200, 20  # twips, letters: repeated columns whose headings are sentences
_CAPITAL, _SMALL, _INSIDE, _WIDEST_WORD = 145, 105, 110, 1200  # twips: letters of bold 10 pt, a cell's margins
_TEXT = 850  # columns wider than this hold texts, which can do with less
_FREE = "auto"
_DEEPER = {"for": 1, "if": 1, "endfor": -1, "endif": -1}

_GRID, _COLUMN, _PROPERTIES, WIDTH, SPAN, _W, _TYPE = (
    f"{W}{name}" for name in ("tblGrid", "gridCol", "tcPr", "tcW", "gridSpan", "w", "type")
)
OWN_WIDTH, _OWN_SPAN = f"{_PROPERTIES}/{WIDTH}", f"{_PROPERTIES}/{SPAN}"


def free_repeated_columns(body: Element) -> None:
    """Before the template is filled: mark the cells that a loop over columns repeats as free in width."""
    for row in body.iter(_ROW):
        inside = False
        for cell in row.findall(_CELL):
            tag = _LOOP.search(_text(cell))
            if tag:
                inside = tag[1] == "for"
            elif inside:
                _width(cell).set(_TYPE, _FREE)


def keeps_columns(table: Element) -> bool:
    """True where a template's table has the same columns however it is filled, in the widths that its cells have.

    No tag repeats cells or chooses among them, at least one row is always there, and every row fills the grid.
    """
    columns = [_number(column) for column in table.findall(f"{_GRID}/{_COLUMN}")]
    rows = [(row.findall(_CELL), _tag_of(row)) for row in table.findall(_ROW)]
    if "{%tc" in _text(table) or next(table.iterdescendants(_TABLE), None) is not None:
        return False
    depth, always = 0, False
    for cells, tag in rows:
        if tag:
            depth += _DEEPER.get(tag, 0)
            continue
        always = always or depth == 0
        spans = [_span(cell) for cell in cells]
        if sum(spans) != len(columns) or (max(spans) == 1 and [_own(cell) for cell in cells] != columns):
            return False
    return always


def _tag_of(row: Element) -> str:
    """The word of the tag that takes the row away: `for`, `endif`; "" where it stays."""
    tag = _ROW_TAG.search(_text(row))
    return tag[1] if tag else ""


def _text(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(_T))


def mend_alike(table: Element) -> bool:
    """True where a template's table is mended to the same whichever of its rows are there.

    A row that is always there has the most cells, one spans the most columns, and all that have so many cells have
    them in the same widths.
    """
    every, always, depth = list[list[Element]](), list[list[Element]](), 0
    for row in table.findall(_ROW):
        tag, cells = _tag_of(row), row.findall(_CELL)
        depth += _DEEPER.get(tag, 0)
        if not tag:
            every.append(cells)
            always += [] if depth else [cells]
    if not always or next(table.iterdescendants(_TABLE), None) is not None:
        return False
    most, widest = max(map(len, every)), max(map(_columns, every))
    shapes = {tuple(map(_shape, cells)) for cells in every if len(cells) == most}
    return max(map(len, always)) == most and max(map(_columns, always)) == widest and len(shapes) == 1


def _columns(cells: Sequence[Element]) -> int:
    return sum(map(_span, cells))


def _shape(cell: Element) -> tuple[str | None, str | None, int]:
    width = cell.find(OWN_WIDTH)
    return (None, None, _span(cell)) if width is None else (width.get(_W), width.get(_TYPE), _span(cell))


def fit_grid(table: Element) -> None:
    """After it is filled: as many columns in the grid as the table has cells in a row, as docxtpl counts them."""
    grid = table.find(_GRID)
    if grid is None:
        return
    rows = [row.findall(_CELL) for row in table.iter(_ROW)]
    columns, cells = grid.findall(_COLUMN), max(map(len, rows), default=0)
    whole, missing = sum(map(_number, columns)), cells - len(columns)
    if missing > 0 and whole > 0:
        for column in columns:
            column.set(_W, str(_number(column) * len(columns) // cells))
        for _ in range(missing):
            grid.append(grid.makeelement(_COLUMN, {_W: str(whole // cells)}))
    columns, spanned = grid.findall(_COLUMN), max(map(_columns, rows), default=0)
    kept, lost = columns[:spanned], columns[spanned:]
    for column in lost:
        grid.remove(column)
    for column in kept:
        column.set(_W, str(_number(column) + sum(map(_number, lost)) // len(kept)))


def spread_columns(body: Element) -> None:
    """After it is filled: give the columns of every table that has got or lost some their widths."""
    for table in body.iter(_TABLE):
        grid = table.find(_GRID)
        rows = [row.findall(_CELL) for row in table.findall(_ROW)]
        full: list[Element] = max(rows, key=len, default=[])  # the heading, or any row with a cell in every column
        if grid is None or not full or any(_span(cell) > 1 for cell in full):
            continue
        own, columns = [_own(cell) for cell in full], [_number(column) for column in grid]
        if own != columns:
            free = [cell for cell, width in zip(full, own, strict=True) if width is None]
            wordy = any(len(_text(cell)) > _LONG_HEADING for cell in free)
            needed = [
                _needed(cell) if width is None and not wordy else 0 for cell, width in zip(full, own, strict=True)
            ]
            _set(grid, rows, _widths(own, sum(columns), _WORDY if wordy else _WIDEST, needed))


def _needed(heading: Element) -> int:
    """The width in which no word of a small bold heading is broken, as long as it is not very long."""
    words = [word for text in heading.iter(_T) for word in (text.text or "").split()]
    widths = (sum(_CAPITAL if letter.isupper() else _SMALL for letter in word) for word in words)
    return min(max(widths, default=0) + _INSIDE, _WIDEST_WORD)


def _widths(own: Sequence[int | None], whole: int, widest: int, needed: Sequence[int]) -> list[int]:
    fixed = sum(width for width in own if width is not None)
    free = own.count(None)
    share = min(max((whole - fixed) // free, _NARROWEST), widest) if free else 0
    wanted = [max(share, least) if width is None else width for width, least in zip(own, needed, strict=True)]
    if not any(wanted):  # no cell says how wide it is
        return [whole // len(own)] * len(own)
    spare = [max(width - max(_TEXT, least), 0) for width, least in zip(wanted, needed, strict=True)]
    lacking = sum(wanted) - whole
    if 0 < lacking < sum(spare):
        return [width - room * lacking // sum(spare) for width, room in zip(wanted, spare, strict=True)]
    return [width * whole // sum(wanted) for width in wanted]


def _set(grid: Element, rows: Sequence[Sequence[Element]], widths: Sequence[int]) -> None:
    for column in list(grid):
        grid.remove(column)
    for width in widths:
        column = grid.makeelement(_COLUMN, {_W: str(width)})
        grid.append(column)
    single = [str(width) for width in widths]
    for row in rows:
        if len(row) == 1 and len(single) > 1:  # a heading across all columns, those left out among them
            _span_over(row[0], len(single))
        wanted = single if len(row) == len(single) else list(_spanned(row, widths))
        for cell, told in zip(row, wanted, strict=True):
            own = _width(cell)
            own.set(_W, told)
            own.set(_TYPE, "dxa")


def _spanned(row: Sequence[Element], widths: Sequence[int]) -> Iterator[str]:
    """The widths of cells that span columns; a row with a cell in every column has none."""
    start = 0
    for cell in row:
        end = start + _span(cell)
        yield str(sum(widths[start:end]))
        start = end


def _span_over(cell: Element, columns: int) -> None:
    span = cell.find(_OWN_SPAN)
    if span is not None:
        span.set(_VAL, str(columns))


def _width(cell: Element) -> Element:
    width = cell.find(OWN_WIDTH)
    if width is not None:
        return width
    properties = cell.find(_PROPERTIES)
    if properties is None:
        properties = cell.makeelement(_PROPERTIES)
        cell.insert(0, properties)
    width = properties.makeelement(WIDTH, {_W: "0", _TYPE: "dxa"})
    properties.insert(0, width)
    return width


def _own(cell: Element) -> int | None:
    width = _width(cell)
    return None if width.get(_TYPE) == _FREE else _number(width)


def _number(element: Element) -> int:
    return int(float(element.get(_W) or 0))


def _span(cell: Element) -> int:
    span = cell.find(_OWN_SPAN)
    return 1 if span is None else int(span.get(_VAL) or 1)
