"""Whole scorecards (CONTRACT sections 4 to 6): policies for what does not apply, benches, claims, evidence."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from pipeline.model.bloc import MAXIMUM, NotApplicable
from pipeline.model.result import Basis, Tally
from pipeline.model.scale import Kind, Scale
from tests.answering import (
    MARKED,
    Sent,
    Value,
    a_row,
    card_of,
    found,
    mark_of,
    not_ranked_of,
    review_of,
    reviewed,
    some_grounds,
    words,
)
from tests.builders import a_condition, a_group, a_line, a_member, a_scale, scored_by


def numbers(tally: Tally) -> tuple[str, str, str, str]:
    return (str(tally.base), str(tally.bonus), str(tally.deduction), str(tally.maximum))


# ---------------------------------------------------------------------------- what does not apply

SCALE = a_scale(
    a_group("A"),
    a_line("A1", maximum=30),
    a_line("A2", maximum=20),
    a_line("A3", "Theo tỷ lệ", maximum=50),
    a_group("B"),
    a_line("B1", kind=Kind.BONUS),
    a_line("B2", kind=Kind.DEDUCTION),
)
FILLED = {"A1": 20, "A2": MARKED, "A3": 7, "B1": MARKED, "B2": 1}


@pytest.mark.parametrize(
    ("policy", "base", "maximum", "percent"),
    [
        ("exclude", "20", "30", "63.33"),
        ("rescale", "66.67", "100", "65.67"),
        ("full", "90", "100", "89.00"),
        ("zero", "20", "100", "19.00"),
    ],
)
def test_each_policy(policy: str, base: str, maximum: str, percent: str) -> None:
    card = card_of(reviewed(SCALE, config=scored_by(policy), VP=FILLED))
    assert (card.tally.base, card.tally.maximum) == (Decimal(base), Decimal(maximum))
    assert (card.tally.bonus, card.tally.deduction) == (0, 1)
    assert card.total == Decimal(base) - 1
    assert str(card.percent) == percent


@pytest.mark.parametrize(
    ("policy", "points", "maximum"),
    [("exclude", 0, 0), ("rescale", 0, 0), ("full", 20, 20), ("zero", 0, 20)],
)
def test_the_mark_of_a_line_that_does_not_apply(policy: str, points: int, maximum: int) -> None:
    review = reviewed(SCALE, config=scored_by(policy), VP=FILLED)
    mark = mark_of(review, "A2")
    assert (mark.points, mark.maximum, mark.basis) == (points, maximum, Basis.NOT_APPLICABLE)
    assert (mark_of(review, "B1").points, mark_of(review, "B1").maximum) == (0, 0)


@pytest.mark.parametrize("policy", list(NotApplicable))
def test_lines_of_other_members_never_count(policy: str) -> None:
    scale = a_scale(
        a_group(), a_line("A1"), a_line("A2", groups=("khác",)), a_line("A3", "Theo bậc", "≥1: 1", groups=("khác",))
    )
    card = card_of(reviewed(scale, config=scored_by(policy), VP={"A1": 5}))
    assert (card.tally.base, card.tally.maximum) == (5, 10)


def test_rescaling_ignores_what_is_capped_away() -> None:
    """F is what the member's maximum would be, caps of headings included."""
    scale = a_scale(a_group(maximum=Decimal(25)), a_line("A1"), a_line("A2"), a_line("A3"))
    card = card_of(reviewed(scale, config=scored_by("rescale"), VP={"A1": 5, "A2": 6, "A3": MARKED}))
    assert numbers(card.tally)[0] == "13.75"
    assert card.tally.maximum == 25


def test_rescaling_takes_the_largest_of_the_children() -> None:
    scale = a_scale(a_group(highest_only=True), a_line("A1", maximum=20), a_line("A2", maximum=10))
    card = card_of(reviewed(scale, config=scored_by("rescale"), VP={"A1": MARKED, "A2": 5}))
    assert (card.tally.base, card.tally.maximum) == (10, 20)


