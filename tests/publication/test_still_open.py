"""What is still open in a result: errors of members, files held back, places to fill in; nothing where all is done."""

from pathlib import Path

from docx import Document

from pipeline.model.finding import FileRecord, FileStatus, Finding, Severity
from pipeline.publication.still_open import still_open
from tests.reports.blocs import a_bloc_review

DONE = a_bloc_review(3, 15)._replace(findings=(), files=())


def test_nothing(tmp_path: Path) -> None:
    assert list(still_open(DONE, tmp_path)) == []


def test_errors_are_counted_by_member_and_lesser_findings_left_out(tmp_path: Path) -> None:
    error = Finding(code="missing", severity=Severity.ERROR, unit="VP")
    review = DONE._replace(findings=(error, error, error._replace(severity=Severity.WARNING, unit="XLK")))
    assert list(still_open(review, tmp_path)) == ["phiếu của VP: 02 ghi nhận phải sửa"]


def test_files_that_wait_for_the_bloc(tmp_path: Path) -> None:
    held = FileRecord(file="thư/VP.xlsx", sha256="", unit="VP", status=FileStatus.HELD)
    review = DONE._replace(files=(held, held._replace(status=FileStatus.ACCEPTED)))
    assert list(still_open(review, tmp_path)) == ["thư/VP.xlsx: tệp đang giữ lại, chờ khối quyết định"]


def test_places_of_papers(tmp_path: Path) -> None:
    document = Document()
    run = document.add_paragraph().add_run("[Họ và tên]")
    run.font.highlight_color = 7
    document.save(str(tmp_path / "thong-bao.docx"))
    assert list(still_open(DONE, tmp_path)) == ["thong-bao.docx: 01 chỗ chưa điền"]
