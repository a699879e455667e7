"""What one section of the scale came to."""

from decimal import Decimal

from pipeline.text.papers.sections import (
    Lost,
    Reached,
    Taken,
    bonuses,
    conditions,
    deductions,
    full_marks,
    losses,
    overrated,
    reached,
    unanswered,
)


def told(*members: tuple[str, str, str]) -> str:
    (sentence,) = reached([Reached(name, Decimal(points), Decimal(most)) for name, points, most in members], 2)
    return sentence


def test_mean_best_and_worst() -> None:
    assert told(("A", "60.00", "60"), ("B", "57.00", "60"), ("C", "48.05", "60")) == (
        "Bình quân các đơn vị đạt 55,02/60 điểm chuẩn (91,69%); cao nhất là A (đạt điểm tối đa), thấp nhất là C "
        "(đạt 48,05 điểm)."
    )


def test_members_with_different_maxima_are_compared_by_share() -> None:
    assert told(("A", "30.00", "40"), ("B", "30.00", "60")) == (
        "Bình quân các đơn vị đạt 60,00% điểm chuẩn áp dụng; cao nhất là A (đạt 75,00%), thấp nhất là B (đạt 50,00%)."
    )


def test_many_at_one_end_are_counted() -> None:
    members = [(letter, "10.00", "10") for letter in "ABCD"]
    assert "cao nhất có 04 đơn vị cùng đạt điểm tối đa" in told(*members, ("E", "5.00", "10"))


def test_all_at_the_maximum_all_equal_and_one_alone() -> None:
    assert told(("A", "10.00", "10"), ("B", "10.00", "10")) == "Tất cả 02 đơn vị đạt điểm tối đa (10 điểm)."
    assert told(("A", "10.00", "10")) == "A đạt điểm tối đa (10 điểm)."
    assert told(("A", "8.00", "10"), ("B", "8.00", "10")) == "Các đơn vị cùng đạt 8,00 điểm."
    assert told(("A", "8.00", "10")) == "A đạt 8,00/10 điểm chuẩn (80,00%)."
    assert list(reached([], 2)) == []


def test_where_points_were_lost() -> None:
    lost = [Lost("Hồ sơ đúng hạn", 8, 11, Decimal("26.00")), Lost("Sáng kiến.", 1, 11, Decimal("2.00"))]
    assert list(losses(lost)) == [
        "Tiêu chí có nhiều đơn vị mất điểm nhất là “Hồ sơ đúng hạn” (08/11 đơn vị, mất tổng cộng 26,00 điểm), tiếp "
        "đến là “Sáng kiến” (01/11 đơn vị, mất 2,00 điểm)."
    ]
    assert list(losses([Lost("Sáng kiến", 1, 1, Decimal("2.00"))])) == [
        "Tiêu chí mất điểm là “Sáng kiến” (mất 2,00 điểm)."
    ]
    assert list(losses([])) == []


def test_bonus_and_deductions() -> None:
    assert list(bonuses([])) == ["Không có đơn vị nào được cộng điểm thưởng."]
    assert list(bonuses([Taken("A", Decimal("1.00"))])) == ["Có 01 đơn vị được cộng điểm thưởng: A (1,00 điểm)."]
    assert list(deductions([])) == ["Không có đơn vị nào bị trừ điểm."]
    assert list(deductions([], silent=True)) == []
    assert list(deductions([Taken("A", Decimal("2.00"), ("Bị phê bình",))])) == [
        "Có 01 đơn vị bị trừ điểm: A (trừ 2,00 điểm, ở nội dung “Bị phê bình”)."
    ]


def test_of_many_deductions_the_first_three_are_named() -> None:
    titles = ("Chậm kế hoạch", "Thiếu báo cáo, số liệu", "Không họp", "Bị phê bình", "Bị nhắc nhở")
    (told,) = deductions([Taken("A", Decimal("7.00"), titles)])
    assert told.endswith(
        "(trừ 7,00 điểm, ở nội dung “Chậm kế hoạch”, “Thiếu báo cáo, số liệu”, “Không họp” và 02 nội dung khác)."
    )


def test_conditions() -> None:
    assert list(conditions([("Bị kỷ luật", [])])) == ["Không có đơn vị nào thuộc các trường hợp quy định tại mục này."]
    assert list(conditions([("Bị kỷ luật", ["A"]), ("Không ký", [])])) == [
        "Có 01 đơn vị thuộc trường hợp “Bị kỷ luật”: A."
    ]
    assert list(conditions([])) == []


def test_nothing_to_say_says_nothing() -> None:
    assert [*full_marks(0, 5, members=3), *overrated([]), *unanswered(0, 0)] == []


def test_claims_above_what_counted() -> None:
    claims = [("A", Decimal("96.00"), Decimal("94.50")), ("B", Decimal("90.00"), Decimal("89.90"))]
    assert list(overrated(claims)) == [
        "Có 02 đơn vị tự chấm cao hơn điểm được tính, chênh lệch nhiều nhất là A (tự chấm 96,00 điểm, được tính 94,50 "
        "điểm)."
    ]
