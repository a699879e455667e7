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
        "Số nhiệm vụ: 02/04 đơn vị đạt chỉ tiêu, trong đó 01 đơn vị vượt: A (50/48 nhiệm vụ, bằng 104,2%); 01/04 đơn "
        "vị chưa đạt chỉ tiêu: C (28/32 nhiệm vụ, bằng 87,5%); 01/04 đơn vị chưa có số liệu: D."
    ]


def test_a_target_that_everybody_reached_names_who_went_furthest() -> None:
    two = a_target(("A", 4, 5), ("B", 4, 6), unit="")
    assert list(line_sentences([two])) == [
        "100% đơn vị đăng ký hoàn thành chỉ tiêu: Số nhiệm vụ (cao nhất là B, 6/4, bằng 150%)."
    ]
    assert list(line_sentences([a_target(("A", 4, 5), unit="")])) == [
        "Số nhiệm vụ: đơn vị duy nhất đăng ký đạt chỉ tiêu, vượt: A (5/4, bằng 125%)."
    ]


def test_from_twice_the_target_on_it_is_told_how_many_times() -> None:
    (sentence,) = line_sentences([a_target(("A", 4, 54), ("B", 4, 8), ("C", 4, 1), unit="")])
    assert "A (54/4, gấp 13,5 lần); B (8/4, bằng 200%)" in sentence


def test_at_most_three_at_each_end_are_named() -> None:
    good = [(f"Đơn vị {number}", 10, 10 + number) for number in range(1, 6)]
    bad = [(f"Phòng {number}", 10, number) for number in range(1, 6)]
    (sentence,) = line_sentences([a_target(*good, *bad, unit="")])
    assert "đều vượt, cao nhất là Đơn vị 5 (15/10, bằng 150%); Đơn vị 4" in sentence
    assert "05/10 đơn vị chưa đạt chỉ tiêu, thấp nhất là Phòng 1 (1/10, bằng 10%); Phòng 2" in sentence
    assert "Đơn vị 2" not in sentence
    assert "Phòng 4" not in sentence


def test_a_figure_in_doubt_is_not_told() -> None:
    line = a_target(("A", 4, 4000), ("B", 4, 4), ("C", 4, 1))
    doubted = replace(line, members=(line.members[0]._replace(doubted=True), *line.members[1:]))
    assert list(line_sentences([doubted])) == [
        "Số nhiệm vụ: 01/02 đơn vị đạt chỉ tiêu; 01/02 đơn vị chưa đạt chỉ tiêu: C (1/4 nhiệm vụ, bằng 25%); số liệu "
        "của 01 đơn vị đang được rà soát."
    ]


def test_half_a_year_is_measured_against_half_of_the_target() -> None:
    line = a_target(("A", 48, 25), ("B", 40, 24), ("C", 30, 12), half_year=True)
    assert list(line_sentences([line])) == [
        "Số nhiệm vụ: 02/03 đơn vị đạt từ 50% kế hoạch năm, cao nhất là B (24/40 nhiệm vụ, bằng 60%); 01/03 đơn vị "
        "chưa đạt 50% kế hoạch năm: C (12/30 nhiệm vụ, bằng 40%)."
    ]


def test_nobody_reached_it_and_nothing_was_done() -> None:
    assert list(line_sentences([a_target(("A", 4, 0))])) == [
        "Số nhiệm vụ: đơn vị duy nhất đăng ký chưa đạt chỉ tiêu: A (chưa có kết quả)."
    ]


def test_shares_are_told_beside_their_target() -> None:
    (sentence,) = line_sentences([a_target(("A", 98, 97), unit="%")])
    assert "A (97% so với 98%)" in sentence


def test_lines_that_everybody_met_are_told_together() -> None:
    met = a_target(("A", 4, 4), ("B", 5, 5))
    assert list(line_sentences([met, met])) == [
        "100% đơn vị đăng ký hoàn thành các chỉ tiêu: Số nhiệm vụ; Số nhiệm vụ."
    ]


