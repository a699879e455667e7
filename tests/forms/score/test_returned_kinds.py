"""Forms saved as other kinds of files, by a real LibreOffice and under wrong names: nothing is lost or changed."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.forms.score.writer import write_form
from pipeline.model.grounds import Grounds
from pipeline.model.result import Review
from pipeline.model.scale import Kind
from pipeline.reports.results import results
from pipeline.reviewing import review
from tests.answering import some_grounds
from tests.builders import a_condition, a_config, a_group, a_line, a_member, a_scale
from tests.conftest import SaveAs
from tests.filling import Rows, fill
from tests.forms.score.returning import UNITS, fate, findings, marks, read, receive, reviewed, send
from tests.rules.every_rule import uses_of_other_rules

KINDS = ("xlsx", "ods", "xls")
BONUS, DEDUCTION = Kind.BONUS, Kind.DEDUCTION

ROWS = (
    a_group("I", "Nhiệm vụ chuyên môn"),
    a_line("01", "Điểm chuẩn"),
    a_line("02", "Chấm trực tiếp", "bước 0,05"),
    a_line("03", "Chấm trực tiếp", "thang 100"),
    a_line("04", "Đạt/không đạt"),
    a_line("05", "Theo mức", "TSVM tiêu biểu: 6; 1,5: 5; 1: 3; Không: 0"),
    a_line("06", "Theo bậc", "≥98: 5; ≥97,5: 4; còn lại: 0", unit="%"),
    a_line("07", "Theo bậc", "theo % chỉ tiêu; ≥100: 10; còn lại: 1"),
    a_line("08", "Theo tỷ lệ", "đủ điểm từ 85%"),
    a_line("09", "Theo tỷ lệ", "kết quả là %", unit="%"),
    a_line("10", "Theo tỷ lệ", "càng thấp càng tốt"),
    a_line("11", "Trừ dần", "0,5/lần"),
    a_line("1.10", "Theo thời hạn", "hạn 31/01; ≤0: 3; ≤30: 1,5; còn lại: 0"),
    a_line("1.2", "Theo thời hạn", "hạn 15/12; 1/ngày"),
    a_line("1.3", "So với đơn vị dẫn đầu"),
    a_line("1.4", "Theo bậc", "≥90: 5; còn lại: 1; theo dòng 08"),
    a_group("II", "Thưởng, trừ, điều kiện"),
    a_line("T1", "Theo số lượng", "0,1 mỗi 1 trên 92", kind=BONUS),
    a_line("T2", "Vượt kế hoạch", "của 08", kind=BONUS, maximum=5),
    a_line("T3", "Chấm trực tiếp", kind=BONUS, maximum=None),
    a_line("P1", "Theo số lượng", "0,5/lần", kind=DEDUCTION),
    a_line("P2", "Đạt/không đạt", kind=DEDUCTION),
    a_condition("K1"),
    a_condition("K2"),
)
OTHERS = uses_of_other_rules({line.rule.label for line in ROWS if line.rule})
SCALE = a_scale(
    *ROWS,
    *(
        a_line(f"X{n}", label, parameters, kind=kind, maximum=maximum)
        for n, (label, parameters, kind, maximum) in enumerate(OTHERS)
    ),
)
"""With a line of every rule."""
TARGETS = {code: {"VP": 36, "TTR": 7, "KHTC": 1234} for code in ("07", "08", "10", "1.3")}
MEMBERS = [a_member(unit) for unit in UNITS]
GROUNDS: Grounds = some_grounds(SCALE, config=a_config(MEMBERS), targets=TARGETS)

LONG = "Báo cáo số 01/BC-VP ngày 05/12/2018; “đính kèm” <A&B>\nCông văn 12  'gốc'\n" * 5
ANSWERS: dict[str, Rows] = {
    "VP": {
        "I": {"evidence": LONG},
        "02": {"claimed": 7.35, "evidence": LONG, "note": "=SUM(A1)"},
        "03": {"claimed": 33.3},
        "04": {"reported": "Đạt"},
        "05": {"reported": 1.5},
        "06": {"reported": {"cell": "percent", "v": 0.975}},
        "07": {"reported": 0.1},
        "08": {"reported": 1234567.891},
        "09": {"reported": 98.70000000000001},
        "10": {"reported": 0},
        "11": {"reported": 3},
        "1.10": {"reported": {"date": "2018-02-28"}},
        "1.2": {"reported": "15/12/2018"},
        "1.3": {"reported": 1e-7},
        "T1": {"reported": 93.25},
        "T3": {"claimed": 1.005},
        "P1": {"reported": 2},
        "P2": {"reported": "Không"},
        "K1": {"reported": "Không"},
    },
    "TTR": {
        "01": {"claimed": 9},
        "02": {"not_applicable": "x", "note": "Không có nhiệm vụ"},
        "03": {"claimed": "88,8"},
        "04": {"reported": "x"},
        "05": {"reported": "tsvm tiêu biểu"},
        "06": {"reported": "98%"},
        "07": {"reported": {"cell": "formula", "f": "=3+4", "v": 7}},
        "08": {"reported": 7, "claimed": 9.5},
        "09": {"reported": "1.234"},
        "10": {"reported": "ba"},
        "11": {"reported": 1.5},
        "1.10": {"reported": "Không"},
        "1.2": {"reported": {"date": "2018-12-31"}},
        "1.3": {"reported": -1},
        "P2": {"reported": "x"},
        "K2": {"reported": "có lẽ"},
    },
    "KHTC": {
        "II": {"not_applicable": "x", "note": "Cả mục không áp dụng"},
        "02": {"claimed": 0.3},
        "03": {"claimed": {"cell": "percent", "v": 0.5}},
        "04": {"reported": {"cell": "bool", "v": True}},
        "05": {"reported": {"date": "2018-05-01"}},
        "06": {"reported": {"cell": "error", "v": "#N/A"}},
        "07": {"reported": {"cell": "percent", "v": 1}},
        "08": {"reported": {"date": "2018-01-09"}},
        "11": {"not_applicable": "có"},
        "1.2": {"reported": 43100},
        "1.3": {"reported": 1300},
    },
}


@pytest.fixture(scope="module")
def saved(save_as: SaveAs, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Review]:
    """The reviews of the same forms as they were filled and as LibreOffice saved them."""
    root = tmp_path_factory.mktemp("saved")
    (root / "filled").mkdir()
    for member in MEMBERS:
        path = root / "filled" / f"{member.code}.xlsx"
        targets = {code: figures[member.code] for code, figures in GROUNDS.targets.items()}
        write_form(path, config=GROUNDS.config, period=GROUNDS.period, scale=SCALE, member=member, targets=targets)
        fill(path, ANSWERS[member.code])
    paths = sorted((root / "filled").iterdir())
    for kind in KINDS:
        save_as(paths, kind, root / kind)
    for path in sorted(root.rglob("*.*")):
        receive(path)
    return {kind: review(GROUNDS, root / kind).review for kind in ("filled", *KINDS)}


def told(seen: Review) -> dict[str, Any]:
    """All that was read and computed, but for the names of the files."""
    data = results(seen)
    for standing in data["standings"]:
        for mark in standing["marks"]:
            mark["at"] = mark["at"].partition(" › ")[2]
    return {"standings": data["standings"], "not_ranked": data["not_ranked"]}


def said(seen: Review) -> list[tuple[str, ...]]:
    return sorted((one.code, one.unit or "", one.line or "", one.cell or "") for one in seen.findings)


@pytest.mark.parametrize("kind", KINDS)
def test_every_rule_gives_the_same_from_what_libreoffice_saved(saved: dict[str, Review], kind: str) -> None:
    assert told(saved[kind]) == told(saved["filled"])


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_is_said_of_what_libreoffice_saved(saved: dict[str, Review], kind: str) -> None:
    assert said(saved[kind]) == said(saved["filled"])


@pytest.mark.parametrize("kind", KINDS)
def test_the_hidden_identity_survives(saved: dict[str, Review], kind: str) -> None:
    assert [fate(saved[kind], f"{unit}.{kind}") for unit in sorted(UNITS)] == [
        ("accepted", None, unit) for unit in sorted(UNITS)
    ]
    assert "identity_visible_only" not in {one.code for one in saved[kind].findings}


@pytest.mark.parametrize("kind", KINDS)
def test_evidence_and_notes_survive(saved: dict[str, Review], kind: str) -> None:
    before, after = (
        {(one.unit, code): (entry.evidence.value, entry.note.value) for one in seen.submissions for code, entry in
         one.entries.items()}
        for seen in (saved["filled"], saved[kind])
    )  # fmt: skip
    assert after == before


# ------------------------------------------------------------------------------ names that say otherwise


@pytest.mark.parametrize("name", ["VP.xls", "VP.ods", "VP.xlsm", "VP.XLSX", "VP.xltx"])
def test_a_form_under_another_suffix(name: str, unchanged: Review, tmp_path: Path) -> None:
    for unit in UNITS[1:]:
        send(tmp_path, unit)
    send(tmp_path, "VP", name=name)
    seen = read(tmp_path)
    assert fate(seen, name) == ("accepted", None, "VP")
    assert [marks(seen, unit) for unit in UNITS] == [marks(unchanged, unit) for unit in UNITS]


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("VP.xls", b"<html><table><tr><td>A1</td></tr></table></html>", ("rejected", "unreadable", None)),
        ("VP.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2048), ("rejected", "unreadable", None)),
        ("VP.ods", b"PK\x03\x04", ("rejected", "unreadable", None)),
        ("VP.xlsb", b"PK\x05\x06" + bytes(18), ("rejected", "unreadable", None)),
        ("VP.csv", "Mã,Kết quả\n1.1,5\n".encode(), ("ignored", "not_a_spreadsheet", None)),
        ("VP.pdf", b"%PDF-1.7", ("ignored", "not_a_spreadsheet", None)),
    ],
)
def test_what_cannot_be_read_harms_nobody_else(
    name: str, data: bytes, expected: tuple[str, str, None], unchanged: Review, tmp_path: Path
) -> None:
    for unit in UNITS[1:]:
        send(tmp_path, unit)
    (tmp_path / name).write_bytes(data)
    seen = read(tmp_path)
    assert fate(seen, name) == expected
    assert [marks(seen, unit) for unit in UNITS] == [None, *(marks(unchanged, unit) for unit in UNITS[1:])]


def test_a_form_cut_off_on_its_way(unchanged: Review, tmp_path: Path) -> None:
    reviewed(tmp_path)
    path = tmp_path / "VP.xlsx"
    path.write_bytes(path.read_bytes()[:-500])
    seen = read(tmp_path)
    assert fate(seen) == ("rejected", "unreadable", None)
    assert findings(seen, None) == [("unreadable", None)]
    assert marks(seen, "TTR") == marks(unchanged, "TTR")
