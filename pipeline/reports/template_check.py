"""Templates of papers checked before any work: every fault, located by the words of its paragraph."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile

from docx import Document
from docx.document import Document as DocumentType
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from lxml.etree import XMLSyntaxError
from lxml.etree import _Element as Element

from pipeline.model import Fault
from pipeline.reports.template_names import misnamed
from pipeline.reports.template_tags import Misplaced, crowded, paragraphs_of, tags_of, unbalanced, unclosed

_FILLED = ("header+xml", "footer+xml", "footnotes+xml")
"""Parts beside the body that are filled, by the end of their content type."""


def faults_of(path: Path, context: type) -> tuple[Fault, ...]:
    """All faults of a docxtpl template that is to be filled with a `context`; never an exception.

    Where braces or tags do not fit together, only that is told: names cannot be understood before.
    """
    try:
        document = Document(str(path))
        roots = [document.element.body, *_other_parts(document)]
    except (PackageNotFoundError, BadZipFile, XMLSyntaxError, KeyError, ValueError, OSError):
        return (Fault(path.name, "không đọc được tệp mẫu; hãy mở bằng Word và lưu lại thành .docx"),)
    wrong = (one for root in roots for one in _misplaced(root, context))
    return tuple(Fault(f"{path.name} › “{one.where}”", one.problem) for one in wrong)


def _other_parts(document: DocumentType) -> Iterator[Element]:
    for part in document.part.package.iter_parts():
        if part.content_type.endswith(_FILLED):
            yield parse_xml(part.blob)


def _misplaced(root: Element, context: type) -> list[Misplaced]:
    paragraphs = paragraphs_of(root)
    tags = tags_of(paragraphs)
    return list(unclosed(paragraphs)) or list(crowded(tags)) or list(unbalanced(tags)) or list(misnamed(tags, context))
