"""Tables of results: what a member got, line by line, and what the bloc lost."""

from dataclasses import replace
from decimal import Decimal

from pipeline.model.result import Basis, NotRanked, Review
from pipeline.model.scale import Kind
from pipeline.reports.figures.tables import (
    line_statistics,
    mark_table,
    points_by_line,
    ranking_table,
    scorecards,
    scored_sections,
    share_lost,
)
from tests.builders import (
    a_board,
    a_card,
    a_condition,
    a_group,
    a_line,
    a_mark,
    a_member,
    a_review,
    a_scale,
    a_standing,
    points,
)

SCALE = a_scale(
    a_group("A"),
    a_line("A1", maximum=10),
    a_line("A2", maximum=20),
    a_group("B"),
    a_line("B1", maximum=5, kind=Kind.BONUS),
    a_line("B2", maximum=5, kind=Kind.DEDUCTION),
    a_group("K"),
    a_condition("K1"),
)
VP, KHTC, TTR = a_member("VP"), a_member("KHTC"), a_member("TTR")


def a_small_bloc() -> Review:
    """VP 27 + 2 − 1, KHTC 12 without A2, TTR stopped by a condition with A1 left blank."""
    vp = a_card(VP, SCALE, {"A1": 9, "A2": 18, "B1": 2, "B2": 1})
    khtc = a_card(KHTC, SCALE, {"A1": "9,5"}, marks=[a_mark(SCALE.by_code["A2"], 0, Basis.NOT_APPLICABLE)])
    ttr = a_card(TTR, SCALE, {"A2": 20}, marks=[a_mark(SCALE.by_code["A1"], 0, Basis.MISSING)])
    return a_review(SCALE, a_board([vp, khtc], [NotRanked(TTR, "condition", ttr)]))


def test_the_ranking_has_a_column_for_every_section_that_can_give_points() -> None:
    review = a_small_bloc()
    table = ranking_table(review)
    assert scored_sections(review) == ("A", "B")
    assert list(table["unit"]) == ["VP", "KHTC"]
    assert table.loc[0, ["section:A", "section:B", "bonus", "deduction", "total"]].tolist() == [
        points(27),
        points(1),
        points(2),
        points(1),
        points(28),
    ]
    assert "section:K" not in table.columns


def test_a_row_excluded_for_a_member_counts_as_nothing_in_its_section() -> None:
    review = a_small_bloc()
    first = review.board.standings[0]
    without = replace(first.card, tallies={"A": first.card.tallies["A"]})
    board = replace(review.board, standings=(a_standing(without),))
    assert ranking_table(replace(review, board=board)).loc[0, "section:B"] == 0


def test_members_who_are_scored_but_not_ranked_come_last() -> None:
    assert [card.member.code for card in scorecards(a_small_bloc())] == ["VP", "KHTC", "TTR"]


def test_deductions_take_and_lines_that_do_not_apply_are_not_there() -> None:
    table = points_by_line(a_small_bloc())
    assert table.loc["B2", "VP"] == points(-1)
    assert table.loc["B2", "KHTC"] == 0
    assert not table.loc["B2", "KHTC"].is_signed()
    assert table.loc["A2", "KHTC"] is None
    assert list(table.index) == ["A1", "A2", "B1", "B2"]
    assert list(table.columns) == ["VP", "KHTC", "TTR"]


def test_statistics_leave_out_members_on_whom_the_line_does_not_apply() -> None:
    table = line_statistics(a_small_bloc())
    assert table.loc["A2", ["mean", "minimum", "maximum", "lost"]].tolist() == [
        points(19),
        points(18),
        points(20),
        Decimal("5.0"),
    ]
    assert table.loc["A2", ["counted", "missing", "not_applicable"]].tolist() == [2, 0, 1]


def test_the_mean_is_rounded_once_half_up() -> None:
    table = line_statistics(a_small_bloc())
    assert table.loc["A1", "mean"] == points("6,17")  # 9 + 9,5 + 0 over three
    assert table.loc["A1", "missing"] == 1


def test_lines_without_a_maximum_have_no_share_lost() -> None:
    table = line_statistics(a_small_bloc())
    assert table.loc["B1", "lost"] is None
    assert share_lost(Decimal(0), Decimal(0)) is None


def test_there_are_no_floats_in_the_tables() -> None:
    review = a_small_bloc()
    for table in (ranking_table(review), points_by_line(review), line_statistics(review), mark_table(review)):
        assert not [value for value in table.to_numpy().ravel() if isinstance(value, float)]


def test_a_bloc_in_which_nobody_sent_a_form_has_empty_tables() -> None:
    review = a_review(SCALE, a_board([], [NotRanked(VP, "no_submission")]))
    assert ranking_table(review).empty
    assert points_by_line(review).shape == (4, 0)
    assert line_statistics(review).loc["A1", "mean"] is None
