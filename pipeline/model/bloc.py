"""The bloc: its members, its calendar and its policies, as config.toml says them."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from pipeline.model.mail import MailPolicy


class Period(StrEnum):
    """Kỳ: sơ kết 6 tháng, tổng kết năm."""

    SIX_MONTH = "six-month"
    YEAR_END = "year-end"


class Member(NamedTuple):
    """Đơn vị thành viên. `code` is its identity, compared exactly.

    `short` is its name in tables, charts and on the terminal, "" where the whole name is to be said. `emails` are
    addresses, or domains with an `@` before them.
    """

    code: str
    name: str
    short: str = ""
    aliases: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The name in tables, charts, on the page and on the terminal; sentences and headings say the whole name."""
        return self.short or self.name


class Bloc(NamedTuple):
    """Khối thi đua: its names for the papers and its members in the order of config.toml.

    `issuer` is who issues the papers, `acting` the office that signs them, "" where that is the bloc and its head.
    `papers` False: no Word papers are written, because they would have to follow other rules than those of ours.
    """

    name: str
    year: int
    parent: str
    place: str
    symbol: str
    members: tuple[Member, ...]
    head: str | None = None
    deputies: tuple[str, ...] = ()
    issuer: str = ""
    acting: str = ""
    papers: bool = True


class Signing(NamedTuple):
    """[signing]: what every paper's foot says. `capacity` is KT., TL., TUQ. or Q.; "" where the head signs."""

    name: str
    office: str = ""
    capacity: str = ""


class Calendar(NamedTuple):
    """The times of one period: forms after `deadline` are late, after `cutoff` not accepted.

    `target_share` is the share (percent) of the year's targets by which six months are measured; None = all of them.
    """

    deadline: datetime
    cutoff: datetime | None = None
    target_share: Decimal | None = None


class NotApplicable(StrEnum):
    """What a line that does not apply gives (CONTRACT section 6)."""

    EXCLUDE = "exclude"
    RESCALE = "rescale"
    FULL = "full"
    ZERO = "zero"


MAXIMUM = "maximum"


class ScoringPolicy(NamedTuple):
    """[scoring]. `total_cap` is points, `MAXIMUM` (the member's own maximum) or None.

    `carry` is the share (percent) of the six-month result that is added to the year's; None = never added.
    """

    decimals: int
    not_applicable: NotApplicable
    total_floor: Decimal | None = None
    total_cap: Decimal | str | None = None
    bonus_maximum: Decimal = Decimal(0)
    carry: Decimal | None = None


class RankingPolicy(NamedTuple):
    """[ranking]. `by` is `total` or `percent`; `tie_breaks` as written in config.toml."""

    by: str
    tie_breaks: tuple[str, ...] = ()


class Quota(NamedTuple):
    """How many: a share (percent, of the ranked members, rounded down) or a whole number."""

    amount: Decimal
    is_share: bool

    def of(self, ranked: int) -> int:
        """The number of members that `ranked` ranked members allow."""
        return int(Fraction(self.amount) * ranked / 100) if self.is_share else int(self.amount)


class Grade(NamedTuple):
    """Xếp loại: given from `at_least` of the ranking value on, in `periods`.

    `each_section_at_least` is the share (percent) of its maximum that no level-1 row may stay below.
    """

    name: str
    at_least: Decimal
    quota: Quota | None = None
    each_section_at_least: Decimal | None = None
    periods: tuple[Period, ...] = tuple(Period)


class Award(NamedTuple):
    """Danh hiệu đề nghị, for members on places `first` to `last`.

    `votes` is the share of votes it needs where ballots are held; None = the bloc's general share.
    """

    name: str
    first: int
    last: int
    quota: Quota
    grades: tuple[str, ...] | None = None
    periods: tuple[Period, ...] = (Period.YEAR_END,)
    votes: Fraction | None = None


class Assignment(NamedTuple):
    """Cross-scoring: the members whom one member appraises."""

    appraiser: str
    members: tuple[str, ...]


class AppraisalPolicy(NamedTuple):
    """[appraisal]. `trim` is the k of `trimmed:k`, else 0."""

    by: str = "office"
    combine: str = "mean"
    trim: int = 0
    assignments: tuple[Assignment, ...] = ()


class Electorate(StrEnum):
    """Of what a share of votes is taken: of all members of the bloc, or of the valid ballots."""

    MEMBERS = "members"
    VALID = "valid"


class BallotPolicy(NamedTuple):
    """[ballots]: bỏ phiếu suy tôn. Shares are between 0 and 1.

    The meeting votes when at least `quorum` of all members are present; an award needs at least `share` of `of`.
    """

    quorum: Fraction = Fraction(2, 3)
    share: Fraction = Fraction(1, 2)
    of: Electorate = Electorate.MEMBERS
    secret: bool = True


class Decision(NamedTuple):
    """One [[decisions]]: an award as it was given (quyết định khen thưởng), by member code.

    `proposed` are the members proposed that year, where config.toml says so; None = not recorded there.
    """

    year: int
    award: str
    number: str = ""
    members: tuple[str, ...] = ()
    proposed: tuple[str, ...] | None = None


class PaperSize(StrEnum):
    """[print] paper: on what the wide tables of the workbook to hand out are printed."""

    A4 = "A4"
    A3 = "A3"


class Config(NamedTuple):
    """config.toml as values, checked. `ballots` None: awards are proposed without a vote.

    `signing` None: nothing is known of who signs.
    """

    bloc: Bloc
    periods: Mapping[Period, Calendar]
    scoring: ScoringPolicy
    ranking: RankingPolicy
    grades: tuple[Grade, ...] = ()
    awards: tuple[Award, ...] = ()
    appraisal: AppraisalPolicy = AppraisalPolicy()
    ballots: BallotPolicy | None = None
    decisions: tuple[Decision, ...] = ()
    signing: Signing | None = None
    paper: PaperSize = PaperSize.A4
    mail: MailPolicy = MailPolicy()

    def grades_in(self, period: Period) -> tuple[Grade, ...]:
        """The grades that are given in a period, highest first."""
        return tuple(grade for grade in self.grades if period in grade.periods)
