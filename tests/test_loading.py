"""Every fault of every file of a workspace is told at once, also where the first file has some."""

from decimal import Decimal
from pathlib import Path

from pipeline.loading import read_setup
from pipeline.workspace.workspace import Workspace
from tests.configs import GRADES, MINIMUM, RANKING
from tests.workbooks import write_table

SCALE = [
    ["Cấp", "Mã", "Nội dung", "Loại", "Điểm tối đa", "Cách tính", "Tham số"],
    [1, "A", "Mục A", "Nhóm", None, None, None],
    [2, "A1", "Tiêu chí 1", "Chuẩn", 10, "Theo tỷ lệ", None],
]
TARGETS = [["Mã", "VP", "KHTC"], ["A1", 5, 6]]


def faults(root: Path, config: str, scale: list[list[object]], targets: list[list[object]]) -> list[str]:
    place = Workspace(root)
    place.config.write_text(config, encoding="utf-8")
    place.scale.parent.mkdir()
    write_table(place.scale, "Thang điểm", scale)
    write_table(place.targets, "Chỉ tiêu", targets)
    setup, found = read_setup(place)
    assert (setup is None) == bool(found)
    return [fault.where for fault in found]


def test_nothing_is_wrong(tmp_path: Path) -> None:
    assert faults(tmp_path, MINIMUM, SCALE, TARGETS) == []


def test_all_faults_at_once(tmp_path: Path) -> None:
    config = MINIMUM.replace(RANKING, "total_flor = 1\n" + RANKING) + GRADES
    wrong = [
        [2, "A2", "Tiêu chí 2", "Chuẩn", 10, "Theo bậc", "từ 95 đến 98: 4"],
        [2, "K", "Điều kiện", "Điều kiện", None, None, "tối đa: Giỏi"],
        [2, "A3", "Tiêu chí 3", "Chuẩn", 5, "Theo thời hạn", "hạn 29/02; 1/ngày"],
    ]
    targets = [["Mã", "VP", "KHTC", "XYZ"], ["A1", "năm", 6, None], ["B9", 1, 2, None]]
    assert faults(tmp_path, config, [*SCALE, *wrong], targets) == [
        "scoring.total_flor",
        "scale.xlsx › Thang điểm!G4",
        "scale.xlsx › Thang điểm!G5",
        "scale.xlsx › Thang điểm!G6",
        "targets.xlsx › Chỉ tiêu!D1",
        "targets.xlsx › Chỉ tiêu!B2",
        "targets.xlsx › Chỉ tiêu!A3",
    ]


def test_a_row_without_a_code_leaves_the_codes_of_targets_unchecked(tmp_path: Path) -> None:
    scale = [*SCALE, [2, Decimal("1.1"), "Tiêu chí 2", "Chuẩn", 10, "Điểm chuẩn", None]]
    assert faults(tmp_path, MINIMUM, scale, [["Mã", "VP"], ["1.10", 5]]) == ["scale.xlsx › Thang điểm!B4"]


def test_members_that_are_not_known_leave_their_targets_unchecked(tmp_path: Path) -> None:
    config = MINIMUM.replace('code = "TTR"', "code = 3")
    assert faults(tmp_path, config, SCALE, [["Mã", "XYZ"], ["B9", 5]]) == ["members[2].code"]


def test_a_wrong_key_of_a_table_leaves_the_rest_of_it_known(tmp_path: Path) -> None:
    config = MINIMUM.replace('code = "TTR"', 'code = "TTR"\nemial = ["a@b.example"]')
    config = config.replace(RANKING, "total_flor = 1\n" + RANKING) + GRADES + 'quota_of = "20%"\n'
    wrong = [
        [2, "A2", "Tiêu chí 2", "Chuẩn", Decimal("5.555"), "Điểm chuẩn", None],
        [2, "K", "Điều kiện", "Điều kiện", None, None, "tối đa: Giỏi"],
    ]
    assert faults(tmp_path, config, [*SCALE, *wrong], [["Mã", "TTR", "XYZ"], ["A1", -1, None]]) == [
        "members[2].emial",
        "scoring.total_flor",
        "grades[1].quota_of",
        "scale.xlsx › Thang điểm!E4",
        "scale.xlsx › Thang điểm!G5",
        "targets.xlsx › Chỉ tiêu!C1",
        "targets.xlsx › Chỉ tiêu!B2",
    ]
