"""Merits from three of four on, shortcomings by points, what is not due."""

from decimal import Decimal

import pytest

from pipeline.text.papers.assessment import (
    Full,
    Weak,
    all_targets,
    full_marks,
    holds,
    in_time,
    led_by,
    not_due,
    not_in_time,
    overrated,
    rewarded,
    risen,
    weaknesses,
)
from pipeline.text.sentences import Sending
from tests.builders import SIX_MONTH_DEADLINE


@pytest.mark.parametrize(
    ("number", "total", "merit"), [(3, 4, True), (2, 3, False), (8, 11, False), (9, 11, True), (1, 1, False)]
)
def test_three_of_four_are_a_merit(number: int, total: int, merit: bool) -> None:
    assert holds(number, total) is merit
    assert bool(list(all_targets(number, total, half_year=False))) is merit
    assert bool(list(rewarded(number, total))) is merit


def test_criteria_are_named_at_most_five() -> None:
    every = [Full(f"Tiêu chí {number}", 11, 11) for number in range(4)]
    most = [Full("Hồ sơ", 9, 11), Full("Tiết kiệm", 10, 11), Full("Sáng kiến", 8, 11)]
    assert list(full_marks([*every, *most])) == [
        "100% đơn vị đạt điểm tối đa ở các tiêu chí: Tiêu chí 0; Tiêu chí 1; Tiêu chí 2; Tiêu chí 3.",
        "Từ ba phần tư số đơn vị trở lên đạt điểm tối đa ở tiêu chí: Hồ sơ (09/11 đơn vị).",
    ]
    assert list(full_marks([Full("Sáng kiến", 1, 1)])) == []


def test_few_forms_in_time_are_no_merit_and_many_late_are_counted() -> None:
    few = Sending(deadline=SIX_MONTH_DEADLINE, on_time=("A",), late=("B", "C"), missing=("D",))
    assert list(in_time(few)) == []
    assert list(not_in_time(few)) == [
        "Còn 02 đơn vị gửi bảng tự chấm điểm chậm và 01 đơn vị chưa có bảng tự chấm điểm hợp lệ."
    ]
    many = Sending(deadline=SIX_MONTH_DEADLINE, on_time=("A", "B", "C"), late=("D",))
    assert list(in_time(many)) == ["Có 03/04 đơn vị gửi bảng tự chấm điểm đúng thời hạn."]


def test_what_cost_most_names_the_few_and_counts_the_many() -> None:
    weak = [
        Weak("Hồ sơ đúng hạn", tuple("ABCD"), 11, Decimal("40.00")),
        Weak("Bị phê bình", ("A",), 11, Decimal("2.5")),
    ]
    assert list(weaknesses(weak)) == [
        "Các tiêu chí có kết quả thấp hơn điểm tối đa nhiều nhất: Hồ sơ đúng hạn (40 điểm, ở 04/11 đơn vị); Bị phê "
        "bình (2,5 điểm, ở A)."
    ]
    assert list(weaknesses([])) == []


def test_what_is_not_due_is_a_task() -> None:
    (told,) = not_due([f"Tiêu chí {number}" for number in range(7)])
    assert told.endswith("Tiêu chí 3; Tiêu chí 4 và 02 tiêu chí khác.")
    assert list(not_due([])) == []


def test_claims_above_what_counted() -> None:
    claims = [("A", Decimal("96.00"), Decimal("94.50")), ("B", Decimal("90.00"), Decimal("89.90"))]
    assert list(overrated(claims)) == [
        "Có 02 đơn vị tự chấm cao hơn điểm được công nhận, chênh lệch nhiều nhất là A (tự chấm 96 điểm, điểm công nhận "
        "94,5)."
    ]
    assert list(overrated([])) == []


def test_who_leads_and_who_rose() -> None:
    assert list(led_by("Khối", ["A"])) == ["A là đơn vị dẫn đầu Khối."]
    assert list(led_by("Khối", [])) == []
    assert list(risen([("A", 2)])) == ["Có tiến bộ về thứ hạng so với 6 tháng đầu năm: A (tăng 02 bậc)."]


def test_criteria_that_count_faults_are_told_as_such() -> None:
    faults = [Full("Vụ vi phạm bị xử lý", 6, 8, fault=True), Full("Chậm báo cáo", 8, 8, fault=True)]
    told = list(full_marks([*faults, Full("Phát động thi đua", 8, 8)]))
    assert told == [
        "100% đơn vị đạt điểm tối đa ở tiêu chí: Phát động thi đua.",
        "Không có đơn vị bị giảm điểm ở tiêu chí: Chậm báo cáo.",
        "Đa số đơn vị không bị giảm điểm ở tiêu chí: Vụ vi phạm bị xử lý (06/08 đơn vị).",
    ]
    assert list(full_marks([Full("Vụ vi phạm bị xử lý", 2, 8, fault=True)])) == []
