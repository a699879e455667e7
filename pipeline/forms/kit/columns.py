"""Columns of a sheet by what they hold, and the cells they make."""

from enum import StrEnum


class Columns(StrEnum):
    """The columns of a table, in order; a value is the label in the header row."""

    @property
    def place(self) -> int:
        """Counted from 0."""
        return list(type(self)).index(self)

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
