"""Registered targets: met, missed, overshot."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from pipeline.text.papers.targets import Outcome, Progress, TargetLine, line_sentences, outcome, overview


def a_target(*members: tuple[str, int, int | None], half_year: bool = False, unit: str = "nhiệm vụ") -> TargetLine:
    """(name, target, reported) of every member."""
    found = []
    for name, target, reported in members:
        share = None if reported is None else Fraction(reported, target)
        figure = None if reported is None else Decimal(reported)
        found.append(Progress(name, Decimal(target), figure, share, outcome(share, half_year=half_year, ceiling=False)))
    return TargetLine("Số nhiệm vụ", unit, half_year, tuple(found))


@pytest.mark.parametrize(
    ("share", "half_year", "ceiling", "expected"),
    [
        (None, False, False, Outcome.SILENT),
        (Fraction(1, 2), True, False, Outcome.ON_COURSE),
        (Fraction(49, 100), True, False, Outcome.BEHIND),
        (Fraction(1), True, False, Outcome.MET),
        (Fraction(99, 100), False, False, Outcome.MISSED),
        (Fraction(101, 100), False, False, Outcome.EXCEEDED),
        (Fraction(1), False, True, Outcome.WITHIN),
        (Fraction(5, 4), False, True, Outcome.ABOVE),
    ],
)
def test_outcomes(share: Fraction | None, half_year: bool, ceiling: bool, expected: Outcome) -> None:
    assert outcome(share, half_year=half_year, ceiling=ceiling) is expected


def test_a_year_met_exceeded_missed_and_silent() -> None:
    line = a_target(("A", 48, 50), ("B", 36, 36), ("C", 32, 28), ("D", 30, None))
    assert list(line_sentences([line])) == [
        "Chỉ tiêu “Số nhiệm vụ”: có 02/04 đơn vị hoàn thành chỉ tiêu, trong đó 01 đơn vị vượt chỉ tiêu: A (50/48 nhiệm "
        "vụ, bằng 104,17%). Có 01 đơn vị chưa đạt chỉ tiêu: C (28/32 nhiệm vụ, bằng 87,5%). Có 01 đơn vị chưa báo cáo "
        "số liệu: D."
    ]


def test_all_who_met_it_exceeded_it() -> None:
    two = a_target(("A", 4, 5), ("B", 4, 6), unit="")
    assert "có 02/02 đơn vị hoàn thành chỉ tiêu, đều vượt chỉ tiêu: B (6/4, bằng 150%);" in next(line_sentences([two]))
    assert list(line_sentences([a_target(("A", 4, 5), unit="")])) == [
        "Chỉ tiêu “Số nhiệm vụ”: có 01/01 đơn vị hoàn thành chỉ tiêu, vượt chỉ tiêu: A (5/4, bằng 125%)."
    ]


def test_half_a_year_is_measured_against_half_of_the_target() -> None:
    line = a_target(("A", 48, 25), ("B", 40, 24), ("C", 30, 12), half_year=True)
    assert list(line_sentences([line])) == [
        "Chỉ tiêu “Số nhiệm vụ”: có 02/03 đơn vị đạt từ 50% chỉ tiêu năm trở lên, cao nhất là B (24/40 nhiệm vụ, bằng "
        "60%). Có 01 đơn vị chưa đạt mốc 50% chỉ tiêu năm: C (12/30 nhiệm vụ, bằng 40%)."
    ]


def test_nobody_reached_it_and_nothing_was_done() -> None:
    assert list(line_sentences([a_target(("A", 4, 0))])) == [
        "Chỉ tiêu “Số nhiệm vụ”: có 01 đơn vị chưa đạt chỉ tiêu: A (0/4 nhiệm vụ)."
    ]


def test_shares_are_told_beside_their_target() -> None:
    (sentence,) = line_sentences([a_target(("A", 98, 97), unit="%")])
    assert "A (97% so với 98%)" in sentence


def test_lines_that_everybody_met_are_told_together() -> None:
    met = a_target(("A", 4, 4), ("B", 5, 5))
    assert list(line_sentences([met, met])) == [
        "02 chỉ tiêu được tất cả các đơn vị đăng ký hoàn thành: “Số nhiệm vụ”; “Số nhiệm vụ”."
    ]


def test_overview() -> None:
    lines = [a_target(("A", 4, 5), ("B", 4, 3)), a_target(("A", 4, 4))]
    assert list(overview(lines, half_year=False)) == [
        "Các đơn vị đăng ký 02 chỉ tiêu với 03 lượt đơn vị; 02/03 lượt hoàn thành, trong đó 01 lượt đã vượt chỉ tiêu."
    ]
    assert list(overview([], half_year=True)) == []


def test_six_months_with_targets_of_their_own_tell_the_years_beside_them() -> None:
    def progress(name: str, reported: int) -> Progress:
        share = Fraction(reported, 50)
        how = outcome(share, half_year=False, ceiling=False)
        return Progress(name, Decimal(50), Decimal(reported), share, how, Decimal(100))

    line = TargetLine("Số hồ sơ", "hồ sơ", False, (progress("A", 55), progress("B", 40)), of_period=True)
    assert list(line_sentences([line])) == [
        "Chỉ tiêu “Số hồ sơ”: có 01/02 đơn vị hoàn thành chỉ tiêu 6 tháng, vượt chỉ tiêu 6 tháng: A (55/50 hồ sơ, bằng "
        "110%; chỉ tiêu cả năm 100). Có 01 đơn vị chưa đạt chỉ tiêu 6 tháng: B (40/50 hồ sơ, bằng 80%; chỉ tiêu cả năm "
        "100)."
    ]
    first, second = overview([line, replace(line, members=(progress("A", 101),))], half_year=True)
    assert first == "Tiến độ 6 tháng được so với chỉ tiêu 6 tháng."
    assert second.endswith("02/03 lượt đạt tiến độ, trong đó 01 lượt đã vượt chỉ tiêu cả năm.")
