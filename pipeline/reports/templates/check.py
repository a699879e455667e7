"""Templates of papers checked before any work: every fault, located by the words of its paragraph."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

from docx import Document
from docx.document import Document as DocumentType
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement, parse_xml
from lxml.etree import XMLSyntaxError
from lxml.etree import _Element as Element

from pipeline.model.finding import Fault
from pipeline.reports.templates.filling import PROPERTIES, opened
from pipeline.reports.templates.names import misnamed
from pipeline.reports.templates.tags import Misplaced, Tag, crowded, paragraphs_of, tags_of, unbalanced, unclosed
from pipeline.reports.templates.unseen import unseen
from pipeline.text.template_faults import UNREADABLE

_FILLED = ("header+xml", "footer+xml", "footnotes+xml")
"""Parts beside the body that are filled, by the end of their content type."""


def faults_of(path: Path, context: type) -> tuple[Fault, ...]:
    """All faults of a docxtpl template that is to be filled with a `context`; never an exception.

    Where braces or tags do not fit together, only that is told: names cannot be understood before.
    """
    try:
        paper = opened(path.read_bytes())
        roots = list(_roots(paper.docx))
    except (PackageNotFoundError, BadZipFile, XMLSyntaxError, KeyError, ValueError, OSError):
        return (Fault(path.name, UNREADABLE),)
    wrong = [one for root in roots for one in _misplaced(root, context)]
    if wrong:
        return tuple(Fault(f"{path.name} › “{one.where}”", one.problem) for one in wrong)
    *parts, _ = roots
    seen = [tag for part in parts for tag in tags_of(paragraphs_of(part))]
    return tuple(Fault(path.name, problem) for problem in unseen(paper, seen))


def faults_of_lines(lines: Iterable[str], context: type) -> tuple[Misplaced, ...]:
    """All faults of a plain text that is to be filled with a `context`; each line is a paragraph."""
    return tuple(_misplaced(_paragraphs(lines), context))


def tags_in(template: bytes) -> list[list[Tag]]:
    """The tags of every part of a template that can be read."""
    return [tags_of(paragraphs_of(root)) for root in _roots(Document(BytesIO(template)))]


def _roots(document: DocumentType) -> Iterator[Element]:
    """All that is filled: the body, headers, footers and footnotes, and last the texts of the document's properties."""
    yield document.element.body
    for part in document.part.package.iter_parts():
        if part.content_type.endswith(_FILLED):
            yield parse_xml(part.blob)
    yield _paragraphs(getattr(document.core_properties, name) for name in PROPERTIES)


def _paragraphs(texts: Iterable[str]) -> Element:
    """A body of nothing but these texts."""
    body = OxmlElement("w:body")
    for words in texts:
        text, paragraph = OxmlElement("w:t"), OxmlElement("w:p")
        text.text = words
        paragraph.append(text)
        body.append(paragraph)
    return body


def _misplaced(root: Element, context: type) -> list[Misplaced]:
    paragraphs = paragraphs_of(root)
    tags = tags_of(paragraphs)
    return list(unclosed(paragraphs)) or list(crowded(tags)) or list(unbalanced(tags)) or list(misnamed(tags, context))
