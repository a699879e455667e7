"""Biên bản thẩm định: line by line what the team and the member agreed on, and what people must look at again."""

from decimal import Decimal

import pytest
from docx.document import Document

from pipeline.model.bloc import AppraisalPolicy, Period
from pipeline.model.result import Appraising
from pipeline.model.scale import Kind
from pipeline.model.submission import Abstention, Opinion, Response
from pipeline.reports.papers.appraisal_minutes import APPRAISAL_MINUTES
from pipeline.reports.papers.written_fields import WrittenFields
from pipeline.scoring.stages import TracedReview
from tests.answering import Answers, Sent, a_row, some_grounds
from tests.builders import a_config, a_group, a_line, a_member, a_scale
from tests.reports.decree30 import Form, follows_the_decree
from tests.reports.documents import styled, text_of
from tests.reports.finished import looks_finished
from tests.reports.papers.test_result_slips import HOSTILE
from tests.reports.traced import a_sitting, a_verdict, only, rows, sitting_of

FORM = Form(abbreviation="BB", addressed=False, dated=False)

SCALE = a_scale(
    a_group("A", "Nhiệm vụ chuyên môn."),
    a_line("A1", title="Hồ sơ đúng hạn."),
    a_line("A2"),
    a_line("A3"),
    a_group("B", "Thưởng, trừ", bonus_cap=Decimal(2)),
    a_line("B1", kind=Kind.BONUS, maximum=3),
    a_line("B2", kind=Kind.DEDUCTION, maximum=5),
)
CALM = "tiêu chí khác: không có ý kiến khác với điểm tự chấm."
OWN: Answers = {"A1": 10, "A2": 8, "A3": 7, "B1": 1}


def appraised(*opinions: Opinion, **more: object) -> TracedReview:
    units = ("VP", "TTR", "KHTC")
    config = a_config([a_member(unit) for unit in units])._replace(**more)
    grounds = some_grounds(SCALE, config=config)
    return sitting_of(grounds, *(Sent(unit, OWN) for unit in units), opinions=opinions)


def body(document: Document) -> list[str]:
    return styled(document, "Thân bài")


def minutes(*opinions: Opinion, **more: object) -> Document:
    return only(APPRAISAL_MINUTES, appraised(*opinions, **more), "VP")


@pytest.mark.parametrize("period", Period)
@pytest.mark.parametrize(("members", "lines"), [(1, 1), (3, 15), (2, 176)])
def test_minutes_are_in_the_form_of_the_decree(period: Period, members: int, lines: int) -> None:
    own = [line.code for line in a_sitting(1, lines).review.scale.lines if line.rule]
    opinions = [a_verdict("DV01", code, "5", reason="" if at % 2 else "Thiếu hồ sơ") for at, code in enumerate(own)]
    document = only(APPRAISAL_MINUTES, a_sitting(members, lines, period, opinions))
    follows_the_decree(document, FORM)
    looks_finished(document)
    assert [title.split(".")[0] for title in styled(document, "Mục")] == ["I", "II", "III", "IV", "V"]


def test_only_members_with_verdicts_have_minutes() -> None:
    assert list(APPRAISAL_MINUTES.copies(appraised())) == []
    paths = [copy.path for copy in APPRAISAL_MINUTES.copies(appraised(a_verdict("TTR", "A1", "9")))]
    assert paths == ["tham-dinh/TTR.docx"]


def test_verdicts_on_a_member_without_a_form_make_no_minutes() -> None:
    grounds = some_grounds(SCALE, config=a_config([a_member("VP")]))
    assert list(APPRAISAL_MINUTES.copies(sitting_of(grounds, opinions=[a_verdict("VP", "A1", "9")]))) == []


def test_every_appraised_line_is_told_from_its_standard() -> None:
    told = body(
        minutes(a_verdict("VP", "A1", "9.5"), a_verdict("VP", "B1", "2"), a_verdict("VP", "B2", "1", reason=""))
    )
    start = "- Hồ sơ đúng hạn: điểm chuẩn 10, cộng 0, trừ 0,5, thống nhất đạt 9,5"
    assert f"{start}; đơn vị tự chấm: 10; lý do: Theo hồ sơ." in told
    assert "- Tiêu chí B1: điểm chuẩn 0, cộng 2, trừ 0, thống nhất đạt 2; đơn vị tự chấm: 1; lý do: Theo hồ sơ." in told
    deducted = "- Tiêu chí B2: điểm chuẩn 0, cộng 0, trừ 1, thống nhất trừ 1"
    assert f"{deducted}; đơn vị tự chấm: 0; lý do: [nêu lý do]." in told
    assert "Cộng: điểm tối đa 30, thống nhất 24,5." in told
    assert "- 02 tiêu chí khác: không có ý kiến khác với điểm tự chấm." in told
    assert "- Điểm thưởng: tính 2 điểm, gồm Tiêu chí B1 (2)." in told
    assert "- Điểm trừ: tính 1 điểm, gồm Tiêu chí B2 (1)." in told


