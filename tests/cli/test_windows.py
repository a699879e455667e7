"""What a program holds on Windows it refuses to all others: a command does its work, or says so in a sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli.cli import main
from pipeline.workspace import workspace
from tests.windows import EVER, refusing
from tests.workspaces import a_workspace

REPOSITORY = Path(__file__).parents[2]
CALLS = ("open", "rename", "replace", "unlink", "mkdir", "rmdir")


@pytest.fixture
def bloc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(workspace, "PATIENCE", 0.2)
    return a_workspace(tmp_path / "khối")


def thidua(bloc: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--period", "year-end", "--workspace", str(bloc)])


def files_below(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("times", [1, 3, EVER])
@pytest.mark.parametrize("call", CALLS)
def test_forms_are_written_anew_or_the_former_ones_stay(
    bloc: Path, monkeypatch: pytest.MonkeyPatch, call: str, times: int
) -> None:
    assert thidua(bloc, "forms").exit_code == 0
    former = files_below(bloc)
    with monkeypatch.context() as patched:
        refusing(patched, (call,), lambda path: "/output/" in path, times)
        result = thidua(bloc, "forms")
    assert result.exit_code in (0, 2), result.exception
    if call == "rename":
        assert result.exit_code == (2 if times == EVER else 0), "a moment is waited for"
    if result.exit_code:
        assert result.output.startswith("Lỗi: Không ")
        assert len(result.output.strip().splitlines()) == 1
    shown = {path: data for path, data in files_below(bloc).items() if "/." not in path}
    assert shown == former
    assert thidua(bloc, "forms").exit_code == 0
    assert files_below(bloc) == former, "nothing is left behind once nobody holds anything"


@pytest.mark.parametrize("times", [2, EVER])
def test_the_register_is_replaced_whole_or_not_at_all(bloc: Path, monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    register = bloc / "inbox" / "2018-year-end" / "so-nhan-phieu.xlsx"
    assert thidua(bloc, "register").exit_code == 0
    former = register.read_bytes()
    (register.parent / "KHTC.xlsx").rename(register.parent / "KHTC lần 1.xlsx")
    with monkeypatch.context() as patched:
        refusing(patched, ("replace",), lambda path: path.endswith(register.name), times)
        result = thidua(bloc, "register")
    assert result.exit_code == (2 if times == EVER else 0), result.exception
    assert (register.read_bytes() == former) is (times == EVER)
    assert [path.name for path in register.parent.glob(".so-nhan*")] == []


def test_a_read_only_workbook_of_the_first_round_stops_no_second(bloc: Path) -> None:
    assert thidua(bloc, "appraisal").exit_code == 0
    first = bloc / "output" / "2018-year-end" / "appraisal" / "vong-1"
    for path in first.iterdir():
        path.chmod(0o444)
    former = files_below(first)
    assert thidua(bloc, "appraisal", "--round", "2").exit_code == 0
    assert files_below(first) == former
    assert all(path.stat().st_mode & 0o200 for path in first.iterdir()), "nothing is copied as read-only"
    assert os.listdir(first.parent / "vong-2")


@pytest.mark.parametrize("page", ["cp437", "cp1258"])
@pytest.mark.parametrize("words", [("--help",), ("run", "--help"), ("check",), ("run", "--period", "quý")])
def test_a_console_of_another_code_page_gets_vietnamese_whole(bloc: Path, page: str, words: tuple[str, ...]) -> None:
    where = ("--workspace", str(bloc)) if words[0] != "--help" else ()
    command = [sys.executable, "-m", "pipeline", *words, *where]
    environment = {**os.environ, "PYTHONIOENCODING": page}
    done = subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, check=False)
    said = (done.stdout + done.stderr).decode("utf-8")
    assert any(letter in said for letter in "ệểđơư")
    assert "�" not in said
    assert "?" not in said.replace("?]", "")
    assert "Traceback" not in said
