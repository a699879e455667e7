"""Section breaks that a template's tags must not take away."""

from copy import deepcopy

from lxml.etree import _Element as Element

from pipeline.reports.templates.wordml import PARAGRAPH, PROPERTIES, TEXT, W

_SECTION = f"{W}sectPr"


def free_section_breaks(body: Element) -> None:
    """Give a break that stands in the paragraph of a `{%p … %}` tag a paragraph of its own, after the tag.

    Some office suites move it there when they save a template, and the paragraph vanishes with the tag.
    """
    for paragraph in list(body.iterchildren(PARAGRAPH)):
        properties = paragraph.find(PROPERTIES)
        section = None if properties is None else properties.find(_SECTION)
        if properties is None or section is None:
            continue
        if "{%p " not in "".join(piece.text or "" for piece in paragraph.iter(TEXT)):
            continue
        own = paragraph.makeelement(PARAGRAPH)
        own.append(deepcopy(properties))
        properties.remove(section)
        paragraph.addnext(own)
