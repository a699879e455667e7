"""Number formats: the section that shows the value says what it is."""

from datetime import date
from decimal import Decimal

import pytest

from pipeline.model.cells import CellKind
from pipeline.sheets.cells.formats import section_for
from pipeline.sheets.cells.numbers import number_value, written_number

NUMBER, PERCENT, DATE = CellKind.NUMBER, CellKind.PERCENT, CellKind.DATE


@pytest.mark.parametrize(
    ("code", "value", "kind"),
    [
        ("[<=1]0%;0", "0.99", PERCENT),
        ("[<=1]0%;0", "1", PERCENT),
        ("[<=1]0%;0", "99", NUMBER),
        ("[>1]0;0%", "0.99", PERCENT),
        ("[>1]0;0%", "99", NUMBER),
        ("[=1]0;[<1]0%;0.0", "1", NUMBER),
        ("[=1]0;[<1]0%;0.0", "0.5", PERCENT),
        ("[=1]0;[<1]0%;0.0", "2", NUMBER),
        ("[<>0]0%;0", "0", NUMBER),
        ("[Red][<0.5]0%;[Blue]0", "0.4", PERCENT),
        ("[<0.5][Red]0%;0", "0.4", PERCENT),
        ("[>=43000]dd/mm/yyyy;0", "43271", DATE),
        ("[>=43000]dd/mm/yyyy;0", "12", NUMBER),
        ("0;-0%", "5", NUMBER),
        ("0;-0%", "0", NUMBER),
        ("0;-0%", "-0.5", PERCENT),
        ("0%;-0;0", "0", NUMBER),
        ("0%;-0", "0", PERCENT),
        ("0;[<=-1]0%", "-5", PERCENT),
        ("0.0;-0.0;0%;@", "0", PERCENT),
        ("0%;@", "-1", PERCENT),
        ("@", "1", NUMBER),
        ("", "1", NUMBER),
        ("General", "1", NUMBER),
        ('0"%;d"', "1", NUMBER),
        ("0\\;0%", "1", PERCENT),
        ("0\\%", "1", NUMBER),
        ('"ngày "0', "1", NUMBER),
        ("[$-42A]d mmmm yyyy", "43271", DATE),
        ("[$₫-42A]#,##0", "43271", NUMBER),
        ("[Magenta]0", "1", NUMBER),
        ("[h]:mm", "1.5", DATE),
        ("[ss]", "1.5", DATE),
        ('yyyy"年"m"月"', "43271", DATE),
    ],
)
def test_the_section_that_shows_a_value(code: str, value: str, kind: CellKind) -> None:
    assert section_for(code, Decimal(value)).kind is kind


def test_a_length_of_time_is_no_day() -> None:
    assert number_value(Decimal("43271.5"), "[h]:mm") == (DATE, None)
    assert number_value(Decimal("43271.5"), "d/m/yyyy h:mm") == (DATE, date(2018, 6, 20))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", "12"), ("007", "7"), ("+5", "5"), ("-2.50", "-2.5"), (".5", "0.5"), ("5.", "5"), (" 12 ", "12"),
        ("1E+20", "1e20"), ("0.30000000000000004", "0.3"), ("1234567890123456789", "1234567890123460000"),
        ("1" * 400, None), ("1" * 5000, None), ("1e999", None), ("1_0", None), ("٨", None), ("NaN", None),
        ("inf", None), ("0x10", None), ("1,5", None), ("", None), ("--1", None),
    ],
)  # fmt: skip
def test_numbers_as_files_write_them(text: str, number: str | None) -> None:
    assert written_number(text) == (number and Decimal(number))
