"""config.toml as tables: which keys there are and what may stand in each.

What a single value may be is said in `values`, what values must not say about each other in `checks`.
Source: CONTRACT sections 2 and 12.
"""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, NamedTuple

from pipeline.model.bloc import Electorate, NotApplicable, PaperSize, Period, Quota
from pipeline.setup.config import values as value
from pipeline.setup.config.mail import ImapTable, MailTable, OfficeTable, SmtpTable
from pipeline.setup.tables import Reader, flag, keys_of, listed, table, text, whole

Names = Annotated[tuple[str, ...], listed(value.name)]
Periods = Annotated[tuple[Period, ...], listed(value.period)]
Year = Annotated[int, whole(1945, 9999)]


class BlocTable(NamedTuple):
    """[bloc]"""

    name: Annotated[str, value.name]
    year: Year
    parent: Annotated[str, text]
    place: Annotated[str, text]
    symbol: Annotated[str, text]
    issuer: Annotated[str, text] = ""
    acting: Annotated[str, text] = ""
    papers: Annotated[bool, flag] = True
    head: Annotated[str | None, text] = None
    deputies: Annotated[tuple[str, ...], listed(text)] = ()


class MemberTable(NamedTuple):
    """One [[members]]."""

    code: Annotated[str, value.code]
    name: Annotated[str, value.name]
    short: Annotated[str, text] = ""
    aliases: Names = ()
    groups: Names = ()
    emails: Annotated[tuple[str, ...], listed(value.address)] = ()


class SigningTable(NamedTuple):
    """[signing]"""

    name: Annotated[str, value.name]
    office: Annotated[str, text] = ""
    capacity: Annotated[str, value.capacity] = ""


class PeriodTable(NamedTuple):
    """[periods.six-month], [periods.year-end]"""

    deadline: Annotated[datetime, value.moment]
    cutoff: Annotated[datetime | None, value.moment] = None


class SixMonthTable(NamedTuple):
    """[periods.six-month]"""

    deadline: Annotated[datetime, value.moment]
    cutoff: Annotated[datetime | None, value.moment] = None
    target_share: Annotated[Decimal | None, value.part_of_target] = None


class PeriodsTable(NamedTuple):
    """[periods]"""

    six_month: Annotated[SixMonthTable | None, table(SixMonthTable)] = None
    year_end: Annotated[PeriodTable | None, table(PeriodTable)] = None


class ScoringTable(NamedTuple):
    """[scoring]"""

    decimals: Annotated[int, whole(0, 6)]
    not_applicable: Annotated[str, value.one_of(*NotApplicable)]
    total_floor: Annotated[Decimal | None, value.number] = None
    total_cap: Annotated[Decimal | str | None, value.cap] = None
    bonus_maximum: Annotated[Decimal, value.not_negative] = Decimal(0)
    carry: Annotated[Decimal | None, value.percentage] = None


class RankingTable(NamedTuple):
    """[ranking]"""

    by: Annotated[str, value.one_of("total", "percent")]
    tie_breaks: Annotated[tuple[str, ...], listed(value.tie_break)] = ()


class GradeTable(NamedTuple):
    """One [[grades]]."""

    name: Annotated[str, value.name]
    at_least: Annotated[Decimal, value.number]
    quota: Annotated[Quota | None, value.quota] = None
    each_section_at_least: Annotated[Decimal | None, value.percentage] = None
    periods: Periods = tuple(Period)


class AwardTable(NamedTuple):
    """One [[awards]]."""

    name: Annotated[str, value.name]
    places: Annotated[tuple[int, int], value.places]
    quota: Annotated[Quota, value.quota]
    grades: Annotated[tuple[str, ...] | None, listed(value.name)] = None
    periods: Periods = (Period.YEAR_END,)
    votes: Annotated[Fraction | None, value.part] = None


