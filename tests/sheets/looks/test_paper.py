"""Widths of columns."""

from decimal import Decimal

import pytest

from pipeline.sheets.looks.paper import width_for


@pytest.mark.parametrize("longest", ["-1200.5", "98765.25"])
def test_a_column_holds_its_longest_number_the_largest_or_the_least(longest: str) -> None:
    numbers = [Decimal(number) for number in ("7", longest, "-3.25", "0", "950")]
    assert width_for(numbers, 2) == width_for([Decimal(longest)], 2) == 1.15 * len("98,765.25") + 1


def test_a_column_without_numbers_needs_hardly_any_width() -> None:
    assert width_for([], 2) == 1
