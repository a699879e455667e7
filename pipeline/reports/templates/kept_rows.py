"""No row of a table alone at a page's foot or head: the first rows stay together, and the last ones.

The words that lead to a table or a list stay with it, its last row with the note below it; the last row of a grid of
signatures stays with the one that is put below all.

Word keeps a row with the next one where the first paragraph of its first cell says so. A template repeats one row
with `{%tr for … %}`, so which copy says it is decided while the template is filled.
"""

import re
from collections.abc import Iterator, Sequence

from lxml.etree import _Element as Element

from pipeline.reports.templates.wordml import CELL as _CELL
from pipeline.reports.templates.wordml import PARAGRAPH as _P
from pipeline.reports.templates.wordml import PROPERTIES as _PROPERTIES
from pipeline.reports.templates.wordml import ROW as _ROW
from pipeline.reports.templates.wordml import TABLE as _TABLE
from pipeline.reports.templates.wordml import TEXT as _T
from pipeline.reports.templates.wordml import VALUE as _VALUE
from pipeline.reports.templates.wordml import W

_FIRST = f"{_CELL}/{_P}"
_DEEPER = {"for": 1, "endfor": -1}
_ROW_TAG, _LINE_TAG = re.compile(r"\{%tr\s+(\w+)"), re.compile(r"\{%p\s")
_KEPT, _KEPT_TO_THE_END, _LAST, _END = (
    "{% if loop.first and not loop.last or loop.revindex == 2 %}",
    "{% if loop.first or loop.revindex <= 2 %}",
    "{% if loop.last %}",
    "{% endif %}",
)
_NOTE = "Ghichubang"  # the style of notes below tables

_STYLE, _KEEP, _HEADING = f"{W}pStyle", f"{W}keepNext", f"{W}trPr/{W}tblHeader"


def keep_rows_together(body: Element) -> None:
    """Before the template is filled: say which rows and paragraphs stay with what follows them.

    Of repeated rows the first and the last but one, only in tables with a heading that is repeated: a grid of
    signatures may be cut anywhere but before the last.
    """
    for paragraph in body.findall(_P):
        if _text(paragraph).rstrip().endswith(":"):
            _keep(paragraph)
    for table in body.iter(_TABLE):
        rows = table.findall(_ROW)
        if rows and rows[0].find(_HEADING) is not None:
            _keep_words_before(table)
            _keep_rows(rows, noted=_is_noted(table))
        else:
            _keep_last_signatures(rows)


def _keep_rows(rows: Sequence[Element], *, noted: bool) -> None:
    """Of a table with a heading; `noted`: a note stands below it, with which its last row stays."""
    for row, repeated, first in _paragraphs(rows):
        if repeated:
            _keep(first, _KEPT_TO_THE_END if noted else _KEPT, _END)
        elif noted and row is rows[-1]:
            _keep(first)


def _keep_last_signatures(rows: Sequence[Element]) -> None:
    """Of a grid that is repeated by rows: the last one stays with the row that stands below all, if there is one."""
    before = list[Element]()
    for _, repeated, first in _paragraphs(rows):
        if repeated:
            before.append(first)
        else:
            for paragraph in before:
                _keep(paragraph, _LAST, _END)


def _paragraphs(rows: Sequence[Element]) -> Iterator[tuple[Element, bool, Element]]:
    """The rows that do not vanish: each, whether it is repeated, and the first paragraph of its first cell."""
    depth = 0
    for row in rows:
        tag, first = _ROW_TAG.search(_text(row)), row.find(_FIRST)
        depth += _DEEPER.get(tag[1], 0) if tag else 0
        if tag is None and first is not None:
            yield row, depth > 0, first


def _is_noted(table: Element) -> bool:
    """Whether the first paragraph below a table, past the lines that hold a tag and vanish, is a note."""
    below = (one for one in table.itersiblings() if one.tag != _P or not _LINE_TAG.search(_text(one)))
    style = next(below, table).find(f"{_PROPERTIES}/{_STYLE}")
    return style is not None and style.get(_VALUE) == _NOTE


def _keep_words_before(table: Element) -> None:
    """The paragraph before a table, past the lines that hold a tag and vanish."""
    for before in table.itersiblings(preceding=True):
        if before.tag != _P:
            return
        if not _LINE_TAG.search(_text(before)):
            _keep(before)
            return


def _text(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(_T))


def _keep(paragraph: Element, when: str = "", end: str = "") -> None:
    """Say that a paragraph stays with the next one; `when` and `end` are the tags around it."""
    properties = paragraph.find(_PROPERTIES)
    if properties is None:
        properties = paragraph.makeelement(_PROPERTIES)
        paragraph.insert(0, properties)
    if properties.find(_KEEP) is not None:
        return
    style, keep = properties.find(_STYLE), properties.makeelement(_KEEP)
    keep.tail = end
    if style is None:
        properties.text = when
        properties.insert(0, keep)
    else:
        style.tail = when
        style.addnext(keep)
