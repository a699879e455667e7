"""The file of a show: what all shows have in common, and as many slides and charts as one has.

`show.pptx` beside this file has one slide of each sort with marks; python-pptx makes it (`tools/slides/make_show.py`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from pipeline.model.packing import new_zip, pack
from pipeline.reports.charts.skeleton import Skeleton, in_xml, mark

FIRST, SENTENCES, TABLE, CHART = 1, 2, 3, 4
"""The slides of `show.pptx`."""

_SLIDE, _CHART, _BOOK = "ppt/slides/slide", "ppt/charts/chart", "ppt/embeddings/Microsoft_Excel_Sheet"
_PREFIX = "application/vnd.openxmlformats-officedocument"
_SLIDE_TYPE, _CHART_TYPE = f"{_PREFIX}.presentationml.slide+xml", f"{_PREFIX}.drawingml.chart+xml"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"
_OF_SLIDES = re.compile("ppt/(slides|charts|embeddings)/")
_LISTED = {
    "slidetypes": re.compile('<Override PartName="/ppt/slides/[^>]*/>'),
    "charttypes": re.compile('<Override PartName="/ppt/charts/[^>]*/>'),
    "related": re.compile('<Relationship [^>]*Target="slides/[^>]*/>'),
    "shown": re.compile("<p:sldId [^>]*/>"),
}
"""The slides and charts in the lists of a show: their content types, what the presentation is related to, the order."""


class Drawn(NamedTuple):
    """A chart by the marks of its skeleton, and the workbook behind it."""

    told: Mapping[str, str]
    workbook: bytes


class Written(NamedTuple):
    """A slide: its sort, what it says by the marks of its skeleton, and the chart that it shows."""

    sort: int
    told: Mapping[str, str]
    chart: Drawn | None = None


def show_with(author: str, title: str, slides: Iterable[Written]) -> bytes:
    """The show of these slides, with the clock of all that we pack."""
    file, show, own = BytesIO(), _show(), list(_slides_and_charts(slides))
    told = {"author": in_xml(author), "name": in_xml(title), **_lists([name for name, _ in own])}
    with new_zip(file) as packed:
        for name, part in (*show.above, *own, *show.below):
            pack(packed, name, part if isinstance(part, bytes) else part.filled(told))
    return file.getvalue()


def _slides_and_charts(slides: Iterable[Written]) -> Iterator[tuple[str, bytes]]:
    """The parts, each chart after its slide."""
    show, charts = _show(), 0
    for number, slide in enumerate(slides, start=1):
        charts += slide.chart is not None
        yield from _filled(show.slides[slide.sort], f"{_SLIDE}{number}.xml", slide.told, charts)
        if slide.chart:
            yield from _filled(show.chart, f"{_CHART}{charts}.xml", slide.chart.told, charts)
            yield f"{_BOOK}{charts}.xlsx", slide.chart.workbook


def _lists(parts: Sequence[str]) -> dict[str, str]:
    """The slides and charts as they are listed."""
    slides, charts = ([name for name in parts if name.startswith(kind)] for kind in (_SLIDE, _CHART))
    return {
        "slidetypes": _types(slides, _SLIDE_TYPE),
        "charttypes": _types(charts, _CHART_TYPE),
        "related": "".join(
            f'<Relationship Id="slide{number}" Type="{_RELATED}" Target="{name.removeprefix("ppt/")}"/>'
            for number, name in enumerate(slides, start=1)
        ),
        "shown": "".join(f'<p:sldId id="{255 + number}" r:id="slide{number}"/>' for number, _ in enumerate(slides, 1)),
    }


def _types(names: Iterable[str], content_type: str) -> str:
    return "".join(f'<Override PartName="/{name}" ContentType="{content_type}"/>' for name in sorted(names))


# ------------------------------------------------------------------------ what is the same in every show


class _Part(NamedTuple):
    """A part and what it is related to."""

    xml: Skeleton
    relations: Skeleton


class _Show(NamedTuple):
    """`above` and `below` are the parts that stand before the slides and after them."""

    above: Sequence[tuple[str, bytes | Skeleton]]
    below: Sequence[tuple[str, bytes | Skeleton]]
    slides: Mapping[int, _Part]
    chart: _Part


@cache
def _show() -> _Show:
    with ZipFile(Path(__file__).with_name("show.pptx")) as zipped:
        parts = {name: zipped.read(name) for name in zipped.namelist()}
    names = list(parts)
    own = [at for at, name in enumerate(names) if _OF_SLIDES.match(name)]
    return _Show(
        above=[(name, _with_lists(parts[name])) for name in names[: own[0]]],
        below=[(name, _with_lists(parts[name])) for name in names[own[-1] + 1 :]],
        slides={sort: _part(parts, f"{_SLIDE}{sort}.xml") for sort in (FIRST, SENTENCES, TABLE, CHART)},
        chart=_part(parts, f"{_CHART}1.xml"),
    )


def _with_lists(part: bytes) -> bytes | Skeleton:
    """A part with marks in place of slides and charts; as it is where it has none and is no list of such."""
    if not part.startswith(b"<?xml"):
        return part
    xml = part.decode()
    for name, listed in _LISTED.items():
        xml = listed.sub("", listed.sub(mark(name), xml, count=1))
    return Skeleton(xml.encode()) if "⟦" in xml else part


def _part(parts: Mapping[str, bytes], name: str) -> _Part:
    """The number of the chart is a mark in what the part is related to."""
    relations = parts[_relations_of(name)]
    for numbered in ("chart", "Sheet"):
        relations = relations.replace(f"{numbered}1.".encode(), f"{numbered}{mark('number')}.".encode())
    return _Part(Skeleton(parts[name]), Skeleton(relations))


def _filled(part: _Part, name: str, told: Mapping[str, str], chart: int) -> Iterator[tuple[str, bytes]]:
    """The part and its relations by their names; `chart` is the number of the chart."""
    yield name, part.xml.filled(told)
    yield _relations_of(name), part.relations.filled({"number": str(chart)})


def _relations_of(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels"
