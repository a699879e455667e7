"""The door: what the commands say, their exit codes, and that nothing is written when nothing was done."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document

from pipeline.cli.cli import main
from pipeline.text.terminal.help import HELP
from tests.forms.appraisal.filling import fill, shown
from tests.workspaces import a_workspace

Thidua = Callable[..., Result]

ENGLISH = re.compile(
    r"\b(usage|options?|error|missing|invalid|commands?|show|arguments?|args|no such|try|choose)\b", re.I
)


@pytest.fixture
def thidua() -> Thidua:
    return lambda *words: CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(scope="module")
def bloc(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped bloc, in a folder of its own."""
    folder = tmp_path_factory.mktemp("khối") / "kien-giang"
    result = CliRunner().invoke(main, ["init", str(folder), "--from", "kien-giang-2018"])
    assert result.exit_code == 0, result.output
    return folder


def files_below(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_help_names_every_command(thidua: Thidua) -> None:
    assert thidua("--help").output.strip() == HELP.strip()
    assert max(map(len, HELP.splitlines())) <= 80
    for name, command in main.commands.items():
        assert command.name == name
        assert re.search(rf"^  {name} +\w", HELP, re.MULTILINE)
        told = thidua(name, "--help").output
        assert " ".join((command.help or "").split()) in " ".join(told.split())
        assert "Cách dùng: " in told
        assert not ENGLISH.search(told), told


@pytest.mark.parametrize(
    "words",
    [
        ("run",),
        ("rum", "--period", "year-end"),
        ("run", "--period", "quarter"),
        ("run", "--perid", "year-end"),
        ("run", "--period"),
        ("run", "--period", "year-end", "--workspace", "không có"),
        ("run", "--period", "year-end", "thừa"),
        ("run", "--strict=1", "--period", "year-end"),
        ("init",),
        ("init", "x", "--year", "nay"),
    ],
    ids=" ".join,
)
def test_bad_usage_is_told_in_vietnamese(thidua: Thidua, words: tuple[str, ...]) -> None:
    result = thidua(*words)
    assert result.exit_code == 2
    assert "Lỗi: " in result.output
    assert not ENGLISH.search(result.output), result.output


def test_a_review_is_told_and_written(thidua: Thidua, bloc: Path) -> None:
    inbox = files_below(bloc / "inbox")
    result = thidua("run", "--period", "year-end", "--workspace", bloc)
    assert result.exit_code == 0, result.output
    assert "Đã đọc 11 tệp: 11 được chấm." in result.output
    assert re.search(r"^ +1 +Phòng Quản lý Khoa học +104,00 +104,00 +100,00 +104,00", result.output, re.MULTILINE)
    assert "ghi nhận (02 cần xem" in result.output
    written = files_below(bloc / "output" / "2018-year-end" / "review")
    assert {"results.json", "bang-xep-hang.xlsx", "so-lam-viec.xlsx", "bao-cao-tong-ket.docx", "index.html"} <= set(
        written
    )
    assert len(json.loads(written["results.json"])["standings"]) == 11
    assert files_below(bloc / "inbox") == inbox
    thidua("run", "--period", "year-end", "--workspace", bloc)
    assert files_below(bloc / "output" / "2018-year-end" / "review") == written


def test_strict_asks_for_a_look(thidua: Thidua, bloc: Path) -> None:
    assert thidua("run", "--period", "year-end", "--strict", "--workspace", bloc).exit_code == 1


def test_forms_are_one_a_member(thidua: Thidua, bloc: Path) -> None:
    result = thidua("forms", "--period", "six-month", "--workspace", bloc)
    assert result.exit_code == 0
    assert "Đã lập 11 phiếu chấm điểm" in result.output
    assert len(files_below(bloc / "output" / "2018-six-month" / "forms")) == 11


def test_appraisers_get_one_workbook_each_and_a_round(thidua: Thidua, bloc: Path) -> None:
    before = files_below(bloc / "inbox")
    result = thidua("appraisal", "--period", "year-end", "--workspace", bloc)
    assert result.exit_code == 0, result.output
    assert "Đã lập 03 phiếu thẩm định vòng 1" in result.output
    assert "VP.xlsx: Văn phòng Sở, 10 đơn vị, 18 dòng của thang điểm" in result.output
    folder = bloc / "output" / "2018-year-end" / "appraisal"
    first = files_below(folder)
    assert len(first) == 3
    assert thidua("appraisal", "--period", "year-end", "--round", "2", "--workspace", bloc).exit_code == 0
    assert files_below(folder).items() > first.items()
    assert len(files_below(folder)) == 6
    assert files_below(bloc / "inbox") == before


def test_a_line_that_nobody_appraises_is_a_fault(thidua: Thidua, tmp_path: Path) -> None:
    folder = tmp_path / "x"
    a_workspace(folder, "bac-ninh-2018")
    config = folder / "config.toml"
    config.write_text(re.sub(r"(?m)^head = .*$", "", config.read_text("utf-8")), encoding="utf-8")
    before = files_below(folder)
    result = thidua("appraisal", "--period", "year-end", "--workspace", folder)
    assert result.exit_code == 2
    assert "scale.xlsx › Thang điểm, hàng 2" in result.stderr
    assert "Phụ trách" in result.stderr
    assert files_below(folder) == before


def test_the_status_tells_who_is_late(thidua: Thidua, bloc: Path) -> None:
    before = files_below(bloc)
    result = thidua("status", "--period", "six-month", "--workspace", bloc)
    assert result.exit_code == 0
    words = " ".join(result.output.split())  # a narrow cell breaks its words into lines
    told = re.findall(r"(\S+) — [^—]*? Nộp muộn\.", words.partition("VP — Văn phòng Sở")[2])
    assert told == ["KHCS", "TTUD", "TTKT"]
    assert words.count("Sau hạn nộp, vẫn") == 3
    assert files_below(bloc) == before


def test_a_members_points_are_explained(thidua: Thidua, bloc: Path) -> None:
    before = files_below(bloc)
    result = thidua("explain", "văn phòng sở", "--period", "year-end", "--workspace", bloc)
    assert result.exit_code == 0, result.output
    assert "    Thay số: 30 × min(1; 50/48) = 30 → 30,00\n" in result.output
    assert "Tổng điểm: 96,00 + 2,20 − 0,00 = 98,20\n" in result.output
    assert max(map(len, result.output.splitlines())) <= 140
    row = thidua("explain", "VP", "E2", "--period", "year-end", "--workspace", bloc)
    assert row.exit_code == 0
    assert set(row.output.splitlines()) < set(result.output.splitlines())
    assert files_below(bloc) == before


@pytest.mark.parametrize(
    ("words", "meant"), [(("vpp",), "có phải “VP” không?"), (("VP", "e2."), "có phải “E2” không?"), (("?",), "“?”")]
)
def test_nobody_of_that_name_is_explained(thidua: Thidua, bloc: Path, words: tuple[str, ...], meant: str) -> None:
    result = thidua("explain", *words, "--period", "year-end", "--workspace", bloc)
    assert result.exit_code == 2
    assert meant in result.output
    assert not ENGLISH.search(result.output)


def test_the_check_prints_the_scale_and_what_is_odd(thidua: Thidua, bloc: Path) -> None:
    result = thidua("check", "--workspace", bloc)
    assert result.exit_code == 0
    assert "A. Thực hiện nhiệm vụ chuyên môn [Nhóm, tối đa 60]" in result.output
    assert thidua("check", "--strict", "--workspace", bloc).exit_code == 0


def test_a_faulty_configuration_stops_everything(thidua: Thidua, tmp_path: Path) -> None:
    folder = tmp_path / "x"
    a_workspace(folder)
    config = folder / "config.toml"
    config.write_text(config.read_text("utf-8").replace("emails", "emial"), encoding="utf-8")
    before = files_below(folder)
    for words in (("run", "--period", "year-end"), ("forms", "--period", "year-end"), ("check",)):
        result = thidua(*words, "--workspace", folder)
        assert result.exit_code == 2
        assert "members[3].emial" in result.stderr
        assert "emails" in result.stderr
    assert files_below(folder) == before


def test_a_period_that_is_not_reviewed_is_a_fault(thidua: Thidua, bloc: Path, tmp_path: Path) -> None:
    folder = tmp_path / "x"
    a_workspace(folder, "bac-ninh-2018")
    result = thidua("run", "--period", "six-month", "--workspace", folder)
    assert result.exit_code == 2
    assert "six-month" in result.stderr
    assert not list((folder / "output").iterdir())


def test_a_clean_bloc_is_made_from_answers(thidua: Thidua, tmp_path: Path) -> None:
    folder = tmp_path / "mới"
    words = ("--name", "Khối thi đua số 1", "--year", "2026", "--parent", "UBND tỉnh", "--place", "Kiên Giang")
    members = ("--member", "VP=Văn phòng", "--member", "TTR=Thanh tra")
    result = thidua("init", folder, *words, "--symbol", "KTĐ1", *members)
    assert result.exit_code == 0, result.output
    assert thidua("check", "--workspace", folder).exit_code == 0
    assert thidua("init", folder, "--from", "kien-giang-2018").exit_code == 2
    assert thidua("init", tmp_path / "y", *words, "--symbol", "K", "--member", "VP").exit_code == 2
    assert not (tmp_path / "y").exists()


def test_every_example_is_listed(thidua: Thidua) -> None:
    result = thidua("examples")
    assert len(result.output.splitlines()) == 10
    assert "tien-giang-2022" in result.output


def test_members_answer_between_two_rounds(thidua: Thidua, tmp_path: Path) -> None:
    bloc = a_workspace(tmp_path / "kien-giang")
    early = thidua("responses", "--period", "year-end", "--workspace", bloc)
    assert early.exit_code == 2
    assert "chưa có phiếu thẩm định vòng 1 nào được nhận" in early.output.replace("\n", " ")
    assert files_below(bloc / "output") == {}
    thidua("appraisal", "--period", "year-end", "--workspace", bloc)
    (office, *_) = sorted((bloc / "output" / "2018-year-end" / "appraisal" / "vong-1").iterdir())
    sent = bloc / "inbox" / "2018-year-end" / office.name
    sent.write_bytes(office.read_bytes())
    same = thidua("responses", "--period", "year-end", "--workspace", bloc)
    assert "không có phiếu giải trình nào" in same.output
    pair = next(pair for pair, row in shown(sent).items() if row["Điểm tính"])
    fill(sent, {pair: {"Điểm thẩm định": 0, "Lý do": "BB 01"}})
    result = thidua("responses", "--period", "year-end", "--workspace", bloc)
    assert result.exit_code == 0, result.output
    assert "Đã lập 01 phiếu giải trình sau vòng 1" in result.output
    folder = bloc / "output" / "2018-year-end" / "responses"
    assert [path.name for path in folder.rglob("*.xlsx")] == [f"giai-trinh-{pair[0]}.xlsx"]


def test_a_paper_edited_in_word_is_set_aside_before_the_next_run(thidua: Thidua, tmp_path: Path) -> None:
    bloc = a_workspace(tmp_path / "khối")
    words = ("run", "--period", "year-end", "--workspace", bloc)
    assert "sửa tay" not in thidua(*words).output.partition("Ghi vào")[0]
    notice = bloc / "output" / "2018-year-end" / "review" / "thong-bao.docx"
    written = notice.read_bytes()
    document = Document(str(notice))
    document.add_paragraph("Một câu của thư ký.")
    document.save(str(notice))
    edited = notice.read_bytes()
    told = thidua(*words)
    (kept,) = (notice.parent.parent / "review-sua-tay").glob("*/thong-bao.docx")
    assert (kept.read_bytes(), notice.read_bytes()) == (edited, written)
    assert str(kept.parent) in told.output
    assert "• thong-bao.docx" in told.output
    thidua(*words)
    assert len(list(kept.parent.parent.iterdir())) == 1
