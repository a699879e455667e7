"""Paragraphs and rows of tables as DrawingML has them, to be put into a slide."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.reports.charts.skeleton import in_xml

FONT, INK = "Arial", "1C1C1C"

_POINT = 12_700
_ABOVE, _BESIDE = _POINT, 6 * _POINT
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


def paragraph(text: str, look: Look, below: int = 0) -> str:
    """A paragraph, each line of its text in a run of its own; `below` are the hundredths of a point below it."""
    opening, before = _around(look, below)
    lines = (f"<a:r>{before}<a:t>{in_xml(line)}</a:t></a:r>" for line in text.split("\n"))
    return f"{opening}{'<a:br/>'.join(lines)}</a:p>"


def columns(widths: Iterable[int]) -> str:
    """The columns of a table, their widths as files have them."""
    return "".join(f'<a:gridCol w="{width}"/>' for width in widths)


def row(height: int, texts: Sequence[str], looks: Sequence[Look], ground: str) -> str:
    """A row of a table, its height as files have it; `ground` is the colour behind its texts."""
    end = _end_of_cell(ground)
    cells = (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraph(text, look)}{end}"
        for text, look in zip(texts, looks, strict=True)
    )
    return f'<a:tr h="{height}">{"".join(cells)}</a:tr>'


@lru_cache(64)
def _around(look: Look, below: int) -> tuple[str, str]:
    """What stands before the runs of a paragraph, and in each of them before its text."""
    far = f'><a:spcAft><a:spcPts val="{below}"/></a:spcAft></a:pPr>' if below else "/>"
    letters = f'<a:rPr sz="{look.size * 100}" b="{look.bold:d}" lang="vi-VN">{_fill(look.colour)}'
    return (
        f'<a:p><a:pPr algn="{"ctr" if look.centred else "l"}"{far}',
        f'{letters}<a:latin typeface="{FONT}"/></a:rPr>',
    )


@lru_cache(64)
def _end_of_cell(ground: str) -> str:
    edges = f'marT="{_ABOVE}" marB="{_ABOVE}" marL="{_BESIDE}" marR="{_BESIDE}" anchor="ctr"'
    return f"</a:txBody><a:tcPr {edges}>{_fill(ground)}</a:tcPr></a:tc>"


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
