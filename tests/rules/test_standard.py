"""`Điểm chuẩn`: M to everyone."""

from fractions import Fraction

import pytest

from pipeline.model.scale import Kind
from tests.builders import a_rule
from tests.rules.cases import a_case, calculated, faults


@pytest.mark.parametrize("maximum", ["10", "12.25", "0"])
def test_everyone_has_the_maximum(maximum: str) -> None:
    rule = a_rule("Điểm chuẩn", maximum=maximum)
    assert rule.points(a_case()) == rule.best() == Fraction(maximum)


def test_nothing_is_asked() -> None:
    assert a_rule("Điểm chuẩn").question is None


def test_it_takes_no_parameters() -> None:
    assert faults("Điểm chuẩn", "bước 1") == (
        "“bước 1”: cách tính này không có tham số; số điểm ghi ở cột Điểm tối đa",
    )


@pytest.mark.parametrize("kind", [Kind.BONUS, Kind.DEDUCTION])
def test_only_base_lines_start_full(kind: Kind) -> None:
    assert len(faults("Điểm chuẩn", kind=kind)) == 1


def test_it_needs_a_maximum() -> None:
    assert faults("Điểm chuẩn", maximum=None) == ("cách tính “Điểm chuẩn” cần Điểm tối đa",)


def test_the_calculation_is_the_maximum() -> None:
    assert calculated(a_rule("Điểm chuẩn", maximum="12.25"), a_case()) == "12,25"
