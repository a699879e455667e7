"""The nouns of an emulation bloc's review. Frozen, and they know nothing of ours.

Points are `Decimal` with the bloc's decimals once they are rounded, `Fraction` before. Texts are NFC.
Codes identify; names only describe. Sequences are tuples, and `None` is "not there", never zero.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Protocol


class Period(StrEnum):
    """Kỳ: sơ kết 6 tháng, tổng kết năm."""

    SIX_MONTH = "six-month"
    YEAR_END = "year-end"


class Kind(StrEnum):
    """Loại of a line of the scale (CONTRACT section 3)."""

    GROUP = "group"
    BASE = "base"
    BONUS = "bonus"
    DEDUCTION = "deduction"
    CONDITION = "condition"


class Basis(StrEnum):
    """What a mark rests on (CONTRACT section 4, "Which value counts")."""

    APPRAISED = "appraised"
    COMPUTED = "computed"
    CLAIMED = "claimed"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


class Severity(StrEnum):
    """How much a finding asks for: error (an answer was refused), warning (look), info (know)."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


# ---------------------------------------------------------------------------------------- cells


@dataclass(frozen=True, slots=True)
class CellRef:
    """Where a value stands: file (path below its folder) › sheet!cell."""

    file: str
    sheet: str
    cell: str

    @property
    def local(self) -> str:
        """`Phiếu chấm điểm!G12`: the place inside the file."""
        return f"{self.sheet}!{self.cell}"

    def __str__(self) -> str:
        return f"{self.file} › {self.local}"


class CellKind(StrEnum):
    """What a spreadsheet cell holds, whatever wrote the file."""

    BLANK = "blank"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    TEXT = "text"
    BOOL = "bool"
    ERROR = "error"


CellValue = Decimal | str | date | bool | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as it was read.

    `value` is a Decimal of at most 15 significant digits (NUMBER, PERCENT), a date (DATE; None where the
    cell holds a time without a day), NFC text with its outer spaces gone (TEXT, ERROR), a bool or None.
    A `formula` stands for its stored value; one without a value is BLANK with `formula` set. `legacy` is the
    text as the file holds it, where it was typed for a font from before Unicode and `value` is what is seen.
    """

    kind: CellKind
    value: CellValue
    ref: CellRef | None
    formula: bool = False
    legacy: str = ""


NOTHING = Cell(CellKind.BLANK, None, None)


# ------------------------------------------------------------------------------------- the bloc


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Đơn vị thành viên. `code` is its identity, compared exactly."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bloc:
    """Khối thi đua: its names for the papers and its members in the order of config.toml."""

    name: str
    year: int
    parent: str
    place: str
    symbol: str
    members: tuple[Member, ...]
    head: str | None = None
    deputies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The times of one period: forms after `deadline` are late, after `cutoff` not accepted."""

    deadline: datetime
    cutoff: datetime | None = None


class NotApplicable(StrEnum):
    """What a line that does not apply gives (CONTRACT section 6)."""

    EXCLUDE = "exclude"
    RESCALE = "rescale"
    FULL = "full"
    ZERO = "zero"