def test_a_line_that_follows_an_excluded_one_is_no_part_of_the_full_maximum() -> None:
    scale = a_scale(
        a_group(),
        a_line("X", "Theo số lượng", "1/lần", groups=("khác",)),
        a_line("Y", "Trừ dần", "1/lần; theo dòng X"),
        a_line("A1"),
    )
    for answers in ({"A1": 5}, {"A1": 5, "Y": MARKED}):
        card = card_of(reviewed(scale, config=scored_by("rescale"), VP=answers))
        assert (card.tally.base, card.tally.maximum) == (5, 10)


def test_tallies_of_rows_are_before_rescaling() -> None:
    card = card_of(reviewed(SCALE, config=scored_by("rescale"), VP=FILLED))
    assert (card.tallies["A"].base, card.tallies["A"].maximum) == (20, 30)
    assert card.tallies["B"].net == -1


@pytest.mark.parametrize("policy", list(NotApplicable))
def test_a_member_to_whom_nothing_applies(policy: str) -> None:
    scale = a_scale(a_group(), a_line("A1"), a_line("A2", kind=Kind.BONUS))
    review = reviewed(scale, config=scored_by(policy, bonus_maximum=Decimal(15)), VP={"A1": MARKED, "A2": 5})
    if policy in ("full", "zero"):
        assert card_of(review).percent is not None
    else:
        assert not_ranked_of(review, "VP").reason == "nothing_applies"
        assert card_of(review).percent is None


def test_a_bonus_maximum_is_added_after_rescaling() -> None:
    card = card_of(reviewed(SCALE, config=scored_by("rescale", bonus_maximum=Decimal(15)), VP=FILLED))
    assert (card.tally.base, card.tally.maximum) == (Decimal("66.67"), 115)
    assert str(card.percent) == "57.10"


@pytest.mark.parametrize(
    ("cap", "total", "percent"), [(None, "12.00", "120.00"), (MAXIMUM, "10", "100.00"), (Decimal(11), "11", "110.00")]
)
def test_caps_of_the_total(cap: Decimal | str | None, total: str, percent: str) -> None:
    scale = a_scale(a_group(), a_line("A1"), a_line("A2", kind=Kind.BONUS))
    card = card_of(reviewed(scale, config=scored_by(total_cap=cap), VP={"A1": 10, "A2": 2}))
    assert (card.total, str(card.percent)) == (Decimal(total), percent)


def test_a_floor_of_the_total() -> None:
    scale = a_scale(a_group(), a_line("A1"), a_line("A2", kind=Kind.DEDUCTION))
    card = card_of(reviewed(scale, config=scored_by(total_floor=Decimal(0)), VP={"A1": 1, "A2": 2}))
    assert (card.total, str(card.percent)) == (0, "0.00")
    below = card_of(reviewed(scale, VP={"A1": 1, "A2": 2}))
    assert (below.total, str(below.percent)) == (-1, "-10.00")


# ----------------------------------------------------------------------------------- rounding


@pytest.mark.parametrize(("decimals", "points"), [(0, "3"), (1, "3.3"), (2, "3.33"), (3, "3.333")])
def test_points_are_rounded_at_the_line(decimals: int, points: str) -> None:
    scale = a_scale(a_group(), *(a_line(f"A{n}", "Theo tỷ lệ") for n in range(1, 4)))
    targets = {f"A{n}": {"VP": 3} for n in range(1, 4)}
    review = reviewed(scale, config=scored_by(decimals=decimals), targets=targets, VP=dict.fromkeys(targets, 1))
    assert str(mark_of(review).points) == points
    assert card_of(review).total == 3 * Decimal(points)


def test_half_a_hundredth_goes_up_once() -> None:
    scale = a_scale(a_group(), a_line("A1", "Theo tỷ lệ", "kết quả là %", maximum=1), a_line("A2", maximum=1))
    review = reviewed(scale, VP={"A1": Decimal("33.5"), "A2": Decimal("0.005")})
    assert [str(mark.points) for mark in card_of(review).marks] == ["0.34", "0.01"]


