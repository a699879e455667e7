"""What `thidua init` asks for: an answer that cannot be read is asked for again, in Vietnamese, and nothing is lost."""

from pathlib import Path

from click.testing import CliRunner

from pipeline import read_workspace
from pipeline.cli.cli import main

BLOC = ["Khối các xã", "hai nghìn", "3", "2026", "Ủy ban nhân dân tỉnh", "Kiên Giang", ""]
ANSWERS = "\n".join([*BLOC, "A=Xã A", "xã b", "B=Xã B", "", ""])


def test_a_slip_in_one_answer_does_not_cost_the_others(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["init", str(tmp_path / "khoi")], input=ANSWERS)
    assert done.exit_code == 0, done.output
    assert "“xã b” phải ghi theo dạng MÃ=TÊN" in done.output
    assert [one.name for one in read_workspace(tmp_path / "khoi").config.bloc.members] == ["Xã A", "Xã B"]


def test_what_is_wrong_with_an_answer_is_told_in_vietnamese(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["init", str(tmp_path / "khoi")], input=ANSWERS)
    assert "Lỗi: “hai nghìn” không phải là số nguyên." in done.output
    assert "Lỗi: 3 không nằm trong khoảng" in done.output
    assert "Error" not in done.output
