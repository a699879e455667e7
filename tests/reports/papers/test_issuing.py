"""Bodies that are no bloc: who issues their papers, in what capacity they are signed, and when there are none."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document

from pipeline.cli.cli import main
from pipeline.model.bloc import Signing
from pipeline.reports.papers.catalogue import write_papers
from pipeline.scoring.stages import TracedReview
from pipeline.text.papers.signatures import above_the_signature
from tests.reports.blocs import a_bloc_review
from tests.reports.decree30 import Form, follows_the_decree
from tests.reports.documents import styled
from tests.workspaces import a_workspace


def issued(**more: object) -> TracedReview:
    review = a_bloc_review(3, 15)
    config = replace(review.config, bloc=replace(review.config.bloc, **more))
    return TracedReview(replace(review, config=config), ())


def test_an_agency_issues_in_its_own_name(tmp_path: Path) -> None:
    write_papers(tmp_path, issued(issuer="Sở Tài nguyên và Môi trường", acting="Giám đốc"), tmp_path / "none")
    document = Document(str(tmp_path / "bao-cao-tong-ket.docx"))
    follows_the_decree(document, Form(abbreviation="BC"))
    assert styled(document, "Quyền hạn, chức vụ") == ["GIÁM ĐỐC"]
    assert " ".join(styled(document, "Cơ quan ban hành")[0].split()) == "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG"


@pytest.mark.parametrize(
    ("signing", "lines"),
    [
        (None, ["GIÁM ĐỐC"]),
        (Signing(name="A", capacity="KT.", office="Phó Giám đốc"), ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
    ],
)
def test_the_office_that_signs(signing: Signing | None, lines: list[str]) -> None:
    assert list(above_the_signature("Khối", signing, "Giám đốc")) == lines


def test_without_papers_nothing_is_written_and_commands_say_why(tmp_path: Path) -> None:
    write_papers(tmp_path, issued(papers=False), tmp_path / "none")
    assert list(tmp_path.iterdir()) == []
    root = a_workspace(tmp_path / "khối", "khanh-hoa-nam")
    for words in (["agreement"], ["letters", "--period", "year-end"]):
        told = CliRunner().invoke(main, [*words, "--workspace", str(root)])
        assert told.exit_code == 2
        assert "papers = false" in told.output
    assert not (root / "output" / "2026").exists()