# -------------------------------------------------------------------------------- the whole bloc


def leaders() -> Scale:
    return a_scale(a_group(), a_line("A1", "So với đơn vị dẫn đầu"), a_condition("K"), a_line("Z", "Điểm chuẩn"))


def shares(**answers: dict[str, Value]) -> dict[str, str]:
    review = reviewed(leaders(), targets={"A1": {"VP": 100, "KHTC": 100, "TTR": 50}}, **answers)
    return {unit: str(mark_of(review, unit=unit).points) for unit in answers}


def test_the_leader_has_all_and_the_others_their_share() -> None:
    assert shares(VP={"A1": 150}, KHTC={"A1": 100}, TTR={"A1": 100}) == {"VP": "7.50", "KHTC": "5.00", "TTR": "10.00"}
    assert shares(VP={"A1": 80}, KHTC={"A1": 100}, TTR={"A1": 5}) == {"VP": "4.00", "KHTC": "5.00", "TTR": "0.50"}


def test_who_is_stopped_by_a_condition_may_still_lead() -> None:
    assert shares(VP={"A1": 150}, TTR={"A1": 100, "K": "Có"}) == {"VP": "7.50", "TTR": "10.00"}


@pytest.mark.parametrize("answer", [a_row(reported=400, x="x", note="Không có"), "bốn trăm", None, -5])
def test_who_has_no_valid_figure_does_not_lead(answer: Value) -> None:
    assert shares(VP={"A1": 150}, TTR={"A1": answer})["VP"] == "10.00"


def test_without_a_target_one_never_leads_the_others() -> None:
    assert shares(VP={"A1": 150}, TTTT={"A1": 1000}, TTUD={"A1": 250}) == {
        "VP": "10.00",
        "TTTT": "10.00",
        "TTUD": "2.50",
    }


# ------------------------------------------------------------------------------- Vượt kế hoạch


def exceeding(parameters: str = "", label: str = "Theo tỷ lệ") -> Scale:
    return a_scale(
        a_group(),
        a_line("X", label, parameters, maximum=40),
        a_line("A1", "Vượt kế hoạch", "của X", kind=Kind.BONUS, maximum=5),
        a_line("Z", "Điểm chuẩn"),
    )


@pytest.mark.parametrize(
    ("parameters", "answer", "target", "expected"),
    [
        ("", 103, 100, "1.20"),
        ("", Decimal("102.99"), 100, "0.80"),
        ("", 100, 100, "0.00"),
        ("", 50, 100, "0.00"),
        ("", 1000, 100, "5.00"),
        ("đủ điểm từ 85%", 103, 100, "1.20"),
        ("", None, 100, "0.00"),
        ("", "hỏng", 100, "0.00"),
        ("", -5, 100, "0.00"),
        ("", 103, None, "0.00"),
        ("", 103, 0, "0.00"),
        ("", a_row(reported=103, x="x", note="Không có"), 100, "0.00"),
        ("kết quả là %", 103, None, "1.20"),
        ("càng thấp càng tốt", 100, 103, "1.20"),
        ("càng thấp càng tốt", 0, 100, "5.00"),
        ("càng thấp càng tốt", 0, None, "0.00"),
        ("càng thấp càng tốt", None, 100, "0.00"),
        ("càng thấp càng tốt", a_row(reported=0, x="x", note="Không có"), 100, "0.00"),
    ],
)
def test_a_bonus_for_what_exceeds_the_target(parameters: str, answer: Value, target: int | None, expected: str) -> None:
    targets = {} if target is None else {"X": {"VP": target}}
    review = reviewed(exceeding(parameters), targets=targets, VP={"X": answer})
    assert str(mark_of(review).points) == expected
    assert mark_of(review).basis is Basis.COMPUTED


@pytest.mark.parametrize(("target", "expected"), [({"VP": 100}, "1.20"), ({"VP": 0}, "0.00"), ({}, "0.00")])
def test_a_bonus_over_a_line_against_the_leader(target: dict[str, int], expected: str) -> None:
    review = reviewed(exceeding(label="So với đơn vị dẫn đầu"), targets={"X": target}, VP={"X": 103}, TTR={})
    assert str(mark_of(review).points) == expected


