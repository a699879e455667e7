"""Where things stand on an appraiser's workbook. The only file that knows its cells; writer and reader share it.

Rows are counted from 1, as Excel shows them. Source: CONTRACT section 12.
"""

from collections.abc import Mapping
from enum import StrEnum

from pipeline.forms.kit.columns import Columns, Pair
from pipeline.forms.kit.identity import Label
from pipeline.forms.kit.paper import Paper

HEADER_ROW = 7
FIRST_ROW = HEADER_ROW + 1


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


_KEYS = (Column.UNIT, Column.CODE)
_INPUTS = (Column.FIGURE, Column.POINTS, Column.REASON)

PAPER = Paper(
    kind="Phiếu thẩm định",
    whose=(Label.APPRAISER, Label.ROUND),
    sheet="Thẩm định",
    columns=Column,
    needed=(*_KEYS, Column.FIGURE, Column.POINTS),  # a score form has no such columns
    keys=_KEYS,
    inputs=_INPUTS,
    row_has=(*_KEYS, *_INPUTS),
)


class Part(StrEnum):
    """What was said in an earlier round: the first three by the appraisers, the last by the member after it."""

    FIGURE = "kết quả"
    POINTS = "điểm"
    REASON = "lý do"
    RESPONSE = "đơn vị trả lời"


VISIBLE: Mapping[Label, Pair] = {
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


def earlier_label(number: int, part: Part) -> str:
    """`Vòng 1: điểm`: the header of a column with what was said in an earlier round."""
    return f"Vòng {number}: {part}"
