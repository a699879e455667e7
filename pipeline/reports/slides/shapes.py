"""Shapes of a slide as DrawingML (ECMA-376, 1st part, 20.1 and 21.1): texts, tables, the frame of a chart.

Lengths are points here, and English Metric Units in the file.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from itertools import chain

from pipeline.reports.slides.deck import WIDTH, Table, row_height

FONT = "Arial"
INK, DARK, BAND, BAR = "1C1C1C", "7A1717", "EFECE6", "8C8375"
LEFT = 40.0
_UNITS = 12_700
_STYLE = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
"""The style of tables that every program knows: medium, of the first accent."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a text looks: the size of its letters, bold or not, their colour, in the middle or at the left."""

    size: int
    bold: bool = False
    colour: str = INK
    centred: bool = False


def in_attribute(text: str) -> str:
    """A text as the value of an attribute."""
    return escape(text).replace("\n", "&#10;")


def units(points: float) -> int:
    return int(points * _UNITS)


def place(prefix: str, top: float, height: float) -> str:
    """As broad as all that stands on a slide."""
    return (
        f'<{prefix}:xfrm><a:off x="{units(LEFT)}" y="{units(top)}"/>'
        f'<a:ext cx="{units(WIDTH)}" cy="{units(height)}"/></{prefix}:xfrm>'
    )


def paragraph(text: str, look: Look, after: float | None = None) -> str:
    """One paragraph, its lines as they are; `after` is the room below it."""
    room = "" if after is None else f'<a:spcAft><a:spcPts val="{round(after * 100)}"/></a:spcAft>'
    runs = (
        f'<a:r><a:rPr sz="{look.size * 100}" b="{look.bold:d}" lang="vi-VN">{_filled(look.colour)}'
        f'<a:latin typeface="{FONT}"/></a:rPr><a:t>{escape(line, quote=False)}</a:t></a:r>'
        for line in text.split("\n")
    )
    return f'<a:p><a:pPr algn="{"ctr" if look.centred else "l"}">{room}</a:pPr>{"<a:br/>".join(runs)}</a:p>'


def _filled(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def title(text: str, look: Look, where: str = "") -> str:
    """The title of a slide, the first of its shapes; it stands where the layout says, or at `where`."""
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title 1"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr>{where}</p:spPr>'
        f'<p:txBody><a:bodyPr wrap="square" anchor="ctr"/><a:lstStyle/>{paragraph(text, look)}</p:txBody></p:sp>'
    )


def box(number: int, top: float, height: float, paragraphs: Iterable[str], *, middle: bool = True) -> str:
    """A text; `number` is its place among the shapes, the title's being 2."""
    anchor = ' anchor="ctr"' if middle else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="TextBox {number - 1}"/><p:cNvSpPr txBox="1"/><p:nvPr/>'
        "</p:nvSpPr>"
        f'<p:spPr>{place("a", top, height)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        f'<p:txBody><a:bodyPr wrap="square"{anchor}><a:spAutoFit/></a:bodyPr><a:lstStyle/>{"".join(paragraphs)}'
        "</p:txBody></p:sp>"
    )


def table(number: int, top: float, body: Table) -> str:
    """A table, its first row the headings."""
    rows = (body.headings, *body.rows)
    heights = [row_height(body, row) for row in rows]
    columns = "".join(f'<a:gridCol w="{units(WIDTH * share / 100)}"/>' for share in body.shares)
    cells = chain.from_iterable(
        (
            f'<a:tr h="{units(height)}">',
            *(_cell(text, body, head=not at, centred=column not in body.texts) for column, text in enumerate(row)),
            "</a:tr>",
        )
        for at, (row, height) in enumerate(zip(rows, heights, strict=True))
    )
    told = (
        f'<a:tbl><a:tblPr firstRow="1"><a:tableStyleId>{_STYLE}</a:tableStyleId></a:tblPr>'
        f"<a:tblGrid>{columns}</a:tblGrid>{''.join(cells)}</a:tbl>"
    )
    return _frame(number, f'name="Table {number - 1}"', place("p", top, sum(heights)), "table", told)


def _cell(text: str, body: Table, *, head: bool, centred: bool) -> str:
    look = Look(body.size, bold=head, colour="FFFFFF" if head else INK, centred=centred)
    margins = f'marT="{units(1)}" marB="{units(1)}" marL="{units(6)}" marR="{units(6)}"'
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraph(text, look)}</a:txBody>"
        f'<a:tcPr {margins} anchor="ctr">{_filled(DARK if head else BAND)}</a:tcPr></a:tc>'
    )


def chart(number: int, top: float, height: float, described: str, relation: str) -> str:
    """Where a chart stands; `relation` is the id by which the slide knows the chart's part."""
    told = f'<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="{relation}"/>'
    named = f'name="Chart {number - 1}" descr="{in_attribute(described)}"'
    return _frame(number, named, place("p", top, height), "chart", told)


def _frame(number: int, named: str, where: str, kind: str, told: str) -> str:
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number}" {named}/><p:cNvGraphicFramePr>'
        f'<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>{where}<a:graphic>'
        f'<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/{kind}">{told}</a:graphicData>'
        "</a:graphic></p:graphicFrame>"
    )
