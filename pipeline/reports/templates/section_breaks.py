"""Section breaks that a template's tags must not take away."""

from copy import deepcopy

from docx.document import Document
from docx.oxml.ns import qn


def free_section_breaks(document: Document) -> None:
    """Give a break that stands in the paragraph of a `{%p … %}` tag a paragraph of its own, after the tag.

    Some office suites move it there when they save a template, and the paragraph vanishes with the tag.
    """
    for paragraph in list(document.element.body.iterchildren(qn("w:p"))):
        section = paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        text = "".join(piece.text or "" for piece in paragraph.iter(qn("w:t")))
        if section is None or "{%p " not in text:
            continue
        own = paragraph.makeelement(qn("w:p"))
        own.append(deepcopy(paragraph.find(qn("w:pPr"))))
        paragraph.find(qn("w:pPr")).remove(section)
        paragraph.addnext(own)
