"""Where things lie, and output folders that are there whole or not at all."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.model.bloc import Period
from pipeline.workspace import workspace
from pipeline.workspace.workspace import OutputInUse, Workspace, publish, write_file


def test_where_things_lie() -> None:
    root = Path("khoi")
    place = Workspace(root)
    assert place.config == root / "config.toml"
    assert place.scale == root / "input_templates" / "scale.xlsx"
    assert place.targets == root / "input_templates" / "targets.xlsx"
    assert place.word_templates == root / "input_templates" / "word"
    assert place.inbox(2018, Period.SIX_MONTH) == root / "inbox" / "2018-six-month"
    assert place.output(2018, Period.YEAR_END, "review") == root / "output" / "2018-year-end" / "review"


def writing(text: str) -> Callable[[Path], None]:
    def build(folder: Path) -> None:
        (folder / "results.json").write_text(text, encoding="utf-8")
        (folder / "phieu").mkdir()
        (folder / "phieu" / f"{text}.txt").write_text(text, encoding="utf-8")

    return build


def everything(root: Path) -> dict[str, str]:
    """All files below, hidden ones too, and empty folders."""
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") if path.is_file() else ""
        for path in sorted(root.rglob("*"))
        if path.is_file() or not any(path.iterdir())
    }


def holding(text: str) -> dict[str, str]:
    return {"review/results.json": text, f"review/phieu/{text}.txt": text}


@pytest.fixture
def review(tmp_path: Path) -> Path:
    """An output folder in which the results of a former run stand."""
    folder = tmp_path / "2018-year-end" / "review"
    publish(folder, writing("cũ"))
    return folder


def test_a_folder_is_made_with_all_above_it(tmp_path: Path) -> None:
    publish(tmp_path / "output" / "2018-year-end" / "review", writing("mới"))
    assert everything(tmp_path / "output" / "2018-year-end") == holding("mới")


def test_a_folder_is_replaced_as_a_whole_and_its_neighbours_stay(review: Path) -> None:
    (review.parent / "forms").mkdir()
    (review / "ghi chú của thư ký.txt").write_text("x", encoding="utf-8")
    publish(review, writing("mới"))
    assert everything(review.parent) == {**holding("mới"), "forms": ""}


def test_a_build_that_fails_midway_leaves_the_former_results(review: Path) -> None:
    def build(folder: Path) -> None:
        writing("mới")(folder)
        raise OSError(errno.ENOSPC, "no space")

    with pytest.raises(OSError, match="no space"):
        publish(review, build)
    assert everything(review.parent) == holding("cũ")


def test_a_build_that_is_interrupted_leaves_the_former_results(review: Path) -> None:
    def build(folder: Path) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish(review, build)
    assert everything(review.parent) == holding("cũ")


def test_a_first_build_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def build(folder: Path) -> None:
        raise ValueError("bug")

    with pytest.raises(ValueError, match="bug"):
        publish(tmp_path / "review", build)
    assert everything(tmp_path) == {}


def failing_rename(monkeypatch: pytest.MonkeyPatch, fails_at: int, error: BaseException) -> None:
    """The rename of that number (from 1) fails; all others work."""
    rename, calls = os.rename, []

    def counted(source: Path, goal: Path) -> None:
        calls.append(source)
        if len(calls) == fails_at:
            raise error
        rename(source, goal)

    monkeypatch.setattr(os, "rename", counted)


@pytest.mark.parametrize("fails_at", [1, 2])
def test_a_file_open_in_excel_is_told_and_the_former_results_stay(
    review: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    monkeypatch.setattr(workspace, "PATIENCE", 0)
    failing_rename(monkeypatch, fails_at, PermissionError(errno.EACCES, "in use"))
    with pytest.raises(OutputInUse) as told:
        publish(review, writing("mới"))
    assert str(review) in str(told.value)
    assert "Vui lòng đóng tệp rồi chạy lại" in str(told.value)
    assert everything(review.parent) == holding("cũ")


@pytest.mark.parametrize("fails_at", [1, 2])
def test_what_is_refused_once_is_tried_again(review: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int) -> None:
    """On Windows a virus scanner or an indexer holds a fresh file for a moment."""
    failing_rename(monkeypatch, fails_at, PermissionError(errno.EACCES, "held for a moment"))
    publish(review, writing("mới"))
    assert everything(review.parent) == holding("mới")


def test_what_another_program_holds_of_a_former_folder_is_in_nobodys_way(
    review: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Folders that cannot be removed stay under hidden names; each run has names of its own."""
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)
    for text in ("một", "hai", "ba"):
        publish(review, writing(text))
        assert (review / "results.json").read_text(encoding="utf-8") == text
    monkeypatch.undo()
    publish(review, writing("bốn"))
    assert everything(review.parent) == holding("bốn")


