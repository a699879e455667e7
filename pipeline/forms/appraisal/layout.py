"""Where things stand on an appraiser's workbook. The only file that knows its cells; writer and reader share it.

Rows are counted from 1, as Excel shows them. Source: CONTRACT section 12.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum

from pipeline.forms.kit.columns import Columns, letters
from pipeline.forms.kit.identity import (
    IDENTITY_SHEET,
    PROGRAM,
    Label,
    LabelledText,
    Occasion,
    occasion_of,
    round_of,
    told_by_label,
)

GUIDE_SHEET = "Hướng dẫn"
APPRAISAL_SHEET = "Thẩm định"

PAPER = "Phiếu thẩm định"
"""The kind of paper, on `Nhận dạng`."""

HEADER_ROW = 7
FIRST_ROW = HEADER_ROW + 1
TITLE_CELLS = "A1:N1"


class Column(Columns):
    """The columns of `Thẩm định`, in order; the value is the label in the header row."""

    UNIT = "Mã đơn vị"
    NAME = "Đơn vị"
    CODE = "Mã"
    TITLE = "Nội dung"
    MAXIMUM = "Điểm tối đa"
    TARGET = "Chỉ tiêu giao"
    REPORTED = "Kết quả"
    CLAIMED = "Điểm tự chấm"
    COMPUTED = "Điểm tính"
    EVIDENCE = "Minh chứng"
    NOTE = "Giải trình"
    FIGURE = "Kết quả thẩm định"
    POINTS = "Điểm thẩm định"
    REASON = "Lý do"


INPUTS = (Column.FIGURE, Column.POINTS, Column.REASON)
"""What the appraiser fills."""

NEEDED = (Column.UNIT, Column.CODE, Column.FIGURE, Column.POINTS)
"""Without these columns a sheet is no appraisal. A score form has no such columns."""


class Part(StrEnum):
    """What was said in an earlier round: the first three by the appraisers, the last by the member after it."""

    FIGURE = "kết quả"
    POINTS = "điểm"
    REASON = "lý do"
    RESPONSE = "đơn vị trả lời"


VISIBLE: Mapping[Label, tuple[str, str]] = {
    Label.APPRAISER: ("A2:B2", "C2:F2"),
    Label.OFFICE: ("A3:B3", "C3:F3"),
    Label.BLOC: ("A4:B4", "C4:F4"),
    Label.ROUND: ("G2:H2", "I2:J2"),
    Label.PERIOD: ("G3:H3", "I3:J3"),
    Label.YEAR: ("G4:H4", "I4:J4"),
    Label.SCALE: ("G5:H5", "I5:J5"),
}
"""The cells of label and value of what the workbook shows of itself; a reader finds them by label, not by place."""

COUNT_CELLS = ("K2:M2", "N2")
"""How many rows have a value so far: label and number."""

LISTS_COLUMN = 3
"""The first column of `Nhận dạng` (from 0) that holds option lists, one list a column, from row 1 down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity(Occasion):
    """Whose workbook it is, and made for what. `appraiser` is an office's name, or in cross-scoring a member's code."""

    appraiser: str
    round: int


def identity_rows(identity: Identity) -> tuple[LabelledText, ...]:
    """The rows of `Nhận dạng`."""
    return (
        (Label.PROGRAM, PROGRAM),
        (Label.PAPER, PAPER),
        (Label.APPRAISER, identity.appraiser),
        (Label.ROUND, str(identity.round)),
        *identity.rows,
    )


def identity_of(texts: Mapping[str, str]) -> Identity | None:
    """The identity told by label → text pairs, hidden or visible; None where a part is gone or makes no sense."""
    told = told_by_label(texts)
    appraiser, number, occasion = told[Label.APPRAISER], round_of(told), occasion_of(told)
    if not (appraiser and number and occasion):
        return None
    return Identity(appraiser=appraiser, round=number, **asdict(occasion))


def earlier_label(number: int, part: Part) -> str:
    """`Vòng 1: điểm`: the header of a column with what was said in an earlier round."""
    return f"Vòng {number}: {part}"


def list_cells(place: int, size: int) -> str:
    """`'Nhận dạng'!$D$1:$D$5`: where an option list stands."""
    column = letters(LISTS_COLUMN + place)
    return f"'{IDENTITY_SHEET}'!${column}$1:${column}${size}"
