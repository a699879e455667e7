"""Columns in blocks: as few as hold them, of nearly the same size, none lost."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.reports.figures.blocks import blocks_of


def sizes(columns: int, across: int) -> list[int]:
    return [block.end - block.start for block in blocks_of(columns, across)]


def test_blocks_are_as_few_and_as_even_as_can_be() -> None:
    assert sizes(11, 12) == [11]
    assert sizes(30, 12) == [10, 10, 10]
    assert sizes(11, 5) == [3, 4, 4]
    assert sizes(0, 5) == []


def test_one_block_has_no_label() -> None:
    assert [block.label for block in blocks_of(4, 5)] == [""]
    assert [block.label for block in blocks_of(6, 5)] == ["Bảng 1/2", "Bảng 2/2"]


@given(st.integers(0, 200), st.integers(1, 20))
def test_every_column_is_in_one_block(columns: int, across: int) -> None:
    found = [column for block in blocks_of(columns, across) for column in range(block.start, block.end)]
    assert found == list(range(columns))
    assert all(0 < size <= across for size in sizes(columns, across))
