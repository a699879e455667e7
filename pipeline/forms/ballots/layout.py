"""Where things stand on the workbook of counts. The only file that knows its cells; writer and reader share it.

Rows are counted from 1, as Excel shows them. A count always stands in the column of votes: those of the meeting
beside their labels above the table, those of a candidate in its row.
"""

from enum import StrEnum

from pipeline.forms.kit.columns import Columns
from pipeline.forms.kit.identity import Label
from pipeline.forms.kit.paper import Paper, as_text
from pipeline.sheets.reading import shown

BALLOT_SHEET = "Phiếu suy tôn"


class Column(Columns):
    """The columns of `Kiểm phiếu`, in order; the value is the label in the header row."""

    AWARD = "Danh hiệu"
    PLACE = "Hạng"
    UNIT = "Mã đơn vị"
    NAME = "Đơn vị"
    VOTES = "Số phiếu đồng ý"
    SHARE = "Tỷ lệ"


PAPER = Paper(
    kind="Bảng kiểm phiếu",
    whose=(),
    sheet="Kiểm phiếu",
    columns=Column,
    needed=(Column.AWARD, Column.UNIT, Column.VOTES),
    keys=(Column.AWARD, Column.UNIT),
    inputs=(Column.VOTES,),
    row_has=(Column.UNIT, Column.VOTES),
    key_text=as_text,
    compared=shown,
)

REMARK_PLACE = len(Column)
"""The column (from 0), without a heading, that says what does not fit."""


class Total(StrEnum):
    """What is counted for the whole meeting, in the order in which none may be more than the one before."""

    PRESENT = "Số thành viên có mặt"
    ISSUED = "Số phiếu phát ra"
    RETURNED = "Số phiếu thu về"
    VALID = "Số phiếu hợp lệ"

    @property
    def row(self) -> int:
        """The row where the writer puts it."""
        return MEMBERS_ROW + 1 + list(Total).index(self)


VISIBLE = (Label.BLOC, Label.PERIOD, Label.YEAR, Label.SCALE)
"""What a person sees, one a row; a reader finds them by label, not by place."""

VISIBLE_ROW = 2
MEETING_ROW = VISIBLE_ROW + len(VISIBLE) + 1
MEMBERS_ROW = MEETING_ROW + 1
VOTES_ROW = MEMBERS_ROW + len(Total) + 2
HEADER_ROW = VOTES_ROW + 1
FIRST_ROW = HEADER_ROW + 1
