"""Thông báo kết quả: the ranking, who is not ranked and why, where to object."""

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from pipeline.model.bloc import Period, Quota, RankingPolicy
from pipeline.model.result import Appraising, Review, Scoreboard
from pipeline.ranking.places import place
from pipeline.reports.figures.paper_notes import places_in_words
from pipeline.reports.papers.notice import NOTICE, notice_context
from pipeline.reports.papers.written_fields import WrittenFields
from tests.answering import Sent
from tests.builders import a_card, a_config, a_grade, a_member, a_review, a_scale
from tests.reports.decree30 import Form, follows_the_decree
from tests.reports.documents import styled, text_of
from tests.reports.finished import looks_finished
from tests.reports.papers.test_paper_texts import HOSTILE, hostile_review
from tests.reports.traced import a_sitting, bloc_grounds, only, papers, rows, sitting_of, uneven
from tests.voting import UNITS

FORM = Form(abbreviation="TB", addressed=False)


@pytest.mark.parametrize("period", Period)
@pytest.mark.parametrize(("members", "absent"), [(1, 0), (1, 1), (3, 0), (3, 1), (11, 2), (11, 11), (30, 0)])
def test_every_bloc_has_a_notice_in_the_form_of_the_decree(period: Period, members: int, absent: int) -> None:
    if members == absent:
        assert not papers(NOTICE, a_sitting(members, 6, period, absent=absent)), "there is nothing to announce"
        return
    notice = only(NOTICE, a_sitting(members, 6, period, absent=absent))
    follows_the_decree(notice, FORM)
    looks_finished(notice)
    clauses = [clause.split(".")[0] for clause in styled(notice, "Khoản")]
    assert clauses == [str(number) for number in range(1, len(clauses) + 1)]
    assert len(clauses) == 2 + bool(members - absent) + bool(absent)


def test_the_ranking_is_that_of_the_review() -> None:
    traced = a_sitting(11, 24)
    told = rows(only(NOTICE, traced), "Xếp hạng")
    assert [row["Đơn vị"] for row in told] == [one.card.member.name for one in traced.review.board.standings]
    assert [row["Xếp hạng"].rstrip("*") for row in told] == [str(one.place) for one in traced.review.board.standings]
    assert told[0]["Dự kiến đề nghị khen thưởng"] == "Cờ thi đua"


def test_what_the_meeting_has_decided_is_no_longer_provisional() -> None:
    decided = WrittenFields(binh_xet=("Khối đã họp bình xét ngày 20/12/2018.",))
    assert rows(only(NOTICE, a_sitting(11, 24), written=decided), "Xếp hạng")[0]["Đề nghị khen thưởng"] == "Cờ thi đua"


def test_half_a_year_is_provisional() -> None:
    half = only(NOTICE, a_sitting(3, 6, Period.SIX_MONTH))
    assert styled(half, "Trích yếu") == ["Kết quả chấm điểm, xếp hạng thi đua (tạm tính) 6 tháng đầu năm 2018"]
    assert "kết quả chính thức được xác định khi tổng kết năm 2018" in text_of(half)
    year = only(NOTICE, a_sitting(3, 6))
    assert styled(year, "Trích yếu") == ["Kết quả chấm điểm, xếp hạng thi đua năm 2018"]
    assert "tạm" not in text_of(year)


def test_who_is_not_ranked_is_named_with_the_reason() -> None:
    notice = only(NOTICE, a_sitting(3, 6, absent=1))
    assert "- Trung tâm Thông tin và Thống kê Khoa học và Công nghệ số 3: chưa gửi bảng tự chấm điểm." in styled(
        notice, "Thân bài"
    )
    assert "Có 02/03 đơn vị thành viên được xếp hạng, 01 đơn vị không được xếp hạng." in text_of(notice)


def test_forms_after_the_cutoff_are_told_as_late() -> None:
    grounds = bloc_grounds(3, 3)
    late = datetime(2019, 1, 5, tzinfo=UTC)
    first, *others = grounds.config.bloc.members
    sent = [Sent(one.code, {}, received=late, reason="late") for one in others]
    notice = only(NOTICE, sitting_of(grounds, Sent(first.code, uneven(grounds, 0)), *sent))
    assert "- Gửi bảng tự chấm điểm sau khi hết thời gian nhận: " in text_of(notice)
    assert ".xlsx" not in text_of(notice)
    looks_finished(notice)


def test_a_shared_first_place_is_marked_and_explained() -> None:
    grounds = bloc_grounds(3, 3)
    sent = [Sent(member.code, uneven(grounds, 0)) for member in grounds.config.bloc.members]
    notice = only(NOTICE, sitting_of(grounds, *sent))
    assert [row["Xếp hạng"] for row in rows(notice, "Xếp hạng")] == ["1*", "1*", "1*"]
    assert "(*) Đồng hạng" in text_of(notice)
    looks_finished(notice)


