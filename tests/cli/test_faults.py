"""The world around the program: what the machine refuses is one Vietnamese sentence, a bug a log and a sentence."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pipeline.cli.cli import main
from pipeline.forms.score.prepared_form import PreparedForms
from pipeline.workspace.occupied import occupied
from pipeline.workspace.refused import refused_by_machine
from tests.workspaces import a_workspace

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def bloc(tmp_path: Path) -> Path:
    return a_workspace(tmp_path / "khối")


def forms(bloc: Path) -> Result:
    return CliRunner().invoke(main, ["forms", "--period", "year-end", "--workspace", str(bloc)])


def files_below(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_second_command_is_told_who_is_at_work(bloc: Path) -> None:
    former = files_below(bloc)
    with occupied(bloc, {"command": "run", "since": "08:30 ngày 25/11/2018"}):
        result = forms(bloc)
        status = CliRunner().invoke(main, ["status", "--period", "year-end", "--workspace", str(bloc)])
    assert result.exit_code == 2
    assert "thidua run, chạy từ 08:30 ngày 25/11/2018" in result.output
    assert files_below(bloc) == former
    assert status.exit_code == 0, "what only reads waits for nobody"


REFUSALS = [
    (OSError(errno.ENOSPC, "No space left on device", "a.xlsx"), "đĩa đã đầy"),
    (OSError(errno.EFBIG, "File too large", "a.xlsx"), "đĩa đã đầy"),
    (OSError(errno.EROFS, "Read-only file system", "a.xlsx"), "chỉ cho đọc"),
    (PermissionError(errno.EACCES, "Permission denied", "a.xlsx"), "đang mở ở chương trình khác"),
    (OSError(errno.ENAMETOOLONG, "File name too long", "a" * 300), "đường dẫn dài quá"),
    (FileNotFoundError(errno.ENOENT, "No such file", "C:\\" + "a" * 300), "đường dẫn dài quá"),
    (OSError(errno.EIO, "Input/output error"), "ổ đĩa báo lỗi"),
    (NotADirectoryError(errno.ENOTDIR, "Not a directory", "inbox/2018-year-end"), "phải là thư mục"),
    (IsADirectoryError(errno.EISDIR, "Is a directory", "so-nhan-phieu.xlsx"), "phải là tệp"),
    (FileNotFoundError(errno.ENOENT, "No such file", "a.docx"), "Không tìm thấy a.docx"),
    (OSError(errno.ESTALE, "Stale file handle", "Z:/khoi"), "Không đọc hoặc không ghi được Z:/khoi"),
]


@pytest.mark.parametrize(("error", "words"), REFUSALS, ids=lambda one: str(one)[:30])
@pytest.mark.parametrize("level", [0, 1, 5, 10])
def test_what_the_machine_refuses_is_one_sentence_and_the_former_output_whole(
    bloc: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, words: str, level: int
) -> None:
    """A disk that is full after a number of files; the same for every other refusal."""
    assert forms(bloc).exit_code == 0
    former, opened, written = files_below(bloc), Path.mkdir, []

    def refusing(path: Path, *rest: object, **more: object) -> None:
        written.append(path)
        opened(path, *rest, **more)
        if level == 0:
            raise error

    write = PreparedForms.write

    def filling(forms: PreparedForms, *rest: Any) -> None:
        written.append(Path())
        if len(written) > level:
            raise error
        write(forms, *rest)

    monkeypatch.setattr(Path, "mkdir", refusing)
    monkeypatch.setattr(PreparedForms, "write", filling)
    result = forms(bloc)
    monkeypatch.undo()
    assert result.exit_code == 2
    assert words in result.output
    assert len(result.output.strip().splitlines()) <= 3
    assert "Traceback" not in result.output
    assert files_below(bloc) == former


def test_an_inbox_that_is_a_file(bloc: Path) -> None:
    shutil.rmtree(bloc / "inbox")
    (bloc / "inbox").mkdir()
    (bloc / "inbox" / "2018-year-end").write_bytes(b"")
    result = CliRunner().invoke(main, ["status", "--period", "year-end", "--workspace", str(bloc)])
    assert result.exit_code == 2
    assert "2018-year-end phải là thư mục" in result.output


def test_other_errors_are_bugs() -> None:
    assert refused_by_machine(FileNotFoundError(errno.ENOENT, "No such file")) is None
    assert refused_by_machine(OSError("of a library")) is None
    assert refused_by_machine(ValueError("bug")) is None
    assert refused_by_machine(None) is None


COMMANDS = [name for name, command in main.commands.items() if any(one.name == "workspace" for one in command.params)]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_workspace_that_is_none_is_told_in_a_sentence(tmp_path: Path, command: str) -> None:
    (tmp_path / "tệp.xlsx").write_bytes(b"PK")
    required = {"explain": ["VP"]}.get(command, [])
    needs_period = any(one.name == "period" for one in main.commands[command].params)
    period = ["--period", "year-end"] if needs_period else []
    for name, words in (("không có", "không có thư mục"), ("tệp.xlsx", "là một tệp"), ("tệp.xlsx/trong", "không có")):
        where = str(tmp_path / name)
        result = CliRunner().invoke(main, [command, *required, *period, "--workspace", where])
        assert result.exit_code == 2, result.exception
        assert words in result.output
        assert where in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["tệp.xlsx"]


BUGGY = """
import sys
sys.argv = ["thidua", "status", "--period", "year-end", "--workspace", sys.argv[1]]
from pipeline import reviewing
def buggy(*_): raise KeyError("lỗi của chúng ta")
reviewing.stocktaking = buggy
from pipeline.__main__ import main
main()
"""


def run_buggy(bloc: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BUGGY, str(bloc)],
        cwd=REPOSITORY,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_bug_is_kept_in_a_log_and_told_in_a_sentence(bloc: Path) -> None:
    done = run_buggy(bloc)
    log = bloc / "output" / "nhat-ky-loi.txt"
    assert done.returncode == 1
    assert "lỗi ngoài dự kiến" in done.stderr
    assert str(log) in done.stderr
    assert "Traceback" not in done.stderr
    kept = log.read_text(encoding="utf-8")
    assert "Traceback" in kept
    assert "KeyError: 'lỗi của chúng ta'" in kept
    assert run_buggy(bloc).returncode == 1
    assert log.read_text(encoding="utf-8").count("KeyError") >= 2


def test_a_bug_is_shown_to_those_who_ask(bloc: Path) -> None:
    done = run_buggy(bloc, THIDUA_TRACEBACK="1")
    assert done.returncode == 1
    assert "KeyError" in done.stderr
    assert not (bloc / "output" / "nhat-ky-loi.txt").exists()


def test_a_bug_is_raised_to_who_calls_the_program_as_a_library(bloc: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def buggy(*_: object, **__: object) -> None:
        raise KeyError("bug")

    monkeypatch.setattr(PreparedForms, "write", buggy)
    assert isinstance(forms(bloc).exception, KeyError)
