"""Tables on a sheet: columns declared once, and one writer of their rows."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Generic, NamedTuple, TypeVar

from pipeline.forms.kit.columns import letters
from pipeline.forms.kit.prompts import Validation
from pipeline.model.scale import Kind, Line
from pipeline.sheets.looks.heights import LOWEST, Fitted, fitted, row_height
from pipeline.sheets.looks.styles import DATE, FORM_HEADER, Style, Styles
from pipeline.text.numbers import cell_format

R = TypeVar("R")
HEADER_HEIGHT = 34.0
_TAKEN = '"trừ "'


class Formula(NamedTuple):
    """A live formula; `stored` is what a program shows that does not compute it, "" where any will."""

    text: str
    stored: str | int | Decimal = ""


Value = Decimal | int | date | Formula | str | None


def _asks_nothing(_row: object, _at: str) -> None:
    return None


def _no_room(_row: object) -> Iterable[str]:
    return ()


@dataclass(frozen=True, slots=True)
class TableColumn(Generic[R]):
    """One column of a table, by what it shows of a row.

    `label` stands in the header row ("" = none), `width` is in characters. `look` is how the cell looks, `asks` what it
    takes (`G12` is its address), `room` are texts that may be chosen in it, for which the row is high enough.
    """

    label: str
    width: float
    value: Callable[[R], Value]
    look: Style | Callable[[R], Style]
    asks: Callable[[R, str], Validation | None] = _asks_nothing
    room: Callable[[R], Iterable[str]] = _no_room


@dataclass(frozen=True, slots=True)
class Table(Generic[R]):
    """The columns of a table, and the row (from 1) of its header.

    `lowest` is how high a row is at least, in points.
    """

    columns: Sequence[TableColumn[R]]
    header_row: int
    lowest: Callable[[R], float] = lambda _row: LOWEST

    @property
    def widths(self) -> tuple[float, ...]:
        return tuple(column.width for column in self.columns)

    def set_widths(self, sheet: Any) -> None:
        """The widths of the sheet's first columns."""
        for place, column in enumerate(self.columns):
            sheet.set_column(place, place, column.width)

    def write(self, sheet: Any, styles: Styles, rows: Iterable[R], header: Style = FORM_HEADER) -> list[float]:
        """The header, then the rows below it with their checks, each as high as its texts; the heights of the rows."""
        for place, column in enumerate(self.columns):
            if column.label:
                sheet.write_string(self.header_row - 1, place, str(column.label), styles(header))
        sheet.set_row(self.header_row - 1, HEADER_HEIGHT)
        return [self._write_row(sheet, styles, number, row) for number, row in enumerate(rows, self.header_row + 1)]

    def _write_row(self, sheet: Any, styles: Styles, number: int, row: R) -> float:
        texts: list[Fitted] = []
        for place, column in enumerate(self.columns):
            value, look = column.value(row), column.look(row) if callable(column.look) else column.look
            dated = [DATE] if isinstance(value, date) else []
            write_value(sheet, number, place, value, styles(look, *dated))
            if isinstance(value, str):
                texts.append(fitted(value, column.width, look))
            texts += (fitted(word, column.width, look) for word in column.room(row))
            check = column.asks(row, f"{letters(place)}{number}")
            if check is not None:
                sheet.data_validation(number - 1, place, number - 1, place, check)
        height = row_height(texts, self.lowest(row))
        sheet.set_row(number - 1, height)
        return height


def write_value(sheet: Any, row: int, place: int, value: Value, style: Any) -> None:
    """A cell (`row` from 1, `place` from 0): numbers and days as such, text as text whatever it looks like."""
    match value:
        case Decimal() | int():
            sheet.write_number(row - 1, place, value, style)
        case date():
            sheet.write_datetime(row - 1, place, datetime(value.year, value.month, value.day), style)
        case str():
            sheet.write_string(row - 1, place, value, style)
        case Formula():
            sheet.write_formula(row - 1, place, f"={value.text}", style, value.stored)
        case None:
            sheet.write_blank(row - 1, place, None, style)


def points_look(line: Line, decimals: int) -> Style:
    """A line's points: what is taken says so."""
    number = cell_format(decimals)
    if line.kind is not Kind.DEDUCTION:
        return {"num_format": number}
    return {"num_format": f"{cell_format(decimals, _TAKEN)};{cell_format(decimals, '-')};{number}"}
