"""Biên bản kiểm phiếu: only of a count, with every candidate's votes and who has enough of them."""

from pipeline.model.bloc import BallotPolicy
from pipeline.reports.papers.counting_minutes import COUNTING_MINUTES
from pipeline.reports.papers.written_fields import WrittenFields
from pipeline.reports.templates.left_to_fill import FILL_IN
from pipeline.scoring.stages import TracedReview
from tests.reports.decree30 import Form, follows_the_decree
from tests.reports.documents import styled, text_of
from tests.reports.finished import looks_finished
from tests.reports.papers.test_meeting import HOSTILE, a_vote
from tests.reports.traced import only, papers, rows

RECORD = Form(abbreviation="BB", addressed=False, dated=False)
POLICY = BallotPolicy()
VOTES = {"Cờ thi đua": {"A": 4}, "Bằng khen": {"B": 3, "C": 1}}


def counted() -> TracedReview:
    return a_vote(90, 80, 70, 60, votes=VOTES, policy=POLICY)


def test_without_a_count_there_is_no_record() -> None:
    assert papers(COUNTING_MINUTES, a_vote(90, 80, 70, policy=POLICY)) == {}


def test_every_candidate_with_its_votes() -> None:
    document = only(COUNTING_MINUTES, counted())
    follows_the_decree(document, RECORD)
    looks_finished(document)
    table = [(row["Đơn vị"], row["Số phiếu đồng ý"], row["Tỷ lệ %"], row["Kết quả"]) for row in candidates(counted())]
    assert table == [
        ("Phòng A", "04/04", "100,0", "Đủ phiếu"),
        ("Phòng B", "03/04", "75,0", "Đủ phiếu"),
        ("Phòng C", "01/04", "25,0", "Không đủ phiếu"),
    ]


def candidates(traced: TracedReview) -> list[dict[str, str]]:
    """The rows of members; those of the awards have one text in all cells."""
    return [row for row in rows(only(COUNTING_MINUTES, traced), "Số phiếu đồng ý") if row["STT"].isdecimal()]


def test_the_ballots_and_who_has_enough() -> None:
    text = text_of(only(COUNTING_MINUTES, counted()))
    for told in (
        "Số phiếu phát ra: 04 phiếu;",
        "Số phiếu hợp lệ: 03 phiếu;",
        "Số phiếu không hợp lệ: 01 phiếu.",
        "- “Cờ thi đua”: 01 đơn vị đủ số phiếu theo quy định, gồm Phòng A.",
        "- “Bằng khen”: 01 đơn vị đủ số phiếu theo quy định, gồm Phòng B.",
    ):
        assert told in text


def test_an_award_without_candidates_is_not_said_to_lack_votes() -> None:
    traced = counted()
    first, *others = traced.review.polls
    review = traced.review._replace(polls=(first._replace(candidates=()), *others))
    document = only(COUNTING_MINUTES, TracedReview(review, ()))
    assert "- “Cờ thi đua”: không có đơn vị đủ điều kiện để đưa ra bỏ phiếu." in text_of(document)
    assert not any(row["STT"].startswith("1. Cờ thi đua") for row in rows(document, "Số phiếu đồng ý"))
    nobody = traced.review._replace(polls=tuple(one._replace(candidates=()) for one in traced.review.polls))
    assert papers(COUNTING_MINUTES, TracedReview(nobody, ())) == {}


def test_no_spoiled_ballot_and_no_missing_one_are_told_in_words() -> None:
    traced = counted()
    assert traced.review.ballot
    ballot = traced.review.ballot._replace(valid=4, issued=5, returned=4)
    text = text_of(only(COUNTING_MINUTES, TracedReview(traced.review._replace(ballot=ballot), ())))
    assert "Số phiếu không hợp lệ: không có." in text
    assert "Số phiếu thu về: 04 phiếu (01 phiếu không thu về);" in text


def test_who_counted_is_written_by_people() -> None:
    team = ("1. Trưởng ban: [Họ và tên];", "2. Thành viên: [Họ và tên].")
    document = only(COUNTING_MINUTES, counted(), written=WrittenFields(ban_kiem_phieu=team))
    assert [text for text in styled(document, "Thân bài") if text[:2] in ("1.", "2.")] == list(team)
    assert "Trưởng ban: [Họ và tên, chức vụ, đơn vị]" not in text_of(document)
    assert FILL_IN in {style.name for style in document.styles}


def test_hostile_names_stay_text() -> None:
    traced = counted()
    bloc = traced.review.config.bloc
    members = tuple(member._replace(name=HOSTILE) for member in bloc.members)
    config = traced.review.config._replace(bloc=bloc._replace(members=members))
    document = only(COUNTING_MINUTES, TracedReview(traced.review._replace(config=config), ()))
    counting = TracedReview(traced.review._replace(config=config), ())
    assert {row["Đơn vị"] for row in candidates(counting)} == {HOSTILE}
    assert HOSTILE in text_of(document)
