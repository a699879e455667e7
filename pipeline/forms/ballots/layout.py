"""Where things stand on the workbook of counts. The only file that knows its cells; writer and reader share it.

Rows are counted from 1, as Excel shows them. A count always stands in the column of votes: those of the meeting
beside their labels above the table, those of a candidate in its row.
"""

from collections.abc import Mapping
from enum import StrEnum

from pipeline.forms.kit.columns import Columns
from pipeline.forms.kit.identity import PROGRAM, Label, LabelledText, Occasion, occasion_of, told_by_label

BALLOT_SHEET = "Phiếu suy tôn"
COUNT_SHEET = "Kiểm phiếu"

PAPER = "Bảng kiểm phiếu"
"""The kind of paper, on `Nhận dạng`."""


class Column(Columns):
    """The columns of `Kiểm phiếu`, in order; the value is the label in the header row."""

    AWARD = "Danh hiệu"
    PLACE = "Hạng"
    UNIT = "Mã đơn vị"
    NAME = "Đơn vị"
    VOTES = "Số phiếu đồng ý"
    SHARE = "Tỷ lệ"


NEEDED = (Column.AWARD, Column.UNIT, Column.VOTES)
"""Without these columns a sheet is no count."""

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


def identity_rows(occasion: Occasion) -> tuple[LabelledText, ...]:
    """The rows of `Nhận dạng`."""
    return ((Label.PROGRAM, PROGRAM), (Label.PAPER, PAPER), *occasion.rows)


def identity_of(texts: Mapping[str, str]) -> Occasion | None:
    """What a count was made for, told by label → text pairs; None where a part is gone or makes no sense."""
    return occasion_of(told_by_label(texts))
