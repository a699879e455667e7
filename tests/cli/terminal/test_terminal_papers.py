"""What is told of the papers at the end of a run, and of written texts by `thidua check`."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli.cli import main
from pipeline.reports.papers.catalogue import PAPERS
from tests.reports.office import an_office
from tests.workspaces import a_workspace


def thidua(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(scope="module")
def bloc(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped bloc, with a text written for the end of the year."""
    folder = a_workspace(tmp_path_factory.mktemp("khối") / "kien-giang")
    (folder / "noi-dung").mkdir(exist_ok=True)
    text = "# Phương hướng\nTiếp tục.\n# Đặc điểm\nChỉ cho sơ kết.\n# Ưu điễm\nTốt.\n"
    (folder / "noi-dung" / "year-end.md").write_text(text, encoding="utf-8")
    return folder


def test_a_run_tells_what_is_left_to_write(bloc: Path) -> None:
    told = thidua("run", "--period", "year-end", "--workspace", bloc).output
    assert "chỗ để người viết điền" in told
    assert "• bao-cao-tong-ket.docx: " in told
    assert "Ghi vào noi-dung/year-end.md" in told
    assert "“Ưu điễm”: không văn bản nào có đề mục này" in told
    assert "year-end.md “Đặc điểm”: không văn bản nào của tệp này dùng mục này" in told


def test_the_check_tells_of_headings_that_no_paper_has(bloc: Path) -> None:
    result = thidua("check", "--workspace", bloc)
    assert result.exit_code == 0
    assert "noi-dung/year-end.md, dòng 5 “Ưu điễm”" in result.output
    assert "có phải “Ưu điểm” không?" in result.output
    assert thidua("check", "--strict", "--workspace", bloc).exit_code == 1


def test_pdfs_where_there_is_no_libreoffice(bloc: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.reports.pdf.find_office", lambda: None)
    result = thidua("run", "--period", "year-end", "--pdf", "--workspace", bloc)
    assert result.exit_code == 0
    assert "Chưa lập PDF: máy này không có LibreOffice." in result.output
    assert (bloc / "output" / "2018-year-end" / "review" / "bao-cao-tong-ket.docx").is_file()
    assert not (bloc / "output" / "2018-year-end" / "pdf").exists()


@pytest.mark.parametrize(
    ("words", "paper", "goal"),
    [
        (("letters", "--period", "year-end"), "giay-moi", "2018-year-end/letters-pdf"),
        (("agreement",), "giao-uoc", "2018/agreement-pdf"),
    ],
)
def test_letters_and_the_pact_are_made_as_pdfs_beside_their_folder(
    bloc: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], paper: str, goal: str
) -> None:
    made = "[path.touch() for path in made]"
    monkeypatch.setattr("pipeline.reports.pdf.find_office", lambda: an_office(tmp_path, made))
    folder = bloc / "output" / goal
    told = thidua(*words, "--pdf", "--workspace", bloc)
    assert told.exit_code == 0, told.output
    assert {path.suffix for path in folder.iterdir()} == {".pdf"}
    assert (folder / f"{paper}.pdf").is_file()
    assert f"Đã lập {len(list(folder.iterdir())):02} tệp PDF" in told.output
    assert "là của lần chạy trước; thêm --pdf" in thidua(*words, "--workspace", bloc).output


def test_pdfs_of_an_earlier_run_are_told_as_such(bloc: Path) -> None:
    folder = bloc / "output" / "2018-year-end" / "pdf"
    folder.mkdir()
    told = thidua("run", "--period", "year-end", "--workspace", bloc).output
    folder.rmdir()
    assert "là của lần chạy trước; thêm --pdf để lập lại" in told


def test_fields_are_told_with_examples(bloc: Path) -> None:
    result = thidua("fields", "--workspace", bloc)
    assert result.exit_code == 0, result.output
    told = result.output
    assert all(paper.template in told for paper in PAPERS)
    assert re.search(r"^  \{\{ nam \}\} +2018$", told, re.MULTILINE)
    assert re.search(r"^  \{% for x in xep_hang %\} +\(11 giá trị\)\n +\{\{ x.stt \}\} +1$", told, re.MULTILINE)
    assert re.search(r"^  \{% for x in viet.uu_diem %\} +mục “Ưu điểm”$", told, re.MULTILINE)


def test_fields_of_one_paper_and_period(bloc: Path) -> None:
    told = thidua("fields", "bao-cao-so-ket", "--period", "year-end", "--workspace", bloc).output
    assert told.startswith("bao-cao-so-ket.docx (kỳ này chưa có số liệu làm ví dụ)\n")
    assert "bao-cao-tong-ket.docx" not in told
    refused = thidua("fields", "bao-cao-sơ-kết", "--workspace", bloc)
    assert refused.exit_code == 2
    assert "có phải “bao-cao-so-ket” không?" in refused.output


def test_a_text_in_another_encoding_stops_the_run(bloc: Path, tmp_path: Path) -> None:
    path = bloc / "noi-dung" / "six-month.md"
    path.write_bytes("# Ưu điểm\nTốt".encode("utf-16"))
    result = thidua("run", "--period", "six-month", "--workspace", bloc)
    path.unlink()
    assert result.exit_code == 2
    assert "noi-dung/six-month.md: không đọc được; hãy lưu lại tệp dạng văn bản UTF-8" in result.stderr
