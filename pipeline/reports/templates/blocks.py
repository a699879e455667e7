"""A text with tags as blocks: what stands there, values, choices and loops.

The words are those of jinja. A choice or loop that begins in one element and ends in another is torn: what is left of
it would be no whole XML. Of all others any choice and any number of items gives whole XML.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from pipeline.reports.templates import expressions as said
from pipeline.reports.templates.expressions import Expression, Loop

_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_PIECE = re.compile(r"\{\{(.*?)\}\}|\{%((?:p |tr |tc )?)\s*(\w*)(.*?)%\}|\{#.*?#\}", re.DOTALL)
_BRACES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
"""How a template writes braces that are no tag."""
_TRIMMING = re.compile(r"\{[{%]-|-[%}]\}")
_ELEMENT = re.compile(r"<(/?)([^\s/>!?]+)[^>]*?(/?)>")


class Torn(Exception):  # noqa: N818 - it says what is the matter
    """A choice or loop ends in another element than it began, or a command is none of ours."""


@dataclass(frozen=True, slots=True)
class Static:
    """XML that stands there whatever the values are."""

    xml: str


@dataclass(frozen=True, slots=True)
class Value:
    """A value's text."""

    of: Expression


@dataclass(frozen=True, slots=True)
class Choice:
    """The first branch whose condition holds; None: any way."""

    branches: "tuple[tuple[Expression | None, Blocks], ...]"


@dataclass(frozen=True, slots=True)
class Repeat:
    """The blocks for every item of a list, or `none` where there is none."""

    loop: Loop
    blocks: "Blocks"
    none: "Blocks"


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose columns change, by its name in the scope: `{% bang … %}`, which no template has of its own."""

    name: str


Block = Static | Value | Choice | Repeat | Table
Blocks = tuple[Block, ...]
TABLE_TAG = "{{% bang {} %}}"


@dataclass(frozen=True, slots=True)
class _Order:
    """`{% word rest %}`"""

    word: str
    rest: str


def blocks_of(text: str) -> Blocks:
    """A text with tags, its expressions without fault. Raises: Torn."""
    if _TRIMMING.search(text):
        raise Torn
    blocks = tuple(_Reader(text).until())
    _check_whole(blocks, [])
    return blocks


class _Reader:
    """The pieces of a text, read one after the other."""

    def __init__(self, text: str) -> None:
        self._pieces = _pieces(text)
        self._ending = _Order("", "")

    def until(self, *ends: str) -> Iterator[Block]:
        """The blocks up to an order with one of these words, which is taken; up to the end where none is said."""
        for piece in self._pieces:
            if not isinstance(piece, _Order):
                yield piece
            elif piece.word in ends:
                self._ending = piece
                return
            elif piece.word == "if":
                yield Choice(tuple(self._branches(piece)))
            elif piece.word == "for":
                blocks = tuple(self.until("else", "endfor"))
                none = tuple(self.until("endfor")) if self._ending.word == "else" else ()
                yield Repeat(said.loop(piece.rest), blocks, none)
            elif piece.word == "bang":
                yield Table(TABLE_TAG.format(piece.rest))
            else:
                raise Torn
        if ends:
            raise Torn

    def _branches(self, order: _Order) -> Iterator[tuple[Expression | None, Blocks]]:
        while order.word != "endif":
            test = None if order.word == "else" else said.condition(order.rest)
            blocks = tuple(self.until("endif") if order.word == "else" else self.until("elif", "else", "endif"))
            yield test, blocks
            order = self._ending


def _pieces(text: str) -> Iterator[Static | Value | _Order]:
    end = 0
    for found in _PIECE.finditer(text):
        if found.start() > end:
            yield _static(text[end : found.start()])
        end = found.end()
        if found[1] is not None:
            yield Value(said.value(straight(found[1])))
        elif found[3] is not None:
            yield _Order(found[3], straight(found[4]))
    if text[end:]:
        yield _static(text[end:])


def _static(xml: str) -> Static:
    for written, meant in _BRACES:
        xml = xml.replace(written, meant)
    return Static(xml)


def straight(source: str) -> str:
    """As the tag is meant: Word writes quotes as in a text, and some letters are written otherwise in XML."""
    return unescape(source).translate(_STRAIGHT).strip()


def _check_whole(blocks: Blocks, opened: list[str]) -> None:
    """Go through the elements of blocks, `opened` being those around them. Raises: Torn."""
    for block in blocks:
        if isinstance(block, Static):
            _go_through(block.xml, opened)
        elif isinstance(block, Choice):
            for _, branch in block.branches:
                _check_closed(branch, opened)
        elif isinstance(block, Repeat):
            _check_closed(block.blocks, opened)
            _check_closed(block.none, opened)


def _check_closed(blocks: Blocks, opened: list[str]) -> None:
    after = list(opened)
    _check_whole(blocks, after)
    if after != opened:
        raise Torn


def _go_through(xml: str, opened: list[str]) -> None:
    for end, name, alone in _ELEMENT.findall(xml):
        if end:
            if not opened or opened.pop() != name:
                raise Torn
        elif not alone:
            opened.append(name)
