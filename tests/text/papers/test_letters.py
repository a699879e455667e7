"""What a member of whom no form could be scored is told."""

from datetime import timedelta

from pipeline.text.papers.letters import unscored
from tests.builders import SIX_MONTH_DEADLINE


def test_who_is_asked_for_a_form_after_the_end_is_told_when_it_counts() -> None:
    *_, closed = unscored("no_submission", "năm 2018", SIX_MONTH_DEADLINE, SIX_MONTH_DEADLINE + timedelta(days=5))
    assert "bảng gửi sau thời gian này chỉ được chấm điểm khi được chấp thuận. Đơn vị chưa có điểm" in closed
    *_, still_open = unscored("no_submission", "năm 2018", SIX_MONTH_DEADLINE, None)
    assert "chấp thuận" not in still_open


def test_a_form_is_named_alike_whatever_became_of_it() -> None:
    first, _ = unscored("late", "năm 2018", SIX_MONTH_DEADLINE, None)
    assert first.startswith("Bảng tự chấm điểm năm 2018 của đơn vị được gửi đến khi đã hết thời gian nhận")
