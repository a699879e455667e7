"""A Word template prepared once and filled many times, with the same result as docxtpl's own way.

Its XML is read and its tags understood once. Of a copy only the texts are put in; all parts of the file without tags
stay as they are, compressed. Where the document's properties have tags, a tag trims blanks, or a choice begins in one
element and ends in another, there is no prepared form: docxtpl has its own way with those.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from itertools import count
from typing import Any, NamedTuple

from lxml import etree
from lxml.etree import _Element as Element

from pipeline.model.packing import fixed_zip, new_zip, pack
from pipeline.reports.papers.written_fields import NOTHING_WRITTEN, WrittenFields
from pipeline.reports.templates.kept_rows import keep_rows_together
from pipeline.reports.templates.language import Text, Torn, field_names
from pipeline.reports.templates.names import WRITTEN
from pipeline.reports.templates.package import Package, file_of, opened, properties_of, with_all_properties
from pipeline.reports.templates.section_breaks import free_section_breaks
from pipeline.reports.templates.table_widths import free_repeated_columns, keeps_columns
from pipeline.reports.templates.tables import ChangingTable, changing_table
from pipeline.reports.templates.tagged import TAG, clean, put_text, take_away
from pipeline.reports.templates.wordml import BODY, DECLARATION, TABLE, parsed

Values = Mapping[str, Any]
"""Name → what a template may name by it."""

_LISTING = "\t\n"
_DRAWING = re.compile(r'(<wp:docPr\b[^>]*?\sid=")\d+(")')
_FIRST_DRAWING = 1001  # docxtpl numbers from here
_TEMPLATES = 32
"""Prepared templates that are kept: as many as a bloc has papers."""


class Part(NamedTuple):
    """A part that may have tags.

    `tables` are those whose columns change; `drawings`: it may have pictures, to be numbered.
    """

    text: Text
    tables: Mapping[str, ChangingTable]
    drawings: bool

    def filled(self, values: Values) -> bytes:
        """The part with the values put in."""
        xml = self.text.filled({**values, **self.tables})
        if any(sign in xml for sign in _LISTING):
            xml = _listed(xml)
        if self.drawings:
            number = count(_FIRST_DRAWING)
            xml = _DRAWING.sub(lambda found: f"{found[1]}{next(number)}{found[2]}", xml)
        return DECLARATION.encode() + xml.encode()


class Prepared(NamedTuple):
    """A template that can be filled at once: the zip of all parts that never change, and the others by their names."""

    rest: bytes
    parts: Mapping[str, Part]

    def fill(self, values: Values) -> bytes:
        """The file with the values put in, with a fixed clock."""
        file = BytesIO(self.rest)
        with new_zip(file, "a") as zipped:
            for name, part in self.parts.items():
                pack(zipped, name, part.filled(values))
        return file.getvalue()


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
    alike = {name: part.filled({}) for name, part in parts.items() if part.text.alike}
    return Prepared(_zipped(package, alike), {name: part for name, part in parts.items() if name not in alike})


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
    xml = etree.tostring(root, encoding="unicode")
    return Part(Text(xml), tables, drawings=body is not None and "<wp:docPr" in xml)


def _tables_taken_out(body: Element) -> Iterator[tuple[str, ChangingTable]]:
    """The tables whose columns change by the tags that are put in their places. Raises: Torn."""
    outermost = (table for table in body.iter(TABLE) if next(table.iterancestors(TABLE), None) is None)
    for number, table in enumerate([one for one in outermost if not keeps_columns(one)]):
        name, changing = f"bang_{number}", changing_table(table)
        yield name, changing
        put_text(table, changing.called(name))


def _zipped(package: Package, alike: Mapping[str, bytes]) -> bytes:
    """All parts that are the same in every copy, `alike` being those that were looked through for tags."""
    changing = {package.document, *package.others} - alike.keys()
    parts = {name: alike.get(name, part) for name, part in package.parts.items() if name not in changing}
    if package.core:
        parts[package.core] = with_all_properties(parts[package.core])
    return file_of(parts)


def _listed(xml: str) -> str:
    """Blanks and breaks in texts as Word has them."""
    from docxtpl import DocxTemplate

    return str(DocxTemplate.resolve_listing(None, xml))


def filled(template: bytes, values: Values) -> bytes:
    """A paper, with a fixed clock."""
    prepared = prepare(template)
    if prepared:
        return prepared.fill(values)
    from pipeline.reports.templates.filling import filled_by_docxtpl

    return fixed_zip(filled_by_docxtpl(template, dict(values)))
