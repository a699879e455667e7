"""WordprocessingML: its names, and the XML of a part read and written as python-docx does it."""

from lxml import etree
from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY, PARAGRAPH, PROPERTIES, RUN, TEXT = (f"{W}{name}" for name in ("body", "p", "pPr", "r", "t"))
TABLE, ROW, CELL = (f"{W}{name}" for name in ("tbl", "tr", "tc"))
VALUE = f"{W}val"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"

_PARSER = etree.XMLParser(remove_blank_text=True, resolve_entities=False)


def parsed(part: bytes) -> Element:
    """Raises: XMLSyntaxError."""
    return etree.fromstring(part, _PARSER)


def serialised(root: Element) -> bytes:
    """A part as it stands in the file."""
    return etree.tostring(root, encoding="UTF-8", standalone=True)
