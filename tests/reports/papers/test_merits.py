"""Báo cáo thành tích: a frame for each proposed member, with its numbers and places for what only it can write."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from docx import Document

from pipeline.model.bloc import Calendar, Decision, Period
from pipeline.model.finding import Severity
from pipeline.model.result import Review
from pipeline.model.scale import Kind
from pipeline.ranking.awarding import award
from pipeline.reports.papers.merits import MERITS, MeritContext, merit_context
from pipeline.reports.templates.built_in import built_in
from pipeline.reports.templates.left_to_fill import places_left
from pipeline.scoring.stages import TracedReview
from pipeline.text.numbers import short
from pipeline.text.papers.bases import bases_on, decree_on
from pipeline.text.papers.merits import beyond_base, proposed_for
from tests.builders import (
    a_board,
    a_card,
    a_finding,
    a_group,
    a_line,
    a_mark,
    a_member,
    a_review,
    a_scale,
    an_award,
)
from tests.reports.blocs import BLOCS, a_bloc_review
from tests.reports.decree30 import Form, follows_the_decree
from tests.reports.documents import text_of
from tests.reports.finished import looks_finished
from tests.reports.papers.test_meeting import HOSTILE, a_vote
from tests.reports.traced import only, papers, rows
from tests.reports.writing import fill

REPORT = Form(abbreviation="BC", addressed=False)


def proposed(review: Review) -> TracedReview:
    """The review with all its members proposed."""
    members = len(review.config.bloc.members)
    config = review.config._replace(awards=(an_award("Cờ thi đua", 1, members, quota=members),))
    awarded = award(review.board.standings, config, review.period)
    return TracedReview(review._replace(config=config, board=review.board._replace(standings=awarded.standings)), ())


def frame(traced: TracedReview) -> MeritContext:
    (copy,) = MERITS.copies(traced)
    return copy.context


@pytest.mark.parametrize(("members", "lines"), BLOCS)
def test_blocs_of_any_size(members: int, lines: int) -> None:
    document = only(MERITS, proposed(a_bloc_review(members, lines)), "DV01")
    follows_the_decree(document, REPORT)
    looks_finished(document)


def test_one_for_each_proposed_member_with_all_its_awards() -> None:
    traced = a_vote(90, 80, 70, awards=(an_award("Cờ thi đua"), an_award("Bằng khen", 1, 2, quota=2)))
    made = papers(MERITS, traced)
    assert list(made) == ["bao-cao-thanh-tich/A.docx", "bao-cao-thanh-tich/B.docx"]
    assert "Đề nghị tặng Cờ thi đua và Bằng khen" in text_of(made["bao-cao-thanh-tich/A.docx"])


def test_nobody_proposed_no_frame() -> None:
    assert papers(MERITS, a_vote(90, awards=())) == {}


def test_the_numbers_of_the_member() -> None:
    traced = proposed(a_bloc_review(1, 15))
    told, card = frame(traced), traced.review.board.standings[0].card
    assert "xếp thứ 1/1 đơn vị được xếp hạng" in told.ket_qua
    assert sum(Decimal(one.dat.replace(",", ".")) for one in told.muc) == card.total
    assert sum(Decimal(one.toi_da) for one in told.muc) == card.tally.maximum
    assert all(one.chi_tieu == "48" for one in told.chi_tieu)
    table = rows(only(MERITS, traced), "Đăng ký")
    assert len(table) == len(told.chi_tieu) > 0


def test_a_figure_in_doubt_is_not_told() -> None:
    traced = proposed(a_bloc_review(1, 15))
    card = traced.review.board.standings[0].card
    line = next(mark.code for mark in card.marks if mark.target)
    doubt = a_finding("unusual_figure", Severity.INFO, unit=card.member.code, line=line)
    told = frame(TracedReview(traced.review._replace(findings=(doubt,)), ()))
    assert len(told.chi_tieu) == len(frame(traced).chi_tieu) - 1


def test_what_the_sections_do_not_show_is_said() -> None:
    assert beyond_base("3", "") == " Đơn vị được cộng 3 điểm thưởng."
    assert beyond_base("3", "1,5") == " Đơn vị được cộng 3 điểm thưởng, bị trừ 1,5 điểm."
    assert beyond_base("", "") == ""


@pytest.mark.parametrize(("sum_of_all", "bound"), [(1, "cao nhất"), (-1, "thấp nhất"), (0, None)])
def test_a_total_at_a_bound_says_which(sum_of_all: int, bound: str | None) -> None:
    traced = proposed(a_bloc_review(1, 15))
    standing = traced.review.board.standings[0]
    card = standing.card._replace(total=standing.card.total - sum_of_all)
    told = merit_context(traced.review, standing._replace(card=card), ["Cờ thi đua"]).ket_qua
    said = f"tổng điểm được lấy bằng mức {bound} là {short(card.total)} điểm"
    assert (said in told) if bound else ("được lấy bằng mức" not in told)


def test_titles_in_capitals_are_set_in_small_letters() -> None:
    traced = proposed(a_bloc_review(1, 15))
    lines = tuple(replace(line, title="CÔNG TÁC CHUYÊN MÔN.") for line in traced.review.scale.lines)
    scale = replace(traced.review.scale, lines=lines)
    told = frame(TracedReview(traced.review._replace(scale=scale), ()))
    assert {one.noi_dung for one in (*told.muc, *told.chi_tieu)} == {"Công tác chuyên môn"}


def test_earlier_awards_come_from_the_decisions() -> None:
    traced = proposed(a_bloc_review(1, 15))
    unit = traced.review.board.standings[0].card.member.code
    given = (
        Decision(year=2017, award="Giấy khen", number="12/QĐ-UBND", members=(unit,)),
        Decision(year=2016, award="Bằng khen", members=(unit,)),
        Decision(year=2017, award="Cờ", members=("khác",)),
    )
    told = frame(TracedReview(traced.review._replace(config=traced.review.config._replace(decisions=given)), ()))
    assert [(one.nam, one.hinh_thuc, one.so) for one in told.da_khen] == [
        ("2016", "Bằng khen", ""),
        ("2017", "Giấy khen", "12/QĐ-UBND"),
    ]


def test_the_form_is_that_of_the_decree_in_force_and_is_to_be_checked() -> None:
    traced = proposed(a_bloc_review(1, 15))
    late = Calendar(deadline=datetime(2025, 12, 5, tzinfo=UTC))
    config = traced.review.config._replace(periods={Period.YEAR_END: late})
    told = frame(TracedReview(traced.review._replace(config=config), ()))
    assert "152/2025/NĐ-CP" in told.mau
    assert told.mau in places_left(fill(built_in(MERITS.template), told))


def test_hostile_texts_stay_text() -> None:
    told = frame(proposed(a_bloc_review(1, 15)))._replace(don_vi=HOSTILE, de_nghi=HOSTILE, ket_qua=HOSTILE)
    assert text_of(Document(BytesIO(fill(built_in(MERITS.template), told)))).count(HOSTILE) >= 3


@pytest.mark.parametrize(
    ("day", "decree", "laws"),
    [
        (date(2017, 9, 30), "", 3),
        (date(2017, 10, 1), "91/2017/NĐ-CP", 3),
        (date(2023, 12, 31), "91/2017/NĐ-CP", 3),
        (date(2024, 1, 1), "98/2023/NĐ-CP", 1),
        (date(2025, 6, 30), "98/2023/NĐ-CP", 1),
        (date(2025, 7, 1), "152/2025/NĐ-CP", 1),
    ],
)
def test_bases_go_by_the_day(day: date, decree: str, laws: int) -> None:
    assert decree_on(day) == decree
    assert len(bases_on(day)) == laws + bool(decree)
    assert all(decree in text for text in bases_on(day)[laws:])


def _target_told(reported: str, target: str, *rule: str, kind: Kind = Kind.BASE) -> list[tuple[str, str, str]]:
    """What the frame tells of a target: the registered figure, the result, the share."""
    member, scale = a_member("VP"), a_scale(a_group("A"), a_line("A1", *(rule or ("Theo tỷ lệ", "")), kind=kind))
    mark = a_mark(scale.by_code["A1"], 5, reported=Decimal(reported), target=Decimal(target))
    review = a_review(scale, a_board([a_card(member, scale, marks=[mark])]), targets={"A1": {"VP": Decimal(target)}})
    told = frame(proposed(review)).chi_tieu
    return [(one.chi_tieu, one.ket_qua, one.ty_le) for one in told]


def test_faults_and_figures_beyond_belief_are_no_merits() -> None:
    fewer = ("Theo tỷ lệ", "càng thấp càng tốt")
    assert _target_told("52", "48") == [("48", "52", "108,3")]
    assert _target_told("12", "1") == [], "twelve times the target wants a word of the member's own"
    assert _target_told("0", "5") == []
    assert _target_told("3", "2", *fewer) == [], "more than was allowed"
    assert _target_told("2", "3", *fewer) == [("3", "2", "trong mức")]
    assert _target_told("0", "3", *fewer) == [("3", "không có", "trong mức")]
    assert _target_told("2", "3", "Theo số lượng", "1/lần", kind=Kind.DEDUCTION) == []


def test_a_title_is_given_as_one_and_a_flag_by_its_name() -> None:
    assert proposed_for(["Tập thể lao động xuất sắc"]) == "Đề nghị tặng danh hiệu “Tập thể lao động xuất sắc”"
    assert proposed_for(["Cờ thi đua", "Bằng khen"]) == "Đề nghị tặng Cờ thi đua và Bằng khen"
