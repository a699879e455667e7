"""Who leads and by how much, for any number of ranked members."""

from decimal import Decimal
from fractions import Fraction

from pipeline.text.papers.standings import (
    Ranked,
    average,
    grading,
    leading,
    not_ranked,
    proposing,
    shared_places,
    without_details,
)


def ranked(*values: str, places: tuple[int, ...] = (), decided_by: str = "", maximum: int = 100) -> list[Ranked]:
    return [
        Ranked(
            name=f"Đơn vị {place}{letter}",
            place=place,
            total=Decimal(value),
            value=Decimal(value),
            maximum=Decimal(maximum),
            decided_by=decided_by,
        )
        for letter, value, place in zip("abcd", values, places or range(1, 5), strict=False)
    ]


def led(members: list[Ranked], *, by_percent: bool = False) -> str:
    (sentence,) = leading("Khối", members, by_percent=by_percent)
    return sentence


def test_the_leader_and_the_lead() -> None:
    points = "Dẫn đầu Khối là Đơn vị 1a, đạt 97,3 điểm, cao hơn đơn vị xếp thứ hai 3,2 điểm."
    assert led(ranked("97.30", "94.10", "90.00")) == points
    assert led(ranked("97.30", "94.10", "90.00"), by_percent=True) == points


def test_of_other_maxima_the_shares_are_told() -> None:
    assert led(ranked("97.30", "94.10", maximum=96), by_percent=True) == (
        "Dẫn đầu Khối là Đơn vị 1a, đạt 97,3% điểm tối đa áp dụng; xếp thứ hai là Đơn vị 2b với 94,1%."
    )


def test_shares_that_one_decimal_does_not_tell_apart_have_two() -> None:
    assert "đạt 97,32% điểm tối đa áp dụng; xếp thứ hai là Đơn vị 2b với 97,3%." in led(
        ranked("97.32", "97.30", maximum=96), by_percent=True
    )


def test_a_shared_first_place() -> None:
    assert led(ranked("90.00", "90.00", "80.00", places=(1, 1, 3))) == (
        "Đồng hạng nhất là Đơn vị 1a và Đơn vị 1b, cùng đạt 90 điểm."
    )
    assert led(ranked("90.00", "90.00", places=(1, 1))) == "Cả 02 đơn vị đồng hạng nhất, cùng đạt 90 điểm."


def test_all_who_have_as_much_as_the_first_are_named_with_what_decided() -> None:
    assert led(ranked("90.00", "90.00", decided_by="điểm thưởng")) == (
        "Dẫn đầu Khối là Đơn vị 1a, đạt 90 điểm; Đơn vị 2b cũng đạt kết quả này, xếp sau khi xét điểm thưởng."
    )
    assert led(ranked("100.00", "100.00", "100.00", decided_by="điểm chuẩn", maximum=90), by_percent=True) == (
        "Dẫn đầu Khối là Đơn vị 1a, đạt 100% điểm tối đa áp dụng; Đơn vị 2b và Đơn vị 3c cùng đạt kết quả này, xếp sau "
        "khi xét điểm chuẩn."
    )


def test_equal_shares_of_unlike_maxima_are_told_as_shares() -> None:
    first, second = ranked("100.00", "100.00", decided_by="điểm chuẩn", maximum=100)
    second = second._replace(total=Decimal("94.00"), maximum=Decimal(94))
    assert led([first, second], by_percent=True) == (
        "Dẫn đầu Khối là Đơn vị 1a, đạt 100% điểm tối đa áp dụng; Đơn vị 2b cũng đạt kết quả này, xếp sau khi xét điểm "
        "chuẩn."
    )


def test_one_ranked_and_none() -> None:
    assert led(ranked("90.00")) == "Có 01 đơn vị được xếp hạng là Đơn vị 1a, đạt 90 điểm."
    assert led([]) == "Chưa có đơn vị nào được xếp hạng."
    assert list(average(ranked("90.00"), Fraction(90), by_percent=False)) == []


def test_the_mean_and_not_how_far_the_last_is_behind() -> None:
    assert list(average(ranked("90.00", "80.00"), Fraction(170, 2), by_percent=False)) == [
        "Kết quả bình quân của 02 đơn vị được xếp hạng là 85 điểm."
    ]
    assert list(average(ranked("90.00", "80.10"), Fraction("85.05"), by_percent=True)) == [
        "Kết quả bình quân của 02 đơn vị được xếp hạng là 85,1% điểm tối đa áp dụng."
    ]


def test_shared_places_below_the_first() -> None:
    assert list(shared_places(ranked("9", "8", "8", places=(1, 2, 2)))) == ["Đồng hạng 2: Đơn vị 2b và Đơn vị 2c."]


def test_grades_nobody_has_are_not_told() -> None:
    assert list(grading([("Tốt", 2), ("Khá", 0)], 1)) == [
        "Về xếp loại, có 02 đơn vị “Tốt” và 01 đơn vị không xếp loại."
    ]
    assert list(grading([("Tốt", 0)], 0)) == []


def test_who_is_not_ranked_is_told_by_reasons() -> None:
    assert list(not_ranked([("A", "chưa gửi")])) == ["Có 01 đơn vị không xếp hạng do chưa gửi: A."]
    assert list(not_ranked([("A", "chưa gửi"), ("B", "bị kỷ luật"), ("C", "chưa gửi")])) == [
        "Có 03 đơn vị không xếp hạng do chưa gửi (A và C); bị kỷ luật (B)."
    ]
    assert list(not_ranked([])) == []


def test_members_that_are_named_elsewhere_are_counted() -> None:
    assert list(not_ranked([("A", "chưa gửi")], "chưa gửi")) == ["Có 01 đơn vị không xếp hạng do chưa gửi."]
    assert list(not_ranked([("A", "chưa gửi"), ("B", "bị kỷ luật")], "chưa gửi")) == [
        "Có 02 đơn vị không xếp hạng do chưa gửi (01 đơn vị); bị kỷ luật (B)."
    ]


def test_proposals() -> None:
    assert proposing("Cờ thi đua", ["A"]) == "“Cờ thi đua”: đề nghị 01 đơn vị là A."
    assert proposing("Cờ thi đua", []) == "“Cờ thi đua”: không có đơn vị được đề nghị."


def test_details_of_too_many_members_are_enclosed_and_no_file_is_named() -> None:
    assert list(without_details(30, 60)) == []
    assert "61 đơn vị" in next(without_details(61, 60))
    assert ".xlsx" not in next(without_details(61, 60))
