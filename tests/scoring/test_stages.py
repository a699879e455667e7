"""What the appraisers say counts before what members say: rounds, several appraisers, reasons, caps."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.intake.forms import take_in
from pipeline.model.bloc import AppraisalPolicy, NotApplicable, ScoringPolicy
from pipeline.model.cells import CellRef
from pipeline.model.grounds import Grounds
from pipeline.model.result import Basis, Review
from pipeline.model.scale import Kind, Line, Scale
from pipeline.model.submission import Opinion
from pipeline.reviewing import evaluate, understand
from pipeline.text.findings import message, remedy
from tests.answering import MARKED, Sent, arrived, card_of, mark_of, some_grounds, standing_of
from tests.builders import a_config, a_group, a_line, a_member, a_scale

VP, TTR = a_member("VP"), a_member("TTR")
FIGURE = CellRef("VP-TĐ.xlsx", "Thẩm định", "L7")


def a_verdict(line: str, points: str | None = None, figure: object = None, **more: object) -> Opinion:
    told = Opinion(
        unit="VP",
        line=line,
        appraiser="Văn phòng",
        round=1,
        points=None if points is None else Decimal(points),
        figure=Decimal(figure) if isinstance(figure, int) else figure,
        reason="theo hồ sơ",
        at=FIGURE,
    )
    return told._replace(**more)


def appraised(
    scale: Scale, *opinions: Opinion, grounds: Grounds | None = None, **answers: Mapping[str, object]
) -> Review:
    """The review of forms by member code, with what the appraisers say of them."""
    grounds = grounds or some_grounds(scale, (VP, TTR))
    forms = [arrived(grounds, Sent(unit, told)) for unit, told in answers.items()]
    intake = take_in(forms, (), grounds).hearing(opinions)
    return evaluate(grounds, intake, understand(grounds, intake))


def codes(review: Review) -> list[tuple[str, str | None, str | None]]:
    """Findings of the appraisal: code, line and cell."""
    return [(one.code, one.line, one.cell) for one in review.findings if one.code in PROVOKED]


ONE = a_scale(a_group(), a_line("A1", maximum=10))


def test_appraised_points_count_before_the_claim() -> None:
    review = appraised(ONE, a_verdict("A1", "6"), VP={"A1": 9})
    mark = mark_of(review)
    assert (mark.points, mark.basis, mark.claimed) == (Decimal("6.00"), Basis.APPRAISED, Decimal(9))
    card = card_of(review)
    assert (card.total, card.claimed_total) == (Decimal("6.00"), Decimal("9.00"))


def test_an_appraised_figure_is_computed_by_the_rule_and_the_reported_one_still_shown() -> None:
    scale = a_scale(a_group(), a_line("A1", "Trừ dần", "1/lần"))
    mark = mark_of(appraised(scale, a_verdict("A1", figure=4), VP={"A1": 1}))
    assert (mark.points, mark.basis, mark.reported) == (Decimal("6.00"), Basis.APPRAISED, Decimal(1))


def test_of_both_the_points_count() -> None:
    scale = a_scale(a_group(), a_line("A1", "Trừ dần", "1/lần"))
    assert mark_of(appraised(scale, a_verdict("A1", "7.5", figure=4), VP={"A1": 1})).points == Decimal("7.50")


def test_points_may_be_given_on_every_rule() -> None:
    scale = a_scale(
        a_group(),
        a_line("A1", "Điểm chuẩn"),
        a_line("A2", "Theo số lượng", "1/lần; theo dòng A3"),
        a_line("A3", "Trừ dần", "1/lần"),
    )
    review = appraised(scale, a_verdict("A1", "3"), a_verdict("A2", "4"), VP={})
    assert [(mark.code, mark.points) for mark in card_of(review).marks][:2] == [
        ("A1", Decimal("3.00")),
        ("A2", Decimal("4.00")),
    ]


def test_a_value_makes_a_marked_line_apply() -> None:
    review = appraised(ONE, a_verdict("A1", "4"), VP={"A1": MARKED}, TTR={"A1": 5})
    assert (mark_of(review).basis, mark_of(review).maximum) == (Basis.APPRAISED, Decimal(10))
    assert standing_of(review, "VP").place == 2


def test_the_claimed_total_is_as_if_there_were_no_appraisal() -> None:
    scale = a_scale(a_group(), a_line("A1"), a_line("A2"))
    review = appraised(scale, a_verdict("A1", "4"), VP={"A1": MARKED, "A2": 8})
    assert (card_of(review).total, card_of(review).claimed_total) == (Decimal("12.00"), Decimal("8.00"))


def test_the_last_round_with_a_value_counts() -> None:
    first, second = a_verdict("A1", "4"), a_verdict("A1", "7", round=2)
    assert mark_of(appraised(ONE, second, first, VP={"A1": 9})).points == Decimal("7.00")


@pytest.mark.parametrize(
    ("combine", "trim", "points", "expected"),
    [
        ("mean", 0, ["1", "2", "6"], "3.00"),
        ("mean", 0, ["1.005", "1"], "1.01"),
        ("median", 0, ["1", "2", "6"], "2.00"),
        ("median", 0, ["1", "2", "3", "6"], "2.50"),
        ("trimmed", 1, ["1", "2", "3", "10"], "2.50"),
        ("trimmed", 1, ["1", "4"], "2.50"),
        ("trimmed", 2, ["1", "2", "3", "10"], "4.00"),
    ],
)
def test_several_appraisers_are_combined(combine: str, trim: int, points: list[str], expected: str) -> None:
    config = a_config((VP,), appraisal=AppraisalPolicy(combine=combine, trim=trim))
    opinions = [a_verdict("A1", number, appraiser=f"Phòng {at}") for at, number in enumerate(points)]
    review = appraised(ONE, *opinions, grounds=some_grounds(ONE, config=config), VP={"A1": 9})
    assert mark_of(review).points == Decimal(expected)


@given(st.permutations([a_verdict("A1", str(number), appraiser=f"Phòng {number}") for number in range(1, 6)]))
def test_the_order_of_appraisers_changes_nothing(opinions: list[Opinion]) -> None:
    assert mark_of(appraised(ONE, *opinions, VP={"A1": 9})).points == Decimal("3.00")


LEADER = a_scale(
    a_group(),
    a_line("A1", "So với đơn vị dẫn đầu"),
    a_line("A2", "Vượt kế hoạch", "của A1", kind=Kind.BONUS, maximum=5),
    a_line("A3", "Theo tỷ lệ", "theo dòng A1"),
)
LEADING = some_grounds(LEADER, (VP, TTR), targets={"A1": {"VP": 100, "TTR": 100}})


def test_one_appraisers_figure_counts_for_the_whole_bloc() -> None:
    """The leader's 150 is corrected to 120: the other's points, the bonus and the line that follows all change."""
    answers = {"VP": {"A1": 150}, "TTR": {"A1": 110}}
    before = appraised(LEADER, grounds=LEADING, **answers)
    after = appraised(LEADER, a_verdict("A1", figure=120), grounds=LEADING, **answers)
    assert [mark_of(one, "A1", "TTR").points for one in (before, after)] == [Decimal("6.00"), Decimal("7.50")]
    assert [mark_of(one, "A2").points for one in (before, after)] == [Decimal("5.00"), Decimal("2.00")]
    corrected = appraised(LEADER, a_verdict("A1", figure=50), grounds=LEADING, **answers)
    assert mark_of(corrected, "A3").points == Decimal("5.00")
    assert mark_of(corrected, "A3").reported == Decimal(150)
    assert [card_of(one, "TTR").claimed_total for one in (before, after)] == [card_of(before, "TTR").claimed_total] * 2


def test_with_several_appraisers_the_members_figure_stays_for_the_bloc() -> None:
    given_two = (a_verdict("A1", figure=120), a_verdict("A1", figure=110, appraiser="Thanh tra"))
    review = appraised(LEADER, *given_two, grounds=LEADING, VP={"A1": 150}, TTR={"A1": 110})
    assert mark_of(review, "A1", "TTR").points == Decimal("6.00")
    assert mark_of(review, "A1").points == Decimal("6.50")  # the mean of 7.00 and 6.00


def test_of_both_the_figure_still_counts_for_the_whole_bloc() -> None:
    """Points for the leader's own line, its figure for r*, `Vượt kế hoạch` and the line that follows."""
    answers = {"VP": {"A1": 150}, "TTR": {"A1": 110}}
    review = appraised(LEADER, a_verdict("A1", "9", figure=120), grounds=LEADING, **answers)
    assert [mark_of(review, code).points for code in ("A1", "A2")] == [Decimal("9.00"), Decimal("2.00")]
    assert mark_of(review, "A1", "TTR").points == Decimal("7.50")
    halved = appraised(LEADER, a_verdict("A1", "9", figure=50), grounds=LEADING, **answers)
    assert [mark_of(halved, code).points for code in ("A1", "A3")] == [Decimal("9.00"), Decimal("5.00")]