def test_where_to_object_is_for_people_to_say() -> None:
    traced = a_sitting(3, 6)
    left = only(NOTICE, traced)
    assert "- Thời hạn nhận ý kiến: [giờ, ngày, tháng, năm]." in styled(left, "Thân bài")
    told = WrittenFields(thoi_han_phan_anh=("trước ngày 20/12/2018",), noi_nhan_phan_anh=("Văn phòng Sở",))
    written = styled(only(NOTICE, traced, written=told), "Thân bài")
    assert "- Thời hạn nhận ý kiến: trước ngày 20/12/2018." in written
    assert "- Nơi nhận ý kiến: Văn phòng Sở;" in written


def test_how_many_appraisers_have_answered_is_told() -> None:
    assert "thẩm định" not in text_of(only(NOTICE, a_sitting(2, 3)))
    traced = a_sitting(2, 3)
    asked = {"DV01": frozenset({"A1"})}
    appraisers = (
        Appraising(name="Văn phòng", returned=True, asked=asked),
        Appraising(name="Phòng Kế hoạch", returned=False, asked=asked),
    )
    notice = only(NOTICE, traced._replace(review=traced.review._replace(appraisers=appraisers)))
    assert ("Đã có ý kiến thẩm định của 01/02 nơi được giao thẩm định; chưa có ý kiến của Phòng Kế hoạch.") in styled(
        notice, "Thân bài"
    )


def test_a_grade_past_its_quota_is_explained_below_the_table() -> None:
    grades = (a_grade("Xuất sắc", 0)._replace(quota=Quota(Decimal(1), is_share=False)), a_grade("Tốt", 0))
    grounds = bloc_grounds(3, 3)
    grounds = grounds._replace(config=grounds.config._replace(grades=grades))
    sent = [Sent(one.code, uneven(grounds, at)) for at, one in enumerate(grounds.config.bloc.members)]
    notice = only(NOTICE, sitting_of(grounds, *sent))
    (note,) = [text for text in styled(notice, "Ghi chú bảng") if text.startswith("Loại")]
    assert note.startswith("Loại “Xuất sắc” không quá 01 đơn vị; ")
    assert note.endswith("đạt từ 0 điểm trở lên được xếp loại “Tốt”.")


def test_equals_are_told_with_what_put_one_above_the_other() -> None:
    grounds = bloc_grounds(2, 3, ranking=RankingPolicy(by="total", tie_breaks=("section:A",)))
    one, two = (member.code for member in grounds.config.bloc.members)
    first, second, *_ = [line.code for line in grounds.scale.lines if line.rule]
    notice = only(NOTICE, sitting_of(grounds, Sent(one, {first: 9, second: 1}), Sent(two, {first: 1, second: 9})))
    (note,) = [text for text in styled(notice, "Ghi chú bảng") if "xếp trên" in text]
    assert note.endswith("cao hơn (9 so với 1).")
    assert "cùng đạt 10 điểm;" in note


@pytest.mark.parametrize("period", Period)
def test_hostile_text_is_shown_as_that_text(period: Period) -> None:
    review = hostile_review(period)
    traced = a_sitting(1, 1)._replace(review=review)
    notice = only(NOTICE, traced)
    assert f"{HOSTILE} g" in text_of(notice)
    assert "49" not in text_of(notice)


def test_the_context_has_no_gaps() -> None:
    grounds = bloc_grounds([a_member("A")], 1)
    context = notice_context(sitting_of(grounds).review)
    assert all(getattr(context, name) is not None for name in context.__slots__)


def test_of_many_ties_some_are_told_and_the_rest_counted() -> None:
    totals = [total for total in (90, 80, 70, 60, 50, 40) for _ in range(2)]
    told = places_in_words(a_tied_review(totals))
    assert [text.split(" cùng đạt ")[0] for text in told[:-1]] == [
        "Phòng A và Phòng B",
        "Phòng C và Phòng D",
        "Phòng E và Phòng F",
    ]
    assert told[-1] == "Còn 03 nhóm đơn vị có kết quả bằng nhau được phân định theo thứ tự xét nêu trên."
    assert len(places_in_words(a_tied_review(totals[:8]))) == 4, "one more is told as well"


def a_tied_review(totals: Sequence[int]) -> Review:
    """Members A, B, C … with these totals, equals told apart by when they sent."""
    config = a_config([a_member(letter, f"Phòng {letter}") for letter in UNITS[: len(totals)]])._replace(
        ranking=RankingPolicy(by="total", tie_breaks=("received",)),
    )
    cards = [
        a_card(member, a_scale(), {"A1": total})._replace(
            total=Decimal(total),
            received=datetime(2018, 12, 1, at, tzinfo=UTC),
        )
        for at, (member, total) in enumerate(zip(config.bloc.members, totals, strict=True))
    ]
    return a_review(a_scale(), Scoreboard(place(cards, config), ()), config=config)
