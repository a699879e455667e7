"""Written, filled, read: a member's registration of targets comes back as targets.xlsx wants it."""

from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from click.testing import CliRunner, Result

from pipeline.cli.cli import main
from pipeline.forms.registration.layout import PAPER, Column
from pipeline.loading import read_setup
from pipeline.model.bloc import Period
from pipeline.setup.books.target_book import read_targets
from pipeline.workspace.workspace import Workspace
from tests.workspaces import a_workspace


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    """The shipped bloc before anybody has registered: no targets yet."""
    found = Workspace(a_workspace(tmp_path / "khối", "kien-giang-2018"))
    found.targets.unlink()
    return found


def registration(place: Workspace) -> Result:
    return CliRunner().invoke(main, ["registration", "--workspace", str(place.root)])


def out(place: Workspace) -> Path:
    return place.registration(2018)


def fill(place: Workspace, unit: str, told: dict[tuple[str, Column], object], name: str = "") -> Path:
    """The form of a member with these cells filled, in the inbox."""
    book = openpyxl.load_workbook(out(place) / f"{unit}.xlsx")
    sheet = book[PAPER.sheet]
    rows = {row[0].value: row for row in sheet.iter_rows()}
    for (code, column), value in told.items():
        rows[code][column.place].value = value
    inbox = place.registrations_received(2018)
    inbox.mkdir(parents=True, exist_ok=True)
    path = inbox / (name or f"{unit}.xlsx")
    book.save(path)
    return path


def test_a_form_a_member_with_the_lines_that_need_a_target(place: Workspace) -> None:
    told = registration(place)
    assert told.exit_code == 0, told.output
    assert len(list(out(place).glob("*.xlsx"))) == 11
    sheet = openpyxl.load_workbook(out(place) / "VP.xlsx")[PAPER.sheet]
    codes = [row[0].value for row in sheet.iter_rows(min_row=6)]
    assert codes[:2] == ["A1.1", "A1.2"]
    assert not (out(place) / "targets.xlsx").exists()


def test_what_came_back_becomes_targets(place: Workspace) -> None:
    registration(place)
    fill(place, "VP", {("A1.1", Column.YEAR): 48, ("A1.2", Column.YEAR): 48, ("A1.2", Column.HALF_YEAR): "20,5"})
    fill(place, "TTR", {("A1.2", Column.YEAR): 30})
    told = registration(place)
    assert told.exit_code == 0, told.output
    assert "Đã ghi chỉ tiêu của 02 đơn vị" in told.output
    setup, faults = read_setup(place)
    assert setup, faults
    targets, faults = read_targets(out(place) / "targets.xlsx", setup.config, setup.scale)
    assert targets, faults
    assert {unit: str(figure) for unit, figure in targets[Period.YEAR_END]["A1.2"].items()} == {"VP": "48", "TTR": "30"}
    assert str(targets[Period.SIX_MONTH]["A1.2"]["VP"]) == "20.5"
    assert str(targets[Period.SIX_MONTH]["A1.2"]["TTR"]) == "30"
    assert not place.targets.exists(), "the bloc's own file is people's"


def test_bad_cells_are_told_with_place_value_and_remedy_and_left_out(place: Workspace) -> None:
    registration(place)
    fill(place, "VP", {("A1.1", Column.YEAR): "năm mươi", ("A1.2", Column.YEAR): -3, ("A1.2", Column.HALF_YEAR): 5})
    told = " ".join(registration(place).output.split())
    assert "VP.xlsx › Đăng ký!E6: “năm mươi”" in told
    assert "VP.xlsx › Đăng ký!E7: " in told
    book = openpyxl.load_workbook(out(place) / "targets.xlsx")
    texts = [[cell.value for cell in row] for row in book.active.iter_rows(min_row=5)]
    assert [row[0] for row in texts if row[0]] == ["A1.2"]


def test_files_that_are_none_are_told_and_letters_and_archives_are_opened(place: Workspace) -> None:
    registration(place)
    path = fill(place, "VP", {("A1.2", Column.YEAR): 48})
    with ZipFile(path.with_name("thư.zip"), "w") as archive:
        archive.write(path, "Văn phòng/đăng ký.xlsx")
    path.unlink()
    path.with_name("khác.xlsx").write_bytes((place.scale).read_bytes())
    told = " ".join(registration(place).output.split())
    assert "khác.xlsx" in told
    assert "Đã ghi chỉ tiêu của 01 đơn vị" in told


def test_two_that_differ_and_nobody_knows_which_came_last(place: Workspace) -> None:
    registration(place)
    fill(place, "VP", {("A1.2", Column.YEAR): 48}, "a.xlsx")
    fill(place, "VP", {("A1.2", Column.YEAR): 50}, "b.xlsx")
    told = " ".join(registration(place).output.split())
    assert "a.xlsx; b.xlsx" in told
    assert not (out(place) / "targets.xlsx").exists()


def test_the_inbox_stays_as_it_was_and_a_second_run_gives_the_same_bytes(place: Workspace) -> None:
    registration(place)
    path = fill(place, "VP", {("A1.2", Column.YEAR): 48})
    before = path.read_bytes()
    registration(place)
    first = {one.name: one.read_bytes() for one in out(place).iterdir()}
    registration(place)
    assert {one.name: one.read_bytes() for one in out(place).iterdir()} == first
    assert path.read_bytes() == before
