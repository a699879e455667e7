"""How high a row must be for its wrapped text: the workbook's writer does not measure, and viewers do not mend it.

Widths are those of Times New Roman, of the letter without its marks, in thousandths of the type size.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.sheets.looks.styles import BODY_SIZE, Style

_ADVANCES = {
    ",. ": 250,
    "iljt;:/": 278,
    "fr-()[]I!": 333,
    "sJ": 389,
    "aczev?“”": 444,
    "FPS=+<>≥≤": 560,
    "ELTZ": 611,
    "BCR": 667,
    "ADGHKNOQUVXYĐw": 722,
    "m&%": 800,
    "MW—…": 950,
}
_USUAL = 500
WIDEST = "W"
"""No letter or digit is wider."""


class _Advances(dict[str, int]):
    """Letter → its width; of one with marks that of its base, of an unknown one the usual."""

    def __missing__(self, letter: str) -> int:
        bases = [part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part)]
        self[letter] = advance = sum(self.get(base, _USUAL) for base in bases)
        return advance


_ADVANCE = _Advances({letter: advance for letters, advance in _ADVANCES.items() for letter in letters})
_SPACE = _ADVANCE[" "]
_SAFETY = 1.05
"""Screens draw letters a little wider than print; rather a line too many than one hidden."""

_KEPT = 1024
"""Texts that were measured and are remembered: those of a scale stand in the rows of every member."""

_WORDS = 1 << 12
"""Words of which the width is remembered: texts of members differ, most of their words do not."""

_PIXELS_A_CHARACTER = 7
_LEADING = 1.34
_MARGIN = 6.0
_CLOSE = 3.0
"""The margin of rows that are only read."""

_INDENT = 1.3
"""What a step of indent takes of a column, in characters."""

LOWEST, HIGHEST = 21.0, 409.0
LINE_HEIGHT = 15.0
"""Points of a row of one line, as Excel makes it."""


class Fitted(NamedTuple):
    """A text in a column `width` characters wide, in type of `size` points."""

    text: str
    width: float
    size: int = BODY_SIZE
    bold: bool = False

    @property
    def lines(self) -> int:
        """Lines when wrapped at words; an empty text takes one."""
        return lines_of(self.text, self.width, self.size, self.bold)

    @property
    def height(self) -> float:
        """Points."""
        return self.lines * self.size * _LEADING


@lru_cache(_KEPT)
def lines_of(text: str, width: float, size: int = BODY_SIZE, bold: bool = False) -> int:
    """How many lines a wrapped text takes in a column."""
    room = width * _PIXELS_A_CHARACTER / _pixels(1, size, bold)
    return sum([_wrapped(paragraph, room) for paragraph in text.split("\n")])


def _wrapped(paragraph: str, room: float) -> int:
    """Lines of a paragraph where a line has room for so many thousandths of the type size."""
    if _length(paragraph) <= room:
        return 1
    lines, used = 1, 0.0
    for length in map(_advance, paragraph.split()):
        with_it = used + _SPACE + length if used else length
        if with_it <= room:
            used = with_it
            continue
        whole, rest = divmod(length, room)
        lines += (1 if used else 0) + int(whole)
        used = rest
    return lines


def _length(text: str) -> int:
    """Thousandths of the type size on one line."""
    words = text.split(" ")
    return sum(map(_advance, words)) + _SPACE * (len(words) - 1)


@lru_cache(_WORDS)
def _advance(word: str) -> int:
    return sum(map(_ADVANCE.__getitem__, word))


def _pixels(advance: int, size: int, bold: bool) -> float:
    """Pixels of so many thousandths of a type size."""
    return advance / 1000 * size * 96 / 72 * _SAFETY * (1.05 if bold else 1.0)


def fitted(text: str, width: float, look: Style) -> Fitted:
    """A text in a column of this width as the look shows it: indented, in its size, bold."""
    indent, size = look.get("indent", 0), look.get("font_size", BODY_SIZE)
    assert isinstance(indent, int)
    assert isinstance(size, int)
    return Fitted(text, width - _INDENT * indent, size, bold=bool(look.get("bold")))


def row_height(texts: Iterable[Fitted], lowest: float = LOWEST, margin: float = _MARGIN) -> float:
    """Points that show every text whole with a `margin`, within what a row may be."""
    return min(HIGHEST, max([lowest, *(text.height + margin for text in texts)]))


def width_of(text: str, *, bold: bool = False) -> float:
    """The characters of a column that a text takes on one line."""
    return _pixels(_length(text), BODY_SIZE, bold) / _PIXELS_A_CHARACTER


def closest_height(texts: Iterable[tuple[str, float]], least: float = LINE_HEIGHT) -> float:
    """The height of a row on a page that is full: wrapped texts and the widths of their columns."""
    return min(HIGHEST, max(least, LINE_HEIGHT * max([lines_of(text, width) for text, width in texts], default=0)))


def height_of(texts: Sequence[tuple[str, float]], least: float = LINE_HEIGHT + _CLOSE) -> float:
    """The height of a row in a workbook to read: wrapped texts and the widths of their columns."""
    lines = max([lines_of(text, width) for text, width in texts], default=0)
    return min(HIGHEST, max(least, lines * BODY_SIZE * _LEADING + _CLOSE))
