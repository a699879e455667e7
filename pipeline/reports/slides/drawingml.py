"""Texts and rows of tables as DrawingML has them; python-pptx would look up each of their elements anew."""

from collections.abc import Iterable
from copy import deepcopy
from functools import lru_cache
from typing import NamedTuple

from lxml import etree
from lxml.etree import SubElement
from lxml.etree import _Element as Element

FONT, INK = "Arial", "1C1C1C"

_POINT = 12_700
_ROW, _CELL, _BODY, _BODY_LOOK, _STYLES, _PARAGRAPH, _BREAK = (
    f"{{http://schemas.openxmlformats.org/drawingml/2006/main}}{name}"
    for name in ("tr", "tc", "txBody", "bodyPr", "lstStyle", "p", "br")
)
_PARAGRAPH_LOOK, _RUN, _RUN_LOOK, _TEXT, _FONT, _CELL_LOOK, _FILL, _COLOUR = (
    f"{{http://schemas.openxmlformats.org/drawingml/2006/main}}{name}"
    for name in ("pPr", "r", "rPr", "t", "latin", "tcPr", "solidFill", "srgbClr")
)
_ABOVE, _BESIDE = str(_POINT), str(6 * _POINT)
"""Between a cell's border and its text."""


class Look(NamedTuple):
    """How a text looks: the size of its letters, the colour as hexadecimal RRGGBB."""

    size: int
    bold: bool = False
    colour: str = INK
    centred: bool = False


def units(points: float) -> int:
    """A length as files have it."""
    return int(points * _POINT)


def write_text(paragraph: Element, text: str, look: Look) -> None:
    """The text of a paragraph that has none, each line of it in a run of its own."""
    outlook = paragraph.find(_PARAGRAPH_LOOK)
    if outlook is None:
        outlook = SubElement(paragraph, _PARAGRAPH_LOOK)
    outlook.set("algn", "ctr" if look.centred else "l")
    for place, line in enumerate(text.split("\n")):
        if place:
            SubElement(paragraph, _BREAK)
        run = deepcopy(_run(look))
        run[-1].text = line
        paragraph.append(run)


def write_row(table: Element, height: int, cells: Iterable[tuple[str, Look]], ground: str) -> None:
    """One more row of a table, its height as files have it; `ground` is the colour behind its texts."""
    row = SubElement(table, _ROW, {"h": str(height)})
    for text, look in cells:
        cell = deepcopy(_cell(ground))
        row.append(cell)
        write_text(cell[0][-1], text, look)


# ------------------------------------------------------- what is alike is made once, and copied


@lru_cache(64)
def _run(look: Look) -> Element:
    """A run whose last element waits for its text."""
    run = etree.Element(_RUN)
    letters = SubElement(run, _RUN_LOOK, {"sz": str(look.size * 100), "b": str(int(look.bold)), "lang": "vi-VN"})
    _fill(letters, look.colour)
    SubElement(letters, _FONT, {"typeface": FONT})
    SubElement(run, _TEXT)
    return run


@lru_cache(64)
def _cell(ground: str) -> Element:
    """A cell with an empty paragraph, the last element of its first."""
    cell = etree.Element(_CELL)
    body = SubElement(cell, _BODY)
    SubElement(body, _BODY_LOOK)
    SubElement(body, _STYLES)
    SubElement(body, _PARAGRAPH)
    edges = {"marT": _ABOVE, "marB": _ABOVE, "marL": _BESIDE, "marR": _BESIDE, "anchor": "ctr"}
    _fill(SubElement(cell, _CELL_LOOK, edges), ground)
    return cell


def _fill(owner: Element, colour: str) -> None:
    SubElement(SubElement(owner, _FILL), _COLOUR, {"val": colour})
