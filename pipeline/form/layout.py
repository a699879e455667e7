"""Where things stand on the score form. The only file that knows cells; the writer and the reader share it.

Rows are counted from 1, as Excel shows them. Source: CONTRACT section 9.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pipeline.applicability import excluded
from pipeline.model import Kind, Line, Member, Period, Scale
from pipeline.text.words import fold

GUIDE_SHEET = "Hướng dẫn"
FORM_SHEET = "Phiếu chấm điểm"
WORKINGS_SHEET = "Tính"
IDENTITY_SHEET = "Nhận dạng"

PROGRAM = "thidua"


class _Columns(StrEnum):
    @property
    def place(self) -> int:
        """Counted from 0."""
        return list(type(self)).index(self)

    @property
    def letter(self) -> str:
        return chr(ord("A") + self.place)


class Column(_Columns):
    """The columns of `Phiếu chấm điểm`, in order; the value is the label in the header row."""

    CODE = "Mã"
    TITLE = "Nội dung"
    UNIT = "Đơn vị tính"
    MAXIMUM = "Điểm tối đa"
    RULE = "Cách tính"
    TARGET = "Chỉ tiêu giao"
    REPORTED = "Kết quả"
    CLAIMED = "Điểm tự chấm"
    NOT_APPLICABLE = "Không áp dụng"
    EVIDENCE = "Minh chứng"
    NOTE = "Giải trình"


class Working(_Columns):
    """The columns of the hidden sheet `Tính`; a row there speaks of the same row of the form.

    MARKED: an `x` with a reason stands on the row or above it. COUNTED: the row's own line applies.
    BASE to MAXIMUM are what the row and its branch add up to; FULL_MAXIMUM is the maximum if no line were
    marked and none lacked a target. OPEN: an answer is still asked for. LEFT_OUT: only the bloc can compute it.
    """

    CODE = "Mã"
    MARKED = "Không áp dụng"
    COUNTED = "Được tính"
    POINTS = "Điểm"
    BASE = "Điểm chuẩn"
    BONUS = "Điểm thưởng"
    DEDUCTION = "Điểm trừ"
    MAXIMUM = "Điểm tối đa"
    FULL_MAXIMUM = "Điểm tối đa đầy đủ"
    OPEN = "Còn trống"
    LEFT_OUT = "Khối tính"


class Label(StrEnum):
    """What the form says of itself, on `Nhận dạng` and above the header of `Phiếu chấm điểm`."""

    PROGRAM = "Chương trình"
    NAME = "Đơn vị"
    UNIT = "Mã đơn vị"
    BLOC = "Khối thi đua"
    YEAR = "Năm"
    PERIOD = "Kỳ"
    SCALE = "Phiên bản thang điểm"
    DEADLINE = "Hạn nộp"


PERIOD_NAMES: Mapping[Period, str] = {Period.SIX_MONTH: "Sơ kết 6 tháng", Period.YEAR_END: "Tổng kết năm"}

TITLE_ROW = 2
VISIBLE: Mapping[Label, tuple[int, str, str]] = {
    Label.NAME: (4, "A4", "B4:F4"),
    Label.UNIT: (4, "G4:H4", "I4:K4"),
    Label.BLOC: (5, "A5", "B5:F5"),
    Label.YEAR: (5, "G5:H5", "I5:K5"),
    Label.PERIOD: (6, "A6", "B6:F6"),
    Label.SCALE: (6, "G6:H6", "I6:K6"),
    Label.DEADLINE: (7, "A7", "B7:F7"),
}
"""Row, label and value of what the form shows of itself; a reader finds them by label, not by place."""

HEADER_ROW = 11
FIRST_ROW = HEADER_ROW + 1
LISTS_COLUMN = len(Working) + 1
"""The first column of `Tính` (from 0) that holds option lists, one list a column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Whose form it is, and made for what. `bloc` is the bloc's name, `scale` the scale's version."""

    unit: str
    period: Period
    bloc: str
    year: int
    scale: str


def identity_rows(identity: Identity) -> tuple[tuple[Label, str], ...]:
    """The rows of `Nhận dạng`: label in column A, text in column B."""
    return (
        (Label.PROGRAM, PROGRAM),
        (Label.UNIT, identity.unit),
        (Label.PERIOD, identity.period.value),
        (Label.BLOC, identity.bloc),
        (Label.YEAR, str(identity.year)),
        (Label.SCALE, identity.scale),
    )


def identity_of(texts: Mapping[str, str]) -> Identity | None:
    """The identity told by label → text pairs, hidden or visible; None where a part is gone or makes no sense."""
    told = {fold(label): text.strip() for label, text in texts.items()}
    unit, bloc, scale, year, period = (
        told.get(fold(label), "") for label in (Label.UNIT, Label.BLOC, Label.SCALE, Label.YEAR, Label.PERIOD)
    )
    named = _period(period)
    if not (unit and bloc and scale and named and year.isascii() and year.isdigit()):
        return None
    return Identity(unit=unit, period=named, bloc=bloc, year=int(year), scale=scale)


def _period(text: str) -> Period | None:
    names = {fold(name): period for period, name in PERIOD_NAMES.items()}
    return names.get(fold(text)) or next((period for period in Period if period.value == text), None)


def form_lines(scale: Scale, member: Member, period: Period) -> tuple[Line, ...]:
    """The rows of a member's form: all not excluded by `Đối tượng` or `Kỳ`, headings included, in scale order."""
    return tuple(line for line in scale.lines if not excluded(scale, line, member, period))


def input_column(line: Line) -> Column | None:
    """Where the line is answered: `Kết quả`, `Điểm tự chấm`, or nowhere."""
    if line.kind is Kind.CONDITION:
        return Column.REPORTED
    if line.rule is None or line.rule.question is None or line.rule.follows:
        return None
    return Column.CLAIMED if line.rule.question.claimed else Column.REPORTED


def unlocked(line: Line) -> frozenset[Column]:
    """The cells of a row that the member may fill."""
    columns = {Column.EVIDENCE, Column.NOTE}
    if line.kind is not Kind.CONDITION:
        columns.add(Column.NOT_APPLICABLE)
    answer = input_column(line)
    return frozenset(columns | {answer} if answer else columns)


def cell(column: Column | Working, row: int) -> str:
    """`G12`."""
    return f"{column.letter}{row}"
