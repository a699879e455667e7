"""Templates of papers checked before any work: every fault, located by the words of its paragraph."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import BadZipFile

from lxml import etree
from lxml.etree import XMLSyntaxError
from lxml.etree import _Element as Element

from pipeline.model.finding import Fault
from pipeline.reports.templates.names import misnamed
from pipeline.reports.templates.package import Package, opened, properties_of
from pipeline.reports.templates.tags import Misplaced, Tag, crowded, paragraphs_of, tags_of, unbalanced, unclosed
from pipeline.reports.templates.wordml import BODY, PARAGRAPH, TEXT, parsed
from pipeline.text.template_faults import UNREADABLE


def faults_of(path: Path, context: type) -> tuple[Fault, ...]:
    """All faults of a docxtpl template that is to be filled with a `context`; never an exception.

    Where braces or tags do not fit together, only that is told: names cannot be understood before.
    """
    from pipeline.reports.templates.unseen import unseen

    try:
        template = path.read_bytes()
        roots = list(_roots(opened(template)))
    except (BadZipFile, XMLSyntaxError, KeyError, ValueError, OSError):
        return (Fault(path.name, UNREADABLE),)
    wrong = [one for root in roots for one in _misplaced(root, context)]
    if wrong:
        return tuple(Fault(f"{path.name} › “{one.where}”", one.problem) for one in wrong)
    *parts, _ = roots
    seen = [tag for part in parts for tag in tags_of(paragraphs_of(part))]
    return tuple(Fault(path.name, problem) for problem in unseen(template, seen))


def faults_of_lines(lines: Iterable[str], context: type) -> tuple[Misplaced, ...]:
    """All faults of a plain text that is to be filled with a `context`; each line is a paragraph."""
    return tuple(_misplaced(_paragraphs(lines), context))


def tags_in(template: bytes) -> list[list[Tag]]:
    """The tags of every part of a template that can be read."""
    return [tags_of(paragraphs_of(root)) for root in _roots(opened(template))]


def _roots(package: Package) -> Iterator[Element]:
    """All that is filled: the text, headers, footers and footnotes, and last the texts of the document's properties."""
    for name in (package.document, *package.others):
        yield parsed(package.parts[name])
    yield _paragraphs(properties_of(package))


def _paragraphs(texts: Iterable[str]) -> Element:
    """A body of nothing but these texts."""
    body = etree.Element(BODY)
    for words in texts:
        etree.SubElement(etree.SubElement(body, PARAGRAPH), TEXT).text = words
    return body


def _misplaced(root: Element, context: type) -> list[Misplaced]:
    paragraphs = paragraphs_of(root)
    tags = tags_of(paragraphs)
    return list(unclosed(paragraphs)) or list(crowded(tags)) or list(unbalanced(tags)) or list(misnamed(tags, context))
