"""The year beside its six months and the year before, in the year-end report."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.model.bloc import Period
from pipeline.model.grounds import Memory, Parted, PastReview
from pipeline.model.result import NotRanked, Review
from pipeline.reports.papers.report.context import report_context
from tests.builders import a_board, a_card, a_member, a_review, a_scale, points
from tests.remembering import a_result, half_year, year_before
from tests.reports.blocs import a_bloc_review
from tests.reports.books import Opened, texts_of
from tests.reports.documents import styled, text_of, written

VP, TTR, NEW = a_member("VP", "Văn phòng Sở"), a_member("TTR", "Thanh tra Sở"), a_member("NEW", "Trung tâm mới")
SCALE = a_scale()


def remembered(six_month: PastReview | None = None, last_year: PastReview | None = None) -> Review:
    """VP before TTR; NEW has no place."""
    cards = [a_card(VP, SCALE, {"A1": "9,5"}), a_card(TTR, SCALE, {"A1": 8})]
    board = a_board(cards, [NotRanked(NEW, "no_submission")])
    return a_review(SCALE, board, memory=Memory(six_month=six_month, last_year=last_year))


def test_without_a_past_nothing_is_compared(tmp_path: Path) -> None:
    context = report_context(remembered())
    assert (context.so_sanh, context.bang_so_sanh) == ((), ())
    assert (context.co_sau_thang, context.co_nam_truoc) == (False, False)
    assert "Hạng 6 tháng" not in text_of(written(tmp_path, remembered()))


def test_the_six_months_and_last_year_are_a_paragraph_each() -> None:
    context = report_context(remembered(half_year(VP=(2, 40), TTR=(1, 42)), year_before(VP=(1, 45))))
    half, last, caution = context.so_sanh
    assert half == (
        "So với 6 tháng đầu năm 2018, có 01 đơn vị lên hạng và 01 đơn vị xuống hạng. Tỷ lệ điểm bình quân so với điểm "
        "tối đa tăng từ 82% lên 87,5%."
    )
    assert last.startswith("So với năm 2017, Văn phòng Sở giữ nguyên hạng 1.")
    assert caution.startswith("Kết quả 6 tháng đầu năm 2018 và năm 2017 được tính theo thời gian")


def test_who_is_compared_with_whom_is_told_where_members_changed() -> None:
    then = {"VP": a_result("VP", name="Văn phòng sở"), "TTR": a_result("TT", 2, name="Thanh tra")}
    parted = (
        Parted(a_result("A", 3, name="Phòng A"), ("NEW",)),
        Parted(a_result("B", 4, name="Phòng B"), ("NEW",)),
        Parted(a_result("CU", 5, name="Phòng cũ")),
    )
    last = PastReview(year=2017, period=Period.YEAR_END, file="x", results=then, parted=parted)
    told = report_context(remembered(last_year=last)).so_sanh
    assert told[-1].endswith(
        "Thành viên của khối có thay đổi so với năm 2017: Thanh tra Sở được so với kết quả của Thanh tra; Trung tâm "
        "mới hợp nhất từ Phòng A và Phòng B nên không so; Phòng cũ nay không còn trong khối."
    )


def test_every_member_has_a_row_with_dashes_where_nothing_is_known() -> None:
    rows = report_context(remembered(half_year(VP=(2, 40), NEW=(1, 45)))).bang_so_sanh
    told = [
        (row.hang, row.ten, row.ty_le, row.sau_thang.ty_le, row.sau_thang.hang, row.sau_thang.doi_hang) for row in rows
    ]
    assert told == [
        ("1", "Văn phòng Sở", "95,00", "80,00", "2", "▲1"),
        ("2", "Thanh tra Sở", "80,00", "–", "–", "–"),
        ("–", "Trung tâm mới", "–", "90,00", "1", "–"),
    ]


@pytest.mark.parametrize("past", [half_year(), half_year(VP=None, TTR=None), half_year(KHTC=(1, 40), NEW=(2, 30))])
def test_a_past_in_which_nobody_had_a_place_is_not_compared(past: PastReview) -> None:
    context = report_context(remembered(past))
    assert (context.so_sanh, context.bang_so_sanh, context.co_sau_thang) == ((), (), False)


def test_the_report_has_the_table_with_the_columns_that_are_known(tmp_path: Path) -> None:
    last_only = written(tmp_path, remembered(last_year=year_before(VP=(1, 45))))
    headings = styled(last_only, "Đầu cột")
    assert "Hạng năm 2017" in headings
    assert "Hạng 6 tháng" not in headings
    both = styled(written(tmp_path, remembered(half_year(VP=(2, 40)), year_before(VP=(1, 45)))), "Đầu cột")
    assert {"Hạng 6 tháng", "Tăng, giảm so với 6 tháng", "Hạng năm 2017"} <= set(both)


@pytest.mark.parametrize("members", [1, 30])
def test_small_and_large_blocs(tmp_path: Path, members: int) -> None:
    review = a_bloc_review(members, 15)
    units = [one.card.member.code for one in review.board.standings]
    past = half_year_of([*units[1:], units[0]])
    document = written(tmp_path, review._replace(memory=Memory(six_month=past)))
    text = text_of(document)
    assert text.count("So với 6 tháng đầu năm 2018, ") == 1
    assert text.count("▲") + text.count("▼") + text.count("\n=") >= members


def half_year_of(units: Sequence[str]) -> PastReview:
    results = {unit: a_result(unit, place, 50 - place) for place, unit in enumerate(units, start=1)}
    return PastReview(year=2018, period=Period.SIX_MONTH, file="results.json", results=results)


def test_what_is_carried_is_a_row_of_the_details_only_where_it_is_configured(tmp_path: Path, opened: Opened) -> None:
    review = remembered(half_year(VP=(2, 40)))
    first, second = review.board.standings
    card = first.card._replace(carried=points("12,00"), total=points("21,50"))
    board = review.board._replace(standings=(first._replace(card=card), second))
    carrying = review.config._replace(scoring=review.config.scoring._replace(carry=Decimal(30)))
    changed = review._replace(board=board, config=carrying)
    row = next(row for row in report_context(changed).chi_tiet[0].dong if row.noi_dung == "Cộng 30% điểm 6 tháng")
    assert row.diem == ("12,00", "0,00")
    assert "Cộng 30% điểm 6 tháng" in texts_of(opened(changed)["Chi tiết"])
    assert "Tổng điểm năm đã cộng 30% tổng điểm 6 tháng đầu năm" in text_of(written(tmp_path, changed))
    assert "Cộng 30%" not in text_of(written(tmp_path, review))
