"""The built-in templates and every paper of a review have the form of Nghị định 30."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from pipeline.model.bloc import Period
from pipeline.reports.templates.built_in import built_in, built_in_names
from tests.reports.blocs import BLOCS, a_bloc_review
from tests.reports.decree30 import Form, follows_the_decree, has_the_form_of_the_decree, style_of
from tests.reports.documents import written


@pytest.mark.parametrize("name", built_in_names())
def test_templates(name: str) -> None:
    has_the_form_of_the_decree(Document(BytesIO(built_in(name))))


@pytest.mark.parametrize("period", Period)
@pytest.mark.parametrize(("members", "lines"), BLOCS)
def test_reports(tmp_path: Path, period: Period, members: int, lines: int) -> None:
    follows_the_decree(written(tmp_path, a_bloc_review(members, lines, period)), Form(abbreviation="BC"))


def _narrow(document: DocumentType) -> None:
    document.sections[0].left_margin = Mm(20)


def _small(document: DocumentType) -> None:
    style_of(document, "Thân bài").font.size = Pt(12)


def _direct(document: DocumentType) -> None:
    document.paragraphs[-1].add_run("x").bold = True


def _torn(document: DocumentType) -> None:
    row = document.tables[0].rows[0]._tr
    row.trPr.remove(row.trPr.find(qn("w:cantSplit")))


def _open_end(document: DocumentType) -> None:
    (end,) = [paragraph for paragraph in document.paragraphs if paragraph.text.endswith("./.")]
    end.add_run(" x")


@pytest.mark.parametrize("spoil", [_narrow, _small, _direct, _torn, _open_end])
def test_what_is_not_in_that_form_is_found(tmp_path: Path, spoil: Callable[[DocumentType], None]) -> None:
    document = written(tmp_path, a_bloc_review(3, 15))
    spoil(document)
    with pytest.raises(AssertionError):
        follows_the_decree(document, Form(abbreviation="BC"))
