"""Next year's workspace: what is taken over, what is emptied, what is told, and that nothing is half done."""

import shutil
from pathlib import Path

import openpyxl
import pytest

from pipeline.loading import read_setup
from pipeline.model.bloc import Period
from pipeline.publication.remaking import review_of
from pipeline.reports.results import write_results
from pipeline.sheets.cells import read_book
from pipeline.starting import CannotStart
from pipeline.starting.next_year.making import LastYear, NextYear, make_next_year
from pipeline.starting.next_year.members import Became, MemberChanges
from pipeline.workspace.workspace import Workspace
from tests.builders import a_member
from tests.starting.test_starting import files_below
from tests.workspaces import a_workspace

CHANGES = MemberChanges(
    renamed=(Became(("TTR",), "TTS", "Thanh tra"),),
    merged=(Became(("QLKH", "QLCN"), "QLCN", "Phòng Quản lý"),),
    left=("KHTC",),
    joined=(a_member("CDS", "Phòng Chuyển đổi số"),),
)
NOTHING = MemberChanges()
TITLE = "Thang điểm thi đua năm 2019 – Khối thi đua các phòng, ban, đơn vị thuộc Sở Khoa học và Công nghệ"
WORDS = "# Số và ngày\nthong-bao: 12; 05/01/2019\n\n# Phương hướng\nNăm 2018 tiếp tục.\n"


@pytest.fixture
def old(tmp_path: Path) -> Workspace:
    """The shipped bloc at the end of its year."""
    place = Workspace(a_workspace(tmp_path / "cũ"))
    path = place.output(2018, Period.YEAR_END, "review") / "results.json"
    path.parent.mkdir(parents=True)
    write_results(path, review_of(place, 2018, Period.YEAR_END).review)
    return place


def last(place: Workspace) -> LastYear:
    setup, faults = read_setup(place)
    assert setup, faults
    return LastYear(place, setup.config, setup.scale)


def made(old: Workspace, changes: MemberChanges = NOTHING) -> tuple[Workspace, NextYear]:
    """Next year's workspace beside last year's."""
    folder = old.root.with_name("mới")
    found = make_next_year(last(old), folder, 2019, changes)
    return Workspace(folder), found


def told(found: NextYear) -> str:
    return "\n".join(map(str, found.remarks))


def test_last_years_folder_is_never_changed_and_the_new_one_is_without_faults(old: Workspace) -> None:
    before = files_below(old.root)
    new, found = made(old, CHANGES)
    assert files_below(old.root) == before
    setup, faults = read_setup(new, Period.YEAR_END)
    assert setup, faults
    assert setup.config == found.new
    assert setup.scale.by_code.keys() == last(old).scale.by_code.keys()
    assert sorted(path.name for path in new.root.joinpath("inbox").iterdir()) == ["2019-six-month", "2019-year-end"]


def test_the_same_turn_gives_the_same_bytes(old: Workspace) -> None:
    first = files_below(made(old, CHANGES)[0].root)
    shutil.rmtree(old.root.with_name("mới"))
    assert files_below(made(old, CHANGES)[0].root) == first


def test_targets_are_empty_and_last_years_stand_beside_them(old: Workspace) -> None:
    new, found = made(old, CHANGES)
    setup, _ = read_setup(new)
    assert setup
    assert all(not figures for targets in setup.targets.values() for figures in targets.values())
    sheet = read_book(new.targets, "targets.xlsx").sheets["Chỉ tiêu"]
    rows = {row.get(1, row[min(row)]).value: row for row in sheet.filled.values()}
    heading = {cell.value: column for column, cell in rows["Mã"].items()}
    first = {label: sheet.cell(6, column).value for label, column in heading.items() if ": năm" in str(label)}
    assert [first["TTS: năm 2018"], first["QLCN: năm 2018"]] == [30, "QLKH 40; QLCN 34"]
    assert "CDS: năm 2018" not in first
    assert "chỉ tiêu năm 2018" in told(found)


