"""A Word template prepared once and filled many times, with the same result as docxtpl's own way.

Its XML is read and its tags understood once. Of a copy only the texts are put in; all parts of the file without tags
stay as they are, compressed. Where the document's properties have tags, a tag trims blanks, or a choice begins in one
element and ends in another, there is no prepared form: docxtpl has its own way with those.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from io import BytesIO
from itertools import count
from tempfile import SpooledTemporaryFile
from types import MappingProxyType
from typing import IO, Any, NamedTuple

from lxml import etree
from lxml.etree import _Element as Element

from pipeline.model.packing import fixed_zip, new_zip, pack
from pipeline.reports.charts.chart import Chart
from pipeline.reports.charts.placing import Placing, with_charts
from pipeline.reports.papers.written_fields import NOTHING_WRITTEN, WRITTEN, WrittenFields
from pipeline.reports.templates.kept_rows import keep_rows_together
from pipeline.reports.templates.language import field_names
from pipeline.reports.templates.left_to_fill import marked_styles, places_in, places_left
from pipeline.reports.templates.package import Package, file_of, opened, properties_of, with_all_properties
from pipeline.reports.templates.section_breaks import free_section_breaks
from pipeline.reports.templates.table_widths import free_repeated_columns, keeps_columns
from pipeline.reports.templates.tables import ChangingTable
from pipeline.reports.templates.tagged import TAG, clean, put_text, take_away
from pipeline.reports.templates.tagged_text import Text, Torn
from pipeline.reports.templates.wordml import (
    BODY,
    DECLARATION,
    PARAGRAPH_END,
    PARAGRAPH_IN_ANOTHER,
    TABLE,
    opening_of,
    parsed,
)

Values = Mapping[str, Any]
"""Name → what a template may name by it."""
NO_CHARTS: Mapping[str, Chart] = MappingProxyType({})

_LISTING = "\t\n"
_DRAWING = re.compile(r'(<wp:docPr\b[^>]*?\sid=")\d+(")')
_FIRST_DRAWING = 1001  # docxtpl numbers from here
_STRETCH = 1 << 17
"""Letters of a part that are put together at once."""
_IN_MEMORY = 1 << 20
"""Bytes of a text with charts that wait in memory until all parts are known."""
_TEMPLATES = 32
"""Prepared templates that are kept: as many as a bloc has papers."""


class Filled(NamedTuple):
    """A paper: its file, with a fixed clock, and how many places in it are left for people to fill in."""

    file: bytes
    left: int


class Part:
    """A part that may have tags: its `text`, and the `tables` whose columns change."""

    def __init__(self, xml: str, tables: Mapping[str, ChangingTable]) -> None:
        """Raises: Torn."""
        self.text, self.tables = Text(xml), tables
        self.opening, whole = opening_of(xml.encode()), "".join((xml, *(table.source for table in tables.values())))
        self._in_one = self.opening is None or PARAGRAPH_IN_ANOTHER in whole
        self._drawings = "<wp:docPr" in whole  # pictures, to be numbered

    def filled(self, values: Values) -> Iterator[bytes]:
        """The part with the values put in: stretches of whole paragraphs, so that no bloc is too large."""
        yield DECLARATION.encode()
        pieces, number = self.text.pieces({**values, **self.tables}), count(_FIRST_DRAWING)
        for xml in ("".join(pieces),) if self._in_one else _stretches(pieces):
            if any(sign in xml for sign in _LISTING):
                xml = _listed(xml)
            if self._drawings:
                xml = _DRAWING.sub(lambda found: f"{found[1]}{next(number)}{found[2]}", xml)
            yield xml.encode()


def _stretches(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces of a part put together to stretches that end with a paragraph."""
    held, size = list[str](), 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size > _STRETCH and PARAGRAPH_END in piece:
            *before, after = piece.rpartition(PARAGRAPH_END)
            held[-1:] = before
            yield "".join(held)
            held, size = [after], 0
    yield "".join(held)


