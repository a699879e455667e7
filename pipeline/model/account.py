"""The nouns of an explanation: the whole way of a number, from the cell to the place. Frozen, like all nouns.

What the review already says of a mark, a card or a standing is taken from there, so that nothing is told twice.
"""

from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from pipeline.model.ballot import NearMiss, Poll
from pipeline.model.bloc import Grade, Member
from pipeline.model.cells import CellRef
from pipeline.model.finding import FileRecord, Finding
from pipeline.model.result import Mark, Scorecard, Standing
from pipeline.model.scale import Answer, Line
from pipeline.model.submission import Abstention, Opinion, Response


class Calculation(NamedTuple):
    """Numbers put in: `expression` comes to `exact`, which is rounded once."""

    expression: str
    exact: Fraction
    rounded: Decimal


class Exemption(NamedTuple):
    """Why a line does not apply: a word of `answers.Reach`; for an `x`, its row, its cell and the reason given."""

    reason: str
    row: str = ""
    at: CellRef | None = None
    note: str = ""


class OpinionAccount(NamedTuple):
    """One appraiser's word on a line. `counts` is False for rounds before the last one that has a value."""

    opinion: Opinion
    points: Decimal
    calculation: Calculation | None
    counts: bool


class MarkAccount(NamedTuple):
    """How one mark came about.

    `file` is the form, `seen` the cell as it was typed, `answer` what was understood, None where it was
    blank or refused. `stated` are the points by what the member says alone, None where it says nothing that counts.
    `own` is computed from the member's answers, `counted` from those that count in the end; None where the rule was not
    applied. `combined` puts several appraisers together. `abstentions` and `responses` are of all rounds. `year_target`
    is the target of the whole year where six months are measured by another.
    """

    line: Line
    mark: Mark
    file: str
    seen: str
    blank: bool
    answer: Answer | None
    stated: Decimal | None
    own: Calculation | None
    counted: Calculation | None
    exemption: Exemption | None
    opinions: tuple[OpinionAccount, ...]
    combined: Calculation | None
    abstentions: tuple[Abstention, ...]
    responses: tuple[Response, ...]
    findings: tuple[Finding, ...]
    year_target: Decimal | None = None

    @property
    def at(self) -> CellRef | None:
        """Where the input of the mark stands; None where its line is not in the form."""
        at = self.mark.at
        return None if at is None else CellRef(self.file, at.sheet, at.cell)


class Component(NamedTuple):
    """One component of a sum: `name` is a field of `Tally`.

    `parts` are the points by row code, of which only the largest counts where `highest`; `own` is what the row itself
    gives. `added` is then `capped` where a cap is set, or forfeited where `taken` was deducted from the branch.
    """

    name: str
    parts: tuple[tuple[str, Decimal], ...]
    own: Decimal
    highest: bool
    added: Decimal
    taken: Decimal | None
    cap: Decimal | None
    counted: Decimal


class SumAccount(NamedTuple):
    """How a row and its branch add up; components of which the branch has nothing are not told."""

    line: Line
    components: tuple[Component, ...]


class CarryAccount(NamedTuple):
    """What was carried over from six months to the total and to the maximum."""

    points: Calculation
    maximum: Calculation


class TotalAccount(NamedTuple):
    """How the level-1 rows become the total. `floor` and `cap` are the limits in force, in points.

    `carries` tells that a share of the six-month result counts; `carry` is None where the member has none.
    """

    components: tuple[Component, ...]
    rescaling: Calculation | None
    full: Decimal
    bonus_maximum: Decimal
    floor: Decimal | None
    cap: Decimal | None
    carries: bool = False
    carry: CarryAccount | None = None


class Rival(NamedTuple):
    """The neighbour with the same ranking value from whom a tie-break separates, and what was compared."""

    name: str
    place: int
    mine: Decimal | datetime | None
    theirs: Decimal | datetime | None


class PlaceAccount(NamedTuple):
    """How a place and a grade came about. `reached` is the grade by the ranking value alone.

    `polls` are the votes on awards for which the member was a candidate, `near_misses` the awards it just missed.
    """

    standing: Standing
    ranked: int
    value: Decimal
    sharing: tuple[str, ...]
    rival: Rival | None
    reached: Grade | None
    findings: tuple[Finding, ...]
    polls: tuple[Poll, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()


class Account(NamedTuple):
    """All that is explained of one member; `row` where one row of the scale was asked for.

    Members without a counted form have neither card nor steps. `reason` is why there is no place; `met` are the
    conditions answered yes. `excluded`: the row asked for does not concern the member in this period.
    """

    member: Member
    row: Line | None
    excluded: bool
    card: Scorecard | None
    file: str | None
    steps: tuple[MarkAccount | SumAccount, ...]
    total: TotalAccount | None
    place: PlaceAccount | None
    reason: str | None
    met: tuple[Line, ...]
    files: tuple[FileRecord, ...]

    @property
    def received(self) -> datetime | None:
        """When the counted form itself came; the card has the time by which it is early or late."""
        known = self.card.received if self.card else None
        return next((file.received for file in self.files if file.file == self.file), known)