def test_what_we_wrote_of_last_year_in_the_scale_is_of_the_new_one(old: Workspace) -> None:
    new, found = made(old)
    book = read_book(new.scale, "scale.xlsx")
    rows = (row for sheet in book.sheets.values() for row in sheet.filled.values())
    texts = [str(cell.value) for row in rows for cell in row.values()]
    assert [text for text in texts if "2018" in text] == ["Không ký giao ước thi đua năm 2018"]
    assert "scale.xlsx › Thang điểm, ô C36: còn nói năm 2018" in told(found)


def test_numbers_and_dates_of_last_years_papers_are_set_aside(old: Workspace) -> None:
    old.written.joinpath("year-end.md").write_text(WORDS, encoding="utf-8")
    new, found = made(old)
    text = new.written.joinpath("year-end.md").read_text(encoding="utf-8")
    assert text == WORDS.replace("thong-bao: 12; 05/01/2019", "<!-- năm 2018: thong-bao: 12; 05/01/2019 -->")
    assert "noi-dung/year-end.md “Số và ngày”: 01 dòng" in told(found)
    assert "noi-dung/year-end.md, dòng 5: còn nói năm 2018" in told(found)


def test_the_scale_may_have_been_saved_by_another_program(old: Workspace) -> None:
    book = openpyxl.load_workbook(old.scale)
    book.save(old.scale)
    assert read_book(made(old)[0].scale, "scale.xlsx").sheets["Thang điểm"].cell(1, 1).value == TITLE


def test_the_results_of_last_year_are_found_by_codes_and_aliases(old: Workspace) -> None:
    _, found = made(old, CHANGES)
    assert found.past
    assert found.past.results["TTS"].unit == "TTR"
    assert {one.result.unit: one.now for one in found.past.parted} == {"QLKH": ("QLCN",), "QLCN": ("QLCN",), "KHTC": ()}
    assert "output/2018-year-end/review/results.json: kết quả năm 2018 đã chép sang" in told(found)


def test_without_results_that_is_told(old: Workspace) -> None:
    shutil.rmtree(old.root / "output")
    assert "không thấy kết quả tổng kết năm 2018" in told(made(old)[1])


def test_a_published_result_is_taken_with_its_seal(old: Workspace) -> None:
    published = old.output(2018, Period.YEAR_END, "published")
    shutil.copytree(old.output(2018, Period.YEAR_END, "review"), published / "ket-qua")
    with pytest.raises(CannotStart, match="không còn như khi niêm phong"):
        made(old)
    assert not old.root.with_name("mới").exists()


def test_what_is_said_of_members_is_told_all_at_once_and_nothing_is_written(old: Workspace) -> None:
    wrong = MemberChanges(left=("TTX", "VP", "VP"), joined=(a_member("TTR"),), merged=(Became(("KHTC",), "K", "K"),))
    with pytest.raises(CannotStart) as caught:
        made(old, wrong)
    lines = str(caught.value).splitlines()
    assert [("TTX" in line, "VP" in line, "KHTC" in line, "TTR" in line) for line in lines] == [
        (True, False, False, True),
        (False, True, False, False),
        (False, False, True, False),
        (False, False, False, True),
    ]
    assert not old.root.with_name("mới").exists()


def test_an_office_that_left_is_told_of_where_the_scale_names_it(old: Workspace) -> None:
    found = made(old, MemberChanges(left=("VP", "KHTC")))[1]
    assert "config.toml › bloc.head: Khối trưởng năm trước (VP) đã rời khối" in told(found)


@pytest.mark.parametrize("inside", ["", "con/2019"])
def test_a_new_folder_in_the_old_one_is_refused(old: Workspace, inside: str) -> None:
    before = files_below(old.root)
    with pytest.raises(CannotStart):
        make_next_year(last(old), old.root / inside, 2019, MemberChanges())
    assert files_below(old.root) == before


def test_a_config_written_in_another_way_is_refused(old: Workspace) -> None:
    text = old.config.read_text(encoding="utf-8")
    dotted = "[periods]\nsix-month.deadline = 2018-06-25T17:00:00+07:00\n[periods.x]"
    other = text.replace("[periods.six-month]", dotted)
    start, end = other.index("[periods.x]"), other.index("[periods.year-end]")
    old.config.write_text(other[:start] + other[end:], encoding="utf-8")
    with pytest.raises(CannotStart, match="mỗi khóa một dòng"):
        made(old)
    assert not old.root.with_name("mới").exists()
