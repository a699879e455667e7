"""Which sections of what people write a template takes: read from its text, without all that fills it."""

import re
from functools import cache
from io import BytesIO
from zipfile import ZipFile

_FILLED = re.compile(r"word/(document|header|footer|footnotes)\d*\.xml|docProps/core\.xml")
_XML_TAG = re.compile(r"<[^>]*>")
_TAG = re.compile(r"\{[{%].*?[%}]\}")
_SECTION = re.compile(r"\bviet\s*\.\s*(\w+)")


@cache
def sections_in(template: bytes) -> frozenset[str]:
    """The names behind `viet.` in the tags of a template that can be read, however Word has cut their letters."""
    with ZipFile(BytesIO(template)) as parts:
        texts = [parts.read(name).decode() for name in parts.namelist() if _FILLED.fullmatch(name)]
    tags = (tag for text in texts for tag in _TAG.findall(_XML_TAG.sub("", text)))
    return frozenset(name for tag in tags for name in _SECTION.findall(tag))