def test_one_value_in_a_later_round_sets_aside_all_of_the_round_before_on_that_line_alone() -> None:
    scale = a_scale(a_group(), a_line("A1"), a_line("A2"))
    first = [a_verdict(line, "4", appraiser=who) for line in ("A1", "A2") for who in ("Phòng 1", "Phòng 2")]
    review = appraised(scale, *first, a_verdict("A1", "7", round=2, appraiser="Phòng 2"), VP={"A1": 9, "A2": 9})
    assert [mark.points for mark in card_of(review).marks] == [Decimal("7.00"), Decimal("4.00")]


def test_a_figure_on_a_marked_line_makes_its_follower_apply_too() -> None:
    scale = a_scale(a_group(), a_line("A1", "Trừ dần", "1/lần"), a_line("A2", "Trừ dần", "2/lần; theo dòng A1"))
    review = appraised(scale, a_verdict("A1", figure=2), VP={"A1": MARKED})
    assert [mark.points for mark in card_of(review).marks] == [Decimal("8.00"), Decimal("6.00")]


def test_rescale_counts_a_line_that_the_appraisers_made_apply() -> None:
    scale = a_scale(a_group(), a_line("A1"), a_line("A2"))
    policy = ScoringPolicy(decimals=2, not_applicable=NotApplicable.RESCALE)
    grounds = some_grounds(scale, config=a_config((VP,))._replace(scoring=policy))
    card = card_of(appraised(scale, a_verdict("A1", "4"), grounds=grounds, VP={"A1": MARKED, "A2": 8}))
    assert (card.tally.base, card.tally.maximum, card.claimed_total) == (
        Decimal("12.00"),
        Decimal(20),
        Decimal("16.00"),
    )


