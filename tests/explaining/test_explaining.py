"""The whole way of a number: every sentence is true, and the numbers in it come to the points."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from pipeline.explaining.subject import member_called, row_called
from pipeline.model.bloc import AppraisalPolicy, Period, RankingPolicy
from pipeline.model.scale import Effect, Kind
from pipeline.model.submission import Opinion
from tests.answering import GONE, MARKED, ON_TIME, Sent, a_row, some_grounds
from tests.builders import (
    a_bloc,
    a_condition,
    a_config,
    a_grade,
    a_group,
    a_line,
    a_member,
    a_scale,
    an_award,
    scored_by,
)
from tests.explained import explained, explained_in
from tests.scoring.test_stages import a_verdict

LATE = date(2018, 2, 3)
ONE = a_scale(a_group(), a_line("A1"))
ONE_RATIO = a_scale(a_group(), a_line("A1", "Theo tỷ lệ"))


def one_line_scale(label: str, parameters: str = "", kind: Kind = Kind.BASE) -> object:
    return a_scale(a_group(), a_line("A1", label, parameters, kind=kind), a_line("A2", "Điểm chuẩn"))


@pytest.mark.parametrize(
    ("label", "parameters", "answer", "told"),
    [
        ("Điểm chuẩn", "", None, "Thay số: 10 → 10,00"),
        ("Chấm trực tiếp", "", "7,5", "Thay số: 7,5 → 7,50"),
        ("Chấm trực tiếp", "thang 100", 85, "Thay số: 85/100 × 10 = 8,5 → 8,50"),
        ("Đạt/không đạt", "", "Đạt", "Thay số: “Đạt” nên lấy 10 → 10,00"),
        ("Theo mức", "Tốt: 6; Khá: 4", "Khá", "Thay số: “Khá” nên lấy 4 → 4,00"),
        ("Theo bậc", "≥98: 5; còn lại: 1", 98, "Thay số: 98 ≥ 98 nên lấy 5 → 5,00"),
        ("Theo tỷ lệ", "", 33, "Thay số: 10 × min(1; 33/36) = 9,1666… → 9,17"),
        ("Theo số lượng", "0,5/lần", 3, "Thay số: min(10; 0,5 × 3) = 1,5 → 1,50"),
        ("Trừ dần", "0,5/lần", None, "Thay số: max(0; 10 − 0,5 × 0) = 10 → 10,00"),
        ("Theo thời hạn", "hạn 31/01; 1/ngày", LATE, ": 10 − min(10; 1 × max(0; 3)) = 7 → 7,00"),
        ("So với đơn vị dẫn đầu", "", 33, "Thay số: 10/2 × 33/36 = 4,5833… → 4,58"),
    ],
)
def test_the_numbers_put_into_every_rule(label: str, parameters: str, answer: object, told: str) -> None:
    scale = one_line_scale(label, parameters)
    texts = explained(scale, targets={"A1": {"VP": 36}}, row="A1", VP={"A1": answer})
    assert any(text.endswith(told) for text in texts), texts
    assert any(text.startswith(f"Cách tính: {label} — ") for text in texts)


def test_a_surplus_is_told_by_the_other_lines_ratio() -> None:
    scale = a_scale(
        a_group(), a_line("A1", "Theo tỷ lệ"), a_line("A2", "Vượt kế hoạch", "của A1", kind=Kind.BONUS, maximum=2)
    )
    texts = explained(scale, targets={"A1": {"VP": 100}}, VP={"A1": 105})
    assert "Thay số: tỷ lệ của dòng A1 là 1,05: min(2; ⌊(1,05 − 1) × 100⌋ × 1/100 × 10) = 0,5 → 0,50" in texts
    assert "Số liệu: đơn vị không phải điền." in texts


def test_what_does_not_end_is_told_in_decimals_and_titles_in_small_letters() -> None:
    scale = a_scale(
        a_group("A", "NHIỆM VỤ CHUYÊN MÔN"),
        a_line("A1", "Theo tỷ lệ", title="HOÀN THÀNH CHỈ TIÊU ĐƯỢC GIAO"),
        a_line("A2", "Vượt kế hoạch", "của A1", kind=Kind.BONUS, maximum=2),
    )
    texts = "\n".join(explained(scale, targets={"A1": {"VP": 49}}, VP={"A1": 125}))
    assert "tỷ lệ của dòng A1 là 2,5510…" in texts
    assert "125/49:" not in texts
    assert "A1. Hoàn thành chỉ tiêu được giao [Chuẩn" in texts
    assert "NHIỆM VỤ CHUYÊN MÔN" not in texts
    short = "\n".join(explained(scale, targets={"A1": {"VP": 6}}, VP={"A1": 5}))
    assert "Thay số: 10 × min(1; 5/6) = 8,3333… → 8,33" in short


def test_half_a_year_tells_its_own_target_and_the_years() -> None:
    grounds = some_grounds(ONE_RATIO, targets={"A1": {"VP": "37.5"}}, period=Period.SIX_MONTH)
    grounds = grounds._replace(year_targets={"A1": {"VP": Decimal(75)}})
    texts = explained_in(grounds, Sent("VP", {"A1": 30}), row="A1")[1]
    assert "Chỉ tiêu: 37,5 (cả năm: 75)." in texts
    assert "Thay số: 10 × min(1; 30/37,5) = 8 → 8,00" in texts


def test_the_cell_the_value_and_the_target() -> None:
    scale = one_line_scale("Theo tỷ lệ")
    texts = explained(scale, targets={"A1": {"VP": "1234.5"}}, VP={"A1": "99,5"})
    assert "A1. Tiêu chí A1 [Chuẩn, tối đa 10]: 0,81 điểm (tính theo kết quả)" in texts
    assert "Ô VP.xlsx › Phiếu chấm điểm!G9: ghi “99,5”, đọc là 99,5." in texts
    assert "Chỉ tiêu: 1.234,5." in texts
    assert any(text.startswith("Ghi nhận: ") for text in texts), "a number typed as text is told"


def test_what_was_refused_and_what_is_missing() -> None:
    refused = explained(one_line_scale("Theo bậc", "≥98: 5"), VP={"A1": "nhiều"})
    assert "Ô VP.xlsx › Phiếu chấm điểm!G9: ghi “nhiều”, không nhận được." in refused
    assert "Thay số: giá trị không nhận được nên lấy 0 → 0,00" in refused
    missing = explained(one_line_scale("Theo bậc", "≥98: 5"), VP={})
    assert "Ô VP.xlsx › Phiếu chấm điểm!G9: để trống." in missing
    assert "Thay số: chưa có số liệu nên lấy 0 → 0,00" in missing
    bonus = explained(one_line_scale("Theo số lượng", "1/lần", Kind.BONUS), VP={})
    assert "Thay số: để trống nên lấy 0 → 0,00" in bonus
    assert "Số liệu: dòng này không còn trong phiếu." in explained(one_line_scale("Trừ dần", "1/lần"), VP={"A1": GONE})


def test_a_line_that_follows_another() -> None:
    scale = a_scale(
        a_group(), a_line("A1", "Theo bậc", "≥98: 5"), a_line("A2", "Trừ dần", "0,5/lần; theo dòng A1", maximum=5)
    )
    texts = explained(scale, row="A2", VP={"A1": 4})
    assert "Số liệu: lấy theo dòng A1, ghi “4”, đọc là 4." in texts
    assert "Thay số: max(0; 5 − 0,5 × 4) = 3 → 3,00" in texts


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        ("exclude", "không tính điểm, không tính vào điểm tối đa"),
        ("rescale", "không tính điểm; tổng được quy đổi theo điểm tối đa của cả thang"),
        ("full", "được tính đủ điểm tối đa"),
        ("zero", "0 điểm, vẫn tính vào điểm tối đa"),
    ],
)
def test_a_line_that_does_not_apply(policy: str, said: str) -> None:
    scale = a_scale(
        a_group(),
        a_line("A1"),
        a_line("A2"),
        a_line("A3", kind=Kind.BONUS, label="Theo số lượng", parameters="1/lần"),
        a_line("A4", "Theo tỷ lệ"),
    )
    texts = explained(scale, config=scored_by(policy), VP={"A1": MARKED, "A2": 5, "A3": MARKED})
    why = "đơn vị ghi x ở dòng A1 (ô VP.xlsx › Phiếu chấm điểm!I9), lý do: Đơn vị không có nhiệm vụ này"
    assert f"Không áp dụng: {why}; {said}." in texts
    assert f"Không áp dụng: đơn vị không đăng ký chỉ tiêu của tiêu chí này; {said}." in texts
    assert sum("không tính điểm, không tính vào điểm tối đa" in text for text in texts) == (
        3 if policy == "exclude" else 1
    ), "a bonus never counts in the maximum"


def test_a_mark_above_a_line_is_named() -> None:
    scale = a_scale(a_group("A"), a_group("A1", level=2), a_line("A11", level=3), a_line("A2"))
    texts = explained(scale, VP={"A1": a_row(x="x", note="Không có"), "A2": 5})
    assert any("đơn vị ghi x ở dòng A1 (ô VP.xlsx › Phiếu chấm điểm!" in text for text in texts)


def test_caps_on_the_way_up() -> None:
    scale = a_scale(
        a_group("E", bonus_cap=Decimal(5), deduction_cap=Decimal(1)),
        a_line("E1", "Theo số lượng", "1/lần", kind=Kind.BONUS),
        a_line("E2", "Theo số lượng", "1/lần", kind=Kind.BONUS),
        a_line("E3", "Theo số lượng", "1/lần", kind=Kind.DEDUCTION),
        a_group("F", maximum=Decimal(8)),
        a_line("F1"),
    )
    texts = explained(scale, VP={"E1": 4, "E2": 2, "E3": 3, "F1": 9})
    assert "thưởng: E1 4,00 + E2 2,00 = 6,00, trần 5,00 → 5,00" in texts
    assert "trừ: E3 3,00, trần 1,00 → 1,00" in texts
    assert "chuẩn: F1 9,00, trần 8,00 → 8,00" in texts
    assert "Tổng điểm: 8,00 + 5,00 − 1,00 = 12,00" in texts
    assert any(text.startswith("E3. ") and "]: trừ 3,00 điểm" in text for text in texts)


def test_the_highest_only_and_bonus_only_if_clean() -> None:
    scale = a_scale(
        a_group("E", bonus_if_clean=True),
        replace(a_line("E1", "Điểm chuẩn", maximum=3), highest_only=True),
        a_line("E11", maximum=4, level=3),
        a_line("E12", maximum=6, level=3),
        a_line("E2", "Theo số lượng", "1/lần", kind=Kind.BONUS),
        a_line("E3", "Theo số lượng", "1/lần", kind=Kind.DEDUCTION),
    )
    texts = explained(scale, VP={"E11": 4, "E12": 5, "E2": 2, "E3": 1})
    assert "chuẩn: cao nhất của E11 4,00, E12 5,00 là 5,00; cộng điểm của riêng dòng này 3,00 = 8,00" in texts
    assert "thưởng: E2 2,00, chỉ tính khi không bị trừ, mà đã bị trừ 1,00 → 0,00" in texts


def test_from_the_sections_to_the_total() -> None:
    scale = a_scale(a_group("A"), a_line("A1", maximum=90), a_line("A2"), a_group("B"), a_line("B1", maximum=20))
    config = scored_by("rescale", bonus_maximum=Decimal(5), total_floor=Decimal(1), total_cap=Decimal(70))
    texts = explained(scale, config=config, VP={"A1": 60, "A2": MARKED, "B1": 19})
    assert "chuẩn: A 60,00 + B 19,00 = 79,00" in texts
    assert "tối đa: A 90,00 + B 20,00 = 110,00" in texts
    rescaled = "Quy đổi điểm chuẩn theo điểm tối đa 120,00: 79,00 × 120/110 = 86,1818… → 86,18"
    assert rescaled in texts
    assert "Điểm tối đa, cộng phần thưởng: 120,00 + 5,00 = 125,00" in texts
    assert "Tổng điểm: 86,18 + 0,00 − 0,00 = 86,18, trần 70,00 → 70,00" in texts
    assert "Tỷ lệ so với điểm tối đa: 70,00/125,00 × 100 → 56,00%" in texts


def test_a_floor_raises_the_total() -> None:
    scale = a_scale(a_group(), a_line("A1"), a_line("A2", "Theo số lượng", "1/lần", kind=Kind.DEDUCTION))
    texts = explained(scale, config=scored_by(total_floor=Decimal(0)), VP={"A1": 1, "A2": 9})
    assert "Tổng điểm: 1,00 + 0,00 − 9,00 = -8,00, sàn 0,00 → 0,00" in texts


def test_place_and_what_decided_it() -> None:
    config = a_config((a_member("VP"), a_member("TTR"), a_member("KH"), a_member("TC")))
    config = config._replace(ranking=RankingPolicy(by="total", tie_breaks=("section:A", "received")))
    scale = a_scale(a_group("A"), a_line("A1"), a_group("B"), a_line("B1"))
    answers = {"VP": {"A1": 5, "B1": 4}, "TTR": {"A1": 6, "B1": 3}, "KH": {"A1": 9, "B1": 9}, "TC": {"A1": 5, "B1": 4}}
    vp = explained(scale, config=config, **answers)
    assert "Hạng 3 trong 04 đơn vị được xếp hạng, theo tổng điểm 9,00" in vp
    assert "Đồng hạng với Đơn vị TC." in vp
    assert "Cùng kết quả với Đơn vị TTR (hạng 2); xếp dưới vì điểm mục A (Mục A): 5,00 so với 6,00." in vp
    ttr = explained(scale, config=config, unit="TTR", **answers)
    assert any(text.startswith("Cùng kết quả với Đơn vị VP (hạng 3); xếp trên vì điểm mục A") for text in ttr)
    grounds = some_grounds(scale, config=config)
    sent = [Sent("VP", answers["VP"]), Sent("TC", answers["TC"], received=ON_TIME + timedelta(hours=1))]
    texts = explained_in(grounds, *sent)[1]
    told = "xếp trên vì thời điểm nộp phiếu (sớm hơn xếp trên): 08:30 ngày 01/12/2018 so với 09:30 ngày 01/12/2018."
    assert f"Cùng kết quả với Đơn vị TC (hạng 2); {told}" in texts


def test_the_grade_its_conditions_quota_and_awards() -> None:
    config = a_config((a_member("VP"), a_member("TTR")))._replace(
        grades=(a_grade("Xuất sắc", 9), a_grade("Tốt", 7), a_grade("Khá", 5)),
        awards=(an_award("Cờ"),),
    )
    scale = a_scale(a_group(), a_line("A1"), a_condition("K1", Effect.ONE_DOWN))
    texts = explained(scale, config=config, VP={"A1": 10, "K1": "Có"}, TTR={"A1": 1})
    assert "Xếp loại: Tốt" in texts
    assert "Theo điểm: 10,00 ≥ 9 nên đạt “Xuất sắc”." in texts
    assert "K1. Điều kiện K1: trả lời Có. Nếu có: hạ 1 bậc." in texts
    assert "Đề nghị khen thưởng: Cờ" in texts
    below = explained(scale, config=config, unit="TTR", VP={"A1": 10}, TTR={"A1": 1})
    assert "Theo điểm: 1,00 chưa tới mức thấp nhất." in below
    assert "Đề nghị khen thưởng: không có" in below


def test_the_appraisal_round_by_round() -> None:
    scale = one_line_scale("Trừ dần", "1/lần")
    opinions = (
        a_verdict("A1", "6", reason=""),
        a_verdict("A1", figure=3, round=2, appraiser="KHTC"),
    )
    texts = explained(scale, *opinions, VP={"A1": 1})
    assert "A1. Tiêu chí A1 [Chuẩn, tối đa 10]: 7,00 điểm (thẩm định)" in texts
    assert "Theo đơn vị: max(0; 10 − 1 × 1) = 9 → 9,00" in texts
    at = "ô VP-TĐ.xlsx › Thẩm định!L7"
    first = f"Thẩm định vòng 1, Văn phòng: cho 6,00 điểm (không ghi lý do, {at}; đã có vòng sau, không tính)."
    assert first in texts
    worked = "kết quả 3, tính ra max(0; 10 − 1 × 3) = 7 → 7,00"
    assert f"Thẩm định vòng 2, KHTC: {worked} (lý do: “theo hồ sơ”, {at}; được tính)." in texts


@pytest.mark.parametrize(
    ("policy", "told"),
    [
        (AppraisalPolicy(), "(trung bình cộng): (5,00 + 6,00 + 9,00)/3 = 6,6666… → 6,67"),
        (AppraisalPolicy(combine="median"), "(trung vị): 6 → 6,00"),
        (AppraisalPolicy(combine="trimmed", trim=1), " khi đủ số người chấm): 6 → 6,00"),
    ],
)
def test_several_appraisers(policy: AppraisalPolicy, told: str) -> None:
    opinions = [a_verdict("A1", points, appraiser=name) for name, points in (("B", "5"), ("C", "9"), ("D", "6"))]
    config = a_config((a_member("VP"),))._replace(appraisal=policy)
    texts = explained(ONE, *opinions, config=config, VP={"A1": 8})
    assert any(text.startswith("Gộp điểm thẩm định") and text.endswith(told) for text in texts), texts


def test_a_marked_line_that_was_appraised_applies() -> None:
    texts = explained(ONE, a_verdict("A1", "4"), VP={"A1": MARKED})
    assert any(text.startswith("Theo đơn vị thì không áp dụng: đơn vị ghi x ở dòng A1") for text in texts)
    assert not any(text.startswith("Theo đơn vị: ") for text in texts)


def test_an_appraised_figure_is_told_where_others_rest_on_it() -> None:
    scale = a_scale(
        a_group(), a_line("A1", "Trừ dần", "1/lần"), a_line("A2", "Trừ dần", "2/lần; theo dòng A1", maximum=10)
    )
    texts = explained(scale, a_verdict("A1", figure=3), row="A2", VP={"A1": 1})
    assert "Theo đơn vị: max(0; 10 − 2 × 1) = 8 → 8,00" in texts
    assert "Sau thẩm định: max(0; 10 − 2 × 3) = 4 → 4,00" in texts


def test_members_who_are_not_ranked_are_explained() -> None:
    scale = a_scale(a_group(), a_line("A1"), a_condition("K1"))
    stopped = explained(scale, VP={"A1": 8, "K1": "Có"})
    assert "K1. Điều kiện K1 [Điều kiện]: Có. Nếu có: không xếp hạng" in stopped
    assert "Tổng điểm: 8,00 + 0,00 − 0,00 = 8,00" in stopped
    assert stopped[-2:] == [
        "Không xếp hạng: Thuộc trường hợp không xếp hạng theo thang điểm.",
        "K1. Điều kiện K1: trả lời Có. Nếu có: không xếp hạng.",
    ]
    nothing = explained(scale, VP={"A1": MARKED})
    assert nothing[-1] == "Không xếp hạng: Không có tiêu chí nào áp dụng."


def test_members_without_a_form_are_explained() -> None:
    grounds = some_grounds(ONE, (a_member("VP"), a_member("TTR")))
    nothing = explained_in(grounds, Sent("TTR", {"A1": 5}))[1]
    assert nothing[1:] == ["Không có phiếu được chấm.", "Không xếp hạng: Chưa nộp phiếu."]
    refused = explained_in(grounds, Sent("VP", {"A1": 5}, reason="scale_differs"))[1]
    assert refused[-2] == "Không xếp hạng: Đã nộp nhưng phiếu không được chấm."
    assert refused[-1].startswith("VP.xlsx (nhận lúc 08:30 ngày 01/12/2018) — Không được chấm: lập theo thang")
    late = explained_in(grounds, Sent("VP", {"A1": 5}, reason="late"))[1]
    assert late[-2] == "Không xếp hạng: Nộp phiếu sau khi hết thời gian nhận."


def test_one_row_on_its_way_up() -> None:
    scale = a_scale(
        a_group("A"), a_group("A1", level=2), a_line("A11", level=3), a_line("A12", level=3), a_group("B"), a_line("B1")
    )
    texts = explained(scale, row="A11", VP={"A11": 3, "A12": 4, "B1": 5})
    marks = [text for text in texts if "[Chuẩn" in text]
    assert [text.split(".")[0] for text in marks] == ["A11"]
    assert [text for text in texts if text.startswith(("Mục", "Cộng dòng"))] == ["Cộng dòng A1. Mục A1", "Mục A. Mục A"]
    assert "Tổng điểm: 12,00 + 0,00 − 0,00 = 12,00" in texts


def test_a_row_that_does_not_concern_the_member() -> None:
    scale = a_scale(a_group("A"), a_line("A1"), a_line("A2", period=Period.SIX_MONTH))
    texts = explained(scale, row="A2", VP={"A1": 3})
    assert "Dòng A2. Tiêu chí A2 không thuộc đối tượng hoặc kỳ này của đơn vị, nên không tính." in texts
    assert not any("A2" in text for text in explained(scale, VP={"A1": 3}))


def test_members_are_called_by_code_name_or_alias() -> None:
    members = (a_member("VP", "Văn phòng Sở", aliases=("VP Sở",), short="Văn phòng"), a_member("TTR"), a_member("ttr"))
    bloc = a_bloc(members)
    for word in ("VP", " VP ", "vp", "văn  phòng sở", "vp sở", "văn phòng"):
        assert member_called(bloc, word) == members[0]
    assert member_called(bloc, "ttr") == members[2]
    assert member_called(bloc, "") is None
    assert row_called(ONE, " A1") == row_called(ONE, "a1") == ONE.by_code["A1"]
    assert row_called(ONE, "A9") is None


def test_nothing_of_a_members_text_breaks_a_line() -> None:
    note = a_row(x="x", note="một\nhai\x1b[31m")
    opinion = Opinion(unit="VP", line="A1", appraiser="Văn\nphòng", round=1, points=Decimal(3))
    for text in explained(ONE, opinion, VP={"A1": note}) + explained(ONE, VP={"A1": note}):
        assert text.isprintable()
