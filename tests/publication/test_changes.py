"""What a run on changed inputs says against the published result: which inputs, members, lines, places, and why."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipeline.cli.terminal.publication import FEW_INPUTS, FEW_RESULTS, in_short
from pipeline.publication import changes
from pipeline.publication.changes import changes_since
from pipeline.publication.differences import Difference
from pipeline.publication.remaking import review_of
from pipeline.workspace.workspace import Workspace
from tests.filling import fill
from tests.publication.conftest import PERIOD, YEAR


def since(place: Workspace) -> tuple[Difference, ...]:
    now = review_of(place, YEAR, PERIOD).review
    return changes_since(place.output(YEAR, PERIOD, "published"), place, now)


def sentences(found: tuple[Difference, ...], what: str) -> list[str]:
    return [one.sentence for one in found if one.what == what]


def in_sheet(path: Path, row: str, column: str, value: Any) -> None:
    """Change the cell of a row, known by its code, under a label."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    header = next(cells for cells in sheet.iter_rows() if any(cell.value == "Mã" for cell in cells))
    at = {cell.value: cell.column for cell in header}
    line = next(cells[0].row for cells in sheet.iter_rows() if cells[at["Mã"] - 1].value == row)
    sheet.cell(line, at[column]).value = value
    book.save(path)


def test_nothing_differs_where_nothing_was_changed(place: Workspace) -> None:
    assert since(place) == ()


def test_a_changed_answer_tells_the_cell_the_line_the_points_and_the_places(place: Workspace) -> None:
    fill(place.inbox(YEAR, PERIOD) / "VP.xlsx", {"B2": {"claimed": 3}})
    found = since(place)
    assert sentences(found, "file_changed") == ["inbox/2018-year-end/VP.xlsx: tệp đã thay đổi."]
    assert sentences(found, "answers") == ["Phiếu của Văn phòng Sở (VP), VP.xlsx: B2 Điểm tự chấm 6,5 → 3."]
    assert sentences(found, "mark") == ["Văn phòng Sở (VP), dòng B2: điểm 6,50 → 3,00; điểm tự chấm 6,5 → 3."]
    assert sentences(found, "standing")[0].startswith("Văn phòng Sở (VP): tổng điểm 98,20 → 94,70; hạng 3 → 4;")
    assert sentences(found, "moved")[0].startswith("Phòng Kế hoạch – Tài chính (KHTC): hạng 4 → 3 (điểm của đơn vị")
    assert {one.unit for one in found if one.what in ("standing", "moved", "mark")} == {"VP", "KHTC"}


def test_a_changed_key_of_the_configuration_is_told_by_its_path(place: Workspace) -> None:
    text = place.config.read_text("utf-8").replace('quota = "20%"', 'quota = "30%"').replace("quota = 3", "quota = 2")
    place.config.write_text(text, encoding="utf-8")
    assert sentences(since(place), "config") == [
        "config.toml › grades[Hoàn thành xuất sắc nhiệm vụ].quota: 20% → 30%.",
        "config.toml › awards[Giấy khen của Giám đốc Sở Khoa học và Công nghệ].quota: 3 → 2.",
    ]


def test_a_table_left_to_its_defaults_is_still_told(place: Workspace) -> None:
    before, _, rest = place.config.read_text("utf-8").partition("[ballots]")
    rest = rest[rest.index("[[decisions]]") :]
    place.config.write_text(f"{before}{rest}", encoding="utf-8")
    without = sentences(since(place), "config")
    place.config.write_text(f"{before}[ballots]\n{rest}", encoding="utf-8")
    empty = sentences(since(place), "config")
    assert [told for told in empty if told not in without] == [
        "config.toml › ballots: (không có) → (bảng không ghi gì, theo mặc định)."
    ]


def test_two_entries_of_one_name_are_told_by_their_numbers(place: Workspace) -> None:
    said = "".join(f'[[appraisal.assignments]]\nappraiser = "VP"\nmembers = ["{unit}"]\n' for unit in ("KHTC", "QLKH"))
    place.config.write_text(f"{place.config.read_text('utf-8')}\n{said}", encoding="utf-8")
    assert [told for told in sentences(since(place), "config") if ".members" in told] == [
        "config.toml › appraisal.assignments[0].members: (không có) → KHTC.",
        "config.toml › appraisal.assignments[1].members: (không có) → QLKH.",
    ]


