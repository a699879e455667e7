"""thidua agreement: written as a whole, by the bloc's own template, with what people wrote; nothing where faulty."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document

from pipeline.cli.cli import main
from tests.reports.documents import styled, text_of
from tests.workspaces import a_workspace

Thidua = Callable[..., Result]


@pytest.fixture
def thidua() -> Thidua:
    return lambda *words: CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def bloc(tmp_path: Path) -> Path:
    return a_workspace(tmp_path / "kien-giang")


def test_the_pact_is_written_and_replaced_as_a_whole(thidua: Thidua, bloc: Path) -> None:
    told = thidua("agreement", "--workspace", bloc)
    assert told.exit_code == 0, told.output
    folder = bloc / "output" / "2018" / "agreement"
    assert {path.name for path in folder.iterdir()} == {"giao-uoc.docx", "ke-hoach.docx", "quy-che.docx"}
    assert f"Đã lập bản giao ước thi đua: {folder}" in told.output
    assert "noi-dung/agreement.md" in told.output
    first = (folder / "giao-uoc.docx").read_bytes()
    (folder / "cũ.txt").write_text("cũ", encoding="utf-8")
    again = thidua("agreement", "--workspace", bloc)
    assert again.exit_code == 0
    assert {path.name for path in folder.iterdir()} == {"giao-uoc.docx", "ke-hoach.docx", "quy-che.docx"}
    assert (folder / "giao-uoc.docx").read_bytes() == first
    (kept,) = (folder.parent / "agreement-sua-tay").glob("*/cũ.txt")
    assert str(kept.parent) in again.output
    assert "• cũ.txt" in again.output


def test_what_people_wrote_and_the_blocs_own_template(thidua: Thidua, bloc: Path) -> None:
    (bloc / "noi-dung").mkdir(exist_ok=True)
    text = "# Căn cứ\n\nCăn cứ Kế hoạch số 12/KH-SKHCN\n\n# Tổ chức thực hiện\n\nVăn phòng tổng hợp hằng quý.\n"
    (bloc / "noi-dung" / "agreement.md").write_text(text, encoding="utf-8")
    assert thidua("agreement", "--workspace", bloc).exit_code == 0
    document = Document(str(bloc / "output" / "2018" / "agreement" / "giao-uoc.docx"))
    assert styled(document, "Căn cứ")[0] == "Căn cứ Kế hoạch số 12/KH-SKHCN;"
    assert "Văn phòng tổng hợp hằng quý." in styled(document, "Thân bài")
    own = Document()
    own.add_paragraph("Giao ước năm {{ nam }}")
    own.save(str(bloc / "input_templates" / "word" / "giao-uoc.docx"))
    assert thidua("agreement", "--workspace", bloc).exit_code == 0
    assert text_of(Document(str(bloc / "output" / "2018" / "agreement" / "giao-uoc.docx"))) == "Giao ước năm 2018"


def test_nothing_is_written_where_the_configuration_is_faulty(thidua: Thidua, bloc: Path) -> None:
    (bloc / "config.toml").write_text("[bloc]\n", encoding="utf-8")
    told = thidua("agreement", "--workspace", bloc)
    assert told.exit_code == 2
    assert not (bloc / "output" / "2018").exists()
