"""Round one, the members' answers, round two: what each paper shows of the others, and what comes of them."""

from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.explaining.subject import member_called
from pipeline.model.result import Basis, Review
from pipeline.model.submission import Response
from pipeline.reviewing import explain
from pipeline.text.explained.totals import explanation
from pipeline.text.findings import message
from tests.answering import mark_of
from tests.builders import a_group, a_line, a_scale
from tests.filling import write_receipt
from tests.forms.appraisal import filling as appraisal
from tests.forms.appraisal.filling import FIGURE, POINTS, REASON, a_bloc, crossed, reviewed, send_forms, told
from tests.forms.responses.filling import OPINION, TEXT, fill, issue, shown

SCALE = a_scale(
    a_group("A"),
    a_line("A1", "Chấm trực tiếp"),
    a_line("A2", "Trừ dần", "1/lần"),
    a_line("A3", "Trừ dần", "2/lần; theo dòng A2"),
    a_line("A4", "Trừ dần", "1/lần"),
)
GROUNDS = a_bloc(SCALE)


def after_round_one(tmp_path: Path) -> Path:
    """An inbox with two forms, and a workbook that lowers two lines of one member."""
    inbox = tmp_path / "inbox"
    send_forms(inbox, GROUNDS, VP={"A1": 9, "A2": 1, "A4": 2}, TTR={"A1": 8, "A2": 0, "A4": 0})
    given = {
        ("VP", "A1"): {POINTS: 6, REASON: "BB 01"},
        ("VP", "A2"): {FIGURE: 2, REASON: "Sổ theo dõi"},
        ("VP", "A4"): {FIGURE: 2, REASON: "Đúng số liệu"},
        ("TTR", "A1"): {REASON: "Chưa có hồ sơ để chấm"},
    }
    appraisal.a_workbook(inbox / "TĐ vòng 1.xlsx", GROUNDS, given)
    return inbox


def test_only_members_and_lines_with_other_points_are_asked(tmp_path: Path) -> None:
    forms = issue(tmp_path / "ra", GROUNDS, after_round_one(tmp_path))
    assert list(forms) == ["VP"]
    rows = shown(forms["VP"])
    assert list(rows) == ["A1", "A2", "A3"]
    first, second, third = rows.values()
    assert [first[label] for label in ("Điểm tối đa", "Điểm của đơn vị", "Điểm sau thẩm định")] == [10, 9, 6]
    assert (first["Lý do"], first["Kết quả thẩm định"]) == ("Đơn vị TTR: BB 01", None)
    assert [second[label] for label in ("Kết quả", "Điểm của đơn vị", "Kết quả thẩm định")] == [1, 9, 2]
    assert (third["Điểm của đơn vị"], third["Điểm sau thẩm định"]) == (8, 6)
    assert third["Lý do"] == "Điểm thay đổi theo dòng A2 đã thẩm định."
    assert (first[OPINION], first[TEXT]) == (None, None)


def answered(tmp_path: Path) -> tuple[Path, Path]:
    """The inbox with what the member answered, and the folder the form was issued to."""
    inbox, folder = after_round_one(tmp_path), tmp_path / "ra"
    path = issue(folder, GROUNDS, inbox)["VP"]
    given = {
        "A1": {OPINION: "Không nhất trí", TEXT: "Đã bổ sung Báo cáo số 12"},
        "A2": {OPINION: "nhất trí"},
        "A3": {TEXT: "Xin xem lại"},
    }
    fill(path, given, inbox / "nhận về" / "giải trình VP.xlsx")
    return inbox, folder


def test_answers_are_read_and_change_nothing(tmp_path: Path) -> None:
    before = reviewed(GROUNDS, after_round_one(tmp_path / "trước"))
    inbox, _ = answered(tmp_path)
    review = reviewed(GROUNDS, inbox)
    assert [(one.line, one.round, one.agrees, one.text) for one in review.responses] == [
        ("A1", 1, False, "Đã bổ sung Báo cáo số 12"),
        ("A2", 1, True, ""),
        ("A3", 1, None, "Xin xem lại"),
    ]
    at = review.responses[0].at
    assert at is not None
    assert str(at) == "nhận về/giải trình VP.xlsx › Giải trình!J7"
    assert (review.board, review.findings) == (before.board, before.findings)
    (record,) = [one for one in review.files if one.explains]
    assert (record.file, record.unit, record.status.value) == ("nhận về/giải trình VP.xlsx", "VP", "accepted")


