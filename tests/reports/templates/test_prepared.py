"""Papers from the prepared form are those that docxtpl makes, part for part."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.text.paragraph import Paragraph
from lxml import etree

from pipeline.model.bloc import Period
from pipeline.reports.papers.catalogue import PAPERS
from pipeline.reports.papers.paper import Paper
from pipeline.reports.papers.written_fields import WrittenFields
from pipeline.reports.templates.built_in import built_in
from pipeline.reports.templates.filling import filled_by_docxtpl
from pipeline.reports.templates.prepared import Values, filled, prepare, values_in
from pipeline.scoring.stages import TracedReview
from tests.bench.letters import letters, ratio
from tests.reports.blocs import BLOCS, a_bloc_review
from tests.reports.documents import text_of
from tests.reports.writing import write_papers

WRITTEN = WrittenFields(phuong_huong=("Một & hai <ba> “bốn”", "- {{ 7 * 7 }} {% raw %}\tsau dấu tab\nsau xuống dòng"))


def same_paper(one: bytes, other: bytes) -> bool:
    """True where two files have the same parts, equal as canonical XML; lists of parts in any order."""
    with ZipFile(BytesIO(one)) as first, ZipFile(BytesIO(other)) as second:
        names = set(first.namelist())
        return names == set(second.namelist()) and all(
            canonical(name, first.read(name)) == canonical(name, second.read(name)) for name in sorted(names)
        )


def canonical(name: str, data: bytes) -> bytes:
    if not name.endswith((".xml", ".rels")):
        return data
    root = etree.fromstring(data)
    if name.endswith(".rels") or name == "[Content_Types].xml":
        root[:] = sorted(root, key=lambda one: sorted(one.attrib.items()))
    return etree.tostring(root, method="c14n")


def bytes_of(document: DocumentType) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.template)
@pytest.mark.parametrize(("members", "lines"), BLOCS)
def test_every_paper_is_what_docxtpl_makes(paper: Paper, members: int, lines: int) -> None:
    template = built_in(paper.template)
    prepared = prepare(template)
    assert prepared is not None, "the built-in templates use nothing that the prepared form does not cover"
    for period in Period:
        copies = list(paper.copies(TracedReview(a_bloc_review(members, lines, period), ())))
        for copy in (*copies[:2], *copies[-1:]):
            values = values_in(copy.context, WRITTEN)
            made = prepared.fill(values).file
            assert same_paper(made, filled_by_docxtpl(template, values))
            assert made == prepared.fill(values).file


def test_papers_that_differ_are_told_apart() -> None:
    one, other = Document(), Document()
    one.add_paragraph("a")
    other.add_paragraph("b")
    assert same_paper(bytes_of(one), bytes_of(one))
    assert not same_paper(bytes_of(one), bytes_of(other))


# ---------------------------------------------------------- templates as a secretary may make them


@dataclass(frozen=True)
class Item:
    """One member of a list."""

    ten: str
    diem: tuple[str, ...] = ()


def a_list(*names: str) -> Values:
    return {"khoi": "Khối & <A>", "muc": tuple(Item(name, ("1", "2", "3")) for name in names), "co": len(names) > 1}


def header(document: DocumentType) -> None:
    document.sections[0].header.paragraphs[0].text = "{{ khoi }}"
    document.sections[0].footer.paragraphs[0].text = "Trang\tcuối"


def loops(document: DocumentType) -> None:
    for text in ("{%p for m in muc %}", "- {{ m.ten }}", "{%p else %}", "[Nêu]", "{%p endfor %}"):
        document.add_paragraph(text)
    document.add_paragraph("{% if co %}Có{% else %}Không{% endif %}: {{ khoi }}")


def rows(document: DocumentType) -> None:
    table = document.add_table(rows=4, cols=2)
    for row, texts in enumerate(
        (("STT", "Tên"), ("{%tr for m in muc %}", ""), ("1", "{{ m.ten }}"), ("{%tr endfor %}",))
    ):
        for cell, text in zip(table.rows[row].cells, texts, strict=False):
            cell.text = text


def columns(document: DocumentType) -> None:
    table = document.add_table(rows=1, cols=4)
    for cell, text in zip(
        table.rows[0].cells, ("A", "{%tc for m in muc %}", "{{ m.ten }}", "{%tc endfor %}"), strict=True
    ):
        cell.text = text


def rows_that_may_all_go(document: DocumentType) -> None:
    table = document.add_table(rows=3, cols=3)
    for row, text in enumerate(("{%tr if co %}", "{{ khoi }}", "{%tr endif %}")):
        table.rows[row].cells[0].text = text


def a_table_in_a_table(document: DocumentType) -> None:
    inner = document.add_table(rows=1, cols=2).rows[0].cells[1].add_table(rows=2, cols=1)
    inner.rows[0].cells[0].text, inner.rows[1].cells[0].text = (
        "{{ khoi }}",
        "{% for m in muc %}{{ m.ten }} {% endfor %}",
    )


def tag_cut_into_runs(document: DocumentType) -> None:
    paragraph = document.add_paragraph()
    for text in ("{", "{ kh", "oi }", "} và {% if", " co %}nhiều{% end", "if %}"):
        paragraph.add_run(text).bold = "kh" in text


def title(document: DocumentType) -> None:
    document.core_properties.title = "{{ khoi }}"
    document.add_paragraph("{{ khoi }}")


def commands_of_docxtpl(document: DocumentType) -> None:
    document.add_table(rows=1, cols=1).rows[0].cells[0].text = "{% cellbg khoi %}{{ khoi }}"


def torn(document: DocumentType) -> None:
    torn_in(document.add_paragraph())


def torn_in(paragraph: Paragraph) -> None:
    """Give the paragraph a choice that ends in another element."""
    paragraph.add_run("a {% if co %}")
    inserted = paragraph._p.makeelement(f"{{{paragraph._p.nsmap['w']}}}ins")
    paragraph._p.append(inserted)
    inserted.append(paragraph.add_run("b {% endif %} c")._r)


SHAPES = (header, loops, rows, columns, rows_that_may_all_go, a_table_in_a_table, tag_cut_into_runs)
OTHERS = (title, commands_of_docxtpl, torn)


@pytest.mark.parametrize("shape", [*SHAPES, *OTHERS], ids=lambda shape: shape.__name__)
def test_any_template_is_filled_as_docxtpl_fills_it(shape: Callable[[DocumentType], None]) -> None:
    document = Document()
    document.add_paragraph("{{ khoi }}")
    shape(document)
    template = bytes_of(document)
    if shape in SHAPES:
        assert prepare(template) is not None
    copies = [
        a_list("Một", "Hai"),
        a_list(),
        a_list("A & B", "{{ 7 * 7 }}", "<w:p>", "tab\tvà\nxuống dòng"),
        a_list("x"),
    ]
    made = [filled(template, values).file for values in copies]
    assert [same_paper(one, filled_by_docxtpl(template, values)) for one, values in zip(made, copies, strict=True)] == [
        True
    ] * len(copies)


def test_a_template_that_needs_docxtpl_has_no_prepared_form() -> None:
    for shape in (title, commands_of_docxtpl):
        document = Document()
        shape(document)
        assert prepare(bytes_of(document)) is None


def test_members_texts_are_never_tags_in_footnotes_either() -> None:
    """docxtpl fills footnotes once a section; a text with braces would be a tag the second time."""
    document = Document()
    document.add_paragraph("{{ khoi }}")
    document.add_section()
    template = with_footnote(bytes_of(document), "{{ khoi }}")
    values = {"khoi": "{{ 7 * 7 }}"}
    made = filled_by_docxtpl(template, values)
    with ZipFile(BytesIO(made)) as parts:
        notes = etree.fromstring(parts.read("word/footnotes.xml"))
    assert "".join(notes.itertext()) == "{{ 7 * 7 }}"
    prepared = prepare(template)
    assert prepared is not None
    assert same_paper(prepared.fill(values).file, made)


def with_footnote(template: bytes, text: str) -> bytes:
    """The document with a part of footnotes, one of this text."""
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    note = (
        f'<w:footnotes xmlns:w="{namespace}"><w:footnote w:id="1"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
    )
    added = BytesIO()
    with ZipFile(BytesIO(template)) as source, ZipFile(added, "w") as goal:
        for name in source.namelist():
            data = source.read(name).decode("utf-8", "surrogateescape")
            if name == "[Content_Types].xml":
                kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
                data = data.replace(
                    "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
                )
            if name == "word/_rels/document.xml.rels":
                kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
                more = f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'
                data = data.replace("</Relationships>", more)
            goal.writestr(name, data.encode("utf-8", "surrogateescape"))
        goal.writestr("word/footnotes.xml", f"{note}</w:footnotes>")
    return added.getvalue()


def test_the_papers_of_a_review_are_the_same_bytes_each_time(tmp_path: Path) -> None:
    traced = TracedReview(a_bloc_review(3, 15), ())
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_papers(tmp_path / name, traced, tmp_path, WRITTEN)
    made = {path.relative_to(tmp_path / "one"): path.read_bytes() for path in (tmp_path / "one").rglob("*.docx")}
    assert made
    assert made == {
        path.relative_to(tmp_path / "two"): path.read_bytes() for path in (tmp_path / "two").rglob("*.docx")
    }
    assert all(not re.search("None", text_of(Document(str(tmp_path / "one" / path)))) for path in made)


def test_letters_are_filled_ten_times_as_fast_as_by_docxtpl() -> None:
    template, many = letters(5)
    assert ratio(template, many) >= 10


def test_what_xml_cannot_hold_is_left_out_of_texts() -> None:
    document = Document()
    document.add_paragraph("{{ khoi }}")
    prepared = prepare(bytes_of(document))
    assert prepared is not None
    made = Document(BytesIO(prepared.fill({"khoi": "A\x00\x0b & \ud800<B>\ufffe {{ 7 }} {% raw %}"}).file))
    assert text_of(made) == "A & <B> {{ 7 }} {% raw %}"


def test_a_part_without_tags_is_written_once() -> None:
    document = Document()
    header(document)
    document.sections[0].header.paragraphs[0].text = "Đầu trang"
    prepared = prepare(bytes_of(document))
    assert prepared is not None
    assert list(prepared.parts) == []
    with ZipFile(BytesIO(prepared.fill({}).file)) as parts:
        assert "Đầu trang" in parts.read("word/header1.xml").decode()
