"""The text of a cell in an .ods, and the fonts it is in."""

from collections.abc import Iterator
from typing import Any

from odf.namespaces import FONS, OFFICENS, STYLENS, TEXTNS

from pipeline.text.legacy_fonts import join

_SPACES = {"tab": "\t", "line-break": "\n"}


class Fonts:
    """Fonts by style: a style without a font has its parent's, the last one the file's default."""

    def __init__(self, document: Any) -> None:
        self._styles: dict[tuple[str, str], tuple[str, str]] = {}
        for part in (document.styles, document.automaticstyles):
            for style in part.childNodes:
                if getattr(style, "qname", None) == (STYLENS, "style"):
                    place = (_told(style, STYLENS, "family"), _told(style, STYLENS, "name"))
                    self._styles[place] = (_font(style), _told(style, STYLENS, "parent-style-name"))

    def of(self, family: str, style: str) -> str:
        """The font of a style, or nothing where it has none."""
        seen: set[str] = set()
        while style not in seen:
            seen.add(style)
            font, parent = self._styles.get((family, style), ("", ""))
            if font:
                return font
            style = parent
        return ""


def text_of(cell: Any, style: str, fonts: Fonts) -> tuple[str, str]:
    """What a reader sees in a cell, and the text as it is stored; comments are no text of the cell."""
    font = ""
    runs: list[tuple[str, str]] = []
    for paragraph in cell.childNodes:
        if getattr(paragraph, "qname", None) == (TEXTNS, "p"):
            font = font or fonts.of("table-cell", style or "Default")
            runs += [("\n", "")] if runs else []
            runs += _runs(paragraph, font, fonts)
    if not runs:
        runs = [(_told(cell, OFFICENS, "string-value"), "")]
    return join(runs), "".join(text for text, _ in runs)


def _runs(element: Any, font: str, fonts: Fonts) -> Iterator[tuple[str, str]]:
    """Pieces of text with their fonts."""
    for child in element.childNodes:
        space, name = getattr(child, "qname", ("", ""))
        if child.nodeType == child.TEXT_NODE:
            yield child.data, font
        elif (space, name) == (TEXTNS, "s"):
            times = _told(child, TEXTNS, "c")
            yield " " * (min(int(times), 100) if times.isdecimal() else 1), font
        elif space == TEXTNS and name in _SPACES:
            yield _SPACES[name], font
        elif space == TEXTNS:
            own = fonts.of("text", _told(child, TEXTNS, "style-name")) if name == "span" else ""
            yield from _runs(child, own or font, fonts)


def _font(style: Any) -> str:
    """The font that a style says itself. Names of fonts may end in a number that only keeps them apart."""
    for child in style.childNodes:
        if getattr(child, "qname", None) == (STYLENS, "text-properties"):
            return _told(child, FONS, "font-family").strip("'") or _told(child, STYLENS, "font-name")
    return ""


def _told(element: Any, space: str, name: str) -> str:
    return str(element.attributes.get((space, name), ""))