def test_round_two_shows_what_was_answered_and_explain_tells_of_both(tmp_path: Path) -> None:
    inbox, _ = answered(tmp_path)
    (second,) = appraisal.issue(tmp_path / "thẩm định", GROUNDS, inbox, 2)
    rows = appraisal.shown(second)
    assert rows["VP", "A1"]["Vòng 1: đơn vị trả lời"] == "Không nhất trí: Đã bổ sung Báo cáo số 12"
    assert rows["VP", "A2"]["Vòng 1: đơn vị trả lời"] == "Nhất trí"
    assert rows["VP", "A4"]["Vòng 1: đơn vị trả lời"] is None
    assert rows["TTR", "A1"]["Vòng 1: lý do"] == "Chưa có hồ sơ để chấm"
    appraisal.fill(second, {("VP", "A1"): {POINTS: 8, REASON: "Chấp nhận giải trình"}})
    inbox.joinpath("vòng 2.xlsx").write_bytes(second.read_bytes())
    assert mark_of(reviewed(GROUNDS, inbox), "A1").points == Decimal("8.00")
    member = member_called(GROUNDS.config.bloc, "VP")
    assert member
    sentences = [text for _, text in explanation(*explain(GROUNDS, inbox, member, SCALE.by_code["A1"]))]
    way = [text for text in sentences if "vòng" in text]
    assert [text.partition(" (")[0] for text in way] == [
        "Thẩm định vòng 1, Đơn vị TTR: cho 6,00 điểm",
        "Đơn vị trả lời sau vòng 1: không nhất trí, “Đã bổ sung Báo cáo số 12”",
        "Thẩm định vòng 2, Đơn vị TTR: cho 8,00 điểm",
    ]
    assert "nhận về/giải trình VP.xlsx › Giải trình!J7" in way[1]


def test_an_abstention_is_kept_with_its_reason_and_explained(tmp_path: Path) -> None:
    inbox = after_round_one(tmp_path)
    review = reviewed(GROUNDS, inbox)
    (one,) = review.abstentions
    assert (one.unit, one.line, one.appraiser, one.round) == ("TTR", "A1", "Đơn vị TTR", 1)
    assert (one.reason, str(one.at)) == ("Chưa có hồ sơ để chấm", "TĐ vòng 1.xlsx › Thẩm định!N12")
    assert mark_of(review, "A1", "TTR").basis is Basis.CLAIMED
    member = member_called(GROUNDS.config.bloc, "TTR")
    assert member
    sentences = [text for _, text in explanation(*explain(GROUNDS, inbox, member, SCALE.by_code["A1"]))]
    assert (
        "Vòng 1, Đơn vị TTR không cho điểm, lý do: “Chưa có hồ sơ để chấm” (ô TĐ vòng 1.xlsx › Thẩm định!N12)."
        in sentences
    )


# ----------------------------------------------------------------------------------- written again


def test_writing_again_keeps_what_was_filled_in_the_output(tmp_path: Path) -> None:
    inbox, folder = after_round_one(tmp_path), tmp_path / "ra"
    path = issue(folder, GROUNDS, inbox)["VP"]
    fill(path, {"A1": {OPINION: "chưa rõ", TEXT: "=1+1"}})
    again = issue(folder, GROUNDS, inbox)["VP"]
    row = shown(again)["A1"]
    assert (row[OPINION], row[TEXT]) == ("chưa rõ", "=1+1")
    kept = again.read_bytes()
    assert issue(folder, GROUNDS, inbox)["VP"].read_bytes() == kept


def test_the_inbox_goes_before_the_former_output_and_other_rounds_stay(tmp_path: Path) -> None:
    inbox, folder = answered(tmp_path)
    fill(folder / "vong-1" / "giai-trinh-VP.xlsx", {"A1": {TEXT: "bản chưa gửi"}})
    again = issue(folder, GROUNDS, inbox)["VP"]
    assert shown(again)["A1"][TEXT] == "Đã bổ sung Báo cáo số 12"
    kept = again.read_bytes()
    issue(folder, GROUNDS, inbox, 2)
    assert (folder / "vong-1" / "giai-trinh-VP.xlsx").read_bytes() == kept


def test_an_answer_stays_when_the_points_are_the_members_again(tmp_path: Path) -> None:
    inbox, folder = answered(tmp_path)
    (inbox / "TĐ vòng 1.xlsx").unlink()
    appraisal.a_workbook(inbox / "TĐ vòng 1.xlsx", GROUNDS, {("VP", "A1"): {POINTS: 9}})
    rows = shown(issue(folder, GROUNDS, inbox)["VP"])
    assert list(rows) == ["A1", "A2", "A3"]
    assert (rows["A2"][OPINION], rows["A2"]["Điểm sau thẩm định"]) == ("nhất trí", 9)


# ------------------------------------------------------------------------------ several appraisers


