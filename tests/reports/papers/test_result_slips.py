"""Phiếu kết quả: one letter for every member, with every number of every line and why they differ."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from pipeline.model.ballot import Candidate, NearMiss, Poll
from pipeline.model.bloc import AppraisalPolicy, Period
from pipeline.model.finding import FileRecord, FileStatus
from pipeline.model.grounds import Grounds, Memory, PastResult, PastReview
from pipeline.model.scale import Effect, Kind, Scale
from pipeline.model.submission import Opinion
from pipeline.reports.figures.paper_notes import unranked_in_words
from pipeline.reports.papers.missing_slip import MISSING_SLIP
from pipeline.reports.papers.result_slip import RESULT_SLIP
from pipeline.scoring.stages import TracedReview
from pipeline.text.papers.notes import NOT_SENT
from tests.answering import MARKED, Answers, Sent, a_row, some_grounds
from tests.builders import a_condition, a_config, a_group, a_line, a_member, a_scale
from tests.reports.decree30 import Form, follows_the_decree
from tests.reports.documents import styled, text_of
from tests.reports.finished import looks_finished
from tests.reports.traced import (
    GRADES,
    a_sitting,
    a_verdict,
    bloc_grounds,
    only,
    papers,
    rows,
    sitting_of,
    uneven,
)

FORM, LETTER = Form(abbreviation="PB"), Form(abbreviation="", letter=True)
HOSTILE = "A & B <c> {{7*7}} {% if x %} “d” 'e' \"f\" g"

SCALE = a_scale(
    a_group("A", "Nhiệm vụ chuyên môn", maximum=Decimal(50)),
    a_line("A1", "Theo tỷ lệ", maximum=30),
    a_line("A2"),
    a_line("A3", label="Theo số lượng", parameters="1/lần", maximum=10),
    a_group("B", "Thưởng, trừ", bonus_cap=Decimal(2)),
    a_line("B1", kind=Kind.BONUS, maximum=3),
    a_line("B2", kind=Kind.BONUS, maximum=3),
    a_line("B3", kind=Kind.DEDUCTION, maximum=5),
    a_group("C", "Điều kiện"),
    a_condition("C1"),
)


def one_bloc(scale: Scale = SCALE, *units: str, **more: object) -> Grounds:
    config = a_config([a_member(unit) for unit in units or ("VP", "TTR")])._replace(**more)
    targets = {"A1": dict.fromkeys(units or ("VP", "TTR"), 100)}
    return some_grounds(scale, config=config, targets=targets)


def lines_of(traced: TracedReview, unit: str = "VP") -> Mapping[str, Mapping[str, str]]:
    return {row["Mã"]: row for row in rows(only(RESULT_SLIP, traced, unit), "Điểm công nhận")}


def told(*opinions: Opinion, **answers: Answers) -> TracedReview:
    return sitting_of(one_bloc(), *(Sent(unit, given) for unit, given in answers.items()), opinions=opinions)


@pytest.mark.parametrize("period", Period)
@pytest.mark.parametrize(("members", "lines", "absent"), [(1, 1, 0), (3, 15, 1), (11, 24, 0), (3, 176, 0)])
def test_letters_are_in_the_form_of_the_decree(period: Period, members: int, lines: int, absent: int) -> None:
    traced = a_sitting(members, lines, period, absent=absent)
    letters = {**papers(RESULT_SLIP, traced), **papers(MISSING_SLIP, traced)}
    assert set(letters) == {f"phieu-ket-qua/{one.code}.docx" for one in traced.review.config.bloc.members}
    for letter in letters.values():
        follows_the_decree(letter, FORM if "PHIẾU BÁO" in text_of(letter) else LETTER)
        looks_finished(letter)


def test_thirty_members_have_thirty_letters() -> None:
    traced = a_sitting(30, 3, absent=4)
    assert len(list(RESULT_SLIP.copies(traced))) == 26
    assert len(list(MISSING_SLIP.copies(traced))) == 4


def test_every_line_has_its_numbers() -> None:
    traced = told(VP={"A1": 90, "A2": 8, "A3": 4, "B3": 1}, TTR={})
    lines = lines_of(traced)
    assert list(lines) == ["A", "A1", "A2", "A3", "B", "B1", "B2", "B3", "C", "C1"]
    assert [lines["A1"][name] for name in ("Đơn vị tự chấm", "Tính theo số liệu", "Điểm công nhận")] == ["27,00"] * 3
    assert [lines["A2"][name] for name in ("Đơn vị tự chấm", "Tính theo số liệu", "Điểm công nhận")] == [
        "8,00",
        "–",
        "8,00",
    ]
    assert lines["B3"]["Điểm công nhận"] == "-1,00"
    assert lines["A"]["Điểm công nhận"] == "39,00"
    assert lines["C1"]["Điểm công nhận"] == "Không"
    assert "Thẩm định" not in lines["A1"], "nobody appraised"
    assert all("Lý do chênh lệch" not in row for row in lines.values()), "nothing differs"


def test_a_claim_that_the_rule_does_not_give_is_explained_by_the_rule() -> None:
    line = lines_of(told(VP={"A1": a_row(reported=90, claimed=30)}))["A1"]
    assert (line["Đơn vị tự chấm"], line["Tính theo số liệu"], line["Điểm công nhận"]) == ("30,00", "27,00", "27,00")
    assert line["Lý do chênh lệch"] == "Theo thang điểm, đạt 90/100 (90%), được 27/30 điểm."


def test_blank_refused_and_marked_answers_are_told_apart() -> None:
    lines = lines_of(told(VP={"A1": "chín mươi", "A3": MARKED}))
    assert "Không nhận được nội dung “chín mươi”" in lines["A1"]["Lý do chênh lệch"]
    assert lines["A2"]["Lý do chênh lệch"] == "Phiếu để trống nên chưa có điểm."
    assert lines["A2"]["Đơn vị tự chấm"] == "–"
    assert lines["A3"]["Điểm công nhận"] == "–"
    assert lines["A3"]["Lý do chênh lệch"].startswith("Không áp dụng: đơn vị đề nghị, lý do: ")


def test_an_appraisal_is_told_with_its_reason() -> None:
    traced = told(
        a_verdict("VP", "A1", "20", reason="Thiếu biên bản nghiệm thu."),
        a_verdict("VP", "A2", "8", reason=""),
        a_verdict("VP", "A3", "5", reason=""),
        VP={"A1": 90, "A2": 8, "A3": 4},
    )
    lines = lines_of(traced)
    assert (lines["A1"]["Thẩm định"], lines["A1"]["Điểm công nhận"]) == ("20,00", "20,00")
    assert lines["A1"]["Lý do chênh lệch"] == "Văn phòng: Thiếu biên bản nghiệm thu."
    assert lines["A2"]["Lý do chênh lệch"] == ""
    assert lines["A3"]["Lý do chênh lệch"] == "Văn phòng: không nêu lý do."


def test_several_appraisers_are_told_each_with_its_points_and_its_name() -> None:
    policy = AppraisalPolicy(by="members")
    grounds = one_bloc(SCALE, "VP", "TTR", "KHTC", appraisal=policy)
    opinions = [a_verdict("VP", "A2", "6", "TTR"), a_verdict("VP", "A2", "9", "KHTC", reason="")]
    why = lines_of(sitting_of(grounds, Sent("VP", {"A2": 8}), opinions=opinions))["A2"]["Lý do chênh lệch"]
    assert "Đơn vị KHTC (9,00): không nêu lý do." in why
    assert "Đơn vị TTR (6,00): Theo hồ sơ." in why
    assert "Tổng hợp 02 ý kiến thẩm định là 7,5 điểm." in why


def test_points_past_the_maximum_and_caps_are_told() -> None:
    lines = lines_of(told(a_verdict("VP", "B1", "4"), VP={"B1": 1, "B2": 1}))
    assert (
        lines["B1"]["Lý do chênh lệch"] == "Văn phòng: Theo hồ sơ. Điểm thẩm định cao hơn điểm tối đa 3 của tiêu chí."
    )
    assert lines["B"]["Lý do chênh lệch"] == "Điểm thưởng cộng được 5,00, chỉ tính bằng mức trần 2,00."


def test_sections_add_up_to_the_total() -> None:
    slip = only(RESULT_SLIP, told(VP={"A1": 90, "A2": 8, "B1": 1, "B3": 2}), "VP")
    *sections, total = rows(slip, "Cộng")
    assert [(row["Mục"], row["Cộng"]) for row in sections] == [("A", "35,00"), ("B", "-1,00")]
    assert (total["Nội dung"], total["Cộng"], total["Điểm tối đa"]) == ("Tổng điểm", "34,00", "50,00")


def test_the_place_the_grade_and_the_proposals() -> None:
    grounds = bloc_grounds(3, 3)
    sent = [
        Sent(member.code, uneven(grounds, 0 if at < 2 else 5)) for at, member in enumerate(grounds.config.bloc.members)
    ]
    first, _, last = papers(RESULT_SLIP, sitting_of(grounds, *sent)).values()
    assert "Đơn vị xếp thứ 1/3 đơn vị được xếp hạng, đồng hạng với" in text_of(first)
    assert "Đơn vị xếp thứ 3/3 đơn vị" in text_of(last)
    assert "Đơn vị được xếp loại “" in text_of(first)
    assert "Chưa quyết" not in text_of(first)
    assert "không đủ cho các đơn vị cùng xếp thứ 1" in text_of(first), "the vote on a shared place is told"
    assert "chưa được đề nghị" not in text_of(last)


def test_how_many_voted_for_a_member_is_not_told_nor_what_it_just_missed() -> None:
    grounds = bloc_grounds(3, 3)
    people = grounds.config.bloc.members
    traced = sitting_of(grounds, *(Sent(one.code, {"A1": 9 - at}) for at, one in enumerate(people)))
    second, third = people[1].code, people[2].code
    poll = Poll(
        award="Cờ thi đua",
        needed=Fraction(1, 2),
        of=3,
        candidates=(Candidate(unit=second, votes=1, share=Fraction(1, 3), enough=False),),
    )
    missed = NearMiss(award="Giấy khen", unit=third, place=3, reason="quota", behind=Decimal("1.00"))
    traced = traced._replace(review=traced.review._replace(polls=(poll,), near_misses=(missed,)))
    voted = text_of(only(RESULT_SLIP, traced, second))
    assert "“Cờ thi đua”: chưa đủ số phiếu đồng ý theo quy định nên không đề nghị." in voted
    assert "01/03" not in voted
    close = text_of(only(RESULT_SLIP, traced, third))
    assert "Cận ngưỡng" not in close
    assert "kém đơn vị" not in close


def test_a_member_that_is_not_ranked_has_a_letter_with_the_reason() -> None:
    slip = only(RESULT_SLIP, told(VP={"A2": 8, "C1": "Có"}, TTR={"A2": 9}), "VP")
    assert "Đơn vị không được xếp hạng do thuộc trường hợp “Điều kiện C1”." in text_of(slip)
    assert "Đơn vị xếp thứ" not in text_of(slip)
    (condition,) = [row for row in rows(slip, "Lý do chênh lệch") if row["Mã"] == "C1"]
    assert (condition["Điểm công nhận"], condition["Lý do chênh lệch"]) == ("Có", "Không xếp hạng.")


def test_a_condition_is_told_with_what_it_does_to_the_grade() -> None:
    scale = a_scale(a_group("A"), a_line("A2"), a_condition("C1", Effect.NO_GRADE))
    grounds = some_grounds(scale, config=a_config([a_member("VP")])._replace(grades=GRADES))
    text = text_of(only(RESULT_SLIP, sitting_of(grounds, Sent("VP", {"A2": 9, "C1": "Có"}))))
    assert "Đơn vị không được xếp loại. Điểm của đơn vị đạt mức “Không xếp” nhưng chưa được xếp loại này." in text
    assert "Đơn vị thuộc trường hợp “Điều kiện C1”: không xếp loại, không xét khen thưởng." in text


def test_what_was_claimed_stands_beside_what_was_counted() -> None:
    text = text_of(only(RESULT_SLIP, told(VP={"A1": a_row(reported=90, claimed=30), "A2": 8}), "VP"))
    assert "Tổng điểm đơn vị tự chấm là 38 điểm; điểm công nhận thấp hơn 3 điểm." in text
    assert "Tổng điểm của đơn vị là 35 trên 50 điểm tối đa áp dụng, bằng 70%." in text
    assert "Tiêu chí thấp hơn điểm tối đa nhiều nhất: Tiêu chí A3 (10 điểm)" in text


def past(period: Period, year: int, place: int) -> PastReview:
    result = PastResult(
        unit="VP",
        name="Đơn vị VP",
        place=place,
        total=Decimal("20.00"),
        maximum=Decimal("25.00"),
        percent=Decimal("80.00"),
    )
    return PastReview(year=year, period=period, file="f", results={"VP": result})


def test_a_year_stands_beside_its_half_and_the_year_before() -> None:
    memory = Memory(six_month=past(Period.SIX_MONTH, 2018, 2), last_year=past(Period.YEAR_END, 2017, 1))
    traced = sitting_of(one_bloc()._replace(memory=memory), Sent("VP", {"A2": 8}), Sent("TTR", {}))
    table = rows(only(RESULT_SLIP, traced, "VP"), "Kỳ")
    assert [row["Kỳ"] for row in table] == ["Năm 2018", "6 tháng đầu năm 2018", "Năm 2017"]
    assert [row["Hạng"] for row in table] == ["1", "2", "1"]
    assert [row["Thứ hạng nay so với kỳ đó"] for row in table] == ["", "Tăng 01 bậc", "Giữ nguyên hạng"]
    assert "So với các kỳ trước" not in text_of(only(RESULT_SLIP, traced, "TTR")), "TTR had no place then"


def test_what_is_carried_over_from_six_months_stands_between_the_sections_and_the_total() -> None:
    scoring = a_config().scoring._replace(carry=Decimal(50), bonus_maximum=Decimal(5))
    memory = Memory(six_month=past(Period.SIX_MONTH, 2018, 2))
    traced = sitting_of(one_bloc(scoring=scoring)._replace(memory=memory), Sent("VP", {"A2": 8}))
    slip = only(RESULT_SLIP, traced, "VP")
    carried, total = rows(slip, "Cộng")[-2:]
    assert (carried["Nội dung"], carried["Cộng"]) == ("Cộng từ kết quả 6 tháng đầu năm", "10,00")
    assert (total["Cộng"], total["Điểm tối đa"]) == ("18,00", "67,50")
    assert "Tổng điểm đã cộng 10,00 điểm từ kết quả 6 tháng đầu năm." in text_of(slip)
    assert "Điểm tối đa áp dụng đã cộng 5,00 điểm thưởng tối đa." in text_of(slip)
    looks_finished(slip)


def test_half_a_year_is_provisional() -> None:
    slip = only(RESULT_SLIP, a_sitting(1, 3, Period.SIX_MONTH))
    assert "Đơn vị tạm xếp thứ 1/1" in text_of(slip)
    assert styled(slip, "Trích yếu") == ["Kết quả chấm điểm, xếp hạng thi đua (tạm tính) 6 tháng đầu năm 2018"]


# ----------------------------------------------------------------------------- what to look at


def test_findings_say_where_and_what_to_do_the_most_urgent_first() -> None:
    traced = told(VP={"A1": "chín mươi", "A2": "8"})
    table = rows(only(RESULT_SLIP, traced, "VP"), "Đề nghị đơn vị")
    assert [(row["STT"], row["Mức"]) for row in table] == [("1", "Phải sửa"), ("2", "Để biết")]
    assert table[0]["Tiêu chí"] == "Tiêu chí A1"
    assert "không phải là một con số" in table[0]["Nội dung"]
    assert table[0]["Đề nghị đơn vị"].startswith("Chỉ ghi một con số vào ô")
    assert "3. Những nội dung cần rà soát" in text_of(only(RESULT_SLIP, traced, "VP"))


def test_a_member_is_not_told_to_do_the_secretarys_work() -> None:
    traced = sitting_of(one_bloc(), Sent("VP", {"A1": a_row(reported=90, target=80), "A2": 1}, received=None))
    text = text_of(only(RESULT_SLIP, traced, "VP"))
    assert "Đơn vị đối chiếu với bản đăng ký giao ước" in text
    assert "thời điểm đã gửi phiếu" not in text, "when it came is the secretary's to find out"
    assert not {"meta.json", "config.toml", "targets.xlsx"} & set(text.replace("”", " ").split())
    assert "targets.xlsx" not in text


def test_a_late_form_that_was_accepted_needs_nothing() -> None:
    late = datetime(2018, 12, 6, tzinfo=UTC)
    traced = sitting_of(one_bloc(), Sent("VP", {"A1": 90, "A2": 8, "A3": 1}, received=late))
    slip = text_of(only(RESULT_SLIP, traced, "VP"))
    assert "tiếp nhận lúc 07 giờ 00 phút, ngày 06 tháng 12 năm 2018, sau thời hạn 17 giờ 00 phút, ngày 05" in slip
    assert "Những nội dung cần rà soát" not in slip


def test_what_concerns_the_appraisers_is_not_the_members() -> None:
    traced = told(a_verdict("VP", "A2", "12", reason=""), VP={"A1": 90, "A2": 8, "A3": 1})
    assert {one.code for one in traced.review.findings} >= {"appraised_above_maximum", "reason_missing"}
    slip = only(RESULT_SLIP, traced, "VP")
    assert "Những nội dung cần rà soát" not in text_of(slip)


# ------------------------------------------------------------------------- no form was scored


def test_who_sent_nothing_gets_a_short_letter() -> None:
    letter = only(MISSING_SLIP, told(VP={"A2": 8}), "TTR")
    assert "Đến nay chưa nhận được bảng tự chấm điểm năm 2018 của đơn vị." in text_of(letter)
    assert "Thời hạn gửi là 17 giờ 00 phút, ngày 05 tháng 12 năm 2018." in text_of(letter)
    assert "- Thời hạn: [giờ, ngày, tháng, năm]." in styled(letter, "Thân bài")
    assert "đã nhận của đơn vị" not in text_of(letter)


@pytest.mark.parametrize(
    ("reason", "told_so", "remedy"),
    [
        ("late", "khi đã hết thời gian nhận", "Nếu có lý do chính đáng"),
        ("scale_differs", "nhưng chưa chấm điểm được", "Đơn vị chép số liệu sang mẫu phiếu"),
        ("unreadable", "nhưng chưa chấm điểm được", "Đơn vị bỏ mật khẩu"),
    ],
)
def test_who_was_refused_is_told_why_and_what_to_do(reason: str, told_so: str, remedy: str) -> None:
    came = datetime(2018, 12, 20, tzinfo=UTC)
    letter = only(MISSING_SLIP, sitting_of(one_bloc(), Sent("VP", {}, received=came, reason=reason)), "VP")
    assert told_so in text_of(letter)
    (file,) = rows(letter, "Nhận lúc")
    assert file["Nhận lúc"] == "07:00 ngày 20/12/2018"
    assert file["Đề nghị đơn vị"].startswith(remedy)
    follows_the_decree(letter, LETTER)
    looks_finished(letter)


@pytest.mark.parametrize(
    ("name", "sender", "theirs"),
    [
        ("TTR.xlsx", "", True),
        ("Phieu TTR nam 2018.xlsx", "", True),
        ("phieu.xlsx", "a@ttr.example", True),
        ("phieu.xlsx", "a@vp.example", False),
        ("TTRX.xlsx", "", False),
    ],
)
def test_a_file_that_cannot_be_read_was_not_left_out(name: str, sender: str, theirs: bool) -> None:
    traced = told(VP={"A2": 8})
    first, second = traced.review.config.bloc.members
    people = (first, second._replace(emails=("@ttr.example",)))
    broken = FileRecord(file=name, sha256="", unit=None, status=FileStatus.REJECTED, reason="unreadable", sender=sender)
    (absent,) = traced.review.board.not_ranked
    board = traced.review.board._replace(not_ranked=(absent._replace(member=people[1]),))
    config = traced.review.config._replace(bloc=traced.review.config.bloc._replace(members=people))
    review = traced.review._replace(files=(*traced.review.files, broken), board=board, config=config)
    letter = text_of(only(MISSING_SLIP, traced._replace(review=review), "TTR"))
    assert ("Đến nay chưa nhận được" in letter) != theirs
    assert ("Đơn vị bỏ mật khẩu nếu có, lưu lại dạng Excel (.xlsx) rồi gửi lại." in letter) == theirs
    assert unranked_in_words(review) == [
        (people[1].name, "bảng tự chấm điểm gửi đến không hợp lệ (không mở được)" if theirs else NOT_SENT)
    ]


# ----------------------------------------------------------------------------------- hostile text


def test_hostile_text_is_shown_as_that_text() -> None:
    long = "Lý do " + "rất dài " * 620
    member = a_member("VP", f"{HOSTILE}\n\x07h")
    scale = a_scale(a_group("A", HOSTILE), a_line("A1", title=HOSTILE), a_line("A2"), a_line("A3"))
    grounds = some_grounds(scale, config=a_config([member]))
    answers = {"A1": HOSTILE, "A2": a_row(x="x", note=HOSTILE), "A3": 3}
    opinions = [a_verdict("VP", "A1", "9", HOSTILE, reason=HOSTILE), a_verdict("VP", "A3", "2", reason=long)]
    slip = only(RESULT_SLIP, sitting_of(grounds, Sent("VP", answers, "{{7*7}} & <x>.xlsx"), opinions=opinions))
    text = text_of(slip)
    assert styled(slip, "Kính gửi") == [f"Kính gửi: {HOSTILE} h"]
    assert f"{HOSTILE}: {HOSTILE}." in text
    assert "<x>.xlsx" not in text, "letters name no files"
    assert long.strip() in text
    assert "49" not in text
    follows_the_decree(slip, FORM)


def test_half_a_year_tells_the_years_target_beside_its_own() -> None:
    grounds = one_bloc()._replace(period=Period.SIX_MONTH, year_targets={"A1": {"VP": Decimal(250)}})
    lines = lines_of(sitting_of(grounds, Sent("VP", {"A1": 90})))
    assert "(chỉ tiêu 6 tháng 100; cả năm 250" in lines["A1"]["Tiêu chí"]
    assert "chỉ tiêu" not in lines["A2"]["Tiêu chí"]
