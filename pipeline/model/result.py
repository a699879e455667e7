"""What a review produced: marks, scorecards, standings, the scoreboard."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from pipeline.model.ballot import Ballot, NearMiss, Poll
from pipeline.model.bloc import Config, Member, Period
from pipeline.model.cells import CellRef
from pipeline.model.finding import FileRecord, Finding
from pipeline.model.grounds import Memory, Targets
from pipeline.model.rounding import EXACT
from pipeline.model.scale import Answer, Condition, Kind, Scale
from pipeline.model.submission import Abstention, Opinion, Response, Submission


class Basis(StrEnum):
    """What a mark rests on (CONTRACT section 4, "Which value counts")."""

    APPRAISED = "appraised"
    COMPUTED = "computed"
    CLAIMED = "claimed"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


class OpinionPoints(NamedTuple):
    """One opinion and the points it comes to, rounded. `counts` False: a later round spoke of the line."""

    opinion: Opinion
    points: Decimal
    counts: bool


class Appraised(NamedTuple):
    """One line of one member that appraisers spoke of, whose points the appraisal changed, or that was explained.

    `own` are the points by what the member says, `counted` those in the end; on a deduction line the amount taken.
    `opinions` are of all rounds, by round, then by the appraisers' names.
    """

    unit: str
    line: str
    kind: Kind
    own: Decimal
    counted: Decimal
    opinions: tuple[OpinionPoints, ...] = ()


class Mark(NamedTuple):
    """Điểm của một dòng. `maximum` is M where the line counts in the maximum, else zero.

    `reported`, `claimed` are the valid values that were read, `target` the one in force, None otherwise;
    `at` is the cell of the line's input (of its code where it has none); in which file, the card says (`Scorecard.at`),
    so that members who come to the same share a mark.
    """

    code: str
    kind: Kind
    points: Decimal
    maximum: Decimal
    basis: Basis
    reported: Answer | None = None
    target: Decimal | None = None
    claimed: Decimal | None = None
    at: CellRef | None = None


class Tally(NamedTuple):
    """What a row and its branch add up to (CONTRACT section 6), in points."""

    base: Decimal = Decimal(0)
    bonus: Decimal = Decimal(0)
    deduction: Decimal = Decimal(0)
    maximum: Decimal = Decimal(0)

    @property
    def net(self) -> Decimal:
        """base + bonus − deduction."""
        return EXACT.subtract(EXACT.add(self.base, self.bonus), self.deduction)


NO_TALLY = Tally()
"""Of a row without points, or that a member's card does not have."""


class Scorecard(NamedTuple):
    """Bảng điểm đơn vị: one member's marks and how they add up.

    `tallies` are by row code, before rescaling; `tally` is the whole, after it. `percent` has 2 decimals and
    is None where nothing applies (maximum zero). `carried` is what [scoring] carry adds from the six-month result to
    the total, `carried_maximum` what it adds to the maximum. `conditions` are those answered yes. `file` is the form.
    """

    member: Member
    marks: tuple[Mark, ...]
    tallies: Mapping[str, Tally]
    tally: Tally
    total: Decimal
    percent: Decimal | None
    claimed_total: Decimal
    carried: Decimal = Decimal(0)
    carried_maximum: Decimal = Decimal(0)
    conditions: tuple[Condition, ...] = ()
    received: datetime | None = None
    file: str = ""

    def at(self, mark: Mark) -> CellRef | None:
        """Where the input of one of the marks stands; None where its line is not in the form."""
        return None if mark.at is None else CellRef(self.file, mark.at.sheet, mark.at.cell)


class Standing(NamedTuple):
    """Thứ hạng: a ranked member's place, grade and proposed awards."""

    card: Scorecard
    place: int
    shared: bool
    decided_by: str | None
    grade: str | None = None
    awards: tuple[str, ...] = ()


class NotRanked(NamedTuple):
    """A member without a place, and the reason (CONTRACT section 11). `card` where a form was scored."""

    member: Member
    reason: str
    card: Scorecard | None = None


class Scoreboard(NamedTuple):
    """Bảng xếp hạng: all members, ranked or not."""

    standings: tuple[Standing, ...]
    not_ranked: tuple[NotRanked, ...]


class Appraising(NamedTuple):
    """One appraiser of a review in which an appraisal has begun: whether a workbook of it came back, of any round.

    `asked` are the lines that it was given, by member code. A line it left blank it has no other opinion on; where
    nothing came back nobody knows.
    """

    name: str
    returned: bool
    asked: Mapping[str, frozenset[str]]


class Review(NamedTuple):
    """Một lần sơ kết, tổng kết: everything a run produced, as values.

    `opinions` are those that were admitted, of all rounds; `appraised` is what came of them, by member and line in the
    order of config.toml and of the scale. `appraisers` are all who were asked, none before the first of them answered.
    `ballot` is None where no vote was counted; `polls` are in the order of the
    awards. `near_misses`: at most one an award. `decided`: people say what the meeting came to, of a bloc that casts
    no votes.
    """

    config: Config
    period: Period
    scale: Scale
    targets: Targets
    submissions: Sequence[Submission]
    board: Scoreboard
    findings: tuple[Finding, ...]
    files: tuple[FileRecord, ...]
    year_targets: Targets | None = None
    memory: Memory = Memory()
    opinions: tuple[Opinion, ...] = ()
    abstentions: tuple[Abstention, ...] = ()
    responses: tuple[Response, ...] = ()
    appraised: tuple[Appraised, ...] = ()
    appraisers: tuple[Appraising, ...] = ()
    ballot: Ballot | None = None
    polls: tuple[Poll, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    decided: bool = False

    def year_target(self, line: str, unit: str) -> Decimal | None:
        """What a member registered for the whole year on a line; None where it has no target."""
        whole = self.targets if self.year_targets is None else self.year_targets
        return whole.get(line, {}).get(unit)

    def target(self, line: str, unit: str) -> Decimal | None:
        """What the member is measured by in this period; None where it registered nothing."""
        return self.targets.get(line, {}).get(unit)

    def has_own_target(self, line: str, unit: str) -> bool:
        """True where a member is measured by another figure than its target of the whole year."""
        own = self.target(line, unit)
        return own is not None and own != self.year_target(line, unit)
