"""What the bloc got and lost, line by line."""

from decimal import Decimal

from pipeline.model.result import NotRanked, Review
from pipeline.reports.figures.detail_rows import DetailRow, details
from tests.builders import a_board, a_review, points
from tests.reports.figures.small_bloc import SCALE, VP, a_small_bloc


def lines_of(review: Review) -> dict[str, DetailRow]:
    """The lines by code, without headings."""
    rows = (row for section in review.scale.sections for row in details(review).rows(section))
    return {row.line.code: row for row in rows if not row.heading}


def test_members_on_whom_a_line_does_not_apply_are_left_out() -> None:
    line = lines_of(a_small_bloc())["A2"]
    assert (line.mean, line.lost) == (points(19), Decimal("5.0"))  # 18 and 20 of 20


def test_the_mean_is_rounded_once_half_up() -> None:
    assert lines_of(a_small_bloc())["A1"].mean == points("6,17")  # 9 + 9,5 + 0 over three


def test_deductions_take() -> None:
    assert lines_of(a_small_bloc())["B2"].mean == points("-0,33")


def test_lines_without_a_maximum_have_no_share_lost() -> None:
    assert lines_of(a_small_bloc())["B1"].lost is None


def test_there_are_no_floats() -> None:
    found = lines_of(a_small_bloc()).values()
    assert {type(number) for one in found for number in (one.mean, one.lost)} == {Decimal, type(None)}


def test_a_bloc_in_which_nobody_sent_a_form_has_none() -> None:
    nobody = lines_of(a_review(SCALE, a_board([], [NotRanked(VP, "no_submission")])))
    assert all(line.mean is None and line.lost is None and not line.cells for line in nobody.values())