class BallotTable(NamedTuple):
    """[ballots]"""

    quorum: Annotated[Fraction, value.part] = Fraction(2, 3)
    share: Annotated[Fraction, value.part] = Fraction(1, 2)
    of: Annotated[str, value.one_of(*Electorate)] = Electorate.MEMBERS.value
    secret: Annotated[bool, flag] = True


class DecisionTable(NamedTuple):
    """One [[decisions]]."""

    year: Year
    award: Annotated[str, value.name]
    number: Annotated[str, text] = ""
    members: Names = ()
    proposed: Annotated[tuple[str, ...] | None, listed(value.name)] = None


class AssignmentTable(NamedTuple):
    """One [[appraisal.assignments]]."""

    appraiser: Annotated[str, value.name]
    members: Names


class AppraisalTable(NamedTuple):
    """[appraisal]"""

    by: Annotated[str, value.one_of("office", "members")] = "office"
    combine: Annotated[tuple[str, int], value.combine] = ("mean", 0)
    assignments: Annotated[tuple[AssignmentTable, ...], listed(table(AssignmentTable))] = ()


class PrintTable(NamedTuple):
    """[print]"""

    paper: Annotated[str, value.one_of(*PaperSize)] = PaperSize.A4.value


class Draft(NamedTuple):
    """The tables of one file; None where a table has faults of its own and cannot be checked further.

    `ballots`, `signing` and `mail` are None also where the file does not have them.
    """

    bloc: BlocTable | None
    members: tuple[MemberTable, ...] | None
    periods: PeriodsTable | None
    scoring: ScoringTable | None
    ranking: RankingTable | None
    grades: tuple[GradeTable, ...] | None
    awards: tuple[AwardTable, ...] | None
    appraisal: AppraisalTable | None
    ballots: BallotTable | None
    decisions: tuple[DecisionTable, ...] | None
    signing: SigningTable | None
    print: PrintTable | None
    mail: MailTable | None


TABLES: Mapping[str, Reader[Any]] = {
    "bloc": table(BlocTable),
    "members": listed(table(MemberTable), at_least=1),
    "periods": table(PeriodsTable, keys={"six_month": Period.SIX_MONTH.value, "year_end": Period.YEAR_END.value}),
    "scoring": table(ScoringTable),
    "ranking": table(RankingTable),
    "grades": listed(table(GradeTable)),
    "awards": listed(table(AwardTable)),
    "appraisal": table(AppraisalTable),
    "ballots": table(BallotTable),
    "decisions": listed(table(DecisionTable)),
    "signing": table(SigningTable),
    "print": table(PrintTable),
    "mail": table(MailTable),
}
MISSING: Mapping[str, object] = {
    "grades": (),
    "awards": (),
    "appraisal": AppraisalTable(),
    "ballots": None,
    "decisions": (),
    "signing": None,
    "print": PrintTable(),
    "mail": None,
}
"""What a table that may be missing is then."""

KEYS: Mapping[tuple[str, ...], tuple[str, ...]] = {
    (): tuple(TABLES),
    ("bloc",): keys_of(BlocTable),
    ("members",): keys_of(MemberTable),
    ("periods",): tuple(Period),
    ("periods", Period.SIX_MONTH.value): keys_of(SixMonthTable),
    ("periods", Period.YEAR_END.value): keys_of(PeriodTable),
    ("scoring",): keys_of(ScoringTable),
    ("ranking",): keys_of(RankingTable),
    ("grades",): keys_of(GradeTable),
    ("awards",): keys_of(AwardTable),
    ("appraisal",): keys_of(AppraisalTable),
    ("appraisal", "assignments"): keys_of(AssignmentTable),
    ("ballots",): keys_of(BallotTable),
    ("decisions",): keys_of(DecisionTable),
    ("signing",): keys_of(SigningTable),
    ("print",): keys_of(PrintTable),
    ("mail",): keys_of(MailTable),
    ("mail", "smtp"): keys_of(SmtpTable),
    ("mail", "imap"): keys_of(ImapTable),
    ("mail", "offices"): keys_of(OfficeTable),
}
"""The keys of each table, by its path without the numbers of entries."""
