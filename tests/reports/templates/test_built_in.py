"""The committed templates: their texts are read in a diff, their versions are known, their tags whole."""

import re
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Twips
from docx.table import Table

from pipeline.reports.papers.catalogue import PAPERS
from pipeline.reports.templates.built_in import built_in, built_in_names, origin_of, present_version, versions
from pipeline.workspace.workspace import Workspace
from tests.conftest import SaveAs
from tools.templates.dump import dump
from tools.templates.renew import DUMPS, ROOT, TEMPLATES
from tools.templates.tidy import tidied

HOW = "run: python -m tools.templates.renew"
WHOLE = re.compile(r"(?:[^{}]|\{\{[^{}]*\}\}|\{%[^{}]*%\})*")


def test_every_paper_has_its_template_and_every_template_its_paper() -> None:
    files = {path.name for path in TEMPLATES.glob("*.docx")}
    assert files == set(built_in_names()) == {paper.template for paper in PAPERS}


@pytest.mark.parametrize("name", built_in_names())
def test_the_text_of_a_template_is_the_one_that_was_read(name: str) -> None:
    read = (DUMPS / f"{Path(name).stem}.txt").read_text(encoding="utf-8")
    assert dump(built_in(name)) == read, HOW


@pytest.mark.parametrize("name", built_in_names())
def test_a_changed_template_is_a_new_version(name: str) -> None:
    own = versions()[name]
    assert own[-1] == sha256(built_in(name)).hexdigest(), HOW
    assert len(set(own)) == len(own)
    assert origin_of(name, built_in(name)).same_as == present_version(name)


@pytest.mark.parametrize("name", built_in_names())
def test_a_template_is_committed_tidy(name: str) -> None:
    """Nobody's name, no clock, no notes of Word; and it says its version."""
    assert tidied(built_in(name), present_version(name)) == built_in(name), HOW


@pytest.mark.parametrize("name", built_in_names())
def test_the_workspace_at_the_root_has_the_copies_that_init_makes(name: str) -> None:
    assert (Workspace(ROOT).word_templates / name).read_bytes() == built_in(name), HOW


@pytest.mark.parametrize("name", built_in_names())
def test_no_tag_is_cut_into_runs(name: str) -> None:
    texts = [text.text or "" for text in Document(BytesIO(built_in(name))).element.body.iter(qn("w:t"))]
    assert [text for text in texts if not WHOLE.fullmatch(text)] == []


@pytest.mark.parametrize("name", built_in_names())
def test_tables_stay_within_the_margins(name: str) -> None:
    """In each section by its own margins, the wide annexes too; a filled table keeps the width that it has here."""
    for section in Document(BytesIO(built_in(name))).sections:
        room = section.page_width - section.left_margin - section.right_margin
        for table in (one for one in section.iter_inner_content() if isinstance(one, Table)):
            widths = [column.width for column in table.columns]
            assert sum(widths) <= room + Twips(len(widths)), "one twip a column is rounding"


def test_styles_of_one_name_look_the_same_in_all_templates() -> None:
    looks: dict[str, str] = {}
    for name in built_in_names():
        for line in dump(built_in(name)).splitlines():
            style, bracket, look = line.partition("] ")
            if bracket and " style [" in style:
                assert looks.setdefault(style, look) == look, f"{name}: run tools.templates.renew --styles-of"
    assert len(looks) > 50


# ------------------------------------------------------------------ what an editor does to a template


def edited(name: str) -> bytes:
    """A template after a person saved it in Word: words cut into runs, who and when, marks of checking."""
    document, file = Document(BytesIO(built_in(name))), BytesIO()
    paragraph = next(one for one in document.paragraphs if "{{ khoi.ten }}" in one.text and len(one.runs) == 1)
    text = paragraph.text
    paragraph.runs[0].text = text[:9]
    paragraph._p.set(qn("w:rsidR"), "00A77B3E")
    paragraph._p.append(paragraph._p.makeelement(qn("w:proofErr"), {qn("w:type"): "spellStart"}))
    paragraph.add_run(text[9:])
    document.core_properties.author, document.core_properties.revision = "Người sửa", 7
    document.save(file)
    return file.getvalue()


def test_what_an_editor_notes_for_itself_is_no_change() -> None:
    assert tidied(edited("thong-bao.docx"), present_version("thong-bao.docx")) == built_in("thong-bao.docx")


def test_a_change_is_a_line_of_the_text() -> None:
    document, file = Document(BytesIO(built_in("thong-bao.docx"))), BytesIO()
    (kind,) = [one for one in document.paragraphs if one.text == "THÔNG BÁO"]
    kind.runs[0].text, kind.runs[0].italic = "CÔNG BỐ", True
    document.save(file)
    before, after = (set(dump(one).splitlines()) for one in (built_in("thong-bao.docx"), file.getvalue()))
    assert before - after == {"[Tên loại văn bản] THÔNG BÁO"}
    assert after - before == {"[Tên loại văn bản] ‹(i): CÔNG BỐ›"}


def test_libreoffice_keeps_the_version(save_as: SaveAs, tmp_path: Path) -> None:
    (tmp_path / "to-trinh.docx").write_bytes(built_in("to-trinh.docx"))
    save_as([tmp_path / "to-trinh.docx"], "docx", tmp_path / "saved")
    saved = (tmp_path / "saved" / "to-trinh.docx").read_bytes()
    assert origin_of("to-trinh.docx", saved) == (None, present_version("to-trinh.docx"))
