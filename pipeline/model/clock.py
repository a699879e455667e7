"""Vietnam's time, in which every day of the bloc is counted."""

from datetime import date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))


def day_in_vietnam(moment: datetime) -> date:
    """The day (+07:00) of a moment."""
    return moment.astimezone(VIETNAM).date()


def moment_shown(moment: datetime) -> str:
    """A moment as people read it: `08:30 ngày 20/06/2018`."""
    return f"{moment.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}"
