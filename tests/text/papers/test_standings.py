"""Who leads and by how much, for any number of ranked members."""

from decimal import Decimal

from pipeline.text.papers.standings import (
    Ranked,
    grading,
    leading,
    not_ranked,
    proposing,
    shared_places,
    spread,
    without_details,
)


def ranked(*values: str, places: tuple[int, ...] = (), decided_by: str = "") -> list[Ranked]:
    return [
        Ranked(
            name=f"Đơn vị {place}{letter}",
            place=place,
            total=Decimal(value),
            value=Decimal(value),
            decided_by=decided_by,
        )
        for letter, value, place in zip("abcd", values, places or range(1, 5), strict=False)
    ]


def led(members: list[Ranked], *, by_percent: bool = False) -> str:
    (sentence,) = leading("Khối", members, by_percent=by_percent)
    return sentence


def test_the_leader_and_the_lead() -> None:
    assert led(ranked("97.30", "94.10", "90.00")) == (
        "Dẫn đầu Khối là Đơn vị 1a với 97,30 điểm, nhiều hơn 3,20 điểm so với đơn vị xếp thứ hai là Đơn vị 2b."
    )


def test_shares_differ_by_percentage_points() -> None:
    assert led(ranked("97.30", "94.10"), by_percent=True) == (
        "Dẫn đầu Khối là Đơn vị 1a với 97,30 điểm, bằng 97,30% điểm tối đa áp dụng, nhiều hơn 3,20 điểm phần "
        "trăm so với đơn vị xếp thứ hai là Đơn vị 2b."
    )


def test_a_shared_first_place() -> None:
    assert led(ranked("90.00", "90.00", "80.00", places=(1, 1, 3))) == (
        "Đồng hạng nhất là Đơn vị 1a và Đơn vị 1b, cùng đạt 90,00 điểm."
    )
    assert led(ranked("90.00", "90.00", places=(1, 1))) == "Tất cả 02 đơn vị đồng hạng nhất, cùng đạt 90,00 điểm."


def test_a_shared_second_place() -> None:
    assert "nhiều hơn 5,00 điểm so với các đơn vị đồng hạng hai là Đơn vị 2b và Đơn vị 2c." in led(
        ranked("95.00", "90.00", "90.00", places=(1, 2, 2))
    )


def test_equal_points_name_what_decided() -> None:
    assert led(ranked("90.00", "90.00", decided_by="điểm thưởng")) == (
        "Dẫn đầu Khối là Đơn vị 1a với 90,00 điểm; đơn vị xếp thứ hai là Đơn vị 2b có cùng số điểm, được phân định "
        "bằng điểm thưởng."
    )


def test_one_ranked_and_none() -> None:
    assert led(ranked("90.00")) == "Có 01 đơn vị được xếp hạng là Đơn vị 1a, đạt 90,00 điểm."
    assert led([]) == "Chưa có đơn vị nào được xếp hạng."
    assert list(spread(ranked("90.00"), Decimal("90.00"), by_percent=False)) == []


def test_the_mean_and_the_distance() -> None:
    assert list(spread(ranked("90.00", "80.00"), Decimal("85.00"), by_percent=False)) == [
        "Tổng điểm bình quân của 02 đơn vị được xếp hạng là 85,00 điểm; đơn vị xếp thứ nhất và đơn vị xếp cuối cách "
        "nhau 10,00 điểm."
    ]


def test_shared_places_below_the_first() -> None:
    assert list(shared_places(ranked("9", "8", "8", places=(1, 2, 2)))) == [
        "Có 02 đơn vị cùng xếp hạng 2: Đơn vị 2b và Đơn vị 2c."
    ]


def test_grades_nobody_has_are_not_told() -> None:
    assert list(grading([("Tốt", 2), ("Khá", 0)], 1)) == [
        "Về xếp loại, có 02 đơn vị “Tốt” và 01 đơn vị không xếp loại."
    ]
    assert list(grading([("Tốt", 0)], 0)) == []


def test_who_is_not_ranked_and_why() -> None:
    assert list(not_ranked([("A", "Chưa nộp phiếu")])) == ["Có 01 đơn vị không xếp hạng: A (chưa nộp phiếu)."]
    assert list(not_ranked([])) == []


def test_many_that_are_not_ranked_for_the_same_reason_are_told_together() -> None:
    told = list(not_ranked([("A", "Chưa nộp phiếu"), ("B", "Chưa nộp phiếu")]))
    assert told == ["Có 02 đơn vị không xếp hạng do chưa nộp phiếu: A và B."]
    told = list(not_ranked([("A", "Chưa nộp phiếu"), ("B", "Thuộc điều kiện: K1. Bị kỷ luật")]))
    assert told == ["Có 02 đơn vị không xếp hạng: A (chưa nộp phiếu); B (thuộc điều kiện: K1. Bị kỷ luật)."]


def test_proposals() -> None:
    assert proposing("Cờ thi đua", ["A"]) == "“Cờ thi đua”: đề nghị 01 đơn vị là A."
    assert proposing("Cờ thi đua", []) == "“Cờ thi đua”: không có đơn vị được đề nghị."


def test_details_of_too_many_members_stay_in_the_workbook() -> None:
    assert list(without_details(30, 60)) == []
    assert "61 đơn vị" in next(without_details(61, 60))
