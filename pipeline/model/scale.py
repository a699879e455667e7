"""The scale (thang điểm): a tree of lines, the rules by which they are scored, and what a rule is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple, Protocol

from pipeline.model.bloc import Period


class Kind(StrEnum):
    """Loại of a line of the scale (CONTRACT section 3)."""

    GROUP = "group"
    BASE = "base"
    BONUS = "bonus"
    DEDUCTION = "deduction"
    CONDITION = "condition"


class Sort(StrEnum):
    """What sort of answer a line asks for."""

    NUMBER = "number"
    DATE = "date"
    OPTION = "option"


class Question(NamedTuple):
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

YES_OR_NO = Question(sort=Sort.OPTION, options=("Có", "x", "Không"))
"""What a condition asks; the first two mean yes (CONTRACT section 8)."""

NEVER = "Không"
"""The answer "never done" of `Theo thời hạn`."""


class BlocFigures(NamedTuple):
    """What a whole bloc's answers to one line say: the figures that members are measured against.

    `leader` is the largest ratio reported/target, `untargeted` the largest figure among members without
    a target. None where nobody has one.
    """

    leader: Fraction | None = None
    untargeted: Decimal | None = None


class Case(NamedTuple):
    """All that one member's points on one line are computed from.

    `answer` is the valid figure that counts, never blank. `received` is the day (+07:00) the counted form came, set
    for rules that need it, None = unknown. `deadline` is the day of the period's deadline. `bloc_figures` is set for
    rules that need the whole bloc; `exceeded` for rules that reward going over another line's target: that line's
    ratio.
    """

    deadline: date
    answer: Answer | None = None
    target: Decimal | None = None
    received: date | None = None
    bloc_figures: BlocFigures = BlocFigures()
    exceeded: Ratio | None = None
    exceeded_maximum: Decimal = Decimal(0)


UNBOUNDED = "unbounded"
"""The ratio of a lower-is-better line with nothing reported: target/0."""


Ratio = Fraction | str


class FormulaCells(NamedTuple):
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
    def needs_bloc_figures(self) -> bool:
        """True where the points depend on the whole bloc's answers (`BlocFigures`)."""

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

    `short` is the criterion's name in sentences and charts, "" where the title is to be said. Caps are points.
    `groups` and `period` hold only what the row itself says; the scale's tree hands them down. `question` is what the
    line asks in a cell of its own, None where it has none.
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
    short: str = ""
    question: Question | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        own = self.rule.question if self.rule and not self.rule.follows else None
        object.__setattr__(self, "question", YES_OR_NO if self.kind is Kind.CONDITION else own)

    @property
    def is_ceiling(self) -> bool:
        """True where the target is the most allowed: the rule gives less for more."""
        if self.rule is None or not self.rule.needs_target:
            return False
        ratio = self.rule.ratio(Case(answer=Decimal(2), target=Decimal(1), deadline=date.max))
        return isinstance(ratio, Fraction) and ratio < 1

    @property
    def in_percent(self) -> bool:
        """True where the line is measured in %: percent cells and a closing % are read."""
        return self.unit.startswith("%")

    @property
    def fewer_is_better(self) -> bool:
        """True where what is counted is a fault: none of it gives more points than much of it, or it takes points."""
        question = self.rule.question if self.rule else None
        if self.rule is None or question is None or question.sort is not Sort.NUMBER or question.claimed:
            return self.kind is Kind.DEDUCTION
        if self.rule.needs_bloc_figures or self.kind is not Kind.BASE:
            return self.kind is Kind.DEDUCTION
        much = _MUCH if question.at_most is None else question.at_most
        none, most = (
            self.rule.points(Case(answer=figure, target=Decimal(1), deadline=date.max)) for figure in (Decimal(0), much)
        )
        return none > most


_MUCH = Decimal(1_000_000)
"""More than any member reports of what is counted against it."""


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
