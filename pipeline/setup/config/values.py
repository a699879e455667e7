"""What a single value of config.toml may be, in the words of the person who wrote the file.

Readers for `pipeline.setup.tables`. Source: CONTRACT section 2.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction

from pipeline.model.bloc import MAXIMUM, Period, Quota
from pipeline.model.clock import VIETNAM
from pipeline.setup.tables import refuse, text
from pipeline.text.config_faults import (
    ABOVE_ALL,
    EMPTY,
    KEPT_BY_WINDOWS,
    NO_ADDRESS,
    NO_CAP,
    NO_DAY,
    NO_FILE_NAME,
    NO_HOUR,
    NO_MOMENT,
    NO_NUMBER,
    NO_PART,
    NO_PLACES,
    NO_QUOTA,
    NO_SHARE,
    NO_SUCH_WORD,
    PLACES_UPSIDE_DOWN,
)
from pipeline.text.words import clean, did_you_mean

TIE_BREAKS = ("base", "bonus", "percent", "total", "deduction", "received")
SECTION = "section:"

CAPACITIES = ("KT.", "TL.", "TUQ.", "Q.")

_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in "123456789¹²³")}
"""What Windows keeps for itself, also with an extension."""


def name(value: object) -> str:
    """A text that says something."""
    return text(value) or refuse(EMPTY)


def code(value: object) -> str:
    """A member's code names its form's file, on every system."""
    code = name(value)
    if re.search(r'[\\/:*?"<>|]', code):
        refuse(NO_FILE_NAME)
    if code.startswith(".") or code.endswith(".") or code.partition(".")[0].strip().casefold() in _DEVICES:
        refuse(KEPT_BY_WINDOWS)
    return code


def address(value: object) -> str:
    """An e-mail address, or a domain with an `@` before it."""
    given = name(value)
    return given if re.fullmatch(r"[^@\s,;<>]*@[^@\s,;<>]+", given) else refuse(NO_ADDRESS)


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
    refuse(NO_NUMBER)


def not_negative(value: object) -> Decimal:
    given = number(value)
    return given if given >= 0 else refuse("không được là số âm")


def cap(value: object) -> Decimal | str:
    if isinstance(value, str):
        return MAXIMUM if value == MAXIMUM else refuse(NO_CAP)
    return number(value)


def moment(value: object) -> datetime:
    """A point in time; one without an offset is Vietnam's."""
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=VIETNAM)
    if isinstance(value, date):
        refuse(NO_HOUR.format(day=value.isoformat()))
    if isinstance(value, time):
        refuse(NO_DAY)
    refuse(NO_MOMENT)


def places(value: object) -> tuple[int, int]:
    found = re.fullmatch(r"([1-9][0-9]*)(?:\s*[-–]\s*([1-9][0-9]*))?", clean(value)) if isinstance(value, str) else None
    if not found:
        refuse(NO_PLACES)
    first, last = int(found[1]), int(found[2] or found[1])
    return (first, last) if first <= last else refuse(PLACES_UPSIDE_DOWN.format(first=first, last=last))


def quota(value: object) -> Quota:
    """A share of the ranked members or a whole number of them."""
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return Quota(Decimal(value), False)
    found = re.fullmatch(r"([0-9]+(?:[.,][0-9]+)?)\s*%", clean(value)) if isinstance(value, str) else None
    if not found:
        refuse(NO_QUOTA)
    share = Decimal(found[1].replace(",", "."))
    return Quota(share, True) if share <= 100 else refuse(ABOVE_ALL)


def percentage(value: object) -> Decimal:
    """A share in percent, exact: `"30%"`, `"12,5%"`."""
    word = clean(value) if isinstance(value, str) else ""
    found = re.fullmatch(r"([0-9]{1,9}(?:[.,][0-9]{1,9})?)\s*%", word)
    if not found:
        refuse(NO_SHARE)
    share = Decimal(found[1].replace(",", "."))
    return share if share <= 100 else refuse(ABOVE_ALL)


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
        refuse(NO_PART)
    return share if share <= 1 else refuse(ABOVE_ALL)


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
        refuse(NO_SUCH_WORD.format(known=known, guess=guess))

    return check
