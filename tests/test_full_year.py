"""A year of the shipped bloc, from the pact to the sealed result, by the commands that the guide tells.

The totals are the guide's; worked out from the scale: A2 gives 12 points from 98 % and 8 from 95 %, C3 a point for
each activity up to 5.
"""

from pathlib import Path

import pytest
from docx import Document

from tests import the_year
from tests.the_year import LETTER, PRAISE, Year, filled, table

DECISION = f"""
[[decisions]]
year = 2018
award = "{LETTER}"
number = "Quyết định số 21/QĐ-SKHCN ngày 15/01/2019"
members = ["CCTDC"]
"""
BEFORE_THE_VOTE = {"QLKH": [PRAISE], "CCTDC": [LETTER], "VP": [LETTER], "KHTC": [LETTER]}
AFTER_THE_VOTE = {"QLKH": [PRAISE], "CCTDC": [LETTER], "VP": [LETTER]}


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Year:
    """The bloc's workspace; the tests below play the year one after another."""
    return Year(tmp_path_factory.mktemp("nam") / "khoi")


def told(step: int) -> dict[str, str]:
    """The totals that the guide tells after a step."""
    row = next(row for row in table("Sau bước") if row[0].startswith(f"{step} "))
    return {unit: text.replace(",", ".") for unit, text in zip(("QLKH", "CCTDC", "VP", "KHTC"), row[1:], strict=True)}


def texts(path: Path) -> str:
    """All that a paper says, also in its tables."""
    document = Document(str(path))
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(one.text for one in document.paragraphs), *(cell.text for cell in cells)])


def test_the_year_begins_with_the_pact(year: Year) -> None:
    assert "đều dùng được" in the_year.pact(year)
    assert (year.root / "output/2018/agreement/giao-uoc.docx").is_file()


def test_six_months_are_reviewed_and_sealed(year: Year) -> None:
    told_of_the_change = the_year.six_months(year)
    assert "phiếu của TTR in chỉ tiêu khác targets.xlsx hiện nay" in told_of_the_change
    assert "thidua forms --period six-month --only TTR" in told_of_the_change
    sealed = year.root / "output/2018-six-month/published/ket-qua"
    assert {path.name for path in sealed.iterdir()} >= {"bao-cao-so-ket.docx", "thong-bao.docx", "index.html"}


def test_the_members_score_themselves(year: Year) -> None:
    status = the_year.self_scores(year)
    assert all(unit in status for unit in ("QLKH", "CCTDC", "TTKT"))
    assert year.totals() == told(10) == {"QLKH": "104.00", "CCTDC": "98.50", "VP": "98.20", "KHTC": "95.30"}
    assert not (year.output / "review" / "tham-dinh").exists()


def test_the_first_round_of_appraisal(year: Year) -> None:
    the_year.first_round(year)
    assert year.totals() == told(12) == {"QLKH": "104.00", "VP": "97.20", "KHTC": "95.30", "CCTDC": "94.50"}
    assert list(year.totals()) == ["QLKH", "VP", "KHTC", "CCTDC"]


def test_the_members_explain(year: Year) -> None:
    the_year.explanations(year)
    written = sorted(path.name for path in (year.output / "responses/vong-1").iterdir())
    assert written == ["giai-trinh-CCTDC.xlsx", "giai-trinh-VP.xlsx"]


def test_the_second_round_counts_and_both_are_explained(year: Year) -> None:
    explained = " ".join(the_year.second_round(year).split())
    assert year.totals() == told(15)
    assert year.awards() == BEFORE_THE_VOTE
    assert not (year.output / "review/to-trinh.docx").exists(), "the bloc has still to vote"
    assert filled("responses/vong-1/giai-trinh-CCTDC.xlsx")["CCTDC", "A2"]["Giải trình"] in explained
    for number in (1, 2):
        assert filled(f"appraisal/vong-{number}/{the_year.HEAD}.xlsx")["CCTDC", "A2"]["Lý do"] in explained
    minutes = texts(year.output / "review/tham-dinh/VP.docx")
    assert str(filled(f"appraisal/vong-1/{the_year.DEPUTY}.xlsx")["VP", "C3"]["Lý do"]) in minutes


def test_the_bloc_votes(year: Year) -> None:
    the_year.vote(year)
    assert year.awards() == AFTER_THE_VOTE, "5 of 11 members are not half of them"
    proposal = texts(year.output / "review/to-trinh.docx")
    assert "Chi cục Tiêu chuẩn Đo lường Chất lượng" in proposal
    assert "Phòng Kế hoạch – Tài chính" not in proposal


def test_the_result_is_sealed_and_stays_whole(year: Year) -> None:
    assert "còn nguyên vẹn" in the_year.sealing(year)
    sealed = {path.name for path in (year.output / "published/ket-qua").iterdir()}
    assert sealed >= {"bao-cao-tong-ket.docx", "bien-ban-binh-xet.docx", "to-trinh.docx", "phieu-ket-qua", "tham-dinh"}


def test_next_year_begins_from_this_one(year: Year) -> None:
    made, checked = the_year.next_year(year)
    assert "hạn nộp: 05/12/2018 → 05/12/2019 (Thứ Năm)" in made
    assert "QLCN, QLCNTT hợp nhất thành QLCN" in made
    assert "So với năm 2018 (output/2018-year-end/published/ket-qua/results.json):" in checked
    assert "09 đơn vị so với chính mình" in checked
    assert "QLCN — Phòng Quản lý Công nghệ: gộp từ QLCN" in checked
    assert "A1.2), cột Cách tính: cách tính cần chỉ tiêu" in checked, "targets are to be registered anew"
    assert "đều dùng được" in checked


def test_every_step_is_the_guides(year: Year) -> None:
    assert year.commands == the_year.commands()


def test_the_decision_is_recorded_beside_the_proposal(year: Year) -> None:
    config = year.root / "config.toml"
    config.write_text(config.read_text(encoding="utf-8") + DECISION, encoding="utf-8")
    assert "config.toml" in year("run --period year-end"), "what differs from the sealed result is told"
    assert year.awards() == AFTER_THE_VOTE, "proposals stay as they were voted"
    assert "còn nguyên vẹn" in year("verify --period six-month")