# ------------------------------------------------------------------------------- day of receipt


@pytest.mark.parametrize(
    ("received", "points"),
    [
        (datetime(2018, 12, 5, 16, 59, 59, tzinfo=UTC), "10.00"),
        (datetime(2018, 12, 5, 17, 0, tzinfo=UTC), "9.00"),
        (datetime(2018, 12, 7, 2, 0, tzinfo=UTC), "8.00"),
        (None, "10.00"),
    ],
)
def test_days_are_counted_in_vietnam(received: datetime | None, points: str) -> None:
    scale = a_scale(a_group(), a_line("A1", "Theo thời hạn", "hạn nộp; 1/ngày; theo ngày nộp"))
    review = review_of(some_grounds(scale), Sent("VP", {}, received=received))
    assert str(mark_of(review).points) == points
    wanted = [("receipt_unknown", "warning", "A1", "A9")] if received is None else []
    assert [one for one in found(review) if one[2]] == wanted


def test_the_day_of_receipt_does_not_matter_where_the_line_does_not_apply() -> None:
    scale = a_scale(
        a_group(), a_line("A1", "Theo thời hạn", "hạn nộp; 1/ngày; theo ngày nộp"), a_line("Z", "Điểm chuẩn")
    )
    review = review_of(some_grounds(scale), Sent("VP", {"A1": MARKED}, received=None))
    assert [one for one in found(review) if one[2]] == []


# --------------------------------------------------------------------------------- figures of marks


def test_a_mark_shows_what_was_read() -> None:
    scale = a_scale(
        a_group(),
        a_line("A1", "Theo tỷ lệ"),
        a_line("A2", "Chấm trực tiếp", "thang 100"),
        a_line("A3", "Theo mức", "Tốt: 5"),
        a_line("A4", "Điểm chuẩn"),
        a_condition("K"),
    )
    answers = {"A1": a_row(reported=words("50,0"), claimed=Decimal("4.999")), "A2": 85, "A3": "TỐT"}
    review = reviewed(scale, targets={"A1": {"VP": "100.0"}}, VP=answers)
    told = [(mark.reported, mark.target, mark.claimed, mark.at and mark.at.cell) for mark in card_of(review).marks]
    assert told == [
        (Decimal("50.0"), Decimal("100.0"), Decimal("5.00"), "G9"),
        (None, None, Decimal(85), "H10"),
        ("Tốt", None, None, "G11"),
        (None, None, None, "A12"),
        (None, None, None, "G13"),
    ]


def test_members_who_say_the_same_are_scored_each_by_what_is_its_own() -> None:
    """Points that a rule gave once are given again only where target, day of receipt and the other line agree too."""
    scale = a_scale(
        a_group(),
        a_line("X", "Theo tỷ lệ"),
        a_line("A1", "Vượt kế hoạch", "của X", kind=Kind.BONUS, maximum=5),
        a_line("A2", "Theo thời hạn", "hạn nộp; 1/ngày; theo ngày nộp"),
    )
    targets = {"X": {"VP": 10, "TTR": 20, "STP": 10, "SYT": 10}}
    on_time, late = datetime(2018, 12, 1, tzinfo=UTC), datetime(2018, 12, 18, tzinfo=UTC)
    received = {"VP": on_time, "TTR": on_time, "STP": late, "SYT": on_time}
    grounds = some_grounds(scale, [a_member(code) for code in received], targets=targets)
    together = review_of(grounds, *(Sent(code, {"X": 10}, received=when) for code, when in received.items()))
    for code, when in received.items():
        assert card_of(review_of(grounds, Sent(code, {"X": 10}, received=when)), code) == card_of(together, code)
    assert [str(mark_of(together, "X", code).points) for code in received] == ["10.00", "5.00", "10.00", "10.00"]
    assert mark_of(together, "A2", "STP").points < mark_of(together, "A2", "SYT").points
