"""One pass over an XML part, by expat: no entities, no DOCTYPE, no tree.

What a pass does with elements is its own; its errors go through expat as they are.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Protocol
from xml.parsers import expat
from xml.parsers.expat import XMLParserType

from pipeline.sheets.cells.faults import LibraryCall, Unreadable
from pipeline.text.unreadable import OUTDATED

Attributes = Mapping[str, str]

_SEPARATOR = "}"


class Pass(Protocol):
    """What is told of a part in order. Names are `namespace}name`, without a namespace just `name`."""

    def start(self, name: str, attributes: Attributes, /) -> None:
        """An element begins."""

    def end(self, name: str, /) -> None:
        """An element ends."""

    def text(self, text: str, /) -> None:
        """Text inside an element, in one or more pieces."""


def run_pass(data: bytes, over: Pass, name: str) -> None:
    """Raises: Unreadable, where the part is no XML; what the pass raises."""

    def told_all(parser: XMLParserType) -> None:
        parser.StartElementHandler, parser.EndElementHandler = over.start, over.end
        parser.CharacterDataHandler = over.text

    run_steered(data, told_all, name)


def run_steered(data: bytes, steer: Callable[[XMLParserType], None], name: str) -> None:
    """A pass that says at every place what it wants to be told. Raises: as `run_pass`."""
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = lambda *_: _refuse_doctype(name)
    steer(parser)
    try:
        with LibraryCall(name, expat.ExpatError, LookupError, ValueError):  # the last two: an encoding nobody knows
            parser.Parse(data, True)
    finally:
        # The parser knows the pass and the pass the parser: so they go at once, without waiting for the collector.
        parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = None


def check_xml(data: bytes, name: str) -> None:
    """Raises: Unreadable, where a part is no XML."""
    run_steered(data, lambda _: None, name)


def _refuse_doctype(name: str) -> None:
    raise Unreadable(f"{name}: a DOCTYPE", why=OUTDATED)


class Elements:
    """A pass that notes the elements of a small part in order, each by its name without a namespace."""

    def __init__(self) -> None:
        self.found: list[tuple[str, Attributes]] = []

    def start(self, name: str, attributes: Attributes, /) -> None:
        self.found.append((local(name), attributes))

    def end(self, name: str, /) -> None:
        """Elements are noted where they begin."""

    def text(self, text: str, /) -> None:
        """Only elements are noted."""


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(_SEPARATOR)[2]


@lru_cache(maxsize=64)
def elements(data: bytes) -> tuple[tuple[str, Attributes], ...]:
    """The elements of a small part; files of one bloc mostly have the same. Raises: Unreadable."""
    noted = Elements()
    run_pass(data, noted, "part")
    return tuple(noted.found)
