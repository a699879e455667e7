"""A Word template prepared once and filled many times, with the same result as docxtpl's own way.

docxtpl's cleaning of the XML and jinja's compiling are done once. Of a copy only the texts are put in; all parts of
the file without tags stay as they are, compressed. Tables whose columns change are mended as docxtpl does it
(`changed_tables`). Where the document's properties have tags, or docxtpl's own commands are used, there is no prepared
form.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import chain, count, zip_longest
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZipFile

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from jinja2 import Environment
from jinja2 import Template as Compiled
from lxml import etree
from lxml.etree import _Element as Element

from pipeline.reports.templates.changed_tables import ChangedTables
from pipeline.reports.templates.filling import (
    PROPERTIES,
    Template,
    Values,
    filled_by_docxtpl,
    language,
    other_parts,
    ready_to_fill,
)
from pipeline.reports.templates.table_widths import keeps_columns
from pipeline.workspace.workspace import fixed_zip, write_fixed

TORN = (etree.XMLSyntaxError, expat.ExpatError)
"""Raised where what came out is no whole XML."""

_BODY = "word/document.xml"
_BODY_TAG = re.compile(r"<w:body(?:\s[^>]*)?>")
_TAG = re.compile(r"\{[{%#]")
_OWN_COMMANDS = re.compile(r"\{%\s*(?:cellbg|colspan|vm|hm)\b|\{[{%]r\s")
_LISTING = "\t\a\n\f"
_BRACES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
_FIRST, _LAST = "bang-doi-cot", "het-bang-doi-cot"
_CHANGING = re.compile(f"<!--{_FIRST}-->(.*?)<!--{_LAST}-->", re.DOTALL)
_DRAWING = re.compile(r'(<wp:docPr\b[^>]*?\sid=")\d+(")')
_FIRST_DRAWING = 1001  # docxtpl numbers from here


@dataclass(frozen=True, slots=True)
class Prepared:
    """A template that can be filled at once.

    `rest` is the zip of all parts that never change, `head` and `tail` enclose the body, `tables` mend those whose
    columns change; `parts` are the other parts with tags, by name in the zip.
    """

    paper: Template
    rest: bytes
    head: str
    body: Compiled
    tail: str
    tables: ChangedTables
    parts: Mapping[str, Compiled]

    def fill(self, values: Values) -> bytes:
        """The file with the values put in, with a fixed clock.

        Raises: one of TORN where the template does not give whole XML with these values.
        """
        return self.with_parts(self.rest, self.parts, values, self._document(values))

    def with_parts(
        self, file: bytes, parts: Mapping[str, Compiled], values: Values, document: bytes | None = None
    ) -> bytes:
        """The file with these parts filled, and the document where it is given."""
        goal = BytesIO(file)
        with ZipFile(goal, "a", ZIP_DEFLATED) as zipped:
            for name, compiled in parts.items():
                part = parse_xml(self._rendered(compiled, values).encode())
                write_fixed(zipped, name, etree.tostring(part, encoding="UTF-8", standalone=True))
            if document is not None:
                write_fixed(zipped, _BODY, document)
        return goal.getvalue()

    def _document(self, values: Values) -> bytes:
        between, tables = self._cut(self._rendered(self.body, values))
        expat.ParserCreate(namespace_separator=" ").Parse(f"{self.head}{''.join(between)}{self.tail}".encode(), True)
        body = "".join(chain.from_iterable(zip_longest(between, tables, fillvalue="")))
        number = count(_FIRST_DRAWING)
        body = _DRAWING.sub(lambda found: f"{found[1]}{next(number)}{found[2]}", body)
        return f"{self.head}{body}{self.tail}".encode()

    def _cut(self, body: str) -> tuple[list[str], list[str]]:
        """What stands between the tables whose columns change, and those tables mended: whole XML each."""
        pieces = _CHANGING.split(body)
        return pieces[::2], [self.tables.mended(table) for table in pieces[1::2]]

    def _rendered(self, compiled: Compiled, values: Values) -> str:
        xml = compiled.render(values)
        for told, brace in _BRACES:
            xml = xml.replace(told, brace)
        return self.paper.resolve_listing(xml) if any(sign in xml for sign in _LISTING) else xml


def prepare(template: bytes) -> Prepared | None:
    """The prepared form of a template without fault; None where docxtpl's own way is needed."""
    paper, env = ready_to_fill(template), language()
    properties = paper.docx.core_properties
    _mark_changing_tables(paper.docx.element.body)
    source = paper.get_xml()
    scope = _BODY_TAG.match(source)
    if (
        scope is None
        or _OWN_COMMANDS.search(source)
        or any(_TAG.search(getattr(properties, one)) for one in PROPERTIES)
    ):
        return None
    paper.render_properties({}, env)
    head, tail = _enclosure(paper.docx.element)
    others = {part.partname.membername: paper.get_part_xml(part) for part in other_parts(paper)}
    changing = {name: _compiled(paper, xml, env) for name, xml in others.items() if _TAG.search(xml)}
    lasting = {name: _compiled(paper, xml, env) for name, xml in others.items() if name not in changing}
    rest = _without(paper, {_BODY, *others})
    tables = ChangedTables(scope[0], paper.fix_tables)
    bare = Prepared(paper, rest, head, _compiled(paper, source, env), tail, tables, changing)
    return replace(bare, rest=bare.with_parts(rest, lasting, {}))


