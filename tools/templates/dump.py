"""A Word template as text, for people who read a change of it: words with their tags and styles, and all that is set.

A paragraph is a line, `[style] words`; words in a style of their own are `‹style: words›`. A cell is `| width:` and its
paragraphs. What is set besides stands in `(…)` as Word writes it: lengths in twentieths of a point (567 are 1 cm),
sizes of letters in half points. What Word notes for itself only (who saved it, where words were checked) is left out.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import groupby

from docx import Document
from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element as Element

from pipeline.reports.templates.built_in import version_of

_PARAGRAPH, _RUN, _TABLE, _ROW, _CELL = (qn(f"w:{name}") for name in ("p", "r", "tbl", "tr", "tc"))
_SECTION, _WIDTH, _VALUE = qn("w:sectPr"), qn("w:tcW"), qn("w:val")
_STYLES = {qn(f"w:{name}") for name in ("pStyle", "rStyle", "tblStyle")}
_SAID_ELSEWHERE = {*_STYLES, _SECTION, _WIDTH, qn("w:name"), qn("w:tblLook"), qn("w:rsid")}
_SETTINGS = ("w:defaultTabStop", "w:compat", "w:themeFontLang", "w:decimalSymbol", "w:listSeparator")


def dump(template: bytes) -> str:
    """The whole template, each thing on a line."""
    document = Document(BytesIO(template))
    return "".join(f"{line.rstrip(' ')}\n" for line in _Dump(document).lines(version_of(template)))


class _Dump:
    """One document on its way to text."""

    def __init__(self, document: DocumentType) -> None:
        self._document = document
        self._names = {style.style_id: style.name or "" for style in document.styles}

    def lines(self, version: int | None) -> Iterator[str]:
        properties, settings = self._document.core_properties, self._document.settings.element
        yield f"{properties.title} · version {version} · {properties.language}\n"
        yield from self._blocks(self._document.element.body)
        yield from self._margins()
        yield from self._styles()
        yield f"settings {_said(one for name in _SETTINGS for one in settings.iterfind(qn(name)))}"

    def _blocks(self, holder: Element) -> Iterator[str]:
        """Paragraphs, tables and the ends of sections, in their order."""
        for block in holder:
            if block.tag == _PARAGRAPH:
                yield f"[{self._look(block) or 'Normal'}] {self._words(block)}"
                yield from map(_section, block.iterfind(f"{_PARAGRAPH}Pr/{_SECTION}"))
            elif block.tag == _TABLE:
                yield from self._table(block)
            elif block.tag == _SECTION:
                yield _section(block)
            elif block.tag not in (f"{_PARAGRAPH}Pr", f"{_CELL}Pr"):
                yield _element(block)

    def _table(self, table: Element) -> Iterator[str]:
        columns = " ".join(column.get(qn("w:w"), "?") for column in table.iter(qn("w:gridCol")))
        yield f"table [{self._look(table)}] columns {columns}"
        for row in table.iterfind(_ROW):
            yield f"  row {_set_on(row)}"
            for cell in row.iterfind(_CELL):
                width = cell.find(f"{_CELL}Pr/{_WIDTH}")
                first, *others = self._blocks(cell)
                yield f"  | {'?' if width is None else width.get(qn('w:w'))}: {_set_on(cell)}{first}"
                yield from (f"      {other}" for other in others)

    def _words(self, paragraph: Element) -> str:
        """The words of a paragraph, by stretches of one look, however many runs they are in."""
        runs = groupby(paragraph.iter(_RUN, qn("w:fldSimple")), self._look)
        looks = ((look, "".join(map(_text, stretch))) for look, stretch in runs)
        return "".join(f"‹{look}: {text}›" if look else text for look, text in looks)

    def _look(self, owner: Element) -> str:
        """The style of a paragraph, run or table, and what is set on it besides; "" where nothing is."""
        styles = owner.iterfind(f"{owner.tag}Pr/*")
        name = "".join(self._names.get(style.get(_VALUE, ""), "?") for style in styles if style.tag in _STYLES)
        return f"{name} {_set_on(owner)}".strip()

    def _margins(self) -> Iterator[str]:
        """The headers and footers of every section that are its own."""
        for number, section in enumerate(self._document.sections, start=1):
            for name in ("header", "first_page_header", "footer", "first_page_footer"):
                part = getattr(section, name)
                if not part.is_linked_to_previous:
                    yield f"{name} of section {number}:"
                    yield from (f"  {line}" for line in self._blocks(part._element))

    def _styles(self) -> Iterator[str]:
        for style in self._document.styles.element:
            if style.tag == qn("w:docDefaults"):
                yield f"\ndefaults {_said(style)}"
            elif style.tag == qn("w:style"):
                yield f"{style.get(qn('w:type'))} style [{self._names[style.get(qn('w:styleId'), '')]}] {_said(style)}"


def _section(section: Element) -> str:
    return f"--- section {_said(section)}"


def _text(run: Element) -> str:
    """The text of a run; fields, tabs, breaks and pictures by their names, «tab»."""
    if run.tag != _RUN:
        return f"«{run.get(qn('w:instr'))}»"
    pieces = (piece for piece in run if piece.tag != f"{_RUN}Pr")
    return "".join(piece.text or "" if piece.tag == qn("w:t") else f"«{_element(piece)}»" for piece in pieces)


def _set_on(owner: Element) -> str:
    """What is set on a paragraph, run, table, row or cell itself, in brackets; "" where nothing is."""
    properties = owner.find(f"{owner.tag}Pr")
    said = "" if properties is None else _said(properties)
    return f"({said}) " if said else ""


def _said(elements: Iterable[Element]) -> str:
    return " ".join(_element(one) for one in elements if one.tag not in _SAID_ELSEWHERE)


def _element(element: Element) -> str:
    """An element with its value, its other attributes and what it holds: `jc=center`, `ind(left=85 right=85)`."""
    attributes = {etree.QName(name).localname: str(value) for name, value in sorted(element.attrib.items())}
    attributes.pop("id", None)  # where a header lies in the package
    value = attributes.pop("val", None)
    held = " ".join((*(f"{name}={text}" for name, text in attributes.items()), _said(element))).strip()
    name = etree.QName(element).localname
    return f"{name}{'' if value is None else f'={value}'}{f'({held})' if held else ''}"
