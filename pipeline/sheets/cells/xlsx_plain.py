"""What of an .xlsx is plain: texts without fonts of their own, in the shape in which programs mostly write them.

To be told of every element costs most of a form's time. Here each letter must be one that a pattern knows: of a part
that holds anything else, or is no XML, nothing is said; the pass over its elements reads it, and finds its faults.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import TypeVar

from pipeline.sheets.cells import limits
from pipeline.sheets.cells.faults import Unreadable
from pipeline.sheets.cells.xlsx_words import SPACES
from pipeline.sheets.cells.xml_pass import check_xml

# Letters in a row are possessive (`*+`): none is looked at twice. Groups are not: Python before 3.11.5 mistook some.
ATTRIBUTES = b'(?: (?!xmlns=)[A-Za-z0-9:]++="[^"<>&]*+")*'
LETTERS = rb"[^<&\r]*+(?:&(?:amp|lt|gt|quot|apos);[^<&\r]*+)*"
_TEXT = re.compile(LETTERS)
_PLAIN = re.compile(b'<t(?: xml:space="preserve")?>([^<]*+)</t>')


def begin(root: str) -> re.Pattern[bytes]:
    """The first element of a part in UTF-8, up to its own attributes."""
    spaces = "|".join(map(re.escape, SPACES))
    told = r'(?:<\?xml version="1\.0"(?: encoding="(?:UTF|utf)-8")?(?: standalone="(?:yes|no)")?\?>\s*)?'
    return re.compile(rf'{told}<{root} xmlns="(?:{spaces})"'.encode())


_SHARED = re.compile(begin("sst").pattern + ATTRIBUTES + b"><si>")

Said = TypeVar("Said")


class Known(dict[bytes, Said]):
    """What pieces say; no more of them than stay small."""

    def __init__(self, most: int, longest: int) -> None:
        super().__init__()
        self._most, self._longest = most, longest

    def keep(self, new: Mapping[bytes, Said]) -> None:
        """Know these too, which are pieces of what is XML."""
        if len(self) + len(new) > self._most:
            self.clear()
        short = ((piece, said) for piece, said in new.items() if len(piece) < self._longest)
        self.update(islice(short, self._most))


def are_xml(pieces: Iterable[bytes]) -> bool:
    """Whether pieces, put together, are a part."""
    try:
        check_xml(b"".join(pieces), "")
    except Unreadable:
        return False
    return True


_texts = Known[str](8192, 1024)


def usual_texts(data: bytes) -> list[str] | None:
    """The shared texts, where all are plain."""
    begin, end = _SHARED.match(data), data.rfind(b"</si></sst>")
    if begin is None or len(data) > limits.LETTERS or data[end:].rstrip() != b"</si></sst>":
        return None
    pieces = data[begin.end() : end].split(b"</si><si>")
    known = list(map(_texts.get, pieces))
    try:
        new = {piece: _text(piece) for piece, text in zip(pieces, known, strict=True) if text is None}
    except Unreadable:
        return None
    if not are_xml((data[: begin.end()], b"</si><si>".join(new), b"</si></sst>")):
        return None
    found = [new[piece] if text is None else text for piece, text in zip(pieces, known, strict=True)]
    _texts.keep(new)
    return found


def _text(piece: bytes) -> str:
    """The text of one of the shared texts. Raises: Unreadable, where it is not plain."""
    plain = _PLAIN.fullmatch(piece)
    if plain is None:
        raise Unreadable(f"no plain text: {piece[:20]!r}")
    return plain_text(plain[1])


def plain_text(data: bytes) -> str:
    """A text as it was before it was written as XML; what is no UTF-8 is no XML either. Raises: Unreadable."""
    if not _TEXT.fullmatch(data):
        raise Unreadable(f"no plain text: {data[:20]!r}")
    text = data.decode(errors="replace")
    if "&" in text:
        for name, sign in (("lt", "<"), ("gt", ">"), ("quot", '"'), ("apos", "'"), ("amp", "&")):
            text = text.replace(f"&{name};", sign)
    return text
