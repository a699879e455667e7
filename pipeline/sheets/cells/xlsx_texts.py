"""Texts of .xlsx: plain, or in parts with fonts of their own; phonetic guides are no text of the cell."""

import re
from collections.abc import Sequence

from pipeline.sheets.cells import limits
from pipeline.sheets.cells.faults import TooLarge
from pipeline.sheets.cells.xlsx_plain import usual_texts
from pipeline.sheets.cells.xlsx_words import MAIN, Run, Text
from pipeline.sheets.cells.xml_pass import Attributes, run_pass
from pipeline.text.legacy_fonts import join
from pipeline.text.unreadable import LETTERS, count_words

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """Text whose characters that XML cannot hold are written as `_x000D_`."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def as_seen(text: Text, font: str) -> tuple[str, str]:
    """What a reader sees of a text in a cell with this font, and the text as it is stored."""
    if isinstance(text, str):
        stored = unescaped(text) if "_x" in text else text
        return (join([(stored, font)]), stored) if font and not stored.isascii() else (stored, stored)
    runs = [(unescaped(part), own or font) for part, own in text]
    stored = "".join(part for part, _ in runs)
    return (stored if stored.isascii() else join(runs)), stored


def letters_within(length: int, name: str) -> None:
    """Raises: TooLarge."""
    if length > limits.LETTERS:
        raise TooLarge(f"{name}: {length} letters", size=count_words(limits.LETTERS, LETTERS))


class TextPass:
    """Puts one text together: `t` alone, or in runs `r`."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.clear()

    def clear(self) -> None:
        """Begin a new text."""
        self._runs: list[Run] = []
        self._font = ""
        self._pieces: list[str] | None = None
        self._guides = self._length = 0

    def start(self, tag: str | None, attributes: Attributes) -> None:
        """An element inside the text begins."""
        if tag == "t":
            self._pieces = []
        elif tag == "r":
            self._font = ""
        elif tag == "rFont":
            self._font = attributes.get("val", "")
        elif tag == "rPh":
            self._guides += 1

    def end(self, tag: str | None) -> None:
        """An element inside the text ends."""
        if tag == "t" and self._pieces is not None:
            if not self._guides:
                pieces = self._pieces
                self._runs.append((pieces[0] if len(pieces) == 1 else "".join(pieces), self._font))
            self._pieces = None
        elif tag == "r":
            self._font = ""
        elif tag == "rPh":
            self._guides -= 1

    def text(self, text: str) -> None:
        """A piece of the text, or what stands between its elements."""
        if self._pieces is not None:
            self._length += len(text)
            letters_within(self._length, self._name)
            self._pieces.append(text)

    def made(self) -> Text:
        """The text; its runs only where their fonts may make them differ."""
        runs = self._runs
        if len(runs) == 1 and not runs[0][1]:
            return runs[0][0]
        if any(font for _, font in runs) and not all(text.isascii() for text, _ in runs):
            return tuple(runs)
        return "".join(text for text, _ in runs)


class _SharedTexts:
    """The pass over the shared texts: most are one `t` in one `si`."""

    def __init__(self, name: str) -> None:
        self.found: list[Text] = []
        self._one = TextPass(name)
        self.text = self._one.text

    def start(self, name: str, attributes: Attributes, /) -> None:
        tag = MAIN.get(name)
        if tag == "si":
            self._one.clear()
        elif tag:
            self._one.start(tag, attributes)

    def end(self, name: str, /) -> None:
        tag = MAIN.get(name)
        if tag == "si":
            self.found.append(self._one.made())
        elif tag:
            self._one.end(tag)


def texts_of(data: bytes, name: str) -> Sequence[Text]:
    """The shared texts in order. Raises: Unreadable, TooLarge."""
    usual = usual_texts(data)
    if usual is not None:
        return usual
    over = _SharedTexts(name)
    run_pass(data, over, name)
    return over.found