def test_a_comment_in_the_configuration_changes_the_file_alone(place: Workspace) -> None:
    place.config.write_text(place.config.read_text("utf-8") + "# ghi chú\n", encoding="utf-8")
    assert [one.sentence for one in since(place)] == ["config.toml: tệp đã thay đổi."]


def test_a_changed_target_is_told_by_member_and_line(place: Workspace) -> None:
    in_sheet(place.targets, "A1.2", "QLKH", 84)
    found = since(place)
    assert sentences(found, "target") == ["Chỉ tiêu giao của Phòng Quản lý Khoa học (QLKH), dòng A1.2: 40 → 84."]
    (mark,) = sentences(found, "mark")
    assert mark.startswith("Phòng Quản lý Khoa học (QLKH), dòng A1.2: điểm 30,00 → 15,00; chỉ tiêu giao 40 → 84")


def test_a_changed_text_of_the_scale_is_told_by_line_and_column(place: Workspace) -> None:
    in_sheet(place.scale, "B2", "Nội dung", "Chấp hành kỷ luật")
    (line,) = sentences(since(place), "scale_line")
    assert line.startswith("Thang điểm, dòng B2: Nội dung ")
    assert line.endswith(" → Chấp hành kỷ luật.")


def test_a_changed_maximum_of_the_scale_is_told_with_its_rule(place: Workspace) -> None:
    in_sheet(place.scale, "B2", "Điểm tối đa", 6)
    found = since(place)
    (line,) = sentences(found, "scale_line")
    assert line.startswith("Thang điểm, dòng B2: Điểm tối đa 7 → 6; Cách tính Chấm trực tiếp: ")
    assert len(sentences(found, "not_ranked")) == 11, "forms of another scale are refused"


def test_new_and_lost_files_are_told(place: Workspace) -> None:
    inbox = place.inbox(YEAR, PERIOD)
    (inbox / "VP.xlsx").unlink()
    (inbox / "biên bản.pdf").write_bytes(b"x")
    found = since(place)
    assert sentences(found, "file_gone") == ["inbox/2018-year-end/VP.xlsx: khi công bố có, nay không còn."]
    assert sentences(found, "file_new") == ["inbox/2018-year-end/biên bản.pdf: tệp mới, khi công bố chưa có."]
    (gone,) = sentences(found, "not_ranked")
    assert gone.endswith("lý do (không có) → chưa nộp phiếu.")


def test_another_program_is_told_where_anything_differs(place: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "__version__", "9.0")
    assert since(place) == ()
    (place.inbox(YEAR, PERIOD) / "biên bản.pdf").write_bytes(b"x")
    assert since(place)[0].sentence == "Phiên bản chương trình: 0.1.0 → 9.0."


@pytest.mark.parametrize("damaged", ["niem-phong.json", "ket-qua/results.json"])
def test_with_a_damaged_publication_nothing_is_compared(place: Workspace, published: Path, damaged: str) -> None:
    (published / damaged).write_bytes(json.dumps({}).encode())
    assert [one.what for one in since(place)] == ["broken"]


def test_damaged_inputs_still_tell_which_files_differ(place: Workspace, published: Path) -> None:
    (published / "dau-vao" / "config.toml").write_bytes(b"")
    fill(place.inbox(YEAR, PERIOD) / "VP.xlsx", {"B2": {"claimed": 3}})
    found = since(place)
    assert [one.what for one in found[:2]] == ["file_changed", "broken"]
    assert sentences(found, "mark") != []


def test_after_a_run_the_differences_fit_on_the_terminal() -> None:
    many = [Difference(what=what, subject="x") for what in ("answers", "finding_new", "mark") for _ in range(30)]
    short = [one.what for one in in_short(many)]
    assert short == ["answers"] * FEW_INPUTS + ["mark"] * FEW_RESULTS
