"""What other programs may call: values in, values out, nothing written, nothing heavy loaded before."""

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import FaultyWorkspace, read_workspace, results_of, review
from pipeline.model.bloc import Period
from tests.reports.results_schema import faults_of
from tests.workspaces import a_workspace


@pytest.fixture
def bloc(tmp_path: Path) -> Path:
    return a_workspace(tmp_path / "khối")


def test_a_review_by_values(bloc: Path) -> None:
    before = sorted(bloc.rglob("*"))
    setup, made = read_workspace(str(bloc)), review(bloc, "six-month")
    assert len(setup.config.bloc.members) == 11
    assert made.period is Period.SIX_MONTH
    data = results_of(made)
    assert faults_of(data) == []
    assert [one["place"] for one in data["standings"]][:2] == [1, 2]
    assert sorted(bloc.rglob("*")) == before


def test_all_faults_of_a_workspace_are_raised_at_once(bloc: Path) -> None:
    config = bloc / "config.toml"
    config.write_text(config.read_text(encoding="utf-8").replace("[scoring]", "[scoring]\na = 1\nb = 2"), "utf-8")
    with pytest.raises(FaultyWorkspace) as wrong:
        read_workspace(bloc)
    assert len(wrong.value.faults) == 2
    with pytest.raises(FaultyWorkspace):
        review(bloc, "year-end")


def test_a_period_that_is_none(bloc: Path) -> None:
    with pytest.raises(ValueError, match="quarter"):
        review(bloc, "quarter")


def test_nothing_is_loaded_before_it_is_asked_for() -> None:
    code = "import sys, pipeline; print([name for name in sys.modules if name.startswith('pipeline.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_its_types_are_shipped() -> None:
    assert (Path(__file__).parents[1] / "pipeline" / "py.typed").is_file()
