"""Sheet `Khen thưởng`: the vote, what is proposed and what was awarded, who just missed, and last year."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.model.bloc import Decision, Period
from pipeline.model.grounds import Memory, PastResult, PastReview
from pipeline.model.result import Review
from pipeline.reports.figures.award_history import history
from pipeline.text.awards import given_of_proposed
from tests.answering import reviewed
from tests.builders import a_config, a_grade, a_member, an_award
from tests.forms.ballots.counting import FLAG, PRAISE, SCALE, a_vote, counted
from tests.reports.books import Opened, row_with, rows_of, texts_of, two_ranked_and_one_not

SHEET = "Khen thưởng"


def deciding(review: Review, *decisions: Decision) -> Review:
    return review._replace(config=review.config._replace(decisions=decisions))


def row_of(rows: Sequence[Sequence[object]], name: str) -> list[object]:
    return list(next(row for row in rows if row[1] == name))


def test_without_awards_of_the_period_there_is_no_sheet(opened: Opened) -> None:
    assert SHEET not in opened(two_ranked_and_one_not()).sheetnames
    config = a_config([a_member()], awards=(an_award(),))
    half_year = reviewed(SCALE, config=config, period=Period.SIX_MONTH, VP={"A1": 9})
    assert SHEET not in opened(half_year).sheetnames
    assert opened(reviewed(SCALE, config=config, VP={"A1": 9})).sheetnames[1] == SHEET


def test_the_vote_stands_beside_what_is_proposed_and_awarded(tmp_path: Path, opened: Opened) -> None:
    decision = Decision(year=2018, award=PRAISE, number="Số 7/QĐ-UBND", members=("KHTC", "QLKH"))
    sheet = opened(deciding(counted(tmp_path), decision))[SHEET]
    told, rows = texts_of(sheet), rows_of(sheet)
    assert "Bỏ phiếu suy tôn: Có mặt 04/04 thành viên; phát ra 04 phiếu, thu về 04 phiếu, hợp lệ 04 phiếu." in told
    assert "Số phiếu đồng ý cần có: ít nhất 50% tổng số đơn vị thành viên (từ 02/04 phiếu)." in told
    assert row_of(rows, "Đơn vị VP")[3:] == [None, 4, 100, "Đề nghị", "Chưa có quyết định"]
    assert row_of(rows, "Đơn vị TTR")[:8] == [2, "Đơn vị TTR", 8, None, 3, 75, "Đề nghị", "Không"]
    assert row_of(rows, "Đơn vị KHTC")[3:] == [None, 2, 50, "Không", "Số 7/QĐ-UBND"]
    assert row_of(rows, "Đơn vị QLKH")[:8] == [4, "Đơn vị QLKH", 5, None, "–", "–", "Không", "Số 7/QĐ-UBND"]


def test_before_the_vote_a_tie_is_not_decided(opened: Opened) -> None:
    review = reviewed(SCALE, config=a_vote().config, VP={"A1": 9}, TTR={"A1": 8}, KHTC={"A1": 8}, QLKH={"A1": 5})
    sheet = opened(review)[SHEET]
    assert "Chưa có kết quả bỏ phiếu được tính" in texts_of(sheet)
    assert row_of(rows_of(sheet), "Đơn vị TTR")[4:] == ["–", "–", "Chưa quyết", "Chưa có quyết định"]


def test_the_cut_line_is_explained(tmp_path: Path, opened: Opened) -> None:
    told = texts_of(opened(counted(tmp_path))[SHEET])
    place = "xếp hạng 2, ngoài phạm vi được đề nghị (hạng 1); kém đơn vị được đề nghị thấp nhất 1,00 điểm."
    assert f"Cận ngưỡng: Đơn vị TTR {place}" in told
    full = "được 02/04 phiếu (50%), đã đủ số lượng; bằng điểm với đơn vị được đề nghị thấp nhất."
    assert f"Cận ngưỡng: Đơn vị KHTC xếp hạng 2, {full}" in told


def test_awards_ask_for_grades_and_shares(opened: Opened) -> None:
    award = an_award(FLAG, 1, 3, grades=("Xuất sắc",))
    config = a_config([a_member()], by="percent", awards=(award,), grades=(a_grade(),))
    told = texts_of(opened(reviewed(SCALE, config=config, VP={"A1": 8}))[SHEET])
    assert "Điều kiện: hạng 1–3; xếp loại “Xuất sắc”. Số lượng: 01 đơn vị." in told
    assert "Không có đơn vị nào thuộc diện đề nghị." in told
    assert "Cận ngưỡng: Đơn vị VP xếp hạng 1, không có xếp loại mà danh hiệu yêu cầu." in told


# ----------------------------------------------------------------------------------- last year


def a_past(**awards: tuple[str, ...]) -> Memory:
    results = {unit: PastResult(unit=unit, name=unit, awards=given) for unit, given in awards.items()}
    return Memory(last_year=PastReview(year=2017, period=Period.YEAR_END, file="results.json", results=results))


def last_year(award: str, members: tuple[str, ...] = (), proposed: tuple[str, ...] | None = None) -> Decision:
    return Decision(year=2017, award=award, members=members, proposed=proposed)


@pytest.mark.parametrize(
    ("decisions", "memory", "told"),
    [
        ((), Memory(), "chưa rõ"),
        ((last_year(FLAG, ("VP",), ("VP", "TTR")),), Memory(), "1/1"),
        ((last_year(FLAG, ("TTR",), ("VP", "TTR")), last_year(PRAISE, ("VP",), ("VP",))), Memory(), "1/2"),
        ((last_year(FLAG, ("TTR",), ("TTR",)),), Memory(), "0/0"),
        ((last_year(FLAG, ("VP",)),), Memory(), "1/chưa rõ"),
        ((last_year(FLAG, ("VP",)), last_year(PRAISE, (), ("VP",))), Memory(), "1/chưa rõ"),
        ((), a_past(VP=(FLAG,)), "chưa rõ/1"),
        ((), a_past(VP=()), "chưa rõ/0"),
        ((), a_past(TTR=(FLAG,)), "chưa rõ"),
        ((last_year(FLAG, ("VP",)),), a_past(VP=("cờ  THI đua",)), "1/1"),
        ((last_year(FLAG, ("VP",)),), a_past(VP=()), "1/0"),
        ((last_year(FLAG, ("TTR",), ("TTR",)),), a_past(VP=(FLAG,)), "0/0"),
        ((last_year(FLAG, ("VP",), ("VP",)),), a_past(VP=(FLAG, PRAISE)), "chưa rõ/2"),
        ((Decision(year=2016, award=FLAG, members=("VP",), proposed=("VP",)),), Memory(), "chưa rõ"),
    ],
)
def test_awarded_of_proposed_last_year(decisions: tuple[Decision, ...], memory: Memory, told: str) -> None:
    """What a decision says of proposals comes before last year's results; what nobody recorded is unknown, not 0."""
    review = deciding(reviewed(SCALE, VP={"A1": 9}), *decisions)._replace(memory=memory)
    known = history(review, "VP")
    assert given_of_proposed(known.awarded, known.proposed) == told


def test_last_year_by_member(tmp_path: Path, opened: Opened) -> None:
    decision = Decision(year=2017, award="=Cờ cũ", number="Số 1/QĐ", members=("TTR",), proposed=("TTR", "VP"))
    sheet = opened(deciding(counted(tmp_path), decision))[SHEET]
    first = row_with(sheet, "Trao/đề nghị") + 1
    rows = [[cell.value for cell in row[:4]] for row in sheet.iter_rows(min_row=first, max_row=first + 3)]
    assert rows == [
        [1, "Đơn vị VP", "0/1", "–"],
        [2, "Đơn vị TTR", "1/1", "=Cờ cũ (Số 1/QĐ)"],
        [3, "Đơn vị KHTC", "0/0", "–"],
        [4, "Đơn vị QLKH", "0/0", "–"],
    ]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_nothing_known_of_last_year_is_said_once(tmp_path: Path, opened: Opened) -> None:
    told = texts_of(opened(counted(tmp_path))[SHEET])
    assert "Chưa có dữ liệu khen thưởng năm 2017" in told
    assert "Trao/đề nghị" not in told
