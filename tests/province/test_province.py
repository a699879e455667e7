"""A province from the command line: the bytes of `thidua run`, whoever works; reruns, faults, exit codes."""

import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pipeline.cli.cli import main
from pipeline.province import work
from pipeline.workspace import processes
from tests.province.folders import YEAR_END, a_province, copied, written
from tests.reports.results_schema import follows_the_schema

BLOCS = ("bac/so", "dong", "nam/so")


def province(root: Path, *more: str) -> Result:
    return CliRunner().invoke(main, ["province", str(root), "--period", "year-end", *more])


@pytest.fixture(scope="module")
def serial(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = a_province(tmp_path_factory.mktemp("tinh") / "tinh")
    result = province(root, "--executor", "serial")
    assert result.exit_code == 0, result.output
    assert "03 khối: đã chấm 03." in result.output
    return root


def test_its_data_follow_their_schema(serial: Path) -> None:
    follows_the_schema(serial / "output" / YEAR_END / "province" / "province.json")


def test_each_bloc_has_the_bytes_of_run(serial: Path, tmp_path: Path) -> None:
    alone = copied(serial / "dong", tmp_path / "dong")
    assert CliRunner().invoke(main, ["run", "--period", "year-end", "--workspace", str(alone)]).exit_code == 0
    review = f"output/{YEAR_END}/review"
    assert written(alone / review) == written(serial / "dong" / review)


@pytest.mark.parametrize("how", ["spawn"] if sys.platform == "win32" else ["fork", "spawn"])
def test_processes_give_the_same_bytes(serial: Path, tmp_path: Path, how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "USUAL", how)
    root = copied(serial, tmp_path / "tinh")
    assert province(root, "--executor", "processes", "--workers", "2").exit_code == 0
    assert written(root) == written(serial)


def test_a_rerun_does_only_what_changed(serial: Path, tmp_path: Path) -> None:
    root = copied(serial, tmp_path / "tinh")
    for name in BLOCS:
        copied_output(serial / name, root / name)
    edited = root / "bac/so/output" / YEAR_END / "review" / "thong-bao.docx"
    edited.write_bytes(b"sua tay")
    (root / "dong/output" / YEAR_END / "review" / "results.json").unlink()
    config = root / "nam/so/config.toml"
    config.write_text(config.read_text("utf-8") + "\n# đã xem\n", "utf-8")
    result = province(root)
    assert "03 khối: chấm lại 02, không đổi gì nên giữ nguyên 01." in result.output
    assert edited.read_bytes() == b"sua tay"
    assert (root / "dong/output" / YEAR_END / "review" / "results.json").exists()


def test_what_changes_while_a_bloc_is_reviewed_is_noticed_at_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = a_province(tmp_path / "tinh", ("mot",))
    config = root / "mot" / "config.toml"
    write = work.write_review

    def changing(*rest: Any) -> None:
        config.write_text(config.read_text("utf-8") + "\n# sửa giữa chừng\n", "utf-8")
        write(*rest)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(work, "write_review", changing)
        assert province(root).exit_code == 0
    assert "01 khối: đã chấm 01." in province(root).output
    assert "không đổi gì nên giữ nguyên 01" in province(root).output


def copied_output(source: Path, goal: Path) -> None:
    for name, content in written(source / "output").items():
        path = goal / "output" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def test_a_faulty_bloc_is_told_and_stops_none(tmp_path: Path) -> None:
    root = a_province(tmp_path / "tinh", ("tot",))
    (root / "hong").mkdir()
    (root / "hong" / "config.toml").write_text("x = 1\n", "utf-8")
    result = province(root)
    assert result.exit_code == 0
    assert "hong" in result.output
    assert "config.toml › x: Không có khóa “x”" in result.output
    assert (root / "tot/output" / YEAR_END / "review/results.json").exists()
    follows_the_schema(root / "output" / YEAR_END / "province" / "province.json")
    assert not (root / "hong/output").exists()
    assert province(root, "--strict").exit_code == 1


def test_nothing_is_written_where_no_bloc_has_a_result(tmp_path: Path) -> None:
    (tmp_path / "hong").mkdir()
    (tmp_path / "hong" / "config.toml").touch()
    assert province(tmp_path).exit_code == 2
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize(
    ("more", "words"),
    [((), "Không thấy khối nào"), (("--executor", "may-tinh"), "--executor phải là")],
)
def test_bad_usage_is_one_sentence(tmp_path: Path, more: tuple[str, ...], words: str) -> None:
    if more:
        (tmp_path / "a").mkdir()
        (tmp_path / "a" / "config.toml").touch()
    result = province(tmp_path, *more)
    assert result.exit_code == 2
    assert words in result.output


def test_the_folder_of_one_bloc_is_no_province(tmp_path: Path) -> None:
    (tmp_path / "config.toml").touch()
    result = province(tmp_path)
    assert result.exit_code == 2
    assert "thidua run" in result.output
