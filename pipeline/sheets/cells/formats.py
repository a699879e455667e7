"""Number formats: what a number is, told by the section of its format that shows it. Source: CONTRACT section 4."""

import operator
import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from pipeline.model.cells import CellKind

GENERAL = "General"

BUILT_IN = {
    **dict.fromkeys((9, 10), "0%"),
    **dict.fromkeys((14, 15, 16, 17, 22, *range(27, 32), 36, *range(50, 59)), "d/m/yyyy"),
    **dict.fromkeys((18, 19, 20, 21, *range(32, 36), 45, 47), "h:mm"),
    46: "[h]:mm:ss",
}
"""Formats that a file only numbers, by number: percentages, dates (27-36 and 50-58 those of China, Japan and Korea),
times. The others are plain numbers."""

# Parts that are printed as they are: "quoted", \escaped, _space, *fill; and those in brackets.
_PART = re.compile(r'"[^"]*(?:"|$)|[\\_*].|\[([^\]]*)\]', re.DOTALL)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*([+-]?[0-9]{1,300}(?:\.[0-9]{1,300})?)")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_DATE = re.compile("[dmhys]", re.IGNORECASE)
_SIGNS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<=": operator.le, ">=": operator.ge, "<>": operator.ne, "<": operator.lt, ">": operator.gt, "=": operator.eq,
}  # fmt: skip

Condition = tuple[str, Decimal]
_ZERO = Decimal(0)


class Section(NamedTuple):
    """What a number in one section of a format is; `elapsed` for a length of time (`[h]:mm`)."""

    kind: CellKind
    elapsed: bool
    condition: Condition | None
    text: bool


@lru_cache(maxsize=1024)
def sections_of(code: str) -> tuple[Section, ...]:
    """The sections of a format that show numbers, in order; at least one."""
    marked = _PART.sub(_mark, code)
    sections = [_section(part) for part in marked.split(";")[:4]]
    if len(sections) == 4 or (len(sections) > 1 and sections[-1].text):
        sections.pop()  # the section of texts
    return tuple(sections)


def _mark(found: re.Match[str]) -> str:
    """Brackets that say something, without what else is printed as it is: `\\x01` begins one, `\\x02` ends it."""
    inside = (found[1] or "").strip()
    if _ELAPSED.fullmatch(inside):
        return f"\x01{inside}\x02"
    condition = _CONDITION.fullmatch(inside)
    return f"\x01{condition[1]}{condition[2]}\x02" if condition else ""


def _section(marked: str) -> Section:
    brackets = re.findall("\x01([^\x02]*)\x02", marked)
    conditions = [(found[1], Decimal(found[2])) for one in brackets if (found := _CONDITION.fullmatch(one))]
    elapsed = any(_ELAPSED.fullmatch(one) for one in brackets)
    plain = re.sub("\x01[^\x02]*\x02", "", marked)
    kind = CellKind.PERCENT if "%" in plain else CellKind.NUMBER
    if elapsed or _DATE.search(plain):
        kind = CellKind.DATE
    return Section(kind, elapsed, conditions[0] if conditions else None, "@" in plain)


def section_for(code: str, value: Decimal) -> Section:
    """The section that shows a value.

    Without conditions: the first for what is above zero, the second below, the third zero; zero goes with the first
    where there is no third. Conditions come before that, in order; what meets none has the last section.
    """
    sections = sections_of(code)
    if len(sections) == 1:
        return sections[0]
    return next((section for section, ask in zip(sections, _asked(sections), strict=True) if _holds(ask, value)))


def _asked(sections: tuple[Section, ...]) -> tuple[Condition | None, ...]:
    """The condition of each section, written or understood; None of the last: all that is left."""
    first, second = sections[0].condition, sections[1].condition
    if len(sections) == 2:
        return first or ((">", _ZERO) if second else (">=", _ZERO)), None
    return first or (">", _ZERO), second or ("<", _ZERO), None


def _holds(condition: Condition | None, value: Decimal) -> bool:
    return condition is None or _SIGNS[condition[0]](value, condition[1])
