"""Where things stand on a member's answer to a round of appraisal. The only file that knows its cells.

Rows are counted from 1, as Excel shows them. No column is called as those that make a sheet a score form or an
appraiser's workbook, so that it is never taken for one. Source: CONTRACT sections 9, 10 and 12.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pipeline.form.layout import PERIOD_NAMES, PROGRAM, period_named
from pipeline.model import Period
from pipeline.text.words import fold

GUIDE_SHEET = "Hướng dẫn"
RESPONSE_SHEET = "Giải trình"
IDENTITY_SHEET = "Nhận dạng"

PAPER = "Phiếu giải trình sau thẩm định"
"""The kind of paper, on `Nhận dạng`."""

AGREES, DISAGREES = "Nhất trí", "Không nhất trí"
OPINIONS = (AGREES, DISAGREES)

HEADER_ROW = 6
FIRST_ROW = HEADER_ROW + 1
TITLE_CELLS = "A1:J1"


class Column(StrEnum):
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

    @property
    def place(self) -> int:
        """Counted from 0."""
        return list(Column).index(self)

    @property
    def letter(self) -> str:
        """`A`…`J`."""
        return chr(ord("A") + self.place)


INPUTS = (Column.OPINION, Column.TEXT)
"""What the member fills."""

NEEDED = (Column.CODE, Column.POINTS, Column.OPINION, Column.TEXT)
"""Without these columns a sheet is no answer to an appraisal."""


class Label(StrEnum):
    """What the form says of itself, on `Nhận dạng` and above the header of `Giải trình`."""

    PROGRAM = "Chương trình"
    PAPER = "Loại phiếu"
    NAME = "Đơn vị"
    UNIT = "Mã đơn vị"
    ROUND = "Vòng thẩm định"
    PERIOD = "Kỳ"
    BLOC = "Khối thi đua"
    YEAR = "Năm"
    SCALE = "Phiên bản thang điểm"


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
class Identity:
    """Whose form it is, and made for what. `bloc` is the bloc's name, `scale` the scale's version."""

    unit: str
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
        (Label.UNIT, identity.unit),
        (Label.ROUND, str(identity.round)),
        (Label.PERIOD, identity.period.value),
        (Label.BLOC, identity.bloc),
        (Label.YEAR, str(identity.year)),
        (Label.SCALE, identity.scale),
    )


def visible_texts(identity: Identity, name: str) -> dict[Label, str]:
    """What the head of `Giải trình` says, by label; `name` is the member's."""
    texts = {label: text for label, text in identity_rows(identity) if label in VISIBLE}
    return {Label.NAME: name} | texts | {Label.PERIOD: PERIOD_NAMES[identity.period]}


def identity_of(texts: Mapping[str, str]) -> Identity | None:
    """The identity told by label → text pairs, hidden or visible; None where a part is gone or makes no sense."""
    told = {fold(label): text.strip() for label, text in texts.items()}
    unit, number, period, bloc, year, scale = (
        told.get(fold(label), "")
        for label in (Label.UNIT, Label.ROUND, Label.PERIOD, Label.BLOC, Label.YEAR, Label.SCALE)
    )
    named = period_named(period)
    if not (unit and bloc and scale and named):
        return None
    if not (re.fullmatch("[0-9]{4}", year) and re.fullmatch("[1-9][0-9]?", number)):
        return None
    return Identity(unit=unit, round=int(number), period=named, bloc=bloc, year=int(year), scale=scale)


def cell(column: Column, row: int) -> str:
    """`I7`."""
    return f"{column.letter}{row}"
