"""What came back from members and appraisers: answers, opinions, explanations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from pipeline.model.cells import NOTHING, Cell, CellRef
from pipeline.model.scale import Answer


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
    """Phiếu đã nộp: one member's accepted form. Lines that are gone have no entry.

    `received` is the time by which it is early or late, `arrived` its own receipt: of a correction that the bloc asked
    for they are two.
    """

    unit: str
    file: str
    entries: Mapping[str, Entry]
    received: datetime | None = None
    arrived: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """Thẩm định: what one appraiser says in one round on one line of one member, read and valid.

    `points` (≥ 0) count before `figure`; at least one of them is there. `reason` is what stands in `Lý do`, "" where
    nothing does. `at` is the cell that counts. `appraiser` is the office's name, in cross-scoring the member's code;
    `member` is the code of the member that speaks, "" for an office that is none.
    """

    unit: str
    line: str
    appraiser: str
    round: int
    points: Decimal | None = None
    figure: Answer | None = None
    reason: str = ""
    at: CellRef | None = None
    member: str = ""


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
