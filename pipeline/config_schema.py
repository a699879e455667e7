"""config.toml as tables: which keys there are and what may stand in each.

What a single value may be is said here, in the words of the person who wrote the file; what values must not
say about each other is in `config_checks`. Source: CONTRACT sections 2 and 12.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Annotated, Any, NoReturn

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainValidator, TypeAdapter
from pydantic_core import PydanticCustomError

from pipeline.clock import VIETNAM
from pipeline.model import MAXIMUM, NotApplicable, Period, Quota
from pipeline.text.words import clean, did_you_mean

TIE_BREAKS = ("base", "bonus", "percent", "total", "deduction", "received")
SECTION = "section:"

_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}


def _refuse(message: str) -> NoReturn:
    raise PydanticCustomError("refused", "{message}", {"message": message})


def _named(text: str) -> str:
    return text or _refuse("không được để trống")


def _file_name(code: str) -> str:
    """A member's code names its form's file, on every system."""
    if re.search(r'[\\/:*?"<>|]', code):
        _refuse('mã đơn vị được dùng làm tên tệp nên không được có các ký tự \\ / : * ? " < > |')
    if code.startswith(".") or code.endswith(".") or code.casefold() in _DEVICES:
        _refuse("mã đơn vị này không dùng làm tên tệp được; vui lòng đặt mã khác")
    return code


def _number(value: object) -> Decimal:
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool) and Decimal(value).is_finite():
        return Decimal(value)
    _refuse("phải là một số, không đặt trong dấu ngoặc kép, phần thập phân viết sau dấu chấm (ví dụ: 12.5)")


def _not_negative(number: Decimal) -> Decimal:
    return number if number >= 0 else _refuse("không được là số âm")


def _cap(value: object) -> Decimal | str:
    if isinstance(value, str):
        return MAXIMUM if value == MAXIMUM else _refuse('phải là một số hoặc "maximum" (điểm tối đa của từng đơn vị)')
    return _number(value)


def _moment(value: object) -> datetime:
    """A point in time; one without an offset is Vietnam's."""
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=VIETNAM)
    if isinstance(value, date):
        _refuse(f"phải có cả giờ, ví dụ: {value.isoformat()}T17:00:00+07:00")
    if isinstance(value, time):
        _refuse("phải có cả ngày, ví dụ: 2018-06-25T17:00:00+07:00")
    _refuse("phải là ngày giờ, không đặt trong dấu ngoặc kép, ví dụ: 2018-06-25T17:00:00+07:00")


def _places(value: object) -> tuple[int, int]:
    found = re.fullmatch(r"([1-9][0-9]*)(?:\s*[-–]\s*([1-9][0-9]*))?", clean(value)) if isinstance(value, str) else None
    if not found:
        _refuse('phải là hạng hoặc khoảng hạng trong dấu ngoặc kép, ví dụ: "1" hoặc "2-3"')
    first, last = int(found[1]), int(found[2] or found[1])
    return (first, last) if first <= last else _refuse(f"khoảng hạng bị ngược: hạng {first} đứng sau hạng {last}")


def _quota(value: object) -> Quota:
    """A share of the ranked members or a whole number of them."""
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return Quota(Decimal(value), False)
    found = re.fullmatch(r"([0-9]+(?:[.,][0-9]+)?)\s*%", clean(value)) if isinstance(value, str) else None
    if not found:
        _refuse('phải là số nguyên không âm hoặc tỷ lệ trong dấu ngoặc kép, ví dụ: 2 hoặc "20%", "12,5%"')
    share = Decimal(found[1].replace(",", "."))
    return Quota(share, True) if share <= 100 else _refuse("tỷ lệ không được vượt quá 100%")


def _tie_break(value: object) -> str:
    word = clean(value) if isinstance(value, str) else ""
    if word.startswith(SECTION) and word.removeprefix(SECTION).strip():
        return SECTION + word.removeprefix(SECTION).strip()
    return _one_of(*TIE_BREAKS, f"{SECTION}MÃ")(value)


def _combine(value: object) -> tuple[str, int]:
    """How several appraisers' points become one: the word, and k of `trimmed:k`."""
    found = re.fullmatch(r"trimmed:([1-9][0-9]*)", value) if isinstance(value, str) else None
    return ("trimmed", int(found[1])) if found else (_one_of("mean", "median", "trimmed:1")(value), 0)


