"""What a member came to before, as texts."""

from decimal import Decimal

from pipeline.model.bloc import Member, Period
from pipeline.model.grounds import Memory, PastResult, PastReview
from pipeline.model.result import NotRanked, Review
from pipeline.reports.figures.past import PastFields, past_of
from tests.builders import a_board, a_card, a_member, a_review, a_scale

VP, TTR, NEW = a_member("VP"), a_member("TTR"), a_member("NEW")
SCALE = a_scale()
BOARD = a_board([a_card(VP, SCALE, {"A1": 9}), a_card(TTR, SCALE, {"A1": "8,5"})], [NotRanked(NEW, "no_submission")])


def then(unit: str, place: int, total: str, percent: str, **more: object) -> PastResult:
    result = PastResult(unit=unit, name=unit, place=place, total=Decimal(total), percent=Decimal(percent))
    return result._replace(maximum=Decimal("5.00"), **more)


SIX_MONTH = PastReview(
    year=2018,
    period=Period.SIX_MONTH,
    file="output/2018-six-month/review/results.json",
    results={
        "VP": then("VP", 3, "4.00", "80.00", grade="Tốt"),
        "TTR": then("TTR", 1, "4.50", "90.00"),
        "NEW": PastResult(unit="NEW", name="NEW"),
    },
)


def remembering(**memory: PastReview) -> Review:
    return a_review(SCALE, BOARD, memory=Memory(**memory))


def past_now(review: Review, member: Member) -> PastFields:
    places = {one.card.member: one for one in review.board.standings}
    return past_of(review, member, places.get(member))


def test_the_half_year_is_told_with_the_way_to_the_year() -> None:
    fields = past_now(remembering(six_month=SIX_MONTH), VP).sau_thang
    assert (fields.co, fields.ky) == (True, "6 tháng đầu năm 2018")
    assert (fields.tong_diem, fields.toi_da, fields.ty_le) == ("4,00", "5,00", "80,00")
    assert (fields.hang, fields.xep_loai) == ("3", "Tốt")
    assert (fields.doi_hang, fields.doi_hang_bang_chu, fields.doi_ty_le) == ("▲2", "tăng 02 bậc", "+10,00")


def test_a_member_that_fell() -> None:
    fields = past_now(remembering(six_month=SIX_MONTH), TTR).sau_thang
    assert (fields.doi_hang, fields.doi_hang_bang_chu, fields.doi_ty_le) == ("▼1", "giảm 01 bậc", "-5,00")
    assert fields.xep_loai == "–"


def test_the_same_place() -> None:
    last = SIX_MONTH._replace(year=2017, period=Period.YEAR_END, results={"VP": then("VP", 1, "9.00", "90.00")})
    fields = past_now(remembering(last_year=last), VP).nam_truoc
    assert (fields.ky, fields.doi_hang, fields.doi_hang_bang_chu) == ("năm 2017", "=", "giữ nguyên hạng")
    assert fields.doi_ty_le == "0,00"


def test_who_was_not_there_is_without_a_value_never_zero() -> None:
    fields = past_now(remembering(six_month=SIX_MONTH), NEW).sau_thang
    assert not fields.co
    assert {fields.tong_diem, fields.toi_da, fields.ty_le, fields.hang, fields.doi_hang, fields.doi_ty_le} == {"–"}
    assert fields.doi_hang_bang_chu == ""


def test_nothing_is_known_without_a_memory() -> None:
    fields = past_now(remembering(), VP)
    assert fields.sau_thang == fields.nam_truoc
    assert (fields.sau_thang.ky, fields.sau_thang.hang, fields.sau_thang.doi_hang) == ("", "–", "–")


def test_who_has_no_place_now_keeps_the_past_one() -> None:
    known = SIX_MONTH._replace(results={"NEW": then("NEW", 2, "4.20", "84.00")})
    fields = past_now(remembering(six_month=known), NEW).sau_thang
    assert (fields.co, fields.hang, fields.doi_hang, fields.doi_ty_le) == (True, "2", "–", "–")