def test_a_read_only_file_in_the_former_folder_stops_nobody(review: Path) -> None:
    (review / "results.json").chmod(0o444)
    publish(review, writing("mới"))
    assert everything(review.parent) == holding("mới")


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "so.xlsx"
    write_file(path, "cũ".encode())
    write_file(path, "mới".encode())
    assert everything(tmp_path) == {"so.xlsx": "mới"}

    def held(source: Path, goal: Path) -> None:
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(workspace, "PATIENCE", 0)
    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(OutputInUse):
        write_file(path, "khác".encode())
    assert everything(tmp_path) == {"so.xlsx": "mới"}


@pytest.mark.parametrize("fails_at", [1, 2])
@pytest.mark.parametrize("error", [OSError(errno.EIO, "disk"), KeyboardInterrupt()])
def test_a_rename_that_fails_leaves_the_former_results(
    review: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int, error: BaseException
) -> None:
    failing_rename(monkeypatch, fails_at, error)
    with pytest.raises(type(error)):
        publish(review, writing("mới"))
    assert everything(review.parent) == holding("cũ")


def test_files_that_cannot_be_brought_to_the_disk_do_not_count(review: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fsync(handle: int) -> None:
        raise OSError(errno.EIO, "disk")

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(OSError, match="disk"):
        publish(review, writing("mới"))
    assert everything(review.parent) == holding("cũ")


def test_all_is_on_the_disk_before_the_first_rename(review: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    fsync, rename = os.fsync, os.rename

    def noted_fsync(handle: int) -> None:
        steps.append("sync")
        fsync(handle)

    def noted_rename(source: Path, goal: Path) -> None:
        steps.append("rename")
        rename(source, goal)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(os, "rename", noted_rename)
    publish(review, writing("mới"))
    synced = steps.index("rename")
    assert synced >= 2
    assert steps[synced : synced + 2] == ["rename", "rename"]


REPOSITORY = Path(__file__).parents[2]
KILLED = """
import os, sys
from pathlib import Path
from pipeline.workspace.workspace import publish

rename, calls = os.rename, []

def killed(source, goal):
    calls.append(source)
    if len(calls) == int(sys.argv[2]):
        os._exit(9)
    rename(source, goal)

def build(folder):
    (folder / "results.json").write_text("half", encoding="utf-8")
    if sys.argv[2] == "0":
        os._exit(9)

os.rename = killed
publish(Path(sys.argv[1]), build)
"""


@pytest.mark.parametrize("at_rename", ["0", "1", "2"])
def test_after_a_kill_at_any_point_the_next_run_finds_and_keeps_the_former_results(
    review: Path, at_rename: str
) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(review), at_rename], check=False, cwd=REPOSITORY)
    assert done.returncode == 9

    def build(folder: Path) -> None:
        raise RuntimeError("this run fails too")

    with pytest.raises(RuntimeError):
        publish(review, build)
    assert everything(review.parent) == holding("cũ")
    publish(review, writing("mới"))
    assert everything(review.parent) == holding("mới")


def test_a_kill_after_the_swap_leaves_the_new_results(review: Path) -> None:
    (review.parent / ".review.old").mkdir()
    (review.parent / ".review.old" / "results.json").write_text("rest", encoding="utf-8")
    publish(review, writing("mới"))
    assert everything(review.parent) == holding("mới")
