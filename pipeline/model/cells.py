"""What a cell of a spreadsheet holds, and where it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple


class CellRef(NamedTuple):
    """Where a value stands: file (path below its folder) › sheet!cell."""

    file: str
    sheet: str
    cell: str

    @property
    def local(self) -> str:
        """`Phiếu chấm điểm!G12`: the place inside the file."""
        return f"{self.sheet}!{self.cell}"

    def __str__(self) -> str:
        return f"{self.file} › {self.sheet}!{self.cell}"

    def __reduce__(self) -> tuple[type[CellRef], tuple[str, str, str]]:
        """Cells come back from workers by the hundred: made anew, they cost half of what filling their fields does."""
        return CellRef, (self.file, self.sheet, self.cell)


class CellKind(StrEnum):
    """What a spreadsheet cell holds, whatever wrote the file."""

    BLANK = "blank"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    TEXT = "text"
    BOOL = "bool"
    ERROR = "error"


CellValue = Decimal | str | date | bool | None


class Cell(NamedTuple):
    """One cell as it was read.

    `value` is a Decimal of at most 15 significant digits (NUMBER, PERCENT), a date (DATE; None where the
    cell holds a time without a day), NFC text with its outer spaces gone (TEXT, ERROR), a bool or None.
    A `formula` stands for its stored value; one without a value is BLANK with `formula` set. `legacy` is the
    text as the file holds it, where it was typed for a font from before Unicode and `value` is what is seen.
    """

    kind: CellKind
    value: CellValue
    ref: CellRef | None
    formula: bool = False
    legacy: str = ""

    def __reduce__(self) -> tuple[Callable[..., Cell], tuple[Any, ...]]:
        """As of `CellRef`; cells that hold the same and stand nowhere are one again."""
        if self.ref is not None:
            return Cell, tuple(self)
        number = isinstance(self.value, Decimal)
        return _back, (self.kind, str(self.value) if number else self.value, number, self.formula, self.legacy)


@lru_cache(2**13)
def _back(kind: CellKind, value: str | date | bool | None, number: bool, formula: bool, legacy: str) -> Cell:
    """A cell that comes back from another process: a number as it is written, so that `5` and `5,0` stay two."""
    return Cell(kind, Decimal(str(value)) if number else value, None, formula, legacy)


NOTHING = Cell(CellKind.BLANK, None, None)
