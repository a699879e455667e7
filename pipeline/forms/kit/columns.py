"""Columns of a sheet by what they hold, and the addresses of their cells."""

from enum import StrEnum

Pair = tuple[str, str]
"""The cells of a label and of what stands beside it: `("A2", "B2:D2")`."""


class Columns(StrEnum):
    """The columns of a table, in order; a value is the label in the header row."""

    place: int
    """Counted from 0."""

    def __init__(self, _label: str) -> None:
        self.place = len(type(self).__members__)

    @property
    def letter(self) -> str:
        """`A`, `B`, …"""
        return letters(self.place)


def letters(place: int) -> str:
    """`A`, …, `Z`, `AA`: the letters of the column counted from 0."""
    tens, ones = divmod(place, 26)
    return (letters(tens - 1) if tens else "") + chr(ord("A") + ones)


def cell(column: Columns, row: int) -> str:
    """`G12`; rows are counted from 1."""
    return f"{column.letter}{row}"


def list_name(place: int) -> str:
    """The name by which drop-downs refer to an option list: they may not name another sheet in every Excel."""
    return f"DanhSach_{place + 1}"


def list_cells(sheet: str, place: int, size: int) -> str:
    """`'Tính'!$O$1:$O$5`: where an option list stands, in the column `place` (from 0) from row 1 down."""
    letter = letters(place)
    return f"'{sheet}'!${letter}$1:${letter}${size}"
