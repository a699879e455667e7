"""Which period a day belongs to: 20/06 and 10/12 are the deadlines here."""

from datetime import datetime

import pytest

from pipeline.model.bloc import Calendar, Period
from pipeline.model.clock import VIETNAM
from pipeline.model.season import nearest_period, period_in_season


def day(month: int, number: int, year: int = 2026) -> datetime:
    return datetime(year, month, number, 8, tzinfo=VIETNAM)


SIX_MONTH, YEAR_END = Calendar(deadline=day(6, 20)), Calendar(deadline=day(12, 10))
BOTH = {Period.SIX_MONTH: SIX_MONTH, Period.YEAR_END: YEAR_END}


@pytest.mark.parametrize(
    ("now", "period"),
    [
        (day(1, 15), None),
        (day(4, 1), Period.SIX_MONTH),
        (day(7, 15), Period.SIX_MONTH),
        (day(9, 8), None),
        (day(11, 1), Period.YEAR_END),
        (day(1, 30, 2027), Period.YEAR_END),
        (day(6, 20, 2027), None),
    ],
)
def test_the_calendar_tells_the_period_or_leaves_a_doubt(now: datetime, period: Period | None) -> None:
    assert period_in_season(BOTH, now) is period


def test_a_bloc_of_one_period_is_in_doubt_out_of_its_season() -> None:
    assert period_in_season({Period.YEAR_END: YEAR_END}, day(11, 1)) is Period.YEAR_END
    assert period_in_season({Period.YEAR_END: YEAR_END}, day(5, 1)) is None


def test_a_cutoff_makes_the_season_longer() -> None:
    late = Calendar(deadline=day(6, 20), cutoff=day(8, 1))
    assert period_in_season({Period.SIX_MONTH: late}, day(9, 30)) is Period.SIX_MONTH


def test_seasons_that_meet_leave_a_doubt() -> None:
    close = {Period.SIX_MONTH: Calendar(deadline=day(9, 30)), Period.YEAR_END: YEAR_END}
    assert period_in_season(close, day(11, 1)) is None
    assert nearest_period(close, day(11, 1)) is Period.SIX_MONTH


def test_the_nearest_deadline() -> None:
    assert nearest_period(BOTH, day(9, 8)) is Period.SIX_MONTH
    assert nearest_period(BOTH, day(9, 20)) is Period.YEAR_END
