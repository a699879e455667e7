"""Where things stand on the score form. The only file that knows cells; the writer and the reader share it.

Rows are counted from 1, as Excel shows them. Source: CONTRACT section 9.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pipeline.model import Kind, Line, Member, Period, Scale
from pipeline.scoring.applicability import excluded
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
        return _letters(self.place)


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

    MARKED: 1 where an `x` with a reason stands on the row or above it. TYPED: an answer typed as text, cleaned.
    ANSWER: what was answered, as the rule takes it. STATE: what the row shows in place of points, see `formulas`.
    POINTS: the row's own.
    BASE to MAXIMUM: what the row and its branch add up to.
    """

    CODE = "Mã"
    MARKED = "Không áp dụng"
    TYPED = "Chữ đã gõ"
    ANSWER = "Trả lời"
    STATE = "Tình trạng"
    POINTS = "Điểm của dòng"
    BASE = "Điểm chuẩn"
    BONUS = "Điểm thưởng"
    DEDUCTION = "Điểm trừ"
    MAXIMUM = "Điểm tối đa"


class Sum(StrEnum):
    """What the level-1 rows add up to, at the side of `Tính`: before rescaling, then as it counts."""

    COUNTED_BASE = "Điểm chuẩn trước quy đổi"
    COUNTED_MAXIMUM = "Điểm tối đa trước quy đổi"
    BASE = "Điểm chuẩn"
    BONUS = "Điểm thưởng"
    DEDUCTION = "Điểm trừ"
    MAXIMUM = "Điểm tối đa"
    TOTAL = "Tổng điểm"

    @property
    def row(self) -> int:
        return list(type(self)).index(self) + 1


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

TITLE_CELLS = "A1:K1"
VISIBLE: Mapping[Label, tuple[str, str]] = {
    Label.NAME: ("A2", "B2:D2"),
    Label.BLOC: ("A3", "B3:D3"),
    Label.DEADLINE: ("A4", "B4:D4"),
    Label.UNIT: ("E2", "F2:G2"),
    Label.PERIOD: ("E3", "F3:G3"),
    Label.YEAR: ("E4", "F4:G4"),
    Label.SCALE: ("E5", "F5:G5"),
}
"""The cells of label and value of what the form shows of itself; a reader finds them by label, not by place."""

TOTAL_CELLS = ("H2:J2", "K2")
MAXIMUM_CELLS = ("H3:J3", "K3")
OPEN_CELLS = ("H4:J4", "K4")
REVIEW_CELLS = ("H5:J5", "K5")
REMARK_CELLS = "A5:D5"

HEADER_ROW = 7
FIRST_ROW = HEADER_ROW + 1

SUMS_COLUMN = len(Working) + 1
"""The column of `Tính` (from 0) with the labels of the sums; the values stand in the next."""

LISTS_COLUMN = SUMS_COLUMN + 3
"""The first column of `Tính` (from 0) that holds option lists, one list a column, from row 1 down."""

HINT_LETTER = "L"
"""Beside the table, without a label and outside the print: what is still to do on a row."""


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
    named = period_named(period)
    if not (unit and bloc and scale and named and re.fullmatch("[0-9]{4}", year)):
        return None
    return Identity(unit=unit, period=named, bloc=bloc, year=int(year), scale=scale)


def period_named(text: str) -> Period | None:
    """The period of a name that people see, or of the word that programs use."""
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


def address(column: Column | Working, row: int) -> str:
    """`'Tính'!D12`: the cell as any sheet of the form may refer to it."""
    sheet = FORM_SHEET if isinstance(column, Column) else WORKINGS_SHEET
    return f"'{sheet}'!{cell(column, row)}"


def list_cells(place: int, size: int) -> str:
    """`'Tính'!$O$1:$O$5`: where an option list stands."""
    letters = _letters(LISTS_COLUMN + place)
    return f"'{WORKINGS_SHEET}'!${letters}$1:${letters}${size}"


def list_name(place: int) -> str:
    """The name by which drop-downs refer to an option list: they may not name another sheet in every Excel."""
    return f"DanhSach_{place + 1}"


def _letters(place: int) -> str:
    """`A`, …, `Z`, `AA`: the letters of the column counted from 0."""
    tens, ones = divmod(place, 26)
    return (_letters(tens - 1) if tens else "") + chr(ord("A") + ones)


def sum_address(total: Sum) -> str:
    """`'Tính'!L7`: the value of a sum."""
    return f"'{WORKINGS_SHEET}'!{_letters(SUMS_COLUMN + 1)}{total.row}"
