"""Columns that do not fit beside each other: cut into blocks of nearly the same size."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple


class Block(NamedTuple):
    """Columns `start` to `end` (not included); `label` is `Bảng 1/3`, "" where there is only one block."""

    label: str
    start: int
    end: int


def blocks_of(columns: int, across: int) -> Iterator[Block]:
    """As few blocks as hold `columns` columns, at most `across` in each; none for no columns."""
    count = -(-columns // across)
    cuts = [columns * number // count for number in range(count + 1)] if count else []
    for number, (start, end) in enumerate(pairwise(cuts), start=1):
        yield Block(f"Bảng {number}/{count}" if count > 1 else "", start, end)