def fill_all(template: bytes, copies: Iterable[Values]) -> Iterator[bytes]:
    """Every copy of a paper, with a fixed clock.

    docxtpl makes the first; the others come from the prepared form, once it has made the first just as docxtpl did.
    """
    waiting = iter(copies)
    for first in waiting:
        made = _filled(template, None, first)
        yield made
        for second in waiting:
            prepared = _proven(template, first, made)
            yield from (_filled(template, prepared, values) for values in chain((second,), waiting))


class Filling:
    """A template of which members are each given a copy: all from the prepared form.

    The first must be just as docxtpl makes it; so any of them may be the first, and each process has its own.
    """

    def __init__(self, template: bytes) -> None:
        self._template = template
        self._begun = False
        self._prepared: Prepared | None = None

    def fill(self, values: Values) -> bytes:
        """A copy, with a fixed clock."""
        if not self._begun:
            self._begun = True
            self._prepared = _proven(self._template, values, _filled(self._template, None, values))
        return _filled(self._template, self._prepared, values)


def _proven(template: bytes, values: Values, made: bytes) -> Prepared | None:
    """The prepared form, if it makes of these values what docxtpl has made of them."""
    prepared = prepare(template)
    try:
        return prepared if prepared and same_paper(prepared.fill(values), made) else None
    except TORN:
        return None


def _filled(template: bytes, prepared: Prepared | None, values: Values) -> bytes:
    try:
        return prepared.fill(values) if prepared else fixed_zip(filled_by_docxtpl(template, values))
    except TORN:  # docxtpl mends what a template tears apart
        return fixed_zip(filled_by_docxtpl(template, values))


def same_paper(one: bytes, other: bytes) -> bool:
    """True where two files have the same parts, equal as canonical XML."""
    with ZipFile(BytesIO(one)) as first, ZipFile(BytesIO(other)) as second:
        names = set(first.namelist())
        return names == set(second.namelist()) and all(
            _canonical(name, first.read(name)) == _canonical(name, second.read(name)) for name in sorted(names)
        )


def _canonical(name: str, data: bytes) -> bytes:
    return etree.tostring(etree.fromstring(data), method="c14n") if name.endswith((".xml", ".rels")) else data


def _compiled(paper: Template, xml: str, env: Environment) -> Compiled:
    return env.from_string(paper.patch_xml(xml))


def _mark_changing_tables(body: Element) -> None:
    """Comments before and after every outermost table whose columns depend on what it is filled with."""
    for table in list(body.iter(qn("w:tbl"))):
        outermost = next(table.iterancestors(qn("w:tbl")), None) is None
        if outermost and not keeps_columns(table):
            table.addprevious(etree.Comment(_FIRST))
            table.addnext(etree.Comment(_LAST))


def _enclosure(root: Element) -> tuple[str, str]:
    """The document's XML before and after its body."""
    empty = deepcopy(root)
    for child in list(empty.iterchildren(qn("w:body"))):
        empty.replace(child, empty.makeelement(qn("w:body")))
    head, _, tail = etree.tostring(empty, encoding="UTF-8", standalone=True).decode().partition("<w:body/>")
    return head, tail


def _without(paper: Template, left_out: set[str]) -> bytes:
    """The file as it is, with a fixed clock, without some of its parts."""
    saved, kept = BytesIO(), BytesIO()
    paper.docx.save(saved)
    with ZipFile(saved) as source, ZipFile(kept, "w", ZIP_DEFLATED) as goal:
        for name in source.namelist():
            if name not in left_out:
                write_fixed(goal, name, source.read(name))
    return kept.getvalue()
