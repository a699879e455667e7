"""What the pact says of points, times and limits, for every configuration."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from pipeline.model.bloc import AppraisalPolicy, Calendar, NotApplicable, Period, Quota, RankingPolicy, ScoringPolicy
from pipeline.text.papers import agreement as pact
from tests.builders import a_grade, an_award

SCORING = ScoringPolicy(decimals=2, not_applicable=NotApplicable.EXCLUDE)


def worth(base: tuple[int, int] = (0, 0), bonus: int | None = 0, deduction: int | None = 0, conditions: int = 0) -> str:
    limits = [None if one is None else Decimal(one) for one in (bonus, deduction)]
    least, most = map(Decimal, base)
    return pact.worth(pact.Worth(conditions=conditions, base=(least, most), bonus=limits[0], deduction=limits[1]))


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (worth((60, 60)), "điểm chuẩn tối đa 60 điểm"),
        (worth((60, 60), bonus=5), "điểm chuẩn tối đa 60 điểm, điểm thưởng tối đa 5 điểm"),
        (worth((80, 80), bonus=None, deduction=None), "điểm chuẩn tối đa 80 điểm; có điểm thưởng và điểm trừ"),
        (worth((5, 5), conditions=3), "điểm chuẩn tối đa 5 điểm; 03 điều kiện xét thi đua"),
    ],
)
def test_what_a_row_is_worth(told: str, words: str) -> None:
    assert told == words


def test_the_head_leads_the_meetings_that_the_bloc_has() -> None:
    one = Calendar(deadline=datetime(2018, 6, 25, 10, 0, tzinfo=UTC))
    year = pact.leaders("Khối", "Văn phòng", [], {Period.YEAR_END: one})
    assert year.endswith("tổng hợp kết quả và chủ trì hội nghị tổng kết năm.")
    both = pact.leaders("Khối", "Văn phòng", ["Thanh tra"], {Period.YEAR_END: one, Period.SIX_MONTH: one})
    assert "chủ trì hội nghị sơ kết 6 tháng đầu năm và tổng kết năm; Thanh tra là Khối phó" in both


def test_times_with_and_without_a_cut_off() -> None:
    deadline = datetime(2018, 6, 25, 10, 0, tzinfo=UTC)
    one = Calendar(deadline=deadline)
    assert list(pact.deadlines({Period.SIX_MONTH: one})) == [
        "Kỳ sơ kết 6 tháng đầu năm: chậm nhất 17 giờ 00 phút, ngày 25 tháng 6 năm 2018.",
        "Bảng gửi sau thời hạn nêu trên được ghi nhận là gửi chậm.",
    ]
    closed = one._replace(cutoff=deadline.replace(day=30))
    told, late = pact.deadlines({Period.SIX_MONTH: closed})
    assert told.endswith("; không tiếp nhận sau 17 giờ 00 phút, ngày 30 tháng 6 năm 2018.")
    assert late.endswith("gửi chậm.")
    assert len(list(pact.deadlines({Period.SIX_MONTH: one._replace(cutoff=deadline)}))) == 1, "nothing can come late"
    assert list(pact.deadlines({})) == []


@pytest.mark.parametrize(
    ("policy", "words"),
    [
        (AppraisalPolicy(by="members"), "lấy điểm trung bình cộng."),
        (AppraisalPolicy(by="members", combine="median"), "lấy điểm trung vị."),
        (AppraisalPolicy(by="members", combine="trimmed", trim=2), "(khi có từ 05 điểm trở lên)."),
    ],
)
def test_several_appraisers(policy: AppraisalPolicy, words: str) -> None:
    assert list(pact.appraisal("Cụm", policy, offices=False))[-1].endswith(words)


def test_who_appraises_where_the_scale_names_nobody() -> None:
    assert list(pact.appraisal("Cụm", AppraisalPolicy(), offices=False)) == [
        "Kết quả tự chấm được Cụm thẩm định trước khi xếp hạng."
    ]


def test_only_what_the_scale_has_is_told() -> None:
    bare = list(pact.adding_up(SCORING, needs_targets=False, restricted=False))
    full = list(pact.adding_up(SCORING, needs_targets=True, restricted=True))
    assert len(full) == len(bare) + 1
    assert "chỉ tiêu" not in bare[1]
    assert "chấm theo chỉ tiêu mà đơn vị không đăng ký" in full[1]


def test_one_tie_break_and_none() -> None:
    policy = RankingPolicy(by="total")
    assert "nếu bằng nhau thì xét điểm thưởng; vẫn bằng nhau" in pact.ranking(policy, ["điểm thưởng"])
    assert "vẫn bằng nhau" not in pact.ranking(policy, [])


def test_one_grade_and_a_full_last_grade() -> None:
    only = a_grade("Đạt", 0, Quota(Decimal(2), is_share=False))
    assert list(pact.grading([only], by_percent=True)) == ["“Đạt”: từ 0% trở lên, không quá 02 đơn vị."]
    (told,) = pact.grading_rest([only], by_percent=True)
    assert "(ở mức cuối cùng thì không xếp loại)" in told
    assert list(pact.grading_rest([], by_percent=True)) == []


def test_a_share_of_awards() -> None:
    shared = an_award("Cờ")._replace(quota=Quota(Decimal("12.5"), is_share=True))
    (told,) = pact.awarding([shared])
    assert told.endswith("không quá 12,5% số đơn vị được xếp hạng (làm tròn xuống).")
