"""`thidua ballots` from the door: the papers of the vote, the count that comes back, and what it changes."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli.cli import main
from tests.forms.ballots.counting import fill
from tests.workspaces import a_workspace

Thidua = Callable[..., Result]
FIRST = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"
SECOND = "Giấy khen của Giám đốc Sở Khoa học và Công nghệ"


@pytest.fixture
def bloc(tmp_path: Path) -> Path:
    return a_workspace(tmp_path / "kien-giang")


@pytest.fixture
def thidua(bloc: Path) -> Thidua:
    return lambda *words: CliRunner().invoke(main, [*map(str, words), "--workspace", str(bloc)])


def vote_by_rule(bloc: Path, rules: str = "[ballots]\n") -> None:
    """Put these rules in place of those that the bloc has."""
    path = bloc / "config.toml"
    without = re.sub(r"(?ms)^\[ballots\].*?(?=^\[|\Z)", "", path.read_text(encoding="utf-8"))
    path.write_text(f"{without}\n{rules}", encoding="utf-8")


def papers_of(bloc: Path, period: str = "year-end") -> Path:
    return bloc / "output" / f"2018-{period}" / "ballots"


def test_without_rules_there_is_no_vote(bloc: Path, thidua: Thidua) -> None:
    vote_by_rule(bloc, "")
    result = thidua("ballots", "--period", "year-end")
    assert result.exit_code == 2
    assert "config.toml › ballots" in result.output
    assert "hãy thêm bảng [ballots]" in result.output
    assert not papers_of(bloc).exists()


def test_a_period_without_awards_has_no_vote(bloc: Path, thidua: Thidua) -> None:
    vote_by_rule(bloc)
    result = thidua("ballots", "--period", "six-month")
    assert result.exit_code == 2
    assert "không có danh hiệu nào" in result.output
    assert not papers_of(bloc, "six-month").exists()


def test_before_forms_come_in_there_is_nobody_to_vote_on(bloc: Path, thidua: Thidua) -> None:
    vote_by_rule(bloc)
    for path in (bloc / "inbox" / "2018-year-end").rglob("*.xlsx"):
        path.unlink()
    result = thidua("ballots", "--period", "year-end")
    assert (result.exit_code, papers_of(bloc).exists()) == (2, False)
    assert "chưa có đơn vị nào đủ điều kiện" in result.output


def test_from_the_ballot_to_the_proposals(bloc: Path, thidua: Thidua) -> None:
    vote_by_rule(bloc)
    written = thidua("ballots", "--period", "year-end")
    assert written.exit_code == 0, written.output
    assert f"{FIRST}: 01 đơn vị để bỏ phiếu, đề nghị nhiều nhất 01" in written.output
    folder = papers_of(bloc)
    assert sorted(path.name for path in folder.iterdir()) == ["kiem-phieu.xlsx", "phieu-suy-ton.xlsx"]
    votes = {(FIRST, "QLKH"): 9, (SECOND, "CCTDC"): 8, (SECOND, "VP"): 5, (SECOND, "KHTC"): 6}
    filled = fill(folder / "kiem-phieu.xlsx", votes, (10, 10, 10, 9))
    (bloc / "inbox" / "2018-year-end" / "kiem-phieu.xlsx").write_bytes(filled.read_bytes())
    result = thidua("run", "--period", "year-end")
    assert "Đã tính kết quả bỏ phiếu suy tôn. Có mặt 10/11 thành viên;" in result.output
    told = thidua("explain", "VP", "--period", "year-end")
    assert "Đề nghị khen thưởng: không có" in told.output
    assert "xếp hạng 3, được 05/11 phiếu (45,5%), chưa đủ 50%" in " ".join(told.output.split())
    other = " ".join(thidua("explain", "KHTC", "--period", "year-end").output.split())
    assert f"Đề nghị khen thưởng: {SECOND} Được 06/11 phiếu (54,5%), đủ mức cần có là 50%." in other
