"""XML that a library makes once, with marks where what is different each time is put; and the marks of a chart."""

import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from lxml.etree import _Element as Element

from pipeline.reports.charts.chart import Chart
from pipeline.reports.charts.explicit import CHART
from pipeline.reports.charts.frame import Frame
from pipeline.reports.charts.look import number_format

SHEET = "Số liệu"
"""The sheet of a chart's workbook: names in its first column, numbers in the second, below their headings."""

_MARK = re.compile("⟦([a-z]+)⟧")
_LIKE_AN_ESCAPE = re.compile("_x[0-9A-Fa-f]{4}_")
"""So charts write letters that XML cannot hold; of a name that has it the first sign is written so."""


class Skeleton:
    """The XML of a part with marks."""

    def __init__(self, xml: bytes) -> None:
        self._pieces = _MARK.split(xml.decode())

    def filled(self, told: Mapping[str, str]) -> bytes:
        """With the XML told for every mark in its place."""
        pieces = self._pieces.copy()
        pieces[1::2] = [told[name] for name in pieces[1::2]]
        return "".join(pieces).encode()


def mark(name: str) -> str:
    """A mark as a text or the value of an attribute."""
    return f"⟦{name}⟧"


def put(name: str, element: Any) -> None:
    """A mark in place of an element, which stands after another."""
    element.getprevious().tail = mark(name)
    element.getparent().remove(element)


def in_xml(text: str) -> str:
    """A text between tags."""
    return escape(text, quote=False)


def in_attribute(text: str) -> str:
    """A text in an attribute."""
    return in_xml(text).replace('"', "&quot;")


# ----------------------------------------------------------------------------------- of a chart


def mark_chart(space: Element) -> None:
    """Marks in a chart of lying bars for all that `told_of` tells."""
    for name, told in (("x", "left"), ("y", "top"), ("w", "width"), ("h", "height"), ("max", "most"), ("min", "least")):
        _set(space, name, "val", told)
    _set(space, "numFmt", "formatCode", "shown")
    for owner, values, area in (("cat", "names", "labels"), ("val", "values", "numbers")):
        for found in space.iter(CHART + owner):
            for reference in found.iter(f"{CHART}f"):
                reference.text = f"'{SHEET}'!{mark(area)}"
            for point in list(found.iter(f"{CHART}pt"))[1:]:
                _drop(point)
            for point in list(found.iter(f"{CHART}pt")):
                put(values, point)
            _set(found, "ptCount", "val", "count")
    for heading in space.iter(f"{CHART}tx"):
        for reference in heading.iter(f"{CHART}f"):
            reference.text = f"'{SHEET}'!$B$1"
        for text in heading.iter(f"{CHART}v"):
            text.text = mark("measure")


def _set(owner: Element, name: str, attribute: str, told: str) -> None:
    for element in owner.iter(CHART + name):
        element.set(attribute, mark(told))


def _drop(element: Any) -> None:
    element.getparent().remove(element)


def told_of(chart: Chart, frame: Frame, number: str = "", share: str = "") -> dict[str, str]:
    """The chart by its marks; `number` and `share` are the formats of values and of shares of the breadth."""
    last = len(chart.values) + 1
    labels, numbers = (f"${column}$2" if last == 2 else f"${column}$2:${column}${last}" for column in "AB")
    return {
        "measure": in_xml(chart.measure),
        "names": _points(in_xml(_LIKE_AN_ESCAPE.sub(r"_x005F\g<0>", one.label)) for one in chart.categories),
        "values": _points(format(float(value), number) for value in chart.values),
        "count": str(len(chart.values)),
        "labels": labels,
        "numbers": numbers,
        "shown": in_attribute(number_format(chart)),
        "left": format(frame.left, share),
        "top": format(frame.top, share),
        "width": format(frame.width, share),
        "height": format(frame.height, share),
        "least": str(float(frame.least)),
        "most": str(float(frame.most)),
    }


def _points(values: Iterable[str]) -> str:
    return "".join(f'<c:pt idx="{at}"><c:v>{value}</c:v></c:pt>' for at, value in enumerate(values))
