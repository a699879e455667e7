"""What an input cell takes: the drop-down or check that Excel makes, and what it says to the person.

Excel shows prompts and messages of at most 255 characters and titles of at most 32.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from pipeline.model.scale import NEVER, YES_OR_NO, Kind, Line, Question, Sort
from pipeline.rules.pass_fail import NO, YES
from pipeline.text.numbers import plain, short
from pipeline.text.workbooks import forms as words

Validation = Mapping[str, Any]
"""Options of XlsxWriter's `data_validation`."""

LONGEST_MESSAGE = 255
YES_NO = YES_OR_NO.options
_OFFERED = {(*YES, *NO): (YES[0], NO[0]), (*YES[1:], *NO[1:]): (YES[1], NO[1]), YES_NO: (YES_NO[0], YES_NO[-1])}
"""Where several words say the same, a drop-down offers one of them."""


def offered(options: tuple[str, ...]) -> tuple[str, ...]:
    """The options that a drop-down shows."""
    return _OFFERED.get(options, options)


def mark_validation() -> Validation:
    """`Không áp dụng` takes an `x`."""
    return worded(
        {"validate": "list", "source": ["x"]},
        "Không áp dụng",
        words.MARK,
        words.MARK_ONLY,
    )


def condition_validation(cells: str) -> Validation:
    """A condition takes yes or no."""
    return worded(_list(offered(YES_NO), cells), "Điều kiện", words.YES_NO, words.YES_NO_ONLY)


def answer_validation(
    line: Line, question: Question, at: str, label: str, year: int, cells: str, blank: str = ""
) -> Validation:
    """For the input cell `at` of a line, below `label`; `cells` is the name of the list that holds its options.

    `blank` tells what a blank cell means, where it is not what it means on the form.
    """
    wants = _wants(line, question, year)
    match question.sort:
        case Sort.OPTION:
            check = _list(offered(question.options), cells)
        case Sort.DATE:
            check = {"validate": "custom", "value": _date_check(at, question, year)}
        case Sort.NUMBER:
            check = _number_check(at, question)
    note = f" {words.COMMA}" if question.sort is Sort.NUMBER and not question.whole else ""
    return worded(check, label, f"{wants} {blank or _blank(line)}", f"{wants}{note}")


def worded(check: Mapping[str, Any], title: str, prompt: str, error: str) -> Validation:
    """A check with what Excel says beside the cell and when it refuses an answer."""
    return {
        **check,
        "input_title": title,
        "input_message": _short(prompt),
        "error_title": words.WRONG_ANSWER,
        "error_message": _short(error),
    }


def prompted(title: str, prompt: str) -> Validation:
    """A cell that takes anything, with what Excel says beside it."""
    return {"validate": "any", "input_title": title, "input_message": prompt}


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_MESSAGE else f"{text[: LONGEST_MESSAGE - 1]}…"


def _list(options: Sequence[str], cells: str) -> dict[str, Any]:
    """The options inside the check itself where they fit there, else the list that holds them."""
    plain_words = all(option == option.strip() and not set(option) & set(',"') for option in options)
    fits = plain_words and len(",".join(options)) <= LONGEST_MESSAGE
    return {"validate": "list", "source": list(options) if fits else f"={cells}"}


def _date_check(at: str, question: Question, year: int) -> str:
    first, last = date(year - 5, 1, 1), date(year + 5, 12, 31)
    days = ",".join(f"{at}{sign}DATE({day.year},{day.month},{day.day})" for sign, day in ((">=", first), ("<=", last)))
    or_words = "".join(f',TRIM({at})="{word}"' for word in question.options)
    return f"=OR(AND(ISNUMBER({at}),{days}){or_words})"


def _number_check(at: str, question: Question) -> dict[str, Any]:
    low, high = question.at_least, question.at_most
    if question.step is not None:
        parts = f"{at}/{plain(question.step)}"
        limit = "" if high is None else f",{at}<={plain(high)}"
        multiple = f"ABS({parts}-ROUND({parts},0))<0.000000001"
        domain = f"ISNUMBER({at}),{at}>={plain(low or Decimal(0))}{limit},{multiple}"
        return {"validate": "custom", "value": f"=AND({domain})"}
    check: dict[str, Any] = {"validate": "integer" if question.whole else "decimal"}
    if low is not None and high is None:
        return {**check, "criteria": ">=", "value": plain(low)}
    anything = Decimal(10) ** 12
    bounds = (-anything if low is None else low, anything if high is None else high)
    return {**check, "criteria": "between", "minimum": plain(bounds[0]), "maximum": plain(bounds[1])}


# ------------------------------------------------------------------------------------ the words


def _wants(line: Line, question: Question, year: int) -> str:
    match question.sort:
        case Sort.OPTION:
            options = offered(question.options)
            return f"Chọn {options[0]} hoặc {options[1]}." if len(options) == 2 else words.CHOOSE
        case Sort.DATE:
            never = words.NEVER_DONE.format(never=NEVER) if NEVER in question.options else ""
            return words.A_DAY.format(year=year, never=never)
        case Sort.NUMBER:
            return _number_wanted(line, question)


def _number_wanted(line: Line, question: Question) -> str:
    points = "số điểm bị trừ" if line.kind is Kind.DEDUCTION else "điểm tự chấm"
    what = points if question.claimed else "số phần trăm" if line.in_percent else "số"
    text = f"Ghi {what}{' nguyên' if question.whole else ''}"
    if question.at_least is not None and question.at_most is not None:
        text += f" từ {short(question.at_least)} đến {short(question.at_most)}"
    elif question.at_least is not None:
        text += f" từ {short(question.at_least)} trở lên"
    if question.step is not None:
        text += f", lẻ đến {short(question.step)}"
    if line.in_percent:
        return words.NO_PERCENT_SIGN.format(text=text)
    return f"{text}; đơn vị tính: {line.unit}." if line.unit and not question.claimed else f"{text}."


def _blank(line: Line) -> str:
    if line.kind is not Kind.BASE:
        return words.BLANK_IS_NONE
    if line.rule is not None and line.rule.blank_is_zero:
        return words.BLANK_IS_ZERO
    return words.BLANK_IS_OPEN
