"""What the scale did: who is at the maximum, how far members lie apart, who claims too much, which lines are alike."""

from decimal import Decimal

import pytest

from pipeline.model.bloc import Period
from pipeline.model.result import Appraised, Basis, NotRanked, Review
from pipeline.model.scale import Kind
from pipeline.ranking.firmness.without import Move
from pipeline.reports.figures.correlation import Column, pairs_alike
from pipeline.reports.figures.scale_remarks import idle_in_words, remarks_on, twins_in_words
from pipeline.reports.figures.scale_statistics import ALIKE, LineOnScale, ScaleStatistics, scale_statistics
from tests.blocs_in_places import a_ranked_review, not_applicable
from tests.builders import a_board, a_config, a_group, a_line, a_mark, a_member, a_review, a_scale, points
from tests.reports.figures.small_bloc import SCALE, VP, a_small_bloc

PLAIN = a_scale(
    a_group("A"),
    a_line("A1", maximum=10),
    a_line("A2", maximum=20),
    a_group("B"),
    a_line("B1", maximum=5, kind=Kind.BONUS),
    a_line("B2", maximum=5, kind=Kind.DEDUCTION),
)
NINE = [f"M{number}" for number in range(1, 10)]


def of(review: Review, code: str) -> LineOnScale:
    return next(one for one in scale_statistics(review).lines if one.line.code == code)


def said_of(review: Review, code: str) -> tuple[str, ...]:
    return remarks_on(review, of(review, code))


def eight_of_nine() -> Review:
    """Eight members have all of A1; on A2 everybody has something else."""
    given = {code: {"A1": 10 if number else 4, "A2": 20 - number} for number, code in enumerate(NINE)}
    return a_ranked_review(PLAIN, given)


def test_the_share_at_the_maximum() -> None:
    found = of(eight_of_nine(), "A1")
    assert (found.members, found.best, found.best_share) == (9, 8, Decimal("88.9"))
    assert (found.lowest, found.highest, found.mean) == (points(4), points(10), points("9,33"))
    assert found.spread == Decimal("1.89")  # √(320/9) / √9 … of one four among tens
    assert not found.separates
    assert of(eight_of_nine(), "A2").separates


def test_a_line_that_separates_hardly_anybody_says_so() -> None:
    assert said_of(eight_of_nine(), "A1")[0] == (
        "08/09 đơn vị đạt điểm tối đa: tiêu chí hầu như không phân biệt được các đơn vị."
    )
    everybody = a_ranked_review(PLAIN, {code: {"A1": 10, "A2": 7} for code in NINE})
    assert said_of(everybody, "A1") == ("Cả 09 đơn vị đạt điểm tối đa: tiêu chí không phân biệt được các đơn vị.",)
    assert said_of(everybody, "A2")[0] == (
        "Cả 09 đơn vị có cùng một mức điểm: tiêu chí không phân biệt được các đơn vị."
    )


def test_a_scale_tells_how_many_points_separate_nobody() -> None:
    assert idle_in_words(scale_statistics(eight_of_nine())) == (
        "01/02 tiêu chí Chuẩn không hoặc hầu như không phân biệt được các đơn vị; các tiêu chí ấy chiếm 10/30 điểm tối "
        "đa của các tiêu chí Chuẩn."
    )
    given = {code: {"A1": number, "A2": number} for number, code in enumerate(NINE)}
    assert idle_in_words(scale_statistics(a_ranked_review(PLAIN, given))) is None


def test_what_nobody_reaches_is_told_at_the_years_end_only() -> None:
    year = a_ranked_review(PLAIN, {code: {"A1": 3 + number % 2, "A2": 4} for number, code in enumerate(NINE)})
    assert "Không đơn vị nào trong 09 đơn vị đạt một nửa điểm tối đa: yêu cầu có thể quá cao." in said_of(year, "A2")
    assert "Không đơn vị nào trong 09 đơn vị được cộng điểm: tiêu chí thưởng chưa có tác dụng." in said_of(year, "B1")
    half = year._replace(period=Period.SIX_MONTH)
    assert "Không đơn vị nào" not in " ".join((*said_of(half, "A2"), *said_of(half, "B1")))


def test_members_on_whom_a_line_does_not_apply_are_not_counted() -> None:
    found = of(a_small_bloc(), "A2")
    assert (found.members, found.best) == (2, 1)


def test_a_base_line_is_worth_what_the_deductions_below_it_leave() -> None:
    scale = a_scale(
        a_group("A"),
        a_line("A1", maximum=10),
        a_line("A1.1", maximum=4, kind=Kind.DEDUCTION, level=3, parent="A1"),
    )
    review = a_ranked_review(scale, {"VP": {"A1": 10}, "TTR": {"A1": 10, "A1.1": 3}})
    found = of(review, "A1")
    assert (found.best, found.lowest, found.highest) == (1, points(7), points(10))
    assert of(review, "A1.1").best == 1


def test_who_claims_more_than_was_counted() -> None:
    own = [
        Appraised(unit="M1", line="A1", kind=Kind.BASE, own=points(9), counted=points(7)),
        Appraised(unit="M2", line="A1", kind=Kind.BASE, own=points(6), counted=points(8)),
        Appraised(unit="M3", line="B2", kind=Kind.DEDUCTION, own=points(0), counted=points(2)),
    ]
    given = {code: {"A1": 7 if code == "M1" else 8, "B2": 2 if code == "M3" else 0} for code in NINE[:3]}
    review = a_ranked_review(PLAIN, given)._replace(appraised=tuple(own))
    assert (of(review, "A1").over, of(review, "A1").over_points) == (1, points(2))
    assert (of(review, "B2").over, of(review, "B2").over_points) == (1, points(2))