class Prepared(NamedTuple):
    """A template that can be filled at once.

    `constant` are the parts that never change, `rest` is the zip of them, `parts` are the others by their names.
    `document` is the name of the text itself. `marked` are the styles of places to fill in, `left` of them are in
    constant parts.
    """

    constant: Mapping[str, bytes]
    rest: bytes
    parts: Mapping[str, Part]
    document: str
    marked: frozenset[str]
    left: int

    def fill(self, values: Values, charts: Mapping[str, Chart] = NO_CHARTS) -> Filled:
        """The paper with the values put in, and the charts in place of their marks.

        Raises: Torn, of a table.
        """
        places, rest = Counter({"": self.left}), self.rest
        filled = dict[str, Iterable[bytes | IO[bytes]]]()
        filled |= {name: self._counted(name, values, places) for name in self.parts}
        if charts and self.document in filled:
            placing, opening = Placing(self.constant, self.document, charts), self.parts[self.document].opening
            drawn = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # closed with it
            for stretch in self._counted(self.document, values, places):
                drawn.write(placing.drawn(stretch, opening))
            filled[self.document] = (drawn,)
            rest = file_of({name: placing.parts.all[name] for name in self.constant})
            added = placing.parts.all.keys() - self.constant.keys()
            filled |= {name: (part,) for name, part in placing.parts.all.items() if name in added}
        file = BytesIO(rest)
        with new_zip(file, "a") as zipped:
            for name, stretches in filled.items():
                pack(zipped, name, stretches)
        return Filled(file.getvalue(), places.total())

    def _counted(self, name: str, values: Values, places: Counter[str]) -> Iterator[bytes]:
        """A part as it is filled; its places left to fill are counted on the way."""
        part = self.parts[name]
        for stretch in part.filled(values):
            places[name] += sum(1 for _ in places_in(stretch, part.opening, self.marked))
            yield stretch


def values_in(context: Any, written: WrittenFields = NOTHING_WRITTEN) -> Values:
    """What a template may name: the fields of the context and what people wrote."""
    return {name: getattr(context, name) for name in field_names(context.__class__)} | {WRITTEN: written}


@lru_cache(_TEMPLATES)
def prepare(template: bytes) -> Prepared | None:
    """The prepared form of a template without fault; None where docxtpl's own way is needed."""
    package = opened(template)
    if any(map(TAG.search, properties_of(package))):
        return None
    try:
        parts = {name: _part(parsed(package.parts[name])) for name in (*package.others, package.document)}
    except Torn:
        return None
    alike = {name: b"".join(part.filled({})) for name, part in parts.items() if part.text.alike}
    changing = {name: part for name, part in parts.items() if name not in alike}
    constant, marked = _constant(package, alike), marked_styles(package.parts)
    left = sum(1 for name, xml in alike.items() for _ in places_in(xml, parts[name].opening, marked))
    return Prepared(constant, file_of(constant), changing, package.document, marked, left)


def _part(root: Element) -> Part:
    """Raises: Torn."""
    body, tables = root.find(BODY), dict[str, ChangingTable]()
    if body is not None:
        free_section_breaks(body)
        free_repeated_columns(body)
        keep_rows_together(body)
    clean(root)
    if body is not None:
        tables = dict(_tables_taken_out(body))
    take_away(root)
    return Part(etree.tostring(root, encoding="unicode"), tables)


def _tables_taken_out(body: Element) -> Iterator[tuple[str, ChangingTable]]:
    """The tables whose columns change by the tags that are put in their places."""
    outermost = (table for table in body.iter(TABLE) if next(table.iterancestors(TABLE), None) is None)
    for number, table in enumerate([one for one in outermost if not keeps_columns(one)]):
        name, changing = f"bang_{number}", ChangingTable(table)
        yield name, changing
        put_text(table, changing.called(name))


def _constant(package: Package, alike: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """All parts that are the same in every copy, `alike` being those that were looked through for tags."""
    changing = {package.document, *package.others} - alike.keys()
    parts = {name: alike.get(name, part) for name, part in package.parts.items() if name not in changing}
    if package.core:
        parts[package.core] = with_all_properties(parts[package.core])
    return parts


def _listed(xml: str) -> str:
    """Blanks and breaks in texts as Word has them."""
    from docxtpl import DocxTemplate

    return str(DocxTemplate.resolve_listing(None, xml))


def filled(template: bytes, values: Values, charts: Mapping[str, Chart] = NO_CHARTS) -> Filled:
    """A paper with the values put in, and the charts in place of their marks."""
    prepared = prepare(template)
    if prepared:
        with suppress(Torn):
            return prepared.fill(values, charts)
    from pipeline.reports.templates.filling import filled_by_docxtpl

    made = fixed_zip(filled_by_docxtpl(template, dict(values)))
    return Filled(with_charts(made, charts) if charts else made, len(places_left(made)))