def _without_reason() -> Review:
    return appraised(ONE, a_verdict("A1", "4", reason=""), VP={"A1": 9})


def _above() -> Review:
    return appraised(ONE, a_verdict("A1", "11"), VP={"A1": 9})


def _itself() -> Review:
    return appraised(ONE, a_verdict("A1", "8", appraiser="Đơn vị VP", member="VP"), VP={"A1": 9})


def _capped() -> Review:
    scale = a_scale(a_group("A", bonus_cap=Decimal(3)), a_line("A1", kind=Kind.BONUS, maximum=2), a_line("A2"))
    return appraised(scale, a_verdict("A1", "4"), VP={"A2": 9})


def _not_applicable() -> Review:
    scale = a_scale(a_group(), a_line("A1", "Theo tỷ lệ"), a_line("A2"))
    return appraised(scale, a_verdict("A1", "4"), VP={"A1": 9, "A2": 1})


PROVOKED = {
    "reason_missing": (_without_reason, [("reason_missing", "A1", "Thẩm định!L7")]),
    "appraised_above_maximum": (_above, [("appraised_above_maximum", "A1", "Thẩm định!L7")]),
    "appraises_itself": (_itself, [("appraises_itself", "A1", "Thẩm định!L7")]),
    "appraised_capped": (_capped, [("appraised_above_maximum", "A1", "Thẩm định!L7"), ("appraised_capped", "A", None)]),
    "appraised_not_applicable": (_not_applicable, [("appraised_not_applicable", "A1", "Thẩm định!L7")]),
}
"""Every finding of the appraisal, with a review that provokes it."""


@pytest.mark.parametrize("code", PROVOKED)
def test_every_finding_of_the_appraisal(code: str) -> None:
    provoke, expected = PROVOKED[code]
    review = provoke()
    assert sorted(codes(review)) == sorted(expected)
    for finding in review.findings:
        assert message(finding)
        assert remedy(finding)


def test_a_member_that_appraises_another_is_nothing_to_look_at() -> None:
    assert codes(appraised(ONE, a_verdict("A1", "8", member="TTR"), VP={"A1": 9})) == []


def test_what_is_ignored_changes_nothing() -> None:
    assert mark_of(_not_applicable()).basis is Basis.NOT_APPLICABLE


def test_every_cap_that_cuts_is_told_once() -> None:
    scale = a_scale(
        a_group("A", bonus_cap=Decimal(5)),
        a_group("AA", level=2, bonus_cap=Decimal(6)),
        a_line("A1", level=3, kind=Kind.BONUS, maximum=2),
        a_line("A2", level=3, kind=Kind.BONUS, maximum=2),
    )
    review = appraised(scale, a_verdict("A1", "4"), a_verdict("A2", "4"), VP={})
    assert [one[:2] for one in codes(review) if one[0] == "appraised_capped"] == [
        ("appraised_capped", "A"),
        ("appraised_capped", "AA"),
    ]
    assert card_of(review).tallies["A"].bonus == Decimal(5)


@pytest.mark.parametrize(
    ("group", "line"),
    [
        (a_group("A", maximum=Decimal(10)), a_line("A1", maximum=10)),
        (a_group("A", deduction_cap=Decimal(10)), a_line("A1", kind=Kind.DEDUCTION, maximum=10)),
    ],
)
def test_caps_of_base_and_of_deduction_hold_and_are_told(group: Line, line: Line) -> None:
    review = appraised(a_scale(group, line), a_verdict("A1", "12"), VP={"A1": 1})
    tally = card_of(review).tallies["A"]
    assert max(tally.base, tally.deduction) == Decimal(10)
    assert [code for code, *_ in codes(review)] == ["appraised_capped", "appraised_above_maximum"]


