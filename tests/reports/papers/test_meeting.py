"""Biên bản họp bình xét và tờ trình: who was there, how it was voted, who is proposed for what."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from docx.document import Document as DocumentType

from pipeline.model.ballot import Ballot
from pipeline.model.bloc import Award, BallotPolicy, Period
from pipeline.model.result import NotRanked, Review
from pipeline.ranking.awarding import award
from pipeline.ranking.slates import slates
from pipeline.reports.papers.meeting.paper import MEETING
from pipeline.reports.papers.submission import SUBMISSION, waits_for_the_vote
from pipeline.reports.papers.written_fields import NOTHING_WRITTEN, WrittenFields
from pipeline.scoring.stages import TracedReview
from tests.blocs_in_places import a_ranked_review
from tests.builders import (
    a_bloc,
    a_board,
    a_card,
    a_config,
    a_grade,
    a_group,
    a_line,
    a_member,
    a_review,
    a_scale,
    a_standing,
    an_award,
)
from tests.reports.blocs import BLOCS, a_bloc_review
from tests.reports.decree30 import Form, follows_the_decree
from tests.reports.documents import styled, text_of
from tests.reports.finished import looks_finished
from tests.reports.traced import a_sitting, a_verdict, only, papers, rows

MINUTES = Form(abbreviation="BB", dated=False, addressed=False)
LETTER = Form(abbreviation="TTr")
FLAG, MERIT = an_award("Cờ thi đua"), an_award("Bằng khen", 2, 3, quota=2)
HOSTILE = "A & B <c> {{7*7}} {% if x %} “d” 'e' \"f\""
SCALE = a_scale(a_group(), a_line(maximum=100))

Votes = Mapping[str, Mapping[str, int]]


def a_vote(
    *totals: int,
    awards: tuple[Award, ...] = (FLAG, MERIT),
    votes: Votes | None = None,
    present: int | None = None,
    policy: BallotPolicy | None = None,
    **more: object,
) -> TracedReview:
    """Members A, B, C … with these totals; `votes` by award and member, None where nothing was counted."""
    members = [a_member(letter, f"Phòng {letter}") for letter, _ in zip("ABCDEFGHIJK", totals, strict=False)]
    config = a_config(members)._replace(awards=awards, ballots=policy, **more)
    told = {one.code: {"A1": total} for one, total in zip(members, totals, strict=True)}
    review = a_ranked_review(SCALE, told, config)._replace(config=config)
    named = {one.code: one for one in members}
    places = tuple(
        one._replace(card=one.card._replace(member=named[one.card.member.code])) for one in review.board.standings
    )
    there = len(members) if present is None else present
    ballot = votes and Ballot(present=there, issued=there, returned=there, valid=there - 1, votes=votes, file="x.xlsx")
    made = award(places, config, Period.YEAR_END, ballot or None)
    board = review.board._replace(standings=made.standings)
    return TracedReview(review._replace(board=board, findings=made.findings, ballot=made.ballot, polls=made.polls), ())


def all_in_favour(traced: TracedReview, but_one_less: bool = True) -> Votes:
    """Every candidate gets one vote less than the one before it."""
    review, members = traced.review, len(traced.review.config.bloc.members)
    return {
        slate.award.name: {one.card.member.code: members - at * but_one_less for at, one in enumerate(slate.candidates)}
        for slate in slates(review.board.standings, review.config, review.period)
    }


def minutes(traced: TracedReview, written: WrittenFields = NOTHING_WRITTEN) -> DocumentType:
    document = only(MEETING, traced, written=written)
    follows_the_decree(document, MINUTES)
    return document


def letter(traced: TracedReview, written: WrittenFields = NOTHING_WRITTEN) -> DocumentType:
    return only(SUBMISSION, traced, written=written)


def body(document: DocumentType) -> list[str]:
    return styled(document, "Thân bài")


def nobody_ranked() -> TracedReview:
    members = [a_member(code) for code in "AB"]
    config = a_config(members)._replace(awards=(FLAG, MERIT))
    absent = [NotRanked(one, "no_submission") for one in members]
    return TracedReview(a_review(board=a_board([], absent), config=config), ())


# ------------------------------------------------------------------------------------------ form


@pytest.mark.parametrize("absent", [0, 1])
@pytest.mark.parametrize(("members", "lines"), BLOCS)
def test_every_size_of_bloc(members: int, lines: int, absent: int) -> None:
    traced = a_sitting(members, lines, absent=absent)
    if members == absent:
        assert not papers(MEETING, traced)
        return
    looks_finished(minutes(traced))
    if any(one.awards for one in traced.review.board.standings):
        document = letter(traced)
        looks_finished(document)
        follows_the_decree(document, LETTER)


def test_both_are_papers_of_the_year_end_and_the_submission_needs_awards() -> None:
    half = a_sitting(3, 6, Period.SIX_MONTH)
    assert not papers(MEETING, half)
    assert not papers(SUBMISSION, half)
    without = TracedReview(a_bloc_review(3, 6), ())
    assert list(papers(MEETING, without)) == ["bien-ban-binh-xet.docx"]
    assert not papers(SUBMISSION, without)
    assert list(papers(SUBMISSION, a_vote(9, 8))) == ["to-trinh.docx"]


def test_where_awards_are_voted_on_nothing_is_asked_for_before_the_count() -> None:
    before = a_vote(9, 8, 7, policy=BallotPolicy())
    assert not papers(SUBMISSION, before)
    assert waits_for_the_vote(before.review)
    after = a_vote(9, 8, 7, votes=all_in_favour(before), policy=BallotPolicy())
    assert list(papers(SUBMISSION, after)) == ["to-trinh.docx"]
    assert not waits_for_the_vote(after.review)
    assert not waits_for_the_vote(nobody_ranked().review)


def test_the_submission_tells_of_a_meeting_only_where_it_is_known_to_have_been_held() -> None:
    votes = {"Cờ thi đua": {"A": 2}, "Bằng khen": {"B": 2}}
    alone = body(letter(a_vote(9, 8)))[0]
    voted = body(letter(a_vote(9, 8, votes=votes, policy=BallotPolicy())))[0]
    people_say_so = body(only(SUBMISSION, a_vote(9, 8), written=WrittenFields(binh_xet=("Khối đã họp bình xét.",))))[0]
    assert alone.endswith("cả 02 đơn vị thành viên. [Nêu ngày họp bình xét, kết quả thống nhất đề nghị khen thưởng]")
    assert people_say_so.endswith("; họp bình xét, đề nghị khen thưởng theo Biên bản họp bình xét kèm theo.")
    assert voted.endswith("; họp bình xét, bỏ phiếu đề nghị khen thưởng theo Biên bản họp bình xét kèm theo.")


def test_without_awards_the_meeting_has_nothing_to_vote_on() -> None:
    document = minutes(TracedReview(a_bloc_review(3, 6), ()))
    looks_finished(document)
    assert "Khối không quy định hình thức khen thưởng được xét khi tổng kết năm." in body(document)
    assert "Số phiếu" not in styled(document, "Đầu cột")


def test_where_nobody_is_ranked_or_proposed_there_is_nothing_to_record_or_to_ask() -> None:
    assert not papers(MEETING, nobody_ranked())
    assert not papers(SUBMISSION, nobody_ranked())
    refused = a_vote(9, 8, votes={"Cờ thi đua": {"A": 0}, "Bằng khen": {"B": 0}}, policy=BallotPolicy())
    assert papers(MEETING, refused)
    assert not papers(SUBMISSION, refused)


def test_whom_the_vote_passed_over_is_told_without_the_number_of_votes() -> None:
    votes = {"Cờ thi đua": {"A": 4}, "Bằng khen": {"B": 1, "C": 4}}
    document = letter(a_vote(9, 8, 7, 6, votes=votes, policy=BallotPolicy()))
    assert "Phòng B (xếp thứ hai) chưa đủ số phiếu đồng ý theo quy định nên không đề nghị." in body(document)


# --------------------------------------------------------------------------------------- meeting


def test_who_was_there_is_left_to_write_where_nobody_counted() -> None:
    document = minutes(a_vote(9, 8, 7))
    assert "- Đại diện các đơn vị thành viên: có mặt [số đơn vị có mặt]/03 đơn vị" in body(document)
    assert "- Chủ trì: [Họ và tên, chức vụ, đơn vị]" in body(document)
    assert {row["Số phiếu"] for row in rows(document, "Số phiếu")} == {"Cờ thi đua", "[số phiếu]", "Bằng khen"}
    assert any("phát ra [số phiếu], thu về [số phiếu]" in text for text in body(document))


@pytest.mark.parametrize("policy", [None, BallotPolicy(), BallotPolicy(secret=False)])
def test_before_a_count_the_record_states_no_outcome(policy: BallotPolicy | None) -> None:
    document = minutes(a_vote(9, 9, 7, policy=policy))
    looks_finished(document)
    told = text_of(document)
    assert not any(word in told for word in ("thống nhất", "đề nghị 0", "Không đủ phiếu", "Chưa quyết định"))
    results = {row["Kết quả"] for row in rows(document, "Số phiếu") if row["STT"].isdigit()}
    assert results == {""}
    assert any(text.startswith("[Ghi kết luận sau khi kiểm phiếu") for text in body(document))


def test_a_counted_vote() -> None:
    empty = a_vote(9, 8, 7, 6)
    config = empty.review.config
    traced = a_vote(
        9, 8, 7, 6, votes=all_in_favour(empty), present=3, policy=BallotPolicy(), bloc=config.bloc._replace(head="B")
    )
    document = minutes(traced)
    looks_finished(document)
    told = body(document)
    assert "- Đại diện các đơn vị thành viên: có mặt 03/04 đơn vị" in told
    assert "- Vắng mặt: 01 đơn vị [tên đơn vị, lý do]" in told
    assert "- Chủ trì: [Họ và tên], đại diện Phòng B, Khối trưởng" in told
    assert any(text.startswith("Có 03/04 đơn vị thành viên có mặt, đạt mức ít nhất 2/3 tổng số") for text in told)
    counted = "phát ra 03 phiếu, thu về 03 phiếu, hợp lệ 02 phiếu, không hợp lệ 01 phiếu."
    assert f"Cuộc họp bỏ phiếu kín. Kết quả kiểm phiếu: {counted}" in told
    first = next(row for row in rows(document, "Số phiếu") if row["Đơn vị"] == "Phòng A")
    assert (first["Số phiếu"], first["Tỷ lệ %"], first["Kết quả"]) == ("04/04", "100,0", "Đề nghị")


def test_enough_votes_or_not() -> None:
    votes = {"Cờ thi đua": {"A": 1}, "Bằng khen": {"B": 3, "C": 1}}
    traced = a_vote(9, 8, 7, 6, votes=votes, policy=BallotPolicy(share=Fraction(2, 3), secret=False))
    document = minutes(traced)
    results = {row["Đơn vị"]: row["Kết quả"] for row in rows(document, "Số phiếu")}
    assert (results["Phòng A"], results["Phòng B"], results["Phòng C"]) == (
        "Không đủ phiếu",
        "Đề nghị",
        "Không đủ phiếu",
    )
    assert "+ “Cờ thi đua”: không có đơn vị được đề nghị." in body(document)
    assert "+ “Bằng khen”: đề nghị 01 đơn vị là Phòng B." in body(document)
    assert any("biểu quyết công khai" in text for text in body(document))


def test_too_few_members_for_a_vote_are_told() -> None:
    traced = a_vote(9, 8, 7, 6, votes=all_in_favour(a_vote(9, 8, 7, 6)), present=2, policy=BallotPolicy())
    assert any("chưa đạt mức ít nhất 2/3" in text for text in body(minutes(traced)))


def test_a_tie_that_does_not_fit_is_named() -> None:
    votes = {"Cờ thi đua": {"A": 2, "B": 2}, "Bằng khen": {"C": 3}}
    traced = a_vote(9, 9, 7, votes=votes, policy=BallotPolicy())
    document = minutes(traced)
    looks_finished(document)
    named = (
        "- “Cờ thi đua”: số lượng còn được đề nghị là 01 trong khi có 02 đơn vị cùng hạng 1 và cùng được 02 phiếu "
        "(Phòng A và Phòng B) nên chưa xác định được đơn vị được đề nghị. [Ghi kết quả biểu quyết tiếp theo]"
    )
    assert named in body(document)
    assert not any(text.startswith("+ “Cờ thi đua”") for text in body(document))
    assert [row["Kết quả"] for row in rows(document, "Số phiếu") if row["Xếp hạng"] == "1"] == ["Chưa quyết định"] * 2
    asked = letter(traced)
    looks_finished(asked)
    assert any("“Cờ thi đua”: số lượng còn được đề nghị là 01" in text for text in body(asked))


def test_a_tie_of_votes_as_well() -> None:
    votes = {"Cờ thi đua": {"A": 2, "B": 2}, "Bằng khen": {"C": 3}}
    document = minutes(a_vote(9, 9, 7, votes=votes, policy=BallotPolicy()))
    assert any("cùng hạng 1 và cùng được 02 phiếu (Phòng A và Phòng B)" in text for text in body(document))


def test_what_people_wrote_about_the_meeting() -> None:
    written = WrittenFields(
        thoi_gian_hop=("14 giờ 00, ngày 10 tháng 12 năm 2018",),
        dia_diem_hop=("Hội trường",),
        thanh_phan_hop=("- Đại diện 03 đơn vị.",),
        dien_bien_hop=("Các đơn vị nhất trí.",),
        binh_xet=("Khối bình xét từng đơn vị.",),
    )
    document = minutes(a_vote(9, 8, 7), written)
    looks_finished(document)
    told = body(document)
    assert told[:3] == [
        "Thời gian: 14 giờ 00, ngày 10 tháng 12 năm 2018",
        "Địa điểm: Hội trường",
        "- Đại diện 03 đơn vị.",
    ]
    assert "Các đơn vị nhất trí." in told
    assert "Khối bình xét từng đơn vị." not in told, "the report says it; here is what the meeting did"
    assert not any("ghi tóm tắt" in text for text in told)


# ------------------------------------------------------------------------------------ submission


def test_who_is_proposed_with_what_result() -> None:
    grades = (a_grade("Xuất sắc", 0),)
    traced = a_vote(90, 80, 70, 60, votes=all_in_favour(a_vote(90, 80, 70, 60)), policy=BallotPolicy(), grades=grades)
    best = tuple(one._replace(grade="Xuất sắc") for one in traced.review.board.standings)
    review = traced.review._replace(board=traced.review.board._replace(standings=best))
    document = letter(TracedReview(review, ()))
    follows_the_decree(document, LETTER)
    looks_finished(document)
    assert styled(document, "Khoản") == ["1. Cờ thi đua", "2. Bằng khen"]
    assert ("- Phòng A: 90 điểm, xếp thứ nhất, xếp loại “Xuất sắc”, được 04/04 phiếu (100%).") in body(document)
    listed = rows(document, "Hình thức đề nghị")
    assert [(row["STT"], row["Đơn vị"], row["Hình thức đề nghị"]) for row in listed] == [
        ("1", "Phòng A", "Cờ thi đua"),
        ("2", "Phòng B", "Bằng khen"),
        ("3", "Phòng C", "Bằng khen"),
    ]
    assert listed[2]["Số phiếu"] == "03/04 (75%)"


def test_a_shared_first_place() -> None:
    document = letter(a_vote(9, 9, 7, awards=(an_award("Cờ thi đua", quota=2),)))
    assert [text for text in body(document) if text.startswith("- Phòng")] == [
        "- Phòng A: 9 điểm, đồng hạng 1.",
        "- Phòng B: 9 điểm, đồng hạng 1.",
    ]
    assert [row["Xếp hạng"] for row in rows(document, "Hình thức đề nghị")] == ["1*", "1*"]
    assert {"Xếp loại", "Số phiếu"} & set(styled(document, "Đầu cột")) == set()


def test_the_enclosed_papers() -> None:
    opinions = (a_verdict("DV01", "A1", "9"), a_verdict("DV01", "A2", "9"), a_verdict("DV02", "A1", "9"))
    told = body(letter(a_sitting(3, 6, opinions=opinions)))
    assert "- Biên bản thẩm định kết quả tự chấm điểm của 02 đơn vị;" in told
    assert "- Báo cáo thành tích của 03 đơn vị được đề nghị;" in told
    assert "- [Nêu các tài liệu khác, nếu có]." in told
    alone = body(letter(a_vote(9, 8)))
    assert not any("thẩm định" in text or "kiểm phiếu" in text for text in alone)
    votes = {"Cờ thi đua": {"A": 2}, "Bằng khen": {"B": 2}}
    assert "- Biên bản kiểm phiếu;" in body(letter(a_vote(9, 8, votes=votes, policy=BallotPolicy())))


def test_to_one_superior_or_to_several() -> None:
    assert styled(letter(a_vote(9, 8)), "Kính gửi") == ["Kính gửi: Sở Khoa học và Công nghệ tỉnh Kiên Giang"]
    several = WrittenFields(kinh_gui=("Ủy ban nhân dân tỉnh", "Ban Thi đua - Khen thưởng"))
    document = letter(a_vote(9, 8), several)
    assert styled(document, "Kính gửi") == ["Kính gửi:"]
    assert styled(document, "Danh sách kính gửi") == ["- Ủy ban nhân dân tỉnh;", "- Ban Thi đua - Khen thưởng."]


def test_bases_are_what_people_wrote() -> None:
    assert styled(letter(a_vote(9, 8)), "Căn cứ")[0].startswith("Căn cứ [tên, số")
    written = WrittenFields(can_cu=("Căn cứ Luật Thi đua, khen thưởng;",))
    assert styled(letter(a_vote(9, 8), written), "Căn cứ")[0] == "Căn cứ Luật Thi đua, khen thưởng;"


# ---------------------------------------------------------------------------------- hostile text


def hostile_review() -> Review:
    dirty = f"{HOSTILE}\n\x07g"
    member = a_member(dirty, dirty)
    standing = a_standing(a_card(member, SCALE, {"A1": 10}), grade=dirty, awards=(dirty,))
    bloc = a_bloc([member], name=dirty, parent=dirty, place=dirty, symbol=dirty, head=dirty)
    config = a_config([member], bloc=bloc, grades=(a_grade(dirty),), awards=(an_award(dirty),))
    return a_review(SCALE, config=config)._replace(board=a_board([])._replace(standings=(standing,)))


@pytest.mark.parametrize("paper", [MEETING, SUBMISSION])
def test_hostile_text_is_shown_as_that_text(paper: object) -> None:
    document = (
        minutes(TracedReview(hostile_review(), ())) if paper is MEETING else letter(TracedReview(hostile_review(), ()))
    )
    text = text_of(document)
    assert text.count(f"{HOSTILE} g") >= 6
    assert "49" not in text
