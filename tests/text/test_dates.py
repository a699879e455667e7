"""Dates by Nghị định 30."""

from datetime import UTC, date, datetime

import pytest

from pipeline.text.dates import day_in_words, moment_in_words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2019, 1, 5), "ngày 05 tháng 01 năm 2019"),
        (date(2019, 2, 10), "ngày 10 tháng 02 năm 2019"),
        (date(2018, 6, 29), "ngày 29 tháng 6 năm 2018"),
        (date(2018, 12, 1), "ngày 01 tháng 12 năm 2018"),
    ],
)
def test_days_below_ten_and_months_one_and_two_get_a_zero(day: date, words: str) -> None:
    assert day_in_words(day) == words


def test_a_moment_is_told_in_vietnams_time() -> None:
    assert moment_in_words(datetime(2018, 12, 31, 17, 5, tzinfo=UTC)) == "00 giờ 05 phút, ngày 01 tháng 01 năm 2019"
