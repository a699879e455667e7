"""Rounds, several appraisers, several workbooks of one: which count, and what a later round is shown."""

from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.model.result import Basis
from tests.answering import MARKED, a_row, mark_of
from tests.builders import a_group, a_line, a_scale
from tests.filling import write_receipt
from tests.forms.appraisal.filling import (
    FIGURE,
    POINTS,
    REASON,
    Given,
    a_bloc,
    a_workbook,
    crossed,
    fill,
    issue,
    reviewed,
    send_forms,
    shown,
    told,
)

SCALE = a_scale(a_group("A"), a_line("A1"), a_line("A2", "Trừ dần", "1/lần"))
GROUNDS = a_bloc(SCALE)


def the_inbox(tmp_path: Path) -> Path:
    inbox = tmp_path / "inbox"
    send_forms(inbox, GROUNDS, VP={"A1": 9, "A2": 1}, TTR={"A1": 8, "A2": 0})
    return inbox


def test_the_second_round_shows_the_first_and_counts_after_it(tmp_path: Path) -> None:
    inbox, folder = the_inbox(tmp_path), tmp_path / "appraisal"
    (first,) = issue(folder, GROUNDS, inbox)
    fill(first, {("VP", "A1"): {POINTS: 6, REASON: "BB 01"}, ("VP", "A2"): {FIGURE: 4, REASON: "Sổ theo dõi"}})
    inbox.joinpath("vòng 1.xlsx").write_bytes(first.read_bytes())
    send_forms(inbox, GROUNDS, "2018-12-03T08:00:00+07:00", VP={"A1": a_row(claimed=9, note="Đã bổ sung"), "A2": 1})
    (second,) = issue(folder, GROUNDS, inbox, 2)
    row = shown(second)["VP", "A1"]
    assert (row["Vòng 1: điểm"], row["Vòng 1: lý do"], row["Vòng 1: kết quả"]) == (6, "BB 01", None)
    assert (row["Điểm tự chấm"], row["Điểm tính"], row["Giải trình"]) == (9, 6, "Đã bổ sung")
    assert (row[POINTS], row[REASON]) == (None, None)
    figure = shown(second)["VP", "A2"]
    assert (figure["Vòng 1: kết quả"], figure["Điểm tự chấm"], figure["Điểm tính"]) == (4, 9, 6)
    fill(second, {("VP", "A1"): {POINTS: 7, REASON: "Chấp nhận giải trình"}})
    inbox.joinpath("vòng 2.xlsx").write_bytes(second.read_bytes())
    review = reviewed(GROUNDS, inbox)
    assert mark_of(review, "A1").points == Decimal("7.00")
    assert mark_of(review, "A2").points == Decimal("6.00"), "nobody spoke of it again"
    assert [one.status.value for one in review.files] == ["accepted"] * 4


def test_writing_a_round_leaves_the_others_as_they_were(tmp_path: Path) -> None:
    inbox, folder = the_inbox(tmp_path), tmp_path / "appraisal"
    (first,) = issue(folder, GROUNDS, inbox)
    fill(first, {("VP", "A1"): {POINTS: 6}})
    kept = first.read_bytes()
    issue(folder, GROUNDS, inbox, 2)
    assert first.read_bytes() == kept
    assert sorted(path.name for path in folder.iterdir()) == ["vong-1", "vong-2"]


def test_writing_again_keeps_what_was_filled_in_the_output(tmp_path: Path) -> None:
    inbox, folder = the_inbox(tmp_path), tmp_path / "appraisal"
    (path,) = issue(folder, GROUNDS, inbox)
    fill(path, {("VP", "A1"): {POINTS: "6,5", REASON: "=1+1"}, ("TTR", "A2"): {FIGURE: 2, REASON: "Sổ theo dõi"}})
    (again,) = issue(folder, GROUNDS, inbox)
    rows = shown(again)
    assert (rows["VP", "A1"][POINTS], rows["VP", "A1"][REASON]) == ("6,5", "=1+1")
    assert (rows["TTR", "A2"][FIGURE], rows["TTR", "A2"][REASON]) == (2, "Sổ theo dõi")
    before = again.read_bytes()
    (third,) = issue(folder, GROUNDS, inbox)
    assert third.read_bytes() == before


def test_the_inbox_goes_before_the_former_output(tmp_path: Path) -> None:
    inbox, folder = the_inbox(tmp_path), tmp_path / "appraisal"
    (path,) = issue(folder, GROUNDS, inbox)
    fill(path, {("VP", "A1"): {POINTS: 3}})
    a_workbook(inbox / "TĐ.xlsx", GROUNDS, {("VP", "A1"): {POINTS: 5, REASON: "BB"}})
    (again,) = issue(folder, GROUNDS, inbox)
    row = shown(again)["VP", "A1"]
    assert (row[POINTS], row[REASON], row["Điểm tính"]) == (5, "BB", 9), "this round's own values are not its ground"


# ------------------------------------------------------------------------- several appraisers


