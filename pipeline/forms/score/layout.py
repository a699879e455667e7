"""Where things stand on the score form. The only file that knows cells; the writer and the reader share it.

Rows are counted from 1, as Excel shows them. Source: CONTRACT section 9.
"""

from collections.abc import Mapping
from enum import StrEnum

from pipeline.forms.kit.columns import Columns, Pair, cell, letters
from pipeline.forms.kit.identity import Label
from pipeline.forms.kit.paper import Paper
from pipeline.model.bloc import Member, Period
from pipeline.model.scale import Kind, Line, Scale
from pipeline.scoring.applicability import excluded
from pipeline.text.workbooks.forms import BEFORE_RESCALING

FORM_SHEET = "Phiếu chấm điểm"
WORKINGS_SHEET = "Tính"


class Column(Columns):
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


ANSWERS = (Column.REPORTED, Column.CLAIMED, Column.NOT_APPLICABLE, Column.EVIDENCE, Column.NOTE)
"""What the member fills, each where its line asks it."""

PAPER = Paper(
    kind="",
    whose=(Label.UNIT,),
    sheet=FORM_SHEET,
    columns=Column,
    needed=(Column.CODE, Column.REPORTED, Column.CLAIMED),
    keys=(Column.CODE,),
    inputs=ANSWERS,
    row_has=(Column.CODE, *ANSWERS),
)


class Working(Columns):
    """The columns of the hidden sheet `Tính`; a row there speaks of the same row of the form.

    MARKED: 1 where an `x` with a reason stands on the row or above it. SHOWN_AS: the look of a number that answers.
    TYPED: an answer typed as text, cleaned. ANSWER: what was answered, as the rule takes it.
    STATE: what the row shows in place of points, see `formulas`. COMPUTED: the points by the rule.
    CLAIM_TYPED, CLAIM: the number in `Điểm tự chấm` of a computed line. POINTS: the row's own, as they are added up.
    BASE to MAXIMUM: what the row and its branch add up to.
    """

    CODE = "Mã"
    MARKED = "Không áp dụng"
    SHOWN_AS = "Kiểu ô"
    TYPED = "Chữ đã gõ"
    ANSWER = "Trả lời"
    STATE = "Tình trạng"
    COMPUTED = "Điểm tính được"
    CLAIM_TYPED = "Chữ tự chấm"
    CLAIM = "Số tự chấm"
    POINTS = "Điểm của dòng"
    BASE = "Điểm chuẩn"
    BONUS = "Điểm thưởng"
    DEDUCTION = "Điểm trừ"
    MAXIMUM = "Điểm tối đa"


class Sum(StrEnum):
    """What the level-1 rows add up to, at the side of `Tính`: before rescaling, then as it counts.

    FILLED counts the cells that were answered or marked.
    """

    COUNTED_BASE = "Điểm chuẩn trước quy đổi"
    COUNTED_MAXIMUM = BEFORE_RESCALING
    BASE = "Điểm chuẩn"
    BONUS = "Điểm thưởng"
    DEDUCTION = "Điểm trừ"
    MAXIMUM = "Điểm tối đa"
    TOTAL = "Tổng điểm"
    FILLED = "Số ô đã điền"

    @property
    def row(self) -> int:
        return list(type(self)).index(self) + 1


VISIBLE: Mapping[Label, Pair] = {
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


def address(column: Column | Working, row: int) -> str:
    """`'Tính'!D12`: the cell as any sheet of the form may refer to it."""
    sheet = FORM_SHEET if isinstance(column, Column) else WORKINGS_SHEET
    return f"'{sheet}'!{cell(column, row)}"


def sum_address(total: Sum) -> str:
    """`'Tính'!L7`: the value of a sum."""
    return f"'{WORKINGS_SHEET}'!{letters(SUMS_COLUMN + 1)}{total.row}"
