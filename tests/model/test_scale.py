"""What a line counts: something done, or faults."""

import pytest

from pipeline.model.scale import Kind
from tests.builders import a_condition, a_line


@pytest.mark.parametrize(
    ("rule", "parameters", "kind", "fewer"),
    [
        ("Theo tỷ lệ", "", Kind.BASE, False),
        ("Theo tỷ lệ", "càng thấp càng tốt", Kind.BASE, True),
        ("Theo tỷ lệ", "kết quả là %", Kind.BASE, False),
        ("Theo số lượng", "1/lần", Kind.BASE, False),
        ("Theo số lượng", "1/lần", Kind.DEDUCTION, True),
        ("Theo bậc", "≤0: 10; ≤2: 5; còn lại: 0", Kind.BASE, True),
        ("Theo bậc", "≥90: 10; ≥50: 5; còn lại: 0", Kind.BASE, False),
        ("So với đơn vị dẫn đầu", "", Kind.BASE, False),
        ("Chấm trực tiếp", "", Kind.BASE, False),
        ("Chấm trực tiếp", "", Kind.DEDUCTION, True),
        ("Điểm chuẩn", "", Kind.BASE, False),
    ],
)
def test_a_line_whose_figure_is_a_fault_is_better_the_less_of_it(
    rule: str, parameters: str, kind: Kind, fewer: bool
) -> None:
    assert a_line("A1", rule, parameters, kind=kind).fewer_is_better == fewer


def test_a_target_may_be_the_most_allowed() -> None:
    assert a_line("A1", "Theo tỷ lệ", "càng thấp càng tốt").is_ceiling
    assert not a_line("A1", "Theo tỷ lệ").is_ceiling
    assert not a_line("A1").is_ceiling
    assert not a_condition("C1").fewer_is_better
