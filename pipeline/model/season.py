"""Which period a day belongs to, as far as the calendar leaves no doubt."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from pipeline.model.bloc import Calendar, Period

BEFORE, AFTER = timedelta(days=90), timedelta(days=75)
"""How long before its deadline, and after it, people work on a period."""


def period_in_season(periods: Mapping[Period, Calendar], now: datetime) -> Period | None:
    """The only period of the year that is being worked on; None where that may be none or both."""
    at_work = [period for period, times in periods.items() if times.deadline - BEFORE <= now <= _last(times) + AFTER]
    return at_work[0] if len(at_work) == 1 else None


def nearest_period(periods: Mapping[Period, Calendar], now: datetime) -> Period:
    """The period whose deadline is nearest; of two as near the first. Raises: ValueError, where there is none."""
    return min(periods, key=lambda period: abs(periods[period].deadline - now))


def _last(times: Calendar) -> datetime:
    return max(times.deadline, times.cutoff or times.deadline)
