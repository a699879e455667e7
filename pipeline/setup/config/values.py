"""What a single value of config.toml may be, in the words of the person who wrote the file.

A reader takes a value as TOML gives it and returns what it means, or refuses it with a sentence. Source: CONTRACT
section 2.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from typing import NoReturn

from pydantic_core import PydanticCustomError

from pipeline.model.bloc import MAXIMUM, Period, Quota
from pipeline.model.clock import VIETNAM
from pipeline.text.words import clean, did_you_mean

TIE_BREAKS = ("base", "bonus", "percent", "total", "deduction", "received")
SECTION = "section:"

CAPACITIES = ("KT.", "TL.", "TUQ.", "Q.")

_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in "123456789¹²³")}
"""What Windows keeps for itself, also with an extension."""


def refuse(message: str) -> NoReturn:
    raise PydanticCustomError("refused", "{message}", {"message": message})


def named(text: str) -> str:
    return text or refuse("không được để trống")


def file_name(code: str) -> str:
    """A member's code names its form's file, on every system."""
    if re.search(r'[\\/:*?"<>|]', code):
        refuse('mã đơn vị được dùng làm tên tệp nên không được có các ký tự \\ / : * ? " < > |')
    if code.startswith(".") or code.endswith(".") or code.partition(".")[0].strip().casefold() in _DEVICES:
        refuse("mã đơn vị này không dùng làm tên tệp được; vui lòng đặt mã khác")
    return code


def address(text: str) -> str:
    """An e-mail address, or a domain with an `@` before it."""
    if re.fullmatch(r"[^@\s,;<>]*@[^@\s,;<>]+", text):
        return text
    refuse('phải là một địa chỉ thư ("vanphong@so.example") hoặc tên miền có @ đứng trước ("@so.example")')


def capacity(value: object) -> str:
    """In whose place somebody signs, with its full stop."""
    word = clean(value).upper().removesuffix(".") + "." if isinstance(value, str) else ""
    return word if word in CAPACITIES else one_of(*CAPACITIES)(value)


def period(value: object) -> Period:
    return Period(one_of(*Period)(value))


def part_of_target(value: object) -> Decimal:
    """A share of the year's targets: above 0%, at most 100%."""
    share = percentage(value)
    return share if share > 0 else refuse("tỷ lệ phải lớn hơn 0%")


def number(value: object) -> Decimal:
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool) and Decimal(value).is_finite():
        return Decimal(value)
    refuse("phải là một số, không đặt trong dấu ngoặc kép, phần thập phân viết sau dấu chấm (ví dụ: 12.5)")


def not_negative(number: Decimal) -> Decimal:
    return number if number >= 0 else refuse("không được là số âm")


def cap(value: object) -> Decimal | str:
    if isinstance(value, str):
        return MAXIMUM if value == MAXIMUM else refuse('phải là một số hoặc "maximum" (điểm tối đa của từng đơn vị)')
    return number(value)


def moment(value: object) -> datetime:
    """A point in time; one without an offset is Vietnam's."""
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=VIETNAM)
    if isinstance(value, date):
        refuse(f"phải có cả giờ, ví dụ: {value.isoformat()}T17:00:00+07:00")
    if isinstance(value, time):
        refuse("phải có cả ngày, ví dụ: 2018-06-25T17:00:00+07:00")
    refuse("phải là ngày giờ, không đặt trong dấu ngoặc kép, ví dụ: 2018-06-25T17:00:00+07:00")


def places(value: object) -> tuple[int, int]:
    found = re.fullmatch(r"([1-9][0-9]*)(?:\s*[-–]\s*([1-9][0-9]*))?", clean(value)) if isinstance(value, str) else None
    if not found:
        refuse('phải là hạng hoặc khoảng hạng trong dấu ngoặc kép, ví dụ: "1" hoặc "2-3"')
    first, last = int(found[1]), int(found[2] or found[1])
    return (first, last) if first <= last else refuse(f"khoảng hạng bị ngược: hạng {first} đứng sau hạng {last}")


def quota(value: object) -> Quota:
    """A share of the ranked members or a whole number of them."""
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return Quota(Decimal(value), False)
    found = re.fullmatch(r"([0-9]+(?:[.,][0-9]+)?)\s*%", clean(value)) if isinstance(value, str) else None
    if not found:
        refuse('phải là số nguyên không âm hoặc tỷ lệ trong dấu ngoặc kép, ví dụ: 2 hoặc "20%", "12,5%"')
    share = Decimal(found[1].replace(",", "."))
    return Quota(share, True) if share <= 100 else refuse("tỷ lệ không được vượt quá 100%")


def percentage(value: object) -> Decimal:
    """A share in percent, exact: `"30%"`, `"12,5%"`."""
    word = clean(value) if isinstance(value, str) else ""
    found = re.fullmatch(r"([0-9]{1,9}(?:[.,][0-9]{1,9})?)\s*%", word)
    if not found:
        refuse('phải là tỷ lệ trong dấu ngoặc kép, ví dụ: "30%" hoặc "12,5%"')
    share = Decimal(found[1].replace(",", "."))
    return share if share <= 100 else refuse("tỷ lệ không được vượt quá 100%")


def part(value: object) -> Fraction:
    """A share of voters, exact: `"2/3"`, `"67%"`, `"12,5%"`."""
    word = clean(value) if isinstance(value, str) else ""
    percent = re.fullmatch(r"([0-9]{1,9}(?:[.,][0-9]{1,9})?)\s*%", word)
    fraction = re.fullmatch(r"([0-9]{1,9})\s*/\s*([1-9][0-9]{0,8})", word)
    if percent:
        share = Fraction(percent[1].replace(",", ".")) / 100
    elif fraction:
        share = Fraction(int(fraction[1]), int(fraction[2]))
    else:
        refuse('phải là tỷ lệ trong dấu ngoặc kép, ví dụ: "2/3", "50%" hoặc "66,7%"')
    return share if share <= 1 else refuse("tỷ lệ không được vượt quá 100%")


def tie_break(value: object) -> str:
    word = clean(value) if isinstance(value, str) else ""
    if word.startswith(SECTION) and word.removeprefix(SECTION).strip():
        return SECTION + word.removeprefix(SECTION).strip()
    return one_of(*TIE_BREAKS, f"{SECTION}MÃ")(value)


def combine(value: object) -> tuple[str, int]:
    """How several appraisers' points become one: the word, and k of `trimmed:k`."""
    found = re.fullmatch(r"trimmed:([1-9][0-9]*)", value) if isinstance(value, str) else None
    return ("trimmed", int(found[1])) if found else (one_of("mean", "median", "trimmed:1")(value), 0)


def one_of(*words: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        if isinstance(value, str) and value in words:
            return str(value)
        known = ", ".join(f'"{word}"' for word in words)
        guess = did_you_mean(value, words) if isinstance(value, str) else ""
        refuse(f"phải là một trong các từ: {known}{guess}")

    return check
