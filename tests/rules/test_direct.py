"""`Chấm trực tiếp`: claimed points, in steps, or a mark on a scale of its own."""

from decimal import Decimal
from fractions import Fraction

import pytest

from pipeline.model.scale import Kind, Question, Sort
from tests.builders import a_rule
from tests.rules.cases import a_case, calculated, faults, points


def test_the_claim_is_the_points() -> None:
    assert points("Chấm trực tiếp", "", "7.25") == Fraction(29, 4)


def test_a_mark_out_of_a_hundred() -> None:
    assert points("Chấm trực tiếp", "thang 100", "85", maximum=30) == Fraction(51, 2)
    assert points("Chấm trực tiếp", "THANG  100", "100", maximum=30) == 30
    assert points("Chấm trực tiếp", "thang 3", "1", maximum=10) == Fraction(10, 3)


@pytest.mark.parametrize(
    ("parameters", "at_most", "step"),
    [
        ("", "10", None),
        ("bước 0,25", "10", "0.25"),
        ("bước 0.5", "10", "0.5"),
        ("thang 100", "100", None),
        ("thang 100; bước 5", "100", "5"),
        ("bước 5; thang 4,5", "4.5", "5"),
    ],
)
def test_what_may_be_claimed(parameters: str, at_most: str, step: str | None) -> None:
    assert a_rule("Chấm trực tiếp", parameters).question == Question(
        sort=Sort.NUMBER,
        claimed=True,
        at_least=Decimal(0),
        at_most=Decimal(at_most),
        step=None if step is None else Decimal(step),
    )


@pytest.mark.parametrize("kind", [Kind.BONUS, Kind.DEDUCTION])
def test_adjusting_lines_may_have_no_limit(kind: Kind) -> None:
    rule = a_rule("Chấm trực tiếp", "", kind, None)
    assert rule.best() is None
    assert rule.question is not None
    assert rule.question.at_most is None
    assert rule.points(a_case(1000)) == 1000
    assert faults("Chấm trực tiếp", "thang 100", kind, None) == ("có “thang” thì phải ghi Điểm tối đa",)


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ("bước 0", "“bước” phải lớn hơn 0"),
        ("thang 0", "“thang” phải lớn hơn 0"),
        ("bước", "không hiểu tham số “bước”"),
        ("bước -1", "không hiểu tham số “bước -1”"),
        ("thang 100; thang 10", "không hiểu tham số “thang 10”"),
        ("bươc 0,25", "có phải “bước 0,25” không?"),
    ],
)
def test_wrong_parameters(parameters: str, said: str) -> None:
    (sentence,) = faults("Chấm trực tiếp", parameters)
    assert said in sentence


def test_a_base_line_needs_a_maximum() -> None:
    assert faults("Chấm trực tiếp", maximum=None) == ("cách tính “Chấm trực tiếp” cần Điểm tối đa",)


@pytest.mark.parametrize(
    ("parameters", "claim", "told"),
    [("", "7.25", "7,25"), ("", "1234.5", "1.234,5"), ("thang 100", "85", "85/100 × 30"), ("thang 3", "1", "1/3 × 30")],
)
def test_the_calculation_puts_the_claim_in(parameters: str, claim: str, told: str) -> None:
    assert calculated(a_rule("Chấm trực tiếp", parameters, maximum=30), a_case(Decimal(claim))) == told
