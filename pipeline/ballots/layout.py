"""Where things stand on the workbook of counts. The only file that knows its cells; writer and reader share it.

Rows are counted from 1, as Excel shows them. A count always stands in the column of votes: those of the meeting
beside their labels above the table, those of a candidate in its row.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pipeline.form.layout import PERIOD_NAMES, PROGRAM, period_named
from pipeline.model import Grounds, Period
from pipeline.text.words import fold

BALLOT_SHEET = "Phiếu suy tôn"
COUNT_SHEET = "Kiểm phiếu"
IDENTITY_SHEET = "Nhận dạng"

PAPER = "Bảng kiểm phiếu"
"""The kind of paper, on `Nhận dạng`."""


class Column(StrEnum):
    """The columns of `Kiểm phiếu`, in order; the value is the label in the header row."""

    AWARD = "Danh hiệu"
    PLACE = "Hạng"
    UNIT = "Mã đơn vị"
    NAME = "Đơn vị"
    VOTES = "Số phiếu đồng ý"
    SHARE = "Tỷ lệ"

    @property
    def place(self) -> int:
        """Counted from 0."""
        return list(Column).index(self)

    @property
    def letter(self) -> str:
        """`E`."""
        return chr(ord("A") + self.place)


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


class Label(StrEnum):
    """What the workbook says of itself, on `Nhận dạng` and at the top of `Kiểm phiếu`."""

    PROGRAM = "Chương trình"
    PAPER = "Loại phiếu"
    BLOC = "Khối thi đua"
    PERIOD = "Kỳ"
    YEAR = "Năm"
    SCALE = "Phiên bản thang điểm"


VISIBLE = (Label.BLOC, Label.PERIOD, Label.YEAR, Label.SCALE)
"""What a person sees, one a row; a reader finds them by label, not by place."""

VISIBLE_ROW = 2
MEETING_ROW = VISIBLE_ROW + len(VISIBLE) + 1
MEMBERS_ROW = MEETING_ROW + 1
VOTES_ROW = MEMBERS_ROW + len(Total) + 2
HEADER_ROW = VOTES_ROW + 1
FIRST_ROW = HEADER_ROW + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a count was made for; `bloc` is the bloc's name, `scale` the scale's version."""

    bloc: str
    period: Period
    year: int
    scale: str


def identity_for(grounds: Grounds) -> Identity:
    """What a count of this review says of itself."""
    bloc = grounds.config.bloc
    return Identity(bloc=bloc.name, period=grounds.period, year=bloc.year, scale=grounds.scale.version)


def identity_rows(identity: Identity) -> tuple[tuple[Label, str], ...]:
    """The rows of `Nhận dạng`: label in column A, text in column B."""
    return (
        (Label.PROGRAM, PROGRAM),
        (Label.PAPER, PAPER),
        (Label.BLOC, identity.bloc),
        (Label.PERIOD, identity.period.value),
        (Label.YEAR, str(identity.year)),
        (Label.SCALE, identity.scale),
    )


def visible_texts(identity: Identity) -> dict[Label, str]:
    """What the top of `Kiểm phiếu` says, by label."""
    texts = {label: text for label, text in identity_rows(identity) if label in VISIBLE}
    return texts | {Label.PERIOD: PERIOD_NAMES[identity.period]}


def identity_of(texts: Mapping[str, str]) -> Identity | None:
    """The identity told by label → text pairs, hidden or visible; None where a part is gone or makes no sense."""
    told = {fold(label): text.strip() for label, text in texts.items()}
    bloc, period, year, scale = (told.get(fold(label), "") for label in VISIBLE)
    named = period_named(period)
    if not (bloc and scale and named and re.fullmatch("[0-9]{4}", year)):
        return None
    return Identity(bloc=bloc, period=named, year=int(year), scale=scale)


def cell(column: Column, row: int) -> str:
    """`E12`."""
    return f"{column.letter}{row}"
