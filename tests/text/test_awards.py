"""Awards and votes in words."""

from decimal import Decimal
from fractions import Fraction

import pytest

from pipeline.model.ballot import Candidate, NearMiss, Poll
from pipeline.model.bloc import Electorate, Quota
from pipeline.text.awards import (
    given_of_proposed,
    near_miss_in_words,
    needed_in_words,
    places_in_words,
    quota_in_words,
    share_in_words,
    votes_in_words,
)
from tests.builders import an_award

MINE = Candidate(unit="VP", votes=5, share=Fraction(5, 11), enough=False)
POLL = Poll(award="Cờ", needed=Fraction(2, 3), of=11, candidates=(MINE,))
AWARD = an_award("Cờ", 2, 4, 2)


@pytest.mark.parametrize(
    ("share", "told"),
    [
        ("1/2", "50%"),
        ("2/3", "2/3"),
        ("667/1000", "66,7%"),
        ("1", "100%"),
        ("0", "0%"),
        ("1/8", "12,5%"),
        ("1/7", "1/7"),
    ],
)
def test_shares(share: str, told: str) -> None:
    assert share_in_words(Fraction(share)) == told


def test_votes_and_what_is_needed() -> None:
    assert votes_in_words(MINE, POLL) == "05/11 phiếu (45,5%)"
    assert needed_in_words(POLL, Electorate.VALID) == "ít nhất 2/3 số phiếu hợp lệ (từ 08/11 phiếu)"


def test_places_and_quotas() -> None:
    assert (places_in_words(AWARD), places_in_words(an_award())) == ("hạng 2–4", "hạng 1")
    assert quota_in_words(Quota(Decimal(2), is_share=False), 2, 11) == "02 đơn vị"
    assert (
        quota_in_words(Quota(Decimal("12.5"), is_share=True), 1, 11) == "01 đơn vị (12,5% của 11 đơn vị được xếp hạng)"
    )


@pytest.mark.parametrize(
    ("reason", "behind", "told"),
    [
        ("place", "0.35", "ngoài phạm vi được đề nghị (hạng 2–4); kém đơn vị được đề nghị thấp nhất 0,35 điểm"),
        ("quota", "0.00", "được 05/11 phiếu (45,5%), đã đủ số lượng; bằng điểm với đơn vị được đề nghị thấp nhất"),
        ("quota", None, "hình thức này không còn số lượng"),
        ("tie", None, "được 05/11 phiếu (45,5%), số lượng còn lại không đủ cho các đơn vị bằng nhau nên chưa xác định"),
        ("grade", "0.00", "không có xếp loại mà danh hiệu yêu cầu"),
        ("condition", None, "thuộc trường hợp không được khen thưởng theo điều kiện của thang điểm"),
        ("votes", "0.00", "được 05/11 phiếu (45,5%), chưa đủ 2/3"),
    ],
)
def test_a_sentence_for_every_way_to_miss(reason: str, behind: str | None, told: str) -> None:
    lacking = None if behind is None else Decimal(behind)
    miss = NearMiss(award="Cờ", unit="VP", place=5, reason=reason, behind=lacking)
    assert near_miss_in_words(miss, AWARD, POLL, by_percent=False) == f"xếp hạng 5, {told}"


def test_by_percent_the_distance_is_in_percentage_points() -> None:
    miss = NearMiss(award="Cờ", unit="VP", place=5, reason="quota", behind=Decimal("0.35"))
    assert near_miss_in_words(miss, AWARD, None, by_percent=True).endswith("0,35 điểm phần trăm")
    level = NearMiss(award="Cờ", unit="VP", place=5, reason="quota", behind=Decimal(0))
    assert near_miss_in_words(level, AWARD, None, by_percent=True).endswith(
        "bằng tỷ lệ với đơn vị được đề nghị thấp nhất"
    )


def test_what_nobody_recorded_is_unknown() -> None:
    assert [given_of_proposed(*pair) for pair in ((1, 2), (None, 2), (0, None), (None, None))] == [
        "1/2",
        "chưa rõ/2",
        "0/chưa rõ",
        "chưa rõ",
    ]