MAXIMUM = "maximum"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoringPolicy:
    """[scoring]. `total_cap` is points, `MAXIMUM` (the member's own maximum) or None.

    `carry` is the share (percent) of the six-month result that is added to the year's; None = never added.
    """

    decimals: int
    not_applicable: NotApplicable
    total_floor: Decimal | None = None
    total_cap: Decimal | str | None = None
    bonus_maximum: Decimal = Decimal(0)
    carry: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingPolicy:
    """[ranking]. `by` is `total` or `percent`; `tie_breaks` as written in config.toml."""

    by: str
    tie_breaks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quota:
    """How many: a share (percent, of the ranked members, rounded down) or a whole number."""

    amount: Decimal
    is_share: bool

    def of(self, ranked: int) -> int:
        """The number of members that `ranked` ranked members allow."""
        return int(self.amount * ranked / 100) if self.is_share else int(self.amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """Xếp loại: given from `at_least` of the ranking value on."""

    name: str
    at_least: Decimal
    quota: Quota | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
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


@dataclass(frozen=True, slots=True)
class Assignment:
    """Cross-scoring: the members whom one member appraises."""

    appraiser: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisalPolicy:
    """[appraisal]. `trim` is the k of `trimmed:k`, else 0."""

    by: str = "office"
    combine: str = "mean"
    trim: int = 0
    assignments: tuple[Assignment, ...] = ()


class Electorate(StrEnum):
    """Of what a share of votes is taken: of all members of the bloc, or of the valid ballots."""

    MEMBERS = "members"
    VALID = "valid"


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotPolicy:
    """[ballots]: bỏ phiếu suy tôn. Shares are between 0 and 1.

    The meeting votes when at least `quorum` of all members are present; an award needs at least `share` of `of`.
    """

    quorum: Fraction = Fraction(2, 3)
    share: Fraction = Fraction(1, 2)
    of: Electorate = Electorate.MEMBERS
    secret: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One [[decisions]]: an award as it was given (quyết định khen thưởng), by member code.

    `proposed` are the members proposed that year, where config.toml says so; None = not recorded there.
    """

    year: int
    award: str
    number: str = ""
    members: tuple[str, ...] = ()
    proposed: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """config.toml as values, checked. `ballots` None: awards are proposed without a vote."""

    bloc: Bloc
    periods: Mapping[Period, Calendar]
    scoring: ScoringPolicy
    ranking: RankingPolicy
    grades: tuple[Grade, ...] = ()
    awards: tuple[Award, ...] = ()
    appraisal: AppraisalPolicy = AppraisalPolicy()
    ballots: BallotPolicy | None = None
    decisions: tuple[Decision, ...] = ()


# ------------------------------------------------------------------------------------ the scale


class Sort(StrEnum):
    """What sort of answer a line asks for."""

    NUMBER = "number"
    DATE = "date"
    OPTION = "option"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a line asks in its input cell, and which answers are in the rule's domain.

    `claimed` tells the column: `Điểm tự chấm` instead of `Kết quả`. `step` is the unit of which a number
    must be a multiple. `options` are texts as the scale writes them; on a DATE they are the words that may
    stand in place of a date.
    """

    sort: Sort
    claimed: bool = False
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    whole: bool = False
    step: Decimal | None = None
    options: tuple[str, ...] = ()


Answer = Decimal | date | str

NEVER = "Không"
"""The answer "never done" of `Theo thời hạn`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What a whole bloc's answers to one line say: the figures that members are measured against.

    `leader` is the largest ratio reported/target, `untargeted` the largest figure among members without
    a target. None where nobody has one.
    """

    leader: Fraction | None = None
    untargeted: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """All that one member's points on one line are computed from.

    `answer` is the valid figure that counts, never blank. `received` is the day (+07:00) the counted form
    came, None = unknown. `deadline` is the day of the period's deadline. `bench` is set for rules that need
    the whole bloc; `exceeded` for rules that reward going over another line's target: that line's ratio.
    """

    answer: Answer | None = None
    target: Decimal | None = None
    received: date | None = None
    deadline: date
    bench: Bench = Bench()
    exceeded: Ratio | None = None
    exceeded_maximum: Decimal = Decimal(0)


UNBOUNDED = "unbounded"
"""The ratio of a lower-is-better line with nothing reported: target/0."""

Ratio = Fraction | str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaCells:
    """Addresses on the form for a live formula: the input cell and the target (of line X for `theo dòng X`).

    `deadline` is the day of the period's deadline, for rules that count from it. `exceeded` is the expression
    for the ratio of the line named by `Rule.exceeds` (its `ratio_formula`), `exceeded_maximum` that line's M.
    """

    answer: str
    target: str
    deadline: date
    exceeded: str | None = None
    exceeded_maximum: Decimal = Decimal(0)


class Rule(Protocol):
    """Cách tính: how an entry becomes points. One small file a rule in `pipeline/rules/`."""

    @property
    def label(self) -> str:
        """The literal text in the column `Cách tính`."""

    @property
    def question(self) -> Question | None:
        """What is asked; None where nothing is (then `Case.answer` is None)."""

    @property
    def follows(self) -> str | None:
        """The code of line X in `theo dòng X`: that line's cell, figure and target are taken."""

    @property
    def exceeds(self) -> str | None:
        """The code of line X in `của X` (`Vượt kế hoạch`)."""

    @property
    def needs_target(self) -> bool:
        """True where the line does not apply without a target."""

    @property
    def needs_bench(self) -> bool:
        """True where the points depend on the whole bloc's answers (`Bench`)."""

    @property
    def needs_receipt(self) -> bool:
        """True where the points depend on the day the form was received."""

    @property
    def blank_is_zero(self) -> bool:
        """True where a blank cell on a base line means the count 0."""

    def points(self, case: Case) -> Fraction:
        """Points before rounding; on a deduction line the amount taken, positive."""

    def calculation(self, case: Case) -> str:
        """`points` with the numbers put in: an expression, `30 × min(1; 33/36)`, or why it is a number: `… nên lấy 4`.

        Numbers are written as in running text; what a person must know of first stands before a colon.
        """

    def ratio(self, case: Case) -> Ratio | None:
        """How far the target is reached, for rules that measure it; else None."""

    def best(self) -> Fraction | None:
        """The most points the rule can give; None = no limit of its own."""

    def formula(self, cells: FormulaCells) -> str | None:
        """The same points as an Excel expression (no leading `=`, valid answer given); None: bloc computes."""

    def ratio_formula(self, cells: FormulaCells) -> str | None:
        """`ratio` as an Excel expression (valid answer and target given); None where it cannot be told live."""

    def words(self) -> str:
        """The rule told to the person who fills the form."""


class Effect(StrEnum):
    """What a condition does when the answer is yes (CONTRACT section 8)."""

    NOT_RANKED = "không xếp hạng"
    NO_AWARD = "không khen thưởng"
    NO_GRADE = "không xếp loại"
    ONE_DOWN = "hạ 1 bậc"
    AT_MOST = "tối đa"


@dataclass(frozen=True, slots=True)
class Condition:
    """The consequence of a `Điều kiện` line; `grade` names the ceiling of `tối đa`."""

    effect: Effect
    grade: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the scale. `row` is its row in scale.xlsx; `parent` the code of the row above in the tree.

    Caps are points. `groups` and `period` hold only what the row itself says; the scale's tree hands them down.
    """

    code: str
    level: int
    title: str
    kind: Kind
    row: int
    parent: str | None = None
    maximum: Decimal | None = None
    rule: Rule | None = None
    condition: Condition | None = None
    unit: str = ""
    groups: tuple[str, ...] = ()
    period: Period | None = None
    bonus_cap: Decimal | None = None
    deduction_cap: Decimal | None = None
    highest_only: bool = False
    bonus_if_clean: bool = False
    evidence_required: bool = False
    appraiser: str = ""
    guidance: str = ""

    @property
    def in_percent(self) -> bool:
        """True where the line is measured in %: percent cells and a closing % are read."""
        return self.unit.startswith("%")


@dataclass(frozen=True, slots=True)
class Scale:
    """Thang điểm: the lines in order, and the version (a hash of all that bears on points)."""

    lines: tuple[Line, ...]
    version: str
    by_code: Mapping[str, Line] = field(init=False, repr=False, compare=False)
    children: Mapping[str | None, tuple[Line, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        branches: dict[str | None, list[Line]] = {}
        for line in self.lines:
            branches.setdefault(line.parent, []).append(line)
        object.__setattr__(self, "by_code", {line.code: line for line in self.lines})
        object.__setattr__(self, "children", {code: tuple(lines) for code, lines in branches.items()})

    @property
    def sections(self) -> tuple[Line, ...]:
        """The level-1 rows."""
        return self.children.get(None, ())

    def ancestry(self, line: Line) -> tuple[Line, ...]:
        """The line itself, its parent, and so on up to level 1."""
        chain = [line]
        while chain[-1].parent is not None:
            chain.append(self.by_code[chain[-1].parent])
        return tuple(chain)

    def source(self, line: Line) -> Line:
        """The line whose cell, figure and target count for `line`: X of `theo dòng X`, else itself."""
        return self.by_code[line.rule.follows] if line.rule and line.rule.follows else line


Targets = Mapping[str, Mapping[str, Decimal]]
"""Chỉ tiêu giao ước: line code → member code → the registered figure (≥ 0). Blank cells are absent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastResult:
    """What a member came to in an earlier review. `place`, `total` and `percent` are None where it had no place."""

    unit: str
    name: str
    place: int | None = None
    total: Decimal | None = None
    maximum: Decimal | None = None
    percent: Decimal | None = None
    grade: str | None = None
    awards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PastReview:
    """An earlier review of the bloc, from its results.json; `file` is that file's path below the workspace."""

    year: int
    period: Period
    file: str
    results: Mapping[str, PastResult]


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What a year-end review knows of the past: the year's six-month review, and last year's year-end review."""

    six_month: PastReview | None = None
    last_year: PastReview | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What a review is judged by: the configuration, the period, the scale, the registered targets, the past."""

    config: Config
    period: Period
    scale: Scale
    targets: Targets
    memory: Memory = Memory()

    @property
    def calendar(self) -> Calendar:
        """The times of the period under review."""
        return self.config.periods[self.period]


# -------------------------------------------------------------------------------- what came back


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Dòng đã điền: the cells of one row of a form. `code_cell` is the cell of `Mã`."""

    code: str
    code_cell: Cell = NOTHING
    title: Cell = NOTHING
    target: Cell = NOTHING
    reported: Cell = NOTHING
    claimed: Cell = NOTHING
    not_applicable: Cell = NOTHING
    evidence: Cell = NOTHING
    note: Cell = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """Phiếu đã nộp: one member's accepted form. Lines that are gone have no entry."""

    unit: str
    file: str
    entries: Mapping[str, Entry]
    received: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Thẩm định: what one appraiser says in one round on one line of one member, read and valid.

    `points` (≥ 0) count before `figure`; at least one of them is there. `reason` is what stands in `Lý do`, "" where
    nothing does. `at` is the cell that counts.
    """

    unit: str
    line: str
    appraiser: str
    round: int
    points: Decimal | None = None
    figure: Answer | None = None
    reason: str = ""
    at: CellRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Abstention:
    """An appraiser's row with a reason and no value: why nothing is said of the line. `at` is the reason's cell."""

    unit: str
    line: str
    appraiser: str
    round: int
    reason: str
    at: CellRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """Giải trình: what a member says of one line after a round of appraisal. `agrees` None where it does not say."""

    unit: str
    line: str
    round: int
    text: str
    agrees: bool | None = None
    at: CellRef | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """One verdict and the points it comes to, rounded. `counts` False: a later round spoke of the line."""

    verdict: Verdict
    points: Decimal
    counts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraised:
    """One line of one member that appraisers spoke of, whose points the appraisal changed, or that was explained.

    `own` are the points by what the member says, `counted` those in the end; on a deduction line the amount taken.
    `voices` are of all rounds, by round, then by the appraisers' names.
    """

    unit: str
    line: str
    kind: Kind
    own: Decimal
    counted: Decimal
    voices: tuple[Voice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """Kiểm phiếu: what was counted at the bloc's meeting.

    `present` are the members there; ballots `issued`, `returned`, `valid`. `votes` by award name, then member code;
    `cells` says where they stand, by both.
    """

    present: int
    issued: int
    returned: int
    valid: int
    votes: Mapping[str, Mapping[str, int]]
    file: str
    cells: Mapping[tuple[str, str], CellRef] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A member on the ballot of one award. `share` is its votes over the electorate; `enough` by the award's share."""

    unit: str
    votes: int
    share: Fraction
    enough: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """How the vote on one award went: the candidates in order of place. `needed` is the share, `of` how many voters."""

    award: str
    needed: Fraction
    of: int
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """The first member who was not proposed for an award, and why (sát ngưỡng đề nghị).

    `reason` is `place`, `quota`, `tie`, `grade`, `condition` or `votes`. `behind` is how much the ranking value
    lacks to the last one proposed, None where nobody was.
    """

    award: str
    unit: str
    place: int
    reason: str
    behind: Decimal | None = None


class FileStatus(StrEnum):
    """The fate of a file in the inbox (CONTRACT section 10)."""

    ACCEPTED = "accepted"
    SUPERSEDED = "superseded"
    REJECTED = "rejected"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRecord:
    """Hồ sơ nhận: one file of the inbox. `file` is its path below the inbox folder, NFC, with `/`.

    `explains` True: no score form but what a member says after a round of appraisal.
    """

    file: str
    sha256: str
    unit: str | None
    status: FileStatus
    reason: str | None = None
    received: datetime | None = None
    explains: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Ghi nhận: something a person must look at in a person's file.

    `code` is a stable English word; the sentence is looked up in `pipeline/text/findings.py` and filled with
    `facts`. `seen` is the value as it stands in the cell.
    """

    code: str
    severity: Severity
    unit: str | None = None
    line: str | None = None
    file: str | None = None
    cell: str | None = None
    seen: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of the configuration: `where` (key path, file › sheet!cell, template › paragraph) and what to do."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


# ------------------------------------------------------------------------------------ the result


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Điểm của một dòng. `maximum` is M where the line counts in the maximum, else zero.

    `reported`, `claimed` are the valid values that were read, `target` the one in force, None otherwise;
    `at` is the cell of the line's input (of its code where it has none).
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What a row and its branch add up to (CONTRACT section 6), in points."""

    base: Decimal = Decimal(0)
    bonus: Decimal = Decimal(0)
    deduction: Decimal = Decimal(0)
    maximum: Decimal = Decimal(0)

    @property
    def net(self) -> Decimal:
        """base + bonus − deduction."""
        return self.base + self.bonus - self.deduction


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """Bảng điểm đơn vị: one member's marks and how they add up.

    `tallies` are by row code, before rescaling; `tally` is the whole, after it. `percent` has 2 decimals and
    is None where nothing applies (maximum zero). `carried` is what [scoring] carry adds from the six-month result to
    the total, `carried_maximum` what it adds to the maximum. `conditions` are those answered yes.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Thứ hạng: a ranked member's place, grade and proposed awards."""

    card: Scorecard
    place: int
    shared: bool
    decided_by: str | None
    grade: str | None = None
    awards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotRanked:
    """A member without a place, and the reason (CONTRACT section 11). `card` where a form was scored."""

    member: Member
    reason: str
    card: Scorecard | None = None


@dataclass(frozen=True, slots=True)
class Scoreboard:
    """Bảng xếp hạng: all members, ranked or not."""

    standings: tuple[Standing, ...]
    not_ranked: tuple[NotRanked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Một lần sơ kết, tổng kết: everything a run produced, as values.

    `verdicts` are those that were admitted, of all rounds; `appraised` is what came of them, by member and line in the
    order of config.toml and of the scale. `ballot` is None where no vote was counted; `polls` are in the order of the
    awards. `near_misses`: at most one an award.
    """

    config: Config
    period: Period
    scale: Scale
    targets: Targets
    submissions: Sequence[Submission]
    board: Scoreboard
    findings: tuple[Finding, ...]
    files: tuple[FileRecord, ...]
    memory: Memory = Memory()
    verdicts: tuple[Verdict, ...] = ()
    abstentions: tuple[Abstention, ...] = ()
    responses: tuple[Response, ...] = ()
    appraised: tuple[Appraised, ...] = ()
    ballot: Ballot | None = None
    polls: tuple[Poll, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()


class Stage(StrEnum):
    """Where a member's form is."""

    ON_TIME = "on_time"
    LATE = "late"
    TIME_UNKNOWN = "time_unknown"
    NOT_ACCEPTED = "not_accepted"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberStatus:
    """One member's form so far. `reason` is why there is no counted form (CONTRACT section 11), else None.

    `asked` counts the answers that would be missing if left blank, `blank` those that are. `errors` and `warnings`
    count what is to be mended or looked at in the counted form. `versions` counts all files of the member.
    """

    member: Member
    stage: Stage
    reason: str | None = None
    file: str | None = None
    received: datetime | None = None
    versions: int = 0
    asked: int = 0
    blank: int = 0
    errors: int = 0
    warnings: int = 0
