"""From a review to the texts of its report."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from pipeline.model.bloc import Period, RankingPolicy
from pipeline.model.finding import Severity
from pipeline.model.result import Basis, NotRanked, Review
from pipeline.model.scale import Kind
from pipeline.model.submission import Submission
from pipeline.reports.papers.report.context import report_context
from pipeline.reports.papers.report.figures import sending_of
from tests.builders import (
    SIX_MONTH_DEADLINE,
    a_bloc,
    a_board,
    a_card,
    a_condition,
    a_config,
    a_finding,
    a_grade,
    a_group,
    a_line,
    a_mark,
    a_member,
    a_review,
    a_scale,
    a_standing,
    an_award,
    points,
)
from tests.reports.blocs import a_bloc_review

VP, KHTC = a_member("VP", "Văn phòng"), a_member("KHTC", "Phòng Kế hoạch")
SCALE = a_scale(
    a_group("A", "Nhiệm vụ chuyên môn."),
    a_line("A1", "Theo tỷ lệ", title="Số nhiệm vụ", unit="nhiệm vụ", maximum=30),
    a_line("A2", title="Hồ sơ đúng hạn", maximum=20),
    a_group("E", "Điểm thưởng, điểm trừ"),
    a_line("E1", title="Khen thưởng", kind=Kind.BONUS, maximum=5),
    a_line("E2", title="Bị phê bình", kind=Kind.DEDUCTION, maximum=5),
    a_group("F", "Điều kiện"),
    a_condition("F1", title="Không ký giao ước"),
)
A1, A2, E1, E2, F1 = (SCALE.by_code[code] for code in ("A1", "A2", "E1", "E2", "F1"))


def two_members(period: Period = Period.YEAR_END) -> Review:
    """Văn phòng at the front with a bonus; Phòng Kế hoạch missed its target, was criticised and did not sign."""
    first = a_card(
        VP,
        SCALE,
        marks=[a_mark(A1, 30, reported=Decimal(50)), a_mark(A2, 20), a_mark(E1, 2), a_mark(F1, reported="Không")],
    )
    second = a_card(
        KHTC,
        SCALE,
        marks=[a_mark(A1, 15, reported=Decimal(17)), a_mark(A2, 18), a_mark(E2, 3), a_mark(F1, reported="Có")],
    )
    targets = {"A1": {"VP": Decimal(48), "KHTC": Decimal(36)}}
    return a_review(SCALE, a_board([first, second]), targets=targets, period=period)


def test_halves_of_the_years_targets_are_told_by_the_year() -> None:
    """37,5 is no number of tasks; 40 of the year's 75 is."""
    halves, whole = {"VP": Decimal("37.5"), "KHTC": Decimal(18)}, {"VP": Decimal(75), "KHTC": Decimal(36)}
    review = two_members(Period.SIX_MONTH)._replace(targets={"A1": halves}, year_targets={"A1": whole})
    told = report_context(review)
    assert told.so_voi_nam
    assert [(row.chi_tieu, row.ty_le) for row in told.chi_tieu[0].don_vi] == [("36", "47,2"), ("75", "66,7")]
    assert told.muc[0].nhan_xet[1] == (
        "Số nhiệm vụ: 01/02 đơn vị đạt từ 50% kế hoạch năm, cao nhất là Văn phòng (50/75 nhiệm vụ, bằng 66,7%); 01/02 "
        "đơn vị chưa đạt 50% kế hoạch năm: Phòng Kế hoạch (17/36 nhiệm vụ, bằng 47,2%)."
    )


def test_sections_tell_points_targets_bonus_deductions_and_conditions() -> None:
    first, extra, conditions = report_context(two_members()).muc
    assert (first.stt, first.ma, first.ten) == ("1", "A", "Nhiệm vụ chuyên môn")
    assert first.nhan_xet == (
        "Bình quân các đơn vị đạt 83% điểm tối đa; cao nhất là Văn phòng (đạt điểm tối đa).",
        "Số nhiệm vụ: 01/02 đơn vị đạt chỉ tiêu, vượt: Văn phòng (50/48 nhiệm vụ, bằng 104,2%); 01/02 đơn vị chưa đạt "
        "chỉ tiêu: Phòng Kế hoạch (17/36 nhiệm vụ, bằng 47,2%).",
    )
    assert extra.nhan_xet == (
        "Văn phòng được cộng 2 điểm thưởng.",
        "Có 01 đơn vị bị trừ điểm.",
    )
    assert conditions.nhan_xet == ("Phòng Kế hoạch thuộc trường hợp “Không ký giao ước”: không xếp hạng.",)


