"""What is left for people to fill in: the places that templates highlight, `[Nêu …]`, counted in the papers made."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from io import BytesIO
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element as Element

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
    return tuple(place for part in filled for root in _roots(part, marked) for place in _places(root, marked))


def _roots(part: bytes, marked: frozenset[str]) -> Iterator[Element]:
    """The paragraphs of a part in which something is marked; all of it where paragraphs stand in others."""
    opening, end = _ROOT.search(part), 0
    marks = [mark.start() for mark in _mark(marked).finditer(part)]
    if opening is None or (marks and _INNER in part):
        yield etree.fromstring(part)
        return
    for mark in marks:
        if mark >= end:
            start = max(part.rfind(b"<w:p>", 0, mark), part.rfind(b"<w:p ", 0, mark))
            end = part.index(b"</w:p>", mark) + len(b"</w:p>")
            yield etree.fromstring(b"%b%b</%b>" % (opening[0], part[start:end], opening[1]))


@cache
def _mark(marked: frozenset[str]) -> re.Pattern[bytes]:
    styles = "|".join(re.escape(escape(style)) for style in sorted(marked))
    return re.compile(f'<w:highlight |<w:rStyle w:val="(?:{styles})"'.encode())


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
    named = etree.fromstring(styles).iterfind(qn("w:style"))
    return frozenset(str(style.get(qn("w:styleId"))) for style in named if _name(style) == FILL_IN)


def _name(style: Element) -> str | None:
    name = style.find(qn("w:name"))
    return None if name is None else name.get(qn("w:val"))


def _places(root: Element, marked: frozenset[str]) -> Iterator[str]:
    for paragraph in root.iter(qn("w:p")):
        runs = (run for run in paragraph.iter(qn("w:r")) if next(run.iterancestors(qn("w:p"))) is paragraph)
        for is_marked, stretch in groupby(runs, lambda run: _is_marked(run, marked)):
            if is_marked:
                text = "".join(piece.text or "" for run in stretch for piece in run.iter(qn("w:t")))
                yield from _PLACE.findall(text)


def _is_marked(run: Element, marked: frozenset[str]) -> bool:
    properties = run.find(qn("w:rPr"))
    if properties is None:
        return False
    style = properties.find(qn("w:rStyle"))
    return (style is not None and style.get(qn("w:val")) in marked) or properties.find(qn("w:highlight")) is not None
