"""`Theo mức`: every option has its points."""

from fractions import Fraction

import pytest

from pipeline.model.scale import Kind
from tests.builders import a_rule
from tests.rules.cases import a_case, calculated, faults

LEVELS = "TSVM tiêu biểu: 6; TSVM: 5; Hoàn thành: 3; Không: 0"


@pytest.mark.parametrize(("chosen", "given"), [("TSVM tiêu biểu", 6), ("TSVM", 5), ("Hoàn thành", 3), ("Không", 0)])
def test_the_option_gives_its_points(chosen: str, given: int) -> None:
    assert a_rule("Theo mức", LEVELS).points(a_case(chosen)) == given


def test_options_are_asked_in_the_order_written() -> None:
    rule = a_rule("Theo mức", LEVELS)
    assert rule.question is not None
    assert rule.question.options == ("TSVM tiêu biểu", "TSVM", "Hoàn thành", "Không")
    assert rule.best() == 6


def test_options_may_look_like_numbers_and_hold_colons() -> None:
    rule = a_rule("Theo mức", "1: 6,5; 2: 4.5; Loại A: tốt: 1", maximum=10)
    assert rule.points(a_case("1")) == Fraction(13, 2)
    assert rule.points(a_case("2")) == Fraction(9, 2)
    assert rule.points(a_case("Loại A: tốt")) == 1


def test_options_are_kept_in_nfc() -> None:
    rule = a_rule("Theo mức", "Hoa\u0300n tha\u0300nh: 3")
    assert rule.question is not None
    assert rule.question.options == ("Hoàn thành",)


def test_it_may_follow_another_line() -> None:
    rule = a_rule("Theo mức", "theo dòng A.1; 1: 5; 2: 3")
    assert rule.follows == "A.1"
    assert rule.points(a_case("2")) == 3


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ("Tốt: 11", "11 điểm lớn hơn Điểm tối đa 10"),
        ("Tốt: -1", "-1 điểm: không được ghi điểm âm"),
        ("Tốt: 5; tốt: 3", "mức “tốt” ghi hai lần"),
        ("Tốt: 5; Tốt : 5", "mức “Tốt” ghi hai lần"),
        ("Tốt", "“Tốt” chưa đúng dạng “tên mức: số điểm”"),
        ("Tốt: nhiều", "chưa đúng dạng"),
        (": 5", "chưa đúng dạng"),
        ("", "chưa ghi mức điểm nào"),
        ("theo dòng X", "chưa ghi mức điểm nào"),
    ],
)
def test_wrong_options(parameters: str, said: str) -> None:
    (sentence,) = faults("Theo mức", parameters)
    assert said in sentence


def test_all_faults_at_once() -> None:
    assert len(faults("Theo mức", "Tốt: 11; Khá; Kém: -1")) == 2 + 1


@pytest.mark.parametrize("kind", list(Kind)[1:4])
def test_every_line_with_a_rule_may_use_it(kind: Kind) -> None:
    assert faults("Theo mức", LEVELS, kind) == ()
    assert faults("Theo mức", LEVELS, kind, None) == ("cách tính “Theo mức” cần Điểm tối đa",)


def test_the_calculation_names_the_option() -> None:
    assert calculated(a_rule("Theo mức", LEVELS), a_case("TSVM")) == "“TSVM” nên lấy 5"
    assert calculated(a_rule("Theo mức", "≥ 98: 2,5; Loại A: tốt: 1"), a_case("≥ 98")) == "“≥ 98” nên lấy 2,5"
    assert calculated(a_rule("Theo mức", "Loại A: tốt: 1"), a_case("Loại A: tốt")) == "“Loại A: tốt” nên lấy 1"
