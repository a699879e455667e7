"""What came back from members and appraisers: answers, opinions, explanations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from enum import IntEnum
from functools import lru_cache
from typing import Any, NamedTuple

from pipeline.model.cells import NOTHING, Cell, CellRef
from pipeline.model.remembered import Remembered
from pipeline.model.scale import Answer


class Part(IntEnum):
    """The cells of a form's row that are read: its code, text and target, and what the member fills."""

    CODE = 0
    TITLE = 1
    TARGET = 2
    REPORTED = 3
    CLAIMED = 4
    NOT_APPLICABLE = 5
    EVIDENCE = 6
    NOTE = 7


@lru_cache(2**14)
def _place(sheet: str, letters: str, row: int) -> CellRef:
    """Forms of one bloc are filled in the same cells."""
    return CellRef("", sheet, f"{letters}{row}")


class Columns(NamedTuple):
    """Where the rows of a form stand: its sheet, and the letters of the column of each part, or ""."""

    sheet: str
    letters: tuple[str, ...]

    def __reduce__(self) -> tuple[Callable[..., Columns], tuple[str, tuple[str, ...]]]:
        """Those that come back from another process are kept once as well."""
        return columns_at, (self.sheet, self.letters)


@lru_cache(64)
def columns_at(sheet: str, letters: tuple[str, ...]) -> Columns:
    """Forms of one bloc have the same columns, which are kept once."""
    return Columns(sheet, letters)


class Entry(NamedTuple):
    """Dòng đã điền: one row of a form.

    `held` is what the cell of each part holds; where it stands in the form, `row` and `columns` tell. In which file is
    the form's to say: rows that hold the same are kept once for all members (`kept`), so that a bloc of thousands is
    small in memory.
    """

    code: str
    held: tuple[Cell, ...] = (NOTHING,) * len(Part)
    row: int = 0
    columns: Columns | None = None

    def ref(self, part: Part, file: str = "") -> CellRef | None:
        """Where a part stands in a form, which is in this file; None where the form has no column for it."""
        columns = self.columns
        if columns is None or not columns.letters[part]:
            return self.held[part].ref
        place = _place(columns.sheet, columns.letters[part], self.row)
        return CellRef(file, place.sheet, place.cell) if file else place

    def cell(self, part: Part) -> Cell:
        """The cell of a part."""
        held = self.held[part]
        return Cell(held.kind, held.value, self.ref(part), held.formula, held.legacy)

    def __reduce__(self) -> tuple[Callable[..., Entry], tuple[Any, ...]]:
        """Rows that come back from another process are kept once as well."""
        return kept, (self.code, self.held, self.row, self.columns)

    @property
    def reported(self) -> Cell:
        """The cell of `Kết quả`."""
        return self.cell(Part.REPORTED)

    @property
    def claimed(self) -> Cell:
        """The cell of `Điểm tự chấm`."""
        return self.cell(Part.CLAIMED)

    @property
    def evidence(self) -> Cell:
        """The cell of `Minh chứng`."""
        return self.cell(Part.EVIDENCE)

    @property
    def note(self) -> Cell:
        """The cell of `Giải trình`."""
        return self.cell(Part.NOTE)


_rows: Remembered[Entry] = Remembered()


def kept(code: str, held: tuple[Cell, ...], row: int, columns: Columns | None) -> Entry:
    """A row of a form; members who fill it with the same cells share it, and what is understood of it.

    Cells are told apart as objects, not by what they are equal to: `5` and `5,0` are. A row that is kept keeps its
    cells, so that no other cell can be taken for one of them.
    """
    key = (row, id(columns), *map(id, held))
    return _rows.get(key) or _rows.keep(key, Entry(code, held, row, columns))


class Submission(NamedTuple):
    """Phiếu đã nộp: one member's accepted form. Lines that are gone have no entry.

    `received` is the time by which it is early or late, `arrived` its own receipt: of a correction that the bloc asked
    for they are two.
    """

    unit: str
    file: str
    entries: Mapping[str, Entry]
    received: datetime | None = None
    arrived: datetime | None = None


class Opinion(NamedTuple):
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


class Abstention(NamedTuple):
    """An appraiser's row with a reason and no value: why nothing is said of the line. `at` is the reason's cell."""

    unit: str
    line: str
    appraiser: str
    round: int
    reason: str
    at: CellRef | None = None


class Response(NamedTuple):
    """Giải trình: what a member says of one line after a round of appraisal. `agrees` None where it does not say."""

    unit: str
    line: str
    round: int
    text: str
    agrees: bool | None = None
    at: CellRef | None = None
