"""Two scales as papers have them, written from the contract and worked out by hand beside the program.

A school gives every class 100 points, takes a price for each fault, adds rewards, and grades at 95, 85, 70 and 50.
A department takes k points for every whole percent by which a target is missed.
"""

from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest

from pipeline.model.bloc import ScoringPolicy
from pipeline.model.result import Basis, Review
from pipeline.model.scale import Kind
from tests.answering import mark_of, reviewed, standing_of
from tests.builders import a_config, a_grade, a_group, a_line, a_member, a_scale

GRADES = (("Tốt", 95), ("Khá", 85), ("Đạt", 70), ("Trung bình", 50))
CLASSES = [f"{grade}A{number}" for grade, size in ((10, 11), (11, 10), (12, 10)) for number in range(1, size + 1)]
SCHOOL = a_scale(
    a_line("N", "Điểm chuẩn", level=1, maximum=100),
    a_line("N.1", "Theo số lượng", "mỗi lần trừ 0,5 điểm", kind=Kind.DEDUCTION, maximum=None),
    a_line("N.2", "Theo số lượng", "2đ/học sinh nghỉ không phép.", kind=Kind.DEDUCTION, maximum=20),
    a_line("N.3", "Theo mức", "Không: 0 điểm; Nhắc nhở: 5 điểm; Kỷ luật: 15 điểm", kind=Kind.DEDUCTION, maximum=15),
    a_group("T", bonus_cap=Decimal(10)),
    a_line("T.1", "Theo số lượng", "mỗi việc tốt: 1,5", kind=Kind.BONUS, maximum=None),
    a_line("T.2", "Theo bậc", "từ 9 trở lên: 5; từ 8 đến dưới 9: 3", kind=Kind.BONUS, maximum=5),
)
FAULTS = {"Không": 0, "Nhắc nhở": 5, "Kỷ luật": 15}


def week(at: int) -> dict[str, int | str]:
    """What the class at this place of the list reports: some of everything."""
    return {
        "N.1": (at * 7) % 23,
        "N.2": (at * 5) % 13,
        "N.3": list(FAULTS)[at % 3],
        "T.1": (at * 3) % 8,
        "T.2": 7 + (at % 4),
    }


def by_hand(at: int) -> Fraction:
    """The class's total."""
    said = {code: value for code, value in week(at).items() if isinstance(value, int)}
    taken = Fraction(said["N.1"], 2) + min(20, 2 * said["N.2"]) + FAULTS[str(week(at)["N.3"])]
    mean = said["T.2"]
    added = Fraction(3 * said["T.1"], 2) + (5 if mean >= 9 else 3 if mean >= 8 else 0)
    return max(Fraction(0), 100 - taken + min(10, added))


@pytest.fixture(scope="module")
def school() -> Review:
    config = a_config([a_member(code) for code in CLASSES], grades=tuple(a_grade(*grade) for grade in GRADES))
    scoring = ScoringPolicy(decimals=2, not_applicable=config.scoring.not_applicable, total_floor=Decimal(0))
    config = a_config(config.bloc.members, grades=config.grades, scoring=scoring)
    return reviewed(SCHOOL, config=config, **{code: week(at) for at, code in enumerate(CLASSES)})


@pytest.mark.parametrize(("at", "code"), list(enumerate(CLASSES)))
def test_a_class_has_a_hundred_less_its_faults_and_its_rewards(school: Review, at: int, code: str) -> None:
    standing, total = standing_of(school, code), by_hand(at)
    assert standing.card.total == total
    assert standing.grade == next((name for name, least in GRADES if total >= least), None)


def test_all_classes_are_ranked_and_all_grades_are_given(school: Review) -> None:
    totals = sorted((by_hand(at) for at in range(len(CLASSES))), reverse=True)
    assert len(CLASSES) == 31
    assert [standing.card.total for standing in school.board.standings] == totals
    assert {standing.grade for standing in school.board.standings} >= {"Tốt", "Khá", "Đạt", "Trung bình"}


SHORTAGE = a_scale(
    a_group(),
    a_line("A1", "Trừ dần", "theo % chỉ tiêu; 0,25 mỗi 1% dưới 100%", maximum=20, unit="hồ sơ"),
    a_line("A2", "Trừ dần", "Cứ mỗi 1% dưới 95% trừ 0,5 điểm; trừ tối đa 6", maximum=10, unit="%"),
    a_line("A3", "Theo số lượng", "theo % chỉ tiêu; 0,2 mỗi 2% trên 100%; theo dòng A1", maximum=3, kind=Kind.BONUS),
)


def shortage(reported: int, target: int) -> Fraction:
    share = Fraction(reported, target) * 100
    return max(Fraction(0), 20 - Fraction(1, 4) * max(0, floor(100 - share)))


def excess(reported: int, target: int) -> Fraction:
    return min(Fraction(3), Fraction(1, 5) * max(0, floor((Fraction(reported, target) * 100 - 100) / 2)))


@pytest.mark.parametrize("target", [7, 36, 300])
@pytest.mark.parametrize("percent", [0, 3, 50, 97, 98, 99, 100, 101, 102, 117, 150])
def test_every_whole_percent_short_of_the_target_takes_its_price(target: int, percent: int) -> None:
    reported = target * percent // 100
    review = reviewed(SHORTAGE, targets={"A1": {"VP": target}}, VP={"A1": reported, "A2": 95})
    assert mark_of(review, "A1").points == shortage(reported, target)
    assert mark_of(review, "A3").points == excess(reported, target)


@pytest.mark.parametrize(
    ("rate", "points"), [("95", "10"), ("94.01", "10"), ("94", "9.5"), ("83.5", "4.5"), ("10", "4")]
)
def test_a_rate_is_measured_by_itself(rate: str, points: str) -> None:
    assert mark_of(reviewed(SHORTAGE, VP={"A2": Decimal(rate)}), "A2").points == Decimal(points)


def test_blank_is_missing_and_without_a_target_the_line_does_not_apply() -> None:
    review = reviewed(SHORTAGE, VP={})
    assert mark_of(review, "A1").basis is Basis.NOT_APPLICABLE
    assert mark_of(review, "A2").basis is Basis.MISSING
    given = reviewed(SHORTAGE, targets={"A1": {"VP": 5}}, VP={})
    assert mark_of(given, "A1").basis is Basis.MISSING
    assert mark_of(given, "A3").basis is Basis.COMPUTED
