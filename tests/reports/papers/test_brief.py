"""Bản tóm tắt: who leads, what moved, what is disputed, what is to be decided; on one page."""

from decimal import Decimal

import pytest

from pipeline.model.bloc import BallotPolicy, Period
from pipeline.model.finding import FileRecord, FileStatus, Finding, Severity
from pipeline.model.grounds import Memory, PastResult, PastReview
from pipeline.model.result import Review
from pipeline.model.submission import Response
from pipeline.reports.papers.brief import BRIEF, LEADING, brief_context
from pipeline.reports.papers.brief import BriefContext as Brief
from pipeline.scoring.stages import TracedReview
from pipeline.text.papers import brief as say
from tests.reports.blocs import BLOCS, a_bloc_review
from tests.reports.decree30 import Form, follows_the_decree
from tests.reports.finished import looks_finished
from tests.reports.papers.test_meeting import a_vote
from tests.reports.traced import a_sitting, a_verdict, only, rows

HOUSE = Form(abbreviation="", addressed=False, dated=False, receivers=False, signed=False)


def brief_of(review: Review, **more: object) -> Brief:
    return brief_context(review._replace(**more))


@pytest.mark.parametrize("period", Period)
@pytest.mark.parametrize(("members", "lines"), BLOCS)
def test_blocs_of_any_size(members: int, lines: int, period: Period) -> None:
    document = only(BRIEF, TracedReview(a_bloc_review(members, lines, period), ()))
    follows_the_decree(document, HOUSE)
    looks_finished(document)
    assert len(rows(document, "Hạng")) == min(members, LEADING)


def test_who_leads_is_in_order_of_place() -> None:
    review = a_vote(90, 80, 70).review
    assert [(one.hang, one.don_vi, one.de_nghi) for one in brief_of(review).xep_hang] == [
        ("1", "Phòng A", "Cờ thi đua"),
        ("2", "Phòng B", "Bằng khen"),
        ("3", "Phòng C", "Bằng khen"),
    ]


def past(**places: int) -> PastReview:
    results = {unit: PastResult(unit=unit, name=unit, place=place, total=Decimal(1)) for unit, place in places.items()}
    return PastReview(year=2018, period=Period.SIX_MONTH, file="results.json", results=results)


def test_what_moved_is_told_with_the_places_then_and_now() -> None:
    review = a_vote(90, 80, 70, 60).review
    assert brief_of(review).bien_dong == (say.NOTHING_MOVED,)
    moved = brief_of(review, memory=Memory(six_month=past(A=4, B=2, C=3, D=1))).bien_dong
    assert moved == (
        "So với 6 tháng đầu năm 2018, 01 đơn vị tăng hạng: Phòng A (từ hạng 4 lên hạng 1).",
        "So với 6 tháng đầu năm 2018, 01 đơn vị giảm hạng: Phòng D (từ hạng 1 xuống hạng 4).",
    )
    same = brief_of(review, memory=Memory(six_month=past(A=1, B=2, C=3, D=4))).bien_dong
    assert same == ("So với 6 tháng đầu năm 2018, các đơn vị giữ nguyên thứ hạng.",)


def test_what_is_disputed() -> None:
    traced = a_sitting(3, 15, opinions=[a_verdict("DV01", "A1", "5"), a_verdict("DV02", "A2", "9")])
    errors = tuple(Finding(code="not_a_number", severity=Severity.ERROR, unit=unit) for unit in ("DV02", "DV02"))
    answer = Response(unit="DV01", line="A1", round=1, agrees=False, text="Đã làm đủ")
    told = brief_of(traced.review, findings=errors, responses=(answer,)).y_kien_khac
    assert told[0] == "Còn 02 ghi nhận phải sửa trong phiếu của 01 đơn vị: Sở số 2."
    assert told[1].startswith("Thẩm định điều chỉnh 02 tiêu chí của 02 đơn vị; chênh lệch lớn nhất ở “")
    assert "của Sở số 1: 5 điểm so với 10 điểm tự chấm." in told[1]
    assert told[2] == "Có 01 đơn vị chưa nhất trí với kết quả thẩm định: Sở số 1."


def test_nothing_disputed_and_nothing_to_decide_are_said_so() -> None:
    review = a_vote(90, 80, awards=()).review
    assert brief_of(review).y_kien_khac == (say.NOTHING_DISPUTED,)
    assert brief_of(review).can_quyet_dinh == (say.NOTHING_TO_DECIDE,)


def test_what_is_to_be_decided() -> None:
    held = FileRecord(file="a.xlsx", sha256="", unit="A", status=FileStatus.HELD, reason="unknown_sender")
    review = a_vote(90, 80, 80).review
    told = brief_of(review, files=(held,)).can_quyet_dinh
    assert told[0].startswith("Xác nhận 01 tệp đang tạm giữ")
    assert told[1] == "Cho ý kiến về đề nghị “Cờ thi đua” đối với Phòng A."
    assert told[2].startswith("Cho ý kiến về đề nghị “Bằng khen” đối với")


def test_before_the_count_the_vote_is_what_is_to_be_held() -> None:
    review = a_vote(90, 80, 70, policy=BallotPolicy()).review
    (told,) = brief_of(review).can_quyet_dinh
    assert told == "Tổ chức bỏ phiếu bình xét đối với 02 hình thức khen thưởng; chưa có kết quả kiểm phiếu."