def test_half_a_year_is_measured_against_half_of_the_target() -> None:
    context = report_context(two_members(Period.SIX_MONTH))
    assert "01/02 đơn vị đạt từ 50% kế hoạch năm" in context.muc[0].nhan_xet[1]
    assert "chưa đạt 50% kế hoạch năm: Phòng Kế hoạch" in context.muc[0].nhan_xet[1]
    assert context.so_voi_nam
    (target,) = context.chi_tieu
    assert [(row.don_vi, row.chi_tieu, row.ket_qua, row.ty_le) for row in target.don_vi] == [
        ("Phòng Kế hoạch", "36", "17", "47,2"),
        ("Văn phòng", "48", "50", "104,2"),
    ]


def test_targets_in_percent_do_not_add_up_over_the_year() -> None:
    review = two_members(Period.SIX_MONTH)
    line = replace(A1, unit="%")
    scale = a_scale(*(line if one is A1 else one for one in SCALE.lines))
    (target,) = report_context(review._replace(scale=scale)).chi_tieu
    assert [row.danh_gia for row in target.don_vi] == ["Chưa đạt chỉ tiêu", "Vượt chỉ tiêu"]


def test_a_ceiling_is_met_from_below() -> None:
    line = a_line("A1", "Theo tỷ lệ", "càng thấp càng tốt", title="Đơn thư", maximum=30)
    review = two_members()
    scale = a_scale(*(line if one is A1 else one for one in SCALE.lines))
    told = report_context(review._replace(scale=scale)).muc[0].nhan_xet[1]
    assert "01/02 đơn vị thực hiện trong mức chỉ tiêu; 01/02 đơn vị vượt mức cho phép: Văn phòng" in told


def test_a_target_of_a_member_on_whom_the_line_does_not_apply_is_not_told() -> None:
    card = a_card(VP, SCALE, marks=[a_mark(A1, basis=Basis.NOT_APPLICABLE)])
    review = a_review(SCALE, a_board([card]), targets={"A1": {"VP": Decimal(48)}})
    assert report_context(review).chi_tieu == ()


def test_a_section_of_which_nothing_applies_says_so() -> None:
    card = a_card(VP, SCALE, {"E1": 1}, marks=[a_mark(line, basis=Basis.NOT_APPLICABLE) for line in (A1, A2)])
    assert report_context(a_review(SCALE, a_board([card]))).muc[0].nhan_xet == (
        "Không có tiêu chí nào của mục này áp dụng đối với các đơn vị trong kỳ.",
    )


def test_the_leader_comes_first_in_the_results() -> None:
    results = report_context(two_members()).ket_qua
    assert results[0] == "Dẫn đầu Khối là Văn phòng, đạt 52 điểm, cao hơn đơn vị xếp thứ hai 22 điểm."


def test_merits_and_shortcomings_are_facts_of_the_numbers() -> None:
    context = report_context(two_members())
    assert context.uu_diem == ("Văn phòng là đơn vị dẫn đầu Khối.", "Vượt chỉ tiêu đã đăng ký: Văn phòng.")
    assert context.han_che[:2] == (
        "Các tiêu chí có kết quả thấp hơn điểm tối đa nhiều nhất: Số nhiệm vụ (15 điểm, ở Phòng Kế hoạch); Bị phê bình "
        "(3 điểm, ở Phòng Kế hoạch); Hồ sơ đúng hạn (2 điểm, ở Phòng Kế hoạch).",
        "Còn 01/02 đơn vị chưa hoàn thành đủ các chỉ tiêu đã đăng ký.",
    )


def test_what_is_taken_away_below_a_line_is_lost_on_it() -> None:
    deduction = a_line("A1.1", title="Mỗi lần chậm", kind=Kind.DEDUCTION, level=3)
    scale = a_scale(a_group("A"), a_line("A1", "Điểm chuẩn", title="Đất đai", maximum=15), deduction)
    cards = [a_card(VP, scale, {"A1": 15}), a_card(KHTC, scale, {"A1": 15, "A1.1": 6})]
    context = report_context(a_review(scale, a_board(cards)))
    assert "đạt 80% điểm tối đa" in context.muc[0].nhan_xet[0]
    assert context.han_che[0].endswith("nhiều nhất: Đất đai (6 điểm, ở Phòng Kế hoạch).")
    assert not any("Đất đai" in told for told in context.uu_diem)


