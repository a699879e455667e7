"""What is legal in config.toml, scale and targets, but odd: each oddity is told where it stands, and nothing else."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline import starting
from pipeline.checking.oddities import oddities
from pipeline.model.bloc import Config, Decision, Period, Quota
from pipeline.model.clock import VIETNAM
from pipeline.model.grounds import Targets
from pipeline.model.scale import Kind, Line
from pipeline.text.workbooks import setup as samples
from tests.builders import a_condition, a_config, a_grade, a_group, a_line, a_member, a_scale, an_award

CLEAN = Path(starting.__file__).with_name("clean")
MEMBERS = [a_member("VP", groups=("phòng",)), a_member("TT", groups=("trung tâm",)), a_member("TTR")]
CONFIG = a_config(MEMBERS)


def told(*lines: Line, config: Config = CONFIG, targets: Targets | None = None) -> list[str]:
    """What is said of a workspace with these lines, the same targets in both periods."""
    found = oddities(config, a_scale(*lines), {period: targets or {} for period in Period})
    return [str(odd) for odd in found]


def the_oddity(*lines: Line, config: Config = CONFIG, targets: Targets | None = None) -> str:
    (only,) = told(*lines, config=config, targets=targets)
    return only


def test_an_ordinary_workspace_is_not_odd() -> None:
    tiers = "≥98: 10; từ 95 đến dưới 98: 8; <95: 4"
    assert told(a_group("A", maximum=Decimal(20)), a_line("A1", "Theo bậc", tiers), a_line("A2")) == []


@pytest.mark.parametrize(
    ("label", "parameters", "tier"),
    [
        ("Theo bậc", "≥90: 5; ≥98: 10; còn lại: 0", "≥ 98: 10"),
        ("Theo bậc", "<50: 10; <20: 5; còn lại: 0", "< 20: 5"),
        ("Theo bậc", "≥50: 10; <50: 4; =50: 5", "= 50: 5"),
        ("Theo bậc", "từ 50 đến dưới 70: 10; >50 và <60: 5", "trên 50 đến dưới 60: 5"),
        ("Theo thời hạn", "hạn 31/01; ≤30: 2; ≤0: 10", "≤ 0: 10"),
        ("Theo thời hạn", "hạn 31/01; ≤0: 10; <1: 5; >0: 1", "< 1: 5"),
    ],
)
def test_a_tier_that_earlier_ones_cover(label: str, parameters: str, tier: str) -> None:
    odd = the_oddity(a_group(), a_line("A1", label, parameters))
    assert odd.startswith("scale.xlsx › Thang điểm, hàng 3 (A1), cột Tham số: ")
    assert f"bậc “{tier}” không bao giờ được dùng" in odd


@pytest.mark.parametrize(
    ("parameters", "figure"), [(">98: 10; <98: 3; còn lại: 0", "98"), ("≥98%: 10; từ 90 đến dưới 95%: 4", "96,5")]
)
def test_a_figure_between_tiers_that_falls_to_nothing(parameters: str, figure: str) -> None:
    assert f"kết quả {figure} nằm giữa các bậc" in the_oddity(a_group(), a_line("A1", "Theo bậc", parameters, unit="%"))


def test_no_count_lies_between_two_neighbours() -> None:
    models = a_line("A1", "Theo bậc", "từ 2 trở lên: 10; =1: 4; còn lại: 0", unit="mô hình")
    assert told(a_group(), models) == []
    assert "kết quả 1,5 nằm giữa các bậc" in the_oddity(a_group(), replace(models, unit="%"))


def test_percentages_of_nothing_are_asked_for() -> None:
    paid = a_line("A1", "Theo bậc", "từ 98% trở lên: 10; còn lại: 0", unit="triệu đồng")
    assert "các bậc ghi dấu % mà Đơn vị tính là “triệu đồng”" in the_oddity(a_group(), paid)
    assert told(a_group(), replace(paid, unit="% hồ sơ")) == []


@pytest.mark.parametrize(
    ("label", "parameters"),
    [
        ("Theo bậc", "≥98: 10; <50: 0; còn lại: 5"),
        ("Theo bậc", "≥98: 10; ≥95: 5"),
        ("Theo thời hạn", "hạn 31/01; ≤0: 10; ≥1: 5"),
    ],
)
def test_tiers_that_leave_nothing_between_them(label: str, parameters: str) -> None:
    assert told(a_group(), a_line("A1", label, parameters)) == []


def test_a_best_that_is_never_reached() -> None:
    assert "chỉ cho nhiều nhất 8 điểm" in the_oddity(a_group(), a_line("A1", "Theo mức", "Tốt: 8; Khá: 5"))
    deduction = a_line("A2", "Theo mức", "Nặng: 8; Không: 0", kind=Kind.DEDUCTION)
    assert "chỉ trừ nhiều nhất 8 điểm" in the_oddity(a_group(), a_line(), deduction)


def test_a_scale_by_which_nobody_can_be_ranked() -> None:
    found = told(a_group(), a_line("A1", "Theo số lượng", "2/lần", kind=Kind.BONUS), a_condition())
    assert [odd.partition(": ")[2] for odd in found] == [
        f"tổng Điểm tối đa bằng 0 với mọi đơn vị, kỳ {period}: không đơn vị nào trong số đó xếp hạng được; thang điểm "
        "cần có dòng loại Chuẩn áp dụng cho các đơn vị này"
        for period in ("6 tháng", "Năm")
    ]


def test_members_whose_only_line_lacks_its_target() -> None:
    targets = {"A1": {"VP": Decimal(5)}}
    lines = (a_group(), a_line("A1", "Theo tỷ lệ"))
    assert all("tổng Điểm tối đa bằng 0 với TT, TTR" in odd for odd in told(*lines, targets=targets))


def test_a_group_that_no_member_has_also_beside_one_that_exists() -> None:
    odd = the_oddity(a_group(), a_line(), a_line("A2", groups=("phòng", "phong ban")))
    assert odd.startswith("scale.xlsx › Thang điểm, hàng 4 (A2), cột Đối tượng: ")
    assert "không đơn vị nào thuộc nhóm “phong ban”" in odd


@pytest.mark.parametrize("code", ["a1", "А1", "A1."])
def test_codes_equal_to_the_eye(code: str) -> None:
    odd = the_oddity(a_group(), a_line("A1"), a_line(code))
    assert f"Mã “{code}” nhìn giống “A1” (hàng 3)" in odd


def test_options_and_groups_equal_to_the_eye() -> None:
    assert "Mức “Loại А”" in the_oddity(a_group(), a_line("A1", "Theo mức", "Loại A: 10; Loại А: 5"))
    config = a_config([a_member("VP", groups=("khối – 1",)), a_member("TT", groups=("khối - 1",)), a_member("X")])
    assert "Nhóm “khối - 1” nhìn giống “khối – 1”" in the_oddity(a_group(), a_line(), config=config)


def test_times_of_another_year() -> None:
    late = datetime(2019, 1, 5, tzinfo=VIETNAM)
    periods = dict(CONFIG.periods) | {Period.YEAR_END: CONFIG.periods[Period.YEAR_END]._replace(cutoff=late)}
    odd = the_oddity(config=CONFIG._replace(periods=periods))
    assert odd.startswith("config.toml › periods.year-end.cutoff: thời điểm này không thuộc năm 2018")


def test_a_grade_of_a_period_that_nobody_can_reach() -> None:
    half = a_line("A2", period=Period.YEAR_END, maximum=90)
    lines = (a_group(), a_line(), half)
    grade = a_grade("Giỏi", 50)
    assert told(*lines, config=CONFIG._replace(grades=(grade,))) == []
    only_half = grade._replace(periods=(Period.SIX_MONTH,))
    odd = the_oddity(*lines, config=CONFIG._replace(grades=(only_half,)))
    assert odd.startswith("config.toml › grades[0].at_least: không đơn vị nào đạt được “Giỏi”: cần 50, cao nhất")


def test_quotas_that_give_nobody() -> None:
    share = Quota(Decimal(20), is_share=True)
    config = CONFIG._replace(grades=(a_grade("Giỏi", 5, share),), awards=(an_award("Cờ", quota=0), an_award("X", 4, 5)))
    assert [odd.partition(": ")[0] for odd in told(config=config)] == [
        "config.toml › grades[0].quota",
        "config.toml › awards[0].quota",
        "config.toml › awards[1].places",
    ]


def test_a_target_that_one_member_alone_lacks() -> None:
    lines = (a_group(), a_line("A1", "Theo tỷ lệ"), a_line("A2"))
    odd = the_oddity(*lines, targets={"A1": {"VP": Decimal(5), "TT": Decimal(6)}})
    assert odd.startswith("targets.xlsx › Chỉ tiêu, Mã A1, cột TTR: chỉ riêng TTR không có chỉ tiêu")
    assert told(*lines, targets={"A1": {"VP": Decimal(5), "TT": Decimal(6), "TTR": Decimal(0)}}) == []
    assert told(*lines, targets={"A1": {"VP": Decimal(5)}}) == []


def test_a_groups_limit_is_told_once() -> None:
    for_some = a_line("A2", groups=("phòng",))
    odd = the_oddity(a_group("A", maximum=Decimal(15)), a_line(), for_some)
    assert "cộng được 20 điểm (với VP, kỳ 6 tháng; VP, kỳ Năm); 10 điểm (với TT, kỳ 6 tháng;" in odd


@pytest.mark.parametrize(
    "group",
    [
        a_group("A", maximum=Decimal(15), bonus_cap=Decimal(5)),
        a_group("A", maximum=Decimal(15), highest_only=True),
        a_group("A", maximum=Decimal(20)),
    ],
)
def test_a_limit_that_is_explained(group: Line) -> None:
    assert told(group, a_line(), a_line("A2")) == []


def test_a_limit_that_some_members_come_to_is_explained() -> None:
    assert told(a_group("A", maximum=Decimal(20)), a_line(), a_line("A2", groups=("phòng",))) == []


@pytest.mark.parametrize(
    ("label", "parameters", "read", "thousands"),
    [
        ("Theo bậc", "≥1.000: 10", "1", "1000"),
        ("Theo bậc", "từ 1,500 đến dưới 2000: 4; ≥2000: 10", "1,5", "1500"),
        ("Theo số lượng", "0,1 mỗi 1 trên 2.500", "2,5", "2500"),
    ],
)
def test_a_number_that_may_be_thousands(label: str, parameters: str, read: str, thousands: str) -> None:
    odd = the_oddity(a_group(), a_line("A1", label, parameters))
    assert f"được đọc là {read}; nếu đúng ý là {thousands}" in odd


@pytest.mark.parametrize("parameters", ["0,125/lần", "1000/lần", "2,50/lần"])
def test_a_number_of_one_reading(parameters: str) -> None:
    assert told(a_group(), a_line("A1", "Theo số lượng", parameters)) == []


def test_options_that_read_like_tiers() -> None:
    odd = the_oddity(a_group(), a_line("A1", "Theo mức", "≥98: 10; từ 95 đến 98: 5; còn lại: 0"))
    assert odd.startswith("scale.xlsx › Thang điểm, hàng 3 (A1), cột Cách tính: mức “≥98”")


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ({"short": "Tên gọn"}, "members[0].short"),
        ({"aliases": ("VP Sở", "Tên viết tắt")}, "members[0].aliases"),
        ({"emails": ("donvi@khoi.example",)}, "members[0].emails"),
        ({"emails": ("@khoi.example",)}, "members[0].emails"),
    ],
)
def test_samples_of_a_new_config_that_nobody_replaced(more: dict[str, object], where: str) -> None:
    config = a_config([a_member("VP", **more), a_member("TTR", emails=("ttr@so.example",), short="Thanh tra")])
    odd = the_oddity(a_group(), a_line("A1"), config=config)
    assert odd.startswith(f"config.toml › {where}: “")
    assert "là chữ mẫu" in odd


def test_a_sample_of_a_decision_and_guidance_of_the_clean_scale() -> None:
    decided = Decision(year=2017, award="Cờ", number="Số 123/QĐ-UBND")
    config = CONFIG._replace(decisions=(decided,))
    assert "decisions[0].number" in the_oddity(a_group(), a_line("A1"), config=config)
    odd = the_oddity(a_group(), a_line("A1", guidance="Dòng mẫu: ghi số."), a_line("A2"))
    assert odd.startswith("scale.xlsx › Thang điểm, cột Hướng dẫn: dòng A1 còn lời mẫu")


def test_the_samples_are_those_of_a_new_workspace() -> None:
    clean = (CLEAN / "config.toml").read_text(encoding="utf-8")
    for sample in (samples.SAMPLE_SHORT, samples.SAMPLE_ALIAS, samples.SAMPLE_DOMAIN):
        assert sample in samples.MEMBER_OPTIONS
    assert samples.SAMPLE_DECISION in clean
    assert samples.SAMPLE_GUIDANCE in (CLEAN / "scale.csv").read_text(encoding="utf-8")
