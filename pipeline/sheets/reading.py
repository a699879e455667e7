"""How a cell becomes an answer: the one place where a person's number, date or word is understood.

Source: CONTRACT section 4, "Reading a cell". A cell has one reading or none; nothing is guessed or cut to fit.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from pipeline.model.cells import Cell, CellKind
from pipeline.model.scale import Answer, Question, Sort
from pipeline.text.numbers import plain, short, vietnamese
from pipeline.text.unreadable import WITHOUT_VALUE
from pipeline.text.words import did_you_mean, fold

_NUMBER = re.compile(r"([+-]?)\s*([0-9]+)(?:([.,])([0-9]+))?")
_ONE = Decimal(1)
_MOST_DIGITS = 400
"""Of a number that is typed as text: more than the largest that a spreadsheet holds."""

_HOUR = r"(?:(?:\s+|T)([0-9]{1,2})(?::([0-9]{2})(?::([0-9]{2}))?|\s*[hH]\s*([0-9]{2})?))?"
"""A time of day behind a day: `8:00`, `08:00:00`, `8h30`, `8h`."""

_DAY_FIRST = rf"([0-9]{{1,2}})([/.-])([0-9]{{1,2}})\2([0-9]{{4}}){_HOUR}"
_YEAR_FIRST = rf"([0-9]{{4}})-([0-9]{{2}})-([0-9]{{2}}){_HOUR}"


class Note(NamedTuple):
    """Something to say about a cell: a finding's code, whether the value was refused, and facts for the sentence."""

    code: str
    refused: bool
    facts: tuple[tuple[str, str], ...] = ()


class Reading(NamedTuple):
    """What a cell says. `value` None with `blank` False: there is something, but it was refused."""

    value: Answer | None
    blank: bool
    notes: tuple[Note, ...] = ()


def _refuse(code: str, **facts: str) -> Reading:
    return Reading(None, False, (Note(code, True, tuple(facts.items())),))


def read_number(cell: Cell, *, in_percent: bool) -> Reading:
    """A number from a cell. `in_percent`: the line is measured in %, so percent cells and a closing % are read."""
    early = _unreadable(cell)
    if early is not None:
        return early
    match cell.kind:
        case CellKind.NUMBER if isinstance(cell.value, Decimal):
            reading = Reading(cell.value, False)
        case CellKind.PERCENT if isinstance(cell.value, Decimal):
            reading = _percent(cell.value, in_percent)
        case CellKind.DATE:
            reading = _refuse("date_for_number")
        case CellKind.TEXT if isinstance(cell.value, str):
            reading = _number_from_text(cell.value, in_percent)
        case _:
            reading = _refuse("not_a_number")
    return _tell_formula(cell, reading)


def read_answer(cell: Cell, question: Question, *, in_percent: bool) -> Reading:
    """The answer to a question, within the rule's domain, or the reason why it is none."""
    match question.sort:
        case Sort.NUMBER:
            reading = read_number(cell, in_percent=in_percent)
            return _in_domain(reading, question) if isinstance(reading.value, Decimal) else reading
        case Sort.DATE:
            return _read_date(cell, question.options)
        case Sort.OPTION:
            return read_option(cell, question.options)


def fit(answer: Answer, question: Question) -> Answer | None:
    """An answer given to another line, as an answer to this question; None where it is outside its domain."""
    if question.sort is Sort.NUMBER and isinstance(answer, Decimal):
        return _in_domain(Reading(answer, False), question).value
    if question.sort is Sort.OPTION:
        kind = CellKind.NUMBER if isinstance(answer, Decimal) else CellKind.TEXT
        return read_option(Cell(kind, answer, None), question.options).value
    return None


def is_blank(cell: Cell) -> bool:
    """True where there is nothing in a cell, not even a formula."""
    return cell.kind is CellKind.BLANK and not cell.formula


def read_option(cell: Cell, options: Iterable[str]) -> Reading:
    """One of the options, as they are written; a number cell is its plain decimal text."""
    early = _unreadable(cell)
    if early is not None:
        return early
    known = _by_words(tuple(options))
    said = [str(cell.value)]
    if cell.kind is CellKind.NUMBER and isinstance(cell.value, Decimal):
        said = [plain(cell.value), plain(cell.value).replace(".", ",")]
    found = [known[fold(word)] for word in said if fold(word) in known]
    if cell.kind in (CellKind.TEXT, CellKind.NUMBER) and found:
        return _tell_formula(cell, Reading(found[0], False))
    allowed = "; ".join(known.values())
    return _refuse("unknown_option", options=allowed, suggestion=did_you_mean(said[0], known.values()))