def test_a_claim_typed_over_computed_points_counts_and_a_blank_claims_nothing() -> None:
    scale = a_scale(a_group("A"), a_line("A1", "Theo số lượng", "2/lần", maximum=10))
    line = scale.by_code["A1"]
    marks = {
        "VP": a_mark(line, 6, Basis.COMPUTED, reported=Decimal(3), claimed=points(8)),
        "TTR": a_mark(line, 4, Basis.COMPUTED, reported=Decimal(2), claimed=points(6)),
        "KHTC": a_mark(line, 0, Basis.MISSING, claimed=points(9)),
    }
    review = a_ranked_review(scale, {unit: {"A1": mark} for unit, mark in marks.items()})
    found = of(review, "A1")
    assert (found.members, found.claims, found.over, found.over_points) == (3, 2, 2, points(4))
    assert "02/02 đơn vị tự chấm cao hơn điểm được công nhận, tổng cộng 4 điểm." in said_of(review, "A1")


def test_members_come_by_how_much_they_overclaim() -> None:
    review = a_ranked_review(PLAIN, {"VP": {"A1": 9}, "TTR": {"A1": 8}})
    cards = [
        one.card._replace(claimed_total=points(number))
        for one, number in zip(review.board.standings, (9, 10), strict=True)
    ]
    claims = scale_statistics(review._replace(board=a_board(cards))).claims
    assert [(one.card.member.code, one.difference) for one in claims] == [("TTR", points(2)), ("VP", points(0))]


def test_lines_that_measure_alike() -> None:
    steps = (10, 9, 7, 6, 5, 4, 3, 2, 1)
    given = {code: {"A1": step, "A2": 2 * step, "B1": step % 5} for code, step in zip(NINE, steps, strict=True)}
    (pair,) = scale_statistics(a_ranked_review(PLAIN, given)).twins
    assert (pair.line.code, pair.other.code, pair.correlation, pair.members) == ("A1", "A2", Decimal("1.00"), 9)
    assert twins_in_words(pair) == "Điểm của A1 và A2 gần như luôn đi cùng nhau (hệ số tương quan 1,00)."


@pytest.mark.parametrize("levels", [(10, 10, 10, 10, 10, 10, 10, 10, 0), (10, 10, 10, 10, 5, 5, 5, 5, 5)])
def test_one_odd_member_or_two_steps_make_no_lines_alike(levels: tuple[int, ...]) -> None:
    given = {code: {"A1": step, "A2": 2 * step} for code, step in zip(NINE, levels, strict=True)}
    assert scale_statistics(a_ranked_review(PLAIN, given)).twins == ()


def test_few_members_make_no_lines_alike() -> None:
    given = {code: {"A1": number, "A2": number} for number, code in enumerate(NINE[:4])}
    assert scale_statistics(a_ranked_review(PLAIN, given)).twins == ()


def test_the_ranking_without_a_line() -> None:
    review = a_ranked_review(PLAIN, {"VP": {"A1": 10, "A2": 12}, "TTR": {"A1": 7, "A2": 14}})
    assert of(review, "A1").moves == (Move("VP", 1, 2), Move("TTR", 2, 1))
    assert said_of(review, "A1") == (
        "Nếu không có tiêu chí này, 02 đơn vị đổi thứ hạng; xếp thứ nhất khi đó là Đơn vị TTR.",
    )
    assert of(review, "A2").moves == ()


def test_without_members_in_places_nothing_is_tried() -> None:
    found = scale_statistics(a_ranked_review(PLAIN, {"VP": {"A1": 10}}))
    assert not found.tried
    assert {one.moves for one in found.lines} == {None}


def test_a_bloc_in_which_nobody_sent_a_form_has_none() -> None:
    empty = ScaleStatistics((), (), (), tried=False)
    assert scale_statistics(a_review(SCALE, a_board([], [NotRanked(VP, "no_submission")]))) == empty


def test_a_line_that_applies_to_nobody_is_left_out() -> None:
    config = a_config([a_member("VP"), a_member("TTR")])
    absent = {"A1": not_applicable(PLAIN, "A1"), "A2": 3}
    found = scale_statistics(a_ranked_review(PLAIN, {"VP": absent, "TTR": absent}, config))
    assert "A1" not in {one.line.code for one in found.lines}
    assert [one.line.code for one in found.idle] == ["A2"]


def test_two_lines_are_compared_over_the_members_on_whom_both_apply() -> None:
    steps = (10, 9, 7, 6, 5, 4, 3, 2, 1)
    given = {code: {"A1": step, "A2": 2 * step} for code, step in zip(NINE, steps, strict=True)}
    given["M1"]["A2"] = not_applicable(PLAIN, "A2")
    given["M9"] = {"A1": not_applicable(PLAIN, "A1"), "A2": 20}
    (pair,) = scale_statistics(a_ranked_review(PLAIN, given)).twins
    assert (pair.correlation, pair.members) == (Decimal("1.00"), 7)


@pytest.mark.parametrize("unit", [1, 10**9])
def test_a_correlation_that_is_just_enough_and_one_that_is_not(unit: int) -> None:
    """√(361/400) is 0,95; points of any size are counted exactly."""
    level = ((1, 1), (1, -1), (-1, 1), (-1, -1), (0, 0))
    columns = [Column(list(range(5)), [unit * (19 * x + extra * y) for x, y in level]) for extra in (0, 6)]
    (pair,) = pairs_alike(columns, cards=5, fewest=5, least=ALIKE)
    assert pair.correlation == Decimal("0.95")
    further = [columns[0], Column(list(range(5)), [unit * (19 * x + 7 * y) for x, y in level])]
    assert not list(pairs_alike(further, cards=5, fewest=5, least=ALIKE))
