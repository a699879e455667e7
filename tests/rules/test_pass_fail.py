"""`Đạt/không đạt`: M or nothing."""

import pytest

from pipeline.model.scale import Kind
from tests.builders import a_rule
from tests.rules.cases import a_case, calculated, faults


@pytest.mark.parametrize(("said", "given"), [("Đạt", 10), ("Có", 10), ("x", 10), ("Không đạt", 0), ("Không", 0)])
@pytest.mark.parametrize("kind", [Kind.BASE, Kind.BONUS])
def test_all_or_nothing(said: str, given: int, kind: Kind) -> None:
    rule = a_rule("Đạt/không đạt", kind=kind)
    assert rule.points(a_case(said)) == given
    assert rule.question is not None
    assert said in rule.question.options


@pytest.mark.parametrize(("said", "taken"), [("Có", 10), ("x", 10), ("Không", 0)])
def test_a_deduction_happened_or_not(said: str, taken: int) -> None:
    assert a_rule("Đạt/không đạt", kind=Kind.DEDUCTION).points(a_case(said)) == taken


def test_a_deduction_is_not_passed() -> None:
    question = a_rule("Đạt/không đạt", kind=Kind.DEDUCTION).question
    assert question is not None
    assert question.options == ("Có", "x", "Không")


def test_parameters_and_maximum() -> None:
    assert faults("Đạt/không đạt", "Đạt: 5") != ()
    assert faults("Đạt/không đạt", maximum=None) == ("cách tính “Đạt/không đạt” cần Điểm tối đa",)
    assert faults("đạt/không  ĐẠT") == ()


@pytest.mark.parametrize(("said", "told"), [("Đạt", "“Đạt” nên lấy 10"), ("Không đạt", "“Không đạt” nên lấy 0")])
def test_the_calculation_names_the_answer(said: str, told: str) -> None:
    assert calculated(a_rule("Đạt/không đạt"), a_case(said)) == told
