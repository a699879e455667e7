"""What is said of the past beside the year, for one member and for many."""

from decimal import Decimal

import pytest

from pipeline.text.papers.memory import (
    Comparison,
    Way,
    carried_over,
    columns_of_the_past,
    compared,
    grown,
    moved,
    moved_in_words,
    only_places_and_percent,
)

HALF = "6 tháng đầu năm 2018"


def a_way(name: str, then: int, now: int, before: str | None = None, after: str | None = None) -> Way:
    percents = [None if one is None else Decimal(one) for one in (before, after)]
    return Way(name=name, then=then, now=now, percent_then=percents[0], percent_now=percents[1])


def told(*ways: Way, then: int | None = None, now: int | None = None) -> list[str]:
    return list(
        compared(
            Comparison(
                time=HALF,
                ways=ways,
                then=len(ways) if then is None else then,
                now=len(ways) if now is None else now,
            )
        )
    )


@pytest.mark.parametrize(
    ("then", "now", "sign", "words"),
    [
        (3, 1, "▲2", "tăng 02 bậc"),
        (1, 12, "▼11", "giảm 11 bậc"),
        (4, 4, "=", "giữ nguyên hạng"),
        (None, 1, "–", ""),
        (1, None, "–", ""),
    ],
)
def test_a_place_moves(then: int | None, now: int | None, sign: str, words: str) -> None:
    assert (moved(then, now), moved_in_words(then, now)) == (sign, words)


def test_a_percent_grows_in_points_of_percent() -> None:
    assert grown(Decimal("90.00"), Decimal("91.25")) == "+1,25"
    assert grown(Decimal("91.25"), Decimal("90.00")) == "-1,25"
    assert grown(Decimal("90.00"), Decimal("90.00")) == "0,00"
    assert grown(None, Decimal("90.00")) == "–"


def test_nobody_known_is_nothing_to_say() -> None:
    assert told(now=5) == []


def test_one_member_is_told_by_name() -> None:
    assert told(a_way("Văn phòng Sở", 3, 1, "90.00", "95.50")) == [
        "So với 6 tháng đầu năm 2018, Văn phòng Sở tăng 02 bậc (từ hạng 3 lên hạng 1).",
        "Tỷ lệ điểm so với điểm tối đa tăng từ 90% lên 95,5%.",
    ]
    assert told(a_way("Văn phòng Sở", 1, 1))[0] == "So với 6 tháng đầu năm 2018, Văn phòng Sở giữ nguyên hạng 1."
    assert "giảm 01 bậc (từ hạng 1 xuống hạng 2)" in told(a_way("Văn phòng Sở", 1, 2))[0]


def test_many_members_are_counted() -> None:
    ways = (a_way("A", 4, 1), a_way("B", 1, 2), a_way("C", 3, 3), a_way("D", 2, 4), a_way("E", 5, 5))
    assert told(*ways) == [
        "So với 6 tháng đầu năm 2018, có 01 đơn vị lên hạng, 02 đơn vị xuống hạng và 02 đơn vị giữ nguyên hạng.",
    ]


def test_nobody_moved() -> None:
    ways = [a_way(f"Sở số {place}", place, place) for place in range(1, 31)]
    assert told(*ways) == ["So với 6 tháng đầu năm 2018, cả 30 đơn vị đều giữ nguyên hạng."]


def test_only_members_with_both_places_are_compared_and_that_is_said() -> None:
    told_of = told(a_way("A", 1, 2), a_way("B", 2, 1), then=2, now=3)
    assert told_of[0] == (
        "So với 6 tháng đầu năm 2018, trong 02/03 đơn vị có kết quả ở cả hai lần, có 01 đơn vị lên hạng và 01 đơn vị "
        "xuống hạng."
    )
    assert told_of[-1] == (
        "Khi đó có 02 đơn vị được xếp hạng, nay có 03 đơn vị, nên thay đổi thứ hạng chỉ để tham khảo."
    )
    same = told(a_way("A", 1, 1), a_way("B", 2, 2), now=3)
    assert same[0] == "So với 6 tháng đầu năm 2018, cả 02 đơn vị có kết quả ở cả hai lần đều giữ nguyên hạng."


def test_the_mean_percent_with_one_decimal() -> None:
    ways = (
        a_way("A", 1, 1, "90.00", "95.50"),
        a_way("B", 2, 2, "80.00", "79.01"),
        a_way("C", 3, 3, "70.01", "70.02"),
        a_way("D", 4, 4, None, "60.00"),
    )
    assert told(*ways)[1:] == ["Tỷ lệ điểm bình quân so với điểm tối đa tăng từ 80% lên 81,5%."]


def test_a_mean_that_prints_the_same_stays() -> None:
    ways = (a_way("A", 1, 1, "90.00", "90.01"), a_way("B", 2, 2, "80.00", "79.99"))
    assert told(*ways)[1].endswith("giữ ở mức 85%.")


def test_points_of_half_a_year_are_not_compared_with_those_of_a_year() -> None:
    assert only_places_and_percent([HALF, "năm 2017"]).endswith("chỉ so sánh thứ hạng và tỷ lệ điểm.")


def test_what_is_carried_is_said() -> None:
    assert carried_over(Decimal("12.50")).startswith("Tổng điểm năm đã cộng 12,5% tổng điểm 6 tháng đầu năm;")


def test_columns_of_the_past_are_explained() -> None:
    assert list(columns_of_the_past([], half_year=False, carried=False)) == []
    both = list(columns_of_the_past([HALF, "năm 2017"], half_year=True, carried=True))
    assert both[1].startswith("Kết quả năm 2017 chỉ để so sánh")
    alone = list(columns_of_the_past([HALF], half_year=True, carried=True))
    assert alone[1] == "Dấu –: khi đó đơn vị không có kết quả xếp hạng."