def test_where_the_claim_stands_no_reason_is_asked() -> None:
    told = body(minutes(a_verdict("VP", "A1", "10", reason=""), a_verdict("VP", "A2", "8", reason="Đủ hồ sơ.")))
    assert "- Hồ sơ đúng hạn: điểm chuẩn 10, cộng 0, trừ 0, thống nhất đạt 10." in told
    assert "- Tiêu chí A2: điểm chuẩn 10, cộng 0, trừ 2, thống nhất đạt 8; ghi chú: Đủ hồ sơ." in told


def test_the_team_is_the_appraisers_by_name_their_people_are_to_fill_in() -> None:
    told = body(minutes(a_verdict("VP", "A1", "9"), a_verdict("VP", "A2", "8", "Ban Thanh tra")))
    assert "- Văn phòng (thẩm định 01 tiêu chí): [Họ và tên, chức vụ]" in told
    assert "- Ban Thanh tra (thẩm định 01 tiêu chí): [Họ và tên, chức vụ]" in told
    crossed = body(minutes(a_verdict("VP", "A1", "9", "TTR"), appraisal=AppraisalPolicy(by="members")))
    assert "- Đơn vị TTR (thẩm định 01 tiêu chí): [Họ và tên, chức vụ]" in crossed


def test_what_people_wrote_of_time_place_and_team_is_taken() -> None:
    written = WrittenFields(thoi_gian_tham_dinh=("8 giờ 00 ngày 10/12/2018",), to_tham_dinh=("Tổ trưởng: Khối trưởng",))
    told = body(only(APPRAISAL_MINUTES, appraised(a_verdict("VP", "A1", "9")), written=written))
    assert "Thời gian: 8 giờ 00 ngày 10/12/2018" in told
    assert "Địa điểm: [nơi tiến hành thẩm định]" in told
    assert "Tổ trưởng: Khối trưởng" in told
    assert "- Văn phòng thẩm định 01 tiêu chí." in told


def test_who_sent_nothing_back_has_agreed_to_nothing() -> None:
    traced = appraised(a_verdict("VP", "A1", "9"))
    appraisers = (
        Appraising(name="Văn phòng", returned=True, asked={"VP": frozenset({"A1", "A2"})}),
        Appraising(name="Ban B", returned=False, asked={"VP": frozenset({"A3"})}),
        Appraising(name="Ban C", returned=True, asked={"VP": frozenset({"B1", "B2"})}),
    )
    review = traced.review._replace(appraisers=appraisers)
    document = only(APPRAISAL_MINUTES, traced._replace(review=review), "VP")
    looks_finished(document)
    told = body(document)
    assert "- 01 tiêu chí khác: không có ý kiến khác với điểm tự chấm." in told
    assert "- [Chưa có ý kiến thẩm định của Ban B (01 tiêu chí)]" in told
    assert "[Chưa thống nhất điểm của mục này]" in told
    assert "Không có ý kiến khác; thống nhất 1." in told
    assert "[Chưa thống nhất tổng điểm của đơn vị: còn tiêu chí chưa có ý kiến thẩm định]" in told
    agreed = {row["Nội dung"]: row["Thống nhất"] for row in rows(document, "Thống nhất")}
    assert (agreed["Nhiệm vụ chuyên môn."], agreed["Thưởng, trừ"], agreed["Tổng điểm"]) == ("–", "1,00", "–")
    open_rows = [row for row in rows(document, "Thống nhất") if row["Thống nhất"] == "–"]
    assert {row[label] for row in open_rows for label in ("Điểm chuẩn", "Điểm thưởng", "Điểm trừ")} == {"–"}


def test_several_appraisers_and_rounds_are_all_told() -> None:
    first = a_verdict("VP", "A1", "6", "Ban A")
    later = [
        a_verdict("VP", "A1", "8", "Ban A", round=2, reason="Đã bổ sung"),
        a_verdict("VP", "A1", "9", "Ban B", round=2),
    ]
    (line,) = [text for text in body(minutes(first, *later)) if text.startswith("- Hồ sơ")]
    assert "thống nhất đạt 8,5; đơn vị tự chấm: 10; lý do: Ban A: Đã bổ sung; Ban B: Theo hồ sơ" in line
    assert line.endswith("ý kiến thẩm định: Ban A (vòng 1) 6; Ban A (vòng 2) 8; Ban B (vòng 2) 9.")


