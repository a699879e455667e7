"""A part's XML with its tags as text between and in its elements, cleaned as docxtpl does it.

A tag that Word has cut into runs becomes whole, texts with tags keep their blanks, and a paragraph, row or cell that
vanishes with its tag is left out, the tag standing in its place.
"""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element as Element

from pipeline.reports.templates.wordml import CELL, PARAGRAPH, PROPERTIES, ROW, SPACE, TEXT

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_REACHING = re.compile(r"\s*\{([%#])(tr|tc|p) (.*?)[%#]\}\s*", re.DOTALL)
_TAKEN = {"tr": ROW, "tc": CELL, "p": PARAGRAPH}
_CUT_BRACES = re.compile(r"(?<=\{)(?:<[^>]*>)+(?=[{%#])|(?<=[%}#])(?:<[^>]*>)+(?=\})")
_CUT_TAG = re.compile(r"\{%(?:(?!%\}).)*|\{#(?:(?!#\}).)*|\{\{(?:(?!\}\}).)*", re.DOTALL)
_BETWEEN = re.compile(r"</w:t>.*?<w:t(?: [^>]*)?>", re.DOTALL)


def clean(root: Element) -> None:
    """Have every tag in one text, and the blanks of texts with tags kept."""
    for paragraph in list(_cut(root)):
        _replace(paragraph, _joined(paragraph))
    bare: Element | None = None
    for element in root.iter(TEXT, PROPERTIES):
        words = element.text or ""
        if element.tag == PROPERTIES:
            words += "".join(one.tail or "" for one in element)
        elif words and not element.attrib:
            bare = element
        if bare is not None and "{" in words and any(not one.startswith("{#") for one in TAG.findall(words)):
            bare.set(SPACE, "preserve")
            bare = None


def take_away(root: Element) -> None:
    """Have the tags that take their paragraph, row or cell away stand in its place: `{%tr for … %}`."""
    for text in list(root.iter(TEXT)):
        found = _REACHING.fullmatch(text.text or "") if "{" in (text.text or "") else None
        taken = next(text.iterancestors(_TAKEN[found[2]]), None) if found else None
        if found and taken is not None:
            put_text(taken, "" if found[1] == "#" else found[0].strip())


def put_text(element: Element, text: str) -> None:
    """A text in place of an element."""
    text += element.tail or ""
    before, parent = element.getprevious(), element.getparent()
    assert parent is not None
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text
    parent.remove(element)


def _cut(root: Element) -> Iterator[Element]:
    """The paragraphs that have a tag in more than one text."""
    texts: dict[Element, list[str]] = {}
    for text in root.iter(TEXT):
        if text.text:
            texts.setdefault(next(text.iterancestors(PARAGRAPH)), []).append(text.text)
    for paragraph, own in texts.items():
        whole = "".join(own)
        if len(own) > 1 and "{" in whole and len(TAG.findall(whole)) != sum(len(TAG.findall(one)) for one in own):
            yield paragraph


def _joined(paragraph: Element) -> Element:
    """The runs over which a tag goes become the first of them."""
    xml = _CUT_BRACES.sub("", etree.tostring(paragraph, encoding="unicode", with_tail=False))
    return etree.fromstring(_CUT_TAG.sub(lambda tag: _BETWEEN.sub("", tag[0]), xml))


def _replace(element: Element, by: Element) -> None:
    parent = element.getparent()
    assert parent is not None
    by.tail = element.tail
    parent.replace(element, by)
