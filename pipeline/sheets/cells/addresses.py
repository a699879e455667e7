"""Where cells stand: `G12`, `B2:C5`."""

import re
from functools import lru_cache

from pipeline.sheets.cells.limits import COLUMNS, ROWS

Area = tuple[int, int, int, int]
"""The first row, first column, last row and last column of several cells, from 1."""

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})", re.ASCII)


@lru_cache(maxsize=COLUMNS)
def letters_of(column: int) -> str:
    """`G` for 7."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@lru_cache(maxsize=COLUMNS)
def column_of(letters: str) -> int:
    """7 for `G` and `g`, whatever the number: no sheet need be so wide. 0 for what are no letters."""
    column = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            return 0
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


@lru_cache(maxsize=2**12)
def place_of(address: str) -> tuple[int, int]:
    """Row and column of `G12`; (0, 0) for what is none, or outside of every sheet."""
    found = _CELL.fullmatch(address)
    if found is None:
        return 0, 0
    row, column = int(found[2]), column_of(found[1])
    return (row, column) if 1 <= row <= ROWS and column <= COLUMNS else (0, 0)


def area_of(text: str) -> Area | None:
    """Top, left, bottom and right of `B2:C5`; None for what is no area."""
    first, colon, last = text.partition(":")
    top, left = place_of(first)
    bottom, right = place_of(last) if colon else (top, left)
    return (top, left, bottom, right) if top and bottom else None
