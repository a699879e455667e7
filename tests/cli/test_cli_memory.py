"""Which commands need the past, what they say where it is not in order, and what they show of it."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli.cli import main
from pipeline.model.bloc import Period
from pipeline.publication.remaking import review_of
from pipeline.reports.results import write_results
from pipeline.workspace.workspace import Workspace
from tests.workspaces import a_workspace

Thidua = Callable[..., Result]


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    """The shipped bloc."""
    return Workspace(a_workspace(tmp_path / "khối"))


@pytest.fixture
def thidua(place: Workspace) -> Thidua:
    return lambda *words: CliRunner().invoke(main, [*words, "--workspace", str(place.root)])


def remember_half(place: Workspace) -> None:
    """The six months' results.json, as a run writes it."""
    path = place.output(2018, Period.SIX_MONTH, "review") / "results.json"
    path.parent.mkdir(parents=True)
    write_results(path, review_of(place, 2018, Period.SIX_MONTH).review)


def carry(place: Workspace, share: str) -> None:
    text = place.config.read_text("utf-8").replace("[scoring]\n", f'[scoring]\ncarry = "{share}"\n')
    place.config.write_text(text, encoding="utf-8")


def test_to_carry_the_six_months_they_must_have_been_reviewed(place: Workspace, thidua: Thidua) -> None:
    carry(place, "30%")
    result = thidua("run", "--period", "year-end")
    assert result.exit_code == 2
    assert re.search(r"scoring\.carry: phải có kết quả 6 tháng .* thidua run --period\s+six-month", result.output)
    assert not place.output(2018, Period.YEAR_END, "review").exists()
    assert thidua("explain", "VP", "--period", "year-end").exit_code == 2


@pytest.mark.parametrize("words", [("check",), ("forms", "--period", "year-end"), ("status", "--period", "year-end")])
def test_what_has_nothing_to_do_with_totals_needs_no_past(
    place: Workspace, thidua: Thidua, words: tuple[str, ...]
) -> None:
    carry(place, "30%")
    assert thidua(*words).exit_code == 0


def test_the_year_with_a_share_of_the_six_months(place: Workspace, thidua: Thidua) -> None:
    carry(place, "30%")
    remember_half(place)
    result = thidua("run", "--period", "year-end")
    assert result.exit_code == 0, result.output
    data = json.loads((place.output(2018, Period.YEAR_END, "review") / "results.json").read_bytes())
    assert all("carried" in one for one in data["standings"])
    assert "Cộng sang từ kết quả 6 tháng: " in thidua("explain", "VP", "--period", "year-end").output


def test_the_ranking_on_the_terminal_shows_the_six_months(place: Workspace, thidua: Thidua) -> None:
    assert "6 tháng" not in thidua("run", "--period", "year-end").output.partition("Kết quả:")[0]
    remember_half(place)
    output = thidua("run", "--period", "year-end").output
    assert re.search(r"Hạng +Đơn vị .*6 tháng +", output)
    assert re.search(r"^ +\d+=? +Văn phòng Sở .*\d+ \(([▲▼]\d+|=)\) ", output, re.M)


def damage(place: Workspace, folder: str) -> None:
    path = place.root / "output" / folder / "review" / "results.json"
    path.parent.mkdir(parents=True)
    path.write_text("{", encoding="utf-8")


@pytest.mark.parametrize("folder", ["2018-six-month", "2017-year-end"])
def test_a_damaged_past_stops_the_year_end_alone(place: Workspace, thidua: Thidua, folder: str) -> None:
    damage(place, folder)
    where = f"output/{folder}/review/results.json"
    for words in (("run",), ("explain", "VP")):
        result = thidua(*words, "--period", "year-end")
        assert result.exit_code == 2
        assert f"{where}: không phải dữ liệu JSON nguyên vẹn; hãy lấy lại bản lưu" in result.output
    assert thidua("run", "--period", "six-month").exit_code == 0


def test_a_check_tells_of_a_damaged_past_before_it_is_needed(place: Workspace, thidua: Thidua) -> None:
    damage(place, "2017-year-end")
    result = thidua("check")
    assert result.exit_code == 0
    assert "output/2017-year-end/review/results.json: không phải dữ liệu JSON" in result.output
