"""config.toml as tables: which keys there are and what may stand in each.

What a single value may be is said in `values`, what values must not say about each other in `checks`.
Source: CONTRACT sections 2 and 12.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainValidator, TypeAdapter

from pipeline.model.bloc import Electorate, NotApplicable, Period, Quota
from pipeline.setup.config import values as value
from pipeline.setup.config.mail import ImapTable, MailTable, OfficeTable, SmtpTable
from pipeline.text.words import clean

Text = Annotated[str, AfterValidator(clean)]
Name = Annotated[Text, AfterValidator(value.named)]
Code = Annotated[Name, AfterValidator(value.file_name)]
Number = Annotated[Decimal, PlainValidator(value.number)]
Moment = Annotated[datetime, PlainValidator(value.moment)]
Share = Annotated[Quota, PlainValidator(value.quota)]
Part = Annotated[Fraction, PlainValidator(value.part)]
Email = Annotated[Name, AfterValidator(value.address)]
Periods = list[Annotated[Period, PlainValidator(value.period)]]
Year = Annotated[int, Field(ge=1945, le=9999)]


class Table(BaseModel):
    """A table of the file: keys that are not declared are refused, no value is converted by guessing."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class BlocTable(Table):
    """[bloc]"""

    name: Name
    year: Year
    parent: Text
    place: Text
    symbol: Text
    issuer: Text = ""
    acting: Text = ""
    papers: bool = True
    head: Text | None = None
    deputies: list[Text] = []


class MemberTable(Table):
    """One [[members]]."""

    code: Code
    name: Name
    short: Text = ""
    aliases: list[Name] = []
    groups: list[Name] = []
    emails: list[Email] = []


class SigningTable(Table):
    """[signing]"""

    name: Name
    office: Text = ""
    capacity: Annotated[str, PlainValidator(value.capacity)] = ""


class PeriodTable(Table):
    """[periods.six-month], [periods.year-end]"""

    deadline: Moment
    cutoff: Moment | None = None


class SixMonthTable(PeriodTable):
    """[periods.six-month]"""

    target_share: Annotated[Decimal | None, PlainValidator(value.part_of_target)] = None


class PeriodsTable(Table):
    """[periods]"""

    six_month: SixMonthTable | None = Field(None, alias="six-month")
    year_end: PeriodTable | None = Field(None, alias="year-end")


class ScoringTable(Table):
    """[scoring]"""

    decimals: Annotated[int, Field(ge=0, le=6)]
    not_applicable: Annotated[str, PlainValidator(value.one_of(*NotApplicable))]
    total_floor: Number | None = None
    total_cap: Annotated[Decimal | str | None, PlainValidator(value.cap)] = None
    bonus_maximum: Annotated[Number, AfterValidator(value.not_negative)] = Decimal(0)
    carry: Annotated[Decimal | None, PlainValidator(value.percentage)] = None


class RankingTable(Table):
    """[ranking]"""

    by: Annotated[str, PlainValidator(value.one_of("total", "percent"))]
    tie_breaks: list[Annotated[str, PlainValidator(value.tie_break)]] = []


class GradeTable(Table):
    """One [[grades]]."""

    name: Name
    at_least: Number
    quota: Share | None = None
    each_section_at_least: Annotated[Decimal | None, PlainValidator(value.percentage)] = None
    periods: Periods = list(Period)


class AwardTable(Table):
    """One [[awards]]."""

    name: Name
    places: Annotated[tuple[int, int], PlainValidator(value.places)]
    quota: Share
    grades: list[Name] | None = None
    periods: Periods = [Period.YEAR_END]
    votes: Part | None = None


class BallotTable(Table):
    """[ballots]"""

    quorum: Part = Fraction(2, 3)
    share: Part = Fraction(1, 2)
    of: Annotated[str, PlainValidator(value.one_of(*Electorate))] = Electorate.MEMBERS.value
    secret: bool = True


class DecisionTable(Table):
    """One [[decisions]]."""

    year: Year
    award: Name
    number: Text = ""
    members: list[Name] = []
    proposed: list[Name] | None = None


class AssignmentTable(Table):
    """One [[appraisal.assignments]]."""

    appraiser: Name
    members: list[Name]


class AppraisalTable(Table):
    """[appraisal]"""

    by: Annotated[str, PlainValidator(value.one_of("office", "members"))] = "office"
    combine: Annotated[tuple[str, int], PlainValidator(value.combine)] = ("mean", 0)
    assignments: list[AssignmentTable] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The tables of one file; None where a table has faults of its own and cannot be checked further.

    `ballots`, `signing` and `mail` are None also where the file does not have them.
    """

    bloc: BlocTable | None
    members: list[MemberTable] | None
    periods: PeriodsTable | None
    scoring: ScoringTable | None
    ranking: RankingTable | None
    grades: list[GradeTable] | None
    awards: list[AwardTable] | None
    appraisal: AppraisalTable | None
    ballots: BallotTable | None
    decisions: list[DecisionTable] | None
    signing: SigningTable | None
    mail: MailTable | None


TABLES: Mapping[str, TypeAdapter[Any]] = {
    "bloc": TypeAdapter(BlocTable),
    "members": TypeAdapter(Annotated[list[MemberTable], Field(min_length=1)]),
    "periods": TypeAdapter(PeriodsTable),
    "scoring": TypeAdapter(ScoringTable),
    "ranking": TypeAdapter(RankingTable),
    "grades": TypeAdapter(list[GradeTable]),
    "awards": TypeAdapter(list[AwardTable]),
    "appraisal": TypeAdapter(AppraisalTable),
    "ballots": TypeAdapter(BallotTable | None),
    "decisions": TypeAdapter(list[DecisionTable]),
    "signing": TypeAdapter(SigningTable | None),
    "mail": TypeAdapter(MailTable | None),
}
OPTIONAL: Mapping[str, object] = {
    "grades": [],
    "awards": [],
    "appraisal": {},
    "ballots": None,
    "decisions": [],
    "signing": None,
    "mail": None,
}

KEYS: Mapping[tuple[str, ...], tuple[str, ...]] = {
    (): tuple(TABLES),
    ("bloc",): tuple(BlocTable.model_fields),
    ("members",): tuple(MemberTable.model_fields),
    ("periods",): tuple(Period),
    ("periods", Period.SIX_MONTH.value): tuple(SixMonthTable.model_fields),
    ("periods", Period.YEAR_END.value): tuple(PeriodTable.model_fields),
    ("scoring",): tuple(ScoringTable.model_fields),
    ("ranking",): tuple(RankingTable.model_fields),
    ("grades",): tuple(GradeTable.model_fields),
    ("awards",): tuple(AwardTable.model_fields),
    ("appraisal",): tuple(AppraisalTable.model_fields),
    ("appraisal", "assignments"): tuple(AssignmentTable.model_fields),
    ("ballots",): tuple(BallotTable.model_fields),
    ("decisions",): tuple(DecisionTable.model_fields),
    ("signing",): tuple(SigningTable.model_fields),
    ("mail",): tuple(MailTable.model_fields),
    ("mail", "smtp"): tuple(SmtpTable.model_fields),
    ("mail", "imap"): tuple(ImapTable.model_fields),
    ("mail", "offices"): tuple(OfficeTable.model_fields),
}
"""The keys of each table, by its path without the numbers of entries."""
