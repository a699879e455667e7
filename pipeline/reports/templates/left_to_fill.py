"""What is left for people to fill in: the places that templates highlight, `[Nêu …]`, counted in the papers made."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from html import escape
from io import BytesIO
from itertools import groupby
from pathlib import Path
from zipfile import ZipFile

from lxml import etree
from lxml.etree import _Element as Element

from pipeline.model.beside import is_of_a_system
from pipeline.reports.templates.wordml import (
    PARAGRAPH,
    PARAGRAPH_IN_ANOTHER,
    RUN,
    TEXT,
    VALUE,
    W,
    below_root,
    opening_of,
    paragraph_around,
)

_STYLE, _NAME, _STYLE_ID = f"{W}style", f"{W}name", f"{W}styleId"
_PROPERTIES, _RUN_STYLE, _HIGHLIGHT = f"{W}rPr", f"{W}rStyle", f"{W}highlight"

FILL_IN = "Chỗ cần điền"
"""The character style of places to fill in, which every built-in template has."""

Left = Mapping[str, int]
"""Name of a paper in its folder → its places left; of papers made one a member, their folder → their sum."""

_PLACE = re.compile(r"\[[^\]]*\]|[^\[\]]*…[^\[\]]*")
_STYLES, _FILLED = (
    re.compile(rf"word/(?:{names})\d*\.xml") for names in ("styles", "document|header|footer|footnotes")
)
"""Parts by their names, which some programs number: `document2.xml`."""


def places_left(paper: bytes) -> tuple[str, ...]:
    """The highlighted places of a Word document, in their order: `[Họ và tên]`, `ngày … tháng … năm …`.

    A place is in the style of places to fill in, or highlighted by hand.
    """
    with ZipFile(BytesIO(paper)) as zipped:
        named = [name for name in zipped.namelist() if _STYLES.fullmatch(name) or _FILLED.fullmatch(name)]
        parts = {name: zipped.read(name) for name in named}
    filled, marked = (part for name, part in parts.items() if _FILLED.fullmatch(name)), marked_styles(parts)
    return tuple(place for part in filled for place in places_in(part, opening_of(part), marked))


def places_in(part: bytes, opening: tuple[bytes, bytes] | None, marked: frozenset[str]) -> Iterator[str]:
    """Those of a part with this opening, or of a stretch of whole paragraphs of it, which `marked` styles show.

    Only the paragraphs in which something is marked are read; all of a part where paragraphs stand in others.
    """
    marks, end = sorted(at for mark in _marks(marked) for at in _all(mark, part)), 0
    if marks and (opening is None or PARAGRAPH_IN_ANOTHER.encode() in part):
        yield from _places(etree.fromstring(part), marked)
        return
    for mark in marks:
        if opening and mark >= end:
            start, end = paragraph_around(part, mark)
            yield from _places_of(below_root(opening, part[start:end]), marked)


@lru_cache(1024)
def _places_of(paragraph: bytes, marked: frozenset[str]) -> tuple[str, ...]:
    """Those of one paragraph below its root. Papers of one template repeat most of them."""
    return tuple(_places(etree.fromstring(paragraph), marked))


@cache
def _marks(marked: frozenset[str]) -> tuple[bytes, ...]:
    return (b"<w:highlight ", *(f'<w:rStyle w:val="{escape(style, quote=False)}"'.encode() for style in sorted(marked)))


def _all(mark: bytes, part: bytes) -> Iterator[int]:
    """Where a mark stands."""
    at = part.find(mark)
    while at >= 0:
        yield at
        at = part.find(mark, at + 1)


def left_in(folder: Path) -> Left:
    """Those of the papers below a folder as people left them, which may be open."""
    left = Counter[str]()
    for path in sorted(folder.rglob("*.docx")):
        if is_of_a_system(path.name):
            continue
        left[path.relative_to(folder).parts[0]] += len(places_left(path.read_bytes()))
    return {name: number for name, number in left.items() if number}


def marked_styles(parts: Mapping[str, bytes]) -> frozenset[str]:
    """The ids of the style in a document's parts, which other office suites may rename."""
    return frozenset(key for name, part in parts.items() if _STYLES.fullmatch(name) for key in _ids_in(part))


@lru_cache(64)
def _ids_in(styles: bytes) -> frozenset[str]:
    """Papers of one template have the same styles."""
    named = etree.fromstring(styles).iterfind(_STYLE)
    return frozenset(str(style.get(_STYLE_ID)) for style in named if _name(style) == FILL_IN)


def _name(style: Element) -> str | None:
    name = style.find(_NAME)
    return None if name is None else name.get(VALUE)


def _places(root: Element, marked: frozenset[str]) -> Iterator[str]:
    for paragraph in root.iter(PARAGRAPH):
        runs = (run for run in paragraph.iter(RUN) if next(run.iterancestors(PARAGRAPH)) is paragraph)
        for is_marked, stretch in groupby(runs, lambda run: _is_marked(run, marked)):
            if is_marked:
                text = "".join(piece.text or "" for run in stretch for piece in run.iter(TEXT))
                yield from _PLACE.findall(text)


def _is_marked(run: Element, marked: frozenset[str]) -> bool:
    properties = run.find(_PROPERTIES)
    if properties is None:
        return False
    style = properties.find(_RUN_STYLE)
    return (style is not None and style.get(VALUE) in marked) or properties.find(_HIGHLIGHT) is not None
