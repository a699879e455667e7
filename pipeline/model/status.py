"""How far each member is."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from pipeline.model.bloc import Member


class Stage(StrEnum):
    """Where a member's form is."""

    ON_TIME = "on_time"
    LATE = "late"
    TIME_UNKNOWN = "time_unknown"
    NOT_ACCEPTED = "not_accepted"
    MISSING = "missing"


class MemberStatus(NamedTuple):
    """One member's form so far. `reason` is why there is no counted form (CONTRACT section 11), else None.

    `asked` counts the answers that would be missing if left blank, `blank` those that are. `errors` and `warnings`
    count what is to be mended or looked at in the counted form, `settled` the errors on lines that appraisers have set.
    `versions` counts all files of the member.
    """

    member: Member
    stage: Stage
    reason: str | None = None
    file: str | None = None
    received: datetime | None = None
    versions: int = 0
    asked: int = 0
    blank: int = 0
    errors: int = 0
    warnings: int = 0
    settled: int = 0


class AppraisalsOut(NamedTuple):
    """The workbooks of a round of appraisal that were sent out: how many, and the appraisers who sent none back."""

    round: int
    sent: int
    missing: tuple[str, ...]