@pytest.mark.parametrize(
    ("combine", "trim", "points"), [("mean", 0, "5.75"), ("median", 0, "6.50"), ("trimmed", 1, "6.50")]
)
def test_several_appraisers_are_combined(tmp_path: Path, combine: str, trim: int, points: str) -> None:
    others = {unit: ["VP"] for unit in ("TTR", "KHTC", "QLKH", "CNTT")}
    grounds = a_bloc(SCALE, "VP", *others, appraisal=crossed(combine, trim, **others))
    send_forms(tmp_path, grounds, VP={"A1": 9, "A2": 0})
    for place, given in enumerate((1, 6, 7, 9)):
        value: Given = {("VP", "A1"): {POINTS: given, REASON: "BB"}}
        a_workbook(tmp_path / f"TĐ {place}.xlsx", grounds, value, place=place)
    review = reviewed(grounds, tmp_path)
    assert mark_of(review, "A1").points == Decimal(points)
    assert mark_of(review, "A2").basis is Basis.COMPUTED
    folder = tmp_path.with_name(f"{tmp_path.name}-ra")
    second = issue(folder, grounds, tmp_path, 2)
    assert [path.name for path in second] == ["TTR.xlsx", "KHTC.xlsx", "QLKH.xlsx", "CNTT.xlsx"]
    row = shown(second[0])["VP", "A1"]
    assert row["Vòng 1: điểm"] == "CNTT: 9\nKHTC: 6\nQLKH: 7\nTTR: 1"
    assert row["Điểm tính"] == float(points)


def test_of_several_appraisers_the_one_who_left_it_blank_abstained(tmp_path: Path) -> None:
    others = {unit: ["VP"] for unit in ("TTR", "KHTC", "QLKH")}
    grounds = a_bloc(SCALE, "VP", *others, appraisal=crossed(**others))
    send_forms(tmp_path, grounds, VP={"A1": 9, "A2": 0})
    for place, given in enumerate(({POINTS: 4, REASON: "BB"}, {REASON: "Chưa rõ"}, {POINTS: 7, REASON: "BB"})):
        a_workbook(tmp_path / f"TĐ {place}.xlsx", grounds, {("VP", "A1"): given}, place=place)
    assert mark_of(reviewed(grounds, tmp_path), "A1").points == Decimal("5.50")


def test_an_x_falls_with_a_value(tmp_path: Path) -> None:
    send_forms(tmp_path, GROUNDS, VP={"A1": MARKED, "A2": 0}, TTR={})
    a_workbook(tmp_path / "TĐ.xlsx", GROUNDS, {("VP", "A1"): {POINTS: 4, REASON: "Có nhiệm vụ này"}})
    assert (mark_of(reviewed(GROUNDS, tmp_path), "A1").basis) is Basis.APPRAISED


# ---------------------------------------------------------------- several workbooks of one appraiser


def two(tmp_path: Path, first: str | None, second: str | None) -> Path:
    inbox = the_inbox(tmp_path)
    for name, points, received in (("a.xlsx", 5, first), ("b.xlsx", 6, second)):
        path = a_workbook(inbox / name, GROUNDS, {("VP", "A1"): {POINTS: points, REASON: "BB"}})
        write_receipt(path, received)
    return inbox


def test_the_workbook_received_last_counts(tmp_path: Path) -> None:
    review = reviewed(GROUNDS, two(tmp_path, "2018-12-12T08:00:00+07:00", "2018-12-11T08:00:00+07:00"))
    assert mark_of(review, "A1").points == Decimal("5.00")
    assert [(one.file, one.status.value, one.reason) for one in review.files][2:] == [
        ("a.xlsx", "accepted", None),
        ("b.xlsx", "superseded", None),
    ]
    (found,) = [one for one in review.findings if one.code == "superseded"]
    assert (found.file, found.facts["differences"]) == ("b.xlsx", "VP A1 Điểm thẩm định: 6 → 5")


@pytest.mark.parametrize(
    ("first", "second", "unknown"),
    [
        ("2018-12-12T08:00:00+07:00", None, ["b.xlsx"]),
        (None, None, ["a.xlsx", "b.xlsx"]),
        ("2018-12-12T08:00:00+07:00", "2018-12-12T08:00:00+07:00", []),
    ],
)
def test_when_nobody_knows_which_is_the_last_neither_counts(
    tmp_path: Path, first: str | None, second: str | None, unknown: list[str]
) -> None:
    review = reviewed(GROUNDS, two(tmp_path, first, second))
    assert mark_of(review, "A1").basis is Basis.CLAIMED
    assert [(one.status.value, one.reason, one.unit) for one in review.files][2:] == [
        ("rejected", "which_form", None)
    ] * 2
    assert len(told(review, "which_form")) == 2
    assert [one.file for one in review.findings if one.code == "receipt_unknown"] == unknown


def test_the_rounds_of_one_appraiser_are_not_rivals(tmp_path: Path) -> None:
    inbox = the_inbox(tmp_path)
    a_workbook(inbox / "a.xlsx", GROUNDS, {("VP", "A1"): {POINTS: 5, REASON: "BB"}})
    a_workbook(inbox / "b.xlsx", GROUNDS, {("VP", "A1"): {POINTS: 6, REASON: "BB"}}, number=2)
    review = reviewed(GROUNDS, inbox)
    assert mark_of(review, "A1").points == Decimal("6.00")
    assert told(review) == []
