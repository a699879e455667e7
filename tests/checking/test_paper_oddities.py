"""Templates and written texts that are legal but odd."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from pipeline.checking.paper_oddities import paper_oddities, sections_left_out
from pipeline.reports.papers.catalogue import PAPERS
from pipeline.reports.papers.of_a_review import papers_in
from pipeline.reports.papers.written_fields import WrittenFields
from pipeline.reports.templates.built_in import built_in
from pipeline.workspace.workspace import Workspace

NAME = "bao-cao-tong-ket.docx"


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    """A workspace with the built-in templates."""
    place = Workspace(tmp_path)
    place.word_templates.mkdir(parents=True)
    for paper in PAPERS:
        (place.word_templates / paper.template).write_bytes(built_in(paper.template))
    return place


def change(place: Workspace, fits: Callable[[str], bool]) -> None:
    """Take the paragraphs out of the template whose text fits."""
    path = place.word_templates / NAME
    document = Document(str(path))
    for paragraph in document.paragraphs:
        if fits(paragraph.text):
            paragraph._p.getparent().remove(paragraph._p)
    document.save(str(path))


def test_a_new_workspace_has_nothing_odd(place: Workspace) -> None:
    assert paper_oddities(place) == ()


def test_without_templates_of_its_own_nothing_is_odd(tmp_path: Path) -> None:
    assert paper_oddities(Workspace(tmp_path)) == ()


def test_a_value_left_out_of_a_template_is_told(place: Workspace) -> None:
    change(place, lambda text: "{{ xep_hang_theo }}" in text or "{{ b.ten }}" in text)
    (odd,) = paper_oddities(place)
    assert odd.where == f"word/{NAME}"
    assert odd.message == "mẫu bỏ giá trị mà mẫu gốc có dùng: “xep_hang_theo”"


def test_words_that_a_person_changes_are_not_odd(place: Workspace) -> None:
    change(place, lambda text: text.startswith("BÁO CÁO") or text.startswith("Phần I"))
    assert paper_oddities(place) == ()


def test_a_file_that_is_no_paper_is_told_with_the_likely_one(place: Workspace) -> None:
    (place.word_templates / "bao-cao-tongket.docx").write_bytes(b"anything")
    (place.word_templates / "~$o-cao-tong-ket.docx").write_bytes(b"lock")
    assert [str(odd) for odd in paper_oddities(place)] == [
        f"word/bao-cao-tongket.docx: không văn bản nào dùng tệp mẫu này — có phải “{NAME}” không?"
    ]


def test_what_is_written_for_a_place_that_no_template_has_is_told(place: Workspace) -> None:
    change(place, lambda text: "viet.lanh_dao" in text or text in ("{{ doan }}", "{%p else %}", "{%p endfor %}"))
    place.written.mkdir()
    (place.written / "year-end.md").write_text("# Công tác lãnh đạo\nĐã ban hành.\n# Khác\nX\n", encoding="utf-8")
    told = [str(odd) for odd in paper_oddities(place)]
    assert "noi-dung/year-end.md “Công tác lãnh đạo”: không văn bản nào của tệp này dùng mục này" in told
    assert any("“Khác”" in one for one in told)


def test_sections_are_left_out_by_the_papers_of_the_period(place: Workspace) -> None:
    half = ["bao-cao-so-ket.docx"]
    written = WrittenFields(lanh_dao=("Một",), uu_diem=("- Hai",))
    path = place.written / "six-month.md"
    assert [one.where for one in sections_left_out(path, written, place.word_templates, half)] == [
        "noi-dung/six-month.md “Công tác lãnh đạo”"
    ]
    assert sections_left_out(path, WrittenFields(), place.word_templates, half) == ()


def test_the_papers_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / NAME).touch()
    (tmp_path / "results.json").touch()
    assert [paper.template for paper in papers_in(tmp_path)] == [NAME]


def test_papers_of_members_are_found_by_their_folders(tmp_path: Path) -> None:
    for folder in ("tham-dinh", "phieu-ket-qua"):
        (tmp_path / folder).mkdir()
    found = {paper.template for paper in papers_in(tmp_path)}
    assert found == {"bien-ban-tham-dinh.docx", "phieu-ket-qua.docx", "phieu-chua-cham.docx"}


def test_what_is_written_for_the_minutes_of_an_appraisal_is_left_out_only_where_there_are_none(
    place: Workspace, tmp_path: Path
) -> None:
    written, path = WrittenFields(to_tham_dinh=("- Ông A",)), place.written / "six-month.md"

    def found() -> list[str]:
        return [paper.template for paper in papers_in(tmp_path)]

    (tmp_path / "tham-dinh").mkdir()
    assert sections_left_out(path, written, place.word_templates, found()) == ()
    (tmp_path / "tham-dinh").rmdir()
    assert [one.where for one in sections_left_out(path, written, place.word_templates, found())] == [
        "noi-dung/six-month.md “Tổ thẩm định”"
    ]
