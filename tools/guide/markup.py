"""The guides' texts as blocks. They are written in a plain subset of Markdown, readable as it stands.

`#` to `###` are headings; `- ` and `1. ` begin list items, `> ` a note; a table's dashes give its columns' shares of
the width; `![caption](file)` is a picture; lines between ``` are shown as they are; `{{name}}` stands for a table that
is made from the program itself. Everything else is a paragraph; a blank line ends it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

_PICTURE = re.compile(r"!\[(.*)\]\((.*)\)")
_TABLE = re.compile(r"\{\{([a-z-]+)\}\}")
_STEP = re.compile(r"\d+\. ")
_INLINE = re.compile(r"(\*\*.+?\*\*|`[^`]+`)")


class Part(Enum):
    """What a text is."""

    TITLE = auto()
    HEADING = auto()
    SUBHEADING = auto()
    PARAGRAPH = auto()
    BULLET = auto()
    STEP = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, with `**strong**` and `` `typed` `` words still marked."""

    part: Part
    text: str


@dataclass(frozen=True, slots=True)
class Screen:
    """Lines as they are typed, or as the terminal shows them."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The first row is the heading; `shares` are the columns' parts of the width."""

    shares: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """`file` is a path from the text's folder."""

    caption: str
    file: str


@dataclass(frozen=True, slots=True)
class Made:
    """The place of a table that the program makes."""

    name: str


Block = Text | Screen | Table | Picture | Made

_SIGNS = (
    ("# ", Part.TITLE),
    ("## ", Part.HEADING),
    ("### ", Part.SUBHEADING),
    ("- ", Part.BULLET),
    ("> ", Part.NOTE),
)


def blocks_of(source: str) -> Iterator[Block]:
    """The blocks of a text, in order. Raises: ValueError where a ``` is not closed."""
    lines = source.splitlines()
    while lines:
        line = lines.pop(0)
        if not line.strip():
            continue
        if line.startswith("```"):
            end = lines.index("```")
            yield Screen(tuple(lines[:end]))
            del lines[: end + 1]
        elif line.startswith("|"):
            yield _table([line, *_taken(lines, lambda text: text.startswith("|"))])
        elif picture := _PICTURE.fullmatch(line):
            yield Picture(picture[1], picture[2])
        elif made := _TABLE.fullmatch(line):
            yield Made(made[1])
        else:
            part, text = _part(line)
            yield Text(part, " ".join([text, *(more.strip() for more in _taken(lines, _goes_on))]))


def marked(text: str) -> Iterator[tuple[str, str]]:
    """The text in pieces, each with its mark: `**`, `` ` `` or nothing."""
    for piece in filter(None, _INLINE.split(text)):
        mark = next((mark for mark in ("**", "`") if piece.startswith(mark) and len(piece) > 2 * len(mark)), "")
        yield mark, piece.removeprefix(mark).removesuffix(mark)


def _part(line: str) -> tuple[Part, str]:
    if _STEP.match(line):
        return Part.STEP, line
    for sign, part in _SIGNS:
        if line.startswith(sign):
            return part, line.removeprefix(sign)
    return Part.PARAGRAPH, line


def _goes_on(line: str) -> bool:
    begins = _part(line)[0] is not Part.PARAGRAPH or line.startswith(("|", "![", "{{", "```"))
    return bool(line.strip()) and not begins


def _taken(lines: list[str], belongs: Callable[[str], bool]) -> list[str]:
    """The first lines that belong to what stands before them; they are taken out of `lines`."""
    taken = []
    while lines and belongs(lines[0]):
        taken.append(lines.pop(0))
    return taken


def _table(lines: list[str]) -> Table:
    heading, dashes, *rows = ([cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines)
    return Table(tuple(map(len, dashes)), tuple(tuple(row) for row in (heading, *rows)))
