"""A report written and read back with python-docx."""

from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from docx.shared import Length, Mm
from docx.styles.style import ParagraphStyle

from pipeline.model import Review
from pipeline.reports.papers import report_name, write_report


def written(folder: Path, review: Review, template: Path | None = None) -> DocumentType:
    path = folder / report_name(review.period)
    write_report(path, review, template)
    return Document(str(path))


def paragraphs(document: DocumentType) -> Iterator[tuple[str, str]]:
    """(style, text) of every paragraph of the body, those in tables included."""
    names = {style.style_id: style.name or "" for style in document.styles}
    for paragraph in document.element.body.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        text = "".join(piece.text or "" for piece in paragraph.iter(qn("w:t")))
        yield names["Normal" if style is None else style.get(qn("w:val"))], text


def text_of(document: DocumentType) -> str:
    return "\n".join(text for _, text in paragraphs(document))


def styled(document: DocumentType, style: str) -> list[str]:
    return [text for name, text in paragraphs(document) if name == style]


def style_of(document: DocumentType, name: str) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def millimetres(length: Length | None) -> int:
    return round((length or Mm(0)).mm)