def test_lines_in_a_row_are_told_in_other_words() -> None:
    line = a_target(("A", 4, 4), ("B", 5, 1))
    assert len(set(line_sentences([line] * 4))) == 4


def test_overview() -> None:
    lines = [a_target(("A", 4, 5), ("B", 4, 3)), a_target(("A", 4, 4))]
    assert list(overview(lines, half_year=False)) == [
        "Tổng số 03 lượt chỉ tiêu các đơn vị đã đăng ký ở 02 nội dung, 02 lượt (66,7%) đạt hoặc vượt chỉ tiêu, trong "
        "đó 01 lượt vượt chỉ tiêu."
    ]
    assert list(overview([], half_year=True)) == []


def test_six_months_with_targets_of_their_own_are_told_by_them() -> None:
    def progress(name: str, reported: int) -> Progress:
        share = Fraction(reported, 50)
        how = outcome(share, half_year=False, ceiling=False)
        return Progress(name, Decimal(50), Decimal(reported), share, how, Decimal(100))

    line = TargetLine("Số hồ sơ", "hồ sơ", False, (progress("A", 55), progress("B", 40)), of_period=True)
    assert list(line_sentences([line])) == [
        "Số hồ sơ: 01/02 đơn vị đạt chỉ tiêu 6 tháng, vượt: A (55/50 hồ sơ, bằng 110%); 01/02 "
        "đơn vị chưa đạt chỉ tiêu 6 tháng: B (40/50 hồ sơ, bằng 80%)."
    ]
    (told,) = overview([line, replace(line, members=(progress("A", 101),))], half_year=True)
    assert told.endswith("02 lượt (66,7%) đạt chỉ tiêu 6 tháng, trong đó 01 lượt vượt chỉ tiêu cả năm.")


def test_of_equals_all_are_named_or_none() -> None:
    nobody = a_target(*((name, 10, 0) for name in "ABCDE"))
    assert list(line_sentences([nobody])) == ["Số nhiệm vụ: cả 05 đơn vị chưa đạt chỉ tiêu."]
    two_below = a_target(("A", 10, 1), ("B", 10, 2), *((name, 10, 5) for name in "CDE"))
    (told,) = line_sentences([two_below])
    assert told.endswith("thấp nhất là A (1/10 nhiệm vụ, bằng 10%); B (2/10 nhiệm vụ, bằng 20%).")


def test_a_part_of_a_thing_is_told_by_the_whole_of_the_year() -> None:
    """A share of 45% makes 33,75 tasks of 75: nobody does a part of a task."""
    share = Fraction(40) / Fraction("33.75")
    one = Progress("A", Decimal("33.75"), Decimal(40), share, Outcome.EXCEEDED, Decimal(75))
    line = TargetLine("Số nhiệm vụ", "nhiệm vụ", False, (one, one._replace(name="B")), of_period=True)
    (told,) = line_sentences([line])
    assert "A, 40/75 nhiệm vụ cả năm, đạt 53,3%" in told


def test_a_title_that_says_what_it_is_has_no_other_word_before_it() -> None:
    line = replace(a_target(("A", 10, 9), ("B", 10, 10)), title="Tiêu chí số 21")
    assert [text.partition(" số 21")[0] for text in (next(line_sentences([line], turn)) for turn in (0, 1, 2))] == [
        "Tiêu chí",
        "Đối với tiêu chí",
        "Về tiêu chí",
    ]


def test_targets_that_nobody_reached_are_told_together() -> None:
    nobody = [replace(a_target(("A", 4, 1), ("B", 4, 0)), title=title) for title in ("Số nhiệm vụ", "Số bài viết")]
    assert list(line_sentences(nobody)) == [
        "Chưa có đơn vị đạt các chỉ tiêu: Số nhiệm vụ (02 đơn vị đăng ký); Số bài viết (02 đơn vị đăng ký)."
    ]
