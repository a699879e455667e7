"""WordprocessingML: its names, and the XML of a part read and written as python-docx does it."""

import re

from lxml import etree
from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY, PARAGRAPH, PROPERTIES, RUN, TEXT = (f"{W}{name}" for name in ("body", "p", "pPr", "r", "t"))
TABLE, ROW, CELL = (f"{W}{name}" for name in ("tbl", "tr", "tc"))
VALUE = f"{W}val"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"

PARAGRAPH_END, PARAGRAPH_IN_ANOTHER = "</w:p>", "<w:txbxContent"
_OPENING = re.compile(rb"<(w:[A-Za-z]+)(?:\s[^>]*)>")

_PARSER = etree.XMLParser(remove_blank_text=True, resolve_entities=False)


def parsed(part: bytes) -> Element:
    """Raises: XMLSyntaxError."""
    return etree.fromstring(part, _PARSER)


def serialised(root: Element) -> bytes:
    """A part as it stands in the file."""
    return etree.tostring(root, encoding="UTF-8", standalone=True)


def opening_of(part: bytes) -> tuple[bytes, bytes] | None:
    """The tag that a part begins with, which says what its names stand for, and its name; None of other XML."""
    found = _OPENING.search(part)
    return (found[0], found[1]) if found else None


def paragraph_around(xml: bytes, at: int) -> tuple[int, int]:
    """Where the paragraph around a place begins and ends, of those that stand in no other."""
    end = PARAGRAPH_END.encode()
    before = max(xml.rfind(end, 0, at), 0)
    start = max(xml.rfind(b"<w:p>", before, at), xml.rfind(b"<w:p ", before, at))
    return start, xml.index(end, at) + len(end)


def below_root(opening: tuple[bytes, bytes], xml: bytes) -> bytes:
    """A piece of a part as a document of its own, whose root has the part's opening."""
    return b"%b%b</%b>" % (opening[0], xml, opening[1])
