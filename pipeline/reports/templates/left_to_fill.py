"""What is left for people to fill in: the places that templates highlight, `[Nêu …]`, counted in the papers made."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from html import escape
from io import BytesIO
from itertools import groupby
from pathlib import Path
from zipfile import ZipFile

from lxml import etree
from lxml.etree import _Element as Element

from pipeline.reports.templates.wordml import PARAGRAPH, RUN, TEXT, VALUE, W

_STYLE, _NAME, _STYLE_ID = f"{W}style", f"{W}name", f"{W}styleId"
_PROPERTIES, _RUN_STYLE, _HIGHLIGHT = f"{W}rPr", f"{W}rStyle", f"{W}highlight"

FILL_IN = "Chỗ cần điền"
"""The character style of places to fill in, which every built-in template has."""

_PLACE = re.compile(r"\[[^\]]*\]|[^\[\]]*…[^\[\]]*")
_ROOT = re.compile(rb"<(w:[A-Za-z]+)(?:\s[^>]*)>")
_INNER = b"<w:txbxContent"
_FILLED = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes)\.xml")


def places_left(paper: bytes) -> tuple[str, ...]:
    """The highlighted places of a Word document, in their order: `[Họ và tên]`, `ngày … tháng … năm …`.

    A place is in the style of places to fill in, or highlighted by hand.
    """
    with ZipFile(BytesIO(paper)) as parts:
        marked = _marked_styles(parts.read("word/styles.xml"))
        filled = [parts.read(name) for name in parts.namelist() if _FILLED.fullmatch(name)]
    return tuple(place for part in filled for place in _places_in(part, marked))


def _places_in(part: bytes, marked: frozenset[str]) -> Iterator[str]:
    """Those of the paragraphs in which something is marked; of all of it where paragraphs stand in others."""
    marks = sorted(at for mark in _marks(marked) for at in _all(mark, part))
    opening, end = _ROOT.search(part), 0
    if opening is None or (marks and _INNER in part):
        yield from _places(etree.fromstring(part), marked)
        return
    for mark in marks:
        if mark >= end:
            start = max(part.rfind(b"<w:p>", 0, mark), part.rfind(b"<w:p ", 0, mark))
            end = part.index(b"</w:p>", mark) + len(b"</w:p>")
            yield from _places_of(part[start:end], (opening[0], opening[1]), marked)


@lru_cache(1024)
def _places_of(paragraph: bytes, root: tuple[bytes, bytes], marked: frozenset[str]) -> tuple[str, ...]:
    """Those of one paragraph, below a root with this opening and name. Papers of one template repeat most of them."""
    opening, name = root
    return tuple(_places(etree.fromstring(b"%b%b</%b>" % (opening, paragraph, name)), marked))


@cache
def _marks(marked: frozenset[str]) -> tuple[bytes, ...]:
    return (b"<w:highlight ", *(f'<w:rStyle w:val="{escape(style, quote=False)}"'.encode() for style in sorted(marked)))


def _all(mark: bytes, part: bytes) -> Iterator[int]:
    """Where a mark stands."""
    at = part.find(mark)
    while at >= 0:
        yield at
        at = part.find(mark, at + 1)


def left_in(folder: Path) -> Mapping[str, int]:
    """Path of a paper below the folder → its places left; of papers made one a member, the folder → their sum."""
    left: dict[str, int] = {}
    for path in sorted(folder.rglob("*.docx")):
        name = path.relative_to(folder).parts[0]
        left[name] = left.get(name, 0) + len(places_left(path.read_bytes()))
    return {name: number for name, number in left.items() if number}


@lru_cache(64)
def _marked_styles(styles: bytes) -> frozenset[str]:
    """The ids of the style, which other office suites may rename. Papers of one template have the same styles."""
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
