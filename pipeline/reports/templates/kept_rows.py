"""No row of a table alone at a page's foot or head: the first rows stay together, and the last ones.

The words that lead to a table stay with it.

Word keeps a row with the next one where the first paragraph of its first cell says so. A template repeats one row
with `{%tr for … %}`, so which copy says it is decided while the template is filled.
"""

import re

from lxml.etree import _Element as Element

from pipeline.reports.templates.wordml import CELL as _CELL
from pipeline.reports.templates.wordml import PARAGRAPH as _P
from pipeline.reports.templates.wordml import PROPERTIES as _PROPERTIES
from pipeline.reports.templates.wordml import ROW as _ROW
from pipeline.reports.templates.wordml import TABLE as _TABLE
from pipeline.reports.templates.wordml import TEXT as _T
from pipeline.reports.templates.wordml import W

_ROW_TAG, _LINE_TAG = re.compile(r"\{%tr\s+(\w+)"), re.compile(r"\{%p\s")
_KEPT, _AS_IT_WAS = "{% if loop.first or loop.revindex == 2 %}", "{% endif %}"

_STYLE, _KEEP, _HEADING = f"{W}pStyle", f"{W}keepNext", f"{W}trPr/{W}tblHeader"


def keep_rows_together(body: Element) -> None:
    """Before the template is filled: the first and the last but one of repeated rows stay with the row that follows.

    Only in tables with a heading that is repeated: a grid of signatures may be cut anywhere.
    """
    for table in body.iter(_TABLE):
        rows, depth = table.findall(_ROW), 0
        if not rows or rows[0].find(_HEADING) is None:
            continue
        _keep_words_before(table)
        for row in rows:
            tag = _ROW_TAG.search(_text(row))
            depth += {"for": 1, "endfor": -1}.get(tag[1], 0) if tag else 0
            first = row.find(f"{_CELL}/{_P}")
            if depth and tag is None and first is not None:
                _keep(first, _KEPT, _AS_IT_WAS)


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
