"""Where things stand on a member's answer to a round of appraisal. The only file that knows its cells.

Rows are counted from 1, as Excel shows them. No column is called as those that make a sheet a score form or an
appraiser's workbook, so that it is never taken for one. Source: CONTRACT sections 9, 10 and 12.
"""

from collections.abc import Mapping

from pipeline.forms.kit.columns import Columns, Pair
from pipeline.forms.kit.identity import Label
from pipeline.forms.kit.paper import Paper
from pipeline.text.workbooks.forms import EXPLANATION

AGREES, DISAGREES = "Nhất trí", "Không nhất trí"
OPINIONS = (AGREES, DISAGREES)

HEADER_ROW = 6
FIRST_ROW = HEADER_ROW + 1


class Column(Columns):
    """The columns of `Giải trình`, in order; the value is the label in the header row."""

    CODE = "Mã"
    TITLE = "Nội dung"
    MAXIMUM = "Điểm tối đa"
    REPORTED = "Kết quả"
    OWN = "Điểm của đơn vị"
    FIGURE = "Kết quả thẩm định"
    POINTS = "Điểm sau thẩm định"
    REASON = "Lý do"
    OPINION = "Ý kiến"
    TEXT = "Giải trình"


_INPUTS = (Column.OPINION, Column.TEXT)

PAPER = Paper(
    kind=EXPLANATION,
    whose=(Label.UNIT, Label.ROUND),
    sheet="Giải trình",
    columns=Column,
    needed=(Column.CODE, Column.POINTS, *_INPUTS),
    keys=(Column.CODE,),
    inputs=_INPUTS,
    row_has=(Column.CODE, *_INPUTS),
)

VISIBLE: Mapping[Label, Pair] = {
    Label.NAME: ("A2", "B2:D2"),
    Label.BLOC: ("A3", "B3:D3"),
    Label.UNIT: ("E2:F2", "G2:H2"),
    Label.ROUND: ("E3:F3", "G3:H3"),
    Label.PERIOD: ("E4:F4", "G4:H4"),
    Label.YEAR: ("I3", "J3"),
    Label.SCALE: ("I4", "J4"),
}
"""The cells of label and value of what the form shows of itself; a reader finds them by label, not by place."""

COUNT_CELLS = ("I2", "J2")
"""How many rows were answered so far: label and text."""
