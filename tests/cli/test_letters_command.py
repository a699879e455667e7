"""`thidua letters`: what goes out before a review, in a folder of its own; what people changed there is kept."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli.cli import main
from pipeline.text.terminal.reports import NOBODY_TO_REMIND
from tests.workspaces import a_workspace


def letters(root: Path, period: str = "year-end") -> Result:
    return CliRunner().invoke(main, ["letters", "--period", period, "--workspace", str(root)])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return a_workspace(tmp_path / "khối", "kien-giang-2018")


def test_the_reminder_is_written_while_somebody_has_not_sent(root: Path) -> None:
    folder = root / "output/2018-year-end/letters"
    told = letters(root)
    assert told.exit_code == 0, told.output
    assert NOBODY_TO_REMIND in " ".join(told.output.split())
    assert {path.name for path in folder.iterdir()} == {"cong-van-gui-phieu.docx", "giay-moi.docx"}
    for path in (root / "inbox/2018-year-end").glob("VP*"):
        path.unlink()
    told = letters(root)
    assert NOBODY_TO_REMIND not in " ".join(told.output.split())
    assert {path.name for path in folder.iterdir()} == {
        "cong-van-don-doc.docx",
        "cong-van-gui-phieu.docx",
        "giay-moi.docx",
    }


def test_what_was_changed_by_hand_is_set_aside(root: Path) -> None:
    folder = root / "output/2018-year-end/letters"
    letters(root)
    path = folder / "giay-moi.docx"
    path.write_bytes(path.read_bytes() + b"\0")
    told = letters(root)
    assert "letters-sua-tay" in told.output
    assert list((root / "output/2018-year-end").glob("letters-sua-tay/*/giay-moi.docx"))


def test_sections_for_the_letters_are_not_told_as_left_out_by_a_run(root: Path) -> None:
    (root / "noi-dung/year-end.md").write_text("# Chương trình họp\n- 08 giờ 00: Khai mạc\n", encoding="utf-8")
    told = CliRunner().invoke(main, ["run", "--period", "year-end", "--workspace", str(root)])
    assert "Chương trình họp" not in told.output


def test_a_period_that_the_bloc_does_not_have_is_refused(tmp_path: Path) -> None:
    root = a_workspace(tmp_path / "khối", "bac-ninh-2018")
    assert letters(root, "six-month").exit_code == 2
    assert not (root / "output/2018-six-month").exists()
