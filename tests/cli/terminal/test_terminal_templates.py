"""What is told of the bloc's Word templates, and how the new built-in ones come beside them."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document

from pipeline.cli.cli import main
from pipeline.mail import copies
from pipeline.mail.templates import built_in as mail_text
from pipeline.mail.templates import built_in_names as mail_names
from pipeline.model.bloc import Period
from pipeline.publication.inputs import copy_inputs
from pipeline.reports.templates import built_in as shipped
from pipeline.reports.templates.built_in import built_in, built_in_names, versions
from pipeline.workspace.workspace import Workspace

NAME, OTHER = "thong-bao.docx", "to-trinh.docx"


def thidua(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def bloc(tmp_path: Path) -> Workspace:
    """A new workspace."""
    root = tmp_path / "khối"
    words = ("--year", 2026, "--parent", "UBND tỉnh", "--place", "Hà Nội", "--symbol", "KTĐ", "--member", "VP=Sở A")
    made = thidua("init", root, "--name", "Khối thi đua số 1", *words)
    assert made.exit_code == 0, made.output
    return Workspace(root)


@pytest.fixture
def new_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program now ships another notice than the one that was copied."""
    later = {**versions(), NAME: (*versions()[NAME], "0" * 64)}
    monkeypatch.setattr(shipped, "versions", lambda: later)


def change(place: Workspace, name: str) -> bytes:
    path = place.word_templates / name
    document = Document(str(path))
    document.add_paragraph("Khối kính trình.")
    document.save(str(path))
    return path.read_bytes()


def test_of_a_new_workspace_nothing_is_told(bloc: Workspace) -> None:
    told = thidua("check", "--workspace", bloc.root).output
    assert "Mẫu khối đã sửa" not in told
    assert "Mẫu có sẵn đã đổi" not in told
    listed = thidua("templates", "--workspace", bloc.root).output
    told = [line.split("  ")[1] for line in listed.splitlines() if line.startswith("  ")]
    assert told == [*built_in_names(), *mail_names()]
    assert "--write" not in listed
    assert "Không có mẫu có sẵn nào mới hơn" in thidua("templates", "--write", "--workspace", bloc.root).output
    assert not bloc.new_word_templates.exists()


def test_a_changed_template_is_told_and_is_no_oddity(bloc: Workspace) -> None:
    before = thidua("check", "--workspace", bloc.root).output.splitlines()
    change(bloc, OTHER)
    after = thidua("check", "--workspace", bloc.root).output.splitlines()
    assert after == [*before[:-1], f"Mẫu khối đã sửa: {OTHER}.", before[-1]]


@pytest.mark.usefixtures("new_version")
def test_the_new_one_comes_beside_and_hers_stays(bloc: Workspace) -> None:
    own = change(bloc, NAME)
    assert f"Mẫu có sẵn đã đổi từ khi chép: {NAME}." in thidua("check", "--workspace", bloc.root).output
    assert "đã sửa; mẫu có sẵn cũng đã đổi từ khi chép" in thidua("templates", "--workspace", bloc.root).output
    written = thidua("templates", "--write", "--workspace", bloc.root)
    assert f"Đã chép mẫu có sẵn vào input_templates/word/moi/{NAME}\n" in written.output
    assert [path.name for path in bloc.new_word_templates.iterdir()] == [NAME]
    assert (bloc.new_word_templates / NAME).read_bytes() == built_in(NAME)
    assert (bloc.word_templates / NAME).read_bytes() == own
    assert "không văn bản nào dùng tệp mẫu này" not in thidua("check", "--workspace", bloc.root).output


def test_what_was_changed_beside_is_left_alone(bloc: Workspace) -> None:
    assert thidua("templates", "to-trinh", "--write", "--workspace", bloc.root).exit_code == 0
    beside = bloc.new_word_templates / OTHER
    beside.write_bytes(change(bloc, OTHER))
    own = beside.read_bytes()
    told = thidua("templates", OTHER, "--write", "--workspace", bloc.root).output
    assert f"Giữ nguyên input_templates/word/moi/{OTHER}" in told
    assert beside.read_bytes() == own


def test_a_name_that_no_template_has(bloc: Workspace) -> None:
    refused = thidua("templates", "to-trinhh", "--workspace", bloc.root)
    assert refused.exit_code == 2
    assert "có phải “to-trinh” không?" in refused.output


def test_a_file_that_is_held_open(bloc: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(path: Path, data: bytes) -> int:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "write_bytes", held)
    refused = thidua("templates", "to-trinh", "--write", "--workspace", bloc.root)
    assert refused.exit_code == 2
    assert "đang mở" in refused.output


def test_the_new_ones_beside_are_no_input_of_a_review(bloc: Workspace, tmp_path: Path) -> None:
    assert thidua("templates", "to-trinh", "--write", "--workspace", bloc.root).exit_code == 0
    copy_inputs(bloc, Workspace(tmp_path / "đầu vào"), 2026, Period.YEAR_END)
    copied = {path.name for path in (tmp_path / "đầu vào" / "input_templates" / "word").iterdir()}
    assert copied == set(built_in_names())


# --------------------------------------------------------------------------------------- templates of mails


def test_a_mail_that_nobody_changed_is_told_once_the_program_has_another(
    bloc: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = bloc.mail_templates / "forms.txt"
    copy.write_bytes(copy.read_bytes().replace(b"Tr\xc3\xa2n", b"Xin tr\xc3\xa2n"))
    former, known = copies.sum_of(copy.read_bytes()), copies.versions()
    monkeypatch.setattr(copies, "versions", lambda: {**known, "forms.txt": (former, *known["forms.txt"])})
    assert "Mẫu có sẵn đã đổi từ khi chép: mail/forms.txt." in thidua("check", "--workspace", bloc.root).output
    assert "chưa sửa; mẫu có sẵn đã đổi từ khi chép" in thidua("templates", "--workspace", bloc.root).output
    told = thidua("templates", "--write", "--workspace", bloc.root).output
    assert "Đã chép mẫu có sẵn vào input_templates/mail/moi/forms.txt" in told
    assert (bloc.new_mail_templates / "forms.txt").read_text(encoding="utf-8") == mail_text("forms.txt")
    assert copies.sum_of(copy.read_bytes()) == former, "the bloc's own stays"
    assert "moi" not in thidua("check", "--workspace", bloc.root).output


def test_a_mail_that_somebody_changed_is_told_by_the_check(bloc: Workspace) -> None:
    with (bloc.mail_templates / "results.txt").open("a", encoding="utf-8") as file:
        file.write("Kính báo.\n")
    assert "Mẫu khối đã sửa: mail/results.txt." in thidua("check", "--workspace", bloc.root).output
    assert "mail/results" not in thidua("templates", "forms", "--workspace", bloc.root).output


def test_ends_of_lines_are_no_change(bloc: Workspace) -> None:
    copy = bloc.mail_templates / "results.txt"
    copy.write_bytes(copy.read_bytes().replace(b"\n", b"\r\n"))
    assert copies.state_of(copy) is copies.State.SAME


def test_the_present_mails_are_the_last_versions() -> None:
    assert copies.versions().keys() == set(mail_names())
    for name, sums in copies.versions().items():
        assert sums[-1] == copies.sum_of(mail_text(name).encode()), "run python -m tools.templates.renew"
