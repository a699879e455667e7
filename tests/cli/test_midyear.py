"""The bloc changes in mid-year: `thidua check` says what becomes of forms, `forms --only` writes single ones."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from pipeline.cli.cli import main
from tests.workspaces import a_workspace

Thidua = Callable[..., Result]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The shipped bloc, its forms for six months written."""
    root = a_workspace(tmp_path / "khối")
    assert run(root, "forms", "--period", "six-month").exit_code == 0
    return root


def run(place: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--workspace", str(place)])


def forms_of(place: Path) -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in (place / "output/2018-six-month/forms").iterdir()}


def join(place: Path, code: str) -> None:
    config = place / "config.toml"
    entry = f'[[members]]\ncode = "{code}"\nname = "Đơn vị mới"\n\n[periods.six-month]'
    config.write_text(config.read_text(encoding="utf-8").replace("[periods.six-month]", entry), encoding="utf-8")


def retarget(place: Path) -> None:
    """Register another figure for the first member on the first line."""
    path = place / "input_templates" / "targets.xlsx"
    book = openpyxl.load_workbook(path)
    book["Chỉ tiêu"]["C5"] = 99
    book.save(path)


def test_forms_as_they_are_give_no_remark(place: Path) -> None:
    assert "nên xem lại" not in run(place, "check").output


def test_a_new_member_and_a_new_target_need_single_forms_and_the_others_stay(place: Path) -> None:
    before = forms_of(place)
    join(place, "MOI")
    retarget(place)
    told = run(place, "check").output
    assert "chưa có phiếu của MOI; lập thêm: thidua forms --period six-month --only MOI" in told
    assert "phiếu của VP in chỉ tiêu khác targets.xlsx hiện nay" in told
    written = run(place, "forms", "--period", "six-month", "--only", "moi", "--only", "Văn phòng Sở")
    assert written.exit_code == 0, written.output
    assert "02 phiếu" in written.output
    assert "giữ nguyên" in written.output
    after = forms_of(place)
    assert after.keys() == before.keys() | {"MOI"}
    assert {code for code in before if after[code] != before[code]} == {"VP"}
    told = run(place, "check").output
    assert "chưa có phiếu" not in told
    assert "in chỉ tiêu khác" not in told


def test_a_single_form_can_be_the_first(tmp_path: Path) -> None:
    root = a_workspace(tmp_path / "khối")
    assert run(root, "forms", "--period", "six-month", "--only", "VP").exit_code == 0
    assert list(forms_of(root)) == ["VP"]


def test_whom_nobody_knows_is_told_and_nothing_is_written(place: Path) -> None:
    before = forms_of(place)
    told = run(place, "forms", "--period", "six-month", "--only", "TTX", "--only", "VP")
    assert told.exit_code == 2
    assert "“TTX” — có phải “TTR” không?" in told.output
    assert forms_of(place) == before
