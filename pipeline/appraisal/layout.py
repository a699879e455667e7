"""Where things stand on an appraiser's workbook. The only file that knows its cells; writer and reader share it.

Rows are counted from 1, as Excel shows them. Source: CONTRACT section 12.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pipeline.form.layout import PERIOD_NAMES, PROGRAM, period_named
from pipeline.model import Period
from pipeline.text.words import fold

GUIDE_SHEET = "Hướng dẫn"
APPRAISAL_SHEET = "Thẩm định"
IDENTITY_SHEET = "Nhận dạng"

PAPER = "Phiếu thẩm định"
"""The kind of paper, on `Nhận dạng`."""

HEADER_ROW = 7
FIRST_ROW = HEADER_ROW + 1
TITLE_CELLS = "A1:N1"


class Column(StrEnum):
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

    @property
    def place(self) -> int:
        """Counted from 0."""
        return list(Column).index(self)


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


class Label(StrEnum):
    """What the workbook says of itself, on `Nhận dạng` and above the header of `Thẩm định`."""

    PROGRAM = "Chương trình"
    PAPER = "Loại phiếu"
    APPRAISER = "Cơ quan thẩm định"
    NAME = "Tên cơ quan"
    ROUND = "Vòng thẩm định"
    PERIOD = "Kỳ"
    BLOC = "Khối thi đua"
    YEAR = "Năm"
    SCALE = "Phiên bản thang điểm"


VISIBLE: Mapping[Label, tuple[str, str]] = {
    Label.APPRAISER: ("A2:B2", "C2:F2"),
    Label.NAME: ("A3:B3", "C3:F3"),
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
class Identity:
    """Whose workbook it is, and made for what.

    `appraiser` is an office's name, or in cross-scoring a member's code; `bloc` is the bloc's name, `scale` the
    scale's version.
    """

    appraiser: str
    round: int
    period: Period
    bloc: str
    year: int
    scale: str


def identity_rows(identity: Identity) -> tuple[tuple[Label, str], ...]:
    """The rows of `Nhận dạng`: label in column A, text in column B."""
    return (
        (Label.PROGRAM, PROGRAM),
        (Label.PAPER, PAPER),
        (Label.APPRAISER, identity.appraiser),
        (Label.ROUND, str(identity.round)),
        (Label.PERIOD, identity.period.value),
        (Label.BLOC, identity.bloc),
        (Label.YEAR, str(identity.year)),
        (Label.SCALE, identity.scale),
    )


def visible_texts(identity: Identity) -> dict[Label, str]:
    """What the head of `Thẩm định` says, by label."""
    texts = {label: text for label, text in identity_rows(identity) if label in VISIBLE}
    return texts | {Label.PERIOD: PERIOD_NAMES[identity.period]}


def identity_of(texts: Mapping[str, str]) -> Identity | None:
    """The identity told by label → text pairs, hidden or visible; None where a part is gone or makes no sense."""
    told = {fold(label): text.strip() for label, text in texts.items()}
    appraiser, number, period, bloc, year, scale = (
        told.get(fold(label), "")
        for label in (Label.APPRAISER, Label.ROUND, Label.PERIOD, Label.BLOC, Label.YEAR, Label.SCALE)
    )
    named = period_named(period)
    if not (appraiser and bloc and scale and named):
        return None
    if not (re.fullmatch("[0-9]{4}", year) and re.fullmatch("[1-9][0-9]?", number)):
        return None
    return Identity(appraiser=appraiser, round=int(number), period=named, bloc=bloc, year=int(year), scale=scale)


def earlier_label(number: int, part: Part) -> str:
    """`Vòng 1: điểm`: the header of a column with what was said in an earlier round."""
    return f"Vòng {number}: {part}"


def letters(place: int) -> str:
    """`A`, …, `Z`, `AA`: the letters of the column counted from 0."""
    tens, ones = divmod(place, 26)
    return (letters(tens - 1) if tens else "") + chr(ord("A") + ones)


def cell(column: Column, row: int) -> str:
    """`L12`."""
    return f"{letters(column.place)}{row}"


def list_cells(place: int, size: int) -> str:
    """`'Nhận dạng'!$D$1:$D$5`: where an option list stands."""
    column = letters(LISTS_COLUMN + place)
    return f"'{IDENTITY_SHEET}'!${column}$1:${column}${size}"