def test_at_six_months_what_nobody_has_in_full_is_a_task_and_no_shortcoming() -> None:
    cards = [a_card(VP, SCALE, {"A1": 20, "A2": 20}), a_card(KHTC, SCALE, {"A1": 10, "A2": 15})]
    half = report_context(a_review(SCALE, a_board(cards), period=Period.SIX_MONTH))
    assert half.chua_den_han == (
        "Tập trung thực hiện trong 6 tháng cuối năm tiêu chí mà đến hết 6 tháng đầu năm chưa đơn vị nào đạt điểm tối "
        "đa: Số nhiệm vụ.",
    )
    assert half.han_che[0].endswith("nhiều nhất: Hồ sơ đúng hạn (5 điểm, ở Phòng Kế hoạch).")
    year = report_context(a_review(SCALE, a_board(cards)))
    assert year.chua_den_han == ()
    assert "Số nhiệm vụ (30 điểm, ở cả 02 đơn vị)" in year.han_che[0]


def test_a_figure_with_an_open_finding_is_not_told() -> None:
    review = two_members()
    doubted = a_finding("unusual_figure", unit="VP", line="A1", severity=Severity.INFO)
    told = report_context(review._replace(findings=(doubted,)))
    assert "50/48" not in "".join(told.muc[0].nhan_xet)
    assert "số liệu của 01 đơn vị đang được rà soát" in told.muc[0].nhan_xet[1]
    assert not any("Vượt chỉ tiêu" in text for text in told.uu_diem)


def test_everyone_is_in_one_place_by_when_the_form_came() -> None:
    members = [a_member(code) for code in ("A", "B", "C", "D", "E", "F")]
    received = {"A": SIX_MONTH_DEADLINE, "B": SIX_MONTH_DEADLINE + timedelta(seconds=1), "C": None}
    absent = (
        NotRanked(members[3], "late"),
        NotRanked(members[4], "rejected"),
        NotRanked(members[5], "no_submission"),
    )
    submissions = tuple(Submission(unit=unit, file="", entries={}, received=at) for unit, at in received.items())
    review = a_review(
        board=a_board([], absent), config=a_config(members), submissions=submissions, period=Period.SIX_MONTH
    )
    facts = sending_of(review)
    groups = (facts.on_time, facts.late, facts.unknown, facts.too_late, facts.refused, facts.missing)
    assert [name for group in groups for name in group] == [f"Đơn vị {code}" for code in "ABCDEF"]
    assert all(len(group) == 1 for group in groups)


def test_nobody_ranked_and_nobody_scored() -> None:
    review = a_review(SCALE, a_board([], [NotRanked(VP, "no_submission")]))
    context = report_context(review)
    assert context.muc == ()
    assert context.chi_tiet == ()
    assert context.khong_chi_tiet == "Chưa có đơn vị nào có bảng tự chấm điểm hợp lệ để chấm điểm."
    assert context.ket_qua == (
        "Chưa có đơn vị nào được xếp hạng.",
        "Có 01 đơn vị không xếp hạng do chưa gửi bảng tự chấm điểm.",
    )
    assert context.xep_hang == ()
    assert (context.phu_luc.tong_hop, context.phu_luc.chi_tiet) == ("Phụ lục", "")


def test_a_member_that_is_scored_but_not_ranked_stays_with_its_points() -> None:
    card = a_card(VP, SCALE, {"A1": 10})
    rows = report_context(a_review(SCALE, a_board([], [NotRanked(VP, "condition", card)]))).xep_hang
    assert [(row.ten, row.tong_diem, row.hang) for row in rows] == [("Văn phòng", "10,00", "–")]


def test_shared_places_are_marked() -> None:
    cards = [a_card(VP, SCALE, {"A1": 10}), a_card(KHTC, SCALE, {"A1": 10})]
    context = report_context(a_review(SCALE, a_board(cards)))
    assert [row.hang for row in context.xep_hang] == ["1*", "1*"]
    assert context.xep_hang_theo.endswith("Dấu (*): đồng hạng.")
    assert context.ket_qua[0] == "Cả 02 đơn vị đồng hạng nhất, cùng đạt 10 điểm."


