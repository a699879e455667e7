"""Commands and periods by their Vietnamese names, the period by the calendar, the workspace by the environment."""

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli.cli import main
from pipeline.model.clock import VIETNAM
from pipeline.text.terminal.names import COMMAND_NAMES, PERIOD_NAMES, typed
from tests.workspaces import a_workspace


@pytest.fixture
def bloc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("THIDUA_WORKSPACE", str(tmp_path / "khối"))
    return a_workspace(tmp_path / "khối")


def thidua(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def due(bloc: Path, days: int) -> None:
    """Have the year-end deadline lie so many days ahead."""
    day = datetime.now(VIETNAM) + timedelta(days)
    path = bloc / "config.toml"
    head, tail = path.read_text(encoding="utf-8").split("[periods.year-end]")
    head = head.replace("2018-06-", f"{day.year - 1}-06-")
    tail = re.sub(r"(deadline|cutoff) = 2018\S+", rf"\1 = {day:%Y-%m-%d}T17:00:00", tail)
    path.write_text(f"{head}[periods.year-end]{tail}", "utf-8")


def test_every_command_has_a_vietnamese_name() -> None:
    assert set(COMMAND_NAMES.values()) == main.commands.keys()
    assert set(PERIOD_NAMES.values()) == {"six-month", "year-end"}
    assert all(typed(name) == name for name in (*COMMAND_NAMES, *PERIOD_NAMES))
    assert COMMAND_NAMES.keys().isdisjoint(main.commands)


@pytest.mark.parametrize("name", ["phieu", "Phiếu", "PHIẾU"])
def test_a_command_by_its_vietnamese_name(bloc: Path, name: str) -> None:
    result = thidua(name, "--period", "6-thang", "--only", "VP")
    assert result.exit_code == 0, result.output
    assert (bloc / "output" / "2018-six-month" / "forms" / "VP.xlsx").is_file()


@pytest.mark.parametrize("name", ["nam", "năm", "Tổng kết", "year-end"])
def test_a_period_by_its_vietnamese_name(bloc: Path, name: str) -> None:
    result = thidua("verify", "--period", name)
    assert "Chưa có" in result.output, result.output
    assert result.exit_code == 2


def test_a_period_left_out_is_told_where_the_calendar_leaves_no_doubt(bloc: Path) -> None:
    due(bloc, 20)
    result = thidua("forms", "--only", "VP")
    assert result.exit_code == 0, result.output
    assert result.stderr == "Kỳ năm 2018 (--period year-end), theo hạn nộp trong config.toml và ngày hôm nay.\n"
    assert (bloc / "output" / "2018-year-end" / "forms" / "VP.xlsx").is_file()


def test_where_there_is_a_doubt_the_period_is_asked_for(bloc: Path) -> None:
    due(bloc, 200)
    result = thidua("forms")
    assert result.exit_code == 2
    assert "Ghi một trong: six-month, year-end (hoặc 6-thang, nam)." in result.stderr
    assert list(bloc.glob("output/*/forms")) == []


def test_faults_of_the_configuration_are_told_before_the_period(bloc: Path) -> None:
    (bloc / "config.toml").write_text("[bloc", "utf-8")
    result = thidua("status")
    assert result.exit_code == 2
    assert "config.toml" in result.stderr


def test_the_command_line_comes_before_the_environment(bloc: Path, tmp_path: Path) -> None:
    other = a_workspace(tmp_path / "khác")
    assert thidua("forms", "--only", "VP", "--period", "nam", "--workspace", str(other)).exit_code == 0
    assert list(other.glob("output/*/forms/*")) != []
    assert list(bloc.glob("output/*/forms")) == []
