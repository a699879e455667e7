"""Where things stand on a member's registration of targets. The only file that knows its cells.

Rows are counted from 1, as Excel shows them. No column is called as those that make a sheet a score form, an
appraiser's workbook or an answer to one. Source: CONTRACT section 5 says what becomes of the figures.
"""

from collections.abc import Mapping

from pipeline.forms.kit.columns import Columns, Pair
from pipeline.forms.kit.identity import Label
from pipeline.forms.kit.paper import Paper
from pipeline.text.workbooks.forms import REGISTRATION

HEADER_ROW = 5
FIRST_ROW = HEADER_ROW + 1


class Column(Columns):
    """The columns of `Đăng ký`, in order; the value is the label in the header row."""

    CODE = "Mã"
    TITLE = "Nội dung"
    MEASURE = "Đơn vị tính"
    HALF_YEAR = "Chỉ tiêu 6 tháng"
    YEAR = "Chỉ tiêu năm"
    NOTE = "Ghi chú"


INPUTS = (Column.HALF_YEAR, Column.YEAR)

PAPER = Paper(
    kind=REGISTRATION,
    whose=(Label.UNIT,),
    sheet="Đăng ký",
    columns=Column,
    needed=(Column.CODE, *INPUTS),
    keys=(Column.CODE,),
    inputs=INPUTS,
    row_has=INPUTS,
)

VISIBLE: Mapping[Label, Pair] = {
    Label.NAME: ("A2", "B2"),
    Label.BLOC: ("A3", "B3"),
    Label.UNIT: ("C2:D2", "E2"),
    Label.YEAR: ("C3:D3", "E3"),
    Label.PERIOD: ("A4", "B4"),
    Label.SCALE: ("C4:D4", "E4:F4"),
}
"""The cells of label and value of what the form shows of itself; a reader finds them by label, not by place."""
