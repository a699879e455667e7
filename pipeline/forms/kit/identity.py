"""What every paper of ours says of itself: which review of which bloc it was made for, and whose it is."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.bloc import Period
from pipeline.model.grounds import Grounds
from pipeline.text.words import fold

IDENTITY_SHEET = "Nhận dạng"
"""The hidden sheet: label in column A, text in column B."""

PROGRAM = "thidua"
PERIOD_NAMES: Mapping[Period, str] = {Period.SIX_MONTH: "Sơ kết 6 tháng", Period.YEAR_END: "Tổng kết năm"}


class Label(StrEnum):
    """What papers say of themselves, on `Nhận dạng` and above the header of their table."""

    PROGRAM = "Chương trình"
    PAPER = "Loại phiếu"
    NAME = "Đơn vị"
    UNIT = "Mã đơn vị"
    APPRAISER = "Cơ quan thẩm định"
    OFFICE = "Tên cơ quan"
    ROUND = "Vòng thẩm định"
    PERIOD = "Kỳ"
    BLOC = "Khối thi đua"
    YEAR = "Năm"
    SCALE = "Phiên bản thang điểm"
    DEADLINE = "Hạn nộp"


LabelledText = tuple[Label, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """The review that a paper was made for. `bloc` is the bloc's name, `scale` the scale's version."""

    period: Period
    bloc: str
    year: int
    scale: str

    @property
    def rows(self) -> tuple[LabelledText, ...]:
        """As they stand on `Nhận dạng`."""
        return (
            (Label.PERIOD, self.period.value),
            (Label.BLOC, self.bloc),
            (Label.YEAR, str(self.year)),
            (Label.SCALE, self.scale),
        )


def occasion_for(grounds: Grounds) -> Occasion:
    """What every paper of this review says."""
    bloc = grounds.config.bloc
    return Occasion(period=grounds.period, bloc=bloc.name, year=bloc.year, scale=grounds.scale.version)


def visible_texts(rows: Iterable[LabelledText], shown: Collection[Label]) -> dict[Label, str]:
    """Those of the rows that people see too, with the period as people call it."""
    named = {period.value: name for period, name in PERIOD_NAMES.items()}
    return {label: named[text] if label is Label.PERIOD else text for label, text in rows if label in shown}


def told_by_label(texts: Mapping[str, str]) -> dict[Label, str]:
    """What label → text pairs say, hidden or visible; empty where a label is gone."""
    told = {fold(label): text.strip() for label, text in texts.items()}
    return {label: told.get(fold(label), "") for label in Label}


def occasion_of(told: Mapping[Label, str]) -> Occasion | None:
    """None where a part is gone or makes no sense."""
    bloc, year, scale, period = told[Label.BLOC], told[Label.YEAR], told[Label.SCALE], period_named(told[Label.PERIOD])
    if not (bloc and scale and period and re.fullmatch("[0-9]{4}", year)):
        return None
    return Occasion(period=period, bloc=bloc, year=int(year), scale=scale)


def round_of(told: Mapping[Label, str]) -> int | None:
    """The round of appraisal, from 1."""
    return int(told[Label.ROUND]) if re.fullmatch("[1-9][0-9]?", told[Label.ROUND]) else None


def period_named(text: str) -> Period | None:
    """The period of a name that people see, or of the word that programs use."""
    names = {fold(name): period for period, name in PERIOD_NAMES.items()}
    return names.get(fold(text)) or next((period for period in Period if period.value == text), None)