@lru_cache(2**10)
def _by_words(options: tuple[str, ...]) -> Mapping[str, str]:
    """Options by how they are compared: those of a line are the same for all members."""
    return MappingProxyType({fold(option): option for option in options})


def _unreadable(cell: Cell) -> Reading | None:
    """Blank cells, formulas without a value and error values read the same whatever is asked."""
    if cell.kind is CellKind.BLANK:
        return _refuse("formula_without_value") if cell.formula else Reading(None, True)
    return _refuse("cell_error") if cell.kind is CellKind.ERROR else None


def _tell_formula(cell: Cell, reading: Reading) -> Reading:
    if not cell.formula or reading.value is None:
        return reading
    return Reading(reading.value, reading.blank, (*reading.notes, Note("formula_in_input", False)))


def _percent(value: Decimal, in_percent: bool) -> Reading:
    if not in_percent:
        return _refuse("percent_cell")
    return Reading(value * 100, False, (Note("percent_cell", False),))


def _number_from_text(text: str, in_percent: bool) -> Reading:
    match = _NUMBER.fullmatch(text[:-1] if in_percent and text.endswith("%") else text)
    if match is None or len(text) > _MOST_DIGITS:
        return _refuse("not_a_number")
    sign, whole, separator, decimals = match.groups()
    if separator and len(decimals) == 3 and len(whole) <= 3 and not whole.startswith("0"):
        return _refuse("ambiguous_number")
    value = Decimal(f"{sign}{whole}.{decimals or 0}")
    return Reading(value, False, (Note("number_as_text", False),))


def _in_domain(reading: Reading, question: Question) -> Reading:
    value = reading.value
    assert isinstance(value, Decimal)
    low, high, step = question.at_least, question.at_most, question.step
    if (low is not None and value < low) or (high is not None and value > high):
        limits = {"minimum": low, "maximum": high}
        return _refuse("out_of_range", **{name: short(bound) for name, bound in limits.items() if bound is not None})
    if step is not None and not _is_multiple(value, step):
        return _refuse("not_a_multiple", step=short(step))
    if question.whole and not _is_multiple(value, _ONE):
        return _refuse("not_whole")
    return reading


def _is_multiple(number: Decimal, step: Decimal) -> bool:
    """Whether a number is a whole multiple of another, in whole numbers, however many digits they have."""
    (numerator, denominator), (over, under) = number.as_integer_ratio(), step.as_integer_ratio()
    return numerator * under % (denominator * over) == 0


def _read_date(cell: Cell, words: tuple[str, ...]) -> Reading:
    early = _unreadable(cell)
    if early is not None:
        return early
    reading = _refuse("not_a_date")
    if cell.kind is CellKind.DATE and isinstance(cell.value, date):
        reading = Reading(cell.value, False)
    elif cell.kind is CellKind.TEXT and isinstance(cell.value, str):
        reading = _date_from_text(cell.value, words)
    return _tell_formula(cell, reading)


def _date_from_text(text: str, words: tuple[str, ...]) -> Reading:
    word = _by_words(words).get(fold(text))
    if word is not None:
        return Reading(word, False)
    day_first, year_first = re.fullmatch(_DAY_FIRST, text), re.fullmatch(_YEAR_FIRST, text)
    if day_first:
        day, _, month, year, *hour = day_first.groups()
    elif year_first:
        year, month, day, *hour = year_first.groups()
    else:
        return _refuse("not_a_date")
    try:
        _moment(*(int(part or 0) for part in hour))
        return Reading(date(int(year), int(month), int(day)), False, (Note("date_as_text", False),))
    except ValueError:
        return _refuse("not_a_date")


def _moment(hour: int, minute: int, second: int, minute_after_h: int) -> time:
    """A time of day. Raises: ValueError, where there is none such."""
    return time(hour, minute or minute_after_h, second)


def shown(cell: Cell) -> str:
    """The value of a cell as a person sees it, for findings."""
    match cell.value:
        case Decimal() if cell.kind is CellKind.PERCENT:
            return f"{short(cell.value * 100)}%"
        case Decimal():
            return short(cell.value) if abs(cell.value) < 10**9 else vietnamese(cell.value)
        case bool():
            return "TRUE" if cell.value else "FALSE"
        case date():
            return f"{cell.value:%d/%m/%Y}"
        case str():
            return cell.value
        case _:
            return WITHOUT_VALUE if cell.formula else ""
