"""Tags where nobody sees them: docxtpl would carry them out, so a template with one is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from pipeline.reports.papers.catalogue import template_faults

EVIL = "{{ khoi.__class__ }}"
HANGING = "{% for i in range(1000000000) %}x{% endfor %}"


def faults(folder: Path, shape: Callable[[DocumentType], None]) -> list[str]:
    document = Document()
    document.add_paragraph("Năm {{ nam }}")
    shape(document)
    path = folder / "bao-cao-tong-ket.docx"
    document.save(str(path))
    return [str(fault) for fault in template_faults(path)]


def in_an_element(name: str, text: str) -> Callable[[DocumentType], None]:
    def shape(document: DocumentType) -> None:
        element = OxmlElement(name)
        element.text = text
        document.add_paragraph().add_run()._r.append(element)

    return shape


def in_an_attribute(document: DocumentType) -> None:
    document.add_paragraph()._p.set(qn("w:rsidR"), EVIL)


def in_a_comment(document: DocumentType) -> None:
    document.element.body.insert(0, etree.Comment(f" {HANGING} "))


def over_paragraphs(document: DocumentType) -> None:
    for text in ("{", "{ khoi.__class__ }", "}"):
        document.add_paragraph(text)


def a_loop_over_paragraphs(document: DocumentType) -> None:
    for text in ("{", "% for i in range(1000000000) %", "}x{", "% endfor %", "}"):
        document.add_paragraph(text)


@pytest.mark.parametrize(
    "shape",
    [
        in_an_element("w:delText", "{{ nma }}"),
        in_an_element("w:instrText", EVIL),
        in_an_element("w:instrText", HANGING),
        in_an_attribute,
        in_a_comment,
        over_paragraphs,
        a_loop_over_paragraphs,
    ],
)
def test_hidden_tags_are_refused(tmp_path: Path, shape: Callable[[DocumentType], None]) -> None:
    told = faults(tmp_path, shape)
    assert told
    assert all(one.startswith("bao-cao-tong-ket.docx") for one in told)


def test_what_is_told_names_the_tag(tmp_path: Path) -> None:
    (told,) = faults(tmp_path, in_an_element("w:delText", "{{ nma }}"))
    assert told == (
        "bao-cao-tong-ket.docx: thẻ “nma” không nằm trọn trong chữ của một đoạn (mà ở phần đã xóa còn theo dõi, "
        "mô tả ảnh, mã trường…); hãy xóa thẻ đó"
    )


def test_tags_as_word_cuts_them_are_seen(tmp_path: Path) -> None:
    def shape(document: DocumentType) -> None:
        paragraph = document.add_paragraph()
        for piece in ("{", "{ kh", "oi.ten |", " upper }", "} {% if nam == ‘20", "18’ %}a{%", " endif %}"):
            paragraph.add_run(piece).bold = "kh" in piece

    assert faults(tmp_path, shape) == []


def test_braces_that_are_no_tags_stay(tmp_path: Path) -> None:
    def shape(document: DocumentType) -> None:
        document.add_paragraph("Tập hợp {1; 2}")
        document.add_paragraph()._p.set(qn("w:rsidR"), "{28A0092B-C50C-407E-A947-70E740481C1C}")

    assert faults(tmp_path, shape) == []