def test_awards_are_listed_in_their_order_and_ties_go_to_the_vote() -> None:
    inspectors = a_member("TTR", "Thanh tra")
    first, *level = (a_card(member, SCALE, {"A1": 30}) for member in (VP, KHTC, inspectors))
    standings = (
        a_standing(first, grade="Xuất sắc", awards=("Cờ", "Bằng khen")),
        *(a_standing(card, 2, shared=True) for card in level),
    )
    awards = (an_award("Cờ"), an_award("Bằng khen"), an_award("Giấy khen", 3, 3), an_award("Thư khen", 2, 2))
    config = a_config([VP, KHTC, inspectors], grades=(a_grade(),), awards=awards)
    context = report_context(a_review(SCALE, a_board([])._replace(standings=standings), config=config))
    assert [(row.stt, row.danh_hieu, row.don_vi) for row in context.danh_sach_khen] == [
        ("1", "Cờ", "Văn phòng"),
        ("2", "Bằng khen", "Văn phòng"),
    ]
    assert context.khen_thuong[2] == "“Giấy khen”: không có đơn vị được đề nghị."
    assert "trong khi có 02 đơn vị cùng hạng 2 (Phòng Kế hoạch và Thanh tra)" in context.khen_thuong[3]
    assert "Về xếp loại, có 01 đơn vị “Xuất sắc” và 02 đơn vị không xếp loại." in context.ket_qua


def test_annexes_are_numbered_by_what_there_is() -> None:
    with_targets = report_context(two_members(Period.SIX_MONTH)).phu_luc
    assert (with_targets.chi_tieu, with_targets.tong_hop) == ("Phụ lục I", "Phụ lục II")
    alone = report_context(two_members(Period.SIX_MONTH)._replace(targets={})).phu_luc
    assert (alone.chi_tieu, alone.tong_hop) == ("", "Phụ lục")
    year = report_context(two_members()).phu_luc
    assert (year.tong_hop, year.chi_tiet, year.khen_thuong) == ("Phụ lục I", "Phụ lục II", "")


def test_a_cluster_is_called_a_cluster() -> None:
    config = a_config([VP], bloc=a_bloc([VP], name="Cụm thi đua số 1", head="VP"))
    context = report_context(two_members()._replace(config=config))
    assert context.khoi.loai_in_hoa == "CỤM"
    assert context.thanh_vien == "Cụm có 01 đơn vị thành viên: Văn phòng (Cụm trưởng)."


@pytest.mark.parametrize(("members", "blocks"), [(1, [1]), (12, [12]), (13, [6, 7]), (30, [10, 10, 10]), (61, [])])
def test_details_are_cut_into_blocks_that_fit_on_a_page(members: int, blocks: list[int]) -> None:
    found = report_context(a_bloc_review(members, 3)).chi_tiet
    assert [len(block.don_vi) for block in found] == blocks
    assert all(len(row.diem) == len(block.don_vi) for block in found for row in block.dong)


def test_details_end_with_the_sums() -> None:
    (block,) = report_context(two_members()).chi_tiet
    assert block.don_vi == ("VP", "KHTC")
    told = {(row.ma, row.noi_dung): row.diem for row in block.dong}
    assert told["A1", "Số nhiệm vụ"] == ("30,00", "15,00")
    assert told["E2", "Bị phê bình"] == ("0,00", "-3,00")
    assert told["", "Tổng điểm"] == ("52,00", "30,00")
    assert told["", "Xếp hạng"] == ("1", "2")


def test_ranking_by_percent_is_told_in_percent() -> None:
    config = a_config([VP, KHTC])._replace(ranking=RankingPolicy(by="percent"))
    results = report_context(two_members()._replace(config=config)).ket_qua
    assert results[0] == (
        "Dẫn đầu Khối là Văn phòng, đạt 104% điểm tối đa áp dụng; xếp thứ hai là Phòng Kế hoạch với 60%."
    )


def test_lines_below_a_heading_of_which_the_highest_counts_lose_nothing() -> None:
    scale = a_scale(a_group("A", highest_only=True), a_line("A1"), a_line("A2"))
    context = report_context(a_review(scale, a_board([a_card(VP, scale, {"A1": 10})])))
    assert not any("A2" in told for told in context.han_che)


def test_points_have_the_blocs_decimals() -> None:
    card = a_card(VP, SCALE, {"A1": 10})._replace(claimed_total=points(12))
    (row,) = report_context(a_review(SCALE, a_board([card]), config=a_config([VP], decimals=1))).xep_hang
    assert (row.tong_diem, row.tu_cham, row.muc) == ("10,0", "12,0", ("10,0", "0,0"))