def test_a_line_that_follows_one_that_is_excluded_takes_no_value() -> None:
    scale = a_scale(
        a_group(),
        a_line("A1", "Trừ dần", "1/lần", groups=("không ai",)),
        a_line("A2", "Trừ dần", "2/lần; theo dòng A1"),
    )
    review = appraised(scale, a_verdict("A2", "4"), VP={})
    assert codes(review) == [("appraised_not_applicable", "A2", "Thẩm định!L7")]
    assert mark_of(review, "A2").basis is Basis.NOT_APPLICABLE


def test_a_cap_that_does_not_cut_is_not_told() -> None:
    scale = a_scale(a_group("A", bonus_cap=Decimal(4)), a_line("A1", kind=Kind.BONUS, maximum=2), a_line("A2"))
    review = appraised(scale, a_verdict("A1", "4"), VP={"A2": 9})
    assert codes(review) == [("appraised_above_maximum", "A1", "Thẩm định!L7")]


def test_a_cap_is_not_told_where_the_points_are_appraised_at_their_maximum() -> None:
    scale = a_scale(a_group("A", bonus_cap=Decimal(3)), a_line("A1", kind=Kind.BONUS, maximum=5), a_line("A2"))
    review = appraised(scale, a_verdict("A1", "5"), VP={"A2": 9})
    assert card_of(review).tallies["A"].bonus == Decimal(3)
    assert codes(review) == []


@pytest.mark.parametrize(("appraised_line", "points"), [("A2", "11"), ("B1", "4")])
def test_a_cap_is_told_only_where_it_cuts_points_of_its_kind_and_branch(appraised_line: str, points: str) -> None:
    """A caps the bonus that VP claims itself; what is appraised above M is base there, or a bonus elsewhere."""
    scale = a_scale(
        a_group("A", bonus_cap=Decimal(3)),
        a_line("A1", kind=Kind.BONUS, maximum=5),
        a_line("A2"),
        a_group("B"),
        a_line("B1", kind=Kind.BONUS, maximum=2),
    )
    review = appraised(scale, a_verdict(appraised_line, points), VP={"A1": 5, "A2": 9, "B1": 1})
    assert card_of(review).tallies["A"].bonus == Decimal(3)
    assert codes(review) == [("appraised_above_maximum", appraised_line, "Thẩm định!L7")]


def test_a_reason_is_asked_against_the_round_before() -> None:
    rounds = (a_verdict("A1", "4"), a_verdict("A1", "4", round=2, reason=""))
    assert codes(appraised(ONE, *rounds, VP={"A1": 9})) == []
    rounds = (a_verdict("A1", "4"), a_verdict("A1", "9", round=2, reason=""))
    assert [code for code, *_ in codes(appraised(ONE, *rounds, VP={"A1": 9}))] == ["reason_missing"]


@given(st.integers(0, 10), st.integers(0, 10), st.integers(0, 10))
def test_raising_an_appraised_score_never_lowers_the_place(low: int, more: int, other: int) -> None:
    opinions = [a_verdict("A1", str(low)), a_verdict("A1", str(low + more))]
    places = [standing_of(appraised(ONE, one, VP={"A1": 1}, TTR={"A1": other}), "VP").place for one in opinions]
    assert places[1] <= places[0]


def test_a_date_may_be_appraised() -> None:
    scale = a_scale(a_group(), a_line("A1", "Theo thời hạn", "hạn 31/01; 1/ngày"))
    review = appraised(scale, a_verdict("A1", figure=date(2018, 2, 3)), VP={"A1": date(2018, 1, 30)})
    assert mark_of(review).points == Decimal("7.00")


def test_two_appraisers_may_put_a_member_before_the_leader() -> None:
    """r* stays the largest of the members' own figures; an appraiser's figure beyond it gives M."""
    scale = a_scale(a_group(), a_line("A1", "So với đơn vị dẫn đầu"))
    grounds = some_grounds(scale, (VP, TTR), targets={"A1": {"VP": 100, "TTR": 100}})
    two = (a_verdict("A1", figure=150), a_verdict("A1", figure=100, appraiser="Thanh tra"))
    review = appraised(scale, *two, grounds=grounds, VP={"A1": 90}, TTR={"A1": 120})
    assert [mark_of(review, unit=unit).points for unit in ("VP", "TTR")] == [Decimal("7.50"), Decimal("10.00")]
