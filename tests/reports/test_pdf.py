"""Papers as PDF: all of them, as they lie, and every failure by its name."""

import os
import shutil
from pathlib import Path

import pytest
from docx import Document
from pptx import Presentation

from pipeline.reports import pdf
from pipeline.reports.pdf import batches, find_office, write_pdfs
from tests.reports.office import an_office


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A report, and two letters in a folder of their own."""
    for name in ("báo cáo.docx", "phieu/VP.docx", "phieu/TTR.docx"):
        path = tmp_path / "review" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        document = Document()
        document.add_paragraph("Nội dung")
        document.save(str(path))
    show = Presentation()
    show.slides.add_slide(show.slide_layouts[5]).shapes.title.text = "Kết quả"
    show.save(str(tmp_path / "review" / "trinh-chieu.pptx"))
    return tmp_path / "review"


def test_each_folder_is_converted_on_its_own(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [[paper.name for paper in batch] for batch in batches(papers)] == [
        ["báo cáo.docx", "trinh-chieu.pptx"],
        ["TTR.docx", "VP.docx"],
    ]
    monkeypatch.setattr(pdf, "_AT_ONCE", 1)
    assert len(batches(papers)) == 4


def test_a_paper_that_fails_is_told_by_name(papers: Path, tmp_path: Path) -> None:
    office = an_office(tmp_path, "[path.touch() for path in made if path.stem != 'VP']")
    assert write_pdfs(papers, tmp_path / "pdf", office, batches(papers)) == ("phieu/VP.docx",)
    assert {path.relative_to(tmp_path / "pdf").as_posix() for path in (tmp_path / "pdf").rglob("*.pdf")} == {
        "báo cáo.pdf",
        "trinh-chieu.pdf",
        "phieu/TTR.pdf",
    }


def test_a_program_that_hangs_is_ended(papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_START", 0.5)
    monkeypatch.setattr(pdf, "_EACH", 0)
    office = an_office(tmp_path, "[path.touch() for path in made if path.stem != 'VP']; time.sleep(60)")
    assert write_pdfs(papers, tmp_path / "pdf", office, batches(papers)) == ("phieu/VP.docx",)


def test_a_program_that_does_not_start_makes_nothing(papers: Path, tmp_path: Path) -> None:
    assert len(write_pdfs(papers, tmp_path / "pdf", str(tmp_path / "none"), batches(papers))) == 4


def test_libreoffice_is_found_on_the_path_or_where_it_usually_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: "/opt/libreoffice" if name == "libreoffice" else None)
    assert find_office() == "/opt/libreoffice"
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(pdf, "_USUAL", (str(tmp_path / "gone"), str(tmp_path)))
    assert find_office() is None
    program = tmp_path / "soffice.exe"
    program.touch()
    monkeypatch.setattr(pdf, "_USUAL", (str(program),))
    assert find_office() == str(program)


def test_the_real_libreoffice_makes_every_pdf(papers: Path, tmp_path: Path) -> None:
    office = find_office()
    if office is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice (soffice) is not installed")
        pytest.skip("LibreOffice (soffice) is not installed")
    (papers / "hỏng.docx").write_bytes(b"PK not a document")
    assert write_pdfs(papers, tmp_path / "pdf", office, batches(papers)) in (("hỏng.docx",), ())
    for name in ("báo cáo.pdf", "trinh-chieu.pdf", "phieu/VP.pdf", "phieu/TTR.pdf"):
        assert (tmp_path / "pdf" / name).read_bytes().startswith(b"%PDF")


def test_the_office_that_the_environment_names_is_taken_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    monkeypatch.setenv("THIDUA_SOFFICE", str(program))
    assert find_office() is None
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    assert find_office() == str(program)
