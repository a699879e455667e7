"""Where things stand on a member's answer to a round of appraisal. The only file that knows its cells.

Rows are counted from 1, as Excel shows them. No column is called as those that make a sheet a score form or an
appraiser's workbook, so that it is never taken for one. Source: CONTRACT sections 9, 10 and 12.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from pipeline.forms.kit.columns import Columns
from pipeline.forms.kit.identity import (
    PROGRAM,
    Label,
    LabelledText,
    Occasion,
    occasion_of,
    round_of,
    told_by_label,
)

GUIDE_SHEET = "Hướng dẫn"
RESPONSE_SHEET = "Giải trình"

PAPER = "Phiếu giải trình sau thẩm định"
"""The kind of paper, on `Nhận dạng`."""

AGREES, DISAGREES = "Nhất trí", "Không nhất trí"
OPINIONS = (AGREES, DISAGREES)

HEADER_ROW = 6
FIRST_ROW = HEADER_ROW + 1
TITLE_CELLS = "A1:J1"


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


INPUTS = (Column.OPINION, Column.TEXT)
"""What the member fills."""

NEEDED = (Column.CODE, Column.POINTS, Column.OPINION, Column.TEXT)
"""Without these columns a sheet is no answer to an appraisal."""


VISIBLE: Mapping[Label, tuple[str, str]] = {
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity(Occasion):
    """Whose form it is, and made for what."""

    unit: str
    round: int


def identity_rows(identity: Identity) -> tuple[LabelledText, ...]:
    """The rows of `Nhận dạng`."""
    return (
        (Label.PROGRAM, PROGRAM),
        (Label.PAPER, PAPER),
        (Label.UNIT, identity.unit),
        (Label.ROUND, str(identity.round)),
        *identity.rows,
    )


def identity_of(texts: Mapping[str, str]) -> Identity | None:
    """The identity told by label → text pairs, hidden or visible; None where a part is gone or makes no sense."""
    told = told_by_label(texts)
    unit, number, occasion = told[Label.UNIT], round_of(told), occasion_of(told)
    if not (unit and number and occasion):
        return None
    return Identity(unit=unit, round=number, **asdict(occasion))