def test_lines_past_a_maximum_or_cut_by_a_cap_are_named() -> None:
    told = body(minutes(a_verdict("VP", "A1", "12"), a_verdict("VP", "B1", "3")))
    assert "- Tiêu chí Hồ sơ đúng hạn: Văn phòng cho 12 điểm, cao hơn điểm tối đa 10 của tiêu chí." in told
    cut = "- Mục Thưởng, trừ: điểm thưởng cộng được 3, chỉ tính 2 theo mức trần"
    assert f"{cut}; tiêu chí đã thẩm định trong mục: Tiêu chí B1." in told
    assert "- Điểm thưởng: tính 2 điểm, từ 3 điểm cộng được, gồm Tiêu chí B1 (3)." in told
    past = body(minutes(a_verdict("VP", "B2", "6")))
    assert "- Tiêu chí Tiêu chí B2: Văn phòng trừ 6 điểm, cao hơn mức trừ tối đa 5 của tiêu chí." in past
    calm = minutes(a_verdict("VP", "A1", "9"))
    assert "cần lưu ý" not in text_of(calm)


def test_the_totals_claimed_and_agreed() -> None:
    document = minutes(a_verdict("VP", "A1", "9"), a_verdict("VP", "B2", "1"))
    assert "Tổng điểm đơn vị tự chấm là 26 điểm." in body(document)
    agreed = "Tổng điểm thống nhất của đơn vị là 24 trên 30 điểm tối đa áp dụng, bằng 80%"
    assert f"{agreed}; thấp hơn điểm đơn vị tự chấm 2 điểm." in body(document)
    assert rows(document, "Thống nhất")[-1]["Thống nhất"] == "24,00"


def test_who_did_not_judge_says_why() -> None:
    traced = appraised(a_verdict("VP", "A1", "9"))
    silent = Abstention(unit="VP", line="A2", appraiser="Ban B", round=1, reason="Chưa có hồ sơ.")
    document = only(APPRAISAL_MINUTES, traced._replace(review=traced.review._replace(abstentions=(silent,))), "VP")
    assert "- Ban B không cho ý kiến về tiêu chí “Tiêu chí A2”: Chưa có hồ sơ." in body(document)
    assert "- Ban B (thẩm định 01 tiêu chí): [Họ và tên, chức vụ]" in body(document)
    looks_finished(document)


def test_the_members_opinion_is_taken_from_what_it_sent() -> None:
    traced = appraised(a_verdict("VP", "A1", "9"), a_verdict("VP", "A2", "9"))
    said = (
        Response(unit="VP", line="A1", round=1, text="Đề nghị xem lại văn bản số 12.", agrees=False),
        Response(unit="VP", line="A2", round=1, text="", agrees=True),
        Response(unit="TTR", line="A2", round=1, text="của đơn vị khác", agrees=True),
    )
    document = only(APPRAISAL_MINUTES, traced._replace(review=traced.review._replace(responses=said)), "VP")
    told = body(document)
    assert "Tiêu chí “Hồ sơ đúng hạn” (sau vòng 1): không nhất trí, giải trình: " in "\n".join(told)
    assert "giải trình: Đề nghị xem lại văn bản số 12.\n" in "\n".join(told)
    assert "Tiêu chí “Tiêu chí A2” (sau vòng 1): nhất trí." in told
    assert "của đơn vị khác" not in text_of(document)
    assert "[Ghi ý kiến của đơn vị được thẩm định]" not in told
    assert "[Ghi ý kiến của đơn vị được thẩm định]" in body(only(APPRAISAL_MINUTES, traced, "VP"))


def test_two_copies_three_signatures() -> None:
    document = minutes(a_verdict("VP", "A1", "9"))
    assert "lập thành 02 bản" in styled(document, "Lời kết")[0]
    assert styled(document, "Quyền hạn, chức vụ") == ["ĐẠI DIỆN ĐƠN VỊ", "THƯ KÝ", "TỔ TRƯỞNG"]
    assert styled(document, "Họ tên người ký") == ["[Họ và tên]"] * 3


def test_hostile_text_is_shown_as_that_text() -> None:
    long = "Lý do " + "rất dài " * 620
    scale = a_scale(a_group("A", HOSTILE), a_line("A1", title=f"{HOSTILE}\n\x07h"), a_line("A2"))
    grounds = some_grounds(scale, config=a_config([a_member("VP", HOSTILE)]))
    opinions = [
        a_verdict("VP", "A1", "9", HOSTILE, reason=f"{HOSTILE}\n\x07h"),
        a_verdict("VP", "A2", "3", reason=long),
    ]
    answers = {"A1": 10, "A2": a_row(claimed=5, note=HOSTILE)}
    document = only(APPRAISAL_MINUTES, sitting_of(grounds, Sent("VP", answers), opinions=opinions))
    text = text_of(document)
    assert f"- {HOSTILE} h: điểm chuẩn 10" in text
    assert f"lý do: {HOSTILE} h." in text
    assert f"- {HOSTILE} (thẩm định 01 tiêu chí)" in text
    assert long.strip() in text
    assert "49" not in text
    follows_the_decree(document, FORM)
