"""What every paper of ours says of itself: which review of which bloc it was made for, and whose it is."""

import re
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from pipeline.model.bloc import Period
from pipeline.model.grounds import Grounds
from pipeline.text.words import fold

IDENTITY_SHEET = "Nhận dạng"
"""The hidden sheet: label in column A, text in column B."""

GUIDE_SHEET = "Hướng dẫn"
"""The first sheet of a form: how to fill it."""

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

LABELS: Mapping[str, Label] = {fold(label): label for label in Label}
"""The labels as words are compared."""

_NAMED = {fold(name): period for period, name in PERIOD_NAMES.items()}
_PERIODS = {period.value: period for period in Period}


class Identity(NamedTuple):
    """The review that a paper was made for, and whose it is. `bloc` is the bloc's name, `scale` the scale's version.

    `unit` is a member's code, `appraiser` an office's name or in cross-scoring a member's code, `round` a round of
    appraisal from 1; "" and 0 on papers that say nothing of it.
    """

    period: Period
    bloc: str
    year: int
    scale: str
    unit: str = ""
    appraiser: str = ""
    round: int = 0

    @property
    def whose(self) -> tuple[object, ...]:
        """Equal for the papers of one sender for one review and round, whatever the scale was."""
        return fold(self.appraiser), self.unit, self.round, self.period, fold(self.bloc), self.year


def identity_for(grounds: Grounds, *, unit: str = "", appraiser: str = "", number: int = 0) -> Identity:
    """What a paper made for this review says of itself; `number` is the round."""
    bloc = grounds.config.bloc
    return Identity(
        period=grounds.period,
        bloc=bloc.name,
        year=bloc.year,
        scale=grounds.scale.version,
        unit=unit,
        appraiser=appraiser,
        round=number,
    )


def identity_rows(identity: Identity, kind: str, whose: Iterable[Label]) -> tuple[LabelledText, ...]:
    """The rows of `Nhận dạng`. `kind` is the kind of paper ("" for a score form), `whose` what it says of its owner."""
    owner = {Label.UNIT: identity.unit, Label.APPRAISER: identity.appraiser, Label.ROUND: str(identity.round)}
    return (
        (Label.PROGRAM, PROGRAM),
        *([(Label.PAPER, kind)] if kind else []),
        *((label, owner[label]) for label in whose),
        (Label.PERIOD, identity.period.value),
        (Label.BLOC, identity.bloc),
        (Label.YEAR, str(identity.year)),
        (Label.SCALE, identity.scale),
    )


def identity_of(texts: Mapping[str, str], whose: Collection[Label]) -> Identity | None:
    """The identity that label → text pairs give, hidden or visible; None where a part is gone or makes no sense."""
    said = dict.fromkeys(Label, "")
    for label, text in texts.items():
        known = LABELS.get(fold(label))
        if known:
            said[known] = text.strip()
    period = period_named(said[Label.PERIOD])
    complete = all(said[label] for label in (*whose, Label.BLOC, Label.SCALE))
    if not complete or period is None or not re.fullmatch("[0-9]{4}", said[Label.YEAR]):
        return None
    if Label.ROUND in whose and not re.fullmatch("[1-9][0-9]?", said[Label.ROUND]):
        return None
    return Identity(
        period=period,
        bloc=said[Label.BLOC],
        year=int(said[Label.YEAR]),
        scale=said[Label.SCALE],
        unit=said[Label.UNIT] if Label.UNIT in whose else "",
        appraiser=said[Label.APPRAISER] if Label.APPRAISER in whose else "",
        round=int(said[Label.ROUND]) if Label.ROUND in whose else 0,
    )


def visible_texts(rows: Iterable[LabelledText], shown: Collection[Label]) -> dict[Label, str]:
    """Those of the rows that people see too, with the period as people call it."""
    named = {period.value: name for period, name in PERIOD_NAMES.items()}
    return {label: named[text] if label is Label.PERIOD else text for label, text in rows if label in shown}


def period_named(text: str) -> Period | None:
    """The period of a name that people see, or of the word that programs use."""
    return _NAMED.get(fold(text)) or _PERIODS.get(text)
