"""Bodies that are no bloc: who issues their papers, in what capacity they are signed, and when there are none."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document

from pipeline.cli.cli import main
from pipeline.model.bloc import Signing
from pipeline.reports.review_folder import write_review
from pipeline.scoring.stages import TracedReview
from pipeline.text.papers.outgoing import invited
from pipeline.text.papers.signatures import above_the_signature
from pipeline.text.sentences import issuer_of, leader_of, noun_of
from pipeline.workspace.workspace import SLIDES
from tests.builders import a_bloc, a_member
from tests.reports.blocs import a_bloc_review
from tests.reports.decree30 import Form, follows_the_decree
from tests.reports.documents import styled, text_of
from tests.reports.writing import write_papers
from tests.workspaces import a_workspace


def issued(**more: object) -> TracedReview:
    review = a_bloc_review(3, 15)
    config = review.config._replace(bloc=review.config.bloc._replace(**more))
    return TracedReview(review._replace(config=config), ())


def test_an_agency_issues_in_its_own_name(tmp_path: Path) -> None:
    write_papers(tmp_path, issued(issuer="Sở Tài nguyên và Môi trường", acting="Giám đốc"), tmp_path / "none")
    document = Document(str(tmp_path / "bao-cao-tong-ket.docx"))
    follows_the_decree(document, Form(abbreviation="BC"))
    assert styled(document, "Quyền hạn, chức vụ") == ["GIÁM ĐỐC"]
    assert " ".join(styled(document, "Cơ quan ban hành")[0].split()) == "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG"


def test_its_papers_tell_of_no_bloc_and_no_head_of_one(tmp_path: Path) -> None:
    traced = issued(name="Các phòng cấp huyện", head=None, issuer="Sở Tài nguyên và Môi trường", acting="Giám đốc")
    write_papers(tmp_path, traced, tmp_path / "none")
    papers = [path for path in tmp_path.rglob("*.docx") if "thanh-tich" not in str(path)]
    assert len(papers) > 5
    for path in papers:
        assert "khối" not in text_of(Document(str(path))).lower(), path.name


def test_a_name_that_only_lists_the_members_speaks_as_their_bloc(tmp_path: Path) -> None:
    write_papers(tmp_path, issued(name="Các phòng thuộc Sở", head=None), tmp_path / "none")
    text = text_of(Document(str(tmp_path / "bao-cao-tong-ket.docx")))
    assert "năm 2019 của Khối thi đua các phòng thuộc Sở./." in text
    assert not re.search(r"[a-zà-ỹ] Các phòng thuộc Sở", text)


def test_a_bloc_invites_its_members_and_not_itself() -> None:
    bloc = a_bloc([a_member("A")])._replace(name="Các phòng thuộc Sở", parent="Sở Nội vụ")
    assert issuer_of(bloc) == "Khối thi đua các phòng thuộc Sở"
    assert list(invited(bloc.parent, bloc.name)) == ["Đại diện lãnh đạo Sở Nội vụ", "Thủ trưởng các phòng thuộc Sở"]


@pytest.mark.parametrize(
    ("bloc", "noun", "leader"),
    [
        ({"name": "Khối thi đua số 1"}, "Khối", "Khối trưởng"),
        ({"name": "CỤM thi đua số 2"}, "Cụm", "Cụm trưởng"),
        ({"name": "Các phòng thuộc Sở"}, "Khối", "Khối trưởng"),
        ({"name": "Các phòng thuộc Sở", "acting": "Giám đốc", "issuer": "Sở Nội vụ"}, "", "Sở Nội vụ"),
        ({"name": "Các xã", "papers": False}, "", "các xã"),
    ],
)
def test_what_a_bloc_calls_itself_and_who_leads(bloc: dict[str, object], noun: str, leader: str) -> None:
    named = a_bloc([a_member("A")])._replace(head=None, **bloc)
    assert (noun_of(named), leader_of(named)) == (noun, leader)


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
    write_review(tmp_path, issued(papers=False), tmp_path / "none")
    assert not list(tmp_path.rglob("*.docx"))
    assert not (tmp_path / SLIDES).exists()
    root = a_workspace(tmp_path / "khối", "khanh-hoa-nam")
    for words in (["agreement"], ["letters", "--period", "year-end"]):
        told = CliRunner().invoke(main, [*words, "--workspace", str(root)])
        assert told.exit_code == 2
        assert "papers = false" in told.output
    assert not (root / "output" / "2026").exists()
