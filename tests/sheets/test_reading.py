"""What a cell says: the clauses of "Reading a cell" (CONTRACT section 4), one table each."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.cells import Cell, CellKind
from pipeline.model.scale import NEVER, Answer, Question, Sort
from pipeline.sheets.reading import Reading, fit, is_blank, read_answer, read_number, read_option, shown
from tests.answering import ERROR, FORMULA_WITHOUT_VALUE, TIME_OF_DAY, TRUE, as_cell, day, number, percent, words

COUNT = Question(sort=Sort.NUMBER, at_least=Decimal(0), whole=True)
DATE = Question(sort=Sort.DATE, options=(NEVER,))


def told(reading: Reading) -> tuple[Answer | None, list[str]]:
    return reading.value, [note.code for note in reading.notes]


def refused(reading: Reading) -> str:
    """The code of the one reason why a cell was refused."""
    assert reading.value is None
    assert not reading.blank
    (note,) = reading.notes
    assert note.refused
    return note.code


# -------------------------------------------------------------------------------------- numbers


@pytest.mark.parametrize("figure", ["0", "12.5", "-3", "1" + "0" * 300, "0." + "0" * 299 + "1"])
def test_a_number_cell_is_its_number(figure: str) -> None:
    assert told(read_number(number(figure), in_percent=False)) == (Decimal(figure), [])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", "12"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("+12", "12"),
        ("-12", "-12"),
        ("- 12", "-12"),
        ("+ 0,5", "0.5"),
        ("-\u00a012", "-12"),
        ("007", "7"),
        ("0,123", "0.123"),
        ("0.123", "0.123"),
        ("012.345", "12.345"),
        ("1234.567", "1234.567"),
        ("1234,567", "1234.567"),
        ("12,34", "12.34"),
        ("12,3456", "12.3456"),
        ("\u00a012\u00a0", "12"),
        ("12345678901234567890,5", "12345678901234567890.5"),
    ],
)
def test_text_with_one_reading_is_a_number(text: str, value: str) -> None:
    assert told(read_number(words(text), in_percent=False)) == (Decimal(value), ["number_as_text"])


@pytest.mark.parametrize("text", ["1.234", "1,234", "12.345", "123,456", "-1.234", "+ 1,000", "100.000", "999.999"])
def test_three_digits_after_one_separator_can_be_read_in_two_ways(text: str) -> None:
    assert refused(read_number(words(text), in_percent=False)) == "ambiguous_number"
    assert refused(read_number(words(text + "%"), in_percent=True)) == "ambiguous_number"


@pytest.mark.parametrize(
    "text",
    [
        "abc", "12 người", "1.234.567", "1,234.5", "1 234", "12.", ",5", ".5", "1e3", "1_000", "--1", "+-1", "1-",
        "=1+1", "½", "٨", "１２", "NaN", "inf", "0x10", "12%", "−12", "1/2", "'12", "12..5", "1,,5", "1:30",
    ],
)  # fmt: skip
def test_other_text_is_no_number(text: str) -> None:
    assert refused(read_number(words(text), in_percent=False)) == "not_a_number"


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (TRUE, "not_a_number"),
        (TRUE._replace(value=False), "not_a_number"),
        (ERROR, "cell_error"),
        (FORMULA_WITHOUT_VALUE, "formula_without_value"),
        (day(2018, 1, 31), "date_for_number"),
        (TIME_OF_DAY, "date_for_number"),
        (percent("0.9"), "percent_cell"),
        (ERROR._replace(formula=True), "cell_error"),
        (words("abc", formula=True), "not_a_number"),
    ],
)
def test_cells_that_are_no_number(cell: Cell, code: str) -> None:
    assert refused(read_number(cell, in_percent=False)) == code


@pytest.mark.parametrize("cell", [as_cell(None), words(""), words("   "), words("\u00a0\t")])
def test_nothing_is_blank(cell: Cell) -> None:
    assert is_blank(cell)
    assert read_number(cell, in_percent=False) == Reading(None, True)
    assert read_option(cell, ("Có",)) == Reading(None, True)
    assert read_answer(cell, DATE, in_percent=False) == Reading(None, True)


@pytest.mark.parametrize(
    ("cell", "value", "codes"),
    [
        (percent("0.9"), "90", ["percent_cell"]),
        (percent("-0.125"), "-12.5", ["percent_cell"]),
        (percent("0.9", formula=True), "90", ["percent_cell", "formula_in_input"]),
        (words("90%"), "90", ["number_as_text"]),
        (words("90,5%"), "90.5", ["number_as_text"]),
        (words("90,5"), "90.5", ["number_as_text"]),
        (number("90"), "90", []),
        (number("0.9"), "0.9", []),
    ],
)
def test_a_line_measured_in_percent(cell: Cell, value: str, codes: list[str]) -> None:
    assert told(read_number(cell, in_percent=True)) == (Decimal(value), codes)


@pytest.mark.parametrize("text", ["90%%", "%90", "%", "90 phần trăm"])
def test_a_percent_sign_closes_the_number(text: str) -> None:
    assert refused(read_number(words(text), in_percent=True)) == "not_a_number"


def test_a_formula_counts_with_its_value() -> None:
    assert told(read_number(number("7", formula=True), in_percent=False)) == (Decimal(7), ["formula_in_input"])
    text = read_number(words("7", formula=True), in_percent=False)
    assert told(text) == (Decimal(7), ["number_as_text", "formula_in_input"])
    assert not any(note.refused for note in text.notes)


# ----------------------------------------------------------------------------- the rule's domain


@pytest.mark.parametrize(
    ("question", "figure", "code"),
    [
        (COUNT, "-1", "out_of_range"),
        (COUNT, "1.5", "not_whole"),
        (Question(sort=Sort.NUMBER, at_least=Decimal(0), at_most=Decimal(10)), "10.01", "out_of_range"),
        (Question(sort=Sort.NUMBER, at_least=Decimal(0), at_most=Decimal(10)), "-0.01", "out_of_range"),
        (Question(sort=Sort.NUMBER, step=Decimal("0.25")), "0.3", "not_a_multiple"),
    ],
)
def test_a_number_outside_the_domain_is_refused(question: Question, figure: str, code: str) -> None:
    assert refused(read_answer(number(figure), question, in_percent=False)) == code
    assert fit(Decimal(figure), question) is None


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        (COUNT, "0"),
        (COUNT, "3.00"),
        (Question(sort=Sort.NUMBER, at_least=Decimal(0), at_most=Decimal(10)), "10"),
        (Question(sort=Sort.NUMBER, step=Decimal("0.25")), "7.75"),
        (Question(sort=Sort.NUMBER, step=Decimal("0.1")), "0.3"),
        (Question(sort=Sort.NUMBER), "-3"),
    ],
)
def test_a_number_in_the_domain_is_taken(question: Question, figure: str) -> None:
    assert told(read_answer(number(figure), question, in_percent=False)) == (Decimal(figure), [])
    assert fit(Decimal(figure), question) == Decimal(figure)


def test_what_was_refused_says_the_limits() -> None:
    question = Question(sort=Sort.NUMBER, at_least=Decimal(0), at_most=Decimal("12.5"), step=Decimal("0.25"))
    (note,) = read_answer(number("13"), question, in_percent=False).notes
    assert dict(note.facts) == {"minimum": "0", "maximum": "12,5"}
    (note,) = read_answer(number("0.1"), question, in_percent=False).notes
    assert dict(note.facts) == {"step": "0,25"}


# ---------------------------------------------------------------------------------------- dates


@pytest.mark.parametrize(
    "text",
    ["31/1/2018", "31/01/2018", "31-01-2018", "31.1.2018", "2018-01-31", "\u00a031/01/2018 "],
)
def test_a_day_in_words(text: str) -> None:
    assert told(read_answer(words(text), DATE, in_percent=False)) == (date(2018, 1, 31), ["date_as_text"])


@pytest.mark.parametrize(
    "text",
    [
        "31/01/2018 8:00", "31/1/2018 08:00:00", "31-01-2018 8h30", "31.1.2018 8h", "31/01/2018T08:00",
        "31/01/2018  23:59",
        "2018-01-31 08:00:00", "2018-01-31T08:00:00", "2018-01-31\u00a08:00", "31/01/2018 8 h 30", "31/01/2018 8H30",
    ],
)  # fmt: skip
def test_a_time_of_day_behind_a_day_is_dropped(text: str) -> None:
    assert told(read_answer(words(text), DATE, in_percent=False)) == (date(2018, 1, 31), ["date_as_text"])


@pytest.mark.parametrize(
    "text",
    ["31/01/2018 25:00", "31/01/2018 8:60", "31/01/2018 8", "31/01/20188:00", "8:00", "31/01/2018 8:00 sáng",
     "31/01/2018 8h60", "31/01/2018 8:00:61", "31/02/2018 8:00", "8:00 31/01/2018"],
)  # fmt: skip
def test_other_text_behind_a_day_is_no_date(text: str) -> None:
    assert refused(read_answer(words(text), DATE, in_percent=False)) == "not_a_date"


@pytest.mark.parametrize("digits", [401, 5000, 100_000])
def test_a_number_of_thousands_of_digits_is_none(digits: int) -> None:
    assert refused(read_number(words("1" * digits), in_percent=False)) == "not_a_number"
    assert refused(read_option(words("1" * digits), ("1",))) == "unknown_option"


def test_a_date_cell_is_a_date() -> None:
    assert told(read_answer(day(2018, 1, 31), DATE, in_percent=False)) == (date(2018, 1, 31), [])
    formula = read_answer(day(2018, 1, 31, formula=True), DATE, in_percent=False)
    assert told(formula) == (date(2018, 1, 31), ["formula_in_input"])


@pytest.mark.parametrize("text", ["Không", "không", "KHÔNG ", "Kho\u0302ng", "\u00a0Không"])
def test_never_done(text: str) -> None:
    assert told(read_answer(words(text), DATE, in_percent=False)) == (NEVER, [])


@pytest.mark.parametrize(
    "cell",
    [
        number("43131"), percent("0.9"), TRUE, TIME_OF_DAY, words("31/02/2018"), words("29/02/2018"),
        words("31/13/2018"), words("31/1/18"), words("31/01-2018"), words("2018/01/31"), words("2018-1-31"),
        words("01/2018"),
        words("31/01"), words("ngày 31/01/2018"), words("0/1/2018"), words("1/1/0000"), words("chưa"), words("43131"),
        words("=TODAY()"),
    ],
)  # fmt: skip
def test_nothing_else_is_a_date(cell: Cell) -> None:
    assert refused(read_answer(cell, DATE, in_percent=True)) == "not_a_date"


@pytest.mark.parametrize(("cell", "code"), [(ERROR, "cell_error"), (FORMULA_WITHOUT_VALUE, "formula_without_value")])
def test_broken_cells_read_the_same_whatever_is_asked(cell: Cell, code: str) -> None:
    assert refused(read_answer(cell, DATE, in_percent=False)) == code
    assert refused(read_answer(cell, Question(sort=Sort.OPTION, options=("Có",)), in_percent=False)) == code


# -------------------------------------------------------------------------------------- options


@pytest.mark.parametrize(
    ("cell", "chosen"),
    [
        (words("hoàn  thành"), "Hoàn thành"),
        (words("HOÀN THÀNH"), "Hoàn thành"),
        (words("Hoa\u0300n tha\u0300nh"), "Hoàn thành"),
        (words("Hoàn\u00a0thành"), "Hoàn thành"),
        (number("1"), "1"),
        (number("1.0"), "1"),
        (words("1"), "1"),
        (number("2.5"), "2,5"),
        (number("100"), "100"),
    ],
)
def test_an_option_is_told_as_the_scale_writes_it(cell: Cell, chosen: str) -> None:
    assert told(read_option(cell, ("Hoàn thành", "1", "2,5", "100"))) == (chosen, [])


@pytest.mark.parametrize("cell", [words("Hoàn thàn"), number("3"), TRUE, day(2018, 1, 1), TIME_OF_DAY, percent("1")])
def test_anything_else_is_an_unknown_option(cell: Cell) -> None:
    assert refused(read_option(cell, ("Hoàn thành", "1", "TRUE"))) == "unknown_option"


def test_an_unknown_option_comes_with_the_known_ones() -> None:
    (note,) = read_option(words("Hoàn thàn"), ("Hoàn thành", "Không")).notes
    assert dict(note.facts) == {"options": "Hoàn thành; Không", "suggestion": " — có phải “Hoàn thành” không?"}


def test_an_answer_to_another_line_as_an_option() -> None:
    grades = Question(sort=Sort.OPTION, options=("1", "Tốt"))
    assert fit(Decimal("1.0"), grades) == "1"
    assert fit("tốt", grades) == "Tốt"
    assert fit("khá", grades) is None
    assert fit(date(2018, 1, 1), COUNT) is None
    assert fit("Tốt", COUNT) is None


# ------------------------------------------------------------------------------- as a person sees


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (number("1234.50"), "1.234,5"),
        (number("1" + "0" * 20), "100.000.000.000.000.000.000"),
        (percent("0.125"), "12,5%"),
        (day(2018, 1, 5), "05/01/2018"),
        (TRUE, "TRUE"),
        (TRUE._replace(value=False), "FALSE"),
        (ERROR, "#REF!"),
        (words("=1+1"), "=1+1"),
        (as_cell(None), ""),
        (FORMULA_WITHOUT_VALUE, "(ô công thức chưa có giá trị)"),
    ],
)
def test_a_cell_as_a_person_sees_it(cell: Cell, text: str) -> None:
    assert shown(cell) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2), st.sampled_from(".,"))
def test_what_is_typed_with_two_decimals_is_read(figure: Decimal, separator: str) -> None:
    text = f"{figure:f}".replace(".", separator)
    assert read_number(words(text), in_percent=False).value == figure


@given(st.text())
def test_text_is_read_or_refused_and_never_both(text: str) -> None:
    for reading in (
        read_number(words(text), in_percent=True),
        read_answer(words(text), DATE, in_percent=False),
        read_option(words(text), ("Có", "Không")),
    ):
        refusals = [note for note in reading.notes if note.refused]
        assert (reading.value is None) == (reading.blank or bool(refusals))
        assert reading.blank == is_blank(words(text))
        assert words(text).kind in (CellKind.TEXT, CellKind.BLANK)
