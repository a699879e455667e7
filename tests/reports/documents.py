"""A report written and read back with python-docx."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from docx import Document
from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from docx.shared import Length, Mm
from docx.styles.style import ParagraphStyle

from pipeline.model.bloc import Period
from pipeline.model.result import Review
from pipeline.reports.papers.catalogue import PAPERS
from pipeline.reports.templates.built_in import built_in
from pipeline.scoring.stages import TracedReview
from tests.reports.writing import write_paper


def written(folder: Path, review: Review, template: Path | None = None) -> DocumentType:
    return Document(str(write_report(folder / "paper.docx", review, template)))


def an_empty_paper() -> DocumentType:
    """A built-in template without its words: our styles, our pages."""
    document = Document(BytesIO(built_in("thong-bao.docx")))
    for block in list(document.element.body)[:-1]:
        document.element.body.remove(block)
    return document


def report_name(period: Period) -> str:
    return {Period.SIX_MONTH: "bao-cao-so-ket.docx", Period.YEAR_END: "bao-cao-tong-ket.docx"}[period]


def write_report(path: Path, review: Review, template: Path | None = None) -> Path:
    """The report of the review's period at `path`, by `template` where that file is there."""
    name = report_name(review.period)
    with TemporaryDirectory() as away:
        templates, made = Path(away) / "word", Path(away) / "review"
        templates.mkdir()
        made.mkdir()
        if template is not None and template.exists():
            copyfile(template, templates / name)
        (paper,) = (paper for paper in PAPERS if paper.template == name)
        write_paper(made, paper, TracedReview(review, ()), templates)
        copyfile(made / name, path)
    return path


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