def test_of_several_appraisers_each_reason_stands_with_its_points(tmp_path: Path) -> None:
    grounds = a_bloc(SCALE, "VP", "TTR", "KHTC", appraisal=crossed(TTR=["VP"], KHTC=["VP"]))
    send_forms(tmp_path, grounds, VP={"A1": 9, "A2": 0, "A4": 0})
    for place, points in enumerate((4, 7)):
        given = {("VP", "A1"): {POINTS: points, REASON: f"BB {place}"}, ("VP", "A2"): {FIGURE: place + 1}}
        appraisal.a_workbook(tmp_path / f"{place}.xlsx", grounds, given, place=place)
    rows = shown(issue(tmp_path.with_name(f"{tmp_path.name}-ra"), grounds, tmp_path)["VP"])
    assert rows["A1"]["Lý do"] == "KHTC (7,00 điểm): BB 1\nTTR (4,00 điểm): BB 0"
    assert rows["A1"]["Điểm sau thẩm định"] == 5.5
    assert rows["A2"]["Kết quả thẩm định"] == "KHTC: 2\nTTR: 1"
    assert rows["A2"]["Lý do"] == "KHTC (8,00 điểm): không ghi lý do\nTTR (9,00 điểm): không ghi lý do"


# -------------------------------------------------------------------- several answers of one member


def two(tmp_path: Path, first: str | None, second: str | None, same: bool = False) -> Review:
    inbox = after_round_one(tmp_path)
    path = issue(tmp_path / "ra", GROUNDS, inbox)["VP"]
    for name, text, received in (("a.xlsx", "lần một", first), ("b.xlsx", "lần hai", second)):
        sent = fill(path, {"A1": {OPINION: "Không nhất trí", TEXT: "như nhau" if same else text}}, inbox / name)
        write_receipt(sent, received)
    return reviewed(GROUNDS, inbox)


EARLY, LATE = "2018-12-11T08:00:00+07:00", "2018-12-12T08:00:00+07:00"


def said(review: Review) -> list[str]:
    return [one.text for one in review.responses]


def fates(review: Review) -> list[tuple[str, str, str | None]]:
    return [(one.file, one.status.value, one.reason) for one in review.files if one.explains]


def test_the_answer_received_last_counts(tmp_path: Path) -> None:
    review = two(tmp_path, LATE, EARLY)
    assert said(review) == ["lần một"]
    assert fates(review) == [("a.xlsx", "accepted", None), ("b.xlsx", "superseded", None)]
    (found,) = [one for one in review.findings if one.code == "superseded"]
    assert (found.unit, found.facts["differences"]) == ("VP", "A1 Giải trình: lần hai → lần một")


@pytest.mark.parametrize(("first", "second"), [(LATE, None), (None, None), (LATE, LATE)])
def test_when_nobody_knows_which_is_the_last_none_counts(tmp_path: Path, first: str | None, second: str | None) -> None:
    review = two(tmp_path, first, second)
    assert said(review) == []
    assert fates(review) == [("a.xlsx", "rejected", "which_form"), ("b.xlsx", "rejected", "which_form")]
    assert [one[:3] for one in told(review, "which_form")] == [("which_form", "error", "VP")] * 2
    assert mark_of(review, "A1").points == Decimal("6.00"), "the member's form and the appraisal count as ever"


def test_when_they_say_the_same_the_first_by_path_counts(tmp_path: Path) -> None:
    review = two(tmp_path, None, None, same=True)
    assert said(review) == ["như nhau"]
    assert fates(review) == [("a.xlsx", "accepted", None), ("b.xlsx", "superseded", None)]


def test_answers_to_different_rounds_are_no_rivals(tmp_path: Path) -> None:
    inbox, folder = answered(tmp_path)
    later = issue(folder, GROUNDS, inbox, 2)["VP"]
    fill(later, {"A1": {TEXT: "Vẫn như trước"}}, inbox / "sau vòng 2.xlsx")
    found: list[Response] = [one for one in reviewed(GROUNDS, inbox).responses if one.line == "A1"]
    assert [(one.round, one.text) for one in found] == [(1, "Đã bổ sung Báo cáo số 12"), (2, "Vẫn như trước")]


def test_a_wish_to_explain_says_so(tmp_path: Path) -> None:
    """What is wrong is told at its cell, and the rest still counts."""
    inbox = after_round_one(tmp_path)
    path = issue(tmp_path / "ra", GROUNDS, inbox)["VP"]
    given = {"A1": {OPINION: "Không nhất chí", TEXT: "Đã có báo cáo"}, "A2": {OPINION: "Không nhất trí"}}
    fill(path, given, inbox / "VP.gt.xlsx")
    review = reviewed(GROUNDS, inbox)
    assert [(one.line, one.agrees, one.text) for one in review.responses] == [
        ("A1", None, "Đã có báo cáo"),
        ("A2", False, ""),
    ]
    assert told(review, "unknown_opinion", "explanation_missing") == [
        ("unknown_opinion", "error", "VP", "A1", "I7"),
        ("explanation_missing", "warning", "VP", "A2", "J8"),
    ]
    assert "có phải “Không nhất trí” không?" in message(review.findings[0])