def _one_of(*words: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        if isinstance(value, str) and value in words:
            return str(value)
        known = ", ".join(f'"{word}"' for word in words)
        guess = did_you_mean(value, words) if isinstance(value, str) else ""
        _refuse(f"phải là một trong các từ: {known}{guess}")

    return check


Text = Annotated[str, AfterValidator(clean)]
Name = Annotated[Text, AfterValidator(_named)]
Code = Annotated[Name, AfterValidator(_file_name)]
Number = Annotated[Decimal, PlainValidator(_number)]
Moment = Annotated[datetime, PlainValidator(_moment)]
Share = Annotated[Quota, PlainValidator(_quota)]


class Table(BaseModel):
    """A table of the file: keys that are not declared are refused, no value is converted by guessing."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class BlocTable(Table):
    """[bloc]"""

    name: Name
    year: Annotated[int, Field(ge=1945, le=9999)]
    parent: Text
    place: Text
    symbol: Text
    head: Text | None = None
    deputies: list[Text] = []


class MemberTable(Table):
    """One [[members]]."""

    code: Code
    name: Name
    aliases: list[Name] = []
    groups: list[Name] = []
    emails: list[Name] = []


class PeriodTable(Table):
    """[periods.six-month], [periods.year-end]"""

    deadline: Moment
    cutoff: Moment | None = None


class PeriodsTable(Table):
    """[periods]"""

    six_month: PeriodTable | None = Field(None, alias="six-month")
    year_end: PeriodTable | None = Field(None, alias="year-end")


class ScoringTable(Table):
    """[scoring]"""

    decimals: Annotated[int, Field(ge=0, le=6)]
    not_applicable: Annotated[str, PlainValidator(_one_of(*NotApplicable))]
    total_floor: Number | None = None
    total_cap: Annotated[Decimal | str | None, PlainValidator(_cap)] = None
    bonus_maximum: Annotated[Number, AfterValidator(_not_negative)] = Decimal(0)


class RankingTable(Table):
    """[ranking]"""

    by: Annotated[str, PlainValidator(_one_of("total", "percent"))]
    tie_breaks: list[Annotated[str, PlainValidator(_tie_break)]] = []


class GradeTable(Table):
    """One [[grades]]."""

    name: Name
    at_least: Number
    quota: Share | None = None


class AwardTable(Table):
    """One [[awards]]."""

    name: Name
    places: Annotated[tuple[int, int], PlainValidator(_places)]
    quota: Share
    grades: list[Name] | None = None
    periods: list[Annotated[str, PlainValidator(_one_of(*Period))]] = [Period.YEAR_END.value]


class AssignmentTable(Table):
    """One [[appraisal.assignments]]."""

    appraiser: Name
    members: list[Name]


class AppraisalTable(Table):
    """[appraisal]"""

    by: Annotated[str, PlainValidator(_one_of("office", "members"))] = "office"
    combine: Annotated[tuple[str, int], PlainValidator(_combine)] = ("mean", 0)
    assignments: list[AssignmentTable] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The tables of one file; None where a table has faults of its own and cannot be judged further."""

    bloc: BlocTable | None
    members: list[MemberTable] | None
    periods: PeriodsTable | None
    scoring: ScoringTable | None
    ranking: RankingTable | None
    grades: list[GradeTable] | None
    awards: list[AwardTable] | None
    appraisal: AppraisalTable | None


TABLES: Mapping[str, TypeAdapter[Any]] = {
    "bloc": TypeAdapter(BlocTable),
    "members": TypeAdapter(Annotated[list[MemberTable], Field(min_length=1)]),
    "periods": TypeAdapter(PeriodsTable),
    "scoring": TypeAdapter(ScoringTable),
    "ranking": TypeAdapter(RankingTable),
    "grades": TypeAdapter(list[GradeTable]),
    "awards": TypeAdapter(list[AwardTable]),
    "appraisal": TypeAdapter(AppraisalTable),
}
OPTIONAL: Mapping[str, object] = {"grades": [], "awards": [], "appraisal": {}}

KEYS: Mapping[tuple[str, ...], tuple[str, ...]] = {
    (): tuple(TABLES),
    ("bloc",): tuple(BlocTable.model_fields),
    ("members",): tuple(MemberTable.model_fields),
    ("periods",): tuple(Period),
    **{("periods", period.value): tuple(PeriodTable.model_fields) for period in Period},
    ("scoring",): tuple(ScoringTable.model_fields),
    ("ranking",): tuple(RankingTable.model_fields),
    ("grades",): tuple(GradeTable.model_fields),
    ("awards",): tuple(AwardTable.model_fields),
    ("appraisal",): tuple(AppraisalTable.model_fields),
    ("appraisal", "assignments"): tuple(AssignmentTable.model_fields),
}
"""The keys of each table, by its path without the numbers of entries."""
